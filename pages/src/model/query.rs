//! Looking for programmes: by words, place, recipient and standing.

use engine::law::Party;
use engine::region::Region;
use engine::truth::Truth;
use engine::{Date, Programme, ProgrammeId, Standing, Tables, Text};

/// What is looked for; what is empty lets everything through.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Query {
    /// Words that must all be found.
    pub text: String,
    /// The place whose documents are wanted.
    pub place: Option<Region>,
    /// For whom it must be.
    pub party: Option<Party>,
    /// How it must stand on the evaluation date.
    pub standing: Option<Standing>,
}

impl Query {
    /// The programmes that are found, in the order of the tables.
    pub fn found(&self, tables: &Tables, day: Option<Date>) -> Vec<ProgrammeId> {
        let words: Vec<String> = self.text.split_whitespace().map(str::to_ascii_lowercase).collect();
        let found = |programme: &Programme| {
            let place = tables.document_of(programme).map(|document| document.region);
            let here = |place: Region, wanted| place.within(wanted) == Truth::True;
            self.place.is_none_or(|wanted| place.is_some_and(|place| here(place, wanted)))
                && self.party.is_none_or(|party| programme.is_for(party))
                && self
                    .standing
                    .is_none_or(|wanted| day.is_none_or(|day| programme.term.standing(day) == wanted))
                && (words.is_empty() || {
                    let text = text(tables, programme);
                    words.iter().all(|word| text.contains(word.as_str()))
                })
        };
        tables.each_programme().filter(|(_, programme)| found(programme)).map(|(id, _)| id).collect()
    }
}

/// All in which a word may be found, in small letters: name, summary, document, the words of
/// the clauses, and what its condition asks for, in both languages.
fn text(tables: &Tables, programme: &Programme) -> String {
    let mut all = String::new();
    let mut add = |text: &str| {
        all.push_str(text);
        all.push('\n');
    };
    let mut both = |text: Text| {
        add(text.zh);
        add(text.en);
    };
    both(programme.name);
    both(programme.summary);
    if let Some(document) = tables.document_of(programme) {
        both(document.title);
        both(Text { zh: document.number, en: programme.id });
    }
    programme.cites.iter().for_each(|cite| both(Text { zh: cite.clause, en: cite.words }));
    programme.when.each_test(&mut |test| {
        if let Some(fact) = tables.fact_at(test.fact) {
            both(fact.label);
        }
    });
    all.to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use engine::date;
    use tables::TABLES;

    fn found(query: &Query) -> Vec<&'static str> {
        let id = |id: ProgrammeId| TABLES.programme_at(id).unwrap().id;
        query.found(&TABLES, date::parse("2020-09-01")).into_iter().map(id).collect()
    }

    fn by_text(text: &str) -> Vec<&'static str> {
        found(&Query { text: text.into(), ..Query::default() })
    }

    #[test]
    fn words_are_found_in_both_languages() {
        for text in ["以工代训", "WORK-based", "  以工代训 吐政办〔2019〕53号 ", "每人每月不超过300元"]
        {
            assert!(by_text(text).contains(&"tlf53.work-based-training"), "{text}");
        }
        assert!(by_text("退役军人").contains(&"ln15.free-training"), "what a condition asks for");
        assert_eq!(by_text("以工代训 辽宁"), [""; 0], "every word must be found");
        assert_eq!(by_text("").len(), TABLES.programmes.len());
    }

    #[test]
    fn filters_narrow() {
        let query = Query {
            place: Some(Region(650_400)),
            party: Some(Party::Employer),
            standing: Some(Standing::InForce),
            ..Query::default()
        };
        let ids = found(&query);
        assert!(ids.contains(&"tlf53.work-based-training"));
        assert!(ids.iter().all(|id| id.starts_with("tlf53.")));
        assert!(!ids.contains(&"tlf53.hardship"), "for workers");
        assert_eq!(found(&Query { standing: Some(Standing::Ended), ..query }), [""; 0]);
    }
}
