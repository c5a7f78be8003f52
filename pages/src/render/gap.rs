//! Gaps that `site` leaves in the pages of the app's file for what depends on the day or the
//! person, in the notation of [`fill`](crate::wording::fill): `{standing document/ln15}`. No text
//! of the library holds a brace.

/// A gap for the badge that says how something stands.
pub const STANDING: &str = "standing";
/// A gap in the tag of what is said only of a document that is not simply in force: it becomes the
/// attribute `hidden` where it is.
pub const AFTER: &str = "after";
/// A gap for the day's place on the [`Scale`](crate::render::time_bar::Scale).
pub const PLACE: &str = "place";
/// A gap for the day in words.
pub const DAY: &str = "day";
/// A gap for what the answers make of a programme, between two sections.
pub const YOURS: &str = "yours";
