//! What is printed: an A4 sheet from an ordinary page, a sheet or a roll of 80 mm in a hall,
//! with a code that opens the same answers on a phone. Read from the browser's own PDF.

use browser::page::Page;
use browser::pdf::{Pdf, Scanned, squeezed};
use browser::visit::{journey, journey_from};
use browser::which::Taste;
use pages::model::link::Link;
use serde_json::{Value, json};
use tables::TABLES;

/// A laid-off worker in Turpan who finished a course, with a certificate.
const ANSWERS: &str = "v=1&region=650402&laid_off=yes&poor_household=yes&work=enterprise_employee&insured=yes\
    &insured_months=40&certificate=skill_level&certificate_level=level_4&certificate_on=2020-06-01\
    &finished_course=yes&course_level=level_4&vocational_claims=0&subsidy_claims=1&date=2020-09-01";

const A4: (i64, i64) = (210, 297);
const ROLL: (i64, i64) = (80, 297);

#[track_caller]
fn says(pdf: &Pdf, words: &[&str]) {
    let text = pdf.text();
    for words in words {
        assert!(text.contains(&squeezed(words)), "{words} is not in: {text}");
    }
}

/// The names of the programmes that are theirs, in the page's language.
fn yours(page: &Page) -> Vec<String> {
    let names = page.ask(
        "[...document.querySelectorAll('#group-yours .card h4')].map((name) => name.textContent)",
        Value::Null,
    );
    serde_json::from_value(names).expect("names")
}

/// Begins in a hall and gives the answers.
fn in_hall(page: &Page, lang: &str) {
    page.tap(&format!("[data-act='begin {lang}']"));
    page.ask("location.hash = a", json!(ANSWERS));
    let seen = page.seen();
    assert!(seen.fragment.contains("laid_off=yes") && !seen.on("yours").is_empty(), "{}", seen.fragment);
}

/// One code, large enough for a thermal printer, that opens the same answers without the hall's address.
#[track_caller]
fn opens_the_same(page: &Page, pdf: &Pdf) {
    let codes = pdf.codes();
    let [code] = codes.as_slice() else { panic!("not one code, but {codes:?}") };
    let Scanned { text, level, side, module } = code;
    assert_ne!(*level, 1, "error correction L is too little for thermal paper");
    assert!((45.0..=55.0).contains(side) && *module >= 0.5, "{side:.1} mm, {module:.2} mm a module");
    let fragment = text.strip_prefix(&page.server.url("")).unwrap_or_else(|| panic!("not ours: {text}"));
    assert!(fragment.starts_with('#') && !text.contains('?'), "{text}");
    let here = page.seen();
    let (link, damaged) = Link::read(&TABLES, fragment);
    assert_eq!((link, damaged), Link::read(&TABLES, &here.fragment));
    println!("{} characters, {side:.1} mm, {module:.2} mm a module, level {level}", text.len());
    page.somebody_else(fragment, |phone| {
        assert_eq!(phone.seen().substance(), here.substance());
        assert!(!phone.has("html[data-kiosk]"));
    });
}

#[track_caller]
fn is_wiped(page: &Page) {
    assert_eq!(page.ask("document.querySelector('#paper').innerHTML", Value::Null), json!(""));
}

#[test]
fn a_sheet_from_an_ordinary_page() {
    journey_from("paper-page", &format!("#{ANSWERS}"), Taste::default(), |page| {
        let names = yours(page);
        assert!(!names.is_empty());
        let pdf = Pdf::print(&page.browser, "paper-page-zh");
        pdf.keep_pictures();
        assert!(pdf.sizes().iter().all(|size| *size == A4), "{:?}", pdf.sizes());
        says(&pdf, &names.iter().map(String::as_str).collect::<Vec<_>>());
        says(&pdf, &["职业技能培训补贴计算器", "按2020年9月1日的规定计算", "下岗失业人员：是"]);
        says(&pdf, &["去哪里办、带什么", "吐政办〔2019〕53号", "执行中", "0995-8510703", "不是审批决定"]);
        assert!(pdf.codes().is_empty(), "on one's own phone there is nothing to scan");
        assert!(!pdf.text().contains("复制链接"), "what only a screen can do is not on paper");
        is_wiped(page);

        page.tap("#tool-language");
        let names = yours(page);
        let pdf = Pdf::print(&page.browser, "paper-page-en");
        pdf.keep_pictures();
        says(&pdf, &names.iter().map(String::as_str).collect::<Vec<_>>());
        says(&pdf, &["By the rules of 1 September 2020", "Papers, and where to go", "吐政办〔2019〕53号"]);
        is_wiped(page);

        // The button asks the browser for the same.
        page.ask("window.print = () => { window.asked = true; }", Value::Null);
        page.tap("#print");
        assert_eq!(page.ask("window.asked", Value::Null), json!(true));
    });
}

#[test]
fn a_page_without_results_is_printed_as_it_is() {
    journey("paper-empty", |page| {
        says(&Pdf::print(&page.browser, "paper-empty"), &["职业技能培训补贴计算器", "结果"]);
        is_wiped(page);
    });
}

#[test]
fn a_receipt_in_a_hall() {
    let hall =
        "?mode=kiosk&paper=80&hall=%E5%90%90%E9%B2%81%E7%95%AA%E5%B8%82%E6%94%BF%E5%8A%A1%E5%A4%A7%E5%8E%85";
    journey_from("paper-roll", hall, Taste::default(), |page| {
        in_hall(page, "zh-Hans");
        let names = yours(page);
        let pdf = Pdf::print(&page.browser, "paper-roll-zh");
        pdf.keep_pictures();
        assert!(pdf.sizes().iter().all(|size| *size == ROLL), "{:?}", pdf.sizes());
        says(&pdf, &names.iter().map(String::as_str).collect::<Vec<_>>());
        says(&pdf, &["打印地点：吐鲁番市政务大厅", "吐政办〔2019〕53号", "用手机扫码", "不是审批决定"]);
        opens_the_same(page, &pdf);
        is_wiped(page);
        page.ask("window.print = () => { window.asked = true; }", Value::Null);
        page.tap("#print-results");
        assert_eq!(page.ask("window.asked", Value::Null), json!(true));
    });
    journey_from("paper-roll", hall, Taste::default(), |page| {
        in_hall(page, "en");
        page.tap("#tool-large");
        let pdf = Pdf::print(&page.browser, "paper-roll-en");
        pdf.keep_pictures();
        assert!(pdf.sizes().iter().all(|size| *size == ROLL), "{:?}", pdf.sizes());
        says(&pdf, &["Scan with a phone to open the same answers", "Whom to ask"]);
        opens_the_same(page, &pdf);
    });
}

#[test]
fn a_sheet_in_a_hall() {
    journey_from("paper-sheet", "?mode=kiosk", Taste::default(), |page| {
        in_hall(page, "zh-Hans");
        let pdf = Pdf::print(&page.browser, "paper-sheet-zh");
        pdf.keep_pictures();
        assert!(pdf.sizes().iter().all(|size| *size == A4), "{:?}", pdf.sizes());
        opens_the_same(page, &pdf);
    });
}
