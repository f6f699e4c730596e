//! `[handouts]`

use super::parse::{PAPERS, set};
use super::value::{Entry, Reader};
use crate::handout::{HandoutKind, Numbers, Options, TermsPlace};
use crate::model::{HandoutLayout, LargePrint, LineNumbers};

/// Reads one key of `[handouts]`.
pub(super) fn read(entry: Entry<'_>, handouts: &mut Options, reader: &mut Reader) {
    handouts.given.push((entry.key.to_owned(), reader.span(entry.value)));
    match entry.key {
        "make" => {
            let mut make = reader.choices(entry, &HandoutKind::ALL);
            make.sort();
            make.dedup();
            handouts.make = make;
        }
        "paper" => set(&mut handouts.paper, reader.choice(entry, PAPERS)),
        "layout" => {
            let known = [
                ("margin", HandoutLayout::Margin),
                ("cornell", HandoutLayout::Cornell),
                ("manuscript", HandoutLayout::Manuscript),
                ("facing", HandoutLayout::Facing),
            ];
            set(&mut handouts.layout, reader.choice(entry, &known));
        }
        "numbers" => {
            let known = [("paragraphs", Numbers::Paragraphs), ("lines", Numbers::Lines)];
            set(&mut handouts.numbers, reader.choice(entry, &known));
        }
        "line-numbers" => {
            let known = [("running", LineNumbers::Running), ("page", LineNumbers::Page)];
            set(&mut handouts.line_numbers, reader.choice(entry, &known));
        }
        "terms" => {
            let known =
                [("margin", TermsPlace::Margin), ("foot", TermsPlace::Foot), ("list", TermsPlace::List)];
            set(&mut handouts.terms, reader.choice(entry, &known));
        }
        "large-print" => {
            let known = [("acb", LargePrint::Acb), ("rnib", LargePrint::Rnib)];
            set(&mut handouts.large_print, reader.choice(entry, &known));
        }
        "fit" => set(&mut handouts.fit, reader.flag(entry)),
        "study-epub" => set(&mut handouts.study_epub, reader.flag(entry)),
        "reading-speed" => set(&mut handouts.reading_speed, reader.count(entry, 20..=1000)),
        "discussion-minutes" => set(&mut handouts.discussion_minutes, reader.count(entry, 0..=600)),
        "session-minutes" => set(&mut handouts.session_minutes, reader.count(entry, 5..=1440)),
        "sessions" => handouts.sessions = reader.pairs(entry),
        _ => {}
    }
}
