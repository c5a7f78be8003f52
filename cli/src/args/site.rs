//! The options of the commands about sites and new documents.

use super::{Command, Word, next, other, value};
use crate::new_document::NewDocument;
use crate::preview::Preview;
use crate::publish::Publish;
use lexopt::Parser;
use std::path::PathBuf;

/// Where tables are looked for.
const TABLES: &str = "policies";
/// Where a built site is looked for, to be looked at; to write into one it is named.
const SITE: &str = "dist";
/// The port of a preview.
const PORT: u16 = 8080;

pub fn publish(parser: &mut Parser) -> Result<Command, String> {
    let (mut site, mut law, mut address, mut by_province) = (None, None, None, None);
    while let Some(word) = next(parser)? {
        match word {
            Word::Option(name) if name == "site" => site = Some(PathBuf::from(value(parser)?)),
            Word::Option(name) if name == "law" => law = Some(PathBuf::from(value(parser)?)),
            Word::Option(name) if name == "address" => address = Some(value(parser)?),
            Word::Option(name) if name == "by-province" => by_province = Some(true),
            Word::Option(name) if name == "at-once" => by_province = Some(false),
            word => return other("publish", word),
        }
    }
    let site = site.ok_or("publish takes --site DIST, the built site")?;
    let law = law.unwrap_or_else(|| TABLES.into());
    Ok(Command::Publish(Publish { site, law, address, by_province }))
}

pub fn preview(parser: &mut Parser) -> Result<Command, String> {
    let (mut tables, mut site, mut port) = (None, None, PORT);
    while let Some(word) = next(parser)? {
        match word {
            Word::Option(name) if name == "site" => site = Some(PathBuf::from(value(parser)?)),
            Word::Option(name) if name == "port" => {
                let given = value(parser)?;
                port = given.parse().map_err(|_| format!("--port: expected 0 to 65535, found {given:?}"))?;
            }
            Word::Value(value) if tables.is_none() => tables = Some(PathBuf::from(value)),
            word => return other("preview", word),
        }
    }
    let tables = tables.unwrap_or_else(|| TABLES.into());
    Ok(Command::Preview(Preview { tables, site: site.unwrap_or_else(|| SITE.into()), port }))
}

pub fn new_document(parser: &mut Parser) -> Result<Command, String> {
    let mut options = NewDocument::in_folder(TABLES.into());
    while let Some(word) = next(parser)? {
        match word {
            Word::Option(name) if name == "folder" => options.folder = PathBuf::from(value(parser)?),
            Word::Option(name) if NewDocument::VALUES.contains(&name.as_str()) => {
                options.take(&name, value(parser)?);
            }
            word => return other("new-document", word),
        }
    }
    Ok(Command::NewDocument(Box::new(options)))
}
