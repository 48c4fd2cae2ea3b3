//! An address that was published once and leads nowhere now.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::diagnostic::{Code, Diagnostic, Sink};
use crate::lang::both;
use crate::link::Linked;

pub(in crate::check) fn check(linked: &Linked, _today: Date, sink: &mut Sink) {
    let site = &linked.site;
    let book = &site.addresses;
    let pages = book.pages().map(|(_, address)| address);
    let alive: BTreeSet<&str> = pages.chain(book.aliases().map(|(alias, _)| alias)).collect();
    for (address, key) in &site.published.known {
        if alive.contains(address.as_str()) {
            continue;
        }
        let message = both(
            format!("Die Adresse „{address}“ war veröffentlicht und führt jetzt ins Leere"),
            format!("the address `{address}` was published and leads nowhere now"),
        );
        let (folder, name) = address.split_once('/').unwrap_or(("", address));
        let slug = name.trim_end_matches(".html");
        let place = match site.articles.get(&key.value) {
            Some(article) => format!("{}/{}/{folder}.md", article.area.folder(), key.value),
            None => format!("…/{folder}.md"),
        };
        let fix = both(
            format!(
                "In {place} ergänzen: aliases = [\"{slug}\"] – oder die Zeile hier löschen, wenn die Adresse verfallen soll"
            ),
            format!("add to {place}: aliases = [\"{slug}\"] – or delete this line if the address may lapse"),
        );
        sink.report(Diagnostic::at(Code::LostAddress, key.span, message).fix(fix));
    }
}
