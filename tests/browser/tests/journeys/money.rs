//! What it comes to, what would change it, and how to claim in the year.

use browser::law;
use browser::visit::{journey, journey_from};
use browser::which::Taste;
use engine::law::Party;

/// Someone insured for 40 months with a fresh level-4 certificate, from a poor household.
const INSURED: &str = "#v=1&region=650402&date=2020-09-01&work=enterprise_employee&insured=yes&insured_months=40\
    &certificate=skill_level&certificate_level=level_4&certificate_on=2020-06-01&finished_course=yes\
    &course_level=level_4&poor_household=yes&in_training=yes&vocational_claims=0&subsidy_claims=2";

#[test]
fn a_brand_sees_its_figures_beside_the_thresholds() {
    journey("brand-figures", |page| {
        page.tap("[data-door='provider']");
        page.choose_place("150000");
        page.pick_date("2024-06-01");
        let given = "#v=1&region=150000&for=provider&date=2024-06-01&basic_conditions=yes&trained_last_year=399\
            &pass_rate=91&employed_rate=69.5&order_share=50";
        page.load(given);
        page.open_all();
        let card = page.card("nm213.brand-region");
        // 三（三）2（1）: 400 people, 90%, 70%, 200 of the key groups, 50%.
        for words in ["400人", "399人", "还差1人", "90%", "91%", "还差0.5个百分点", "200人", "达到"]
        {
            assert!(card.contains(words), "{words} is not in: {card}");
        }
        let league = page.card("nm213.brand-league");
        for words in ["200人", "85%", "60%", "100人", "40%"] {
            assert!(league.contains(words), "{words} is not in: {league}");
        }
        // The figure that lacks can be answered from the table itself.
        page.tap("[data-programme='nm213.brand-region'] .figures [data-act='ask key_group_trained']");
        assert_eq!(page.seen().question.as_deref(), Some("key_group_trained"));
        page.reply("key_group_trained", "150");
        assert!(page.card("nm213.brand-region").contains("还差50人"));
        page.keep_pictures("");
    });
}

#[test]
fn the_rise_is_worked_out_from_the_published_standard() {
    let given = "#v=1&region=150000&for=provider&date=2024-06-01&brand_level=region&persons=30";
    journey_from("uplift", given, Taste::default(), |page| {
        let card = page.card("nm213.subsidy-uplift");
        assert!(card.contains("标准由当地公布") && !card.contains("元 ×"), "{card}");
        // The missing standard is asked for where it is missed.
        page.tap("[data-programme='nm213.subsidy-uplift'] [data-act='ask course_standard']");
        assert_eq!(page.seen().question.as_deref(), Some("course_standard"));
        page.reply("course_standard", "1000");
        let card = page.card("nm213.subsidy-uplift");
        for words in ["1,000元 × 1.3 × 30人", "39,000元"] {
            assert!(card.contains(words), "{words} is not in: {card}");
        }
    });
}

#[test]
fn an_employer_sees_what_is_due_and_a_part_of_it_early() {
    let given = "#v=1&region=650402&for=employer&date=2020-09-01&course_kind=apprenticeship&employer=enterprise\
        &persons=12&work_months=7";
    journey_from("employer-money", given, Taste::default(), |page| {
        page.reply_to_all(&[("wages_total", "1000000"), ("education_spending", "90000")]);
        page.open_all();
        let card = page.card("tlf53.apprenticeship");
        for words in ["4,000元", "12人", "48,000元"] {
            assert!(card.contains(words), "{words} is not in: {card}");
        }
        let deduction = page.card("tlf53.tax-deduction");
        for words in ["8%", "80,000元"] {
            assert!(deduction.contains(words), "{words} is not in: {deduction}");
        }
        let seen = page.seen();
        let answers = law::answers_in(&seen.fragment);
        assert_eq!(seen.contents(), law::groups(&answers, law::day("2020-09-01"), Party::Employer));
        // An employer that also trains answers nothing twice.
        page.tap("[data-door='provider']");
        let provider = page.seen();
        assert_eq!(law::answers_in(&provider.fragment), answers);
        assert_ne!(provider.question.as_deref(), Some("region"));
        assert!(!answers.iter().any(|(fact, _)| provider.question.as_deref() == Some(fact)));
    });
}

#[test]
fn the_plan_takes_the_most_and_says_what_it_leaves_out() {
    journey_from("plan", INSURED, Taste::default(), |page| {
        let plan = page.text("#plan");
        for words in ["今年怎么领", "失业保险技能提升补贴", "最多1,500元", "最晚2021年6月1日"]
        {
            assert!(plan.contains(words), "{words} is not in: {plan}");
        }
        // One certificate is paid once, by whichever fund: the one with a figure is kept.
        assert!(plan.contains("和“失业保险技能提升补贴”不能同时享受。"), "{plan}");
        // What has no figure is named beside the sum, not counted as nothing.
        assert!(plan.contains("金额由当地公布、没有算进来：培训期间生活费补贴"), "{plan}");
        page.open_all();
        let card = page.card("cn40.skill-upgrade");
        assert!(card.contains("到2021年6月1日为止"), "{card}");
        // What lies behind that day never comes, and the figure names the clause of its own day; behind
        // the fold all clauses are named.
        let front = card.split("按规定给予").next().unwrap_or_default();
        assert!(!card.contains("以后：数额会变") && !front.contains("人社部发〔2024〕40号三"), "{card}");
        assert!(card.contains("“中级工1500元”"), "{card}");
        page.keep_pictures("");
        page.tap("#tool-language");
        let plan = page.text("#plan");
        assert!(plan.contains("This year's plan") && plan.contains("up to 1,500 yuan"), "{plan}");
        page.keep_pictures("english");
    });
}

#[test]
fn what_is_not_theirs_says_what_would_make_it_so() {
    let given = "#v=1&region=650402&date=2020-09-01&work=enterprise_employee&insured=yes&insured_months=30\
        &certificate=skill_level&certificate_level=level_4&certificate_on=2019-06-01";
    journey_from("change", given, Taste::default(), |page| {
        page.open_all();
        // 12 months after the certificate cannot be brought back.
        let card = page.card("cn40.skill-upgrade");
        assert!(card.contains("您的情况不在这项政策的范围内"), "{card}");
        page.load(
            "#v=1&region=650402&date=2026-11-22&work=enterprise_employee&insured=yes&insured_months=8\
            &certificate=skill_level&certificate_level=level_4&certificate_on=2026-10-01",
        );
        page.open_all();
        // From 2026 only the rule of 2017 stands: 36 months.
        let card = page.card("cn40.skill-upgrade");
        assert!(card.contains("怎样才能符合") && card.contains("再缴28个月失业保险"), "{card}");
    });
}

#[test]
fn what_is_open_says_which_answer_settles_it() {
    let given = "#v=1&region=210100&date=2022-06-01&skill_level=level_1&outstanding_contribution=yes&unique_skill=yes";
    journey_from("settle", given, Taste::default(), |page| {
        page.open_all();
        let card = page.card("ln15.title-green-channel");
        assert!(
            card.contains("如果情况是这样，就符合") && card.contains("如果情况是这样，就不符合"),
            "{card}"
        );
    });
}

#[test]
fn a_day_without_a_figure_says_so() {
    let given = "#v=1&region=110000&date=2025-06-01&work=enterprise_employee&insured=yes&insured_months=40\
        &certificate=skill_level&certificate_level=level_4&certificate_on=2025-03-01&fund_reserve=yes";
    journey_from("no-figure", given, Taste::default(), |page| {
        // 2025: the province sets it. What the years before gave is not carried over.
        let card = page.card("cn40.skill-upgrade");
        assert!(card.contains("标准由当地公布") && !card.contains("1,500"), "{card}");
        page.load(
            "#v=1&region=110000&date=2016-06-01&work=enterprise_employee&insured=yes&insured_months=40\
            &certificate=skill_level&certificate_level=level_4",
        );
        page.open_all();
        let seen = page.seen();
        assert!(!seen.page.contains("1,500元") || seen.total.is_empty(), "{}", seen.total);
        assert_eq!(seen.group_of("cn40.skill-upgrade"), Some("not-yet"));
    });
}
