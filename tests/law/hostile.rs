//! What is broken or hostile is refused with a clear message, and the register stays as it was, to the byte.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::support::{lotse, read_text, read_tree, root, stderr, stdout, with_site, write};

fn excerpt(name: &str) -> Vec<u8> {
    read_tree(&root().join("tests/law/excerpts")).remove(name).unwrap()
}

/// An archive of members with their contents.
fn archive(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in members {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A member of a gigabyte that packs to a megabyte.
fn enormous() -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("gesetz.xml", SimpleFileOptions::default()).unwrap();
    let megabyte = vec![b' '; 1024 * 1024];
    for _ in 0..1024 {
        zip.write_all(&megabyte).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" ?>";

#[test]
fn broken_and_hostile_files_leave_the_register_untouched() {
    let xml = excerpt("aufenthg_2004.xml");
    let text = String::from_utf8(xml.clone()).unwrap();
    let bomb = text.replacen(
        "<!DOCTYPE dokumente SYSTEM \"http://www.gesetze-im-internet.de/dtd/1.01/gii-norm.dtd\">",
        "<!DOCTYPE dokumente [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;\">]>",
        1,
    );
    assert_ne!(bomb, text);
    let external = text.replacen("<P>(1)", "<P>&xxe;(1)", 1);
    let latin1: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?')).collect();
    let declared = text.replacen("UTF-8", "ISO-8859-1", 1);
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let deep = format!("{HEAD}<dokumente>{}", "<P>".repeat(200_000));
    let markdown = excerpt("AufenthG-BJNR195010004.md");
    let packed = archive(&[("BJNR195010004.xml", &xml)]);
    let cases: Vec<(&str, Vec<u8>, &str)> = vec![
        ("bombe.xml", bomb.into_bytes(), "eigene Entitäten"),
        ("entitaet.xml", external.into_bytes(), "„&xxe;“ ist unbekannt"),
        ("latin1.xml", latin1, "nicht in UTF-8"),
        ("genannt.xml", declared.into_bytes(), "Codierung ISO-8859-1"),
        ("utf16.xml", utf16, "nicht in UTF-8"),
        ("halb.xml", xml[..xml.len() / 2].to_vec(), "beschädigt oder unvollständig"),
        ("tief.xml", deep.into_bytes(), "beschädigt oder unvollständig"),
        ("anderes.xml", format!("{HEAD}<html><p>Hallo</p></html>").into_bytes(), "kein Gesetz"),
        ("leer.xml", Vec::new(), "leer.xml"),
        ("notiz.md", b"Nur eine Notiz.\n".to_vec(), "Kein Gesetz"),
        // Markdown has no end that could be missing; but so many norms are never repealed at once.
        ("AufenthG-BJNR195010004.md", markdown[..markdown.len() / 3].to_vec(), "Ist er vollständig?"),
        ("slip.zip", archive(&[("../../site.xml", &xml)]), "aus dem Ordner hinausführt"),
        ("absolut.zip", archive(&[("/etc/site.xml", &xml)]), "aus dem Ordner hinausführt"),
        ("zwei.zip", archive(&[("a.xml", &xml), ("b.xml", &xml)]), "mehr als eine XML-Datei"),
        ("ohne.zip", archive(&[("bild.png", b"PNG")]), "keine XML-Datei"),
        ("abgebrochen.zip", packed[..packed.len() / 2].to_vec(), "Archiv ist beschädigt"),
        ("riese.zip", enormous(), "größer als 64 MB"),
    ];
    let dir = with_site();
    let good = dir.path().join("gut/AufenthG-BJNR195010004.md");
    write(&good, &markdown);
    let import = ["law", "import", "gut", "--state", "2026-08-19", "--with-text"];
    let output = lotse(dir.path(), &import);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    write(&dir.path().join("andere/beschv_2013.xml"), &excerpt("beschv_2013.xml"));
    let before = read_tree(&dir.path().join("content"));
    assert!(
        before.contains_key("law/aufenthg.toml") && before.contains_key("law/texts/aufenthg/2026-08-19.md")
    );

    for (name, bytes, message) in cases {
        write(&dir.path().join("böse").join(name), &bytes);
        // A good file beside a bad one is not taken over either.
        let output =
            lotse(dir.path(), &["law", "import", "andere", &format!("böse/{name}"), "--state", "2026-09-15"]);
        let said = stderr(&output);
        assert_eq!(output.status.code(), Some(2), "{name}: {said}{}", stdout(&output));
        let named = said.contains(name) || said.contains("AufenthG");
        assert!(said.contains(message) && named, "{name}: {said}");
        assert!(
            said.contains("das Register ist unverändert") || said.contains("Das Register ist unverändert"),
            "{said}"
        );
        assert!(!said.contains("panicked"), "{said}");
        assert_eq!(read_tree(&dir.path().join("content")), before, "{name}");
    }
}

/// The archive as the site hands it out, the file in it, and the mirror of it: told apart by their content.
#[test]
fn every_form_is_told_by_its_content() {
    let xml = excerpt("aufenthg_2004.xml");
    let archive = archive(&[("BJNR195010004.xml", &xml), ("bild.jpg", b"JPEG")]);
    let forms: [(&str, Vec<u8>); 4] = [
        ("aufenthg_2004.xml", xml.clone()),
        ("aufenthg_2004.zip", archive.clone()),
        ("xml.zip", archive),
        (
            "mit-bom.xml",
            [b"\xef\xbb\xbf".as_slice(), &String::from_utf8(xml).unwrap().replace('\n', "\r\n").into_bytes()]
                .concat(),
        ),
    ];
    let mut registers = Vec::new();
    for (name, bytes) in forms {
        let dir = with_site();
        write(&dir.path().join(name), &bytes);
        let output = lotse(dir.path(), &["law", "import", name]);
        assert_eq!(output.status.code(), Some(0), "{name}: {}", stderr(&output));
        let register = read_text(&dir.path().join("content/law/aufenthg.toml"));
        let facts: Vec<String> =
            register.lines().filter(|line| !line.starts_with("address")).map(str::to_owned).collect();
        registers.push(facts);
    }
    assert!(registers[0].len() > 60);
    for register in &registers {
        assert_eq!(*register, registers[0]);
    }
}
