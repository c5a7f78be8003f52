//! A law that comes by province is the same law: whoever is somewhere is told of what holds there as if
//! all of it were here.

use engine::law::Province;
use engine::pack::{Fault, Packs, by_province, unpack_tables};
use engine::region::Region;
use engine::{Answers, Outcome, Tables, Verdict, assess};
use laws::cases;
use laws::people::person;
use proptest::prelude::*;
use tables::TABLES;

fn leaked(packs: &Packs) -> Vec<&'static [u8]> {
    packs.files().map(|(_, bytes)| &*bytes.to_vec().leak()).collect()
}

/// A law's own pack stands first.
fn unpacked(packs: &[&'static [u8]]) -> Result<Tables, Fault> {
    unpack_tables(packs[0], &packs[1..])
}

#[test]
fn all_provinces_together_are_the_whole_law() {
    let parted = by_province(&TABLES);
    let provinces: Vec<u32> = parted.provinces.iter().map(|(province, _)| province.0).collect();
    assert_eq!(provinces, [150_000, 210_000, 330_000, 650_000]);
    let mut packs = leaked(&parted.nation);
    let nation = unpacked(&packs).unwrap();
    let named: Vec<(u32, bool)> = nation.provinces.iter().map(|one| (one.region.0, one.is_here)).collect();
    assert_eq!(named, [150_000, 210_000, 330_000, 650_000].map(|code| (code, false)));
    assert!(nation.documents.iter().all(|one| one.region == Region::COUNTRY));
    for (province, own) in &parted.provinces {
        packs.extend(leaked(own));
        let here = |one: &Province| one.is_here == (one.region <= *province);
        assert!(unpacked(&packs).unwrap().provinces.iter().all(here));
    }
    let whole = unpacked(&packs).unwrap();
    // In the order of their documents, which is all that differs.
    let mut ids: Vec<_> =
        whole.programmes.iter().map(|one| format!("{:?}{one:?}", whole.document_of(one))).collect();
    let mut wanted: Vec<_> =
        TABLES.programmes.iter().map(|one| format!("{:?}{one:?}", TABLES.document_of(one))).collect();
    let without_id = |text: &mut String| {
        let (at, end) = (text.find("document: DocumentId(").unwrap(), text.find("), name:").unwrap());
        text.replace_range(at..end, "");
    };
    ids.iter_mut().chain(&mut wanted).for_each(without_id);
    ids.sort();
    wanted.sort();
    assert_eq!(ids, wanted);
    assert_eq!(whole.limits.len(), TABLES.limits.len());
    assert_eq!(whole.standards.len(), TABLES.standards.len());
}

/// The law with the packs of the provinces that somebody names.
fn named(answers: &Answers) -> &'static Tables {
    let parted = by_province(&TABLES);
    let mut packs = leaked(&parted.nation);
    let nation = unpacked(&packs).unwrap();
    for absent in answers.absent(&nation) {
        let (_, own) = parted.provinces.iter().find(|(province, _)| *province == absent.region).unwrap();
        packs.extend(leaked(own));
    }
    Box::leak(Box::new(unpacked(&packs).unwrap()))
}

proptest! {
    #![proptest_config(cases(600))]

    #[test]
    fn who_has_the_provinces_that_they_name_is_told_the_same((answers, day) in person()) {
        let tables = named(&answers);
        prop_assert_eq!(answers.absent(tables).count(), 0);
        let (here, all) = (assess(tables, &answers, day), assess(&TABLES, &answers, day));
        for other in &all.outcomes {
            match here.outcome(other.programme.id) {
                Some(outcome) => {
                    let said = |one: &Outcome| (one.verdict, one.standing, format!("{:?}", one.amount), one.missing);
                    prop_assert_eq!(said(outcome), said(other), "{}", other.programme.id);
                }
                // Nobody is kept from what is theirs.
                None => prop_assert_ne!(other.verdict, Verdict::Eligible, "{}", other.programme.id),
            }
        }
    }
}

#[test]
fn what_does_not_belong_together_is_refused() {
    let parted = by_province(&TABLES);
    let nation = leaked(&parted.nation);
    let [one, other] = [0, 1].map(|at| leaked(&parted.provinces[at].1));
    let refused = |packs: &[&[&'static [u8]]]| unpacked(&[&[nation[0]], &packs.concat()[..]].concat()).err();
    assert_eq!(refused(&[&one, &other]), None);
    assert_eq!(refused(&[&one[..1]]), None, "without its texts");
    assert_eq!(refused(&[&one[1..]]), Some(Fault::OtherLaw), "texts of a province without it");
    assert_eq!(refused(&[&one, &one]), Some(Fault::Damaged), "twice");
    assert_eq!(refused(&[&other, &one[1..]]), Some(Fault::OtherLaw), "texts of another");
    assert_eq!(unpacked(&one).err(), Some(Fault::OtherKind), "a province alone");
    // A law of which the same province says the same.
    let fewer = by_province(&Tables { units: &TABLES.units[1..], ..*TABLES });
    assert_eq!(refused(&[&leaked(&fewer.provinces[0].1)]), Some(Fault::OtherLaw));
}
