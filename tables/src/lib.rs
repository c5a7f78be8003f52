//! The policy tables as constants: read, checked and written by the build from `policies/`.
//! Nothing is parsed or allocated when they are used.

mod generated {
    #![allow(missing_docs, unused_imports, clippy::all)]
    include!(concat!(env!("OUT_DIR"), "/tables.rs"));
}

pub use generated::TABLES;
