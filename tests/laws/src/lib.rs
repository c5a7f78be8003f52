//! What must hold of any rule, and of the real tables.
//!
//! ```text
//! vocabulary ─▶ rule ──┐                       tests/any_rule     laws over random rules
//!                      ├─▶ engine  ══ compared with ══  reference
//! tables ────▶ people ─┘                       tests/real_tables  the same laws, and the law as data
//! ```
//! [`reference`] says what a condition means as slowly and obviously as can be; the engine
//! must agree with it. Rules made here are leaked: tables live as long as the process.
//!
//! Run it optimised too, as people run it: `cargo test -p laws --release`. That is how a wrong
//! optimisation of [`engine::truth`] was found, which no other test could see.
#![allow(clippy::expect_used)]

pub mod asking;
pub mod best;
pub mod changes;
pub mod dice;
pub mod layers;
pub mod mixed;
#[cfg(feature = "tables")]
pub mod people;
pub mod reference;
pub mod rule;
#[cfg(feature = "tables")]
pub mod sessions;
pub mod texts;
pub mod vocabulary;

use compiler::Loaded;
use proptest::test_runner::Config;
use std::path::Path;
use std::sync::LazyLock;

/// The tables as they stand in `policies/`, with their cases.
///
/// # Panics
/// With every diagnostic, where the tables are not sound.
pub fn loaded() -> &'static Loaded {
    static LOADED: LazyLock<Loaded> = LazyLock::new(|| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../policies");
        compiler::load(&folder).unwrap_or_else(|diagnostics| {
            let all: Vec<String> = diagnostics.iter().map(ToString::to_string).collect();
            panic!("the tables do not load:\n{}", all.join("\n"))
        })
    });
    &LOADED
}

/// How many cases a property is tried with. Failures print themselves; no seed files are kept.
pub fn cases(cases: u32) -> Config {
    Config { cases, failure_persistence: None, ..Config::default() }
}
