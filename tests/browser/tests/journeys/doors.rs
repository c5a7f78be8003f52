//! The other doors: employers and training providers see theirs, and are asked only theirs.

use browser::law;
use browser::visit::journey;
use engine::law::Party;

#[test]
fn an_employer_who_trains_at_work() {
    journey("turpan-employer-2020", |page| {
        page.choose_place("650400");
        page.tap("[data-door='employer']");
        page.pick_date("2020-09-01");
        assert!(!page.has("[data-status]"), "an employer has no such status");
        let known = [
            ("course_kind", "work_based"),
            ("employer", "farm_cooperative"),
            ("takes_on", "poor"),
            ("persons", "4"),
            ("work_months", "7"),
        ];
        let asked = page.reply_to_all(&known);
        for (fact, _) in known {
            assert!(asked.iter().any(|one| one == fact), "{fact} is not asked, only {asked:?}");
        }
        for fact in &asked {
            assert!(law::is_about(fact, Party::Employer), "an employer is asked {fact}");
        }
        let seen = page.seen();
        // 五（一）: 300 yuan a person a month at most, for six months at most: 4 × 6 × 300.
        assert_eq!(seen.group_of("tlf53.work-based-training"), Some("yours"));
        let card = page.card("tlf53.work-based-training");
        for words in ["每人每月最多300元", "最多7,200元", "拨付给用人单位"] {
            assert!(card.contains(words), "{words} is not in: {card}");
        }
        assert!(seen.total.contains("最多7,200元") && seen.total.contains("拨付给单位"), "{}", seen.total);
        assert!(seen.summary.contains("最多7,200元"), "{}", seen.summary);
        let answers = law::answers_in(&seen.fragment);
        assert_eq!(seen.contents(), law::groups(&answers, law::day("2020-09-01"), Party::Employer));
        page.keep_pictures("");

        // Today there is nothing of it, and no total.
        page.tap("#date-today");
        let seen = page.seen();
        assert_eq!(seen.group_of("tlf53.work-based-training"), Some("ended"));
        assert_eq!((seen.total.as_str(), seen.summary.contains("元")), ("", false));
    });
}

#[test]
fn a_training_provider() {
    journey("liaoning-provider", |page| {
        page.choose_place("210000");
        page.tap("[data-door='provider']");
        let asked = page.reply_to_all(&[
            ("provider", "technical_school"),
            ("rural_service", "yes"),
            ("bad_record", "no"),
        ]);
        for fact in &asked {
            assert!(law::is_about(fact, Party::Provider), "a provider is asked {fact}");
        }
        let seen = page.seen();
        // 八（十八） names schools outright; 四（八） seeks providers (培训机构) that go to the villages,
        // and leaves open whether schools are among them.
        assert_eq!(seen.group_of("ln15.evaluation-organisation"), Some("yours"));
        assert_eq!(seen.group_of("ln15.designated-provider"), Some("check"));
        assert_eq!(seen.group_of("ln15.free-training"), None, "that is for workers");
        let answers = law::answers_in(&seen.fragment);
        assert_eq!(seen.contents(), law::groups(&answers, law::today(), Party::Provider));
        page.keep_pictures("");
    });
}

#[test]
fn a_door_keeps_the_answers() {
    journey("doors", |page| {
        page.choose_place("330000");
        page.tap_status("veteran");
        let worker = page.seen();
        page.tap("[data-door='employer']");
        let employer = page.seen();
        assert_eq!(
            (employer.doors.as_slice(), &employer.regions),
            (&["employer".to_string()][..], &worker.regions)
        );
        assert!(employer.fragment.contains("for=employer"), "{}", employer.fragment);
        assert_eq!(employer.group_of("zj9.youth"), None, "that is for workers");
        assert_ne!(employer.focus.on, "body", "the focus is lost");
        page.tap("[data-door='worker']");
        assert_eq!(page.seen().substance(), worker.substance());
    });
}
