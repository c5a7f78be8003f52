//! Text of another encoding, made UTF-8 of as it is read.

use encoding_rs::{CoderResult, Decoder, Encoding};
use std::io::{self, Read};

/// How much is taken from below at a time.
const BLOCK: usize = 64 << 10;

/// Reads UTF-8 from an input in another encoding. What is no character of it comes as U+FFFD.
pub struct Transcode<R> {
    input: R,
    decoder: Decoder,
    raw: Vec<u8>,
    taken: usize,
    text: Vec<u8>,
    given: usize,
    ended: bool,
}

impl<R: Read> Transcode<R> {
    /// From an encoding, whose mark at the beginning, if any, is left out.
    pub fn new(input: R, from: &'static Encoding) -> Transcode<R> {
        let decoder = from.new_decoder_with_bom_removal();
        Transcode { input, decoder, raw: Vec::new(), taken: 0, text: Vec::new(), given: 0, ended: false }
    }

    /// Decodes the next bytes into text.
    fn more(&mut self) -> io::Result<()> {
        if self.taken == self.raw.len() && !self.ended {
            self.raw.resize(BLOCK, 0);
            let read = loop {
                match self.input.read(&mut self.raw) {
                    Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                    read => break read?,
                }
            };
            self.raw.truncate(read);
            (self.taken, self.ended) = (0, read == 0);
        }
        self.given = 0;
        self.text.resize(3 * BLOCK + 16, 0);
        let (result, read, written, _) =
            self.decoder.decode_to_utf8(&self.raw[self.taken..], &mut self.text, self.ended);
        debug_assert!(result == CoderResult::InputEmpty, "three bytes a byte are enough");
        self.taken += read;
        self.text.truncate(written);
        Ok(())
    }
}

impl<R: Read> Read for Transcode<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.given == self.text.len() && !(self.ended && self.taken == self.raw.len()) {
            self.more()?;
        }
        let given = buffer.len().min(self.text.len() - self.given);
        buffer[..given].copy_from_slice(&self.text[self.given..self.given + given]);
        self.given += given;
        Ok(given)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{GB18030, UTF_16BE, UTF_16LE};

    #[track_caller]
    fn check(bytes: &[u8], from: &'static Encoding, expected: &str) {
        let mut text = String::new();
        Transcode::new(bytes, from).read_to_string(&mut text).expect("UTF-8");
        assert!(text == expected);
    }

    #[test]
    fn text_of_any_length_comes_whole() {
        let text = "姓名，所在地区\r\n张三，650402\r\n𠮷".repeat(5000);
        let units: Vec<u16> = text.encode_utf16().collect();
        let little: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
        let big: Vec<u8> = [0xfeff].iter().chain(&units).flat_map(|unit| unit.to_be_bytes()).collect();
        check(&little, UTF_16LE, &text);
        check(&big, UTF_16BE, &text);
        check(&GB18030.encode(&text).0, GB18030, &text);
        check(b"", UTF_16LE, "");
        // Half a character at the end.
        check(&[0x41, 0, 0x42], UTF_16LE, "A\u{fffd}");
    }
}
