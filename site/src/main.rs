//! `site <folder>` writes the static library into `<folder>/library`.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs, io};

fn main() -> ExitCode {
    let Some(folder) = env::args_os().nth(1) else {
        eprintln!("usage: site <folder>   writes <folder>/library");
        return ExitCode::FAILURE;
    };
    let library = Path::new(&folder).join("library");
    match write(&library) {
        Ok((count, bytes)) => {
            println!("[library] {count} files, {} KB, in {}", bytes / 1000, library.display());
            ExitCode::SUCCESS
        }
        Err((file, error)) => {
            eprintln!("{}: {error}", file.display());
            ExitCode::FAILURE
        }
    }
}

/// Writes all files in place of what was there; gives back how many, and their bytes.
fn write(library: &Path) -> Result<(usize, usize), (PathBuf, io::Error)> {
    match fs::remove_dir_all(library) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err((library.into(), error)),
        _ => {}
    }
    let files = site::files();
    for file in &files {
        let path = library.join(&file.path);
        let written = path.parent().map_or(Ok(()), fs::create_dir_all);
        written.and_then(|()| fs::write(&path, &file.content)).map_err(|error| (path, error))?;
    }
    Ok((files.len(), files.iter().map(|file| file.content.len()).sum()))
}
