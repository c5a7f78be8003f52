//! Compressed forms beside the files, as far as they go, so that servers need not compress.

use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::Write;

/// The endings of the compressed forms.
pub const ENDINGS: [&str; 2] = [".br", ".gz"];

/// Whether a file is compressed: pictures are already, and nobody is given what is for the server.
pub fn is_packed(name: &str) -> bool {
    !name.ends_with(".png") && !crate::release::hosts(name)
}

/// The brotli and gzip forms, in the order of [`ENDINGS`].
pub fn packed(bytes: &[u8]) -> [Vec<u8>; 2] {
    // The largest window: the library's file of a language is over a megabyte.
    let params = BrotliEncoderParams { quality: 11, lgwin: 24, size_hint: bytes.len(), ..Default::default() };
    let mut small = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut small, &params).expect("memory takes everything");
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(bytes).expect("memory takes everything");
    [small, gzip.finish().expect("memory takes everything")]
}
