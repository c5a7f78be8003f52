//! The policy tables: read, checked and packed by the build from `policies/`, and unpacked
//! once, on first use. No text is copied then.

#[cfg(feature = "library")]
use engine::law::Worked;
use engine::{Tables, pack};
use std::sync::LazyLock;

/// The tables. The clauses of the documents and what explains them are among them only with the
/// feature `library`: nobody but who writes the library says them.
///
/// # Panics
/// Never in a build that passes its tests: only if what the build packed could not be
/// unpacked. Without tables there is nothing to go on with, and to carry on with none would
/// tell people that nothing is theirs.
pub static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    let packed = include_bytes!(concat!(env!("OUT_DIR"), "/tables.bin"));
    pack::unpack(packed).expect("the tables are as the build packed them")
});

/// A few worked cases of each programme, grouped by programme, from the cases that its file
/// carries as tests.
///
/// # Panics
/// Never in a build that passes its tests, as [`TABLES`].
#[cfg(feature = "library")]
pub static CASES: LazyLock<&'static [Worked]> = LazyLock::new(|| {
    let packed = include_bytes!(concat!(env!("OUT_DIR"), "/cases.bin"));
    pack::unpack(packed).expect("the cases are as the build packed them")
});
