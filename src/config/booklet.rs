//! `[booklet]`

use super::parse::set;
use super::value::{Entry, Reader};
use crate::diagnostic::Placed;
use crate::impose::{Blank, BookletCover, Flip, MarkKind, Marks, Options, Scheme, Signature};
use crate::unit::{Length, Size};
use std::num::NonZeroU8;

/// The most sheets that can be folded together.
const MOST_SHEETS: u32 = 32;

/// Reads one key of `[booklet]`.
pub(super) fn read(entry: Entry<'_>, booklet: &mut Options, reader: &mut Reader) {
    match entry.key {
        "scheme" => set(&mut booklet.scheme, reader.choice(entry, &Scheme::ALL)),
        "with" => booklet.with = reader.placed_text(entry),
        "page" => booklet.page = page_or_auto(entry, reader),
        "sheet" => booklet.sheet = page_or_auto(entry, reader),
        "signature" => set(&mut booklet.signature, signature(entry, reader)),
        "stitch-limit" => set(&mut booklet.stitch_limit, reader.count(entry, 4..=4 * MOST_SHEETS)),
        "flip" => {
            let known = [
                ("short-edge", Flip::ShortEdge),
                ("long-edge", Flip::LongEdge),
                ("single-sided", Flip::SingleSided),
            ];
            set(&mut booklet.flip, reader.choice(entry, &known));
        }
        "caliper" => {
            let thinnest = Length::from_units(Length::UNITS_PER_MM / 100);
            length(&mut booklet.caliper, entry, (thinnest, Length::mm(2)), reader);
        }
        "printer-margin" => {
            length(&mut booklet.printer_margin, entry, (Length::ZERO, Length::mm(50)), reader)
        }
        "trim" => set(&mut booklet.trim, reader.flag(entry)),
        "fit" => set(&mut booklet.fit, reader.flag(entry)),
        "fit-limit" => set(&mut booklet.fit_limit, reader.count(entry, 1..=10)),
        "blank" => {
            let known = [("end", Blank::End), ("front", Blank::Front), ("error", Blank::Error)];
            set(&mut booklet.blank, reader.choice(entry, &known));
        }
        "cover" => {
            let known = [("self", BookletCover::Own), ("wrap", BookletCover::Wrap)];
            set(&mut booklet.cover, reader.choice(entry, &known));
        }
        "scale" => set(&mut booklet.scale, reader.flag(entry)),
        "marks" => booklet.marks = marks(entry, reader),
        "separate" => set(&mut booklet.separate, reader.flag(entry)),
        "back-turned" => set(&mut booklet.back.turned, reader.flag(entry)),
        "back-offset" => {
            let offset = reader.offset(entry, Length::mm(20));
            (booklet.back.right, booklet.back.up) = offset.unwrap_or((booklet.back.right, booklet.back.up));
        }
        _ => {}
    }
}

fn length(place: &mut Length, entry: Entry<'_>, (least, most): (Length, Length), reader: &mut Reader) {
    set(place, reader.length(entry, least..=most).map(|placed| placed.value));
}

fn page_or_auto(entry: Entry<'_>, reader: &mut Reader) -> Option<Placed<Size>> {
    if is(entry, "auto") { None } else { reader.page(entry) }
}

fn signature(entry: Entry<'_>, reader: &mut Reader) -> Option<Signature> {
    if entry.value.get_ref().is_str() {
        return reader.choice(entry, &[("auto", Signature::Auto)]);
    }
    let count = reader.count(entry, 1..=MOST_SHEETS)?;
    NonZeroU8::new(u8::try_from(count).ok()?).map(Signature::Sheets)
}

fn marks(entry: Entry<'_>, reader: &mut Reader) -> Marks {
    if is(entry, "auto") {
        return Marks::Auto;
    }
    if is(entry, "none") {
        return Marks::Only(Vec::new());
    }
    let mut kinds = reader.choices(entry, &MarkKind::ALL);
    kinds.sort_unstable();
    kinds.dedup();
    Marks::Only(kinds)
}

/// Tells whether a value is this word.
fn is(entry: Entry<'_>, word: &str) -> bool {
    entry.value.get_ref().as_str().is_some_and(|text| text.trim().eq_ignore_ascii_case(word))
}
