//! The content policy, from the page's final bytes: in the page, and as files that servers'
//! configurations include (docs/hosting.md).

use base64::prelude::{BASE64_STANDARD, Engine};
use sha2::{Digest, Sha256};

/// Where the page has room for it: after its first line that says something.
const PLACE: &str = "<meta charset=\"utf-8\">\n";
/// For the host page to look at.
const DEMO: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'";

/// A page with its policy in it, and the policy.
pub struct Held {
    /// The page.
    pub page: String,
    /// What it is held to.
    pub policy: String,
}

/// Puts a page's policy into it.
///
/// # Errors
/// What the page has that no policy can allow by its hash, or that there is no room for it.
pub fn hold(page: &str) -> Result<Held, &'static str> {
    if page.contains(" style=\"") {
        return Err("it has a style attribute, which the content policy forbids");
    }
    if page.split("<script").skip(1).any(|tag| !tag.split('>').next().unwrap_or_default().contains(" src=")) {
        return Err("it has a script of its own, which the content policy forbids");
    }
    let styles = page.split("<style>").skip(1).filter_map(|rest| rest.split("</style>").next());
    let hashes: Vec<String> = styles.map(|css| format!("'{}'", integrity(css.as_bytes()))).collect();
    let hashes = hashes.join(" ");
    let policy = [
        "default-src 'none'",
        "script-src 'self' 'wasm-unsafe-eval'",
        &format!("style-src 'self' {hashes}"),
        "img-src 'self' data:",
        "font-src 'none'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    .join("; ");
    // What every browser can be held to from the first byte; web/load/policy.js adds the whole
    // policy in the form the browser and the frame around it can live with.
    // Styles from a file there are only where a script of ours names one (mirrored.rs).
    let files = if page.contains(" data-style=\"") { "'self' " } else { "" };
    let from_start = [
        "script-src-attr 'none'",
        &format!("style-src {files}{hashes}"),
        "object-src 'none'",
        "frame-src 'none'",
        "media-src 'none'",
        "font-src 'none'",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    .join("; ");
    let (before, after) = page.split_once(PLACE).ok_or("it has no place for the content policy")?;
    let page = format!(
        "{before}{PLACE}<meta http-equiv=\"Content-Security-Policy\" content=\"{from_start}\">\n<meta name=\"content-security-policy\" content=\"{policy}\">\n{after}"
    );
    Ok(Held { page, policy })
}

/// The policy for servers, a file for each kind.
pub fn files(policy: &str) -> [(&'static str, String); 4] {
    [
        ("hosting/policy.txt", format!("{policy}\n")),
        (
            "hosting/policy.nginx",
            format!("map $uri $subsidy_policy {{\n  default \"{policy}\";\n  \"~/demo/\" \"{DEMO}\";\n}}\n"),
        ),
        (
            "hosting/policy.caddy",
            format!(
                "header Content-Security-Policy \"{policy}\"\nheader /demo/* Content-Security-Policy \"{DEMO}\"\n"
            ),
        ),
        (
            "hosting/policy.apache",
            format!(
                "Header always set Content-Security-Policy \"{policy}\"\nHeader always set Content-Security-Policy \"{DEMO}\" \"expr=%{{REQUEST_URI}} =~ m#/demo/#\"\n"
            ),
        ),
    ]
}

/// What a browser is told to hold content to.
pub fn integrity(bytes: &[u8]) -> String {
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_held_to_its_styles() {
        let page = [PLACE, "<style>a{}</style><noscript><style>b{}</style></noscript>"].concat();
        let held = hold(&page).unwrap();
        // printf a{} | openssl dgst -sha256 -binary | base64
        let hash = integrity(b"a{}");
        assert_eq!(hash, "sha256-X1RutGBrXCt9KkSaXMK7tHftWiRscFHOhxsS8tv8hBk=");
        assert_eq!(held.page.matches(&format!("'{hash}' '{}'", integrity(b"b{}"))).count(), 2);
        assert!(held.page.starts_with(PLACE) && held.page.ends_with("</noscript>"));
        assert_eq!(held.page.matches("style-src 'self'").count(), 1, "the policy that comes with the script");
        let held = hold(&[&page, "<script src=\"mirror.js\" data-style=\"mirrored.css\"></script>"].concat())
            .unwrap();
        assert_eq!(held.page.matches("style-src 'self'").count(), 2);
    }

    #[test]
    fn what_no_hash_allows_is_refused() {
        for wrong in ["<script>a()</script>", "<script type=\"module\">", "<p style=\"color:red\">"] {
            assert!(hold(&[PLACE, wrong].concat()).is_err(), "{wrong}");
        }
        assert!(hold("<title>without room</title>").is_err());
        assert!(hold(&[PLACE, "<script src=\"load.js\"></script>"].concat()).is_ok());
    }
}
