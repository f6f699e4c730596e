//! What groups hold: where their words go, and what is done when they end.

use super::super::markup::{self, Look, escaped};
use super::flow::TextFlow;
use super::picture::PICTURE;
use super::{RtfEnd, RtfParagraph, RtfPlace, RtfReader};

impl RtfReader<'_> {
    /// Begins what a word says that a group holds; `false` if it says nothing of that kind.
    pub(super) fn destination(&mut self, word: &[u8], at: usize) -> bool {
        use RtfPlace::{
            Author, Comment, Fonts, Info, Instruction, Marker, Picture, PropertyName, PropertyValue, Shape,
            Skipped, Styles, Text, Title,
        };
        // One thing is begun in a group: a few bytes each would begin notes without end.
        let is_one = matches!(word, b"footnote" | b"field" | b"fldrslt" | b"pict" | b"shptxt");
        if is_one && self.state.end != RtfEnd::Nothing {
            return false;
        }
        let place = self.state.place;
        let begins = match (place, word) {
            (Text | Title | Author | Shape | PropertyValue, b"upr") => {
                self.state.twice = Some(place);
                Skipped
            }
            (Skipped, b"ud") if self.state.twice.is_some() => self.state.twice.take().unwrap_or(place),
            (Text | Shape | PropertyValue, b"pict") => {
                self.picture = (at, None);
                self.alt.clear();
                self.state.end = RtfEnd::Picture;
                Picture
            }
            (Picture, b"picprop") => Shape,
            (Shape, b"sn") => {
                self.property.clear();
                PropertyName
            }
            (Shape, b"sv") => PropertyValue,
            (Shape, b"shptxt") => {
                self.flows.push(TextFlow::default());
                (self.state.end, self.state.paragraph) = (RtfEnd::TextBox, RtfParagraph::default());
                Text
            }
            (Shape, b"shprslt") => Skipped,
            (Shape, b"shpinst" | b"sp") => Shape,
            (Info, b"title") => Title,
            (Info, b"author") => Author,
            (
                Info,
                b"subject" | b"operator" | b"keywords" | b"comment" | b"doccomm" | b"company" | b"manager"
                | b"category" | b"hlinkbase",
            ) => Skipped,
            (Text, b"fonttbl") => Fonts,
            (Text, b"stylesheet") => Styles,
            (Text, b"info") => Info,
            (Text, b"shppict") => Text,
            (Text, b"shpinst") => Shape,
            (Text, b"footnote") => {
                self.begin_note();
                Text
            }
            (Text, b"annotation") => {
                self.comments.push(String::new());
                Comment
            }
            (Text, b"field") => {
                self.fields.push(String::new());
                self.state.end = RtfEnd::Field;
                Text
            }
            (Text, b"fldinst") => Instruction,
            (Text, b"fldrslt") => {
                if let Some(to) = self.fields.last().and_then(|says| link(says)) {
                    self.state.end = RtfEnd::Link;
                    self.flow().open_link(&to);
                }
                Text
            }
            (Text, b"listtext" | b"pntext") => {
                self.marker.get_or_insert_default();
                Marker
            }
            (
                Text,
                b"colortbl" | b"nonshppict" | b"shprslt" | b"listtable" | b"listoverridetable" | b"xe"
                | b"tc" | b"txe" | b"rxe" | b"header" | b"headerl" | b"headerr" | b"headerf" | b"footer"
                | b"footerl" | b"footerr" | b"footerf" | b"ftnsep" | b"ftnsepc" | b"aftnsep" | b"bkmkstart"
                | b"bkmkend" | b"filetbl" | b"revtbl" | b"atnid" | b"atnauthor" | b"atnicn" | b"objdata"
                | b"objclass",
            ) => Skipped,
            _ => return false,
        };
        self.state.place = begins;
        true
    }

    fn begin_note(&mut self) {
        self.calls += 1;
        self.open_notes.push(self.calls);
        let call = markup::call(&format!("n{}", self.calls));
        // A mark that the author typed goes; letters before a number are words.
        if !std::mem::take(&mut self.has_number) {
            self.flow().take_mark();
        }
        self.flow().add(Look::default(), &call);
        self.flows.push(TextFlow::default());
        self.state.end = RtfEnd::Note;
        (self.state.look, self.state.is_hidden) = (Look::default(), false);
        self.state.paragraph = RtfParagraph::default();
    }

    /// Ends a group.
    pub(super) fn close(&mut self) {
        match self.state.end {
            RtfEnd::Nothing => {}
            RtfEnd::Field => {
                self.fields.pop();
            }
            RtfEnd::Link => self.flow().close_link(),
            RtfEnd::Note | RtfEnd::TextBox if self.flows.len() > 1 => {
                if !self.flow().is_empty() {
                    self.end_paragraph(false);
                }
                let blocks = self.flows.pop().map(TextFlow::end).unwrap_or_default();
                if self.state.end == RtfEnd::Note {
                    let label = format!("n{}", self.open_notes.pop().unwrap_or(self.calls));
                    self.notes.push((label, markup::html(&blocks)));
                } else {
                    self.flow().append(blocks);
                }
            }
            RtfEnd::Picture => {
                if let (at, Some(ending)) = self.picture {
                    let file = escaped(&self.file.replace('%', "%25"));
                    let alt = std::mem::take(&mut self.alt);
                    let alt = if alt.is_empty() { alt } else { format!(" alt=\"{}\"", escaped(&alt)) };
                    let html = format!("<img src=\"{file}/{PICTURE}{at}.{ending}\"{alt}>");
                    self.flow().add(Look::default(), &html);
                }
                self.picture = (0, None);
            }
            RtfEnd::Note | RtfEnd::TextBox => {}
        }
    }
}

/// Returns where a field leads, if it is a link to somewhere outside the text.
fn link(says: &str) -> Option<String> {
    let rest = says.trim().strip_prefix("HYPERLINK")?.trim_start();
    let to = match rest.strip_prefix('"') {
        Some(rest) => rest.split('"').next(),
        None => rest.split_whitespace().next().filter(|to| !to.starts_with('\\')),
    };
    to.filter(|to| !to.is_empty()).map(str::to_owned)
}
