//! Escaping of what is written: cells of CSV with their quotes and with a guard, an apostrophe, before
//! what a spreadsheet would run as a formula or spoil as a number; strings of JSON.

/// Adds a cell of UTF-8 text.
pub fn csv_text(text: &str, out: &mut String) {
    let mut bytes = std::mem::take(out).into_bytes();
    csv_bytes(text.as_bytes(), &mut bytes);
    // Still UTF-8: only quotes and apostrophes were put in.
    *out = String::from_utf8(bytes).unwrap_or_default();
}

/// Adds a cell of UTF-8 or GB18030, with an apostrophe before what a spreadsheet would run as
/// a formula or spoil as a number, and in quotes where it holds what would end it.
pub fn csv_bytes(cell: &[u8], out: &mut Vec<u8>) {
    let guard: &[u8] = if is_formula(cell) || is_spoilt(cell) { b"'" } else { b"" };
    field(guard, cell, out);
}

/// A cell behind a guard, or an empty one; in quotes where it holds what would end it.
pub fn field(guard: &[u8], cell: &[u8], out: &mut Vec<u8>) {
    if !cell.iter().any(|byte| matches!(byte, b',' | b'"' | b'\n' | b'\r')) {
        out.extend_from_slice(guard);
        out.extend_from_slice(cell);
        return;
    }
    out.push(b'"');
    out.extend_from_slice(guard);
    for byte in cell {
        if *byte == b'"' {
            out.push(b'"');
        }
        out.push(*byte);
    }
    out.push(b'"');
}

/// Whether a spreadsheet would run a cell: it begins with a sign of a formula, perhaps full-width or
/// behind spaces, and is not merely a number.
fn is_formula(cell: &[u8]) -> bool {
    let Some(first) = cell.first() else { return false };
    // Nearly every cell begins with a letter, a digit or a Chinese character.
    if first.is_ascii_alphanumeric() {
        return false;
    }
    if matches!(first, b'\t' | b'\r' | b'\n') {
        return true;
    }
    let rest = cell.trim_ascii_start();
    // ＝ ＋ － ＠ in UTF-8, then in GB18030.
    const WIDE: [&[u8]; 8] = [
        "＝".as_bytes(),
        "＋".as_bytes(),
        "－".as_bytes(),
        "＠".as_bytes(),
        &[0xa3, 0xbd],
        &[0xa3, 0xab],
        &[0xa3, 0xad],
        &[0xa3, 0xc0],
    ];
    let narrow = matches!(rest.first(), Some(b'=' | b'+' | b'-' | b'@'));
    let runs = narrow || WIDE.iter().any(|sign| rest.starts_with(sign));
    runs && !is_number(rest)
}

/// Whether a spreadsheet would take a cell for a number and lose some of it: digits that are a
/// name, more than eleven (it shows and saves fewer), with zeros before them, or with an E among
/// them.
fn is_spoilt(cell: &[u8]) -> bool {
    let [first, rest @ ..] = cell else { return false };
    if !first.is_ascii_digit() {
        return false;
    }
    match rest.iter().position(|byte| !byte.is_ascii_digit()) {
        None => rest.len() > 10 || *first == b'0' && !rest.is_empty(),
        Some(at) => {
            let (sign, power) = rest.split_at(at);
            let power = power.strip_prefix(b"E").or_else(|| power.strip_prefix(b"e"));
            sign.len() < 15
                && power.is_some_and(|power| !power.is_empty() && power.iter().all(u8::is_ascii_digit))
        }
    }
}

/// A cell without the apostrophe that [`csv_bytes`] has put before it.
pub fn without_guard(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if is_formula(rest.as_bytes()) || is_spoilt(rest.as_bytes()) => rest,
        _ => cell,
    }
}

/// Digits with a sign, and at most one point.
fn is_number(cell: &[u8]) -> bool {
    let digits = match cell {
        [b'+' | b'-', digits @ ..] => digits,
        digits => digits,
    };
    let points = digits.iter().filter(|byte| **byte == b'.').count();
    let plain = digits.iter().all(|byte| byte.is_ascii_digit() || *byte == b'.');
    plain && points <= 1 && digits.len() > points
}

/// Adds a JSON string.
pub fn json_text(text: &str, out: &mut Vec<u8>) {
    out.push(b'"');
    for byte in text.bytes() {
        match byte {
            b'"' => out.extend_from_slice(b"\\\""),
            b'\\' => out.extend_from_slice(b"\\\\"),
            control @ 0..=0x1f => out.extend_from_slice(format!("\\u{control:04x}").as_bytes()),
            byte => out.push(byte),
        }
    }
    out.push(b'"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(cell: &str, expected: &str) {
        let mut out = Vec::new();
        csv_bytes(cell.as_bytes(), &mut out);
        assert_eq!(String::from_utf8_lossy(&out), expected, "{cell:?}");
    }

    #[test]
    fn what_would_be_run_is_neutralised() {
        check("=1+1", "'=1+1");
        check("+86 138", "'+86 138");
        check("-x", "'-x");
        check("@SUM(A1)", "'@SUM(A1)");
        check("\t=1", "'\t=1");
        check("\r=1", "\"'\r=1\"");
        check("  =1", "'  =1");
        check("＝1", "'＝1");
        check("=HYPERLINK(\"a\",\"b\")", "\"'=HYPERLINK(\"\"a\"\",\"\"b\"\")\"");
        check("-", "'-");
        let mut out = Vec::new();
        csv_bytes(&[0xa3, 0xbd, b'1'], &mut out);
        assert_eq!(out, [b'\'', 0xa3, 0xbd, b'1']);
    }

    #[test]
    fn numbers_that_are_names_keep_their_digits() {
        for cell in ["210100199001011234", "6217000010012345678", "0000001", "05", "12E5", "1e10"] {
            check(cell, &format!("'{cell}"));
            assert_eq!(without_guard(&format!("'{cell}")), cell);
        }
        assert_eq!(without_guard("'=1+1"), "=1+1");
        assert_eq!(without_guard("'tis"), "'tis");
    }

    #[test]
    fn what_is_harmless_stays_as_it_is() {
        for cell in
            ["", "张三", "-5", "+5", "-0.5", "13812345678", "21010019900101123X", "0.5", "0", "a=b", "a\tb"]
        {
            check(cell, cell);
        }
        check("a,b", "\"a,b\"");
        check("a \"b\"", "\"a \"\"b\"\"\"");
        check("a\nb", "\"a\nb\"");
    }
}
