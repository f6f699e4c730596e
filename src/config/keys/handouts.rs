//! The keys of `[handouts]`.

use super::PAPERS;
use super::length;
use crate::config::kind::{Choice, Choices, CountKind, Flag, Optional, OrAuto, Pairs};
use crate::config::table::Key;
use crate::handout::{HandoutKind, Numbers, QuestionsPlace, TermsPlace};
use crate::model::{HandoutLayout, LargePrint, LineNumbers, WritingRules};
use crate::unit::Length;

/// Every key, in the order in which they are shown.
pub(super) fn keys() -> Vec<Key> {
    let mut keys = copies();
    keys.extend(sessions());
    keys
}

/// What is made of each article.
fn copies() -> Vec<Key> {
    vec![
        Key::new(
            "make",
            "What is made of each article: \"participant\", \"leader\", \"large-print\", \"questions\", \"terms\"; and \
             \"pack\", of the articles of a session together. With large print comes an EPUB of the book in large print.",
            Choices(&HandoutKind::ALL),
            |c| &mut c.handouts.make,
        ),
        Key::new(
            "paper",
            "The paper: \"a4\" or \"letter\". \"auto\" is that of the series.",
            Choice(PAPERS),
            |c| &mut c.handouts.paper,
        ),
        Key::new(
            "layout",
            "How the participant's pages are divided. \"margin\": a wide margin for notes. \"cornell\": a column and a \
             band for notes. \"manuscript\": double spaced, every line numbered. \"facing\": ruled pages beside the text.",
            Choice(&[
                ("margin", HandoutLayout::Margin),
                ("cornell", HandoutLayout::Cornell),
                ("manuscript", HandoutLayout::Manuscript),
                ("facing", HandoutLayout::Facing),
            ]),
            |c| &mut c.handouts.layout,
        ),
        Key::new(
            "numbers",
            "By what a group finds its place: numbered \"paragraphs\", or numbered \"lines\", every fifth.",
            Choice(&[("paragraphs", Numbers::Paragraphs), ("lines", Numbers::Lines)]),
            |c| &mut c.handouts.numbers,
        ),
        Key::new(
            "line-numbers",
            "From where lines are counted: \"running\" through the article, or from the top of each \"page\".",
            Choice(&[("running", LineNumbers::Running), ("page", LineNumbers::Page)]),
            |c| &mut c.handouts.line_numbers,
        ),
        Key::new(
            "terms",
            "Where terms are explained: in the \"margin\" beside the line, at the \"foot\" of the page, or in a \"list\" \
             after the text.",
            Choice(&[("margin", TermsPlace::Margin), ("foot", TermsPlace::Foot), ("list", TermsPlace::List)]),
            |c| &mut c.handouts.terms,
        ),
        Key::new(
            "questions",
            "Where questions stand that name a paragraph: \"beside\" it in the margin, or all of them at the \"end\", each \
             with room to write.",
            Choice(&[("end", QuestionsPlace::End), ("beside", QuestionsPlace::Beside)]),
            |c| &mut c.handouts.questions,
        ),
        Key::new(
            "rules",
            "How room to write in is ruled: by \"solid\" rules, by \"dotted\" ones, or by \"none\".",
            Choice(&[
                ("solid", WritingRules::Solid),
                ("dotted", WritingRules::Dotted),
                ("none", WritingRules::None),
            ]),
            |c| &mut c.handouts.rules,
        ),
        Key::new(
            "ruling",
            "From rule to rule, such as \"8mm\" or \"9mm\". \"auto\" is what suits the layout, mostly 12mm; large print \
             keeps its own.",
            OrAuto(Optional(length(Length::mm(6), Length::mm(30), "9mm"))),
            |c| &mut c.style.ruling,
        ),
        Key::new(
            "name-line",
            "Whether there is a line for a name and a date at the top of what participants get.",
            Flag,
            |c| &mut c.handouts.name_line,
        ),
        Key::new(
            "mirrored",
            "Whether the margins of left-hand pages mirror those of right-hand ones. `false` for copies printed on one \
             side: holes are punched at the same edge of all pages, and no page is left blank.",
            Flag,
            |c| &mut c.handouts.mirrored,
        ),
        Key::new(
            "large-print",
            "By whose rules large print is set: \"acb\" (American Council of the Blind), \"rnib\" (Royal National \
             Institute of Blind People), \"aph\" (American Printing House for the Blind).",
            Choice(&[("acb", LargePrint::Acb), ("rnib", LargePrint::Rnib), ("aph", LargePrint::Aph)]),
            |c| &mut c.handouts.large_print,
        ),
        Key::new(
            "booklet",
            "Whether packs and copies in large print are also made as booklets to fold and staple: packs on halves of the \
             paper, large print, which is not made smaller, on sheets twice as large.",
            Flag,
            |c| &mut c.handouts.booklet,
        ),
        Key::new(
            "fit",
            "Whether leading, margins and size are set up to 3 % smaller if that saves a sheet.",
            Flag,
            |c| &mut c.handouts.fit,
        ),
        Key::new(
            "study-epub",
            "Whether an EPUB is made in which questions and terms follow each article.",
            Flag,
            |c| &mut c.handouts.study_epub,
        ),
        Key::new(
            "large-print-epub",
            "Whether with copies in large print an EPUB in large print is made too.",
            Flag,
            |c| &mut c.handouts.large_print_epub,
        ),
    ]
}

/// What a group reads together, and how long that takes.
fn sessions() -> Vec<Key> {
    vec![
        Key::new(
            "sessions",
            "The first and the last article of each session.",
            Pairs { of: "a first and a last article", example: "[[\"000\", \"004\"]]" },
            |c| &mut c.handouts.sessions,
        )
        .like("[[\"2025-01-06-a-sheet-of-paper\", \"2025-02-03-thread-and-needle\"]]"),
        Key::new(
            "excerpts",
            "Articles and the paragraphs of them that stand in one pack of excerpts, `handouts/excerpts.pdf`; \"all\" is \
             the whole article.",
            Pairs { of: "an article and its paragraphs", example: "[[\"000\", \"3-9, 12\"]]" },
            |c| &mut c.handouts.excerpts,
        )
        .like("[[\"2025-01-06-a-sheet-of-paper\", \"¶ 3-9\"], [\"2025-02-03-thread-and-needle\", \"1, 4-6\"]]"),
        Key::new(
            "side-by-side",
            "Pairs of articles that stand side by side, paragraph by paragraph, such as a text and its translation: \
             `handouts/side-by-side-1.pdf` and so on.",
            Pairs { of: "two articles", example: "[[\"003\", \"007\"]]" },
            |c| &mut c.handouts.side_by_side,
        )
        .like("[[\"2025-01-06-a-sheet-of-paper\", \"2025-02-03-thread-and-needle\"]]"),
        Key::new(
            "session-minutes",
            "How many minutes a session takes, if `sessions` does not say what is read in each.",
            CountKind(5..=1440),
            |c| &mut c.handouts.session_minutes,
        ),
        Key::new(
            "reading-speed",
            "How many words are read in a minute, for the schedule of a pack.",
            CountKind(20..=1000),
            |c| &mut c.handouts.reading_speed,
        ),
        Key::new(
            "discussion-minutes",
            "How many minutes an article is talked about, if its study file does not say.",
            CountKind(0..=600),
            |c| &mut c.handouts.discussion_minutes,
        ),
        Key::new(
            "welcome-minutes",
            "How many minutes people arrive and are welcomed at the beginning of a session.",
            CountKind(0..=120),
            |c| &mut c.handouts.welcome_minutes,
        ),
        Key::new(
            "round-minutes",
            "How many minutes each round takes in which everybody says something: before the first discussion and at the \
             end. 0 for none.",
            CountKind(0..=120),
            |c| &mut c.handouts.round_minutes,
        ),
        Key::new(
            "break-minutes",
            "How many minutes the break of a session of more than 90 minutes is. 0 for none.",
            CountKind(0..=120),
            |c| &mut c.handouts.break_minutes,
        ),
    ]
}
