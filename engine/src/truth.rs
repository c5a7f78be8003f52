//! Strong Kleene logic: unknown stays unknown unless it cannot matter.

/// False < Unknown < True, so that `and` is the smaller and `or` the greater.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Truth {
    /// Certainly not.
    False,
    /// Not known.
    Unknown,
    /// Certainly.
    True,
}

impl Truth {
    /// The opposite; unknown stays unknown.
    pub fn negate(self) -> Truth {
        match self {
            Truth::False => Truth::True,
            Truth::Unknown => Truth::Unknown,
            Truth::True => Truth::False,
        }
    }

    /// At most unknown: what would be certain becomes doubtful.
    pub fn doubt(self) -> Truth {
        self.min(Truth::Unknown)
    }

    /// At least unknown: what would be excluded becomes doubtful.
    pub fn open(self) -> Truth {
        self.max(Truth::Unknown)
    }
}

impl From<bool> for Truth {
    fn from(value: bool) -> Truth {
        if value {
            Truth::True
        } else {
            Truth::False
        }
    }
}
