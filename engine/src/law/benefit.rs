//! What a programme gives.

/// What a programme gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Benefit {
    /// Money.
    Cash,
    /// Training without charge.
    Free,
    /// A part of a subsidy early; never added to a total.
    Advance,
    /// A multiplier on a local standard.
    Uplift,
    /// A figure recommended to employers.
    Guideline,
    /// Something one may apply for or be treated as.
    Right,
    /// Tax or fee relief.
    Relief,
    /// Help in kind.
    Support,
    /// Something one must do.
    Duty,
}

impl Benefit {
    /// All kinds.
    pub const ALL: [Benefit; 9] = [
        Benefit::Cash,
        Benefit::Free,
        Benefit::Advance,
        Benefit::Uplift,
        Benefit::Guideline,
        Benefit::Right,
        Benefit::Relief,
        Benefit::Support,
        Benefit::Duty,
    ];

    /// The key used in tables and JSON.
    pub fn key(self) -> &'static str {
        match self {
            Benefit::Cash => "cash",
            Benefit::Free => "free",
            Benefit::Advance => "advance",
            Benefit::Uplift => "uplift",
            Benefit::Guideline => "guideline",
            Benefit::Right => "right",
            Benefit::Relief => "relief",
            Benefit::Support => "support",
            Benefit::Duty => "duty",
        }
    }
}
