//! What stands in a line.

use super::{Page, lang_attrs};
use crate::epub::PageStart;
use crate::epub::names;
use crate::model::{Alt, Inline, Inlines, Lang, LineName, Node, NoteIndex, PictureIndex, Target, address};

impl Page<'_> {
    /// Writes inlines, with what a link could not hold put after it.
    pub(super) fn inlines(&mut self, inlines: &[Node<Inline>]) {
        let mut after_reference = false;
        for node in inlines {
            let is_reference = matches!(node.value, Inline::NoteRef { .. });
            if is_reference && after_reference && !self.in_link {
                self.reference_comma();
            }
            self.inline(node);
            after_reference = is_reference;
        }
    }

    fn inline(&mut self, node: &Node<Inline>) {
        match &node.value {
            Inline::Text { text } => self.words(node, text),
            Inline::Emph { content } => self.wrapped("em", None, content),
            Inline::Strong { content } => self.wrapped("strong", None, content),
            Inline::Strike { content } => self.wrapped("s", None, content),
            // Not `q`: its marks would be added to those of the text.
            Inline::Quote { content } => self.wrapped("span", Some("quote"), content),
            Inline::SmallCaps { content } => {
                self.wrapped("span", Some(Inline::small_capitals(content)), content)
            }
            Inline::Superscript { content } => self.wrapped("sup", None, content),
            Inline::Subscript { content } => self.wrapped("sub", None, content),
            Inline::Lang { lang, italic, content } => self.foreign(lang, *italic, content),
            Inline::Link { target, content } => self.link(target, content),
            Inline::NoteRef { note, occurrence } => self.note_reference(*note, *occurrence),
            Inline::Image { picture, address, alt } => {
                self.page_breaks(node.id);
                self.inline_image(*picture, address, alt);
            }
            Inline::Code { text } => {
                self.xml.open("code");
                self.words(node, text);
                self.xml.close();
            }
            Inline::Beside { content, .. } if content.is_empty() => {}
            Inline::Beside { aside, content } => {
                self.xml.tag("span").attr("class", "term").attr("id", &self.section.beside_id(*aside)).open();
                self.inlines(content);
                self.xml.close();
            }
            Inline::Break => self.xml.tag("br").empty(),
            Inline::LineMark { line } => self.line_mark(*line),
        }
    }

    fn wrapped(&mut self, name: &'static str, class: Option<&str>, content: &Inlines) {
        self.xml.tag(name).attr_if("class", class).open();
        self.inlines(content);
        self.xml.close();
    }

    fn foreign(&mut self, lang: &Lang, italic: bool, content: &Inlines) {
        let direction = self.section.lang.direction();
        lang_attrs(self.xml.tag(if italic { "i" } else { "span" }), lang, direction).open();
        self.inlines(content);
        self.xml.close();
    }

    /// Writes a link; one inside another, or one that leads nowhere, is written as plain words.
    fn link(&mut self, target: &Target, content: &Inlines) {
        let Some(href) = self.href(target).filter(|_| !self.in_link) else {
            return self.inlines(content);
        };
        self.xml.tag("a").attr("href", &href).open();
        self.in_link = true;
        self.inlines(content);
        self.in_link = false;
        self.xml.close();
        for (at, (note, occurrence)) in std::mem::take(&mut self.after_link).into_iter().enumerate() {
            if at > 0 {
                self.reference_comma();
            }
            self.note_reference(note, occurrence);
        }
    }

    /// Writes what parts the numbers of two notes in a row: 1 and 2 are not 12.
    fn reference_comma(&mut self) {
        self.xml.tag("sup").attr("class", "noteref").own_text(",");
    }

    /// Returns how the file of this section names where a link leads. `None` if it leads nowhere.
    pub(super) fn href(&self, target: &Target) -> Option<String> {
        match target {
            Target::Unresolved(_) => None,
            Target::External(written) => address::external(written),
            Target::Internal { section, fragment } => self.book.sections.get(section.0 as usize).map(|to| {
                let file = if std::ptr::eq(to, self.section) && fragment.is_some() {
                    String::new()
                } else {
                    names::section_from_section(to)
                };
                match fragment {
                    Some(id) => format!("{file}#{id}"),
                    None => file,
                }
            }),
        }
    }

    /// Writes a reference to a note; a link may hold no other, so there it waits for the link's end.
    ///
    /// Only the number stands in the `a`: readers that show notes in place lose elements inside it.
    fn note_reference(&mut self, note: NoteIndex, occurrence: u32) {
        if self.in_link {
            self.after_link.push((note, occurrence));
            return;
        }
        let number = (note.0 + 1).to_string();
        if note.0 as usize >= self.section.notes.len() {
            return self.xml.own_text(&number);
        }
        if occurrence == 0 {
            self.referenced.insert(note);
        }
        self.xml
            .tag("a")
            .attr("class", "noteref")
            .attr("id", &self.section.reference_id(note, occurrence))
            .attr("href", &format!("#{}", self.section.note_id(note)))
            .attr("epub:type", "noteref")
            .attr("role", "doc-noteref")
            .own_text(&number);
    }

    /// Marks where a line of the printed copy begins: for eyes and links, not for voices. A raised number
    /// would be that of a note.
    fn line_mark(&mut self, line: LineName) {
        self.xml
            .tag("span")
            .attr("class", "line-number")
            .attr("id", &self.section.line_id(line))
            .attr("aria-hidden", "true")
            .own_text(&format!("|{line}\u{a0}"));
    }

    fn inline_image(&mut self, picture: Option<PictureIndex>, address: &str, alt: &Alt) {
        match self.picture_path(picture) {
            Some(path) => {
                self.image(&path, alt);
            }
            None => {
                let words = self.absent(address, alt);
                self.xml.tag("span").attr("class", "placeholder").own_text(&words);
            }
        }
    }

    /// Writes a picture; one that nobody described is passed over by those who listen, and counted.
    pub(super) fn image(&mut self, path: &str, alt: &Alt) {
        match alt {
            Alt::Text(_) => self.pictures.described += 1,
            Alt::Missing => self.pictures.undescribed += 1,
            Alt::Decoration => {}
        }
        self.xml.tag("img").attr("src", path).attr("alt", alt_text(alt)).empty();
    }

    /// Returns how a section's file names a picture of the book.
    pub(super) fn picture_path(&self, picture: Option<PictureIndex>) -> Option<String> {
        let index = picture?;
        let picture = self.book.pictures.get(index.0 as usize)?;
        Some(format!("{}{}", names::UP, names::picture(index, picture)))
    }

    /// Returns what is read in place of a picture that is not to be had.
    pub(super) fn absent(&self, address: &str, alt: &Alt) -> String {
        let missing = self.phrases().picture_missing;
        // An address that is the picture itself tells nobody anything.
        let address = if address::is_data(address) { "" } else { address };
        match (alt_text(alt), address) {
            (words, "") | ("", words) => format!("[{missing}: {words}]"),
            (alt, address) => format!("[{missing}: {alt}, {address}]"),
        }
    }

    /// Writes words, with the pages that begin among them marked at the very byte.
    fn words(&mut self, node: &Node<Inline>, text: &str) {
        let mut from = 0;
        for at in self.breaks_of(node.id) {
            let PageStart::Text(_, byte) = self.pages[at].start else { continue };
            let byte = (byte as usize).clamp(from, text.len());
            let byte = (from..=byte).rev().find(|byte| text.is_char_boundary(*byte)).unwrap_or(from);
            self.xml.text(&text[from..byte]);
            self.page_break(at);
            from = byte;
        }
        self.xml.text(&text[from..]);
    }
}

/// Returns the words for `alt`, or `None` if it says nothing or nobody wrote any.
fn alt_text(alt: &Alt) -> &str {
    match alt {
        Alt::Text(text) => text,
        Alt::Decoration | Alt::Missing => "",
    }
}
