//! Writes XML that is always well formed.
//!
//! Everything the EPUB says passes through here: text and attributes are escaped in one place, an
//! element can only be ended by the writer that opened it, and characters that XML forbids are left
//! out. Words of the tool's own are told apart from those of the book, for the proof that the book is whole.

use std::ops::Range;

/// A document under way; what is open is kept, so that tags always match.
#[derive(Debug, Default)]
pub(super) struct Xml {
    out: String,
    open: Vec<&'static str>,
    /// Bytes of the document that are words of the tool's own.
    own: Vec<Range<usize>>,
}

/// A start tag that still takes attributes; it counts once [`Tag::open`] or [`Tag::empty`] is called.
#[must_use = "a tag counts once it is opened or written empty"]
pub(super) struct Tag<'x> {
    xml: &'x mut Xml,
    name: &'static str,
}

impl Xml {
    /// Starts a document with the XML declaration.
    pub(super) fn document() -> Self {
        Self { out: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".into(), ..Self::default() }
    }

    /// Adds the document type of XHTML5.
    pub(super) fn html_doctype(&mut self) {
        self.out.push_str("<!DOCTYPE html>\n");
    }

    /// Begins a start tag.
    pub(super) fn tag(&mut self, name: &'static str) -> Tag<'_> {
        self.out.push('<');
        self.out.push_str(name);
        Tag { xml: self, name }
    }

    /// Opens an element without attributes.
    pub(super) fn open(&mut self, name: &'static str) {
        self.tag(name).open();
    }

    /// Ends the innermost open element.
    pub(super) fn close(&mut self) {
        if let Some(name) = self.open.pop() {
            self.out.push_str("</");
            self.out.push_str(name);
            self.out.push('>');
        }
    }

    /// Ends the innermost open element and the line.
    pub(super) fn close_line(&mut self) {
        self.close();
        self.line();
    }

    /// Ends the line; only where white space means nothing.
    pub(super) fn line(&mut self) {
        self.out.push('\n');
    }

    /// Adds text.
    pub(super) fn text(&mut self, text: &str) {
        escape(text, &mut self.out);
    }

    /// Adds words of the tool's own, which are not the book's.
    pub(super) fn own_text(&mut self, text: &str) {
        let start = self.out.len();
        self.text(text);
        self.own.push(start..self.out.len());
    }

    /// Takes the places of words of the tool's own, in order.
    pub(super) fn take_own(&mut self) -> Vec<Range<usize>> {
        std::mem::take(&mut self.own)
    }

    /// Adds an element that holds only text.
    pub(super) fn leaf(&mut self, name: &'static str, text: &str) {
        self.open(name);
        self.text(text);
        self.close();
    }

    /// Ends whatever is open and returns the document.
    pub(super) fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.close_line();
        }
        self.out
    }
}

impl<'x> Tag<'x> {
    /// Adds an attribute; invariant: each name once.
    pub(super) fn attr(self, name: &str, value: &str) -> Self {
        let out = &mut self.xml.out;
        out.push(' ');
        out.push_str(name);
        out.push_str("=\"");
        escape(value, out);
        out.push('"');
        self
    }

    /// Adds an attribute that may be missing.
    pub(super) fn attr_if(self, name: &str, value: Option<&str>) -> Self {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    /// Opens the element.
    pub(super) fn open(self) {
        self.xml.out.push('>');
        self.xml.open.push(self.name);
    }

    /// Writes the element without content, as `<name/>`.
    pub(super) fn empty(self) {
        self.xml.out.push_str("/>");
    }

    /// Writes the element with only text in it.
    pub(super) fn text(self, text: &str) {
        let xml = self.xml;
        xml.out.push('>');
        xml.text(text);
        xml.out.push_str("</");
        xml.out.push_str(self.name);
        xml.out.push('>');
    }

    /// Writes the element with nothing but words of the tool's own.
    pub(super) fn own_text(self, text: &str) {
        let xml = self.xml;
        xml.out.push('>');
        xml.own_text(text);
        xml.out.push_str("</");
        xml.out.push_str(self.name);
        xml.out.push('>');
    }
}

/// Returns text without the characters that [`escape`] leaves out, for those who escape by themselves.
pub(super) fn clean(text: &str) -> String {
    text.chars().filter(|c| is_written(*c)).collect()
}

/// Tells whether a character is written: it is one of XML's (XML 1.0, section 2.2), and no soft hyphen:
/// readers hyphenate by themselves, and some show it or no longer find the word.
const fn is_written(c: char) -> bool {
    !matches!(c, '\u{0}'..='\u{8}' | '\u{b}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{ad}' | '\u{fffe}' | '\u{ffff}')
}

/// Adds `text` with markup's own characters escaped and those that are not written left out.
fn escape(text: &str, out: &mut String) {
    let mut plain = 0;
    for (at, c) in text.char_indices() {
        let replacement = match c {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '"' => "&quot;",
            c if !is_written(c) => "",
            _ => continue,
        };
        out.push_str(&text[plain..at]);
        out.push_str(replacement);
        plain = at + c.len_utf8();
    }
    out.push_str(&text[plain..]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_markup_and_drops_what_xml_forbids() {
        let mut xml = Xml::default();
        xml.tag("p").attr("title", "a \"b\" & <c>").open();
        xml.text("1 < 2 & 3\u{0}\u{b}\u{ffff}\u{85} hy\u{ad}phen\n");
        assert_eq!(
            xml.finish(),
            "<p title=\"a &quot;b&quot; &amp; &lt;c&gt;\">1 &lt; 2 &amp; 3 hyphen\n</p>\n"
        );
    }

    #[test]
    fn ends_what_is_open() {
        let mut xml = Xml::default();
        xml.open("a");
        xml.open("b");
        xml.tag("c").empty();
        assert_eq!(xml.finish(), "<a><b><c/></b>\n</a>\n");
    }

    proptest::proptest! {
        #[test]
        fn any_text_reads_back_as_well_formed(text in "\\PC*|.*") {
            let mut xml = Xml::document();
            xml.tag("p").attr("a", &text).open();
            xml.text(&text);
            let document = xml.finish();
            let mut reader = quick_xml::Reader::from_str(&document);
            loop {
                match reader.read_event() {
                    Ok(quick_xml::events::Event::Eof) => break,
                    Ok(_) => {}
                    Err(error) => panic!("{error}: {document}"),
                }
            }
        }
    }
}
