//! [`Wording`]: values, dates, money and tests in sentences of the language of display.

mod amounts;

use super::texts::{Language, REGIONS, fill, language};
use engine::advice::change::Target;
use engine::date::Period;
use engine::evaluate::limit::{LimitOutcome, Room};
use engine::law::{
    Benefit, Check, Fact, FactSet, Force, Kind, Party, Programme, Standing, Test, Unit, Validity,
};
use engine::region::Region;
use engine::{Answer, Date, Lang, Tables, Text, Value};
use rust_decimal::Decimal;

/// How many options of a choice are listed before the rest is only counted.
const MOST_OPTIONS: usize = 5;

/// Whether it gives nothing, but has to be kept or paid.
pub fn is_duty(programme: &Programme) -> bool {
    matches!(programme.benefits, [Benefit::Duty])
}

/// A language with its texts, for the tables that are spoken of.
#[derive(Clone, Copy)]
pub struct Wording {
    /// What facts, units and places it has words for.
    pub tables: &'static Tables,
    /// The language, with the interface's texts in it.
    pub t: &'static Language,
}

impl Wording {
    /// The wording of a language for some tables.
    pub fn of(tables: &'static Tables, lang: Lang) -> Wording {
        Wording { tables, t: language(lang) }
    }

    /// A table's text in this language.
    #[inline(never)]
    pub fn get(self, text: Text) -> &'static str {
        text.get(self.t.lang)
    }

    /// A list of words.
    pub fn list(self, items: &[&str]) -> String {
        items.join(self.t.list_and)
    }

    /// Words of which one is enough: A、B或C.
    pub fn either(self, items: &[&str]) -> String {
        match items {
            [first @ .., last] if !first.is_empty() => [&self.list(first), self.t.list_or, last].concat(),
            _ => items.concat(),
        }
    }

    /// A date in full.
    pub fn date(self, day: Date) -> String {
        let month = u8::from(day.month());
        let [year, m, date] = [day.year(), month.into(), day.day().into()].map(|number| number.to_string());
        let month = self.t.month_names.split(' ').nth(usize::from(month - 1)).unwrap_or_default();
        fill(self.t.full_date, &[("year", &year), ("m", &m), ("month", month), ("day", &date)])
    }

    /// A length of time.
    pub fn period(self, period: Period) -> String {
        match (period.years, period.months) {
            (years, 0) => self.with_unit(years.into(), "year"),
            (_, months) => self.with_unit(months.into(), "month"),
        }
    }

    /// A number with thousands separated, two decimals only where there are any.
    pub fn number(self, number: Decimal) -> String {
        let number = number.normalize();
        let text = if number.scale() == 0 { number.to_string() } else { format!("{number:.2}") };
        let (whole, rest) = text.split_once('.').map_or((text.as_str(), ""), |(whole, rest)| (whole, rest));
        let mut grouped = String::new();
        let digits = whole.trim_start_matches('-');
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at) % 3 == 0 {
                grouped.push(',');
            }
            grouped.push(digit);
        }
        let sign = if whole.starts_with('-') { "-" } else { "" };
        let point = if rest.is_empty() { "" } else { "." };
        [sign, &grouped, point, rest].concat()
    }

    /// Yuan.
    pub fn money(self, yuan: Decimal) -> String {
        fill(self.t.money, &[("n", &self.number(yuan))])
    }

    /// A number with its unit.
    pub fn counted(self, number: Decimal, unit: &str) -> String {
        match unit {
            "percent" => [&number.normalize().to_string(), "%"].concat(),
            // Of a fact, which year it is.
            "year" => number.normalize().to_string(),
            _ => self.with_unit(number, unit),
        }
    }

    fn with_unit(self, number: Decimal, unit: &str) -> String {
        let digits = number.normalize().to_string();
        let Some(unit) = self.tables.unit(unit) else { return digits };
        let word = self.word_for(unit, number == Decimal::ONE);
        fill(self.t.counted, &[("n", &digits), ("unit", word)])
    }

    /// The word for a unit beside a field.
    pub fn unit(self, key: &str) -> &'static str {
        self.tables.unit(key).map_or("", |unit| self.word_for(unit, false))
    }

    fn word_for(self, unit: &Unit, is_one: bool) -> &'static str {
        let word = unit.word(self.t.lang, is_one);
        let own = self.t.units.iter().find(|(english, _)| *english == word);
        own.map_or(word, |(_, own)| own)
    }

    /// What a field wants, when it holds something else.
    pub fn complaint(self, fact: &Fact) -> String {
        let (min, max, kind) = match fact.kind {
            Kind::Int { min, max, .. } => (min.into(), max.into(), self.t.kind_int),
            Kind::Decimal { min, max, .. } | Kind::Money { min, max } => (min, max, self.t.kind_decimal),
            _ => return self.t.wrong_date.into(),
        };
        let (min, max) = (self.number(min), self.number(max));
        fill(self.t.wrong_number, &[("min", &min), ("max", &max), ("kind", kind)])
    }

    /// A region by name. One without a name goes by that of its city or province.
    pub fn place(self, region: Region) -> &'static str {
        if region == Region::COUNTRY {
            return self.t.place_country;
        }
        let named = |code: u32| {
            let listed = REGIONS.iter().position(|known| *known == code);
            let place = || self.tables.places.iter().find(|place| place.region.0 == code);
            let listed = listed.and_then(|at| self.t.regions.get(at).copied());
            listed.or_else(|| place().map(|place| self.get(place.name)))
        };
        named(region.0)
            .or_else(|| named(region.0 / 100 * 100))
            .or_else(|| named(region.0 / 10_000 * 10_000))
            .unwrap_or_default()
    }

    /// An answer in words.
    pub fn answer(self, fact: &Fact, answer: Answer) -> String {
        match answer {
            Answer::Unasked => String::new(),
            Answer::DontKnow => self.t.dont_know.into(),
            Answer::Known(value) => self.value(fact, value),
        }
    }

    /// A value in words, with its unit.
    pub fn value(self, fact: &Fact, value: Value) -> String {
        match (value, fact.kind) {
            (Value::Bool(yes), _) => if yes { self.t.yes } else { self.t.no }.into(),
            (Value::Choice(at), Kind::Choice(options)) => {
                options.get(usize::from(at)).map_or(String::new(), |option| self.get(option.label).into())
            }
            (Value::Int(number), _) => self.counted(number.into(), fact.unit().unwrap_or_default()),
            (Value::Decimal(number), Kind::Money { .. }) => self.money(number),
            (Value::Decimal(number), _) => self.counted(number, fact.unit().unwrap_or_default()),
            (Value::Date(day), _) => self.date(day),
            (Value::Region(region), _) => self.place(region).into(),
            _ => String::new(),
        }
    }

    /// The values that serve a step.
    pub fn target(self, fact: &Fact, target: Target) -> String {
        let value = |value: Value| self.value(fact, value);
        let is_day = |value: Value| matches!(value, Value::Date(_));
        match target {
            Target::Is(only) => value(only),
            Target::OneOf(set) => self.options(fact, set),
            Target::AtLeast(least) if is_day(least) => fill(self.t.target_from, &[("n", &value(least))]),
            Target::AtMost(most) if is_day(most) => fill(self.t.target_until, &[("n", &value(most))]),
            Target::AtLeast(least) => fill(self.t.target_least, &[("n", &value(least))]),
            Target::AtMost(most) => fill(self.t.target_most, &[("n", &value(most))]),
            Target::Between(least, most) => {
                fill(self.t.target_between, &[("a", &value(least)), ("b", &value(most))])
            }
            Target::Elsewhere => self.t.target_elsewhere.into(),
        }
    }

    /// A number of a fact, in its unit.
    pub fn figure(self, fact: &Fact, number: Decimal) -> String {
        match fact.kind {
            Kind::Money { .. } => self.money(number),
            _ => self.counted(number, fact.unit().unwrap_or_default()),
        }
    }

    /// What a test asks for.
    pub fn need(self, test: &Test, negated: bool, day: Date) -> String {
        let Some(fact) = self.tables.fact_at(test.fact) else { return String::new() };
        let number = |number: Decimal| self.figure(fact, number);
        match &test.check {
            Check::Is(wanted) => if *wanted != negated { self.t.need_yes } else { self.t.need_no }.into(),
            Check::OneOf(set) => {
                let template = if negated { self.t.need_not } else { self.t.need_one_of };
                fill(template, &[("options", &self.options(fact, *set))])
            }
            Check::Int { min, max } => self.bounds(min.map(Decimal::from), max.map(Decimal::from), &number),
            Check::Decimal { min, max } => self.bounds(min.map(|b| b.value), max.map(|b| b.value), &number),
            Check::YearsAhead(ahead) => fill(self.t.need_year, &[("n", &(day.year() + ahead).to_string())]),
            Check::Within(period) => {
                fill(self.t.need_within, &[("date", self.get(fact.label)), ("period", &self.period(*period))])
            }
            Check::Ago(period) => fill(self.t.need_ago, &[("period", &self.period(*period))]),
            Check::Between { from, until } => {
                let bound =
                    |template, day: Option<Date>| day.map(|day| fill(template, &[("date", &self.date(day))]));
                let bounds = [bound(self.t.need_from, *from), bound(self.t.need_until, *until)];
                self.list(&bounds.iter().flatten().map(String::as_str).collect::<Vec<_>>())
            }
            Check::In(region) if negated => fill(self.t.need_not, &[("options", self.place(*region))]),
            Check::In(region) => fill(self.t.need_region, &[("place", self.place(*region))]),
        }
    }

    fn bounds(
        self,
        min: Option<Decimal>,
        max: Option<Decimal>,
        number: &dyn Fn(Decimal) -> String,
    ) -> String {
        match (min, max) {
            (Some(min), Some(max)) if min == max => fill(self.t.need_equal, &[("n", &number(min))]),
            (Some(min), Some(max)) => {
                let between = fill(self.t.target_between, &[("a", &number(min)), ("b", &number(max))]);
                fill(self.t.need_equal, &[("n", &between)])
            }
            (min, max) => {
                let least = min.map(|min| fill(self.t.need_at_least, &[("n", &number(min))]));
                let most = max.map(|max| fill(self.t.need_at_most, &[("n", &number(max))]));
                least.or(most).unwrap_or_default()
            }
        }
    }

    fn options(self, fact: &Fact, set: u64) -> String {
        let Kind::Choice(options) = fact.kind else { return String::new() };
        let chosen: Vec<&str> = options
            .iter()
            .enumerate()
            .filter(|(at, _)| set >> at & 1 == 1)
            .map(|(_, option)| self.get(option.label))
            .collect();
        let (shown, rest) = chosen.split_at(chosen.len().min(MOST_OPTIONS));
        let mut text = self.list(shown);
        if !rest.is_empty() {
            let [all, rest] = [chosen.len(), rest.len()].map(|count| count.to_string());
            text.push_str(&fill(self.t.and_more, &[("all", &all), ("rest", &rest)]));
        }
        text
    }

    /// The labels of facts.
    pub fn facts(self, facts: &FactSet) -> String {
        let labels: Vec<&str> =
            facts.iter().filter_map(|id| self.tables.fact_at(id)).map(|fact| self.get(fact.label)).collect();
        self.list(&labels)
    }

    /// What kind of benefit.
    pub fn benefit(self, benefit: Benefit) -> &'static str {
        match benefit {
            Benefit::Cash => self.t.benefit_cash,
            Benefit::Free => self.t.benefit_free,
            Benefit::Advance => self.t.benefit_advance,
            Benefit::Uplift => self.t.benefit_uplift,
            Benefit::Guideline => self.t.benefit_guideline,
            Benefit::Right => self.t.benefit_right,
            Benefit::Relief => self.t.benefit_relief,
            Benefit::Support => self.t.benefit_support,
            Benefit::Duty => self.t.benefit_duty,
        }
    }

    /// How firmly it is given, or to be kept: a word, and what it means.
    pub fn force(self, programme: &Programme) -> (&'static str, &'static str) {
        match programme.force {
            _ if is_duty(programme) => (self.t.force_duty, self.t.force_duty_hint),
            Force::Given => (self.t.force_given, self.t.force_given_hint),
            Force::May => (self.t.force_may, self.t.force_may_hint),
            Force::Selected => (self.t.force_selected, self.t.force_selected_hint),
            Force::Encouraged => (self.t.force_encouraged, self.t.force_encouraged_hint),
        }
    }

    /// Whether a limit leaves room.
    pub fn room(self, room: Room) -> &'static str {
        match room {
            Room::Free => self.t.limit_free,
            Room::Unknown => self.t.limit_unknown,
            Room::Doubtful => self.t.limit_doubtful,
            Room::Reached => self.t.limit_reached,
        }
    }

    /// What keeps money from being counted: the limit, and that it is reached.
    pub fn held_back(self, outcome: &LimitOutcome) -> String {
        fill(self.t.limited, &[("limit", self.get(outcome.limit.text)), ("room", self.room(outcome.room))])
    }

    /// What to do next: where it has expired, not to go there for nothing.
    pub fn next_step(self, programme: &Programme, standing: Standing) -> String {
        match (standing, programme.term.until) {
            (Standing::Ended, Some(until)) => fill(self.t.next_step_ended, &[("date", &self.date(until))]),
            _ => self.get(programme.next_step).into(),
        }
    }

    /// The standing, with the date that matters.
    pub fn standing(self, standing: Standing, term: &Validity) -> String {
        match standing {
            Standing::NotYet => fill(self.t.standing_not_yet, &[("date", &self.date(term.from))]),
            Standing::InForce => self.t.standing_in_force.into(),
            Standing::Unconfirmed => self.t.standing_unconfirmed.into(),
            Standing::Ended => {
                let until = term.until.map_or(String::new(), |until| self.date(until));
                fill(self.t.standing_ended, &[("date", &until)])
            }
        }
    }

    /// What a party is called.
    pub fn party(self, party: Party) -> &'static str {
        match party {
            Party::Worker => self.t.door_worker,
            Party::Employer => self.t.door_employer,
            Party::Provider => self.t.door_provider,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tables::TABLES;

    const ZH: fn() -> Wording = || Wording::of(&TABLES, Lang::ZH);
    const EN: fn() -> Wording = || Wording::of(&TABLES, Lang::EN);

    #[test]
    fn money_is_grouped_and_loses_empty_decimals() {
        let yuan = |text: &str| ZH().money(Decimal::from_str_exact(text).unwrap());
        assert_eq!(yuan("300.00"), "300元");
        assert_eq!(yuan("7200"), "7,200元");
        assert_eq!(yuan("1234567.5"), "1,234,567.50元");
        assert_eq!(EN().money(Decimal::from(4000)), "4,000 yuan");
    }

    #[test]
    fn a_period_of_one_is_singular() {
        for (years, months, zh, en) in [
            (1, 0, "1年", "1 year"),
            (2, 0, "2年", "2 years"),
            (0, 1, "1个月", "1 month"),
            (0, 12, "12个月", "12 months"),
        ] {
            let period = Period { years, months };
            assert_eq!((&*ZH().period(period), &*EN().period(period)), (zh, en));
        }
    }

    #[test]
    fn dates_and_places_have_names() {
        let day = engine::date::parse("2021-12-31").unwrap();
        assert_eq!(ZH().date(day), "2021年12月31日");
        assert_eq!(EN().date(day), "31 December 2021");
        assert_eq!(ZH().place(Region(650_402)), "新疆吐鲁番市");
        assert_eq!(ZH().place(Region(210_100)), "辽宁省");
    }
    #[test]
    fn a_place_that_a_rule_names_is_called_by_its_own_name() {
        let named = |region: Region| {
            REGIONS.contains(&region.0) || TABLES.places.iter().any(|place| place.region == region)
        };
        let rules = TABLES.programmes.iter().flat_map(|one| {
            std::iter::once(&one.when).chain(one.amounts.iter().filter_map(|row| row.when.as_ref()))
        });
        let mut nameless = Vec::new();
        for rule in rules.chain(TABLES.limits.iter().map(|limit| &limit.reached)) {
            rule.each_test(&mut |test| match test.check {
                Check::In(region) if !named(region) => nameless.push(region),
                _ => {}
            });
        }
        assert!(nameless.is_empty(), "{nameless:?}: give them a name in texts/regions.toml");
        assert_eq!(ZH().place(Region(210_200)), "大连市");
    }
}
