//! The places that are offered to somebody who is asked where they are: the regions with documents
//! of their own, each with the words by which people find themselves.

use crate::region::Region;
use crate::text::Text;

/// A province whose documents come in a pack of their own. Until that is here nothing can be said of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Province {
    /// Its region.
    pub region: Region,
    /// The ids of its documents, and of those of its cities.
    pub documents: &'static [&'static str],
    /// Whether they are among the tables.
    pub is_here: bool,
}

/// A region with documents of its own, as it is offered to choose from.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// The region of at least one document; not the whole country.
    pub region: Region,
    /// Its name, as short as people say it.
    pub name: Text,
    /// Words in which somebody from there finds themselves: its cities or counties.
    pub hint: Text,
}
