//! Strong Kleene logic: unknown stays unknown unless it cannot matter.
//!
//! `doubt` and `open` must stay calls. Inlined at the end of a recursive function they become
//! `umin` and `umax`, which LLVM 22 turns into an accumulator while it keeps the range of the
//! single step: what is false then comes out undetermined. Seen with rustc 1.95, 1.96 and
//! 1.97-nightly, natively from opt-level 2 up and in Wasm at `s` and `z`; `tests/laws` fails
//! for it when it is run optimised.

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
    #[inline(never)]
    pub fn doubt(self) -> Truth {
        self.min(Truth::Unknown)
    }

    /// At least unknown: what would be excluded becomes doubtful.
    #[inline(never)]
    pub fn open(self) -> Truth {
        self.max(Truth::Unknown)
    }
}

impl From<bool> for Truth {
    fn from(value: bool) -> Truth {
        if value { Truth::True } else { Truth::False }
    }
}
