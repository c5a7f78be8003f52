//! The law as bytes, in packs: what a program reads at its start. As constants it would be
//! mostly pointers, lengths and blanks, which compress badly.
//!
//! ```text
//! law     header │ keys │ shape                     one, whatever the language
//! words   header │ texts                            one a language: what a first look shows
//! more    header │ quotations │ texts of each language    what stands behind folds; one
//! ```
//! A law may come by province: then these are of what holds in the whole country, and each province has
//! three kinds of packs of its own, its shape being read with the facts of the law ([`by_province`]).
//!
//! Every pack begins with a header ([`Header`]): that it is one, in which format, to which other it belongs.
//! Keys, quotations and texts are runs of distinct strings, each run with its length (four
//! bytes, low byte first) before it and each string with U+0000 after it. They are kept apart since
//! strings of one kind compress best with one another. The shape is all the rest, as numbers of 7
//! bits a byte: lengths of lists, variants of enums, whether something is there. In the shape a
//! string is 0 where it is the next one of its run, and otherwise 1 + the index of one that has come
//! before. Texts whose pack is not there read as empty.
//!
//! Unpacking borrows the strings from the packs and leaks the lists, which is done only once for
//! each pack that arrives. A damaged pack is refused as a whole, but damage is only looked for at the
//! end: an early return after every number would make the code nearly twice as long.

mod header;
mod kinds;
mod merged;
#[cfg(any(feature = "pack", test))]
mod packer;
#[cfg(any(feature = "pack", test))]
mod parted;
#[cfg(test)]
mod tests;
mod unpacker;

pub use header::{FORMAT, Fault, Header, Kind};
pub use merged::unpack_tables;
#[cfg(any(feature = "pack", test))]
pub use packer::{Pack, Packer, Packs, pack};
#[cfg(any(feature = "pack", test))]
pub use parted::{Parted, by_province, part, provinces};
pub use unpacker::{Unpack, Unpacker, unpack};
