//! The law that is asked: the built-in one, or with `--law FOLDER` the packs in a folder; and
//! `subsidy pack`, which writes such a folder from tables.

use engine::pack::{self, Header, Kind, Packs, unpack_tables};
use engine::{Lang, Tables};
use pages::model::places::prefix;
use std::ffi::OsString;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::OnceLock;

static READ: OnceLock<Tables> = OnceLock::new();

/// The largest file that is read as a pack, in bytes: all of China's law is a tenth of it.
const LARGEST: u64 = 256 << 20;

/// The tables that every command asks.
pub fn tables() -> &'static Tables {
    READ.get().unwrap_or_else(|| &tables::TABLES)
}

/// Takes `--law FOLDER` out of the words of a command line, wherever it stands.
///
/// # Errors
/// Where no folder follows, or it is given twice.
pub fn take_option(
    words: impl Iterator<Item = OsString>,
) -> Result<(Vec<OsString>, Option<PathBuf>), String> {
    let (mut rest, mut law) = (Vec::new(), None);
    let mut words = words;
    rest.extend(words.by_ref().take(2));
    // `publish` is told with it where the tables are.
    if rest.get(1).is_some_and(|command| command == "publish") {
        rest.extend(words);
        return Ok((rest, None));
    }
    let begun: Vec<OsString> = rest.drain(1..).collect();
    let mut words = begun.into_iter().chain(words);
    while let Some(word) = words.next() {
        let folder = match word.to_str() {
            Some("--law") => words.next().ok_or("--law takes a folder of packs")?,
            Some(text) if text.starts_with("--law=") => text.trim_start_matches("--law=").into(),
            // What follows is no option.
            Some("--") => {
                rest.push(word);
                rest.extend(words.by_ref());
                break;
            }
            _ => {
                rest.push(word);
                continue;
            }
        };
        if law.replace(PathBuf::from(folder)).is_some() {
            return Err("--law is given twice".into());
        }
    }
    Ok((rest, law))
}

/// Reads the packs in a folder: from now on they are the law.
///
/// # Errors
/// Which file cannot be read, and why.
pub fn read(folder: &Path) -> Result<(), String> {
    let mut names: Vec<PathBuf> = fs::read_dir(folder)
        .map_err(|error| format!("{}: {error}", folder.display()))?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|ending| ending == "bin"))
        .collect();
    names.sort();
    let (mut law, mut others) = (None, Vec::new());
    for path in &names {
        let fault = |what: &dyn std::fmt::Display| format!("{}: {what}", path.display());
        let size = fs::metadata(path).map_err(|error| fault(&error))?.len();
        if size > LARGEST {
            return Err(fault(&"too large for a pack of the law"));
        }
        let bytes: &'static [u8] = fs::read(path).map_err(|error| fault(&error))?.leak();
        let (header, _) = Header::read(bytes).map_err(|error| fault(&error))?;
        match header.kind {
            Kind::Law if law.is_some() => return Err(fault(&"a second law in one folder")),
            Kind::Law => law = Some((bytes, path)),
            Kind::Words(_) | Kind::More | Kind::Province => others.push(bytes),
            // Of these the command line says nothing.
            Kind::Translation => {}
        }
    }
    let (law, path) =
        law.ok_or_else(|| format!("{}: no pack of the law (law.bin) is here", folder.display()))?;
    let tables = unpack_tables(law, &others).map_err(|error| format!("{}: {error}", path.display()))?;
    if let Some(absent) = tables.provinces.iter().find(|province| !province.is_here) {
        let folder = folder.display();
        return Err(format!(
            "{folder}: the law comes by province, and the packs of {} are missing",
            absent.region
        ));
    }
    // Somebody would be told of programmes without names.
    let wordless =
        tables.programmes.iter().any(|one| Lang::ALL.into_iter().any(|lang| one.name.get(lang).is_empty()));
    if wordless {
        return Err(format!("{}: the words of a language are missing (words-*.bin)", folder.display()));
    }
    let _ = READ.set(tables);
    Ok(())
}

/// Writes the packs of a folder of tables that are sound, as a page loads them: by province, where that is
/// wanted, each province's under names that begin with its code.
pub fn pack(tables: &Path, folder: &Path, by_province: bool, out: &mut impl Write) -> io::Result<ExitCode> {
    let loaded = match compiler::load(tables) {
        Ok(loaded) => loaded,
        Err(diagnostics) => {
            for one in &diagnostics {
                crate::say(&one.to_string());
            }
            crate::say(&format!("{}: nothing was written", folder.display()));
            return Ok(ExitCode::FAILURE);
        }
    };
    let tables = compiler::without_clauses(loaded.tables);
    let named = |before: &str, packs: Packs| -> Vec<(String, Vec<u8>)> {
        packs.files().map(|(name, bytes)| ([before, &name].concat(), bytes.to_vec())).collect()
    };
    let files = match by_province {
        false => named("", compiler::pack(&tables)),
        true => {
            let parted = pack::by_province(&tables);
            let provinces = parted.provinces.into_iter();
            let own = provinces.flat_map(|(region, packs)| named(&prefix(region), packs));
            named("", parted.nation).into_iter().chain(own.collect::<Vec<_>>()).collect()
        }
    };
    fs::create_dir_all(folder)?;
    for (name, bytes) in files {
        let path = folder.join(&name);
        fs::write(&path, &bytes)
            .map_err(|error| io::Error::new(error.kind(), format!("{}: {error}", path.display())))?;
        writeln!(out, "{:>9} bytes  {}", bytes.len(), path.display())?;
    }
    Ok(ExitCode::SUCCESS)
}

#[cfg(test)]
mod tests {
    use super::take_option;
    use std::path::PathBuf;

    fn taken(line: &str) -> Result<(Vec<String>, Option<PathBuf>), String> {
        let words = ["subsidy"].into_iter().chain(line.split_whitespace());
        let (rest, law) = take_option(words.map(Into::into))?;
        Ok((rest.into_iter().skip(1).map(|word| word.into_string().unwrap()).collect(), law))
    }

    #[test]
    fn the_option_is_taken_wherever_it_stands() {
        let rest = || ["facts", "--json"].map(String::from).to_vec();
        for line in ["--law here facts --json", "facts --law here --json", "facts --json --law=here"] {
            assert_eq!(taken(line), Ok((rest(), Some("here".into()))), "{line}");
        }
        assert_eq!(taken("facts --json"), Ok((rest(), None)));
        assert_eq!(taken("screen -- --law").unwrap().1, None);
        let publish = "publish --site dist --law policies";
        assert_eq!(taken(publish).unwrap(), (publish.split(' ').map(String::from).collect(), None));
        assert!(taken("facts --law").is_err());
        assert!(taken("--law a facts --law b").is_err());
    }
}
