//! `site <folder>` writes the packs of the law and the library into `<folder>`, and the first
//! questions into `<folder>/index.html`.

use pages::wording::TEXT_FILES;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs, io};
use tables::PACKS;

fn main() -> ExitCode {
    let Some(folder) = env::args_os().nth(1) else {
        eprintln!("usage: site <folder>   writes the law and the library into <folder>");
        return ExitCode::FAILURE;
    };
    let folder = Path::new(&folder);
    match write_packs(folder).and_then(|()| write(folder)) {
        Ok((count, bytes)) => {
            println!("[library] {count} files, {} KB, in {}", bytes / 1000, folder.display());
            first_questions(&folder.join("index.html"))
        }
        Err((file, error)) => {
            eprintln!("{}: {error}", file.display());
            ExitCode::FAILURE
        }
    }
}

/// Writes the packs that the page loads, and the interface's texts.
fn write_packs(folder: &Path) -> Result<(), (PathBuf, io::Error)> {
    let words = PACKS.words.iter().map(|(lang, words)| (format!("words-{}.bin", lang.tag()), *words));
    let law = [("law.bin".to_string(), PACKS.law), ("more.bin".to_string(), PACKS.more)];
    let texts =
        TEXT_FILES.iter().map(|(lang, texts)| (format!("texts-{}.bin", lang.tag()), texts.as_bytes()));
    for (name, bytes) in law.into_iter().chain(words).chain(texts) {
        let path = folder.join(name);
        fs::write(&path, bytes).map_err(|error| (path, error))?;
    }
    Ok(())
}

/// Writes the first questions into the app's page.
fn first_questions(file: &Path) -> ExitCode {
    let page = match fs::read_to_string(file) {
        Ok(page) => page,
        Err(error) => {
            eprintln!("{}: {error}", file.display());
            return ExitCode::FAILURE;
        }
    };
    let Some(page) = site::early::with_questions(&page) else {
        eprintln!("{}: no room for the first questions (id=\"early\")", file.display());
        return ExitCode::FAILURE;
    };
    match fs::write(file, page) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{}: {error}", file.display());
            ExitCode::FAILURE
        }
    }
}

/// Writes all files in place of what was there; gives back how many, and their bytes.
fn write(folder: &Path) -> Result<(usize, usize), (PathBuf, io::Error)> {
    let library = folder.join("library");
    match fs::remove_dir_all(&library) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err((library, error)),
        _ => {}
    }
    let files = site::files();
    for file in &files {
        let path = folder.join(&file.path);
        let written = path.parent().map_or(Ok(()), fs::create_dir_all);
        written.and_then(|()| fs::write(&path, &file.content)).map_err(|error| (path, error))?;
    }
    Ok((files.len(), files.iter().map(|file| file.content.len()).sum()))
}
