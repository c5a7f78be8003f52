//! A laid-off worker in Turpan: what the plan gave, and that it has ended.

use browser::law;
use browser::visit::journey;

#[test]
fn hardship_while_the_plan_ran() {
    journey("turpan-hardship-2020", |page| {
        page.choose_place("650400");
        page.tap_status("laid_off");
        page.pick_date("2020-09-01");
        let card = page.card("tlf53.hardship");
        for words in ["免费", "按规定给予", "执行中"] {
            assert!(card.contains(words), "{words} is not in: {card}");
        }
        page.tap("[data-programme='tlf53.hardship'] details > summary");
        page.seen();
        let details = page.card("tlf53.hardship");
        for words in ["对就业重点群体开展免费职业技能培训", "三（四）16", "您答：是", "报名"]
        {
            assert!(details.contains(words), "{words} is not in: {details}");
        }
        page.keep_pictures("details");
    });
}

#[test]
fn today_it_has_ended() {
    journey("turpan-hardship", |page| {
        page.choose_place("650400");
        page.tap_status("laid_off");
        let seen = page.seen();
        assert_eq!(seen.group_of("tlf53.hardship"), Some("ended"));
        assert_eq!(seen.on("yours"), [""; 0]);
        assert!(page.text("#group-yours").contains("当地这份文件已经到期"), "{}", page.text("#group-yours"));
        assert_eq!(seen.total, "", "what has ended is in no total");
        assert!(!seen.summary.contains("补贴合计") && seen.summary.contains("已到期"), "{}", seen.summary);
        // Nothing is asked for what has ended; what holds nationwide still asks.
        let national = law::missing("cn40.skill-upgrade", &seen.fragment, law::today());
        let asked = seen.question.expect("a question");
        assert!(national.contains(&asked.as_str()), "{asked} is none of {national:?}");
        // What has ended is folded, and so are the documents.
        page.open_all();
        assert!(page.card("tlf53.hardship").contains("已于2021年12月31日到期"));
        let paper = page.text("[data-document='tlf53']");
        assert!(paper.contains("12333") && paper.contains("2021年12月31日到期"), "{paper}");
    });
}

#[test]
fn the_first_and_the_last_day() {
    journey("turpan-days", |page| {
        page.choose_place("650400");
        page.tap_status("laid_off");
        let days = [
            ("2019-09-16", "not-yet"),
            ("2019-09-17", "yours"),
            ("2021-12-31", "yours"),
            ("2022-01-01", "ended"),
        ];
        for (day, group) in days {
            page.pick_date(day);
            assert_eq!(page.seen().group_of("tlf53.hardship"), Some(group), "{day}");
        }
    });
}
