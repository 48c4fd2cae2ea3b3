//! Header files for web servers: the same policy and caching for nginx, Apache, IIS and static hosts.
//!
//! Pages carry the policy themselves; the header adds `frame-ancestors`, which only works there, and tells
//! browsers to keep what has a content hash in its name and to ask again for everything else.

use super::CSP;

/// Files to lie in `dist/`, with where the site is (`base_url`) for the rule about `404.html`.
pub(super) fn files(base_url: Option<&str>) -> Vec<(String, Vec<u8>)> {
    let csp = format!("{CSP}; frame-ancestors 'none'");
    let root = base_url.map_or("/", super::frame::path_of);
    let file = |name: &str, text: String| (name.to_owned(), text.into_bytes());
    vec![
        file("_headers", static_hosts(&csp)),
        file(".htaccess", apache(&csp, root)),
        file("web.config", iis(&csp, root)),
        file("nginx.conf.example", nginx(&csp, root)),
    ]
}

const FOR_EVER: &str = "public, max-age=31536000, immutable";

/// Files with a content hash in their names: `assets/lotse.0123456789.css`, `search/de/0123456789.js`.
const HASHED: &str = r"(assets/lotse\.[0-9a-f]{10}\.|search/(de|en)/)";

fn static_hosts(csp: &str) -> String {
    format!(
        "/*\n  Content-Security-Policy: {csp}\n  X-Content-Type-Options: nosniff\n  Referrer-Policy: no-referrer\n  \
         Cache-Control: no-cache\n/assets/lotse.*\n  ! Cache-Control\n  Cache-Control: {FOR_EVER}\n/search/de/*\n  \
         ! Cache-Control\n  Cache-Control: {FOR_EVER}\n/search/en/*\n  ! Cache-Control\n  Cache-Control: {FOR_EVER}\n"
    )
}

fn apache(csp: &str, root: &str) -> String {
    format!(
        "ErrorDocument 404 {root}404.html\n<IfModule mod_headers.c>\n  \
         Header always set Content-Security-Policy \"{csp}\"\n  \
         Header always set X-Content-Type-Options \"nosniff\"\n  \
         Header always set Referrer-Policy \"no-referrer\"\n  \
         Header set Cache-Control \"no-cache\"\n  \
         Header set Cache-Control \"{FOR_EVER}\" \"expr=%{{REQUEST_URI}} =~ m#{HASHED}#\"\n</IfModule>\n\
         <IfModule mod_mime.c>\n  AddType text/javascript .js\n  AddCharset utf-8 .html .css .js .xml .txt\n</IfModule>\n"
    )
}

fn nginx(csp: &str, root: &str) -> String {
    // `add_header` in a location replaces those above it, hence the repetition.
    let headers = |cache: &str| {
        format!(
            "    add_header Content-Security-Policy \"{csp}\" always;\n    \
             add_header X-Content-Type-Options nosniff always;\n    \
             add_header Referrer-Policy no-referrer always;\n    add_header Cache-Control \"{cache}\";\n"
        )
    };
    format!(
        "# Belongs into the server block; paths as seen by the browser.\nerror_page 404 {root}404.html;\ncharset utf-8;\n\
         location {root} {{\n{}}}\nlocation ~ \"{HASHED}\" {{\n{}}}\n",
        headers("no-cache"),
        headers(FOR_EVER)
    )
}

fn iis(csp: &str, root: &str) -> String {
    let csp = super::html::escape(csp);
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<configuration>\n  <system.webServer>\n    <httpErrors>\n      \
         <remove statusCode=\"404\"/>\n      <error statusCode=\"404\" path=\"{root}404.html\" responseMode=\"ExecuteURL\"/>\n    \
         </httpErrors>\n    <httpProtocol>\n      <customHeaders>\n        \
         <add name=\"Content-Security-Policy\" value=\"{csp}\"/>\n        \
         <add name=\"X-Content-Type-Options\" value=\"nosniff\"/>\n        \
         <add name=\"Referrer-Policy\" value=\"no-referrer\"/>\n        \
         <add name=\"Cache-Control\" value=\"no-cache\"/>\n      </customHeaders>\n    </httpProtocol>\n  \
         </system.webServer>\n{}{}</configuration>\n",
        iis_cached("search/de"),
        iis_cached("search/en"),
    )
}

/// A folder whose files never change.
fn iis_cached(folder: &str) -> String {
    format!(
        "  <location path=\"{folder}\">\n    <system.webServer>\n      <httpProtocol>\n        <customHeaders>\n          \
         <remove name=\"Cache-Control\"/>\n          <add name=\"Cache-Control\" value=\"{FOR_EVER}\"/>\n        \
         </customHeaders>\n      </httpProtocol>\n    </system.webServer>\n  </location>\n"
    )
}
