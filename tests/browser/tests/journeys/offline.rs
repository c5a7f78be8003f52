//! After loading, the page needs nobody: the server gone and the network off, all works in its
//! language. Another is a file of its own (tests/library/packs.rs); where the browser keeps the
//! release, both are here without a network (tests/hosting/keep.rs).

use browser::law::LAID_OFF_IN_TURPAN;
use browser::visit::journey;
use serde_json::{Value, json};
use std::time::Duration;

#[test]
fn a_whole_journey_without_a_network() {
    journey("offline", |page| {
        // What stands behind folds is the last that comes on its own.
        let come = "performance.getEntriesByType('resource').some((one) => /\\/more-[^/]*$/.test(one.name) && one.responseEnd > 0)";
        while page.ask(come, Value::Null) != json!(true) {
            std::thread::sleep(Duration::from_millis(20));
        }
        page.go_offline();

        page.choose_place("210000");
        page.tap_status("migrant");
        assert_eq!(page.seen().on("yours").len(), 2);
        page.choose_place("650400");
        page.pick_date("2020-09-01");
        page.tap_status("laid_off");
        assert_eq!(page.seen().on("yours"), LAID_OFF_IN_TURPAN);
        let asked = page.reply_to_all(&[]);
        assert!(asked.len() > 5, "{asked:?}");
        page.open_all();
        page.tap("[data-door='employer']");
        page.tap("[data-door='worker']");
        page.tap("#tool-large");
        page.tap("#tool-clear");
        page.back();
        page.seen();
        // The end of every journey proves that no request was even tried.
    });
}
