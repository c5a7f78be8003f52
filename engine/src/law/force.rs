//! How firmly a text gives something.

/// How firmly the text gives it. Says nothing of whether somebody meets its conditions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Force {
    /// 给予, 开展, 落实.
    Given,
    /// 可, 允许, 探索.
    May,
    /// 择优, 评选: meeting the conditions lets one be considered.
    Selected,
    /// 鼓励, 支持, 推动, 引导.
    Encouraged,
}

impl Force {
    /// All, the firmest first.
    pub const ALL: [Force; 4] = [Force::Given, Force::May, Force::Selected, Force::Encouraged];

    /// The key used in tables and JSON.
    pub fn key(self) -> &'static str {
        match self {
            Force::Given => "given",
            Force::May => "may",
            Force::Selected => "selected",
            Force::Encouraged => "encouraged",
        }
    }
}
