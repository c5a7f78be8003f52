//! Tells the app the day of its release: that of the newest version in the changelog.

fn main() {
    println!("cargo::rerun-if-changed=CHANGELOG.md");
    let changelog = std::fs::read_to_string("CHANGELOG.md").expect("CHANGELOG.md can be read");
    let days = changelog.lines().filter_map(|line| line.strip_prefix("## [")?.split_once("] – "));
    let (_, day) = days.into_iter().next().expect("CHANGELOG.md names a version and its day");
    println!("cargo::rustc-env=RELEASED={}", day.trim());
}
