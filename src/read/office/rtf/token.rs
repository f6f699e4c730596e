//! RTF as groups, control words and bytes of text (Microsoft, Rich Text Format Specification 1.9.1, Conventions).

/// A piece of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RtfToken<'a> {
    /// `{`
    Open,
    /// `}`
    Close,
    /// A control word with its number, such as `\li720`.
    Word(&'a [u8], Option<i32>),
    /// A control symbol, such as `\~`.
    Symbol(u8),
    /// A byte written in hexadecimal, as in `\'e9`.
    Byte(u8),
    /// Bytes as they stand, without line ends, which mean nothing.
    Text(&'a [u8]),
}

/// The pieces of a file in their order.
#[derive(Clone, Debug)]
pub struct RtfTokens<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> RtfTokens<'a> {
    /// Begins with the byte at `at`.
    pub fn new(bytes: &'a [u8], at: usize) -> Self {
        Self { bytes, at }
    }

    /// Returns how many bytes were read.
    pub fn at(&self) -> usize {
        self.at
    }

    fn rest(&self) -> &'a [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    /// Reads what follows a backslash.
    fn control(&mut self) -> Option<RtfToken<'a>> {
        let rest = self.rest();
        let first = *rest.first()?;
        if !first.is_ascii_alphabetic() {
            self.at += 1;
            if first != b'\'' {
                return Some(RtfToken::Symbol(first));
            }
            let digits = rest.get(1..3).and_then(|digits| std::str::from_utf8(digits).ok());
            let byte = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok());
            self.at += if byte.is_some() { 2 } else { 0 };
            return Some(RtfToken::Byte(byte.unwrap_or(b'\'')));
        }
        let letters = rest.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        let (word, after) = rest.split_at(letters);
        let signs = usize::from(after.first() == Some(&b'-'));
        let digits = after.get(signs..).unwrap_or_default().iter().take_while(|b| b.is_ascii_digit()).count();
        let number = after.get(..signs + digits).filter(|_| digits > 0);
        let number = number.and_then(|number| std::str::from_utf8(number).ok()?.parse().ok());
        self.at += letters + if digits > 0 { signs + digits } else { 0 };
        // A space after a control word belongs to it.
        self.at += usize::from(self.rest().first() == Some(&b' '));
        if word == b"bin" {
            // So many bytes of anything follow: pictures that are not in hexadecimal.
            let skipped = number.and_then(|number: i32| usize::try_from(number).ok()).unwrap_or(0);
            self.at = self.at.saturating_add(skipped).min(self.bytes.len());
        }
        Some(RtfToken::Word(word, number))
    }
}

impl<'a> Iterator for RtfTokens<'a> {
    type Item = RtfToken<'a>;

    fn next(&mut self) -> Option<RtfToken<'a>> {
        loop {
            let rest = self.rest();
            let first = *rest.first()?;
            if matches!(first, b'\r' | b'\n' | 0) {
                self.at += 1;
                continue;
            }
            let token = match first {
                b'{' => RtfToken::Open,
                b'}' => RtfToken::Close,
                b'\\' => {
                    self.at += 1;
                    return self.control();
                }
                _ => {
                    let ends = |byte: &u8| matches!(byte, b'{' | b'}' | b'\\' | b'\r' | b'\n' | 0);
                    let length = rest.iter().position(ends).unwrap_or(rest.len());
                    self.at += length;
                    return Some(RtfToken::Text(&rest[..length]));
                }
            };
            self.at += 1;
            return Some(token);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_divided_into_groups_words_and_bytes() {
        use RtfToken::{Byte, Close, Open, Symbol, Text, Word};
        let all: Vec<_> = RtfTokens::new(b"{\\b0 x\\li-72\\'e9\\~\\bin3 {}{\r\ny\\'zz\\", 0).collect();
        let right = [
            Open,
            Word(b"b", Some(0)),
            Text(b"x"),
            Word(b"li", Some(-72)),
            Byte(0xE9),
            Symbol(b'~'),
            Word(b"bin", Some(3)),
            Text(b"y"),
            Byte(b'\''),
            Text(b"zz"),
        ];
        assert_eq!(all, right);
        // A number that is too large is none; a minus without a number is text.
        let all: Vec<_> = RtfTokens::new(b"\\li99999999999 a\\par-b}", 0).collect();
        assert_eq!(all, [Word(b"li", None), Text(b"a"), Word(b"par", None), Text(b"-b"), Close]);
    }
}
