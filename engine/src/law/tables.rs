//! The checked policy tables: the law as plain, immutable data.
//!
//! Everything is `'static`: the app and the command line embed the tables packed
//! ([`pack`](crate::pack)) and unpack them once, on first use; the strings stay where they
//! are. Tables read from files (`subsidy check`, tests) live as long as the process, too.

use super::document::Document;
use super::fact::Fact;
use super::id::{DocumentId, FactId, ProgrammeId};
use super::limit::Limit;
use super::place::{Place, Province};
use super::programme::Programme;
use super::standard::Standard;
use super::unit::Unit;

/// All that the engine knows about the law.
#[derive(Clone, Copy, Debug)]
pub struct Tables {
    /// The vocabulary, in the order of asking.
    pub facts: &'static [Fact],
    /// The units of numbers.
    pub units: &'static [Unit],
    /// The regions with documents of their own, in the order in which they are offered.
    pub places: &'static [Place],
    /// The policy papers.
    pub documents: &'static [Document],
    /// The programmes, grouped by document.
    pub programmes: &'static [Programme],
    /// The limits across programmes.
    pub limits: &'static [Limit],
    /// What localities have published.
    pub standards: &'static [Standard],
    /// The provinces, where the law comes by province.
    pub provinces: &'static [Province],
}

impl Tables {
    /// The fact with a key.
    pub fn fact(&self, key: &str) -> Option<FactId> {
        let at = self.facts.iter().position(|fact| fact.key == key)?;
        u16::try_from(at).ok().map(FactId)
    }

    /// The fact at an id; ids come from the same tables.
    pub fn fact_at(&self, id: FactId) -> Option<&'static Fact> {
        self.facts.get(usize::from(id.0))
    }

    /// The document at an id; ids come from the same tables.
    pub fn document_at(&self, id: DocumentId) -> Option<&'static Document> {
        self.documents.get(usize::from(id.0))
    }

    /// The programme at an id; ids come from the same tables.
    pub fn programme_at(&self, id: ProgrammeId) -> Option<&'static Programme> {
        self.programmes.get(usize::from(id.0))
    }

    /// The documents with their ids.
    pub fn each_document(&self) -> impl Iterator<Item = (DocumentId, &'static Document)> + use<> {
        (0..).map(DocumentId).zip(self.documents)
    }

    /// The programmes with their ids.
    pub fn each_programme(&self) -> impl Iterator<Item = (ProgrammeId, &'static Programme)> + use<> {
        (0..).map(ProgrammeId).zip(self.programmes)
    }

    /// The index of the programme with an id such as `tlf53.work-based-training`.
    pub fn programme_id(&self, id: &str) -> Option<ProgrammeId> {
        self.each_programme().find(|(_, programme)| programme.id == id).map(|(id, _)| id)
    }

    /// The programme with an id such as `tlf53.work-based-training`.
    pub fn programme(&self, id: &str) -> Option<&'static Programme> {
        self.programmes.iter().find(|programme| programme.id == id)
    }

    /// The unit with a key.
    pub fn unit(&self, key: &str) -> Option<&'static Unit> {
        self.units.iter().find(|unit| unit.key == key)
    }

    /// The document a programme belongs to.
    pub fn document_of(&self, programme: &Programme) -> Option<&'static Document> {
        self.document_at(programme.document)
    }
}
