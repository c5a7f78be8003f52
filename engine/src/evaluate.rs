//! What one condition, amount or limit of the law comes to for somebody's answers on a day.

pub mod amount;
mod condition;
pub mod explanation;
pub mod ground;
pub mod limit;
pub mod range;
pub mod reason;
pub mod representatives;
pub mod settling;
