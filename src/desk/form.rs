//! What a form of the desk says, as browsers send it.

/// What the name of a field begins with that says what another field was when it was shown.
pub(super) const WAS: &str = "was:";

/// The fields of a form, in their order.
#[derive(Debug, Default)]
pub(super) struct SentForm {
    fields: Vec<Field>,
}

#[derive(Debug)]
struct Field {
    name: String,
    value: Vec<u8>,
    /// The name of a file that was chosen.
    file: Option<String>,
}

impl SentForm {
    /// Reads a body; what is no form has no fields.
    pub(super) fn read(body: &[u8], content_type: Option<&str>) -> Self {
        let boundary = content_type
            .filter(|kind| kind.trim_start().to_ascii_lowercase().starts_with("multipart/form-data"))
            .and_then(|kind| kind.split_once("boundary="))
            .map(|(_, boundary)| boundary.split(';').next().unwrap_or_default().trim().trim_matches('"'));
        let fields = match boundary {
            Some(boundary) => parts(body, boundary),
            None => pairs(body),
        };
        Self { fields }
    }

    /// Returns the value of a field; empty if there is none.
    pub(super) fn get(&self, name: &str) -> &str {
        self.fields().find(|(own, _)| *own == name).map_or("", |(_, value)| value)
    }

    /// Returns each value of a field.
    pub(super) fn all<'f>(&'f self, name: &'f str) -> impl Iterator<Item = &'f str> {
        self.fields().filter(move |(own, _)| *own == name).map(|(_, value)| value)
    }

    /// Returns every field that is a text.
    pub(super) fn fields(&self) -> impl Iterator<Item = (&str, &str)> {
        let texts = self.fields.iter().filter(|field| field.file.is_none());
        texts.filter_map(|field| Some((field.name.as_str(), std::str::from_utf8(&field.value).ok()?)))
    }

    /// Returns every field that is not what it was when it was shown: a field of another name says what that is.
    pub(super) fn changed(&self) -> impl Iterator<Item = (&str, &str)> {
        let was = |name: &str| self.fields().find(|(own, _)| own.strip_prefix(WAS) == Some(name));
        let own = self.fields().filter(|(name, _)| !name.starts_with(WAS));
        own.filter(move |(name, value)| was(name).is_none_or(|(_, was)| was.trim() != value.trim()))
    }

    /// Returns every file that was chosen, by its name.
    pub(super) fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        let named = self.fields.iter().filter_map(|field| Some((field.file.as_deref()?, field)));
        named.filter(|(name, _)| !name.is_empty()).map(|(name, field)| (name, field.value.as_slice()))
    }
}

/// Reads `name=value&name=value`.
fn pairs(body: &[u8]) -> Vec<Field> {
    let pairs = body.split(|byte| *byte == b'&').filter_map(|pair| {
        let at = pair.iter().position(|byte| *byte == b'=')?;
        let name = String::from_utf8(decoded(&pair[..at])?).ok()?;
        Some(Field { name, value: decoded(&pair[at + 1..])?, file: None })
    });
    pairs.collect()
}

/// Decodes `+` and `%41`; `None` if something else follows a `%`.
fn decoded(value: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(value.len());
    let mut signs = value.iter().copied();
    let digit = |sign: u8| char::from(sign).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    while let Some(sign) = signs.next() {
        bytes.push(match sign {
            b'+' => b' ',
            b'%' => digit(signs.next()?)? * 16 + digit(signs.next()?)?,
            other => other,
        });
    }
    Some(bytes)
}

/// Reads the parts between boundaries (RFC 7578).
fn parts(body: &[u8], boundary: &str) -> Vec<Field> {
    let mark = [b"--", boundary.as_bytes()].concat();
    let mut fields = Vec::new();
    let mut rest = body;
    while let Some(at) = find(rest, &mark).filter(|_| !boundary.is_empty()) {
        let part = rest.get(..at).unwrap_or_default();
        fields.extend(field(part));
        rest = rest.get(at + mark.len()..).unwrap_or_default();
    }
    fields
}

fn field(part: &[u8]) -> Option<Field> {
    let at = find(part, b"\r\n\r\n")?;
    let head = std::str::from_utf8(part.get(..at)?).ok()?;
    let value = part.get(at + 4..)?.strip_suffix(b"\r\n")?.to_vec();
    let line = head.lines().find(|line| line.to_ascii_lowercase().starts_with("content-disposition:"))?;
    let of = |key: &str| {
        let rest = line.split_once(&format!("; {key}=\""))?.1;
        Some(rest.split('"').next()?.replace("%22", "\""))
    };
    Some(Field { name: of("name")?, value, file: of("filename") })
}

fn find(text: &[u8], part: &[u8]) -> Option<usize> {
    text.windows(part.len().max(1)).position(|window| window == part)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn both_kinds_of_forms_are_read() {
        let form = SentForm::read(b"a=The+%E2%80%9CMill%E2%80%9D&b=1&a=2&c=%4&d", None);
        assert_eq!(form.all("a").collect::<Vec<_>>(), ["The “Mill”", "2"]);
        assert_eq!((form.get("b"), form.get("c"), form.get("d")), ("1", "", ""));
        let form = SentForm::read(b"a=1&was:a=1+&b=2&was:b=&c=3", None);
        assert_eq!(form.changed().collect::<Vec<_>>(), [("b", "2"), ("c", "3")]);
        let body = b"--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\none\r\ntwo\r\n--x\r\nContent-Disposition: \
            form-data; name=\"f\"; filename=\"m.txt\"\r\nContent-Type: text/plain\r\n\r\nThe Mill\r\n\r\n--x--\r\n";
        let form = SentForm::read(body, Some("multipart/form-data; boundary=x"));
        assert_eq!(form.get("a"), "one\r\ntwo");
        assert_eq!(form.files().collect::<Vec<_>>(), [("m.txt", &b"The Mill\r\n"[..])]);
    }

    proptest! {
        #[test]
        fn no_body_does_harm(body in proptest::collection::vec(any::<u8>(), 0..200), boundary in "[a-z]{0,3}") {
            let _ = SentForm::read(&body, None);
            let _ = SentForm::read(&body, Some(&format!("multipart/form-data; boundary={boundary}")));
        }
    }
}
