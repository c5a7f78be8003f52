//! The house style (texts/README.md): our own Chinese texts do without the words it rules out.
//! What stands in quotation marks is a document's.

use std::path::{Path, PathBuf};
use std::{env, fs};

/// Words that the house style replaces.
const BANNED: [&str; 28] = [
    "现金",
    "可享",
    "写死",
    "沾边",
    "有数",
    "户籍",
    "公历",
    "日历年",
    "点名",
    "读作",
    "成了什么",
    "真心",
    "您省",
    "占一条",
    "条文",
    "施行",
    "预先拨付",
    "标准上浮",
    "建议标准",
    "没写",
    "没见到",
    "国语",
    "全国咨询电话",
    "全国人社服务",
    "我们",
    "要看这一条",
    "改不了",
    "拨打 12333",
];

/// Words that are banned but in these.
const ALLOWED: [&str; 1] = ["先拨打"];

/// Banned only where nothing of [`ALLOWED`] stands.
const BANNED_ELSEWHERE: [&str; 1] = ["先拨"];

/// What is ruled out in a text, outside quotation marks.
fn banned(text: &str) -> Option<&'static str> {
    let own: String = text.split('“').map(|part| part.split_once('”').map_or(part, |(_, own)| own)).collect();
    let rest = ALLOWED.iter().fold(own.clone(), |own, allowed| own.replace(allowed, ""));
    let call = own.match_indices("打12333").find(|(at, _)| !own[..*at].ends_with('拨'));
    BANNED
        .into_iter()
        .find(|word| own.contains(word))
        .or_else(|| BANNED_ELSEWHERE.into_iter().find(|word| rest.contains(word)))
        .or(call.map(|_| "打12333 without 拨"))
}

/// All files with an ending in a folder.
fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = entry.path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "toml") {
            found.push(path);
        }
    }
}

/// The Chinese texts of a line of a table.
fn chinese(line: &str) -> impl Iterator<Item = &str> {
    line.split("zh = \"").skip(1).filter_map(|rest| rest.split('"').next())
}

#[test]
fn our_own_texts_keep_to_the_house_style() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut tables = Vec::new();
    files(&root.join("policies"), &mut tables);
    assert!(tables.len() > 100, "{}", tables.len());
    let mut found = Vec::new();
    let mut check = |path: &Path, line: usize, text: &str| {
        if let Some(word) = banned(text) {
            found.push(format!("{}:{}: {word}: {text}", path.display(), line + 1));
        }
    };
    for path in &tables {
        for (at, line) in fs::read_to_string(path).unwrap().lines().enumerate() {
            chinese(line).for_each(|text| check(path, at, text));
        }
    }
    for name in
        ["pages/texts/zh-Hans.toml", "index.html", "public/manifest.webmanifest", "web/frame/texts.js"]
    {
        let path = root.join(name);
        for (at, line) in fs::read_to_string(&path).unwrap().lines().enumerate() {
            check(&path, at, line);
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn quotations_stay_as_they_are() {
    assert_eq!(banned("补贴发现金"), Some("现金"));
    assert_eq!(banned("文件写“现金”，这里不写"), None);
    assert_eq!(banned("“一”和户籍，“二”"), Some("户籍"));
    assert_eq!((banned("先拨打12333"), banned("先拨一半")), (None, Some("先拨")));
    assert_eq!((banned("请打12333"), banned("请拨打12333")), (Some("打12333 without 拨"), None));
}
