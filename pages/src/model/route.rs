//! Where on the page one is: the calculator, or a page of the library.
//!
//! A route is the path of the fragment: `#/programme/tlf53.work-based-training?v=1&region=…`.
//! The calculator has none, so that its links stay as they always were.

use engine::{DocumentId, ProgrammeId, Tables};

/// A place in the app.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum Route {
    /// The calculator.
    #[default]
    Calculator,
    /// The list of all programmes.
    Library,
    /// A programme's page.
    Programme(ProgrammeId),
    /// A document's page.
    Document(DocumentId),
    /// Which programmes run when.
    Timeline,
    /// A path that leads nowhere here, as it was written.
    Unknown(String),
}

impl Route {
    /// Reads a path without its leading `/`.
    pub fn read(tables: &Tables, path: &str) -> Route {
        let plain = path.trim_end_matches('/');
        let found = match plain.split_once('/').unwrap_or((plain, "")) {
            ("", _) => Some(Route::Calculator),
            ("library", "") => Some(Route::Library),
            ("timeline", "") => Some(Route::Timeline),
            ("programme", id) => tables.programme_id(id).map(Route::Programme),
            ("document", id) => {
                tables.each_document().find(|(_, one)| one.id == id).map(|(id, _)| Route::Document(id))
            }
            _ => None,
        };
        found.unwrap_or_else(|| Route::Unknown(path.chars().take(80).collect()))
    }

    /// Whether it is a page of the library's file: not the calculator, and not the list, which
    /// the app writes itself.
    pub fn is_library_page(&self) -> bool {
        matches!(self, Route::Programme(_) | Route::Document(_) | Route::Timeline)
    }

    /// Its path without the leading `/`; empty for the calculator.
    pub fn path(&self, tables: &Tables) -> String {
        let id = |kind: &str, id: Option<&'static str>| [kind, "/", id.unwrap_or_default()].concat();
        match self {
            Route::Calculator => String::new(),
            Route::Library => "library".into(),
            Route::Timeline => "timeline".into(),
            Route::Programme(at) => id("programme", tables.programme_at(*at).map(|one| one.id)),
            Route::Document(at) => id("document", tables.document_at(*at).map(|one| one.id)),
            Route::Unknown(path) => path.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tables::TABLES;

    #[test]
    fn paths_are_read_back() {
        for path in ["", "library", "timeline", "programme/tlf53.work-based-training", "document/ln15"] {
            assert_eq!(Route::read(&TABLES, path).path(&TABLES), path);
        }
        assert_eq!(Route::read(&TABLES, "library/"), Route::Library);
        let (last, programme) = TABLES.each_programme().last().unwrap();
        let path = ["programme/", programme.id].concat();
        assert_eq!(Route::read(&TABLES, &path), Route::Programme(last));
    }

    #[test]
    fn a_path_that_leads_nowhere_is_kept() {
        for path in ["programme", "programme/", "programme/tlf53.gone", "document/x", "help", "library/x"] {
            assert_eq!(Route::read(&TABLES, path), Route::Unknown(path.into()), "{path}");
            assert_eq!(Route::read(&TABLES, path).path(&TABLES), path);
        }
    }
}
