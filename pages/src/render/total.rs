//! What the known cash comes to, for whom and on what basis.

use crate::render::Html;
use crate::wording::Wording;
use crate::wording::fill;
use engine::assess::totals::Totals;
use engine::law::{Party, Standing};

/// The totals of a party; empty where no cash is theirs.
pub fn total(wording: Wording, totals: &Totals, party: Party) -> String {
    let mut html = Html::default();
    if totals.sums.is_empty() && totals.without_figure.is_empty() {
        return html.done();
    }
    let payee = match party {
        Party::Worker => wording.t.total_for_worker,
        Party::Employer => wording.t.total_for_employer,
        Party::Provider => wording.t.total_for_provider,
    };
    html.element("h3", wording.t.total);
    for total in &totals.sums {
        let Some(sum) = wording.sum(total.sum, total.basis, total.per) else { continue };
        html.raw(r#"<p class="total-sum">"#).element("b", &sum).raw(" ").element("span", payee);
        if total.standing == Standing::Unconfirmed {
            html.raw(" ").element(r#"span class="badge badge-unconfirmed""#, wording.t.total_unconfirmed);
        }
        html.raw("</p>");
    }
    let open = totals.without_figure.len();
    if open > 0 {
        html.element("p", &fill(wording.t.total_open, &[("n", &open.to_string())]));
    }
    html.element(r#"p class="hint""#, wording.t.total_note);
    html.done()
}
