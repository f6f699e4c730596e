//! The parts of a mail: which is the text, and where its pictures are.

use super::flowed;
use crate::limits::{MAILS, PICTURE_BYTES, caught};
use crate::read::foreign;
use mail_parser::decoders::{base64::base64_decode, quoted_printable::quoted_printable_decode};
use mail_parser::{Encoding, Message, MessageParser, MessagePart, MimeHeaders, PartType};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// Says where a picture of a mail lies, by the name of its part.
pub(super) type PartPlace<'a> = &'a dyn Fn(&str) -> String;

/// A mail taken apart.
pub(super) struct MailParts<'a> {
    pub(super) message: Message<'a>,
    /// Says where a picture lies.
    place: PartPlace<'a>,
    /// The parts that pictures are, by the addresses that a text gives them.
    places: BTreeMap<String, usize>,
}

/// Takes a mail apart. `None` if it is none.
pub(super) fn opened(bytes: &[u8]) -> Option<Message<'_>> {
    // A mailbox begins each mail with a line of its own.
    let bytes = match bytes.strip_prefix(b"From ") {
        Some(rest) => rest.iter().position(|byte| *byte == b'\n').and_then(|at| rest.get(at + 1..))?,
        None => bytes,
    };
    // Mails in one another cost stack where they are taken apart again.
    let is_mail = |at: &[u8]| at.eq_ignore_ascii_case(b"message/");
    if bytes.windows(8).filter(|at| is_mail(at)).take(MAILS + 1).count() > MAILS {
        return None;
    }
    let message = caught(|| MessageParser::default().parse(bytes)).flatten()?;
    // What has no header is no mail: any file can be taken for the text of one.
    let is_mail = message.from().is_some() || message.subject().is_some() || message.date().is_some();
    let is_mime = message.root_part().content_type().is_some();
    (is_mail || is_mime).then(|| forwarded(message))
}

/// Returns the mail that one without words of its own passes on; else the mail itself.
fn forwarded(mut message: Message<'_>) -> Message<'_> {
    let has_words = |part: &MessagePart<'_>| match &part.body {
        PartType::Text(text) | PartType::Html(text) => !text.trim().is_empty(),
        _ => false,
    };
    let own = message.text_body.iter().chain(&message.html_body);
    let mut own = own.filter_map(|id| message.parts.get(usize::try_from(*id).ok()?));
    if own.any(has_words) {
        return message;
    }
    let inner = message.parts.iter().position(|part| matches!(part.body, PartType::Message(_)));
    match inner.map(|at| message.parts.swap_remove(at).body) {
        Some(PartType::Message(inner)) => inner,
        _ => message,
    }
}

/// Returns the picture that a name of [`MailParts::find`] means.
pub(super) fn member(bytes: &[u8], name: &str) -> Option<Vec<u8>> {
    let message = opened(bytes)?;
    let digits: String = name.chars().take_while(char::is_ascii_digit).collect();
    let part = message.parts.get(digits.parse::<usize>().ok()?)?;
    let contents = picture(part)?;
    (u64::try_from(contents.len()).ok()? <= PICTURE_BYTES).then(|| contents.to_vec())
}

/// Returns the bytes of a part that is a picture, or that a mail does not say the kind of.
fn picture<'p>(part: &'p MessagePart<'_>) -> Option<&'p [u8]> {
    let kind = part.content_type();
    let is_picture = kind.is_some_and(|kind| {
        kind.ctype().eq_ignore_ascii_case("image") || kind.ctype().eq_ignore_ascii_case("application")
    });
    match &part.body {
        PartType::Binary(bytes) | PartType::InlineBinary(bytes) if is_picture => Some(bytes),
        // A drawing is text to mails.
        PartType::Text(text) if is_picture => Some(text.as_bytes()),
        _ => None,
    }
}

/// Tells whether a part says that it is a picture.
fn is_image(part: &MessagePart<'_>) -> bool {
    part.content_type().is_some_and(|kind| kind.ctype().eq_ignore_ascii_case("image"))
}

impl<'a> MailParts<'a> {
    /// Takes a mail apart. `None` if it is none.
    pub(super) fn of(bytes: &'a [u8], place: PartPlace<'a>) -> Option<Self> {
        let message = opened(bytes)?;
        let mut places = BTreeMap::new();
        for (at, part) in message.parts.iter().enumerate().filter(|(_, part)| picture(part).is_some()) {
            let id = part.content_id().map(|id| format!("cid:{}", id.trim_matches(['<', '>', ' '])));
            let location = part.content_location().map(|location| location.trim().to_owned());
            for address in id.into_iter().chain(location) {
                places.entry(address).or_insert(at);
            }
        }
        Some(Self { message, place, places })
    }

    /// Returns where a picture of an address lies: in the file.
    pub(super) fn find(&self, address: &str) -> Option<String> {
        let decoded = || String::from_utf8(crate::model::address::decoded(address)).ok();
        let at = self.places.get(address).copied().or_else(|| self.places.get(&decoded()?).copied())?;
        Some(self.named(at))
    }

    fn named(&self, at: usize) -> String {
        let part = self.message.parts.get(at);
        let name = part.and_then(|part| part.attachment_name()).unwrap_or("picture");
        let name: String =
            name.chars().map(|c| if c.is_alphanumeric() || ".-_".contains(c) { c } else { '-' }).collect();
        (self.place)(&format!("{at}-{name}"))
    }

    /// Returns the address of the page that the mail holds.
    pub(super) fn location(&self) -> Option<String> {
        let root = self.message.root_part().content_location();
        let page = || self.html_parts().find_map(|part| part.content_location());
        let said = root.or_else(page).or_else(|| self.header("Snapshot-Content-Location"))?.trim();
        let is_web = said.starts_with("https://") || said.starts_with("http://");
        is_web.then(|| said.to_owned())
    }

    fn header(&self, name: &'static str) -> Option<&str> {
        self.message.header(name)?.as_text()
    }

    fn html_parts(&self) -> impl Iterator<Item = &MessagePart<'a>> {
        self.message.parts.iter().filter(|part| matches!(part.body, PartType::Html(_)))
    }

    /// Returns the page: the first one of the file, as frames stand behind it.
    pub(super) fn page(&self) -> Option<String> {
        let part = self.html_parts().next()?;
        Some(self.decoded(part).into_owned())
    }

    /// Returns the text in HTML with the pictures that go with it; `None` if it is plain.
    pub(super) fn html(&self) -> Option<String> {
        let body: Vec<usize> = self.body(&self.message.html_body);
        let parts = || body.iter().filter_map(|at| Some((*at, self.message.parts.get(*at)?)));
        parts().find(|(_, part)| matches!(part.body, PartType::Html(_)))?;
        let mut html = String::new();
        let mut shown: BTreeSet<usize> = BTreeSet::new();
        for (at, part) in parts() {
            match &part.body {
                PartType::Html(_) => html.push_str(&self.decoded(part)),
                PartType::Text(_) => {
                    let text = self.decoded(part).replace("\r\n", "\n");
                    let paragraphs = text.split("\n\n").filter(|text| !text.trim().is_empty());
                    for paragraph in paragraphs {
                        html.push_str(&format!("<p>{}</p>\n", escaped(paragraph)));
                    }
                }
                _ if is_image(part) => {
                    html.push_str(&self.shown(at));
                    shown.insert(at);
                }
                _ => {}
            }
        }
        // Pictures that no text names were attached to be seen after it.
        let named: BTreeSet<usize> = self
            .places
            .iter()
            .filter(|(address, _)| html.contains(address.as_str()))
            .map(|(_, at)| *at)
            .collect();
        for (at, _) in self.message.parts.iter().enumerate().filter(|(_, part)| is_image(part)) {
            if !named.contains(&at) && !shown.contains(&at) {
                html.push_str(&self.shown(at));
            }
        }
        Some(html)
    }

    fn body(&self, ids: &[u32]) -> Vec<usize> {
        ids.iter().filter_map(|id| usize::try_from(*id).ok()).collect()
    }

    fn shown(&self, at: usize) -> String {
        let part = self.message.parts.get(at);
        let said = part.and_then(|part| part.content_description()).unwrap_or_default();
        let alt = if said.is_empty() { String::new() } else { format!(" alt=\"{}\"", escaped(said)) };
        format!("<p><img src=\"{}\"{alt}></p>\n", escaped(&self.named(at)))
    }

    /// Returns the plain text; `None` if there is none.
    pub(super) fn text(&self) -> Option<String> {
        let body = self.body(&self.message.text_body);
        let texts: Vec<String> = body
            .iter()
            .filter_map(|at| self.message.parts.get(*at))
            .filter(|part| matches!(part.body, PartType::Text(_)))
            .map(|part| self.plain(part))
            .collect();
        (!texts.is_empty()).then(|| texts.join("\n"))
    }

    fn plain(&self, part: &MessagePart<'_>) -> String {
        let text = self.decoded(part);
        let said = |name: &str| part.content_type().and_then(|kind| kind.attribute(name)).unwrap_or_default();
        let text = match said("format").eq_ignore_ascii_case("flowed") {
            true => flowed::joined(&text, said("delsp").eq_ignore_ascii_case("yes")),
            false => text.replace("\r\n", "\n"),
        };
        text.replace(crate::read::encoding::is_forbidden, "")
    }

    /// Names the first picture of a plain letter, which has no other place for it than before the text.
    pub(super) fn lead(&self) -> String {
        let first = self.message.parts.iter().position(is_image);
        first.map_or(String::new(), |at| {
            format!("---\nimage: {}\n---\n\n", serde_json::Value::from(self.named(at)))
        })
    }

    /// Lists what hangs on the letter and is neither text nor a picture of it; a plain one shows one picture.
    pub(super) fn attached(&self, is_plain: bool) -> Vec<String> {
        let mut pictures = 0;
        let mut list = Vec::new();
        for id in self.body(&self.message.attachments) {
            let Some(part) = self.message.parts.get(id) else { continue };
            if is_image(part) {
                pictures += 1;
                if !is_plain || pictures == 1 {
                    continue;
                }
            }
            let name = match &part.body {
                PartType::Message(inner) => inner.subject().unwrap_or("a mail").to_owned(),
                _ => part.attachment_name().unwrap_or("a file without a name").to_owned(),
            };
            list.push(format!("attached: {name}"));
        }
        list
    }

    /// Returns the words of a part. One that does not name its encoding is read as a file is.
    fn decoded<'p>(&self, part: &'p MessagePart<'_>) -> Cow<'p, str> {
        let (PartType::Text(text) | PartType::Html(text)) = &part.body else { return Cow::default() };
        let is_named = part.content_type().is_some_and(|kind| kind.attribute("charset").is_some());
        if is_named || !text.contains('\u{fffd}') {
            return Cow::Borrowed(text);
        }
        let range =
            usize::try_from(part.offset_body).unwrap_or(0)..usize::try_from(part.offset_end).unwrap_or(0);
        let raw = self.message.raw_message.get(range).unwrap_or_default();
        let bytes = match part.encoding {
            Encoding::Base64 => base64_decode(raw),
            Encoding::QuotedPrintable => quoted_printable_decode(raw),
            Encoding::None => Some(raw.to_vec()),
        };
        bytes.and_then(|bytes| foreign::page_text(&bytes)).map_or(Cow::Borrowed(&**text), Cow::Owned)
    }
}

fn escaped(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}
