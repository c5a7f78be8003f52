//! Links as they arrive: through mail, chat, code readers and pages, which write them anew.

use browser::server::Server;
use browser::visit::{journey_from, trouble};
use browser::which::Taste;
use pages::model::link::Link;
use serde_json::json;
use tables::TABLES;

const PLAIN: &str = "#v=1&region=650400&laid_off=yes&rural=-&date=2020-09-01";

#[test]
fn a_link_that_others_wrote_anew_keeps_its_answers() {
    journey_from("carried", PLAIN, Taste::default(), |page| {
        let plain = page.seen();
        let short = Link::read(&TABLES, PLAIN).0.write_short(&TABLES);
        let coded = |text: &str| text.replace('~', "%7E").replace('=', "%3D").replace('&', "%26");
        for fragment in [
            PLAIN.replace('&', "&amp;"),
            PLAIN.replace("&region", "®ion"),
            format!("#{}", coded(&PLAIN[1..])),
            format!("#{}", coded(&short)),
            format!("#{}", short.replace('~', "%7E")),
            format!("#{}", short.replace('~', "%257E")),
            PLAIN.replace("&laid_off", "%0D%0A&laid_off").replace("date=2020", "date=20%0A20"),
            PLAIN.replace("yes", "yes "),
            format!("{PLAIN}&from=singlemessage&isappinstalled=0"),
            format!("#{short}&from=groupmessage&scene=1#wechat_redirect"),
            format!("{PLAIN}."),
            format!("{PLAIN}）快看看"),
        ] {
            page.load(&fragment);
            let seen = page.seen();
            assert_eq!(seen.damaged, [""; 0], "{fragment}");
            assert_eq!(seen.substance(), plain.substance(), "{fragment}");
            assert_eq!(
                (&seen.date, &seen.regions, &seen.statuses),
                (&plain.date, &plain.regions, &plain.statuses)
            );
        }
        // The address is ours again after the first press.
        page.tap("[data-status='veteran']");
        assert!(!page.seen().fragment.contains("快"), "{}", page.seen().fragment);
    });
}

#[test]
fn a_tap_before_the_app_is_there_wins_over_a_short_link() {
    let said = Link::read(&TABLES, "v=1&region=210000&veteran=yes&date=2020-09-01").0;
    for (name, fragment) in [("early-short", said.write_short(&TABLES)), ("early-plain", said.write(&TABLES))]
    {
        trouble(name, Server::holding(".wasm"), Taste::default(), |page| {
            page.go(&page.server.url(&format!("#{fragment}")));
            page.wait_for("#early [data-early='region=650400']:not([disabled])");
            for tap in ["region=330000", "region=650400", "laid_off=yes"] {
                page.ask("document.querySelector(`[data-early='${a}']`).click()", json!(tap));
            }
            page.server.release();
            page.wait_for("#summary");
            let seen = page.seen();
            assert_eq!(seen.damaged, [""; 0]);
            assert_eq!(seen.regions, ["650400"]);
            let mut statuses = seen.statuses.clone();
            statuses.sort();
            assert_eq!(statuses, ["laid_off", "veteran"], "what the link said is kept");
            assert_eq!(seen.date, "2020-09-01");
            assert_eq!(page.browser.complaints(), [""; 0]);
        });
    }
}
