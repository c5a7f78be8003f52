//! The limits on what somebody may claim, as far as a roster says what they had already.

use engine::evaluate::limit::Room;
use engine::law::{Limit, Programme};
use engine::{Answers, Date, FactId, Tables};

/// The limits that bind the programmes of a screening.
#[derive(Clone)]
pub struct Limits {
    date: Date,
    limits: Vec<Bound>,
    /// For each programme, the indexes of the limits that bind it.
    of: Vec<Vec<usize>>,
}

/// A limit, and the room that it leaves the person at hand.
#[derive(Clone)]
struct Bound {
    limit: &'static Limit,
    room: Room,
    /// Whether it depends on what the roster says of somebody.
    varies: bool,
}

/// A limit on a programme, and the room that it leaves somebody.
#[derive(Clone, Copy, Debug)]
pub struct Binding {
    pub limit: &'static Limit,
    pub room: Room,
}

impl Limits {
    /// The limits that hold on a day. `given` is true of everybody; for the facts in `columns` the
    /// roster has columns.
    pub fn new(
        tables: &'static Tables,
        programmes: &[&'static Programme],
        given: &Answers,
        columns: impl Iterator<Item = FactId> + Clone,
        date: Date,
    ) -> Limits {
        let binds = |limit: &&Limit| {
            limit.is_on(date) && programmes.iter().any(|programme| limit.binds(programme.id))
        };
        let limits: Vec<Bound> = tables
            .limits
            .iter()
            .filter(binds)
            .map(|limit| {
                let outcome = limit.outcome(given, date);
                let varies = columns.clone().any(|fact| outcome.missing.contains(fact));
                Bound { limit, room: outcome.room, varies }
            })
            .collect();
        let of = |programme: &&'static Programme| {
            let bind = limits.iter().enumerate().filter(|(_, one)| one.limit.binds(programme.id));
            bind.map(|(at, _)| at).collect()
        };
        Limits { date, of: programmes.iter().map(of).collect(), limits }
    }

    /// Takes up the answers of the next person.
    pub fn look(&mut self, answers: &Answers) {
        for bound in self.limits.iter_mut().filter(|bound| bound.varies) {
            bound.room = bound.limit.room(answers, self.date);
        }
    }

    /// Whether the limits on the programme at an index come to the same for everybody.
    pub fn are_fixed(&self, at: usize) -> bool {
        self.bounds(at).all(|bound| !bound.varies)
    }

    /// The limits on the programme at an index, the tightest first.
    pub fn on(&self, at: usize) -> Vec<Binding> {
        let mut all: Vec<Binding> =
            self.bounds(at).map(|bound| Binding { limit: bound.limit, room: bound.room }).collect();
        all.sort_by_key(|binding| std::cmp::Reverse(binding.room.tightness()));
        all
    }

    fn bounds(&self, at: usize) -> impl Iterator<Item = &Bound> {
        self.of.get(at).into_iter().flatten().filter_map(|at| self.limits.get(*at))
    }
}
