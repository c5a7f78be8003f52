//! `subsidy assess`: answers in, assessment out.

use crate::args::Assess;
use crate::{WRONG_INPUT, date_or_today, law, say};
use engine::Date;
use engine::json::{InputError, Layout, assess_text};
use std::io::{self, BufRead, Read, Write};
use std::process::ExitCode;

/// The longest line that is read, in bytes; all facts answered take some thousands.
const LONGEST_LINE: usize = 1 << 20;

/// Reads answers, writes assessments, and names on standard error what is wrong.
pub fn run(options: &Assess, input: impl BufRead, out: &mut impl Write) -> io::Result<ExitCode> {
    let date = date_or_today(options.date)?;
    let all_well = match options.lines {
        true => each_line(options, date, input, out)?,
        false => whole(options, date, input, out)?,
    };
    Ok(if all_well { ExitCode::SUCCESS } else { ExitCode::from(WRONG_INPUT) })
}

/// One object, indented. Whether it was right.
fn whole(options: &Assess, date: Date, mut input: impl BufRead, out: &mut impl Write) -> io::Result<bool> {
    let mut bytes = Vec::new();
    input.read_to_end(&mut bytes)?;
    answer(options, date, Layout::Pretty, 1, &bytes, out)
}

/// One compact object for each line that is not blank. Whether all were right.
fn each_line(
    options: &Assess,
    date: Date,
    mut input: impl BufRead,
    out: &mut impl Write,
) -> io::Result<bool> {
    let mut all_right = true;
    let mut line = Vec::new();
    for number in 1.. {
        line.clear();
        let most = LONGEST_LINE as u64 + 1;
        if input.by_ref().take(most).read_until(b'\n', &mut line)? == 0 {
            break;
        }
        if line.len() > LONGEST_LINE {
            say(&format!("line {number}: longer than {LONGEST_LINE} bytes"));
            all_right = false;
            if !line.ends_with(b"\n") {
                input.skip_until(b'\n')?;
            }
        } else if !is_blank(&line) {
            all_right &= answer(options, date, Layout::Compact, number, &line, out)?;
            // What is answered is there for whoever waits for it.
            out.flush()?;
        }
    }
    Ok(all_right)
}

fn is_blank(line: &[u8]) -> bool {
    line.strip_prefix("\u{feff}".as_bytes()).unwrap_or(line).trim_ascii().is_empty()
}

/// Answers one text, which begins on line `first` of the input. Whether it was right.
fn answer(
    options: &Assess,
    date: Date,
    layout: Layout,
    first: usize,
    bytes: &[u8],
    out: &mut impl Write,
) -> io::Result<bool> {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let before = bytes.iter().take(error.valid_up_to()).filter(|byte| **byte == b'\n').count();
            say(&format!("line {}: not UTF-8", first + before));
            return Ok(false);
        }
    };
    match assess_text(law::tables(), text, date, options.party, layout) {
        Ok(json) => {
            out.write_all(json.as_bytes())?;
            out.write_all(b"\n")?;
            Ok(true)
        }
        Err(errors) => {
            let lines = errors.into_iter().map(|error: InputError| error.in_text_from(first).to_string());
            say(&lines.collect::<Vec<_>>().join("\n"));
            Ok(false)
        }
    }
}
