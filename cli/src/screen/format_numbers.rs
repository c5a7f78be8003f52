//! Amounts and numbers written straight into bytes, without `format!`, since they are most of what is
//! written.

use engine::evaluate::amount::{Amount, PerSet, Span};
use engine::law::{Basis, PaidTo, Per};
use rust_decimal::Decimal;

/// The span that a row shows, and the units it is stated in: the total, or where nothing is known of
/// that, the figure as the text states it.
fn shown_amount(amount: &Amount) -> (Span, PerSet) {
    let span = if amount.total.is_unknown() { amount.rate } else { amount.total };
    (span, amount.total_per)
}

/// Adds the CSV cells `low`, `high`, `basis`, `units` and `paid_to`, with a comma before each and the
/// comma before the next cell, `missing`.
pub fn csv_amount(amount: Option<&Amount>, units: &mut Vec<(PerSet, String)>, out: &mut Vec<u8>) {
    let Some(amount) = amount else {
        out.extend_from_slice(b",,,,,,");
        return;
    };
    let (span, per) = shown_amount(amount);
    for yuan in [span.low, span.high] {
        out.push(b',');
        yuan.iter().for_each(|yuan| fen(*yuan, out));
    }
    out.push(b',');
    out.extend_from_slice(basis(amount.basis));
    out.push(b',');
    let known = match units.iter().position(|(set, _)| *set == per) {
        Some(at) => at,
        None => {
            let words: Vec<_> = per.iter().map(Per::key).collect();
            units.push((per, words.join(" ")));
            units.len() - 1
        }
    };
    out.extend_from_slice(units[known].1.as_bytes());
    out.push(b',');
    out.extend_from_slice(paid_to(amount.paid_to));
    out.push(b',');
}

/// Adds the JSON members `low`, `high`, `basis`, `units` and `paid_to`, and the beginning of the next,
/// up to the opening bracket of the list `missing`.
pub fn json_amount(amount: Option<&Amount>, out: &mut Vec<u8>) {
    let Some(amount) = amount else {
        out.extend_from_slice(
            b",\"low\":null,\"high\":null,\"basis\":null,\"units\":[],\"paid_to\":null,\"missing\":[",
        );
        return;
    };
    let (span, per) = shown_amount(amount);
    for (name, yuan) in [(&b",\"low\":"[..], span.low), (b",\"high\":", span.high)] {
        out.extend_from_slice(name);
        match yuan {
            Some(yuan) => {
                out.push(b'"');
                fen(yuan, out);
                out.push(b'"');
            }
            None => out.extend_from_slice(b"null"),
        }
    }
    out.extend_from_slice(b",\"basis\":\"");
    out.extend_from_slice(basis(amount.basis));
    out.extend_from_slice(b"\",\"units\":[");
    for (at, unit) in per.iter().enumerate() {
        out.extend_from_slice(if at == 0 { b"\"" } else { b",\"" });
        out.extend_from_slice(unit.key().as_bytes());
        out.push(b'"');
    }
    out.extend_from_slice(b"],\"paid_to\":\"");
    out.extend_from_slice(paid_to(amount.paid_to));
    out.extend_from_slice(b"\",\"missing\":[");
}

fn basis(basis: Basis) -> &'static [u8] {
    basis.key().as_bytes()
}

fn paid_to(paid_to: PaidTo) -> &'static [u8] {
    paid_to.key().as_bytes()
}

/// Adds yuan with two decimals; the engine has rounded what is finer.
fn fen(yuan: Decimal, out: &mut Vec<u8>) {
    let scale = yuan.scale();
    match u64::try_from(yuan.mantissa()) {
        Ok(mantissa) if scale <= 2 => {
            let fen = u128::from(mantissa) * 10_u128.pow(2 - scale);
            match u64::try_from(fen / 100) {
                Ok(whole) => digits(whole, out),
                Err(_) => out.extend_from_slice((fen / 100).to_string().as_bytes()),
            }
            let fen = (fen % 100) as u8;
            out.extend_from_slice(&[b'.', b'0' + fen / 10, b'0' + fen % 10]);
        }
        _ => out.extend_from_slice(format!("{yuan:.2}").as_bytes()),
    }
}

/// Adds a whole number.
pub fn digits(mut number: u64, out: &mut Vec<u8>) {
    let mut buffer = [b'0'; 20];
    let mut at = buffer.len();
    loop {
        at -= 1;
        buffer[at] = b'0' + (number % 10) as u8;
        number /= 10;
        if number == 0 {
            break;
        }
    }
    out.extend_from_slice(&buffer[at..]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn yuan_are_written_as_the_engine_writes_them() {
        for text in ["0", "0.4", "0.45", "300", "1999.9", "7200.00", "0.01", "18446744073709551615", "-1.5"] {
            let yuan = Decimal::from_str_exact(text).expect("a number");
            let mut out = Vec::new();
            fen(yuan, &mut out);
            assert_eq!(String::from_utf8_lossy(&out), format!("{yuan:.2}"), "{text}");
        }
    }
}
