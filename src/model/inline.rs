//! What stands in a line of text.

use super::{Alt, AsideIndex, Blocks, Lang, Node, PictureIndex, SectionIndex};
use crate::diagnostic::Span;
use serde::Serialize;
use std::fmt;
use std::hash::{Hash, Hasher};

/// A run of inline nodes.
pub type Inlines = Vec<Node<Inline>>;

/// A piece of running text.
#[derive(Clone, Debug, PartialEq, Hash, Serialize)]
#[serde(rename_all = "kebab-case", tag = "inline")]
pub enum Inline {
    /// Words as they are read; never empty, white space folded, soft hyphens kept.
    Text {
        /// The words.
        text: String,
    },
    /// Stressed, set in italics.
    Emph {
        /// What is stressed.
        content: Inlines,
    },
    /// Important, set in bold.
    Strong {
        /// What is important.
        content: Inlines,
    },
    /// No longer so.
    Strike {
        /// What is struck out.
        content: Inlines,
    },
    /// A short quotation marked up as such; marks are part of its text.
    Quote {
        /// What is quoted.
        content: Inlines,
    },
    /// Set in small capitals; the source's case is kept.
    SmallCaps {
        /// What is so set.
        content: Inlines,
    },
    /// Raised.
    Superscript {
        /// What is raised.
        content: Inlines,
    },
    /// Lowered.
    Subscript {
        /// What is lowered.
        content: Inlines,
    },
    /// In another language than what stands around it.
    Lang {
        /// The language.
        lang: Lang,
        /// Whether it is set in italics as a foreign word (`<i lang>`).
        italic: bool,
        /// The foreign words.
        content: Inlines,
    },
    /// A link to another place.
    Link {
        /// The other place.
        target: Target,
        /// What one follows.
        content: Inlines,
    },
    /// A reference to a note of the same article.
    NoteRef {
        /// Which of the article's notes.
        note: NoteIndex,
        /// 0 for the first reference to that note, 1 for the second, and so on.
        occurrence: u32,
    },
    /// What an aside of the section speaks of; marked once for each aside.
    Beside {
        /// Which of the section's asides.
        aside: AsideIndex,
        /// The words that it explains. `None` if it is about the paragraph that begins here.
        content: Inlines,
    },
    /// A picture within the line.
    Image {
        /// The picture. `None` for one that is not to be had.
        picture: Option<PictureIndex>,
        /// The address as written.
        address: String,
        /// What stands for it.
        alt: Alt,
    },
    /// Program text, set as it stands.
    Code {
        /// The text.
        text: String,
    },
    /// A line break that the author asked for.
    Break,
    /// The place at which a line of a printed copy begins, for those who read another copy; no part of the text.
    LineMark {
        /// What the line is called there.
        line: LineName,
    },
}

/// What a line of a printed copy is called: by its number, and by its page where each page counts anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct LineName {
    /// The number of its page, 1-based. `None` if lines are counted through the article.
    pub page: Option<u32>,
    /// Its number, 1-based.
    pub number: u32,
}

impl fmt::Display for LineName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.page {
            Some(page) => write!(f, "{page}:{}", self.number),
            None => self.number.fmt(f),
        }
    }
}

macro_rules! content {
    ($inline:ident) => {
        match $inline {
            Inline::Emph { content }
            | Inline::Strong { content }
            | Inline::Strike { content }
            | Inline::Quote { content }
            | Inline::SmallCaps { content }
            | Inline::Superscript { content }
            | Inline::Subscript { content }
            | Inline::Lang { lang: _, italic: _, content }
            | Inline::Link { target: _, content }
            | Inline::Beside { aside: _, content } => Some(content),
            Inline::Text { text: _ }
            | Inline::Code { text: _ }
            | Inline::NoteRef { note: _, occurrence: _ }
            | Inline::Image { picture: _, address: _, alt: _ }
            | Inline::Break
            | Inline::LineMark { line: _ } => None,
        }
    };
}

impl Inline {
    /// Returns what the node holds, or nothing for a leaf.
    pub fn content(&self) -> Option<&Inlines> {
        content!(self)
    }

    /// Returns what the node holds, to be changed, or nothing for a leaf.
    pub fn content_mut(&mut self) -> Option<&mut Inlines> {
        content!(self)
    }

    /// Returns the class of what is set in small capitals: where the source has only capitals, those too must be made
    /// small, or nothing would be seen of it.
    pub fn small_capitals(content: &[Node<Self>]) -> &'static str {
        let text = plain_text(content);
        let all = text.contains(char::is_uppercase) && !text.contains(char::is_lowercase);
        if all { "capitals" } else { "small-caps" }
    }
}

/// The letters of a paragraph that is long enough to stand beside a letter several lines high.
const SHORTEST_OPENING: usize = 160;

/// Returns the first letter of a paragraph, with the marks over it and the quotation mark before it, if it can stand
/// several lines high.
///
/// The paragraph has to be long enough and to begin with a letter or a quotation, not with a figure or with emphasis. Scripts without
/// capitals do not have the habit, and many of their letters cannot be set without the next one.
pub fn initial_letter(content: &[Node<Inline>]) -> Option<&str> {
    let Inline::Text { text } = &content.first()?.value else { return None };
    let letters = text.trim_start_matches(['“', '„', '«', '”', '‘', '’', '‚', '"', '\'', '\u{202f}']);
    letters.chars().next().filter(|c| c.is_uppercase() || c.is_lowercase())?;
    plain_text(content).chars().nth(SHORTEST_OPENING - 1)?;
    let is_over = |c: char| matches!(c, '\u{300}'..='\u{36F}');
    let mut after = letters.char_indices().skip(1).map(|(at, c)| (text.len() - letters.len() + at, c));
    let end = after.find(|(_, c)| !is_over(*c)).map_or(text.len(), |(at, _)| at);
    Some(&text[..end])
}

/// Returns the words of inlines as one string: breaks as spaces, no note references, no pictures.
pub fn plain_text(inlines: &[Node<Inline>]) -> String {
    fn push(inlines: &[Node<Inline>], out: &mut String) {
        for node in inlines {
            match &node.value {
                Inline::Text { text } | Inline::Code { text } => out.push_str(text),
                Inline::Break => out.push(' '),
                other => {
                    if let Some(content) = other.content() {
                        push(content, out);
                    }
                }
            }
        }
    }
    let mut out = String::new();
    push(inlines, &mut out);
    out
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Target {
    /// As written; only before assembly.
    Unresolved(String),
    /// An absolute address outside the book.
    External(String),
    /// A section of this book, and an id in it.
    Internal {
        /// The section.
        section: SectionIndex,
        /// An id within that section, without `#`. `None` for its beginning.
        fragment: Option<String>,
    },
}

/// The place of a note among its article's notes, 0-based.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct NoteIndex(pub u32);

/// A note to the text; its printed number is its [`NoteIndex`] plus one.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Note {
    /// The label it had in the source.
    pub label: String,
    /// What it says.
    pub blocks: Blocks,
    /// Where it was read.
    pub span: Span,
}

/// As of a [`Node`]: where it was read is no part of what it is.
impl Hash for Note {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let Self { label, blocks, span: _ } = self;
        (label, blocks).hash(state);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Span;

    // `font-variant: small-caps` leaves capitals as they are: a speaker's name in capitals looked as before.
    #[test]
    fn capitals_of_the_source_are_made_small_too() {
        let class = |text: &str| {
            let text = Node::new(Inline::Text { text: text.to_owned() }, Span::default());
            Inline::small_capitals(&[Node::new(Inline::Emph { content: vec![text] }, Span::default())])
        };
        for capitals in ["QUESTION", "MRS. DOLE", "R. B.", "É"] {
            assert_eq!(class(capitals), "capitals", "{capitals}");
        }
        for other in ["Edith Marlow", "iv", "1917", "McADAM"] {
            assert_eq!(class(other), "small-caps", "{other}");
        }
    }
}
