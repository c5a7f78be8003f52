//! The law as bytes, in packs: what a program reads at its start. As constants it would be
//! mostly pointers, lengths and blanks, which compress badly.
//!
//! ```text
//! law     header │ keys │ shape                     one, whatever the language
//! words   header │ texts                            one a language: what a first look shows
//! more    header │ quotations │ texts of each language    what stands behind folds; one
//! ```
//! Every pack begins with a header ([`Header`]): that it is one, in which format, of which law.
//! Keys, quotations and texts are runs of distinct strings, each run with its length (four
//! bytes, low byte first) before it and each string with U+0000 after it; apart, like compresses
//! with like. The shape is all the rest, as numbers of 7 bits a byte: lengths of lists, places in
//! enums, whether something is there. A string is 0 in it where it is the next one of its run,
//! and otherwise 1 + the place of one that has come before. Texts whose pack is not there read
//! as empty.
//!
//! Unpacking borrows the strings from the packs and leaks the lists: it is done once a pack that
//! arrives. Of a damaged pack nothing is unpacked; but that is looked at in the end only, for a
//! way out after every number makes the code nearly twice as long.

mod header;
mod kinds;
#[cfg(any(feature = "pack", test))]
mod packer;
#[cfg(test)]
mod tests;
mod unpacker;

pub use header::{FORMAT, Fault, Header, Kind};
#[cfg(any(feature = "pack", test))]
pub use packer::{Pack, Packer, Packs, pack};
pub use unpacker::{Unpack, Unpacker, unpack, unpack_tables};
