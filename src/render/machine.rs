//! Files for programs: Atom feed (RFC 4287), sitemap (sitemaps.org, with hreflang), `robots.txt`.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::Renderer;
use super::frame::feed_address;
use super::html::escape;
use crate::lang::Lang;
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
