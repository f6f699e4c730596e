//! Keys of `[handouts]` that change nothing, as the others stand.

use super::{HandoutKind, Numbers, Options};
use super::{chosen, session};
use crate::diagnostic::Diagnostic;
use crate::model::{Book, HandoutLayout};

/// Returns a warning (`H004`) for each key that the configuration gives and nothing obeys, in a fixed order.
pub fn without_effect(book: &Book, options: &Options) -> Vec<Diagnostic> {
    let makes = |kinds: &[HandoutKind]| kinds.iter().any(|kind| options.make.contains(kind));
    let set_by_layout = makes(&[HandoutKind::Participant, HandoutKind::Leader, HandoutKind::Pack]);
    let numbered = makes(&[HandoutKind::LargePrint, HandoutKind::Questions]);
    let counts_lines = options.place_by() == Numbers::Lines;
    let has_room = makes(&[HandoutKind::Questions, HandoutKind::Pack])
        || set_by_layout && options.layout != HandoutLayout::Manuscript;
    let useless = [
        (
            "rules",
            !has_room && !makes(&[HandoutKind::LargePrint]),
            "`rules` changes nothing: no copy with room to write in is made",
            "add `participant` to `make`",
        ),
        (
            "ruling",
            !has_room,
            "`ruling` changes nothing: no copy with room to write in is made, but in large print",
            "add `participant` to `make`",
        ),
        (
            "make",
            options.make.is_empty() && !options.study_epub,
            "no handout is asked for",
            "name kinds, such as `participant`",
        ),
        (
            "large-print-epub",
            !makes(&[HandoutKind::LargePrint]),
            "`large-print-epub` changes nothing: no copies in large print are made",
            "add `large-print` to `make`",
        ),
        (
            "layout",
            !makes(&[HandoutKind::Participant, HandoutKind::Leader]),
            "`layout` changes nothing: neither participants' nor leaders' copies are made",
            "add `participant` to `make`",
        ),
        (
            "fit",
            !makes(&[HandoutKind::Participant, HandoutKind::Leader]),
            "`fit` changes nothing: neither participants' nor leaders' copies are made",
            "add `participant` to `make`",
        ),
        (
            "numbers",
            !set_by_layout && !numbered && !options.study_epub,
            "`numbers` changes nothing: no copy that has numbers is made",
            "add `participant` to `make`",
        ),
        (
            "line-numbers",
            !counts_lines,
            "`line-numbers` changes nothing: paragraphs have the numbers, not lines",
            "write `numbers = \"lines\"`",
        ),
        (
            "questions",
            !makes(&[HandoutKind::Participant, HandoutKind::Leader])
                || options.layout != HandoutLayout::Margin,
            "`questions` changes nothing: no copy that has questions has a margin for them",
            "add `participant` to `make`, and take `layout = \"margin\"`",
        ),
        (
            "name-line",
            !makes(&[HandoutKind::Participant, HandoutKind::LargePrint, HandoutKind::Questions]),
            "`name-line` changes nothing: no participants' copies are made",
            "add `participant` to `make`",
        ),
        (
            "mirrored",
            !options.mirrored && options.layout == HandoutLayout::Facing,
            "`mirrored` changes nothing: pages that face one another need both sides of the paper",
            "take another `layout`, such as `margin`",
        ),
        (
            "large-print",
            !makes(&[HandoutKind::LargePrint]),
            "`large-print` changes nothing: no large print is made",
            "add `large-print` to `make`",
        ),
        (
            "sessions",
            !makes(&[HandoutKind::Pack]) && !sessions_choose(book, options),
            "`sessions` changes nothing: no pack is made, and these articles have handouts anyway",
            "add `pack` to `make`",
        ),
        (
            "excerpts",
            !makes(&[HandoutKind::Pack]),
            "`excerpts` changes nothing: no packs are made",
            "add `pack` to `make`",
        ),
        (
            "side-by-side",
            !makes(&[HandoutKind::Pack]),
            "`side-by-side` changes nothing: no packs are made",
            "add `pack` to `make`",
        ),
        (
            "booklet",
            options.booklet && !makes(&[HandoutKind::Pack, HandoutKind::LargePrint]),
            "`booklet` changes nothing: neither packs nor large print are made",
            "add `pack` or `large-print` to `make`",
        ),
        (
            "session-minutes",
            !makes(&[HandoutKind::Pack]) || !options.sessions.is_empty(),
            "`session-minutes` changes nothing: it divides the series into sessions for packs",
            "add `pack` to `make`, and take `sessions` out",
        ),
        (
            "reading-speed",
            !makes(&[HandoutKind::Pack]),
            "`reading-speed` changes nothing: no packs are made",
            "add `pack` to `make`",
        ),
        (
            "discussion-minutes",
            !makes(&[HandoutKind::Pack]),
            "`discussion-minutes` changes nothing: no packs are made",
            "add `pack` to `make`",
        ),
        (
            "welcome-minutes",
            !makes(&[HandoutKind::Pack]),
            "`welcome-minutes` changes nothing: no packs are made",
            "add `pack` to `make`",
        ),
        (
            "round-minutes",
            !makes(&[HandoutKind::Pack]),
            "`round-minutes` changes nothing: no packs are made",
            "add `pack` to `make`",
        ),
        (
            "break-minutes",
            !makes(&[HandoutKind::Pack]),
            "`break-minutes` changes nothing: no packs are made",
            "add `pack` to `make`",
        ),
    ];
    let reported = useless.into_iter().filter_map(|(key, is_useless, message, hint)| {
        let place = options.place_of(key).filter(|_| is_useless)?;
        Some(Diagnostic::warning("H004", message).at(place).hint(hint))
    });
    reported.collect()
}

/// Says (`H005`) that none of the kinds that are asked for could be made.
pub fn nothing_made() -> Diagnostic {
    let hint = "questions, terms and a leader’s copy come from study files: write `paper.study.md` beside `paper.txt`";
    Diagnostic::warning("H005", "there is nothing to make handouts of").hint(hint)
}

/// Tells what a copy saves that is set tighter, and what of it was made smaller.
pub fn saved(what: String, changed: &[String]) -> Diagnostic {
    Diagnostic::note("H006", what).hint(format!("made smaller: {}", changed.join(", ")))
}

/// Tells whether the sessions have a say in which articles have handouts.
fn sessions_choose(book: &Book, options: &Options) -> bool {
    let without = Options { sessions: Vec::new(), ..options.clone() };
    let ids =
        |options: &Options| chosen(book, options).into_iter().map(|(index, _)| index).collect::<Vec<_>>();
    !session::configured(book, options).is_empty() && ids(options) != ids(&without)
}
