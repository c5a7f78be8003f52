//! Every way a link comes is tried on links that hold all that links can.

use crate::model::link::Link;
use engine::advice::question::representatives;
use engine::{Answer, Answers, FactId, Lang, date};
use tables::TABLES;

const LINKS: [&str; 5] = [
    "v=1&region=650402&rural=-&veteran=yes&hours=80&course_standard=1200.5&for=employer&date=2020-09-01&lang=en",
    "v=1&region=210000&laid_off=yes&lang=zh-Hans",
    "/library?v=1&region=650402&veteran=yes",
    "/programme/tlf53.hardship?v=1&region=650402&date=2020-09-01",
    "v=1&region=650402&check=tlf53.hardship",
];

/// Readable links, the same written short, and one with every fact of the tables answered.
fn links() -> Vec<String> {
    let day = date::parse("2024-02-29").unwrap();
    let mut answers = Answers::none(&TABLES);
    for (at, fact) in TABLES.facts.iter().enumerate() {
        let id = FactId(at as u16);
        let value = representatives(fact, id, &[], day).into_iter().next_back();
        answers.set(id, value.map_or(Answer::DontKnow, Answer::Known));
    }
    let everything = Link { answers, lang: Some(Lang::EN), ..Link::empty(&TABLES) };
    let all: Vec<Link> = LINKS.iter().map(|text| Link::read(&TABLES, text).0).chain([everything]).collect();
    all.iter().flat_map(|link| [link.write(&TABLES), link.write_short(&TABLES)]).collect()
}

#[track_caller]
fn comes_through(way: &str, change: impl Fn(&str) -> String) {
    for link in links() {
        let changed = change(&link);
        let (read, damaged) = Link::read(&TABLES, &["#", &changed].concat());
        assert_eq!((read, damaged), (Link::read(&TABLES, &link).0, Vec::new()), "{way}: {changed}");
    }
}

fn per_cent(text: &str, which: impl Fn(char) -> bool) -> String {
    text.chars().map(|c| if which(c) { format!("%{:02X}", u32::from(c)) } else { c.into() }).collect()
}

#[test]
fn a_link_written_as_markup() {
    for entity in ["&amp;", "&#38;", "&#x26;", "&amp;amp;", "&amp", "\\u0026", "%26amp;", "＆"] {
        comes_through(entity, |link| link.replace('&', entity));
    }
}

#[test]
fn a_link_read_as_markup() {
    // The names of signs that markup takes without a semicolon, as far as one begins a fact's key.
    const NAMES: &str = "amp lt gt quot reg copy not para sect deg cent pound yen curren times divide micro \
        middot macr uml acute cedil ordf ordm laquo raquo shy eth thorn brvbar iexcl iquest nbsp plusmn sup1 sup2 sup3";
    let begins = |name: &&str| TABLES.facts.iter().any(|fact| fact.key.starts_with(name));
    assert_eq!(NAMES.split_whitespace().filter(begins).collect::<Vec<_>>(), ["reg", "not"]);
    comes_through("® and ¬", |link| link.replace("&reg", "®").replace("&not", "¬"));
}

#[test]
fn a_link_written_in_per_cent() {
    for signs in ["~", "=", "&", "~=&", "?/"] {
        comes_through(signs, |link| per_cent(link, |c| signs.contains(c)));
    }
    comes_through("all", |link| per_cent(link, |_| true));
    comes_through("small letters", |link| {
        per_cent(link, |c| !c.is_ascii_alphanumeric()).to_lowercase_codes()
    });
    comes_through("twice", |link| per_cent(&per_cent(link, |c| "~=&".contains(c)), |c| c == '%'));
    comes_through("half of it", |link| {
        let (one, other) = link.split_at(link.len() / 2);
        [one, &per_cent(other, |c| "~=&".contains(c))].concat()
    });
}

trait SmallCodes {
    fn to_lowercase_codes(self) -> String;
}

impl SmallCodes for String {
    /// `%7E` as `%7e`.
    fn to_lowercase_codes(self) -> String {
        let pieces: Vec<&str> = self.split('%').collect();
        let small = |piece: &&str| format!("%{}{}", piece[..2].to_lowercase(), &piece[2..]);
        [pieces[0].to_string(), pieces[1..].iter().map(small).collect()].concat()
    }
}

#[test]
fn a_link_broken_over_lines() {
    for line in ["\n", "\r\n", "%0A", "%0D%0A", " ", "%20", "\t", "\u{200b}", "\u{ad}"] {
        for width in [7, 20, 76] {
            comes_through(line, |link| {
                let signs: Vec<char> = link.chars().collect();
                signs.chunks(width).map(String::from_iter).collect::<Vec<_>>().join(line)
            });
        }
    }
    comes_through("quoted-printable", |link| {
        let signs: Vec<&str> =
            link.split_inclusive(|_| true).map(|c| if c == "=" { "=3D" } else { c }).collect();
        signs.chunks(25).map(<[&str]>::concat).collect::<Vec<_>>().join("=\r\n")
    });
}

#[test]
fn what_programs_add_is_passed_over() {
    for added in [
        "&from=singlemessage&isappinstalled=0",
        "?from=timeline&isappinstalled=0",
        "&utm_source=wechat&utm_medium=social&scene=1&sharer_sharetime=1700000000000",
        "#wechat_redirect",
        "#rd",
        "&spm=a2c4g.11186623",
        "&fbclid=IwAR0-x_Y&_t=1&nsukey=a%2Bb%3D%3D",
        "&lang=zh_CN&t=1",
        "&from=",
    ] {
        comes_through(added, |link| match link.contains('=') || link.starts_with('/') {
            true => [link, added].concat(),
            false => link.into(),
        });
    }
    comes_through("before", |link| match link.strip_prefix("v=") {
        Some(rest) => ["from=groupmessage&v=", rest].concat(),
        None => link.into(),
    });
}

#[test]
fn a_link_within_a_sentence() {
    for after in [".", ",", ")", ">", "\"", "。", "，快看看", "）", "\u{201d}", " ", "!"] {
        comes_through(after, |link| [link, after].concat());
    }
}

#[test]
fn an_answer_that_is_lost_is_named() {
    for (part, named) in [
        ("veterann=yes", true),
        ("vetran=1", true),
        ("hours=many", true),
        ("hours=", true),
        ("laid_o", true),
        ("%ZZ", true),
        ("renamed_since=yes", true),
        ("renamed_since=-", true),
        ("renamed_since=2020-02-01", true),
        ("v=3", true),
        ("from=singlemessage", false),
        ("isappinstalled=0", false),
        ("scene=126", false),
        ("wechat_redirect", false),
    ] {
        let (link, damaged) = Link::read(&TABLES, &["v=1&region=650402&", part].concat());
        assert_eq!(damaged, if named { vec![part.to_string()] } else { vec![] });
        assert_eq!(link.write(&TABLES), "v=1&region=650402");
    }
}

#[test]
fn a_tap_wins_over_the_link() {
    let read = |text: &str| {
        let (link, damaged) = Link::read(&TABLES, text);
        assert_eq!(damaged, Vec::<String>::new(), "{text}");
        link.write(&TABLES)
    };
    let link = Link::read(&TABLES, "v=1&region=210000&veteran=yes").0;
    for link in [link.write(&TABLES), link.write_short(&TABLES)] {
        assert_eq!(read(&[&link, "&!region=650400"].concat()), "v=1&region=650400&veteran=yes");
        assert_eq!(read(&[&link, "&!veteran=&!laid_off=yes"].concat()), "v=1&region=210000&laid_off=yes");
        assert_eq!(read(&[&link, "&!for=employer"].concat()), "v=1&region=210000&veteran=yes&for=employer");
    }
    assert_eq!(read("!region=650400"), "v=1&region=650400");
}
