//! The tree between Markdown's events and the model: raw HTML and shortcodes stand in it as what they mean.

use crate::diagnostic::Span;
use crate::model::{Alt, CellAlign, Lang};

/// What the tag of a cell says of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CellMark {
    /// Whether it is marked as a head.
    pub head: bool,
    /// Whether it is marked as the head of its row.
    pub heads_row: bool,
    /// How many columns it takes; one if 0.
    pub columns: u16,
    /// How many rows it takes; one if 0.
    pub rows: u16,
}

impl CellMark {
    /// A cell of which nothing is said.
    pub const NONE: Self = Self { head: false, heads_row: false, columns: 0, rows: 0 };
}

/// What an element is.
#[derive(Clone, Debug, PartialEq)]
pub enum ElementKind {
    /// The whole text.
    Root,
    /// A paragraph.
    Paragraph,
    /// A heading of its level in the source, and its own id.
    Heading {
        /// 1 to 6.
        level: u8,
        /// The id that the author gave it.
        id: Option<String>,
    },
    /// A block quote.
    Quote {
        /// Whether it is marked as an epigraph.
        epigraph: bool,
    },
    /// Who is quoted, within a quote.
    Attribution,
    /// A list with its first number.
    List(Option<u64>),
    /// An item of a list.
    Item,
    /// A note with its label.
    Note(String),
    /// Terms and their explanations.
    Definitions,
    /// A term.
    Term,
    /// What explains a term.
    Details,
    /// A table with how its columns are set.
    Table(Vec<Option<CellAlign>>),
    /// The head rows of a table; from Markdown it is a row itself.
    TableHead,
    /// A row.
    Row,
    /// A cell with what its tag says of it.
    Cell(CellMark),
    /// A figure around a picture.
    Figure,
    /// What a figure or table shows.
    Caption,
    /// Program text with its language.
    Code(Option<String>),
    /// Lines kept as lines.
    Verse,
    /// Blocks in another language.
    LangBlocks(Lang),
    /// A line that stands for something that cannot be shown.
    Placeholder,
    /// Blocks that belong together only for the site.
    Division,
    /// Stressed.
    Emph,
    /// Important.
    Strong,
    /// No longer so.
    Strike,
    /// A short quotation.
    Quotation,
    /// In small capitals.
    SmallCaps,
    /// Raised.
    Superscript,
    /// Lowered.
    Subscript,
    /// Program text in a line.
    InlineCode,
    /// Words in another language, and whether they are set in italics.
    LangWords(Lang, bool),
    /// A link with its address.
    Link(String),
    /// A picture whose content is its alt text.
    Picture {
        /// Its address.
        address: String,
        /// Its title.
        title: String,
    },
    /// A short form with what it stands for.
    Short(String),
    /// A tag that means nothing here.
    Unwrapped,
    /// What must not be read: a script, a style.
    Skipped,
}

impl ElementKind {
    /// Tells whether it stands on a line of its own.
    pub fn is_block(&self) -> bool {
        !matches!(
            self,
            Self::Emph
                | Self::Strong
                | Self::Strike
                | Self::Quotation
                | Self::SmallCaps
                | Self::Superscript
                | Self::Subscript
                | Self::InlineCode
                | Self::LangWords(..)
                | Self::Link(_)
                | Self::Picture { .. }
                | Self::Short(_)
                | Self::Unwrapped
                | Self::Skipped
        )
    }
}

/// An element with what it holds.
#[derive(Clone, Debug, PartialEq)]
pub struct TreeElement {
    /// What it is.
    pub kind: ElementKind,
    /// Where it stands.
    pub span: Span,
    /// What it holds.
    pub children: Vec<Child>,
    /// Whether a block stands anywhere in it.
    pub has_block: bool,
}

/// A piece of the tree.
#[derive(Clone, Debug, PartialEq)]
pub enum Child {
    /// An element.
    Element(TreeElement),
    /// Words.
    Text {
        /// The words.
        text: String,
        /// Where they stand.
        span: Span,
        /// Whether marks in them are meant as they are: escaped, or written as an entity.
        literal: bool,
    },
    /// Program text in a line.
    Code(String, Span),
    /// The end of a line of the source.
    SoftBreak(Span),
    /// A line break that the author asked for.
    Break(Span),
    /// A rule across the page.
    Rule(Span),
    /// A reference to a note, by label.
    NoteRef(String, Span),
    /// A picture.
    Image {
        /// Its address.
        address: String,
        /// Its title, which is its caption if it stands by itself.
        title: String,
        /// What stands for it.
        alt: Alt,
        /// Where it stands.
        span: Span,
    },
}

impl Child {
    /// Returns where it stands.
    pub fn span(&self) -> Span {
        match self {
            Self::Element(element) => element.span,
            Self::Text { span, .. }
            | Self::Code(_, span)
            | Self::SoftBreak(span)
            | Self::Break(span)
            | Self::Rule(span)
            | Self::NoteRef(_, span)
            | Self::Image { span, .. } => *span,
        }
    }

    /// Tells whether it stands on a line of its own, or holds what does.
    pub fn is_block(&self) -> bool {
        match self {
            Self::Element(element) => element.kind.is_block() || element.has_block,
            Self::Rule(_) => true,
            _ => false,
        }
    }

    /// Tells whether it is nothing but white space.
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Text { text, .. } => text.trim_matches([' ', '\t', '\n', '\r']).is_empty(),
            Self::SoftBreak(_) | Self::Break(_) => true,
            Self::Element(element) => {
                element.kind == ElementKind::Skipped
                    || (matches!(element.kind, ElementKind::Unwrapped | ElementKind::Paragraph)
                        && element.children.iter().all(Self::is_blank))
            }
            _ => false,
        }
    }

    /// Tells whether it ends a line.
    pub fn is_line_end(&self) -> bool {
        matches!(self, Self::SoftBreak(_) | Self::Break(_))
    }

    /// Returns what it is and holds, if it is an element.
    pub fn element(&self) -> Option<&TreeElement> {
        match self {
            Self::Element(element) => Some(element),
            _ => None,
        }
    }
}

/// Returns the words of children as one string: line ends as spaces, no references, no pictures.
pub fn words(children: &[Child]) -> String {
    fn push(children: &[Child], out: &mut String) {
        for child in children {
            match child {
                Child::Text { text, .. } | Child::Code(text, _) => out.push_str(text),
                Child::SoftBreak(_) | Child::Break(_) => out.push(' '),
                Child::Element(element) if element.kind != ElementKind::Skipped => {
                    push(&element.children, out)
                }
                _ => {}
            }
        }
    }
    let mut out = String::new();
    push(children, &mut out);
    out
}

/// Returns the smallest span over all children.
pub fn span_of(children: &[Child]) -> Option<Span> {
    let (first, last) = (children.first()?, children.last()?);
    Some(first.span().to(last.span()))
}

/// Takes white space off both ends.
pub fn trim(children: &mut Vec<Child>) {
    let end = children.iter().rposition(|child| !child.is_blank()).map_or(0, |at| at + 1);
    children.truncate(end);
    let start = children.iter().position(|child| !child.is_blank()).unwrap_or(0);
    children.drain(..start);
}

/// Takes away white space beside blocks and at the ends; between words it parts them.
pub fn drop_blanks(children: &mut Vec<Child>) {
    let all = std::mem::take(children);
    let mut blank = None;
    for child in all {
        if child.is_blank() {
            blank.get_or_insert(child);
            continue;
        }
        if let Some(blank) = blank.take()
            && !child.is_block()
            && children.last().is_some_and(|last: &Child| !last.is_block())
        {
            children.push(blank);
        }
        children.push(child);
    }
}

/// Divides children at their line ends; an emphasis around the whole is put around each line anew.
pub fn lines(children: &[Child]) -> Vec<Vec<Child>> {
    if let Some(element) = sole_emphasis(children)
        && element.children.iter().any(Child::is_line_end)
    {
        let wrap = |line: Vec<Child>| {
            let span = span_of(&line).unwrap_or(element.span);
            vec![Child::Element(TreeElement { children: line, span, ..element.clone_empty() })]
        };
        return lines(&element.children).into_iter().map(wrap).collect();
    }
    children
        .split(Child::is_line_end)
        .filter(|line| !line.iter().all(Child::is_blank))
        .map(<[_]>::to_vec)
        .collect()
}

impl TreeElement {
    /// Makes an element of the same kind that holds nothing.
    fn clone_empty(&self) -> Self {
        Self { kind: self.kind.clone(), span: self.span, children: Vec::new(), has_block: false }
    }
}

/// Returns the emphasis that is all there is, white space aside.
pub fn sole_emphasis(children: &[Child]) -> Option<&TreeElement> {
    let mut solid = children.iter().filter(|child| !child.is_blank());
    let element = solid.next()?.element()?;
    (solid.next().is_none() && matches!(element.kind, ElementKind::Emph | ElementKind::Strong))
        .then_some(element)
}
