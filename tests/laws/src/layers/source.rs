//! The paths that a source file names.

use std::collections::BTreeSet;

/// A piece of source: a word, or a sign. Comments, texts and blanks are none.
#[derive(Clone, Debug, PartialEq)]
enum Token {
    Word(String),
    Sign(char),
}

/// Every path in a file that begins in its crate, from the crate's root. `module` is the file's
/// own; `modules` are all of the crate.
pub fn paths(source: &str, module: &[String], modules: &BTreeSet<&[String]>) -> Vec<Vec<String>> {
    let tokens = without_tests(&tokens(source));
    let mut read = Reader { tokens: &tokens, at: 0, modules, paths: Vec::new() };
    read.items(&mut module.to_vec());
    read.paths
}

struct Reader<'t> {
    tokens: &'t [Token],
    at: usize,
    modules: &'t BTreeSet<&'t [String]>,
    paths: Vec<Vec<String>>,
}

impl Reader<'_> {
    fn word(&self, ahead: usize) -> Option<&str> {
        match self.tokens.get(self.at + ahead) {
            Some(Token::Word(word)) => Some(word),
            _ => None,
        }
    }

    fn is(&self, ahead: usize, sign: char) -> bool {
        self.tokens.get(self.at + ahead) == Some(&Token::Sign(sign))
    }

    fn is_path_sign(&self) -> bool {
        self.is(0, ':') && self.is(1, ':')
    }

    /// Reads up to the brace that closes a module, or to the end.
    fn items(&mut self, module: &mut Vec<String>) {
        let mut depth = 0;
        while self.at < self.tokens.len() {
            match self.word(0) {
                Some("mod") if self.word(1).is_some() && self.is(2, '{') => {
                    module.push(self.word(1).unwrap_or_default().to_owned());
                    self.at += 3;
                    self.items(module);
                    module.pop();
                    continue;
                }
                Some("use") => {
                    self.at += 1;
                    self.tree(&mut Vec::new(), module);
                    continue;
                }
                Some(_) => {
                    self.path(module);
                    continue;
                }
                None => {}
            }
            if self.is(0, '{') {
                depth += 1;
            } else if self.is(0, '}') {
                if depth == 0 {
                    self.at += 1;
                    return;
                }
                depth -= 1;
            }
            self.at += 1;
        }
    }

    /// A path in the code.
    fn path(&mut self, module: &[String]) {
        let mut path = Vec::new();
        while let Some(word) = self.word(0) {
            path.push(word.to_owned());
            self.at += 1;
            if !self.is_path_sign() {
                break;
            }
            self.at += 2;
        }
        // A single word is a name of this file's own, or has come by a `use`.
        if path.len() > 1 {
            self.found(&path, module);
        }
    }

    /// What follows `use`, or a brace in it.
    fn tree(&mut self, before: &mut Vec<String>, module: &[String]) {
        let length = before.len();
        loop {
            if let Some(word) = self.word(0) {
                before.push(word.to_owned());
                self.at += 1;
                if self.word(0) == Some("as") {
                    self.at += 2;
                }
            } else if self.is_path_sign() {
                self.at += 2;
                continue;
            } else if self.is(0, '{') {
                self.at += 1;
                while self.at < self.tokens.len() && !self.is(0, '}') {
                    self.tree(before, module);
                    if self.is(0, ',') {
                        self.at += 1;
                    }
                }
                self.at += 1;
                break;
            } else if self.is(0, '*') {
                self.at += 1;
            } else {
                break;
            }
            if !self.is_path_sign() {
                self.found(&before.clone(), module);
                break;
            }
        }
        before.truncate(length);
    }

    /// Adds a path, if it begins in the crate.
    fn found(&mut self, path: &[String], module: &[String]) {
        let mut from = module.to_vec();
        let mut rest = path;
        match rest.first().map(String::as_str) {
            Some("crate") => from.clear(),
            Some("self" | "super") => {}
            Some(_) => {
                from.extend(path.first().cloned());
                if !self.modules.contains(from.as_slice()) {
                    return;
                }
            }
            None => return,
        }
        if let Some((_, behind)) = rest.split_first().filter(|(first, _)| *first != "super") {
            rest = behind;
        }
        for word in rest {
            match word.as_str() {
                "super" => drop(from.pop()),
                "self" => {}
                _ => from.push(word.clone()),
            }
        }
        self.paths.push(from);
    }
}

/// Leaves out every item after `#[cfg(test)]`.
fn without_tests(tokens: &[Token]) -> Vec<Token> {
    let sign = Token::Sign;
    let word = |word: &str| Token::Word(word.into());
    let attribute = [sign('#'), sign('['), word("cfg"), sign('('), word("test"), sign(')'), sign(']')];
    let (mut kept, mut at) = (Vec::new(), 0);
    while at < tokens.len() {
        if !tokens[at..].starts_with(&attribute) {
            kept.push(tokens[at].clone());
            at += 1;
            continue;
        }
        let mut depth = 0;
        at += attribute.len();
        while at < tokens.len() {
            match tokens[at] {
                Token::Sign('{') => depth += 1,
                Token::Sign('}') => depth -= 1,
                _ => {}
            }
            let ends = matches!(tokens[at], Token::Sign(';' | '}')) && depth == 0;
            at += 1;
            if ends {
                break;
            }
        }
    }
    kept
}

fn tokens(source: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = source;
    while let Some(next) = rest.chars().next() {
        if let Some(behind) = after_comment(rest).or_else(|| after_text(rest)) {
            rest = behind;
        } else if next.is_alphanumeric() || next == '_' {
            let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
            tokens.push(Token::Word(rest[..end].into()));
            rest = &rest[end..];
        } else {
            if !next.is_whitespace() {
                tokens.push(Token::Sign(next));
            }
            rest = &rest[next.len_utf8()..];
        }
    }
    tokens
}

fn after_comment(source: &str) -> Option<&str> {
    if source.starts_with("//") {
        return Some(source.find('\n').map_or("", |end| &source[end..]));
    }
    let mut rest = source.strip_prefix("/*")?;
    let mut depth = 1;
    while depth > 0 {
        let at = rest.find("*/").into_iter().chain(rest.find("/*")).min();
        let Some(at) = at else { return Some("") };
        depth += if rest[at..].starts_with("/*") { 1 } else { -1 };
        rest = &rest[at + 2..];
    }
    Some(rest)
}

/// What follows a text or a character, with what may stand before its quotation mark.
fn after_text(source: &str) -> Option<&str> {
    let plain = source.trim_start_matches(['b', 'c']);
    let before = source.len() - plain.len();
    if before > 1 {
        return None;
    }
    if let Some(raw) = plain.strip_prefix('r') {
        let body = raw.trim_start_matches('#');
        let end = ["\"", &"#".repeat(raw.len() - body.len())].concat();
        let body = body.strip_prefix('"')?;
        return Some(body.find(&end).map_or("", |at| &body[at + end.len()..]));
    }
    let quote = plain.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    let body = &plain[1..];
    // A quotation mark before a name that is not closed begins a lifetime.
    if quote == '\'' && !body.starts_with('\\') && body.chars().nth(1) != Some('\'') {
        return None;
    }
    let mut escaped = false;
    for (at, c) in body.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if c == quote => return Some(&body[at + 1..]),
            _ => {}
        }
    }
    Some("")
}
