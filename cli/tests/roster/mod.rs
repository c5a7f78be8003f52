//! Rosters in temporary folders.
#![allow(dead_code)]

use crate::support::{Ran, subsidy};
use std::fmt::Write;
use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

/// A roster in a folder of its own, removed in the end.
pub struct Roster {
    pub folder: PathBuf,
    name: &'static str,
}

impl Roster {
    pub fn of(bytes: &[u8]) -> Roster {
        Roster::named("roster.csv", bytes)
    }

    /// A roster of a name.
    pub fn named(file: &'static str, bytes: &[u8]) -> Roster {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let name = format!("subsidy-screen-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let roster = Roster { folder: std::env::temp_dir().join(name), name: file };
        fs::create_dir_all(&roster.folder).expect("a temporary folder");
        fs::write(roster.path(), bytes).expect("a roster");
        roster
    }

    pub fn path(&self) -> PathBuf {
        self.folder.join(self.name)
    }

    /// What `--explain` says.
    pub fn explain(&self, args: &[&str]) -> String {
        self.screen(&[&["--explain"], args].concat()).out
    }

    pub fn screen(&self, args: &[&str]) -> Ran {
        let path = self.path();
        let mut all = vec!["screen", path.to_str().expect("a name in UTF-8")];
        all.extend(args);
        subsidy(&all, b"")
    }

    /// Where its bad rows go.
    pub fn rejected(&self) -> PathBuf {
        self.folder.join("roster.rejected.csv")
    }

    pub fn rejects(&self) -> String {
        fs::read_to_string(self.rejected()).expect("rejected rows in UTF-8")
    }
}

impl Drop for Roster {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// Some people, no two neighbours alike.
pub fn people(rows: usize) -> String {
    let mut text = String::from("编号,所在地区,下岗失业人员,技能等级,培训课时\n");
    for row in 0..rows {
        let place = ["650402", "210100", "330100", "150100"][row % 4];
        let laid_off = ["是", "否", ""][row % 3];
        let level = ["没有", "五级", "四级/中级工", "技师", "不清楚"][row % 5];
        let _ = writeln!(text, "{row},{place},{laid_off},{level},{}", row % 97);
    }
    text
}

/// A CSV of commas, quotes and line feeds, read the plain way.
pub fn csv(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        match sign {
            '"' if quoted && signs.peek() == Some(&'"') => {
                cell.push('"');
                signs.next();
            }
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\n' if !quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            sign => cell.push(sign),
        }
    }
    rows
}
