//! What ends for this person, day by day, for a calendar: web/later/calendar.js makes its file.

use crate::model::group::ResultGroup;
use crate::model::snapshot::Snapshot;
use crate::model::taken;
use crate::render::endings;
use crate::wording::fill;
use engine::advice::ending::Ending;
use engine::{Date, Programme, date};

/// Between entries; between the day, id, name and text of one stands a tab.
const BETWEEN: &str = "\0";

/// What ends, in the order of what is taken along; empty where nothing does.
#[inline(never)] // scripts/later.txt
pub fn calendar(snapshot: &Snapshot) -> String {
    let (wording, mut said) = (snapshot.wording, String::new());
    each_day(snapshot, &mut |programme, ending, day| {
        if !said.is_empty() {
            said.push_str(BETWEEN);
        }
        let day = date::format(day);
        let name = fill(wording.t.calendar_last, &[("name", wording.get(programme.name))]);
        let (why, next) = (endings::one(snapshot, ending), wording.get(programme.next_step));
        said += &[
            &*day,
            "\t",
            programme.id,
            "-",
            ending.why.key(),
            "-",
            &day,
            "\t",
            &name,
            "\t",
            &why,
            "\n",
            next,
        ]
        .concat();
        true
    });
    said
}

/// Whether anything ends: asked at every change, so it stops at the first day.
pub fn has_days(snapshot: &Snapshot) -> bool {
    let mut some = false;
    each_day(snapshot, &mut |_, _, _| {
        some = true;
        false
    });
    some
}

/// Visits what ends with its day, as long as `visit` says to go on. A hall's screen keeps no calendar.
fn each_day(snapshot: &Snapshot, visit: &mut dyn FnMut(&Programme, &Ending, Date) -> bool) {
    if snapshot.session.hall.kiosk.is_some() {
        return;
    }
    for of in [|snapshot| taken::outcomes(snapshot, ResultGroup::Yours), taken::maybe] {
        for outcome in of(snapshot) {
            for ending in endings::of(snapshot, outcome) {
                if ending.last.is_some_and(|day| !visit(outcome.programme, &ending, day)) {
                    return;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::kiosk::Kiosk;
    use crate::model::link::Link;
    use crate::model::session::Session;
    use engine::Lang;
    use tables::TABLES;

    fn snapshot(fragment: &str) -> Snapshot {
        let (link, damaged) = Link::read(&TABLES, fragment);
        assert!(damaged.is_empty(), "{damaged:?}");
        Session::of(&TABLES, link, damaged, Lang::ZH).snapshot(date::parse("2026-11-29").unwrap(), None)
    }

    /// As tests/scripts/calendar.test.mjs takes it on.
    const INSURED: &str = "v=1&region=210100&work=enterprise_employee&insured=yes&insured_months=40\
        &certificate=skill_level&certificate_level=level_4&certificate_on=2026-06-01&higher_certificate=no\
        &upgrade_claimed=none&certificate_subsidised=no";

    #[test]
    fn a_certificate_of_june_can_be_claimed_until_the_next() {
        let said = "2027-06-01\tcn40.skill-upgrade-fact-2027-06-01\t最后一天：失业保险技能提升补贴\t\
            到2027年6月1日为止：按“发证日期”计算的期限满了。\n\
            发证后12个月内申领。先拨打12333，问清参保地现在发不发、在网上还是窗口办、带什么材料。";
        assert_eq!(calendar(&snapshot(INSURED)), said);
    }

    #[test]
    fn three_years_after_leaving_school_end_something() {
        let graduate = "v=1&region=210000&school_status=graduated&school_kind=university\
            &left_school_on=2025-07-01&hukou=210000&training_region=210000";
        let said = calendar(&snapshot(graduate));
        assert!(said.contains("2028-07-01\tln15.graduate-conversion-fact-2028-07-01\t"), "{said}");
    }

    #[test]
    fn a_hall_keeps_no_calendar() {
        let mut page = snapshot(INSURED);
        page.session.hall.kiosk = Kiosk::of(&TABLES, &|name| (name == "mode").then(|| "kiosk".into()));
        assert_eq!(calendar(&page), "");
    }
}
