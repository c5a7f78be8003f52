//! Circles in what uses what.

use std::collections::{BTreeMap, BTreeSet};

/// The greatest sets of more than one node each of which reaches all the others.
pub fn circles<N: Ord + Clone>(uses: &BTreeMap<N, BTreeSet<N>>) -> Vec<BTreeSet<N>> {
    let reach: BTreeMap<&N, BTreeSet<&N>> = uses.keys().map(|node| (node, reached(node, uses))).collect();
    let reaches = |from: &N, to: &N| reach.get(from).is_some_and(|all| all.contains(to));
    let mut circles: Vec<BTreeSet<N>> = Vec::new();
    for node in uses.keys().filter(|node| reaches(node, node)) {
        if !circles.iter().any(|circle| circle.contains(node)) {
            circles.push(
                uses.keys().filter(|other| reaches(node, other) && reaches(other, node)).cloned().collect(),
            );
        }
    }
    circles
}

/// All nodes that can be reached from one, itself only in a circle.
fn reached<'u, N: Ord>(from: &N, uses: &'u BTreeMap<N, BTreeSet<N>>) -> BTreeSet<&'u N> {
    let mut all = BTreeSet::new();
    let mut ahead: Vec<&N> = uses.get(from).into_iter().flatten().collect();
    while let Some(node) = ahead.pop() {
        if all.insert(node) {
            ahead.extend(uses.get(node).into_iter().flatten());
        }
    }
    all
}
