//! What a host page says to the embedding script, and the file it says it with.

use crate::host::{calculator, has_no_violation, height, host_page, into_frame, origin, until_fitted};
use crate::keep::until;
use serde_json::{Value, json};

#[test]
fn wrong_options_are_said_and_left_out() {
    let server = calculator();
    let page = host_page(
        "embed-wrong",
        &origin(&server),
        r#"<subsidy-calculator region="21" lang="fr" door="boss" accent="red" colour="x" min-height="tall"
             events="answers" law="some" data-mine="yes" class="wide"></subsidy-calculator>"#,
    );
    until_fitted(&page, 0);
    let warned = page.ask("warned", Value::Null);
    let warned: Vec<String> = serde_json::from_value(warned).expect("texts");
    for (option, allowed) in [
        (r#"region="21""#, "six-digit"),
        (r#"lang="fr""#, "zh-Hans, en"),
        (r#"door="boss""#, "worker, employer, provider"),
        (r#"accent="red""#, "#rrggbb"),
        (r#"colour="x""#, "options: region, lang"),
        (r#"min-height="tall""#, "pixels"),
        (r#"events="answers""#, "counts"),
        (r#"law="some""#, "all"),
    ] {
        let found = warned.iter().any(|line| line.contains(option) && line.contains(allowed));
        assert!(found, "{option} is not named: {warned:?}");
    }
    assert_eq!(warned.len(), 8, "{warned:?}");
    into_frame(&page, 0, |page| assert_eq!(page.seen().fragment, ""));
    has_no_violation(&page);
}

#[test]
fn all_of_the_law_can_be_had_at_once() {
    let server = calculator();
    let page = host_page(
        "embed-law",
        &origin(&server),
        r#"<subsidy-calculator law="all" region="650402"></subsidy-calculator>
           <subsidy-calculator region="650402"></subsidy-calculator>"#,
    );
    until_fitted(&page, 1);
    let asked = page.ask(
        "Array.from(document.querySelectorAll('iframe'), (one) => new URL(one.src).searchParams.get('law'))",
        Value::Null,
    );
    assert_eq!(asked, json!(["all", null]));
    into_frame(&page, 0, |page| until(page, "document.querySelector('#summary')"));
    assert_eq!(page.ask("warned", Value::Null), json!([]));
    has_no_violation(&page);
}

#[test]
fn an_accent_that_cannot_be_read_is_left_out() {
    let server = calculator();
    let page = host_page(
        "embed-pale",
        &origin(&server),
        r##"<subsidy-calculator accent="#ffcc00"></subsidy-calculator>"##,
    );
    until_fitted(&page, 0);
    into_frame(&page, 0, |page| {
        let ground =
            page.ask("getComputedStyle(document.querySelector('.head')).backgroundColor", Value::Null);
        assert_eq!(ground, json!("rgb(23, 81, 140)"));
    });
    let complaints = page.browser.complaints();
    assert!(
        complaints.len() == 1 && complaints[0].contains("#ffcc00") && complaints[0].contains("4.5:1"),
        "{complaints:?}"
    );
}

#[test]
fn one_script_tag_is_enough() {
    let server = calculator();
    let page = host_page(
        "embed-tag",
        &origin(&server),
        r#"<div id="first"><script src="{origin}/embed.js" data-region="150000" data-lang="en" data-min-height="900"></script></div>
           <div id="second"><script src="{origin}/embed.js" data-calculator></script></div>"#,
    );
    until_fitted(&page, 1);
    let places = page.ask(
        "Array.from(document.querySelectorAll('subsidy-calculator'), (one) => one.parentElement.id)",
        Value::Null,
    );
    assert_eq!(places, json!(["first", "second"]));
    into_frame(&page, 0, |page| until(page, "document.querySelector('#summary')"));
    into_frame(&page, 0, |page| assert_eq!(page.seen().regions, ["150000"]));
    assert!(height(&page, 0) >= 900);
    assert_eq!(page.ask("warned", Value::Null), json!([]));
    has_no_violation(&page);
}

#[test]
fn the_published_file_is_the_one_the_docs_pin() {
    let read = |path: &str| std::fs::read_to_string(browser::dist::dist().join(path)).expect(path);
    let published: Value = serde_json::from_str(&read("embed.json")).expect("JSON");
    let (file, hash) =
        (published["file"].as_str().expect("a file"), published["integrity"].as_str().expect("a hash"));
    assert_eq!(read(file), read("embed.js"));
    // A browser holds the file to the hash: with it the element comes, with another it does not.
    let server = calculator();
    for (hash, comes) in
        [(hash, true), ("sha384-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", false)]
    {
        let page = host_page("embed-pinned", &origin(&server), "<i></i>");
        let tag = json!([format!("{}/{file}", origin(&server)), hash]);
        let loaded = page.browser.script(
            "const [[src, integrity], done] = arguments;
            const tag = document.createElement('script');
            tag.dataset.calculator = '';
            Object.assign(tag, { src, integrity, crossOrigin: 'anonymous', onload: () => done(true), onerror: () => done(false) });
            document.body.append(tag);",
            vec![tag],
        );
        assert_eq!(loaded, json!(comes));
        assert_eq!(page.has("subsidy-calculator iframe"), comes);
    }
}
