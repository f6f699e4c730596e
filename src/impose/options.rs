//! What imposition obeys of the configuration: how pages are put on sheets, printed, folded and bound.

use super::{Build, Scheme};
use crate::diagnostic::Placed;
use crate::unit::{Length, Size};
use std::num::NonZeroU8;

/// How pages are put on sheets, printed, folded and bound.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    /// How the sheets are folded and bound.
    pub scheme: Scheme,
    /// The folder of the second series of a head-to-head booklet, as written.
    pub with: Option<Placed<String>>,
    /// The page. `None` follows the print edition, or the sheet.
    pub page: Option<Placed<Size>>,
    /// The sheet that goes through the printer, either way round. `None` follows the page.
    pub sheet: Option<Placed<Size>>,
    /// How many copies of the booklet stand on a sheet and are cut apart.
    pub copies: Copies,
    /// How many sheets are folded together.
    pub signature: Signature,
    /// How many pages one signature may have before `signature = "auto"` makes several.
    pub stitch_limit: u32,
    /// How the printer turns the sheet for its back.
    pub flip: Flip,
    /// How the printer takes and delivers paper, where backs are printed in a second pass. `None` if nobody knows.
    pub printer: Option<PaperPath>,
    /// How thick a sheet is.
    pub caliper: Length,
    /// Whether the fore-edge is cut after folding.
    pub trim: bool,
    /// What the printer cannot print at each edge of the sheet.
    pub printer_margin: Length,
    /// Whether the book is set a little tighter where that saves a sheet.
    pub fit: bool,
    /// By how many hundredths leading, size and margins may each be made smaller for it.
    pub fit_limit: u32,
    /// Where blank pages stand.
    pub blank: Blank,
    /// How many empty leaves stand at either end, within the cover.
    pub flyleaves: u32,
    /// Which holes are punched, where leaves are held by rings or a comb.
    pub holes: Holes,
    /// What the cover is.
    pub cover: BookletCover,
    /// The sheet of a cover of its own, either way round. `None`: one like the others if it holds the cover.
    pub cover_sheet: Option<Placed<Size>>,
    /// Whether a page too large for its place is made smaller (and one too small larger).
    pub scale: bool,
    /// What is marked on the sheets.
    pub marks: Marks,
    /// Whether fronts and backs are files of their own.
    pub separate: bool,
    /// Whether the backs are turned upside down.
    pub back_turned: bool,
    /// How far the backs are moved.
    pub back_offset: Offset,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            scheme: Scheme::Saddle,
            with: None,
            page: None,
            sheet: None,
            copies: Copies::One,
            signature: Signature::Auto,
            stitch_limit: 64,
            flip: Flip::ShortEdge,
            printer: None,
            caliper: Length::from_units(Length::UNITS_PER_MM / 10),
            trim: false,
            printer_margin: Length::mm(5),
            fit: false,
            fit_limit: 3,
            blank: Blank::End,
            flyleaves: 0,
            holes: Holes::Auto,
            cover: BookletCover::Own,
            cover_sheet: None,
            scale: false,
            marks: Marks::Auto,
            separate: false,
            back_turned: false,
            back_offset: Offset::default(),
        }
    }
}

impl Options {
    /// Returns how the sheet is turned for its back: who says how paper goes through the printer prints by hand.
    pub const fn turned(&self) -> Flip {
        if self.printer.is_some() { Flip::SingleSided } else { self.flip }
    }

    /// Returns how many empty pages its flyleaves have, at both ends together. Two books that begin at either end and a
    /// single sheet have none.
    pub const fn empty_pages(&self) -> u32 {
        match self.scheme.traits().build {
            Build::OneSheet { .. } => 0,
            _ if matches!(self.scheme, Scheme::HeadToHead) => 0,
            _ => self.flyleaves * 4,
        }
    }
}

/// `signature`: how many sheets are folded together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Signature {
    /// All, up to the stitch limit; beyond it three to five.
    #[default]
    Auto,
    /// So many.
    Sheets(NonZeroU8),
    /// So many in the first signature, in the second, and so on; the booklet has all of them.
    Each(Vec<NonZeroU8>),
}

/// `copies`: how many copies of the booklet stand on a sheet and are cut apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Copies {
    /// One, which takes the whole sheet.
    #[default]
    One,
    /// Two, each on a half.
    Two,
    /// Four, each on a quarter.
    Four,
}

/// `holes`: which holes are punched along the inner edge of leaves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Holes {
    /// Two in leaves of the ISO papers, three in those of American ones.
    #[default]
    Auto,
    /// Two, 80 mm apart.
    Two,
    /// Three, as American binders have them.
    Three,
    /// Four, 80 mm apart.
    Four,
    /// A row of them for a comb, a wire or a spiral.
    Comb,
    /// None are marked, and no room is kept for them.
    None,
}

/// `flip`: how the printer turns the sheet for its back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Flip {
    /// About its short edge.
    #[default]
    ShortEdge,
    /// About its long edge.
    LongEdge,
    /// Not at all: backs are printed in a second pass, the edge that came out first going in first again.
    SingleSided,
}

/// `printer`: how a printer takes and delivers paper, by what is seen from above after a sheet with an arrow on its
/// upper side has been printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaperPath {
    /// Print and arrow: it prints what lies up in the tray, and delivers it face up.
    A,
    /// The print: it prints what lies down in the tray, and delivers it face up.
    B,
    /// Neither: it prints what lies up in the tray, and delivers it face down.
    C,
    /// The arrow: it prints what lies down in the tray, and delivers it face down.
    D,
}

impl PaperPath {
    /// All of them, each with its name in `chapbook.toml`.
    pub const ALL: [(&str, Self); 4] = [("A", Self::A), ("B", Self::B), ("C", Self::C), ("D", Self::D)];

    /// Tells whether the pile is turned over before the backs are printed. Its first sheet then lies on top; else its
    /// last one does, and the backs are printed from the last.
    pub const fn turns_pile(self) -> bool {
        matches!(self, Self::A | Self::D)
    }
}

/// `blank`: where blank pages stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Blank {
    /// At the end; before the last page where that is the back cover.
    #[default]
    End,
    /// At the front, in pairs; after the first page where that is the front cover.
    Front,
    /// Nowhere: a book that leaves blanks is an error.
    Error,
}

/// `cover`: what the cover of the booklet is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BookletCover {
    /// `"self"`: its first and its last page.
    #[default]
    Own,
    /// `"wrap"`: a sheet of its own around it.
    Wrap,
}

/// `marks`: what is marked on the sheets.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Marks {
    /// Whatever serves the scheme and finds room.
    #[default]
    Auto,
    /// These, which must find room; an empty list is no marks.
    Only(Vec<MarkKind>),
}

/// A kind of mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MarkKind {
    /// Where the sheet is folded.
    Fold,
    /// Where it is cut.
    Crop,
    /// Where the needle goes through the fold.
    Sewing,
    /// Where the staples go.
    Staple,
    /// Steps down the backs of the signatures, by which a wrong order shows.
    Collation,
    /// Which sheet of which signature it is.
    Label,
    /// Where holes are punched.
    Hole,
}

impl MarkKind {
    /// Every kind with its name in `chapbook.toml`.
    pub const ALL: [(&str, Self); 7] = [
        ("fold", Self::Fold),
        ("crop", Self::Crop),
        ("sewing", Self::Sewing),
        ("staple", Self::Staple),
        ("collation", Self::Collation),
        ("label", Self::Label),
        ("hole", Self::Hole),
    ];

    /// Returns its name in `chapbook.toml`.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, kind)| *kind == self).map_or("", |(name, _)| name)
    }
}

/// How far something is moved, such as the backs for a printer that feeds them askew.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Offset {
    /// To the right.
    pub right: Length,
    /// Up.
    pub up: Length,
}
