//! Numbers that name somebody, of identity cards, accounts or certificates: whether a spreadsheet has
//! taken one for a number and lost its last digits.

/// Whether a number lost digits in a spreadsheet, which keeps fifteen: `6.50402E+17`, or an
/// identity number of eighteen digits that ends in zeros and fails its check.
pub fn has_lost_digits(text: &str) -> bool {
    let text = text.trim();
    let Some(first) = text.bytes().next().filter(u8::is_ascii_digit) else { return false };
    if let Some((digits, power)) = text.split_once(['E', 'e']) {
        let power = power.strip_prefix('+').unwrap_or(power);
        let plain = digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        return plain
            && !digits.is_empty()
            && power.parse::<u32>().is_ok_and(|power| power >= 11)
            && (digits.contains('.') || text.contains('+'));
    }
    first != b'0' && text.len() == 18 && text.ends_with("000") && !checks(text)
}

/// Whether the last digit of an identity number is the one that the others ask for
/// (GB 11643, ISO 7064 MOD 11-2).
fn checks(text: &str) -> bool {
    let mut sum = 0;
    for (at, byte) in text.bytes().enumerate() {
        let digit = match byte {
            b'0'..=b'9' => u32::from(byte - b'0'),
            b'X' | b'x' if at == 17 => 10,
            _ => return false,
        };
        sum = (sum * 2 + digit) % 11;
    }
    // Doubling before each digit weighs the first of eighteen by 2¹⁷, the last by 1.
    sum == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lost_digits_are_noticed() {
        for text in ["6.50402E+17", "6.50402199001011E+17", "6.5e17", " 1E+18 ", "650402199001011000"] {
            assert!(has_lost_digits(text), "{text}");
        }
        // 11010519491231002X is the example of the standard; others pass their check or are no
        // identity numbers.
        for text in
            ["11010519491231002X", "650402199001011234", "13812345678", "12E5", "张三", "", "1E10", "2020E1"]
        {
            assert!(!has_lost_digits(text), "{text}");
        }
        assert!(checks("11010519491231002X") && !checks("110105194912310021"));
    }
}
