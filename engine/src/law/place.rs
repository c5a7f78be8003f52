//! Where somebody can say that they are.

use crate::region::Region;
use crate::text::Text;

/// A region with documents of its own: where somebody can say that they are.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// The region of at least one document; not the whole country.
    pub region: Region,
    /// Its name, as short as people say it.
    pub name: Text,
    /// Words in which somebody from there finds themselves: its cities or counties.
    pub hint: Text,
}
