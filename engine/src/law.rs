//! What the tables hold: the law as plain data. Nothing here is evaluated for anybody.

mod amount;
mod benefit;
mod citation;
mod condition;
mod document;
mod example_case;
mod fact;
mod fact_set;
mod force;
mod id;
mod limit;
pub mod notation;
mod party;
mod place;
mod programme;
mod reference;
mod season;
mod standard;
mod tables;
mod unit;
mod validity;
mod value;

pub use amount::{AmountRow, Basis, Count, Figure, Per};
pub use benefit::Benefit;
pub use citation::Citation;
pub use condition::{Bound, Check, Cond, Test};
pub use document::{Document, NonProgrammeClause, Warning};
pub use example_case::ExampleCase;
pub use fact::{Change, Choice, Fact, Kind, Later, LocalDefinition, Means};
pub use fact_set::{FactSet, MAX_FACTS};
pub use force::Force;
pub use id::{DocumentId, FactId, ProgrammeId};
pub use limit::Limit;
pub use party::{PaidTo, Party};
pub use place::{Place, Province};
pub use programme::Programme;
pub use reference::{Grade, Reference};
pub use season::{Recurring, Season, Window, YearDay};
pub use standard::{Published, Source, Standard};
pub use tables::Tables;
pub use unit::Unit;
pub use validity::{Standing, Validity};
pub(crate) use value::order;
pub use value::{Answer, Value, format_value, parse_value};

#[cfg(test)]
pub(crate) mod sample;
#[cfg(test)]
mod tests;
