//! Letters of electronic mail, and web pages that were saved as such ([RFC 5322], [RFC 2045], [RFC 2557]).
//!
//! [`letter`] takes the best part of a letter: HTML becomes Markdown ([`html::letter`]), plain text stays plain text, with the
//! lines of its header that say who wrote it, when, and of what. Pictures lie in the file, and are shown from there
//! ([`member`]). The parser is `mail-parser`: it has no unsafe code, takes damaged mails apart as they are, and
//! decodes with the tables of browsers.
//!
//! [RFC 5322]: https://www.rfc-editor.org/rfc/rfc5322
//! [RFC 2045]: https://www.rfc-editor.org/rfc/rfc2045
//! [RFC 2557]: https://www.rfc-editor.org/rfc/rfc2557

mod flowed;
mod header;
mod parts;

#[cfg(test)]
mod tests;

use super::html::{self, Converted, KnownFacts, MovedPictures};
use header::MailHeader;
pub use header::Sent;
use parts::MailParts;

/// Why a file is no mail.
const NO_MAIL: &str = "it is no mail, or a damaged one";

/// Turns a letter into a text; `name` is the file's, in which its pictures are sought.
///
/// # Errors
/// Why it cannot be read.
pub fn letter(bytes: &[u8], name: &str) -> Result<Converted, &'static str> {
    letter_placed(bytes, &within(name))
}

/// Says that pictures lie in a file.
fn within(file: &str) -> impl Fn(&str) -> String {
    let file = file.replace('%', "%25");
    move |name| format!("{file}/{name}")
}

/// Turns a letter into a text whose pictures lie where `place` says, given the name of each ([`member`]).
///
/// # Errors
/// Why it cannot be read.
pub fn letter_placed(bytes: &[u8], place: &dyn Fn(&str) -> String) -> Result<Converted, &'static str> {
    let parts = MailParts::of(bytes, place).ok_or(NO_MAIL)?;
    let header = MailHeader::of(&parts.message);
    let html = parts.html();
    let wrapped = html.as_deref().map_or(Ok(None), html::plain_letter)?;
    let html = html.filter(|_| wrapped.is_none());
    let mut left_out = parts.attached(html.is_none());
    let made = match html {
        Some(html) => {
            let find = |address: &str| parts.find(address);
            let moved = MovedPictures { page: parts.location(), find: Some(&find) };
            html::letter(&html, &header.facts(), &moved)?
        }
        None => {
            let text = wrapped.or_else(|| parts.text()).ok_or("it holds no text")?;
            let text = format!("{}{}{text}\n", parts.lead(), header.lines());
            Converted { text, is_plain: true, ..Converted::default() }
        }
    };
    left_out.splice(0..0, made.left_out);
    Ok(Converted { left_out, ..made })
}

/// Turns a page that was saved with its pictures into the article it holds.
///
/// # Errors
/// Why it cannot be read.
pub fn page(bytes: &[u8], name: &str) -> Result<Converted, &'static str> {
    let place = within(name);
    let parts = MailParts::of(bytes, &place).ok_or("it is no saved page, or a damaged one")?;
    let html = parts.page().ok_or("it holds no page")?;
    let find = |address: &str| parts.find(address);
    html::page(&html, &MovedPictures { page: parts.location(), find: Some(&find) })
}

/// Returns a picture that lies in a mail, by the name that [`letter`] gives it. `None` if there is none.
pub fn member(bytes: &[u8], name: &str) -> Option<Vec<u8>> {
    parts::member(bytes, name)
}

/// Returns what the header of a letter says of it. `None` if it is no mail.
pub fn facts(bytes: &[u8]) -> Option<KnownFacts> {
    Some(MailHeader::of(&parts::opened(bytes)?).facts())
}
