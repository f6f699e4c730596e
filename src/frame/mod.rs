//! What the layout ends in: pages of positioned glyph runs, paths and pictures.
//!
//! Everything is decided here: each glyph has its place, each item says which words it shows or that it is
//! an artifact. The PDF writer, imposition, the page-list and page pictures copy these values and choose
//! nothing. Distances are [`Length`]s, x from the left edge of the page, y downwards from its top edge.

mod ink;
mod join;
mod path;
mod run;

pub use join::Shift;
pub use path::{Cap, Color, Paint, Path, Segment, Stroke};
pub use run::{Glyph, GlyphOffset, GlyphRun, TextSlice};

use crate::model::{NodeId, PictureIndex, SectionIndex};
use crate::unit::{Length, Point, Rect, Size};
use std::sync::Arc;

/// The place of a page in its book, 0-based; the printed folio is [`Page::label`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PageIndex(pub u32);

/// Which side of a leaf a page is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Side {
    /// The front of a leaf, on the right in a book that runs from left to right.
    #[default]
    Recto,
    /// The back of a leaf.
    Verso,
}

impl Side {
    /// Returns the side of the page before or after.
    pub const fn other(self) -> Self {
        match self {
            Self::Recto => Self::Verso,
            Self::Verso => Self::Recto,
        }
    }
}

/// A page with everything on it.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// The trimmed page, without bleed.
    pub size: Size,
    /// Recto or verso.
    pub side: Side,
    /// The printed page number, `xii` or `12`; counted, whether or not it is shown on the page.
    pub label: String,
    /// The section whose text the page begins with; of sections that share pages the first of them. `None` for a blank.
    pub section: Option<SectionIndex>,
    /// Whether nothing but an artifact stands on it.
    pub blank: bool,
    /// The regions of the page's template, in the order of [`RegionKind`].
    pub regions: Vec<Region>,
    /// The baseline grid of the region `main`, if it has one.
    pub grid: Option<Grid>,
    /// What is drawn, in reading order; later items are drawn over earlier ones.
    pub items: Vec<Item>,
    /// Areas that lead elsewhere, in reading order.
    pub links: Vec<Link>,
    /// Ids that links and bookmarks name, each with its place.
    pub anchors: Vec<Anchor>,
    /// Where in the book the first word of `main` stands, for the page-list. `None` without text.
    pub first: Option<TextPosition>,
}

/// Baselines at `first`, `first + step`, and so on, from the top edge of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grid {
    /// The first baseline of `main`.
    pub first: Length,
    /// The leading.
    pub step: Length,
}

/// The named places of a page template.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RegionKind {
    /// The text; with `foot`, all that decides breaks.
    #[default]
    Main,
    /// Notes under the text.
    Foot,
    /// What stands beside the text, tied to its lines.
    Aside,
    /// Running heads and folios, above or below the text.
    Head,
    /// Lines to write on.
    Ruled,
}

/// A region of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Region {
    /// Its name.
    pub kind: RegionKind,
    /// The space it had to fill.
    pub area: Rect,
}

/// A byte of a node's text in the book.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TextPosition {
    /// The node that holds the text.
    pub node: NodeId,
    /// The byte, 0-based, in that node's own text.
    pub byte: u32,
}

/// Whether an item says something of the book or is only there to be seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bearing {
    /// It shows the book's words from this place on, or the figure that is this node.
    Text(TextPosition),
    /// It shows words that layout adds and that a reader should hear.
    Added(Added),
    /// It stands outside the book's text.
    Artifact(ArtifactKind),
}

/// Words that are not in the model, since only the print edition has them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Added {
    /// The marker of a list's item, or the number that stands before a note; the node is the first block of
    /// the item or note.
    Label(NodeId),
    /// The number of a reference, in the text: of a note, or of an address that is printed as one.
    Reference(NodeId),
    /// The address of a link, printed as a note, in a list, or within a note after the link's words; the node
    /// is the link.
    Address(NodeId),
    /// The number before such an address; the node is the link.
    AddressLabel(NodeId),
    /// The page of a link inside the book: `(p. 12)`; the node is the link.
    PageOf(NodeId),
    /// A part of an entry of the contents, for the section it leads to.
    Entry(SectionIndex, EntryPart),
    /// The heading over the contents, or over notes gathered at the end of this section; the section says
    /// where in the tag tree it belongs.
    Heading(SectionIndex),
    /// The line of the colophon that names the typefaces.
    Typefaces(SectionIndex),
    /// The heading over the terms that stand after the text of this section.
    AsideHeading(SectionIndex),
    /// The heading over the addresses gathered at the end of this section.
    AddressHeading(SectionIndex),
}

/// The parts of an entry of the contents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntryPart {
    /// The date.
    Date,
    /// The title.
    Title,
    /// The subtitle.
    Subtitle,
    /// The page.
    Page,
}

/// What an artifact is for; PDF tells these apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ArtifactKind {
    /// A running head.
    Header,
    /// A folio or running foot.
    Footer,
    /// A rule, an ornament, a leader, a background.
    Layout,
}

/// One thing drawn on a page.
#[derive(Clone, Debug)]
pub struct Item {
    /// The start of the baseline for glyphs, the origin of a path's own coordinates, the top left corner
    /// of a picture.
    pub at: Point,
    /// The region it belongs to.
    pub region: RegionKind,
    /// What it says.
    pub bearing: Bearing,
    /// What is read in place of the glyphs, where they do not say it: the whole word on the first part of
    /// a word divided at a line end (or on its drop initial) and the empty text on each further part; the
    /// character on the box drawn for one that no face has; a space on a number beside the text, which is not
    /// copied with it.
    pub actual_text: Option<Box<str>>,
    /// What is drawn.
    pub content: Content,
}

/// What an item draws.
#[derive(Clone, Debug)]
pub enum Content {
    /// Glyphs on one baseline. Behind a pointer, as all contents: a book in a script that no face has holds more paths
    /// than runs, and an item is as large as its largest content.
    Glyphs(Box<GlyphRun>),
    /// Lines and filled shapes; those that are drawn in many places share one.
    Path(Arc<Path>),
    /// A picture.
    Picture(Box<PlacedPicture>),
}

/// A picture of the book at a size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlacedPicture {
    /// Which of the book's pictures.
    pub picture: PictureIndex,
    /// The size it is drawn at; its own proportions are kept.
    pub size: Size,
}

/// Areas of one page that lead elsewhere together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// What in the book is the link, the same on every page it runs over.
    pub source: LinkSource,
    /// Where it leads.
    pub target: LinkTarget,
    /// One area for each line it stands on, from the first.
    pub areas: Vec<Rect>,
}

/// What in the book is a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LinkSource {
    /// A node: a link of the text, or a reference to a note.
    Node(NodeId),
    /// The number after the link that is this node, leading to its printed address.
    Reference(NodeId),
    /// The address of the link that is this node, printed as a note.
    Address(NodeId),
    /// The entry of the contents for this section.
    Entry(SectionIndex),
    /// The number before a note, leading back to its reference; the node is the first block of the note, or
    /// the link whose address it gives.
    Back(NodeId),
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkTarget {
    /// An address outside the book.
    External(Arc<str>),
    /// The id of an [`Anchor`].
    Internal(Arc<str>),
}

/// A place that links and bookmarks name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anchor {
    /// The id, unique in the book.
    pub id: Arc<str>,
    /// The top of the line or picture it marks.
    pub at: Point,
}
