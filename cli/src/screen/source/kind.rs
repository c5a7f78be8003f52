//! What a file is, by its first bytes: its name says little.

use crate::screen::said::Said;

/// What a roster may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Text: CSV or the like.
    Text,
    /// A workbook of today, a zip file.
    Xlsx,
    /// A workbook of before 2007.
    Xls,
    /// A web page, the tables of which are sheets.
    Html,
}

/// What web pages begin with.
const PAGE: [&[u8]; 14] = [
    b"<html",
    b"<!doctype html",
    b"<table",
    b"<head",
    b"<meta",
    b"<script",
    b"<style",
    b"<div",
    b"<body",
    b"<center",
    b"<form",
    b"<title",
    b"<link",
    b"<span",
];

/// Tells what a file is.
///
/// # Errors
/// What it is instead, and what to do.
pub fn of(beginning: &[u8]) -> Result<Kind, Said> {
    let other = |zh: &str, en: &str| {
        Err(Said::new(
            format!("这个文件是{zh}：请用表格软件打开，另存为 .xlsx 或 CSV"),
            format!("the roster is {en}; open it in a spreadsheet and save it as .xlsx or CSV"),
        ))
    };
    match beginning {
        [b'P', b'K', 3, 4, ..] => return Ok(Kind::Xlsx),
        [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ..] => return Ok(Kind::Xls),
        [b'P', b'K', 5, 6, ..] => return other("空的压缩文件", "an empty zip file"),
        [b'%', b'P', b'D', b'F', ..] => return other("PDF", "a PDF"),
        [0x1f, 0x8b, ..] => return other("gzip 压缩文件", "a gzip file"),
        [b'R', b'a', b'r', b'!', ..] => return other("RAR 压缩文件", "a RAR file"),
        [b'7', b'z', 0xbc, 0xaf, ..] => return other("7z 压缩文件", "a 7z file"),
        [0x89, b'P', b'N', b'G', ..] | [0xff, 0xd8, 0xff, ..] => return other("图片", "a picture"),
        // The first record of a sheet of Excel 2.0 to 4.0, which was no compound file.
        [9, 0, 4, 0, ..] | [9, 2 | 4, 6, 0, ..] => {
            return other("1993 年以前的工作簿", "a workbook of before 1993");
        }
        _ => {}
    }
    let text = beginning.strip_prefix(b"\xef\xbb\xbf").unwrap_or(beginning).trim_ascii_start();
    let start: Vec<u8> = text.iter().take(256).map(u8::to_ascii_lowercase).collect();
    let holds = |word: &[u8]| memchr::memmem::find(&start, word).is_some();
    if PAGE.iter().any(|tag| start.starts_with(tag)) || start.starts_with(b"<!--") && holds(b"<html") {
        return Ok(Kind::Html);
    }
    if start.starts_with(b"<?xml") {
        return match holds(b"spreadsheet") || holds(b"excel") {
            true => other("XML 格式的表格", "an XML spreadsheet"),
            false => other("XML 文件", "an XML file"),
        };
    }
    if start.starts_with(b"mime-version:") {
        return other("改了后缀的网页存档", "a web archive under another name");
    }
    if start.starts_with(b"{") || start.starts_with(b"[{") {
        return Err(Said::new(
            "这个文件是 JSON：用 `subsidy assess --lines` 读",
            "the roster is JSON; `subsidy assess --lines` reads that",
        ));
    }
    Ok(Kind::Text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_known_by_its_bytes() {
        assert_eq!(of("姓名,所在地区".as_bytes()), Ok(Kind::Text));
        assert_eq!(of(b""), Ok(Kind::Text));
        assert_eq!(of(b"PK\x03\x04\x14"), Ok(Kind::Xlsx));
        assert_eq!(of(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0]), Ok(Kind::Xls));
        for bytes in [
            &b"\r\n<HTML xmlns:x=\"urn\">"[..],
            b"\xef\xbb\xbf<table>",
            b"<script>var x=1</script><html>",
            b"<style>td{}</style><table>",
            b"<div><table>",
        ] {
            assert_eq!(of(bytes), Ok(Kind::Html));
        }
        for (bytes, said) in [
            (&b"%PDF-1.7"[..], "a PDF"),
            (b"<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>", "an XML spreadsheet"),
            (b"{\"region\":\"650402\"}", "JSON"),
            (b"\x1f\x8b\x08", "gzip"),
        ] {
            assert!(of(bytes).is_err_and(|message| message.en.contains(said)), "{said}");
        }
    }
}
