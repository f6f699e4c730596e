//! XML as a tree, as far as files of other programs need one: those of word processors, feeds, exports.

use quick_xml::escape::resolve_html5_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

/// Elements lie no deeper; what lies deeper is left out.
const DEPTH: usize = 256;

/// An element.
#[derive(Clone, Debug, Default)]
pub struct XmlElement {
    /// Its name with its prefix, as written.
    pub name: String,
    attributes: Vec<(String, String)>,
    /// What stands in it, in order.
    pub children: Vec<XmlChild>,
}

/// What stands in an element.
#[derive(Clone, Debug)]
pub enum XmlChild {
    /// Another element.
    XmlElement(XmlElement),
    /// Words.
    Text(String),
}

impl XmlElement {
    /// Returns an attribute's value.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Returns the elements that stand in it.
    pub fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(|child| match child {
            XmlChild::XmlElement(element) => Some(element),
            XmlChild::Text(_) => None,
        })
    }

    /// Returns the first element of a name that stands in it.
    pub fn child(&self, name: &str) -> Option<&Self> {
        self.elements().find(|element| element.name == name)
    }

    /// Returns the element that a path of names leads to.
    pub fn at(&self, path: &[&str]) -> Option<&Self> {
        path.iter().try_fold(self, |element, name| element.child(name))
    }

    /// Returns the first element of a name anywhere in it.
    pub fn find(&self, name: &str) -> Option<&Self> {
        self.elements()
            .find_map(|element| if element.name == name { Some(element) } else { element.find(name) })
    }

    /// Returns all elements of a name anywhere in it.
    pub fn all<'a>(&'a self, name: &str, out: &mut Vec<&'a Self>) {
        for element in self.elements() {
            if element.name == name {
                out.push(element);
            }
            element.all(name, out);
        }
    }

    /// Returns the words of an element of a name that stands in it, without space around them; `None` if it has none.
    pub fn words_of(&self, name: &str) -> Option<String> {
        let words = self.child(name)?.text();
        let words = words.trim();
        (!words.is_empty()).then(|| words.to_owned())
    }

    /// Writes what stands in it as HTML, without the prefixes of names.
    pub fn inner_html(&self) -> String {
        let mut out = String::new();
        self.push_html(&mut out);
        out
    }

    fn push_html(&self, out: &mut String) {
        let escaped = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;");
        for child in &self.children {
            match child {
                XmlChild::Text(text) => out.push_str(&escaped(text)),
                XmlChild::XmlElement(element) => {
                    let name = element.name.rsplit(':').next().unwrap_or_default();
                    out.push_str(&format!("<{name}"));
                    for (key, value) in &element.attributes {
                        out.push_str(&format!(" {key}=\"{}\"", escaped(value)));
                    }
                    out.push('>');
                    element.push_html(out);
                    if !matches!(name, "br" | "hr" | "img" | "wbr" | "col" | "source") {
                        out.push_str(&format!("</{name}>"));
                    }
                }
            }
        }
    }

    /// Returns its words.
    pub fn text(&self) -> String {
        let mut out = String::new();
        self.push_text(&mut out);
        out
    }

    fn push_text(&self, out: &mut String) {
        for child in &self.children {
            match child {
                XmlChild::Text(text) => out.push_str(text),
                XmlChild::XmlElement(element) => element.push_text(out),
            }
        }
    }
}

/// Reads a part; what is wrong in it ends it there. Entities of its own are not filled in.
pub fn parse(text: &str) -> XmlElement {
    parse_each(text, &[], &mut |_| {}).root
}

/// What was read of a part beside the elements that were given away.
#[derive(Clone, Debug, Default)]
pub struct ParsedXml {
    /// What is left around them.
    pub root: XmlElement,
    /// What is wrong in it.
    pub damage: Option<XmlDamage>,
}

/// What is wrong in a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum XmlDamage {
    /// Nothing could be read from this line on, 1-based.
    From(usize),
    /// It ends before its elements do; which of their ends is missing cannot be known.
    LeftOpen,
}

/// Reads a part, and gives away each element of these names when it ends, so that no more of them than one is in memory.
pub fn parse_each(text: &str, names: &[&str], each: &mut dyn FnMut(XmlElement)) -> ParsedXml {
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = false;
    // Programs for sites write a title as its author typed it.
    reader.config_mut().allow_dangling_amp = true;
    let mut damage = None;
    let mut open = vec![XmlElement::default()];
    let mut too_deep = 0usize;
    loop {
        match reader.read_event() {
            Ok(Event::Start(start)) if open.len() >= DEPTH || too_deep > 0 => {
                let _ = start;
                too_deep += 1;
            }
            Ok(Event::End(_)) if too_deep > 0 => too_deep -= 1,
            Ok(Event::Start(start)) => open.push(element(&start)),
            Ok(Event::Empty(start)) if too_deep == 0 => add(&mut open, XmlChild::XmlElement(element(&start))),
            Ok(Event::End(_)) if open.len() > 1 => {
                if let Some(done) = open.pop() {
                    match names.contains(&done.name.as_str()) {
                        true => each(done),
                        false => add(&mut open, XmlChild::XmlElement(done)),
                    }
                }
            }
            Ok(Event::Text(text)) if too_deep == 0 => {
                add(&mut open, XmlChild::Text(text.xml_content(XmlVersion::Implicit1_0).into_owned()));
            }
            Ok(Event::CData(text)) if too_deep == 0 => {
                add(&mut open, XmlChild::Text(text.into_inner().into_owned()));
            }
            Ok(Event::GeneralRef(reference)) if too_deep == 0 => {
                let known = reference.resolve_char_ref().ok().flatten().map(String::from);
                let known = known.or_else(|| resolve_html5_entity(&reference).map(str::to_owned));
                // What is no known entity are words with a sign before them, as in `A&B;`.
                let known = known.unwrap_or_else(|| format!("&{};", &*reference));
                add(&mut open, XmlChild::Text(known));
            }
            Ok(Event::Eof) => break,
            Err(_) => {
                let at = reader.error_position().max(reader.buffer_position());
                let at = usize::try_from(at).unwrap_or(text.len());
                let line = 1 + text.bytes().take(at).filter(|byte| *byte == b'\n').count();
                damage = Some(XmlDamage::From(line));
                break;
            }
            Ok(_) => {}
        }
    }
    let damage = damage.or_else(|| (open.len() > 1).then_some(XmlDamage::LeftOpen));
    while open.len() > 1 {
        if let Some(done) = open.pop() {
            add(&mut open, XmlChild::XmlElement(done));
        }
    }
    ParsedXml { root: open.pop().unwrap_or_default(), damage }
}

fn add(open: &mut [XmlElement], child: XmlChild) {
    if let Some(last) = open.last_mut() {
        last.children.push(child);
    }
}

fn element(start: &BytesStart<'_>) -> XmlElement {
    let mut all = start.attributes();
    let attributes = all.with_checks(false).flatten().map(|attribute| {
        let key = attribute.key.as_ref().to_owned();
        let value = attribute.normalized_value(XmlVersion::Implicit1_0).map(|value| value.into_owned());
        (key, value.unwrap_or_default())
    });
    XmlElement {
        name: start.name().as_ref().to_owned(),
        attributes: attributes.collect(),
        children: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn titles(text: &str) -> (Vec<String>, Option<XmlDamage>) {
        let mut titles = Vec::new();
        let parsed = parse_each(text, &["item"], &mut |item| titles.extend(item.words_of("title")));
        (titles, parsed.damage)
    }

    // One sign in a title ended an export there, and what followed was lost without a word.
    #[test]
    fn signs_that_are_not_escaped_are_words() {
        let text = "<rss><item><title>Salt & Pepper</title></item><item><title>A &mdash; B &amp; C&D; &#228;</title></item></rss>";
        assert_eq!(titles(text), (vec!["Salt & Pepper".to_owned(), "A — B & C&D; ä".to_owned()], None));
    }

    #[test]
    fn where_it_breaks_off_is_known() {
        let cut = "<rss>\n<item><title>One</title></item>\n<item><title>Two</title>\n<x";
        assert_eq!(titles(cut), (vec!["One".to_owned()], Some(XmlDamage::From(4))));
        let ends = "<rss>\n<item><title>One</title></item>\n<item><title>Two";
        assert_eq!(titles(ends), (vec!["One".to_owned()], Some(XmlDamage::LeftOpen)));
        // The end that is missing stands far above the last line, which was called damaged.
        let unended = "<rss>\n<item><title>One</item>\n<item><title>Two</title></item>\n</rss>";
        assert_eq!(titles(unended).1, Some(XmlDamage::LeftOpen));
        assert_eq!(titles("<rss/>").1, None);
    }
}
