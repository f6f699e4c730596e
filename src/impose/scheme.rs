//! The schemes of the booklet, each described in one place.
//!
//! A further one is a variant with its entry in [`Scheme::ALL`] and [`Scheme::traits`]; if it is one sheet that is
//! folded in a manner of its own, also a file below this one that puts its pages. How it is folded, in words and as a
//! drawing, is said in `guide/how_to/at_table.rs`.

mod concertina;
mod gate;
mod leaflet;
mod panels;
mod zine;

use super::{FoldedPage, Plan, Request, Sheet, SheetSide, sequence};
use crate::diagnostic::Warned;

/// `scheme`: how sheets are folded and bound.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scheme {
    /// Folded once, one in another, stapled or sewn through the fold.
    #[default]
    Saddle,
    /// Folded once, one upon another, cut and glued at the fold.
    Perfect,
    /// Four pages to a side: cut across, stacked, then as [`Scheme::Saddle`].
    FourUp,
    /// Eight pages on one side of one sheet, with a slit.
    Zine,
    /// Six panels of one sheet, folded twice.
    Leaflet,
    /// Eight panels of one sheet, folded to and fro.
    Concertina,
    /// Eight panels of one sheet, whose outer quarters are folded in like the wings of a gate.
    Gate,
    /// Each sheet folded twice, stapled or sewn at the last fold, and cut open.
    Quarto,
    /// Each sheet folded three times, stapled or sewn at the last fold, and cut open.
    Octavo,
    /// Leaves that are not folded, held by rings, a comb or a spiral.
    Ring,
    /// Two books that begin at either end of one booklet.
    HeadToHead,
}

/// What there is to know of a scheme.
#[derive(Clone, Copy, Debug)]
pub struct Traits {
    /// How many pages stand side by side on a side of the sheet.
    pub columns: u32,
    /// How many pages stand below one another on a side of the sheet.
    pub rows: u32,
    /// How many sides of the sheet are printed: 1 or 2.
    pub sides: u32,
    /// By how many millimetres the panels that are folded in are together narrower than the others.
    pub tucks: u32,
    /// How the sheets become a booklet.
    pub build: Build,
    /// What of the book is printed.
    pub prints: Prints,
}

/// How sheets become a booklet.
#[derive(Clone, Copy, Debug)]
pub enum Build {
    /// Sheets, or halves of them, are folded once and held together at the fold.
    Bifolia {
        /// With glue rather than by staples or thread: they are folded one by one.
        is_glued: bool,
    },
    /// Sheets are folded more than once, held together at the last fold, and cut open at the others.
    Quires,
    /// Sheets, or halves of them, are leaves with holes along their inner edge.
    Leaves,
    /// A single sheet is folded and not bound.
    OneSheet {
        /// Puts the pages in their places.
        plan: fn(Request<'_>) -> Warned<Plan>,
        /// The side that lies up when it is folded, and has the marks: 0 for the front, 1 for the back.
        marked: usize,
    },
}

/// What of a book a scheme prints: one sheet has no room for what a book has around its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Prints {
    /// All of it.
    Everything,
    /// Its title page and its text.
    TitleAndText,
    /// Only its text.
    Text,
}

impl Scheme {
    /// Every scheme with its name in `chapbook.toml`.
    pub const ALL: [(&str, Self); 11] = [
        ("saddle", Self::Saddle),
        ("perfect", Self::Perfect),
        ("four-up", Self::FourUp),
        ("zine", Self::Zine),
        ("leaflet", Self::Leaflet),
        ("concertina", Self::Concertina),
        ("gate", Self::Gate),
        ("quarto", Self::Quarto),
        ("octavo", Self::Octavo),
        ("ring", Self::Ring),
        ("head-to-head", Self::HeadToHead),
    ];

    /// Returns its name in `chapbook.toml`.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, scheme)| *scheme == self).map_or("", |(name, _)| name)
    }

    /// Returns what there is to know of it.
    pub const fn traits(self) -> Traits {
        let folded = Traits {
            columns: 2,
            rows: 1,
            sides: 2,
            tucks: 0,
            build: Build::Bifolia { is_glued: false },
            prints: Prints::Everything,
        };
        match self {
            Self::Saddle | Self::HeadToHead => folded,
            Self::Perfect => Traits { build: Build::Bifolia { is_glued: true }, ..folded },
            Self::FourUp => Traits { rows: 2, ..folded },
            Self::Zine => Traits {
                columns: 4,
                rows: 2,
                sides: 1,
                tucks: 0,
                build: Build::OneSheet { plan: zine::plan, marked: 0 },
                prints: Prints::TitleAndText,
            },
            Self::Leaflet => Traits {
                columns: 3,
                rows: 1,
                sides: 2,
                tucks: 2,
                build: Build::OneSheet { plan: leaflet::plan, marked: 1 },
                prints: Prints::Text,
            },
            Self::Concertina => Traits {
                columns: 4,
                build: Build::OneSheet { plan: concertina::plan, marked: 0 },
                prints: Prints::TitleAndText,
                ..folded
            },
            Self::Gate => Traits {
                columns: 4,
                build: Build::OneSheet { plan: gate::plan, marked: 1 },
                prints: Prints::TitleAndText,
                ..folded
            },
            Self::Quarto => Traits { rows: 2, build: Build::Quires, ..folded },
            Self::Octavo => Traits { columns: 4, rows: 2, build: Build::Quires, ..folded },
            Self::Ring => Traits { build: Build::Leaves, ..folded },
        }
    }

    /// Tells whether its sheets are held together with glue.
    pub const fn is_glued(self) -> bool {
        matches!(self.traits().build, Build::Bifolia { is_glued: true })
    }
}

impl Traits {
    /// Returns how many pages a sheet holds.
    pub const fn pages_of_a_sheet(&self) -> u32 {
        self.columns * self.rows * self.sides
    }
}

/// Returns the plan of one sheet with its front and back, without lines, which nobody turns over.
fn one_sheet(request: Request<'_>, [front, back]: [SheetSide; 2], slots: Vec<FoldedPage>) -> Plan {
    Plan {
        scheme: request.options.scheme,
        binding: request.binding,
        format: request.format,
        sheets: vec![Sheet { signature: 0, front, back }],
        blanks: sequence::blanks(&slots, request.pages),
        folded: slots,
        flip: None,
        ..Plan::default()
    }
}
