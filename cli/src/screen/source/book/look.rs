//! How a cell shows its number: what a number format adds to it or writes in its place. 1.5 under
//! `0.0"万元"` is 1.5万元, and 2 under `[=1]"否";[=2]"是"` is 是.

use super::value::push_number;

/// A number format that shows more than the number, or something else.
#[derive(Clone, Debug, PartialEq)]
pub struct Look {
    sections: Vec<Section>,
    format: String,
}

/// What a format says of some numbers.
#[derive(Clone, Debug, Default, PartialEq)]
struct Section {
    /// Only of numbers that compare so.
    only: Option<(String, f64)>,
    before: String,
    after: String,
    /// Whether the number itself is shown.
    digits: bool,
    percent: bool,
    /// Whether the number is shown as another, by the thousand or with words between its digits.
    other: bool,
}

impl Look {
    /// How a format shows numbers; none where it shows the number as it is. Formats of days are not for here.
    pub fn of(format: &str) -> Option<Look> {
        let (mut sections, mut section) = (Vec::new(), Section::default());
        let mut signs = format.chars().peekable();
        let mut rest = format;
        while let Some(sign) = signs.next() {
            rest = rest.strip_prefix(sign).unwrap_or_default();
            let general = ["General", "GENERAL", "general", "G/通用格式"];
            if let Some(word) =
                general.iter().find(|word| word.starts_with(sign) && rest.starts_with(&word[1..]))
            {
                section.digits = true;
                for _ in word.chars().skip(1) {
                    signs.next();
                }
                rest = &rest[word.len() - 1..];
                continue;
            }
            let mut took = 0;
            match sign {
                '\\' | '!' => {
                    if let Some(next) = signs.next() {
                        took = next.len_utf8();
                        section.literal(next);
                    }
                }
                '_' | '*' => took = signs.next().map_or(0, char::len_utf8),
                '"' => {
                    for next in signs.by_ref() {
                        took += next.len_utf8();
                        if next == '"' {
                            break;
                        }
                        section.literal(next);
                    }
                }
                '[' => {
                    let mut inside = String::new();
                    for next in signs.by_ref() {
                        took += next.len_utf8();
                        if next == ']' {
                            break;
                        }
                        inside.push(next);
                    }
                    if let Some(money) = inside.strip_prefix('$') {
                        money
                            .split('-')
                            .next()
                            .unwrap_or_default()
                            .chars()
                            .for_each(|sign| section.literal(sign));
                    }
                    let number = inside.trim_start_matches(['<', '>', '=']);
                    if let (true, Ok(number)) = (number.len() < inside.len(), number.trim().parse()) {
                        section.only =
                            Some((inside[..inside.len() - number_length(&inside)].to_owned(), number));
                    }
                }
                ';' => sections.push(std::mem::take(&mut section)),
                '0' | '#' | '?' | '@' => section.digit(),
                ',' => {
                    section.other |= section.digits && !matches!(signs.peek(), Some('0' | '#' | '?'));
                }
                '.' => {}
                '%' => section.percent = true,
                'E' | 'e' if matches!(signs.peek(), Some('+' | '-')) => {
                    took = signs.next().map_or(0, char::len_utf8)
                }
                'y' | 'm' | 'd' | 'h' | 's' | 'Y' | 'M' | 'D' | 'H' | 'S' => return None,
                sign => section.literal(sign),
            }
            rest = rest.get(took..).unwrap_or_default();
        }
        sections.push(section);
        let plain = |section: &Section| {
            section.digits
                && !section.percent
                && !section.other
                && !section.says(&section.before)
                && !section.says(&section.after)
        };
        let all_plain = sections.iter().take(3).all(plain);
        (!all_plain).then(|| Look { sections, format: format.to_owned() })
    }

    /// Adds what is shown of a number.
    pub fn push(&self, number: f64, out: &mut String) {
        let Some(section) = self.section(number) else { return out.push('#') };
        let says = |text: &String| if section.says(text) { text.trim().to_owned() } else { String::new() };
        if section.other {
            // What is shown is not the number that is there; neither can be relied on.
            push_number(number, out);
            out.push_str(&format!(" [{}]", self.format));
            return;
        }
        out.push_str(&says(&section.before));
        match (section.digits, section.percent) {
            (true, true) => {
                push_number(number * 100.0, out);
                out.push('%');
            }
            (true, false) => push_number(number, out),
            _ => {}
        }
        out.push_str(&says(&section.after));
    }

    /// The section for a number.
    fn section(&self, number: f64) -> Option<&Section> {
        let all = self.sections.get(..self.sections.len().min(3))?;
        if all.iter().any(|section| section.only.is_some()) {
            return all.iter().find(|section| match &section.only {
                Some((sign, than)) => match sign.as_str() {
                    "=" => number == *than,
                    "<" => number < *than,
                    ">" => number > *than,
                    "<=" => number <= *than,
                    ">=" => number >= *than,
                    "<>" => number != *than,
                    _ => false,
                },
                None => true,
            });
        }
        match (all, number) {
            ([_, negative, ..], number) if number < 0.0 => Some(negative),
            ([_, _, zero], 0.0) => Some(zero),
            ([first, ..], _) => Some(first),
            _ => None,
        }
    }
}

impl Section {
    fn literal(&mut self, sign: char) {
        if self.digits { self.after.push(sign) } else { self.before.push(sign) }
    }

    fn digit(&mut self) {
        // 0!.0 shows a point where the number has none.
        self.other |= self.digits && (self.says(&self.after) || self.after.contains('.'));
        self.digits = true;
    }

    /// Whether a text says something of the number, and does not only set it out.
    fn says(&self, text: &str) -> bool {
        text.chars().any(|sign| sign.is_alphanumeric() || "%‰¥￥$€£√×".contains(sign))
    }
}

/// How long the number at the end of a comparison is.
fn number_length(comparison: &str) -> usize {
    comparison.trim_start_matches(['<', '>', '=']).len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_they_are_shown() {
        for (format, number, expected) in [
            ("0%", 0.925, "92.5%"),
            ("#,##0.0%;[Red]-0.0%", 0.07, "7%"),
            ("0.0\"万元\"", 1.5, "1.5万元"),
            ("0\"年\"", 3.0, "3年"),
            ("0\\年", 3.0, "3年"),
            ("General\"小时\"", 80.0, "80小时"),
            ("G/通用格式\"人\"", 3.0, "3人"),
            ("[=1]\"否\";[=2]\"是\";General", 1.0, "否"),
            ("[=1]\"否\";[=2]\"是\";General", 2.0, "是"),
            ("[=1]\"否\";[=2]\"是\";General", 3.0, "3"),
            ("\"是\";;\"否\"", 1.0, "是"),
            ("\"是\";;\"否\"", 0.0, "否"),
            ("\"是\";;\"否\"", -1.0, ""),
            ("[>=1]\"有\";\"无\"", 0.0, "无"),
            ("\"¥\"#,##0.00", 1500.0, "¥1500"),
            ("[$¥-804]#,##0.00", 1500.0, "¥1500"),
            ("[$$-409]#,##0.00", 1500.0, "$1500"),
            ("0\"%\"", 92.5, "92.5%"),
            ("0;-0;", 0.0, ""),
            ("0!.0,\"万元\"", 15_000.0, "15000 [0!.0,\"万元\"]"),
            ("#,##0,", 15_000.0, "15000 [#,##0,]"),
        ] {
            let mut out = String::new();
            Look::of(format).expect(format).push(number, &mut out);
            assert_eq!(out, expected, "{format}");
        }
        for format in [
            "General",
            "G/通用格式",
            "0",
            "#,##0.00",
            "0_ ;[Red]\\-0\\ ",
            "_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * \"-\"??_ ;_ @_ ",
            "0.00E+00",
            "0000-00-00",
            "@",
            "yyyy/m/d",
            "yyyy\"年\"m\"月\"d\"日\"",
            "[DBNum1]0",
            "# ?/?",
        ] {
            assert_eq!(Look::of(format), None, "{format}");
        }
    }
}
