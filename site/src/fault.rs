//! Why a site cannot be published, and what to do.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// What stops a site from being finished. Nothing that visitors are shown was changed then.
#[derive(Debug)]
pub enum Fault {
    /// A folder that is no built site.
    NoSite(PathBuf),
    /// A folder without a built program in it.
    NoProgram(PathBuf, &'static str),
    /// What the site says of itself cannot be read.
    Release(PathBuf, String),
    /// The site's program is of another version.
    Version {
        /// That of the site.
        site: String,
        /// That of this program.
        own: &'static str,
    },
    /// The site's program reads packs of another format.
    Format {
        /// That of the site.
        site: u8,
        /// That of this program.
        own: u8,
    },
    /// The site's program says other words than this one: another build of the same version.
    OtherBuild,
    /// A file of the site's program is not there.
    Missing(PathBuf),
    /// The page that the law is put into is not as expected.
    Page(PathBuf, String),
    /// An address that is none.
    Address(String),
    /// A file of a further language is not as it must be.
    Language(PathBuf, String),
    /// A file that cannot be read or written.
    File(PathBuf, io::Error),
}

impl Fault {
    /// For a file that cannot be read or written.
    pub(crate) fn file(path: &Path) -> impl FnOnce(io::Error) -> Fault + '_ {
        |error| Fault::File(path.into(), error)
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const TAKE: &str = "take the program and the site of one release";
        match self {
            Fault::NoSite(folder) => write!(
                f,
                "{}: no built site: hosting/release.json is not in it; take the dist/ of a release, hosting/ with it",
                folder.display()
            ),
            Fault::NoProgram(folder, what) => {
                write!(f, "{}: no built program: {what} is not in it", folder.display())
            }
            Fault::Release(file, what) => write!(f, "{}: {what}", file.display()),
            Fault::Version { site, own } => {
                write!(f, "the site is of version {site}, this program of version {own}: {TAKE}")
            }
            Fault::Format { site, own } => {
                write!(f, "the site reads packs of format {site}, this program writes format {own}: {TAKE}")
            }
            Fault::OtherBuild => {
                write!(
                    f,
                    "the site says other words than this program, though both say the same version: {TAKE}"
                )
            }
            Fault::Missing(file) => {
                write!(
                    f,
                    "{}: a file of the site's program is missing; copy the whole release",
                    file.display()
                )
            }
            Fault::Language(file, what) | Fault::Page(file, what) => write!(f, "{}: {what}", file.display()),
            Fault::Address(address) => {
                write!(
                    f,
                    "{address:?} is no address: expected one like https://www.example.gov.cn/subsidies/"
                )
            }
            Fault::File(path, error) => write!(f, "{}: {error}", path.display()),
        }
    }
}

impl std::error::Error for Fault {}
