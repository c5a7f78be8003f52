//! Each of the four statuses in each of the four regions: what is theirs, and what is not.
//!
//! The programmes named here were read from the documents; the rest of each group is
//! compared with the engine.

use browser::law;
use browser::page::Page;
use browser::visit::journey;
use engine::law::Party;

/// A region of the page: its code, and a word for the pictures.
type Place = (&'static str, &'static str);

const LIAONING: Place = ("210000", "liaoning");
const TURPAN: Place = ("650400", "turpan");
const ZHEJIANG: Place = ("330000", "zhejiang");
const INNER_MONGOLIA: Place = ("150000", "inner-mongolia");

/// The answers that a status tile gives.
fn answers_of(status: &str) -> &'static [(&'static str, &'static str)] {
    match status {
        "graduate" => &[("school_status", "graduated")],
        "migrant" => &[("rural_migrant", "yes"), ("rural", "yes")],
        "veteran" => &[("veteran", "yes")],
        _ => &[("laid_off", "yes")],
    }
}

/// Chooses a place, taps a status, picks a day (empty: today), and compares the groups:
/// all of `yours`, and the programmes named on others, from the text; everything with the engine.
fn expect(place: Place, status: &str, day: &str, yours: &[&str], others: &[(&str, &str)]) {
    let (code, word) = place;
    let year = day.split('-').next().unwrap_or_default();
    let parts = [word, &status.replace('_', "-"), year];
    let name: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    journey(&name.join("-"), |page: &Page| {
        page.choose_place(code);
        page.tap_status(status);
        if !day.is_empty() {
            page.pick_date(day);
        }
        let seen = page.seen();
        assert_eq!(
            (seen.regions.as_slice(), seen.statuses.as_slice()),
            (&[code.into()][..], &[status.into()][..])
        );

        let mut theirs = seen.on("yours");
        theirs.sort_unstable();
        assert_eq!(theirs, yours, "yours, by the text");
        for (programme, group) in others {
            assert_eq!(seen.group_of(programme), Some(*group), "{programme}, by the text");
        }
        let mut given = vec![("region", code)];
        given.extend(answers_of(status));
        assert_eq!(seen.contents(), law::groups(&given, law::day(day), Party::Worker), "by the engine");

        assert!(seen.summary.contains(&format!("符合条件{}项", yours.len())), "{}", seen.summary);
        page.keep_pictures("");
    });
}

// Liaoning: 二（四） trains the key groups free; 二（五） does so with a voucher where there are
// vouchers; 四（七） encourages migrant workers to be evaluated; 三（六） wants to know more of a
// graduate; 十（二十三） and 276号 二（一） are for those still at school.

#[test]
fn liaoning_graduate() {
    let others = [
        ("ln15.graduate-conversion", "related"),
        ("ln15.technical-school-aid", "not"),
        ("ln276.student-level", "not"),
        ("ln276.preparatory-technician", "related"),
    ];
    expect(LIAONING, "graduate", "", &[], &others);
}

#[test]
fn liaoning_migrant() {
    let yours = ["ln15.free-training", "ln15.migrant-evaluation"];
    expect(LIAONING, "migrant", "", &yours, &[("ln15.training-voucher", "one")]);
}

#[test]
fn liaoning_veteran() {
    let others = [("ln15.training-voucher", "one"), ("ln15.migrant-evaluation", "more")];
    expect(LIAONING, "veteran", "", &["ln15.free-training"], &others);
}

#[test]
fn liaoning_laid_off() {
    let others = [("ln15.training-voucher", "one"), ("ln15.graduate-conversion", "more")];
    expect(LIAONING, "laid_off", "", &["ln15.free-training"], &others);
}

// Turpan, while its plan ran: 五（一） trains the key groups free; 三（四）16 names the laid-off and
// asks nothing more; 三（二）6 wants the will to leave farming, 三（三）13 goes by the will to work;
// 六（四） asks for a technical school.

#[test]
fn turpan_graduate_2020() {
    let others = [("tlf53.school-equivalence", "one"), ("tlf53.youth", "more"), ("tlf53.hardship", "more")];
    expect(TURPAN, "graduate", "2020-09-01", &[], &others);
}

#[test]
fn turpan_migrant_2020() {
    let others = [("tlf53.migrant", "one"), ("tlf53.women", "related")];
    expect(TURPAN, "migrant", "2020-09-01", &["tlf53.free-training"], &others);
}

#[test]
fn turpan_veteran_2020() {
    let others = [("tlf53.veteran", "related"), ("tlf53.youth", "more")];
    expect(TURPAN, "veteran", "2020-09-01", &["tlf53.free-training"], &others);
}

#[test]
fn turpan_laid_off_2020() {
    let yours = ["tlf53.free-training", "tlf53.hardship"];
    expect(TURPAN, "laid_off", "2020-09-01", &yours, &[("tlf53.living-allowance", "more")]);
}

// Today it has ended, with all that it gave.

#[test]
fn turpan_graduate() {
    expect(TURPAN, "graduate", "", &[], &[("tlf53.school-equivalence", "ended"), ("tlf53.youth", "ended")]);
}

#[test]
fn turpan_migrant() {
    expect(TURPAN, "migrant", "", &[], &[("tlf53.migrant", "ended")]);
}

#[test]
fn turpan_veteran() {
    expect(TURPAN, "veteran", "", &[], &[("tlf53.veteran", "ended")]);
}

#[test]
fn turpan_laid_off() {
    expect(TURPAN, "laid_off", "", &[], &[("tlf53.hardship", "ended"), ("tlf53.living-allowance", "ended")]);
}

// Zhejiang: “金苗” and “金创” name veterans; “金服” wants a trade of its list; whether migrant
// workers count as “金苗” young people is left open; “金创” names students, not graduates.
// 完善体制机制（一） trains the unemployed, migrant workers and veterans first.

#[test]
fn zhejiang_graduate() {
    let others = [("zj9.youth", "related"), ("zj9.entrepreneurship", "more"), ("zj9.manufacturing", "more")];
    expect(ZHEJIANG, "graduate", "", &[], &others);
}

#[test]
fn zhejiang_migrant() {
    let yours = ["zj9.key-trainees"];
    expect(ZHEJIANG, "migrant", "", &yours, &[("zj9.services", "related"), ("zj9.youth", "related")]);
}

#[test]
fn zhejiang_veteran() {
    let others = [("zj9.manufacturing", "more"), ("zj9.rural", "more")];
    expect(ZHEJIANG, "veteran", "", &["zj9.entrepreneurship", "zj9.key-trainees", "zj9.youth"], &others);
}

#[test]
fn zhejiang_laid_off() {
    expect(
        ZHEJIANG,
        "laid_off",
        "",
        &["zj9.key-trainees"],
        &[("zj9.youth", "more"), ("zj9.manufacturing", "more")],
    );
}

// Inner Mongolia: 三（四） lets any worker choose a course; 三（二）3 follows up after one; the
// courses of 三（一）5 and 三（一）2 are for low-income rural people and new forms of work.

const OF_ANY_WORKER: [(&str, &str); 3] =
    [("nm213.after-training", "more"), ("nm213.rural-courses", "more"), ("nm213.new-forms", "more")];

#[test]
fn inner_mongolia_graduate() {
    expect(INNER_MONGOLIA, "graduate", "", &["nm213.brand-course"], &OF_ANY_WORKER);
}

#[test]
fn inner_mongolia_migrant() {
    let others = [("nm213.after-training", "more"), ("nm213.rural-courses", "related")];
    expect(INNER_MONGOLIA, "migrant", "", &["nm213.brand-course"], &others);
}

#[test]
fn inner_mongolia_veteran() {
    expect(INNER_MONGOLIA, "veteran", "", &["nm213.brand-course"], &OF_ANY_WORKER);
}

#[test]
fn inner_mongolia_laid_off() {
    expect(INNER_MONGOLIA, "laid_off", "", &["nm213.brand-course"], &OF_ANY_WORKER);
}
