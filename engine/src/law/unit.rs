//! The units of numbers.

/// The words for a unit of numbers.
#[derive(Clone, Copy, Debug)]
pub struct Unit {
    /// The key, e.g. `class_hour`.
    pub key: &'static str,
    /// Chinese, the same for one and many.
    pub zh: &'static str,
    /// English, for one.
    pub one: &'static str,
    /// English, for any other number.
    pub many: &'static str,
}
