//! Writing HTML. What comes from outside goes through [`Html::text`], which escapes it.

use crate::model::acts::{ACT, Act, EARLY};
use crate::wording::Wording;
use engine::law::{Citation, Grade};

/// The attribute that names what has the focus, to find it again when it is written anew.
pub const KEY: &str = "data-key";

/// HTML being written.
#[derive(Default)]
pub struct Html {
    text: String,
    waiting: bool,
}

impl Html {
    /// HTML for a page whose app is not there yet: its buttons are switched off, and say what a
    /// tap on them answers.
    pub fn waiting() -> Html {
        Html { waiting: true, ..Html::default() }
    }

    /// Appends markup as it is. For literals only.
    pub fn raw(&mut self, markup: &'static str) -> &mut Html {
        self.text.push_str(markup);
        self
    }

    /// Appends what another part wrote.
    pub fn append(&mut self, written: &str) -> &mut Html {
        self.text.push_str(written);
        self
    }

    /// Appends text, escaped.
    pub fn text(&mut self, text: &str) -> &mut Html {
        for c in text.chars() {
            match c {
                '&' => self.text.push_str("&amp;"),
                '<' => self.text.push_str("&lt;"),
                '>' => self.text.push_str("&gt;"),
                '"' => self.text.push_str("&quot;"),
                c => self.text.push(c),
            }
        }
        self
    }

    /// Appends an element with a text in it: `tag` is its name with attributes, as it is.
    pub fn element(&mut self, tag: &'static str, text: &str) -> &mut Html {
        let name = tag.split(' ').next().unwrap_or(tag);
        self.text.push('<');
        self.text.push_str(tag);
        self.text.push('>');
        self.text(text);
        self.text.push_str("</");
        self.text.push_str(name);
        self.text.push('>');
        self
    }

    /// Appends whom to ask: a telephone number stays on its line, which browsers part behind its hyphen.
    pub fn contact(&mut self, text: &str) -> &mut Html {
        let of_number = |c: char| c == '-' || c.is_ascii_digit();
        let mut rest = text;
        while let Some(from) = rest.find(of_number) {
            let (before, number) = rest.split_at(from);
            let (number, after) = number.split_at(number.find(|c| !of_number(c)).unwrap_or(number.len()));
            self.text(before);
            match number.contains('-') {
                true => self.element(r#"span class="phone""#, number),
                false => self.text(number),
            };
            rest = after;
        }
        self.text(rest)
    }

    /// Opens an element with attributes whose values are escaped.
    pub fn open(&mut self, tag: &'static str, attributes: &[(&'static str, &str)]) -> &mut Html {
        self.text.push('<');
        self.text.push_str(tag);
        for (name, value) in attributes {
            self.text.push(' ');
            self.text.push_str(name);
            self.text.push_str("=\"");
            self.text(value);
            self.text.push('"');
        }
        self.text.push('>');
        self
    }

    /// Opens a button; further attributes as for [`Html::open`].
    pub fn button(&mut self, wording: Wording, act: &Act, attributes: &[(&'static str, &str)]) -> &mut Html {
        let mut all = vec![("type", "button")];
        let text;
        if self.waiting {
            all.push(("disabled", ""));
            text = act.in_link(wording.tables).unwrap_or_default();
            if !text.is_empty() {
                all.push((EARLY, &text));
            }
        } else {
            text = act.write(wording.tables);
            // Whoever changes the language stays on the button that changes it back.
            let key = if let Act::Language(_) = act { "language" } else { &*text };
            all.extend([(ACT, &*text), (KEY, key)]);
        }
        all.extend_from_slice(attributes);
        self.open("button", &all)
    }

    /// Opens a link that the app follows itself, once it is there.
    pub fn act_link(
        &mut self,
        wording: Wording,
        act: &Act,
        attributes: &[(&'static str, &str)],
    ) -> &mut Html {
        let mut all = attributes.to_vec();
        let text = act.write(wording.tables);
        if !self.waiting {
            all.extend([(ACT, &*text), (KEY, &*text)]);
        }
        self.open("a", &all)
    }

    /// Appends an icon; decoration, so hidden from screen readers. Each is drawn anew: a browser
    /// takes longer over references to one drawing.
    pub fn icon(&mut self, name: &'static str) -> &mut Html {
        self.raw(r#"<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">"#)
            .raw(super::icons::outline(name))
            .raw("</svg>")
    }

    /// The place of a clause and its words, which stay in the language of the law; then, apart,
    /// what is said of them.
    pub fn source(&mut self, wording: Wording, cite: Citation) -> &mut Html {
        self.raw(r#"<span class="source" lang="zh-Hans">"#).text(cite.clause);
        if !cite.words.is_empty() {
            self.raw("　“").text(&inner(cite.words)).raw("”");
        }
        self.raw("</span>").remark(wording, cite)
    }

    /// The words of a clause in quotation marks; then, apart, what is said of them.
    pub fn quote(&mut self, wording: Wording, cite: Citation) -> &mut Html {
        if !cite.words.is_empty() {
            self.raw(r#"<q lang="zh-Hans">"#).text(&inner(cite.words)).raw("</q>");
        }
        self.remark(wording, cite)
    }

    /// That words are known from a report only, and the remark: no document's words, so never in
    /// quotation marks.
    fn remark(&mut self, wording: Wording, cite: Citation) -> &mut Html {
        let reported = (cite.grade == Grade::Reported).then_some(wording.t.grade_reported);
        let remark = cite.remark.map(|remark| wording.get(*remark));
        let said: Vec<&str> = reported.into_iter().chain(remark).collect();
        if said.is_empty() {
            return self;
        }
        self.open("span", &[("class", "source"), ("lang", wording.t.lang.tag())])
            .text(&said.join(" · "))
            .raw("</span>")
    }

    /// Whether nothing was written.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// What was written.
    pub fn done(&mut self) -> String {
        std::mem::take(&mut self.text)
    }
}

/// Words that stand in quotation marks: their own become single ones (GB/T 15834).
fn inner(words: &str) -> String {
    let mark = |c| match c {
        '“' => '‘',
        '”' => '’',
        c => c,
    };
    words.chars().map(mark).collect()
}

/// The value of `aria-pressed` and its like.
pub fn flag(on: bool) -> &'static str {
    if on { "true" } else { "false" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_cannot_become_markup() {
        let mut html = Html::default();
        html.element("p class=\"x\"", "<b onclick=\"x\">1 & 2</b>");
        assert_eq!(html.done(), "<p class=\"x\">&lt;b onclick=&quot;x&quot;&gt;1 &amp; 2&lt;/b&gt;</p>");
    }

    #[test]
    fn a_telephone_number_is_one_piece() {
        let written = |text| Html::default().contact(text).done();
        assert_eq!(
            written("12333；0995-8510703（9:30至13:30）"),
            r#"12333；<span class="phone">0995-8510703</span>（9:30至13:30）"#
        );
        assert_eq!(written("a & b"), "a &amp; b");
    }

    #[test]
    fn only_words_of_a_document_stand_in_quotation_marks() {
        const REMARK: engine::Text = engine::Text { zh: "没有查到", en: "not found" };
        let wording = Wording::of(&tables::TABLES, engine::text::Lang::ZH);
        let source = |cite| Html::default().source(wording, cite).done();
        let seen = Citation::verbatim("五（一）", "每人每月");
        assert_eq!(source(seen), r#"<span class="source" lang="zh-Hans">五（一）　“每人每月”</span>"#);
        let marked = Citation::verbatim("五（一）", "“两后生”中的农村学员");
        assert!(source(marked).contains("“‘两后生’中的农村学员”"), "{}", source(marked));
        let reported = source(Citation { grade: Grade::Reported, ..seen });
        assert!(reported.contains("“每人每月”") && reported.contains(wording.t.grade_reported), "{reported}");
        let remark = Citation { words: "", remark: Some(&REMARK), ..seen };
        let said = [source(remark), Html::default().quote(wording, remark).done()].concat();
        assert!(said.contains("没有查到") && !said.contains('“') && !said.contains("<q"), "{said}");
    }
}
