//! Files for programs: Atom feed (RFC 4287), sitemap (sitemaps.org, with hreflang), `robots.txt`.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::Renderer;
use super::frame::feed_address;
use super::html::escape;
use crate::lang::Lang;
use crate::law::values::day_after;
use crate::model::PageId;

/// Entries in a feed; older changes stay on the page "What is new".
const FEED_LENGTH: usize = 50;

impl Renderer {
    /// The feed of changes in one language. Its dates are those of the changes, never that of the build.
    pub(super) fn feed(&self, lang: Lang) -> String {
        let config = &self.linked.site.config;
        let address = feed_address(lang);
        let base = config.base_url.as_deref();
        let site_title = config.title.get(lang);
        let title = self.theme.texts.get(lang).fill("feed_title", &[("site", site_title)]);
        let changes = self.changes(lang, &address);
        let updated = changes.first().map_or("1970-01-01", |change| change.date.iso.as_str());
        let absolute = |href: &str| base.map(|base| format!("{base}{}/{href}", lang.code()));
        let id = |what: &str| absolute(what).unwrap_or_else(|| format!("urn:lotse:{}:{what}", lang.code()));
        let mut out = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
        let mut put = |line: std::fmt::Arguments<'_>| {
            out.write_fmt(line).expect("writing to a string cannot fail");
            out.push('\n');
        };
        put(format_args!("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">", lang.code()));
        put(format_args!("<title>{}</title>", escape(&title)));
        put(format_args!("<id>{}</id>", escape(&id("feed.xml"))));
        if let Some(own) = absolute("feed.xml") {
            put(format_args!("<link rel=\"self\" href=\"{}\"/>", escape(&own)));
        }
        put(format_args!("<updated>{updated}T00:00:00Z</updated>"));
        put(format_args!("<author><name>{}</name></author>", escape(&config.operator)));
        for change in changes.iter().take(FEED_LENGTH) {
            let href = absolute(&change.href).unwrap_or_else(|| change.href.clone());
            let own_id = id(&format!("{}#{}", change.href, change.date.iso));
            put(format_args!("<entry><title>{}</title>", escape(&change.title)));
            put(format_args!("<id>{}</id><link href=\"{}\"/>", escape(&own_id), escape(&href)));
            put(format_args!("<updated>{}T00:00:00Z</updated>", change.date.iso));
            put(format_args!("<summary>{}</summary></entry>", escape(&change.text)));
        }
        put(format_args!("</feed>"));
        out
    }

    /// Events as a calendar (RFC 5545): what is still to come on the day of the build.
    pub(super) fn calendar(&self, lang: Lang) -> String {
        let config = &self.linked.site.config;
        let mut lines = vec![
            "BEGIN:VCALENDAR".to_owned(),
            "VERSION:2.0".to_owned(),
            "PRODID:-//Lotse//DE".to_owned(),
            format!("X-WR-CALNAME:{}", ics_text(config.title.get(lang))),
        ];
        for event in self.linked.site.events.iter().filter(|event| event.last_day().value >= self.today) {
            let basic = |day: jiff::civil::Date| day.to_string().replace('-', "");
            lines.extend([
                "BEGIN:VEVENT".to_owned(),
                format!("UID:{}@lotse", event.key),
                // The calendar's own time stamp must not be that of the build: equal input gives equal bytes.
                format!("DTSTAMP:{}T000000Z", basic(event.from.value)),
                format!("DTSTART;VALUE=DATE:{}", basic(event.from.value)),
                // The end is the first day after it.
                format!("DTEND;VALUE=DATE:{}", basic(day_after(event.last_day().value))),
                format!("SUMMARY:{}", ics_text(event.title.get(lang))),
                format!("DESCRIPTION:{}", ics_text(event.text.get(lang))),
                format!("LOCATION:{}", ics_text(event.place.get(lang))),
            ]);
            lines.extend(event.web.as_ref().map(|web| format!("URL:{web}")));
            lines.push("END:VEVENT".to_owned());
        }
        lines.push("END:VCALENDAR".to_owned());
        lines.iter().map(|line| folded(line)).collect()
    }

    /// `robots.txt` always; `sitemap.xml` with `base_url` only, because its addresses must be absolute.
    pub(super) fn machine_files(&self) -> BTreeMap<String, Vec<u8>> {
        let mut files = BTreeMap::new();
        let mut robots = "User-agent: *\nAllow: /\n".to_owned();
        if let Some(base) = &self.linked.site.config.base_url {
            robots = format!("{robots}Sitemap: {base}sitemap.xml\n");
            files.insert("sitemap.xml".to_owned(), self.sitemap(base).into_bytes());
        }
        files.insert("robots.txt".to_owned(), robots.into_bytes());
        files
    }

    fn sitemap(&self, base: &str) -> String {
        let mut out = String::from(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" \
             xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
        );
        for (page, address) in self.linked.site.addresses.pages() {
            // Results are no page to be found: without a question it is empty.
            if matches!(page, PageId::Search(_)) {
                continue;
            }
            let alternates = self.alternates(page);
            // A page shown in the other language for want of a translation is not offered to search engines.
            if !alternates.iter().any(|alternate| alternate.lang == page.lang().code()) {
                continue;
            }
            let links: Vec<String> = alternates
                .iter()
                .map(|a| {
                    format!(
                        "<xhtml:link rel=\"alternate\" hreflang=\"{}\" href=\"{}\"/>",
                        a.lang,
                        escape(&a.href)
                    )
                })
                .collect();
            let url = escape(&format!("{base}{address}"));
            write!(out, "<url><loc>{url}</loc>{}", links.concat()).expect("writing to a string cannot fail");
            out.push_str("</url>\n");
        }
        out.push_str("</urlset>\n");
        out
    }
}

/// Text in a calendar: RFC 5545 § 3.3.11.
fn ics_text(text: &str) -> String {
    text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace('\n', "\\n")
}

/// A line of a calendar, folded after 75 bytes (RFC 5545 § 3.1), never within a character.
fn folded(line: &str) -> String {
    let mut out = String::new();
    let mut length = 0;
    for c in line.chars() {
        if length + c.len_utf8() > 75 {
            out.push_str("\r\n ");
            length = 1;
        }
        length += c.len_utf8();
        out.push(c);
    }
    out.push_str("\r\n");
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calendar_lines_are_escaped_and_folded() {
        assert_eq!(ics_text("a, b; c\\d\ne"), "a\\, b\\; c\\\\d\\ne");
        let long = folded(&"ä".repeat(60));
        assert!(long.split("\r\n").all(|line| line.len() <= 75), "{long}");
        assert_eq!(long.replace("\r\n ", ""), format!("{}\r\n", "ä".repeat(60)));
    }
}
