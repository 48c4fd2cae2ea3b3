//! Pages that are taken out of the site: where their links lead then, and which images come along.
//!
//! Works on HTML that was made here, so its shape is known. Must not know what is taken out, or for whom.

/// Where a link leads in the new place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Way {
    /// Where it led before.
    Stays,
    /// To another address of the same place.
    To(String),
    /// Out of it: opens beside.
    Leaves(String),
    /// Nowhere: only its text stays.
    Nowhere,
}

/// Does this address lead out of the site by itself?
pub(super) fn is_foreign(href: &str) -> bool {
    href.starts_with("mailto:") || href.starts_with("tel:") || href.contains("://")
}

/// The same HTML with links and images of the new place. `way` is asked for every address, `image` for every image.
pub(super) fn relink(html: &str, way: &dyn Fn(&str) -> Way, image: &mut dyn FnMut(&str) -> String) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    // Links do not stand within one another: at most one is open, kept or not.
    let mut dropped = false;
    while let Some(start) = rest.find('<') {
        out.push_str(&rest[..start]);
        let end = rest[start..].find('>').map_or(rest.len(), |end| start + end + 1);
        let tag = &rest[start..end];
        rest = &rest[end..];
        if tag.starts_with("<a ") {
            let href = attribute(tag, "href").unwrap_or_default();
            let written = format!("href=\"{href}\"");
            match way(href) {
                Way::Stays => out.push_str(tag),
                Way::To(to) => out.push_str(&tag.replace(&written, &format!("href=\"{to}\""))),
                Way::Leaves(to) => out.push_str(
                    &tag.replace(&written, &format!("href=\"{to}\" target=\"_blank\" rel=\"noopener\"")),
                ),
                Way::Nowhere => dropped = true,
            }
        } else if tag == "</a>" {
            if !std::mem::take(&mut dropped) {
                out.push_str(tag);
            }
        } else if tag.starts_with("<link ") {
            // Feeds and the like: what does not come along is not named.
            if way(attribute(tag, "href").unwrap_or_default()) == Way::Stays {
                out.push_str(tag);
            } else {
                rest = rest.strip_prefix('\n').unwrap_or(rest);
            }
        } else if tag.starts_with("<img ") {
            let source = attribute(tag, "src").unwrap_or_default();
            out.push_str(&tag.replace(&format!("src=\"{source}\""), &format!("src=\"{}\"", image(source))));
        } else {
            out.push_str(tag);
        }
    }
    out.push_str(rest);
    out
}

fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    rest.split('"').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_link_goes_its_way() {
        let way = |href: &str| match href {
            "here.html" => Way::Stays,
            "home.html" => Way::To("course.html".to_owned()),
            "out.html" => Way::Leaves("https://stadt.example/out.html".to_owned()),
            _ => Way::Nowhere,
        };
        let html = "<link rel=\"alternate\" href=\"feed.xml\">\n<a href=\"here.html\">1</a> <a href=\"home.html\">2</a> \
                    <a href=\"out.html\">3</a> <a class=\"term\" href=\"gone.html\"><b>4</b></a>";
        assert_eq!(
            relink(html, &way, &mut str::to_owned),
            "<a href=\"here.html\">1</a> <a href=\"course.html\">2</a> <a href=\"https://stadt.example/out.html\" \
             target=\"_blank\" rel=\"noopener\">3</a> <b>4</b>"
        );
    }

    #[test]
    fn images_come_along() {
        let mut images = Vec::new();
        let html = relink("<img src=\"../images/card/a.svg\" alt=\"x\">", &|_| Way::Stays, &mut |source| {
            images.push(source.to_owned());
            source.trim_start_matches("../").to_owned()
        });
        assert_eq!(html, "<img src=\"images/card/a.svg\" alt=\"x\">");
        assert_eq!(images, ["../images/card/a.svg"]);
    }
}
