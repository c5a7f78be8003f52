//! `site <folder>` makes a release of what the build has left in `<folder>`: a program that waits
//! for a law, which `subsidy publish` puts in.

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let Some(folder) = std::env::args_os().nth(1) else {
        eprintln!("usage: site <folder>   makes a release of the program that is built there");
        return ExitCode::FAILURE;
    };
    match site::release::prepare(Path::new(&folder)) {
        Ok(release) => {
            println!("[build] the program: {} files, version {}", release.files.len(), release.version);
            ExitCode::SUCCESS
        }
        Err(fault) => {
            eprintln!("{fault}");
            ExitCode::FAILURE
        }
    }
}
