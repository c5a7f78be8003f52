//! How each kind of thing in the tables is packed and unpacked.

#[cfg(any(feature = "pack", test))]
use super::packer::{Pack, Packer};
use super::unpacker::{IdOf, Unpack, Unpacker};
use crate::date::Period;
use crate::law::{
    AmountRow, Answer, Basis, Benefit, Bound, Change, Check, Choice, Citation, Cond, Count, Document,
    DocumentId, ExampleCase, Fact, FactId, Figure, Force, Grade, Kind, Later, Limit, LocalDefinition, Means,
    NonProgrammeClause, PaidTo, Party, Per, Place, Programme, ProgrammeId, Province, Published, Recurring,
    Reference, Season, Source, Standard, Tables, Test, Unit, Validity, Value, Warning, YearDay,
};
use crate::region::Region;

/// Writes [`Pack`] and [`Unpack`] for types. A struct is packed as its fields in this order, an enum as
/// the number of the variant and its fields; fields behind a semicolon stand behind a fold.
/// After damage every number reads as 0, so each enum has a variant 0 that does not hold itself.
macro_rules! packed {
    ($($kind:ident $name:ident $body:tt)*) => {
        $(packed! { @$kind $name $body })*
    };
    (@struct $name:ident $(($($part:ident),*))? $({
        $($field:ident),* $(; $($folded:ident),*)? $(,)?
    })?) => {
        impl Unpack for $name {
            fn unpack(from: &mut Unpacker) -> Self {
                $($(let $part = Unpack::unpack(from);)*)?
                $($(let $field = Unpack::unpack(from);)* $($(let $folded = from.folded();)*)?)?
                $name $(($($part),*))? $({ $($field),* $(, $($folded),*)? })?
            }
        }
        #[cfg(any(feature = "pack", test))]
        impl Pack for $name {
            fn pack(&self, to: &mut Packer) {
                let $name $(($($part),*))? $({ $($field),* $(, $($folded),*)? })? = self;
                $($($part.pack(to);)*)?
                $($($field.pack(to);)* $($(to.folded($folded);)*)?)?
            }
        }
    };
    (@enum $name:ident {
        $($number:literal $variant:ident $(($($part:ident),* $(; $folded:ident)?))? $({ $($field:ident),* })?),* $(,)?
    }) => {
        impl Unpack for $name {
            fn unpack(from: &mut Unpacker) -> Self {
                match from.number() {
                    $($number => {
                        $($(let $part = Unpack::unpack(from);)* $(let $folded = from.folded();)?)?
                        $($(let $field = Unpack::unpack(from);)*)?
                        $name::$variant $(($($part),* $(, $folded)?))? $({ $($field),* })?
                    })*
                    _ => {
                        from.damaged(());
                        Unpack::unpack(from)
                    }
                }
            }
        }
        #[cfg(any(feature = "pack", test))]
        impl Pack for $name {
            fn pack(&self, to: &mut Packer) {
                match self {
                    $($name::$variant $(($($part),* $(, $folded)?))? $({ $($field),* })? => {
                        to.number($number);
                        $($($part.pack(to);)* $(to.folded($folded);)?)?
                        $($($field.pack(to);)*)?
                    })*
                }
            }
        }
    };
}

packed! {
    struct Tables { facts, units, places, documents, programmes, limits, standards, provinces }
    struct Province { region, documents, is_here }
    struct Unit { key, zh, one, many }
    struct Place { region, name, hint }

    struct Fact {
        key, kind, about, group, label, question, implies; why, definition, ask, later, local, change
    }
    struct Change { by, when, act }
    enum Means { 0 Become, 1 Rise, 2 Fall, 3 Any, 4 Options(set) }
    struct Later { after, definition }
    struct LocalDefinition { region, definition, source, grade }
    enum Kind {
        0 Bool,
        1 Choice(options),
        2 Int { min, max, unit },
        3 Decimal { min, max, unit },
        4 Money { min, max },
        5 Date,
        6 Region,
    }
    struct Choice { key, label; hint }

    struct Document {
        id, number, title, region, issued, term, reviewed;
        issuer, after, contact, clauses, explained, warnings
    }
    struct NonProgrammeClause { clause, text, reason }
    struct Warning { clause, text }
    struct Validity { from, until, unconfirmed_after; ground }
    struct Citation { clause, grade; words, remark }
    struct Region(code)

    struct Programme {
        id, document, name, summary, recipients, paid_to, benefits, force, term, season, alternative, cites,
        when, amounts; next_step, notes, references
    }
    struct Season { span, cite }
    enum Recurring { 0 Quarterly, 1 Yearly { from, until }, 2 YearlyUntil(until) }
    struct YearDay { month, day }
    enum Party { 0 Worker, 1 Employer, 2 Provider }
    enum PaidTo { 0 Party(party), 1 Student, 2 Unsaid }
    enum Benefit {
        0 Cash, 1 Free, 2 Advance, 3 Uplift, 4 Guideline, 5 Right, 6 Relief, 7 Support, 8 Duty
    }
    enum Force { 0 Given, 1 May, 2 Selected, 3 Encouraged }
    struct Reference { text, source, grade, from, until }
    enum Grade { 0 Verbatim, 1 Reported }

    enum Cond {
        0 Test(test),
        1 All(parts),
        2 Any(parts),
        3 Not(part),
        4 Doubt(part; why),
        5 Open(part; why),
        6 During { from, until },
    }
    struct Test { fact, check, cite }
    enum Check {
        0 Is(wanted),
        1 OneOf(options),
        2 Int { min, max },
        3 Decimal { min, max },
        4 YearsAhead(years),
        5 Within(period),
        6 Ago(period),
        7 In(region),
        8 Between { from, until },
    }
    struct Bound { value, included }
    struct Period { years, months }

    struct AmountRow { when, from, until, basis, figure, times, per, count, published, cite }
    enum Basis { 0 Exact, 1 AtMost, 2 AtLeast, 3 Guideline, 4 Local }
    enum Figure { 0 Yuan(yuan), 1 Fact(fact), 2 Unpublished, 3 UpTo { fact, cap, share } }
    enum Per { 0 Person, 1 Month, 2 Year }
    struct Count { fact, per, at_most }

    struct Limit {
        id, document, from, until, reached, claims, yearly, together, in_principle, programmes; cite, text
    }

    struct Standard { region, name, level, course, yuan, per, from, until, source }
    struct Published { name, when, yuan, from, until, source }
    struct Source { text, grade }

    struct ExampleCase { programme, date, given }
    enum Answer { 0 Unasked, 1 DontKnow, 2 Known(value) }
    enum Value { 0 Bool(yes), 1 Choice(at), 2 Int(number), 3 Decimal(number), 4 Date(day), 5 Region(region) }
}

macro_rules! ids {
    ($($name:ident $of:ident),*) => {$(
        impl Unpack for $name {
            fn unpack(from: &mut Unpacker) -> Self {
                $name(from.id(IdOf::$of))
            }
        }
        #[cfg(any(feature = "pack", test))]
        impl Pack for $name {
            fn pack(&self, to: &mut Packer) {
                self.0.pack(to);
            }
        }
    )*};
}

ids!(FactId Fact, DocumentId Document, ProgrammeId Programme);
