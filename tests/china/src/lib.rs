//! A law of all of China, made up: every province and its cities with documents of their own, and
//! programmes that ask for what real ones do. It is what the real tables will be in size, and nothing in it is
//! law: names and clauses are those of `tlf-2019-53`, moved to where they do not hold.
//!
//! It stands beside the real tables in one folder, which `subsidy check` finds sound.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

/// How much of it there is.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    /// How many provinces.
    pub provinces: usize,
    /// How many cities in all of them.
    pub cities: usize,
    /// How many documents a province has of its own.
    pub of_a_province: usize,
    /// How many a city has.
    pub of_a_city: usize,
    /// How many programmes a document gives.
    pub programmes: usize,
}

impl Size {
    /// All of China: some ten thousand programmes.
    pub const WHOLE: Size =
        Size { provinces: 31, cities: 300, of_a_province: 10, of_a_city: 2, programmes: 11 };
    /// Enough that places stand by province.
    pub const SMALL: Size = Size { provinces: 12, cities: 24, of_a_province: 1, of_a_city: 1, programmes: 2 };
}

/// The provinces by code.
const PROVINCES: [u32; 31] = [
    11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54,
    61, 62, 63, 64, 65,
];

/// The document whose programmes are moved.
const MODEL: &str = "tlf-2019-53";
/// Its id.
const MODEL_ID: &str = "tlf53";

/// Programmes that stand for themselves: no limit of their document and no standard names them.
const PROGRAMMES: [&str; 14] = [
    "safety",
    "hardship",
    "migrant",
    "veteran",
    "women",
    "youth",
    "living-allowance",
    "free-training",
    "new-hire",
    "upskilling",
    "apprenticeship",
    "work-based-training",
    "technical-school",
    "tourism",
];

/// Writes the real tables and the made-up law beside them into `policies` of a folder, and the local
/// standards into `standards`; `root` is where the real ones are called so.
///
/// # Errors
/// A file cannot be read or written.
///
/// # Panics
/// The model is not as it is expected to be.
pub fn write(root: &Path, folder: &Path, size: Size) -> io::Result<()> {
    let (policies, to) = (&root.join("policies"), &folder.join("policies"));
    copy(policies, to)?;
    copy(&root.join("standards"), &folder.join("standards"))?;
    let models: Vec<(&str, String)> = PROGRAMMES[..size.programmes]
        .iter()
        .map(|name| Ok((*name, fs::read_to_string(policies.join(MODEL).join(format!("{name}.toml")))?)))
        .collect::<io::Result<_>>()?;
    let file = to.join("places.toml");
    let mut places = fs::read_to_string(&file)?;
    let known: BTreeSet<u32> = places
        .lines()
        .filter_map(|line| line.strip_prefix("region = \"")?.trim_end_matches('"').parse().ok())
        .collect();
    for (at, province) in PROVINCES[..size.provinces].iter().enumerate() {
        let cities = size.cities / size.provinces + usize::from(at < size.cities % size.provinces);
        let codes = std::iter::once(province * 10_000)
            .chain((1..).map(|city| province * 10_000 + city * 100).take(cities));
        for code in codes {
            if !known.contains(&code) {
                let _ = write!(places, "\n[[place]]\nregion = \"{code}\"\n{}", named("name", &name(code)));
                places += &named("hint", &name(code));
            }
            let documents = if code.is_multiple_of(10_000) { size.of_a_province } else { size.of_a_city };
            for number in 1..=documents {
                document(to, code, number, &models)?;
            }
        }
    }
    fs::write(file, places)
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let path = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &path)?;
        } else {
            fs::copy(entry.path(), path)?;
        }
    }
    Ok(())
}

/// A name in Chinese and English. Provinces have real ones, which the page knows by itself.
fn name(code: u32) -> [String; 2] {
    let (province, city) = (code / 10_000, code / 100 % 100);
    match city {
        0 => [format!("第{province}省"), format!("Province {province}")],
        city => [format!("第{province}省第{city}市"), format!("City {city} of province {province}")],
    }
}

fn named(key: &str, [zh, en]: &[String; 2]) -> String {
    format!("{key} = {{ zh = \"{zh}\", en = \"{en}\" }}\n")
}

/// Writes a document with its programmes.
fn document(to: &Path, code: u32, number: usize, models: &[(&str, String)]) -> io::Result<()> {
    let id = format!("x{}n{number}", code / 100);
    let folder = to.join(&id);
    fs::create_dir_all(&folder)?;
    let mut clauses = BTreeSet::new();
    for (name, model) in models {
        let moved = moved(model, code, &id, number);
        for line in moved.lines() {
            clauses.extend(quoted_after(line, "clause"));
        }
        fs::write(folder.join(format!("{name}.toml")), moved)?;
    }
    let clauses: Vec<String> = clauses.into_iter().map(|clause| format!("\"{clause}\"")).collect();
    let [zh, en] = name(code);
    let text = format!(
        "id = \"{id}\"\nnumber = \"试〔2019〕{id}号\"\n\
         title = {{ zh = \"{zh}职业技能提升行动方案（第{number}份）\", en = \"Skills plan {number} of {en}\" }}\n\
         issuer = {{ zh = \"{zh}人民政府\", en = \"Government of {en}\" }}\n\
         region = \"{code}\"\nissued = 2019-09-17\nfrom = 2019-09-17\nuntil = 2021-12-31\nreviewed = 2026-11-22\n\
         ground = {{ zh = \"期限写在标题里。\", en = \"The term stands in the title.\" }}\n\
         after = {{ zh = \"已到期。\", en = \"It has ended.\" }}\n\
         contact = {{ zh = \"12333\", en = \"12333\" }}\nclauses = [{}]\n",
        clauses.join(", ")
    );
    fs::write(folder.join("document.toml"), text)
}

/// What stands in quotation marks after a key and `=`, as often as it does in a line.
fn quoted_after(line: &str, key: &str) -> Vec<String> {
    let pieces = line.split(key).skip(1);
    let value = |piece: &str| {
        let rest = piece.trim_start().strip_prefix('=')?.trim_start().strip_prefix('"')?;
        rest.split('"').next().map(String::from)
    };
    pieces.filter_map(value).collect()
}

/// A programme of the model, moved into another document and region. What lay around the model's region, or
/// elsewhere, does so of the new one; its name and summary are its own, since texts that are the same
/// everywhere would be packed once.
fn moved(model: &str, code: u32, id: &str, number: usize) -> String {
    let province = code / 10_000;
    let elsewhere = if province == 11 { 12 } else { 11 };
    let inside = if code.is_multiple_of(10_000) { code + 100 } else { code };
    let mut text = model.replace(&format!("{MODEL_ID}."), &format!("{id}."));
    // In two steps: a new code may be an old one of another meaning.
    let codes = [
        ("650400", code),
        ("650402", inside + 2),
        // Of a province in another city, so that the cases tell it from the first.
        ("650421", if code == inside { code + 21 } else { code + 221 }),
        ("650422", inside + 22),
        ("650100", elsewhere * 10_000 + 100),
        // Of a city in another of its province.
        ("650102", if code == inside { province * 10_000 + 9_902 } else { elsewhere * 10_000 + 102 }),
        ("210100", elsewhere * 10_000 + 200),
        ("330100", elsewhere * 10_000 + 300),
    ];
    for (at, (old, _)) in codes.iter().enumerate() {
        text = text.replace(old, &format!("§{at}§"));
    }
    for (at, (_, new)) in codes.iter().enumerate() {
        text = text.replace(&format!("§{at}§"), &new.to_string());
    }
    let [zh, en] = name(code);
    for key in ["name ", "summary "] {
        let Some(at) = text.find(&format!("\n{key}")) else { continue };
        let (before, after) = text.split_at(at);
        let after = after.replacen("zh = \"", &format!("zh = \"{zh}第{number}份："), 1).replacen(
            "en = \"",
            &format!("en = \"{en}, {number}: "),
            1,
        );
        text = [before, &after].concat();
    }
    text
}
