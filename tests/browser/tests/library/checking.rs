//! “Check me against this”: from a programme's page to its own questions.

use browser::visit::journey_from;
use browser::which::Taste;
use serde_json::{Value, json};

const ID: &str = "tlf53.work-based-training";

#[test]
fn its_questions_come_first_and_its_card_opens() {
    journey_from("check", &format!("#/programme/{ID}?v=1&date=2020-09-01"), Taste::default(), |page| {
        page.tap("#check-me");
        let seen = page.seen();
        assert_eq!(
            (seen.regions.as_slice(), seen.doors.as_slice()),
            (&["650400".to_string()][..], &["employer".to_string()][..])
        );
        assert_eq!(seen.focus.on, "checking-title");
        assert!(seen.fragment.contains(&format!("check={ID}")), "{}", seen.fragment);
        assert!(page.text("#checking").contains("以工代训补贴"));
        page.keep_pictures("");

        let mut asked = Vec::new();
        for _ in 0..3 {
            let fact = page.seen().question.expect("a question");
            let answer = match fact.as_str() {
                "course_kind" => "work_based",
                "employer" => "farm_cooperative",
                "takes_on" => "poor",
                other => panic!("{other} is not for this programme; asked before: {asked:?}"),
            };
            page.reply(&fact, answer);
            asked.push(fact);
        }
        assert!(page.text("#checking").contains("符合条件"), "{}", page.text("#checking"));
        page.reload();
        assert!(page.text("#checking").contains("符合条件"));
        page.tap("#checking-show");
        let open = "document.querySelector(`[data-programme='${a}'] details`).open";
        assert_eq!(page.ask(open, json!(ID)), json!(true));
        assert!(page.card(ID).contains("依据"), "{}", page.card(ID));
        page.tap("#checking-end");
        assert!(!page.seen().fragment.contains("check="));
        assert_eq!(page.text("#checking"), "");
    });
}

#[test]
fn an_answer_is_never_overwritten() {
    let fragment = format!("#/programme/{ID}?v=1&region=210000&for=employer");
    journey_from("check-elsewhere", &fragment, Taste::default(), |page| {
        page.tap("#check-me");
        assert_eq!(page.seen().regions, ["210000"]);
        assert!(page.text("#checking").contains("不在这份文件的范围内"));
        assert!(!page.has("#checking-show"), "there is no card to show");
        let back = page.back();
        assert!(back.fragment.contains(&format!("/programme/{ID}?")));
    });
}

#[test]
fn something_ended_is_checked_too() {
    journey_from("check-ended", &format!("#/programme/{ID}"), Taste::default(), |page| {
        page.tap("#check-me");
        let seen = page.seen();
        assert!(
            ["course_kind", "employer", "takes_on"].contains(&seen.question.as_deref().unwrap_or_default())
        );
        assert!(page.text("#checking").contains("到期"), "{}", page.text("#checking"));
        assert_eq!(page.ask("scrollX", Value::Null), json!(0));
    });
}
