//! What the files of a folder of tables are like, to see when one was saved.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// When each file was last written, and how long it is.
pub type State = BTreeMap<PathBuf, (Option<SystemTime>, u64)>;

/// The state of a folder of tables, and of the local standards beside it.
pub fn state(tables: &Path) -> State {
    let mut state = State::new();
    look(tables, &mut state);
    look(&tables.with_file_name("standards"), &mut state);
    state
}

fn look(folder: &Path, state: &mut State) {
    // What cannot be read is as good as gone; the check will say so.
    for entry in fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok) {
        let path = entry.path();
        match entry.metadata() {
            Ok(about) if about.is_dir() => look(&path, state),
            Ok(about) => drop(state.insert(path, (about.modified().ok(), about.len()))),
            Err(_) => {}
        }
    }
}
