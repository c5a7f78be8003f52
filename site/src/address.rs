//! Where a site lies, and what needs to know it: the site map.

use crate::fault::Fault;
use crate::{Law, paths};
use engine::Lang;
use std::fmt::Write;

/// The file that search engines look for.
pub const SITE_MAP: &str = "sitemap.xml";

/// An address as it is kept, with `/` in the end.
///
/// # Errors
/// It is none that a site can lie at.
pub fn read(given: &str) -> Result<String, Fault> {
    let wrong = || Fault::Address(given.into());
    let (_, rest) =
        given.split_once("://").filter(|(scheme, _)| ["https", "http"].contains(scheme)).ok_or_else(wrong)?;
    let plain = |c: char| c.is_ascii_alphanumeric() || "-._~:/%[]".contains(c);
    if rest.starts_with(['/', ':']) || rest.is_empty() || !rest.chars().all(plain) {
        return Err(wrong());
    }
    Ok([given.trim_end_matches('/'), "/"].concat())
}

/// The site map: the page, and every page of the library with the same one in other languages.
pub fn site_map(law: Law, address: &str) -> String {
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
    );
    let _ = writeln!(xml, "<url><loc>{address}</loc></url>");
    let paths = paths(law);
    for lang in law.langs() {
        for path in &paths {
            let at = |lang: Lang| format!("{address}library/{}/{path}.html", lang.tag());
            let _ = write!(xml, "<url><loc>{}</loc>", at(lang));
            for other in law.langs() {
                let _ = write!(
                    xml,
                    "<xhtml:link rel=\"alternate\" hreflang=\"{}\" href=\"{}\"/>",
                    other.tag(),
                    at(other)
                );
            }
            xml.push_str("</url>\n");
        }
    }
    xml + "</urlset>\n"
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn an_address_is_one_or_is_refused() {
        for (given, kept) in [
            ("https://www.example.gov.cn", "https://www.example.gov.cn/"),
            ("https://www.example.gov.cn/a/b/", "https://www.example.gov.cn/a/b/"),
            ("http://127.0.0.1:8080/", "http://127.0.0.1:8080/"),
        ] {
            assert_eq!(read(given).unwrap(), kept);
        }
        for wrong in [
            "www.example.gov.cn",
            "ftp://example.cn",
            "https://",
            "https:///a",
            "https://a/?b",
            "https://a/\"",
            "https://a b",
        ] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }
}
