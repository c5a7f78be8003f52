//! Taking the results along where the browser lacks or refuses something.

use browser::dist::later_scripts;
use browser::server::Server;
use browser::visit::{journey_from, journey_in, trouble};
use browser::which::Taste;
use pages::model::link::Link;
use serde_json::{Value, json};
use tables::TABLES;

const ANSWERS: &str = "#v=1&region=330000&veteran=yes";

#[test]
fn a_sheet_that_does_not_open_copies_instead() {
    let refuse = "navigator.share = () => Promise.reject(new DOMException('no', 'NotAllowedError'));";
    let throw = "navigator.share = () => { throw new TypeError('no'); };";
    for (name, source) in [("share-refused", refuse), ("share-throws", throw)] {
        journey_in(name, source, ANSWERS, |page| {
            page.tap("#share");
            let said = page.seen().said;
            assert!(said.contains("链接已复制"), "{said}");
            assert_eq!(read(&page.pasted()), read(ANSWERS));
        });
    }
    // Who closes the sheet wants nothing else.
    let closed = "navigator.share = () => Promise.reject(new DOMException('closed', 'AbortError'));";
    journey_in("share-closed", closed, ANSWERS, |page| {
        page.tap("#share");
        assert_eq!(page.seen().said, "");
    });
}

/// What a link says, but for the language that it was passed on in.
fn read(address: &str) -> (Link, Vec<String>) {
    let (link, damaged) = Link::read(&TABLES, address.split_once('#').map_or("", |(_, fragment)| fragment));
    (Link { lang: None, ..link }, damaged)
}

#[test]
fn without_a_clipboard_the_old_command_copies() {
    journey_from("copy-old", ANSWERS, Taste::default(), |page| {
        page.ask("void Object.defineProperty(navigator, 'clipboard', { value: undefined })", Value::Null);
        page.tap("#copy-link");
        let seen = page.seen();
        assert!(seen.said.contains("链接已复制"), "{}", seen.said);
        assert_eq!(read(&page.pasted()), read(ANSWERS));
        assert_eq!(page.ask("document.querySelectorAll('textarea').length", Value::Null), json!(0));
    });
}

#[test]
fn where_nothing_copies_the_link_stands_in_a_field_marked() {
    journey_from("copy-by-hand", ANSWERS, Taste::default(), |page| {
        page.ask(
            "(() => { Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject(new Error('no')) } });
                document.execCommand = () => false; })()",
            Value::Null,
        );
        page.tap("#copy-link");
        page.wait_for("#to-copy");
        let seen = page.seen();
        assert!(seen.said.contains("没能复制") && !seen.said.contains("地址栏"), "{}", seen.said);
        let field = "(({ value, selectionStart, selectionEnd, readOnly }) => \
            ({ value, marked: selectionEnd - selectionStart === value.length, readOnly }))(document.querySelector('#to-copy'))";
        let field = page.ask(field, Value::Null);
        assert_eq!((&field["marked"], &field["readOnly"]), (&json!(true), &json!(true)), "{field}");
        assert_eq!(read(field["value"].as_str().unwrap_or_default()), read(ANSWERS));
        assert_eq!(seen.focus.on, "to-copy");
        page.keep_pictures("");
    });
}

#[test]
fn where_the_script_that_copies_does_not_come_the_link_stands_in_a_field() {
    trouble(
        "copy-without-script",
        Server::lacking(later_scripts().trim_start_matches('/').to_owned().leak()),
        Taste::default(),
        |page| {
            page.go(&page.server.url(ANSWERS));
            page.wait_for("#copy-link");
            page.tap("#copy-link");
            page.wait_for("#to-copy");
            assert!(page.text("body").contains("没能复制"), "{}", page.text("body"));
            // It is asked for again: once it is there, all is as ever.
            page.server.release();
            page.tap("#copy-link");
            page.wait_until("!document.querySelector('#to-copy')");
            assert!(page.seen().said.contains("链接已复制"), "{}", page.seen().said);
        },
    );
}

#[test]
fn without_a_printer_the_sheet_can_be_kept() {
    journey_in("no-print", "window.print = undefined;", ANSWERS, |page| {
        assert!(!page.has("#print"), "a dead button");
        page.tap("#sheet");
        let sheet = page.text("#paper");
        assert!(sheet.contains("12333") && sheet.contains("截屏"), "{sheet}");
        assert!(!page.text("body").contains("您在哪里"), "the page stands behind it");
        assert_eq!(page.seen().focus.on, "sheet-close");
        page.keep_pictures("");
        page.tap("#sheet-close");
        assert_eq!(page.text("#paper"), "");
        assert_eq!(page.seen().focus.on, "sheet");
        // Nothing to keep without results.
        page.load("");
        assert!(!page.has("#sheet") && !page.has("#print"));
    });
}
