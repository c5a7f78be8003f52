//! Paths by which other crates still name what has moved into the layers.
#![allow(missing_docs)]

pub use crate::advice::{change, ending, plan, question};
#[cfg(feature = "screen")]
pub use crate::assess::screening as screen;
pub use crate::assess::totals as total;
pub use crate::evaluate::{missing, reason};
pub use crate::law::notation;

pub mod tables {
    pub use crate::law::{
        Benefit, Citation, Document, Explained, Force, Grade, PaidTo, Party, Place, Programme, Reference,
        Standing, Tables, Term, Unit, Warning,
    };
}

pub mod condition {
    pub use crate::law::{Bound, Check, Cond, Test};
}

pub mod fact {
    pub use crate::law::{
        Change, Choice, Fact, FactId, FactSet, Kind, Later, LocalDefinition, MAX_FACTS, Means,
    };
}

pub mod amount {
    pub use crate::evaluate::amount::{Amount, PerSet, Span, amount};
    pub use crate::law::{AmountRow, Basis, Count, Figure, Per};
}

pub mod limit {
    pub use crate::evaluate::limit::{Left, LimitOutcome, Room};
    pub use crate::law::Limit;
}

pub mod assessment {
    pub use crate::assess::{Assessment, Outcome, Verdict, assess, verdicts};
}

pub mod season {
    pub use crate::law::{Recurring, Season, Window, YearDay};
}

pub mod standard {
    pub use crate::law::{Published, Source, Standard};
}

pub mod worked {
    pub use crate::law::Worked;
}
