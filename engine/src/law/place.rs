//! The places that are offered to somebody who is asked where they are: the regions with documents
//! of their own, each with the words by which people find themselves.

use crate::region::Region;
use crate::text::Text;

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
