//! Numbers that look drawn and are the same on every run, for rosters and damage made at random.

/// A generator (xorshift).
pub struct Dice(pub u64);

impl Dice {
    /// The generator of one of many runs with a seed.
    pub fn new(seed: u64, number: u64) -> Dice {
        let mixed = (seed ^ number.wrapping_mul(0x9e37_79b9_7f4a_7c15)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        Dice((mixed ^ mixed >> 31) | 1)
    }

    /// A number below `end`; 0 where that is 0.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        ((self.0 >> 11) % end.max(1) as u64) as usize
    }

    /// One of all.
    pub fn of<'a, T: ?Sized>(&mut self, all: &[&'a T]) -> &'a T {
        all[self.below(all.len())]
    }
}
