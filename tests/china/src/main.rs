//! `make-china ROOT FOLDER` writes the tables of a repository and a made-up law of all of China into a folder.

use china::{Size, write};
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let words: Vec<_> = std::env::args_os().skip(1).collect();
    let [root, folder] = &words[..] else {
        eprintln!("usage: make-china ROOT FOLDER");
        return ExitCode::from(2);
    };
    match write(Path::new(root), Path::new(folder), Size::WHOLE) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
