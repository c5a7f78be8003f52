//! The class of the badge beside a name that says how something stands: in force, ended, ….

use engine::Standing;

/// The class of a standing's badge.
pub fn badge(standing: Standing) -> &'static str {
    match standing {
        Standing::InForce => r#"span class="badge""#,
        Standing::Unconfirmed => r#"span class="badge badge-unconfirmed""#,
        Standing::Ended | Standing::NotYet => r#"span class="badge badge-ended""#,
    }
}
