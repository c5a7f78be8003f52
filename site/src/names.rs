//! Names by content: a file whose name stays is a file that stays.

use sha2::{Digest, Sha256};

/// How many digits of the hash a name carries.
const DIGITS: usize = 16;

/// The beginning of a content's hash, as names carry it.
pub fn digits(bytes: &[u8]) -> String {
    let hash = Sha256::digest(bytes);
    let digits: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
    digits[..DIGITS].into()
}

/// The name of a file by what it holds: `law-b0788980d9657ed2.bin` for `law.bin`.
pub fn by_content(name: &str, bytes: &[u8]) -> String {
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    format!("{stem}-{}.{ending}", digits(bytes))
}

/// What a file by such a name was called before: `law.bin` for `law-b0788980d9657ed2.bin`.
pub fn plain(name: &str) -> Option<String> {
    let (before, ending) = name.rsplit_once('.')?;
    let (stem, digits) = before.rsplit_once('-')?;
    let hash = digits.len() == DIGITS && digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    hash.then(|| format!("{stem}.{ending}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_that_of_the_content() {
        // printf law | sha256sum
        assert_eq!(digits(b"law"), "8f1f74adf65864c8");
    }

    #[test]
    fn a_name_is_read_back() {
        let name = by_content("words-zh-Hans.bin", b"words");
        assert_eq!(name, "words-zh-Hans-@.bin".replace('@', &digits(b"words")));
        assert_eq!(plain(&name).as_deref(), Some("words-zh-Hans.bin"));
        for other in ["index.html", "embed-1.0.1.js", "law.bin", "law-0123.bin"] {
            assert_eq!(plain(other), None, "{other}");
        }
    }
}
