//! The law that a site is made of, as the compiler has checked it.

use compiler::Loaded;
use engine::Tables;
use engine::law::ExampleCase;
use engine::pack::{Packs, part};
use engine::region::Region;

/// A law that passed its checks.
#[derive(Clone, Copy)]
pub struct Law {
    /// Its tables, documents clause by clause.
    pub tables: &'static Tables,
    /// A few worked cases of each programme, grouped by programme.
    pub worked: &'static [ExampleCase],
}

impl Law {
    /// The law of a folder of tables.
    pub fn of(loaded: &Loaded) -> Law {
        Law { tables: loaded.tables, worked: compiler::worked(loaded) }
    }

    /// The same without the documents of other regions, and what those give.
    pub fn within(self, is_in: &dyn Fn(Region) -> bool) -> Law {
        let tables: &'static Tables = Box::leak(Box::new(part(self.tables, is_in)));
        let moved = |case: &ExampleCase| {
            let programme = tables.programme_id(self.tables.programme_at(case.programme)?.id)?;
            Some(ExampleCase { programme, ..*case })
        };
        Law { tables, worked: self.worked.iter().filter_map(moved).collect::<Vec<_>>().leak() }
    }

    /// What the page loads of it: all but the documents' lists of clauses, which only the library
    /// says.
    pub fn packs(self) -> Packs {
        compiler::pack(&compiler::without_clauses(self.tables))
    }
}
