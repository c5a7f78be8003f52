//! 不清楚 is an answer.

use browser::law;
use browser::visit::journey;
use engine::law::Party;

#[test]
fn not_sure_keeps_it_open_and_is_not_asked_again() {
    journey("inner-mongolia-not-sure", |page| {
        page.choose_place("150000");
        page.tap_status("laid_off");
        assert_eq!(page.seen().group_of("nm213.after-training"), Some("more"));

        // Question after question, until the one that settles it comes.
        let mut asked = Vec::new();
        while let Some(fact) = page.seen().question {
            let unknown = if fact == "status" { "rest-unknown" } else { "unknown" };
            page.reply(&fact, unknown);
            asked.push(fact);
            if asked.last().is_some_and(|fact| fact == "finished_course") {
                break;
            }
        }
        let seen = page.seen();
        assert_eq!(seen.answers.get("finished_course").map(String::as_str), Some("不清楚"));
        assert!(seen.fragment.contains("finished_course=-"), "{}", seen.fragment);
        assert_eq!(seen.group_of("nm213.after-training"), Some("check"), "only the locality can tell");
        assert_ne!(seen.focus.on, "body", "the focus is lost");

        asked.extend(page.reply_to_all(&[]));
        let mut once = asked.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!(once.len(), asked.len(), "asked again: {asked:?}");
        let seen = page.seen();
        assert!(seen.question_text.contains("都答完了"), "{}", seen.question_text);
        for group in ["one", "related", "more"] {
            assert_eq!(seen.on(group), [""; 0], "nothing is left to ask");
        }
        let law = law::groups(&law::answers_in(&seen.fragment), law::today(), Party::Worker);
        assert_eq!(seen.contents(), law);
        page.keep_pictures("");

        // Taken back, it is asked again.
        page.tap("[data-given='finished_course']");
        let seen = page.seen();
        assert_eq!(seen.question.as_deref(), Some("finished_course"));
        assert_eq!(seen.group_of("nm213.after-training"), Some("more"));
        assert_ne!(seen.focus.on, "body", "the focus is lost");
    });
}

#[test]
fn every_question_of_a_worker_can_be_left_open() {
    journey("liaoning-not-sure", |page| {
        page.choose_place("210000");
        let asked = page.reply_to_all(&[]);
        assert!(asked.len() > 5, "{asked:?}");
        for fact in asked.iter().filter(|fact| *fact != "status") {
            assert!(law::is_about(fact, Party::Worker), "a worker is asked {fact}");
        }
        let seen = page.seen();
        let law = law::groups(&law::answers_in(&seen.fragment), law::today(), Party::Worker);
        assert_eq!(seen.contents(), law);
    });
}
