//! Builds an index of a corpus (one JSON entry a line: `id`, `title`, `body_markdown`) and writes its files.
//!
//! `cargo run --release -p lotse-search-index --example measure -- CORPUS.jsonl FOLDER [--synonyms FILE]`: names of one thing a line
#![expect(clippy::disallowed_methods, clippy::print_stdout, reason = "a tool for measuring, not the product")]

use std::path::Path;
use std::time::Instant;

use lotse_search_index::{Language, Options, Page, Searcher, Section, build};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(corpus), Some(folder)) = (arguments.next(), arguments.next()) else {
        return Err("usage: measure CORPUS.jsonl FOLDER".into());
    };
    let mut pages = Vec::new();
    for line in std::fs::read_to_string(corpus)?.lines() {
        let entry: serde_json::Value = serde_json::from_str(line)?;
        let text = |name: &str| entry[name].as_str().unwrap_or_default().to_owned();
        pages.push(Page {
            address: text("id") + ".html",
            key: text("id"),
            title: text("title"),
            sections: vec![Section { text: text("body_markdown"), ..Section::default() }],
            ..Page::default()
        });
    }
    let mut arguments = arguments.peekable();
    let mut options = Options::new(Language::German);
    if arguments.next_if(|argument| argument == "--synonyms").is_some() {
        let list = std::fs::read_to_string(arguments.next().ok_or("--synonyms FILE")?)?;
        let groups = list.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        options.synonyms = groups.map(|group| group.split(", ").map(str::to_owned).collect()).collect();
    }
    let start = Instant::now();
    let files = build(&options, &pages)?;
    let bytes: usize = files.iter().map(|(_, content)| content.len()).sum();
    println!("{} pages, {:?}, {} files, {bytes} bytes", pages.len(), start.elapsed(), files.len());
    for (name, content) in &files {
        let path = Path::new(&folder).join(name);
        std::fs::create_dir_all(path.parent().ok_or("no folder")?)?;
        std::fs::write(path, content)?;
    }
    let searcher =
        Searcher::open(Language::German, |name| std::fs::read(Path::new(&folder).join(name)).ok())?;
    for query in arguments {
        if query.contains(".jsonl") {
            judge(&searcher, &query)?;
            continue;
        }
        let answer = searcher.query(&query, 5);
        println!("\n{query}: {} {:?}", answer.total, answer.problem);
        for hit in &answer.hits {
            println!("  {} {}", hit.score, hit.title);
        }
        if let Some(hit) = answer.hits.first() {
            let snippet = searcher.snippet(&answer, hit);
            let text: String = snippet
                .iter()
                .map(|f| if f.mark { format!("[{}]", f.text) } else { f.text.clone() })
                .collect();
            println!("    {text}");
        }
    }
    Ok(())
}

/// Prints how queries fare: one object a line, `text` and the keys in `expect`.
fn judge(searcher: &Searcher<'_>, file: &str) -> Result<(), Box<dyn std::error::Error>> {
    let (mut first, mut three, mut ten, mut all) = (0, 0, 0, 0);
    for line in std::fs::read_to_string(file)?.lines() {
        let query: serde_json::Value = serde_json::from_str(line)?;
        let text = query["text"].as_str().unwrap_or_default();
        let right =
            |key: &str| query["expect"].as_array().is_some_and(|keys| keys.iter().any(|known| known == key));
        let answer = searcher.query(text, 10);
        let rank = answer.hits.iter().position(|hit| right(&hit.key)).map(|at| at + 1);
        all += 1;
        first += i32::from(rank == Some(1));
        three += i32::from(rank.is_some_and(|rank| rank <= 3));
        ten += i32::from(rank.is_some());
        if rank != Some(1) {
            let found: Vec<&str> = answer.hits.iter().take(3).map(|hit| &*hit.key).collect();
            println!("{rank:?} {text} {} {found:?} {:?}", query["expect"], answer.corrected);
        }
    }
    println!("{file}: {all} queries, first {first}, in three {three}, in ten {ten}");
    Ok(())
}
