//! Nothing sticks out at the side, and everything to tap is large enough for a thumb.

use browser::visit::journey_from;
use browser::which::Taste;

const WIDTHS: [(u32, u32); 4] = [(320, 568), (360, 740), (1080, 1920), (1440, 900)];

/// Looks at one state of the page at all widths, in normal and in large text.
fn look(name: &str, fragment: &str) {
    journey_from(name, fragment, Taste::default(), |page| {
        page.open_all();
        let mut found = Vec::new();
        for size in ["normal", "large"] {
            for (width, height) in WIDTHS {
                page.browser.resize(width, height);
                page.seen();
                let faults = page.browser.script(include_str!("layout.js"), Vec::new());
                let faults: Vec<String> = serde_json::from_value(faults).expect("a list of faults");
                found.extend(faults.into_iter().map(|fault| format!("{width} px, {size} text: {fault}")));
            }
            page.tap("#tool-large");
        }
        assert_eq!(found, [""; 0]);
    });
}

#[test]
fn turpan_in_chinese() {
    look("layout-turpan", "#v=1&region=650400&laid_off=yes&date=2020-09-01&lang=zh-Hans");
}

#[test]
fn turpan_in_english() {
    look("layout-turpan", "#v=1&region=650400&laid_off=yes&date=2020-09-01&lang=en");
}

#[test]
fn liaoning_in_chinese() {
    look("layout-liaoning", "#v=1&region=210000&rural_migrant=yes&rural=yes&lang=zh-Hans");
}

#[test]
fn liaoning_in_english() {
    look("layout-liaoning", "#v=1&region=210000&rural_migrant=yes&rural=yes&lang=en");
}

#[test]
fn zhejiang_in_english() {
    look("layout-zhejiang", "#v=1&region=330000&skill_level=level_3&work=enterprise_employee&lang=en");
}

#[test]
fn another_place_and_damage_in_english() {
    look(
        "layout-elsewhere",
        "#v=1&region=110000&veterannnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn=yes&lang=en",
    );
}
