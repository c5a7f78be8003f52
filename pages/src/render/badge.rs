//! How something stands, in a word beside its name.

use engine::Standing;

/// The class of a standing's badge.
pub fn badge(standing: Standing) -> &'static str {
    match standing {
        Standing::InForce => r#"span class="badge""#,
        Standing::Unconfirmed => r#"span class="badge badge-unconfirmed""#,
        Standing::Ended | Standing::NotYet => r#"span class="badge badge-ended""#,
    }
}
