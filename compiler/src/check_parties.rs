//! Checks whom the facts are asked of: somebody whom a programme is for can answer each fact that it
//! reads, and nobody is asked for a fact that no programme for them reads.

use crate::document::ParsedDocument;
use crate::programme::ParsedProgramme;
use crate::source::Log;
use crate::vocabulary::Vocabulary;
use engine::FactId;
use engine::law::{FactSet, Figure, Party};

/// Checks the `about` of every fact against the programmes that read the fact.
pub fn check(
    vocabulary: &Vocabulary,
    documents: &[ParsedDocument],
    programmes: &[ParsedProgramme],
    log: &Log,
) {
    let limits = || documents.iter().flat_map(|read| &read.limits).map(|read| &read.limit);
    let mut asked: Vec<Vec<Party>> = vec![Vec::new(); vocabulary.facts.len()];
    for read in programmes {
        let mut facts = read_by(read);
        for limit in limits().filter(|limit| limit.binds(read.programme.id)) {
            limit.reached.each_test(&mut |test| facts.insert(test.fact));
        }
        for id in facts.iter() {
            let at = usize::from(id.0);
            let (Some(fact), Some(parties)) = (vocabulary.facts.get(at), asked.get_mut(at)) else { continue };
            parties.extend(read.programme.recipients);
            if !read.programme.recipients.iter().any(|party| fact.about.contains(party)) {
                let who = keys(fact.about);
                let message = format!("reads `{}`, which only {who} is asked, for whom it is not", fact.key);
                log.at(read.location, message, None);
            }
        }
    }
    for ((fact, location), asked) in vocabulary.facts.iter().zip(&vocabulary.locations).zip(&asked) {
        for party in fact.about.iter().filter(|party| !asked.contains(party)) {
            let message =
                format!("`{}` is asked of {}s, and no programme for them reads it", fact.key, party.key());
            log.at(*location, message, None);
        }
    }
}

fn keys(parties: &[Party]) -> String {
    parties.iter().map(|party| party.key()).collect::<Vec<_>>().join(" or ")
}

/// What the condition and the amounts of a programme read.
fn read_by(read: &ParsedProgramme) -> FactSet {
    let mut facts = FactSet::default();
    read.programme.when.each_test(&mut |test| facts.insert(test.fact));
    for row in read.programme.amounts {
        row.when.iter().for_each(|when| when.each_test(&mut |test| facts.insert(test.fact)));
        let figure: Vec<FactId> = match row.figure {
            Figure::Fact(fact) => vec![fact],
            Figure::UpTo { fact, cap, .. } => vec![fact, cap],
            Figure::Yuan(_) | Figure::Unpublished => Vec::new(),
        };
        figure
            .into_iter()
            .chain(row.count.iter().map(|count| count.fact))
            .for_each(|fact| facts.insert(fact));
        row.published.iter().for_each(|one| one.when.each_test(&mut |test| facts.insert(test.fact)));
    }
    facts
}
