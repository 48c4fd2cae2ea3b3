//! `lotse law update` against a server on this computer that hands out real statute texts as the official site does.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Cursor, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::sync::{Arc, Mutex};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::support::{lotse, read_text, read_tree, root, stderr, stdout, with_site, write};

/// What the server does with a path.
#[derive(Clone)]
enum Reply {
    /// A file with its entity tag.
    File(Vec<u8>, &'static str),
    /// A fault of the server.
    Fault(u16),
    /// Half of a file, then the connection ends.
    Half(Vec<u8>),
    /// Runs something before it answers: somebody presses Ctrl+C.
    After(Arc<dyn Fn() + Send + Sync>, Vec<u8>),
}

/// A server for one test; it ends with it.
struct Server {
    address: String,
    replies: Arc<Mutex<BTreeMap<String, Reply>>>,
    /// Paths asked for, with the answer's status.
    log: Arc<Mutex<Vec<(String, u16)>>>,
}

impl Server {
    fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let (replies, log) = (Arc::default(), Arc::default());
        let server = Self { address, replies, log };
        let (replies, log) = (Arc::clone(&server.replies), Arc::clone(&server.log));
        std::thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                answer(stream, &replies, &log);
            }
        });
        server
    }

    fn reply(&self, part: &str, reply: Reply) {
        self.replies.lock().unwrap().insert(format!("/{part}/xml.zip"), reply);
    }

    fn asked(&self) -> Vec<(String, u16)> {
        std::mem::take(&mut self.log.lock().unwrap())
    }
}

fn answer(mut stream: TcpStream, replies: &Mutex<BTreeMap<String, Reply>>, log: &Mutex<Vec<(String, u16)>>) {
    let mut lines = BufReader::new(stream.try_clone().unwrap()).lines().map_while(Result::ok);
    let Some(path) = lines.next().and_then(|line| line.split(' ').nth(1).map(str::to_owned)) else { return };
    let head: Vec<String> = lines.take_while(|line| !line.is_empty()).collect();
    let asked_for = |tag: &str| {
        head.iter().any(|line| line.to_lowercase().starts_with("if-none-match:") && line.contains(tag))
    };
    let reply = replies.lock().unwrap().get(&path).cloned();
    let (status, extra, body, length) = match reply {
        None => (404, String::new(), Vec::new(), 0),
        Some(Reply::Fault(status)) => (status, String::new(), Vec::new(), 0),
        Some(Reply::File(_, tag)) if asked_for(tag) => (304, String::new(), Vec::new(), 0),
        Some(Reply::File(bytes, tag)) => {
            let length = bytes.len();
            (200, format!("ETag: \"{tag}\"\r\n"), bytes, length)
        }
        Some(Reply::Half(bytes)) => (200, String::new(), bytes[..bytes.len() / 2].to_vec(), bytes.len()),
        Some(Reply::After(run, bytes)) => {
            run();
            let length = bytes.len();
            (200, String::new(), bytes, length)
        }
    };
    log.lock().unwrap().push((path, status));
    let head = format!("HTTP/1.1 {status} x\r\nContent-Length: {length}\r\nConnection: close\r\n{extra}\r\n");
    // The other side may have gone.
    let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(&body));
}

fn zipped(xml: &str) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("BJNR.xml", SimpleFileOptions::default()).unwrap();
    zip.write_all(xml.as_bytes()).unwrap();
    zip.finish().unwrap().into_inner()
}

fn excerpt(name: &str) -> String {
    let mut files = read_tree(&root().join("tests/law/excerpts"));
    String::from_utf8(files.remove(name).unwrap()).unwrap()
}

/// The residence act as it will be one day: one paragraph reworded.
fn amended() -> String {
    let old = excerpt("aufenthg_2004.xml");
    let (before, norm) = old.split_once("<enbez>§ 18g</enbez>").unwrap();
    let norm = norm.replacen("<P>(1) ", "<P>(1) Künftig gilt: ", 1);
    format!("{before}<enbez>§ 18g</enbez>{norm}").replace("builddate=\"2025", "builddate=\"2026")
}

/// A site with registers of two statutes whose official address is the server, and an entry that cites one.
fn site(server: &Server) -> tempfile::TempDir {
    let dir = with_site();
    for name in ["aufenthg_2004.xml", "beschv_2013.xml"] {
        write(&dir.path().join("gesetze").join(name), excerpt(name).as_bytes());
    }
    let output = lotse(dir.path(), &["law", "import", "gesetze", "--with-text"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    for name in ["aufenthg", "beschv"] {
        let path = dir.path().join(format!("content/law/{name}.toml"));
        let text = read_text(&path).replace("https://www.gesetze-im-internet.de", &server.address);
        write(&path, text.as_bytes());
    }
    let text = crate::support::entry("Blaue Karte EU", "Das Gehalt regelt § 18g Abs. 1 AufenthG.");
    write(&dir.path().join("content/guidance/blue-card/de.md"), text.as_bytes());
    dir
}

fn register(dir: &Path, name: &str) -> String {
    read_text(&dir.join(format!("content/law/{name}.toml")))
}

const UPDATE: [&str; 4] = ["law", "update", "--as-of", "2026-11-23"];

#[test]
fn what_changed_is_fetched_and_imported_and_the_rest_confirmed() {
    let server = Server::start();
    let dir = site(&server);
    server.reply("aufenthg_2004", Reply::File(zipped(&amended()), "a1"));
    server.reply("beschv_2013", Reply::File(zipped(&excerpt("beschv_2013.xml")), "b1"));
    let output = lotse(dir.path(), &UPDATE);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let said = stdout(&output);
    assert!(said.contains("AufenthG") && said.contains("1 geändert"), "{said}");
    assert!(said.contains("blue-card"), "names the text that rests on it: {said}");
    assert!(
        register(dir.path(), "beschv").contains("checked = 2026-11-23"),
        "{}",
        register(dir.path(), "beschv")
    );
    let first = server.asked();
    assert_eq!(first.iter().map(|(_, status)| *status).collect::<Vec<_>>(), [200, 200]);

    // The second time nothing is sent, and nothing changes.
    let before = register(dir.path(), "aufenthg");
    let output = lotse(dir.path(), &UPDATE);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(stdout(&output).contains("unverändert: AufenthG, BeschV"), "{}", stdout(&output));
    assert_eq!(server.asked().iter().map(|(_, status)| *status).collect::<Vec<_>>(), [304, 304]);
    let after = register(dir.path(), "aufenthg");
    let facts = |text: &str| {
        text.lines().filter(|line| !line.starts_with("checked")).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(facts(&before), facts(&after));

    // The wording was kept, so the change can be shown.
    let output = lotse(dir.path(), &["law", "diff", "§ 18g AufenthG"]);
    assert!(stdout(&output).contains("Künftig"), "{}{}", stdout(&output), stderr(&output));
    assert!(read_text(&dir.path().join("content/law/texts/.gitignore")).starts_with('*'));
}

#[test]
fn a_failure_half_way_leaves_what_it_could_not_fetch() {
    let server = Server::start();
    let dir = site(&server);
    let before = register(dir.path(), "beschv");
    server.reply("aufenthg_2004", Reply::File(zipped(&amended()), "a1"));
    server.reply("beschv_2013", Reply::Fault(500));
    let output = lotse(dir.path(), &UPDATE);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        stderr(&output).contains("BeschV") && stderr(&output).contains("HTTP 500"),
        "{}",
        stderr(&output)
    );
    assert!(stderr(&output).contains("noch einmal aufrufen holt den Rest"), "{}", stderr(&output));
    let tries = server.asked().iter().filter(|(path, _)| path.contains("beschv")).count();
    assert_eq!(tries, 3, "a fault of the server is tried again");
    assert!(stdout(&output).contains("1 geändert"), "{}", stdout(&output));
    assert_eq!(register(dir.path(), "beschv"), before);

    server.reply("beschv_2013", Reply::Half(zipped(&excerpt("beschv_2013.xml"))));
    let output = lotse(dir.path(), &["law", "update", "BeschV", "--as-of", "2026-11-23"]);
    assert_eq!(output.status.code(), Some(2), "{}", stdout(&output));
    assert!(stderr(&output).contains("unverändert"), "{}", stderr(&output));
    assert_eq!(register(dir.path(), "beschv"), before);

    // What comes is no statute: nothing of it is taken over.
    server.reply("beschv_2013", Reply::File(b"<html>Wartung</html>".to_vec(), "b0"));
    let output = lotse(dir.path(), &["law", "update", "BeschV", "--as-of", "2026-11-23"]);
    assert_eq!(output.status.code(), Some(2), "{}", stdout(&output));
    assert_eq!(register(dir.path(), "beschv"), before);

    server.reply("beschv_2013", Reply::File(zipped(&excerpt("beschv_2013.xml")), "b1"));
    let output = lotse(dir.path(), &UPDATE);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_after_the_file_that_is_under_way() {
    use std::process::{Command, Stdio};
    use std::sync::atomic::{AtomicU32, Ordering};

    let server = Server::start();
    let dir = site(&server);
    let beschv = register(dir.path(), "beschv");
    let child = Arc::new(AtomicU32::new(0));
    let pid = Arc::clone(&child);
    let interrupt = move || {
        while pid.load(Ordering::SeqCst) == 0 {
            std::thread::yield_now();
        }
        let pid = pid.load(Ordering::SeqCst).to_string();
        assert!(Command::new("kill").args(["-INT", &pid]).status().unwrap().success());
    };
    server.reply("aufenthg_2004", Reply::After(Arc::new(interrupt), zipped(&amended())));
    server.reply("beschv_2013", Reply::File(zipped(&excerpt("beschv_2013.xml")), "b1"));
    let running = Command::new(env!("CARGO_BIN_EXE_lotse"))
        .args(UPDATE)
        .current_dir(dir.path())
        .env("LANG", "de_DE.UTF-8")
        .env_remove("LC_ALL")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.store(running.id(), Ordering::SeqCst);
    let output = running.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
    assert!(stdout(&output).contains("1 geändert"), "{}{}", stdout(&output), stderr(&output));
    assert!(server.asked().iter().all(|(path, _)| path.contains("aufenthg")));
    assert_eq!(register(dir.path(), "beschv"), beschv);
}

#[test]
fn law_comes_over_https_only() {
    let server = Server::start();
    let dir = site(&server);
    let path = dir.path().join("content/law/beschv.toml");
    write(&path, read_text(&path).replace(&server.address, "http://example.org").as_bytes());
    let output = lotse(dir.path(), &["law", "update", "BeschV"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("nur über https"), "{}", stderr(&output));
    let urls = stdout(&lotse(dir.path(), &["law", "list", "--format", "urls"]));
    assert_eq!(
        urls,
        format!("{0}/aufenthg_2004/xml.zip\nhttp://example.org/beschv_2013/xml.zip\n", server.address)
    );
}
