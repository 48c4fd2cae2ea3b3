//! Numbers as text: unsigned base64-VLQ, five bits a digit, lowest first, as in source maps but without a sign.
//!
//! Must not know what the numbers mean.

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Appends a number.
pub(crate) fn push(out: &mut String, mut value: u32) {
    loop {
        let more = if value > 31 { 32 } else { 0 };
        push_digit(out, (value & 31) | more);
        value >>= 5;
        if more == 0 {
            return;
        }
    }
}

/// How many digits [`push`] appends.
pub(crate) fn digits(value: u32) -> usize {
    (32 - value.leading_zeros()).div_ceil(5).max(1) as usize
}

/// Appends a number below 64 as one digit.
pub(crate) fn push_digit(out: &mut String, value: u32) {
    out.push(char::from(DIGITS[(value & 63) as usize]));
}

/// Reads numbers from the start of a text.
pub(crate) struct Reader<'a> {
    rest: &'a str,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        Self { rest: text }
    }

    /// What has not been read.
    pub(crate) fn rest(&self) -> &'a str {
        self.rest
    }

    /// One digit; none at the end and before anything that is no digit.
    pub(crate) fn digit(&mut self) -> Option<u32> {
        let value = match *self.rest.as_bytes().first()? {
            c @ b'A'..=b'Z' => c - b'A',
            c @ b'a'..=b'z' => c - b'a' + 26,
            c @ b'0'..=b'9' => c - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return None,
        };
        self.rest = &self.rest[1..];
        Some(u32::from(value))
    }

    /// One number; none if the text ends within it or it exceeds 30 bits.
    pub(crate) fn number(&mut self) -> Option<u32> {
        let mut value = 0;
        for shift in (0..30).step_by(5) {
            let digit = self.digit()?;
            value |= (digit & 31) << shift;
            if digit < 32 {
                return Some(value);
            }
        }
        None
    }
}
