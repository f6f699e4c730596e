//! Whether what study files name is there.

use super::Options;
use super::excerpt;
use super::parts::text_of;
use super::session;
use super::terms::finder;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Placed;
use crate::model::visit::{self, NodeRef};
use crate::model::{Block, Book, ParagraphRange, Section, SectionIndex, Study, Term};
use std::collections::BTreeSet;

/// So many terms of a file are reported one by one.
const TERMS_REPORTED: usize = 20;

/// Returns what is wrong with the study files of a book, in the order of its articles.
///
/// `H001` for a paragraph that does not exist, `H002` for a term that never occurs, `H003` for a session, an excerpt or a
/// pair of articles that are not there, `H004` for a setting without effect, `H010` for a session that goes backwards,
/// `H011` for one that takes an article up again.
pub fn check(book: &Book, options: &Options) -> Vec<Diagnostic> {
    let mut all = Vec::new();
    for (_, section) in book.articles() {
        if let Some(study) = &section.study {
            paragraphs(section, study, &mut all);
            terms(&study.terms, "the article", text_of(section), &mut all);
        }
    }
    let whole: Vec<String> = book.articles().map(|(_, section)| text_of(section)).collect();
    terms(&book.study.terms, "the series", whole.join("\n"), &mut all);
    sessions(book, options, &mut all);
    excerpts(book, options, &mut all);
    side_by_side(book, options, &mut all);
    all.extend(super::settings::without_effect(book, options));
    all
}

fn paragraphs(section: &Section, study: &Study, all: &mut Vec<Diagnostic>) {
    let count = count(section);
    let questions = study.questions.iter().flat_map(|question| &question.paragraphs);
    let remarks = study.facilitator.iter().flat_map(|remark| &remark.paragraphs);
    // A list of paragraphs is one place: the first missing one is reported.
    let mut reported = None;
    let missing = questions
        .chain(remarks)
        .filter(|range| range.last > count && reported.replace(range.span) != Some(range.span));
    all.extend(missing.map(|ParagraphRange { last, span, .. }| {
        let message = format!("there is no paragraph {last}");
        let hint = match count {
            0 => "the article has no numbered paragraphs".to_owned(),
            count => format!("the article has {count}; its numbers stand in the participant’s copy"),
        };
        Diagnostic::warning("H001", message).at(*span).hint(hint)
    }));
}

/// Returns how many numbered paragraphs a section has.
pub fn count(section: &Section) -> u32 {
    let mut last = 0;
    visit::blocks(&section.blocks, &mut |item| {
        if let NodeRef::Block(node) = item {
            let numbers = match &node.value {
                Block::Paragraph(paragraph) => paragraph.number,
                Block::Verse(verse) => verse.stanzas.iter().filter_map(|stanza| stanza.number).max(),
                _ => None,
            };
            last = last.max(numbers.unwrap_or(0));
        }
    });
    last
}

fn terms(terms: &[Term], place: &str, text: String, all: &mut Vec<Diagnostic>) {
    let finder = finder(&terms.iter().collect::<Vec<_>>());
    let found: std::collections::BTreeSet<usize> = finder.find(&text).into_iter().collect();
    let missing = terms.iter().enumerate().filter(|(number, _)| !found.contains(number));
    let missing: Vec<&Term> = missing.map(|(_, term)| term).collect();
    let (reported, rest) = missing.split_at(missing.len().min(TERMS_REPORTED));
    let warning = |message: String, term: &Term| {
        let warning = Diagnostic::warning("H002", message).at(term.span);
        warning.hint("add the spelling that the text has, in brackets after the word")
    };
    all.extend(reported.iter().map(|term| warning(format!("`{}` never occurs in {place}", term.word), term)));
    if let Some(first) = rest.first() {
        let more =
            if rest.len() == 1 { "one more term".into() } else { format!("{} more terms", rest.len()) };
        all.push(warning(format!("from here on, {more} of the file never occur in {place}"), first));
    }
}

fn excerpts(book: &Book, options: &Options, all: &mut Vec<Diagnostic>) {
    for Placed { value: (name, written), span } in &options.excerpts {
        let mut warn = |code, message: String, hint: &str| {
            let warning = Diagnostic::warning(code, message).hint(hint);
            all.push(match span {
                Some(place) => warning.at(*place),
                None => warning,
            });
        };
        let Some(index) = session::named(book, name) else {
            let message = format!("an excerpt names `{name}`, but no article has that name");
            let hint = "write the name of the file without its ending, or the number that it begins with";
            warn("H003", message, hint);
            continue;
        };
        let last = count(book.section(index));
        match excerpt::paragraphs(written) {
            None => {
                let message = format!("`{written}` names no paragraphs");
                warn("H001", message, "write numbers and ranges, `3-9, 12`, or `all`");
            }
            Some(ranges) => {
                if let Some(range) = ranges.iter().find(|range| *range.end() > last) {
                    let message = format!("`{name}` has no paragraph {}", range.end());
                    warn("H001", message, &format!("its paragraphs are numbered 1 to {last}"));
                }
            }
        }
    }
}

fn side_by_side(book: &Book, options: &Options, all: &mut Vec<Diagnostic>) {
    for Placed { value: (one, other), span } in &options.side_by_side {
        for name in [one, other].into_iter().filter(|name| session::named(book, name).is_none()) {
            let message = format!("`{name}` shall stand side by side, but no article has that name");
            let hint = "write the name of the file without its ending, or the number that it begins with";
            let warning = Diagnostic::warning("H003", message).hint(hint);
            all.push(match span {
                Some(place) => warning.at(*place),
                None => warning,
            });
        }
    }
}

fn sessions(book: &Book, options: &Options, all: &mut Vec<Diagnostic>) {
    let mut taken: BTreeSet<SectionIndex> = BTreeSet::new();
    for Placed { value: (first, last), span } in &options.sessions {
        let mut warn = |code, message: String, hint: &str| {
            let warning = Diagnostic::warning(code, message).hint(hint);
            all.push(match span {
                Some(place) => warning.at(*place),
                None => warning,
            });
        };
        for name in [first, last].into_iter().filter(|name| session::named(book, name).is_none()) {
            let message = format!("a session names `{name}`, but no article has that name");
            let hint = "write the name of the file without its ending, or the number that it begins with";
            warn("H003", message, hint);
        }
        let Some(articles) = session::range(book, first, last) else { continue };
        if session::named(book, first) > session::named(book, last) {
            let message = format!("a session goes from `{first}` back to `{last}`");
            let hint = "its articles are taken in the order of the series; name the earlier one first";
            warn("H010", message, hint);
        }
        if let Some(twice) = articles.iter().find(|index| taken.contains(index)) {
            let id = &book.section(*twice).id;
            let message = format!("the session from `{first}` to `{last}` takes up `{id}` again");
            let hint = "it stands in both packs; let each session begin after the one before it";
            warn("H011", message, hint);
        }
        taken.extend(articles);
    }
}
