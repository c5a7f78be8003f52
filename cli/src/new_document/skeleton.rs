//! The files of a new document: what is known in its place, the rest to be filled in.

use super::answers::{Answers, OPEN};
use engine::region::Region;
use engine::{Date, Lang, Tables, date};
use pages::wording::Wording;

/// The document and its first programme, with `{…}` where something is known.
const DOCUMENT: &str = include_str!("document.toml");
const PROGRAMME: &str = include_str!("programme.toml");

/// What is written.
pub struct Skeleton {
    /// The text of `document.toml`.
    pub document: String,
    /// The text of the first programme's file.
    pub programme: String,
    /// What is added to `places.toml`, where the place is not among them yet.
    pub place: Option<String>,
}

impl Skeleton {
    /// The files for some answers, on a day.
    pub fn of(answers: &Answers, tables: &'static Tables, today: Date) -> Skeleton {
        let filled = |template: &str| {
            let values = values(answers, tables, today);
            let text =
                values.iter().fold(template.to_string(), |text, (name, value)| text.replace(name, value));
            text.trim_end().to_string() + "\n"
        };
        let place = answers.place.as_ref().map(|[zh, en]| {
            let (zh, en) = (quoted(zh), quoted(en));
            format!("\n[[place]]\nregion = \"{}\"\nname   = {{ zh = {zh}, en = {en} }}\nhint   = {{ zh = {zh}, en = {en} }}\n", answers.region)
        });
        Skeleton { document: filled(DOCUMENT), programme: filled(PROGRAMME), place }
    }
}

/// What stands in place of what.
fn values(answers: &Answers, tables: &'static Tables, today: Date) -> Vec<(&'static str, String)> {
    let both = |[zh, en]: &[String; 2]| format!("{{ zh = {}, en = {} }}", quoted(zh), quoted(en));
    let until = answers.until;
    let said = |lang| until.map(|day| Wording::of(tables, lang).date(day));
    let ground = match (said(Lang::ZH), said(Lang::EN)) {
        (Some(zh), Some(en)) => {
            [format!("文件写明执行至{zh}。"), format!("The text says that it holds until {en}.")]
        }
        _ => ["文件没有写结束日期。".into(), "The text names no end.".into()],
    };
    // Cases on both sides of each day that the document names.
    let outside = [answers.from.previous_day().map(|day| (day, "not_yet")), Some((answers.from, "in_force"))];
    let last = until.map(|day| (day, "in_force"));
    let after = until.and_then(Date::next_day).map(|day| (day, "ended"));
    let mut days: Vec<(Date, &str)> = outside.into_iter().chain([last, after]).flatten().collect();
    days.dedup();
    let days: Vec<String> = days
        .iter()
        .map(|(day, standing)| format!("{} = {{ standing = \"{standing}\" }}", date::format(*day)))
        .collect();
    vec![
        ("{id}", answers.id.clone()),
        ("{number}", quoted(&answers.number)),
        ("{title}", both(&answers.title)),
        ("{issuer}", both(&answers.issuer)),
        ("{region}", answers.region.to_string()),
        ("{issued}", date::format(answers.issued)),
        ("{from}", date::format(answers.from)),
        ("{until}", until.map_or(String::new(), |day| format!("until   = {}\n", date::format(day)))),
        ("{ground}", both(&ground)),
        ("{today}", date::format(today)),
        ("{days}", days.join(", ")),
        ("{elsewhere}", elsewhere(answers)),
        ("{open}", both(&OPEN.map(String::from))),
    ]
}

/// A case of somebody who is not there; of a paper for the whole country nobody is.
fn elsewhere(answers: &Answers) -> String {
    if answers.region == Region::COUNTRY {
        return String::new();
    }
    let (region, date) = (answers.region, date::format(answers.from));
    let neighbour = region.neighbour();
    format!(
        "\n[[case]]\nwhat    = \"there, and beside it\"\ndate    = {date}\nanswers = {{ region = \"{region}\", registered_unemployed = true }}\neach    = {{ region = {{ {neighbour} = \"ineligible\" }} }}\nexpect  = {{ verdict = \"eligible\" }}\n"
    )
}

/// A text as TOML writes it.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if c.is_control() => quoted.push(' '),
            c => quoted.push(c),
        }
    }
    quoted + "\""
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn whatever_is_typed_is_one_text() {
        assert_eq!(quoted("“金蓝领” \"x\" \\ \n"), "\"“金蓝领” \\\"x\\\" \\\\  \"");
    }
}
