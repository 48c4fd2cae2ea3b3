//! The recogniser by example. Measured is it in `tests/citations.rs`.

use std::fmt::Write;

use super::*;

/// `§ 18g Abs. 1 AufenthG` → `§ 18g Abs. 1 AufenthG = AufenthG § 18g Abs1`
fn found(text: &str) -> Vec<String> {
    let short = |Citation { range, norm }: Citation| {
        let mut out = format!("{} = {}", &text[range], norm.statute.as_deref().unwrap_or("-"));
        if let Some(number) = &norm.number {
            write!(out, " {}{number}", norm.division.sign()).unwrap();
        }
        let parts = [
            ("–", &norm.number_to),
            (" Abs", &norm.absatz),
            (" S", &norm.satz),
            (" Hs", &norm.halbsatz),
            (" Nr", &norm.nummer),
            (" lit", &norm.buchstabe),
            (" Anl", &norm.anlage),
        ];
        for (name, value) in parts {
            if let Some(value) = value {
                write!(out, "{name}{value}").unwrap();
            }
        }
        if let Some(ff) = norm.ff {
            write!(out, " {ff}").unwrap();
        }
        out
    };
    Finder::new().find(text).into_iter().map(short).collect()
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    assert_eq!(found(text), expected, "{text}");
}

#[test]
fn one_norm() {
    check(
        "nach § 18g Abs. 1 Satz 2 Nr. 1 AufenthG.",
        &["§ 18g Abs. 1 Satz 2 Nr. 1 AufenthG = AufenthG §18g Abs1 S2 Nr1"],
    );
    check("§18b", &["§18b = - §18b"]);
    check("§ 81 Abs.5a AufenthG", &["§ 81 Abs.5a AufenthG = AufenthG §81 Abs5a"]);
    check("§ 74 a Abs. 1", &["§ 74 a Abs. 1 = - §74a Abs1"]);
    check("§ 4a V 3 Nr. 3 AufenthG", &["§ 4a V 3 Nr. 3 AufenthG = AufenthG §4a Abs5 S3 Nr3"]);
    check("Art. 6 I 1 lit. c DSGVO", &["Art. 6 I 1 lit. c DSGVO = DSGVO Art.6 Abs1 S1 litc"]);
    check("§ 60 Abs 5 S 1 AufenthG", &["§ 60 Abs 5 S 1 AufenthG = AufenthG §60 Abs5 S1"]);
    check(
        "Artikel 6 Absatz 1 Buchstabe c DSGVO",
        &["Artikel 6 Absatz 1 Buchstabe c DSGVO = DSGVO Art.6 Abs1 litc"],
    );
    check(
        "§\u{a0}7 Abs.\u{a0}1\nSatz 4 zweiter Halbsatz AufenthG",
        &["§\u{a0}7 Abs.\u{a0}1\nSatz 4 zweiter Halbsatz AufenthG = AufenthG §7 Abs1 S4 Hs2"],
    );
    check("§ 80 Abs. 5 S. 1 Alt. 2 VwGO", &["§ 80 Abs. 5 S. 1 Alt. 2 VwGO = VwGO §80 Abs5 S1"]);
    check("§ 42 Abs. 1 1. Alt. VwGO", &["§ 42 Abs. 1 1. Alt. VwGO = VwGO §42 Abs1"]);
    check("§ 102 Abs. 2, Nr. 3 BetrVG", &["§ 102 Abs. 2, Nr. 3 BetrVG = BetrVG §102 Abs2 Nr3"]);
    check("§ 5 Abs. 1 des Aufenthaltsgesetzes", &["§ 5 Abs. 1 des Aufenthaltsgesetzes = AufenthG §5 Abs1"]);
    check(
        "§ 264 Absatz 2 des Fünften Buches Sozialgesetzbuch",
        &["§ 264 Absatz 2 des Fünften Buches Sozialgesetzbuch = SGB V §264 Abs2"],
    );
}

#[test]
fn english() {
    check(
        "Section 18g (1) sentence 2 no. 1 of the Residence Act",
        &["Section 18g (1) sentence 2 no. 1 of the Residence Act = AufenthG §18g Abs1 S2 Nr1"],
    );
    check(
        "Article 6(1)(c) and (f) GDPR",
        &["Article 6(1)(c) = DSGVO Art.6 Abs1 litc", "(f) GDPR = DSGVO Art.6 Abs1 litf"],
    );
    check(
        "Sections 18a and 18b of the Residence Act",
        &["Sections 18a = AufenthG §18a", "18b of the Residence Act = AufenthG §18b"],
    );
    check("Article 6 (1) point (b) GDPR", &["Article 6 (1) point (b) GDPR = DSGVO Art.6 Abs1 litb"]);
    check(
        "Section 4a, Paragraph 5, Sentence 3 of the Residence Act",
        &["Section 4a, Paragraph 5, Sentence 3 of the Residence Act = AufenthG §4a Abs5 S3"],
    );
    check("§ Section 18 a AufenthG", &["§ Section 18 a AufenthG = AufenthG §18a"]);
    check("§ 82 Para. 1 AufenthG", &["§ 82 Para. 1 AufenthG = AufenthG §82 Abs1"]);
}

#[test]
fn lists_and_ranges() {
    check(
        "§§ 18a, 18b und 18g AufenthG",
        &["§§ 18a = AufenthG §18a", "18b = AufenthG §18b", "18g AufenthG = AufenthG §18g"],
    );
    check("§§ 18a/18b AufenthG", &["§§ 18a = AufenthG §18a", "18b AufenthG = AufenthG §18b"]);
    check("Art. 6 I c DSGVO", &["Art. 6 I c DSGVO = DSGVO Art.6 Abs1 litc"]);
    check("§§ 16b bis 18d AufenthG", &["§§ 16b bis 18d AufenthG = AufenthG §16b–18d"]);
    check(
        "§ 10 Abs. 1 Satz 1 Nr. 1, 2 und 4 StAG",
        &[
            "§ 10 Abs. 1 Satz 1 Nr. 1 = StAG §10 Abs1 S1 Nr1",
            "2 = StAG §10 Abs1 S1 Nr2",
            "4 StAG = StAG §10 Abs1 S1 Nr4",
        ],
    );
    check(
        "§ 18 Abs. 2 Nr. 1 bis 5 AufenthG",
        &["§ 18 Abs. 2 Nr. 1 bis 5 AufenthG = AufenthG §18 Abs2 Nr1-5"],
    );
    check("§§ 708 Nr. 11, 711 ZPO", &["§§ 708 Nr. 11 = ZPO §708 Nr11", "711 ZPO = ZPO §711"]);
    check(
        "§§ 60 Abs. 5, 7 AufenthG",
        &["§§ 60 Abs. 5 = AufenthG §60 Abs5", "7 AufenthG = AufenthG §60 Abs7"],
    );
    check("§ 280 I, III, 281 BGB", &["§ 280 I = BGB §280 Abs1", "III = BGB §280 Abs3", "281 BGB = BGB §281"]);
    check(
        "§ 18a, 18b oder 19c AufenthG",
        &["§ 18a = AufenthG §18a", "18b = AufenthG §18b", "19c AufenthG = AufenthG §19c"],
    );
    check(
        "§ 5 Abs. 1 Nr. 1, Abs. 2 Satz 1 AufenthG",
        &["§ 5 Abs. 1 Nr. 1 = AufenthG §5 Abs1 Nr1", "Abs. 2 Satz 1 AufenthG = AufenthG §5 Abs2 S1"],
    );
    check(
        "§ 99 Abs. 1 Satz 1 i. V. m. Abs. 2 Nr. 1 BetrVG",
        &["§ 99 Abs. 1 Satz 1 = BetrVG §99 Abs1 S1", "Abs. 2 Nr. 1 BetrVG = BetrVG §99 Abs2 Nr1"],
    );
    check("§ 9 BeschV i. V. m. § 39 AufenthG", &["§ 9 BeschV = BeschV §9", "§ 39 AufenthG = AufenthG §39"]);
    check("§ 18b oder § 18g AufenthG", &["§ 18b = AufenthG §18b", "§ 18g AufenthG = AufenthG §18g"]);
    check("§§ 154 ff., 167 VwGO", &["§§ 154 ff. = VwGO §154 ff", "167 VwGO = VwGO §167"]);
    check("§ 42 f. VwGO", &["§ 42 f. VwGO = VwGO §42 f"]);
    check("BGB §§ 305, 306", &["BGB §§ 305 = BGB §305", "306 = BGB §306"]);
    check("Buchstabe a und b", &[]);
    check(
        "§ 1 Abs. 1 lit. a und b AufenthG",
        &["§ 1 Abs. 1 lit. a = AufenthG §1 Abs1 lita", "b AufenthG = AufenthG §1 Abs1 litb"],
    );
}

#[test]
fn annexes() {
    check("Anlage D11a AufenthV", &["Anlage D11a AufenthV = AufenthV AnlD11a"]);
    check("Anlage A Nr. 1 zu § 16 AufenthV", &["Anlage A Nr. 1 zu § 16 AufenthV = AufenthV §16 Nr1 AnlA"]);
    check("siehe Anlage 2 zum Schreiben", &[]);
}

#[test]
fn what_is_no_citation() {
    for text in [
        "§ 5 des Vertrages",
        "§ 3 Abs. 2 Ihres Vertragsentwurfs",
        "BV 3/2022, § 4",
        "Chapter 2 Section 4 governs",
        "§ 3 Abs. 2 des Arbeitsvertrages",
        "§ 12 des Haustarifvertrags",
        "§ 14 der Betriebsvereinbarung",
        "Section 3 of our handbook",
        "ein § und zwei §§",
        "§ 5.2 regelt",
        "eine Art 3 zu sein",
        "Vertragsart. 5",
        "in Abs. 2 der Mail",
    ] {
        check(text, &[]);
    }
    check("§ 20 Abs. 1 und 18 Monate", &["§ 20 Abs. 1 = - §20 Abs1"]);
    check("§ 5 Abs. 1 und 3. März", &["§ 5 Abs. 1 = - §5 Abs1"]);
}
