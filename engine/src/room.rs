//! What limits leave of a programme, without the facts behind it: for lists of people. Here is
//! the one rule of which money is not counted as sure.

use crate::answers::Answers;
use crate::limit::{Limit, Room};
use crate::truth::Truth;
use time::Date;

impl Limit {
    /// Whether it leaves room on a day, as [`Limit::outcome`] has it.
    pub fn room(&self, answers: &Answers, day: Date) -> Room {
        if !self.is_on(day) {
            return Room::Free;
        }
        match (self.reached.truth(answers, day), self.in_principle) {
            (Truth::False, _) => Room::Free,
            (Truth::Unknown, _) => Room::Unknown,
            (Truth::True, true) => Room::Doubtful,
            (Truth::True, false) => Room::Reached,
        }
    }
}

impl Room {
    /// Whether money under such a limit is not counted as sure: it is reached, certainly or in
    /// principle.
    pub fn holds_back(self) -> bool {
        matches!(self, Room::Reached | Room::Doubtful)
    }

    /// How little room there is: of several limits on a programme the tightest counts.
    pub fn tightness(self) -> u8 {
        match self {
            Room::Free => 0,
            Room::Unknown => 1,
            Room::Doubtful => 2,
            Room::Reached => 3,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_reached_holds_back_and_is_tighter_than_what_is_not_known() {
        let rooms = [Room::Free, Room::Unknown, Room::Doubtful, Room::Reached];
        assert!(rooms.is_sorted_by_key(|room| room.tightness()));
        assert_eq!(rooms.map(Room::holds_back), [false, false, true, true]);
    }
}
