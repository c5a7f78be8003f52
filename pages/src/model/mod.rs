//! What was said, what it comes to, and what can be done next. Knows nothing of HTML.

pub mod ids;
pub mod link;
pub mod places;
pub mod query;
pub mod route;
pub mod spelled;
pub mod statuses;

pub mod acts;
pub mod kiosk;

pub mod group;
pub mod groups;
pub mod session;
pub mod snapshot;
pub mod taken;
