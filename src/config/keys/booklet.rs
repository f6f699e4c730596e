//! The keys of `[booklet]`.

use super::{MOST_SHEETS, length};
use crate::config::kind::{
    Choice, CountKind, Flag, Located, Offsets, OneOf, OrAuto, PageKind, SheetMarks, SheetsKind, TextKind,
};
use crate::config::table::Key;
use crate::impose::{Blank, BookletCover, Copies, Flip, Holes, PaperPath, Scheme};
use crate::unit::Length;

/// Every key, in the order in which they are shown.
pub(super) fn keys() -> Vec<Key> {
    let mut keys = sheets();
    keys.extend(printing());
    keys.extend(fitting());
    keys
}

/// What stands on which sheet.
fn sheets() -> Vec<Key> {
    vec![
        Key::new(
            "scheme",
            "How sheets are folded and bound. \"saddle\": folded into one another, stapled or sewn. \"perfect\": \
             folded one by one, glued. \"four-up\": four small pages to a side, cut and stacked. \"zine\": eight pages \
             on one sheet. \"leaflet\": one sheet in three. \"concertina\": one sheet to and fro, eight panels. \
             \"gate\": one sheet whose outer quarters are folded in. \"quarto\", \"octavo\": each sheet folded twice \
             or three times, stapled and cut open; an octavo of one sheet is a zine of 16 pages. \"ring\": leaves that \
             are not folded, for rings, a comb or a spiral. \"head-to-head\": two series, one from either end.",
            Choice(&Scheme::ALL),
            |c| &mut c.booklet.scheme,
        ),
        Key::new(
            "with",
            "The folder of the second series of a head-to-head booklet, beside this one; with `--trust` it may lie anywhere.",
            Located(TextKind),
            |c| &mut c.booklet.with,
        )
        .like("\"../other\""),
        Key::new(
            "page",
            "The page. \"auto\" is the page of the print edition, or what the sheet gives.",
            OrAuto(Located(PageKind)),
            |c| &mut c.booklet.page,
        ),
        Key::new(
            "sheet",
            "The paper: \"A4\", \"A3\", \"letter\", \"legal\", \"tabloid\", \"320mm x 450mm\". \"auto\" follows the page.",
            OrAuto(Located(PageKind)),
            |c| &mut c.booklet.sheet,
        ),
        Key::new("scale", "Whether pages are made smaller or larger to fill the sheet.", Flag, |c| {
            &mut c.booklet.scale
        }),
        Key::new(
            "copies",
            "How many copies of the booklet stand on a sheet and are cut apart: 1, 2 or 4. Each has so much less of \
             the sheet.",
            OneOf(&[(1, Copies::One), (2, Copies::Two), (4, Copies::Four)]),
            |c| &mut c.booklet.copies,
        ),
        Key::new(
            "signature",
            "How many sheets are folded together: \"auto\", 1, 2, 3 ... A list such as [4, 4, 3] gives those of each \
             signature; the booklet then has all of them.",
            SheetsKind(1..=MOST_SHEETS),
            |c| &mut c.booklet.signature,
        ),
        Key::new(
            "stitch-limit",
            "Up to how many pages `signature = \"auto\"` folds all sheets together. Beyond it makes several signatures.",
            CountKind(4..=4 * MOST_SHEETS),
            |c| &mut c.booklet.stitch_limit,
        ),
    ]
}

/// How printers take paper; `"auto"` is not known.
const PRINTERS: &[(&str, Option<PaperPath>)] = &[
    ("auto", None),
    ("A", Some(PaperPath::A)),
    ("B", Some(PaperPath::B)),
    ("C", Some(PaperPath::C)),
    ("D", Some(PaperPath::D)),
];

/// How sheets are printed.
fn printing() -> Vec<Key> {
    vec![
        Key::new(
            "flip",
            "How your printer turns the sheet for its back: over the \"short-edge\" or the \"long-edge\". \
             \"single-sided\": not at all, backs are printed in a second pass.",
            Choice(&[
                ("short-edge", Flip::ShortEdge),
                ("long-edge", Flip::LongEdge),
                ("single-sided", Flip::SingleSided),
            ]),
            |c| &mut c.booklet.flip,
        ),
        Key::new(
            "printer",
            "How your printer takes paper, if backs are printed in a second pass: \"A\", \"B\", \"C\" or \"D\", as a test \
             of two sheets shows. \"auto\": nobody knows yet, and the test is written too.",
            Choice(PRINTERS),
            |c| &mut c.booklet.printer,
        ),
        Key::new("separate", "Whether fronts and backs are written as files of their own too.", Flag, |c| {
            &mut c.booklet.separate
        }),
        Key::new(
            "back-turned",
            "Whether backs are turned upside down. `chapbook booklet --calibrate` shows whether they must be.",
            Flag,
            |c| &mut c.booklet.back_turned,
        ),
        Key::new(
            "back-offset",
            "How far backs are moved to the right, and up, as one looks at them. \"-1mm\" is to the left, or down.",
            Offsets(Length::mm(20)),
            |c| &mut c.booklet.back_offset,
        ),
        Key::new(
            "printer-margin",
            "What your printer cannot print at each edge.",
            length(Length::ZERO, Length::mm(50), "5mm"),
            |c| &mut c.booklet.printer_margin,
        ),
        Key::new(
            "caliper",
            "How thick one sheet is.",
            length(Length::from_units(Length::UNITS_PER_MM / 100), Length::mm(2), "0.1mm"),
            |c| &mut c.booklet.caliper,
        ),
        Key::new("trim", "Whether the outer edge is cut after folding.", Flag, |c| &mut c.booklet.trim),
        Key::new(
            "marks",
            "What is marked on the sheets: \"auto\", \"none\", or a list of \"fold\", \"crop\", \"sewing\", \"staple\", \
             \"collation\", \"label\", \"hole\".",
            SheetMarks,
            |c| &mut c.booklet.marks,
        ),
    ]
}

/// How the book fits its sheets.
fn fitting() -> Vec<Key> {
    vec![
        Key::new("fit", "Whether the text is set a little tighter if that saves a sheet.", Flag, |c| {
            &mut c.booklet.fit
        }),
        Key::new(
            "fit-limit",
            "By how many hundredths `fit` may make leading, size and margins smaller, each.",
            CountKind(1..=10),
            |c| &mut c.booklet.fit_limit,
        ),
        Key::new(
            "blank",
            "Where blank pages go: to the \"end\" or the \"front\". \"error\" refuses a book that leaves blank pages.",
            Choice(&[("end", Blank::End), ("front", Blank::Front), ("error", Blank::Error)]),
            |c| &mut c.booklet.blank,
        ),
        Key::new(
            "flyleaves",
            "How many empty leaves stand at either end, within the cover.",
            CountKind(0..=4),
            |c| &mut c.booklet.flyleaves,
        ),
        Key::new(
            "holes",
            "Which holes `scheme = \"ring\"` marks along the inner edge, and keeps free of type: \"two\", \"three\", \
             \"four\", a \"comb\", or \"none\". \"auto\" is two, in American papers three.",
            Choice(&[
                ("auto", Holes::Auto),
                ("two", Holes::Two),
                ("three", Holes::Three),
                ("four", Holes::Four),
                ("comb", Holes::Comb),
                ("none", Holes::None),
            ]),
            |c| &mut c.booklet.holes,
        ),
        Key::new(
            "cover",
            "The cover. \"self\": its first and its last page. \"wrap\": a sheet of its own; where the booklet is not \
             stapled with a spine, which bears the title from 5 mm on.",
            Choice(&[("self", BookletCover::Own), ("wrap", BookletCover::Wrap)]),
            |c| &mut c.booklet.cover,
        ),
        Key::new(
            "cover-sheet",
            "The paper of a cover of its own. \"auto\" is the paper of the booklet if that holds the cover, else the \
             smallest that does.",
            OrAuto(Located(PageKind)),
            |c| &mut c.booklet.cover_sheet,
        ),
    ]
}
