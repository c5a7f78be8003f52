//! The tables as bytes, so that they download small: as constants they would be mostly
//! pointers, lengths and blanks, which compress badly.
//!
//! ```text
//! blob: plain strings │ Chinese │ English │ shape
//! ```
//! The first three are runs of distinct strings, each run with its length (four bytes, low
//! byte first) before it and each string with U+0000 after it; apart, like compresses with
//! like. The shape is all the rest, as numbers of 7 bits a byte: lengths of lists, places in
//! enums, whether something is there. A string is 0 in it where it is the next one of its run,
//! and otherwise 1 + the place of one that has come before.
//!
//! Unpacking borrows the strings from the blob and leaks the lists: it is done once. Of a
//! damaged blob nothing is unpacked; but that is looked at in the end only, for a way out after
//! every number makes the code nearly twice as long.

mod kinds;
#[cfg(any(feature = "pack", test))]
mod packer;
#[cfg(test)]
mod tests;
mod unpacker;

#[cfg(any(feature = "pack", test))]
pub use packer::{Pack, Packer, pack};
pub use unpacker::{Unpack, Unpacker, unpack};
