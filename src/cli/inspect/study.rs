//! What `inspect` tells of study files and of what large print changes.

use super::shortened;
use crate::cli::report::{self, Run};
use crate::diagnostic::Span;
use crate::handout::{self, Capitals};
use crate::model::{Book, Section, Study};
use crate::num::saturate;
use annotate_snippets::normalize_untrusted_str as plain;
use serde_json::{Value, json};
use std::fmt::Write as _;

/// Adds to the report of an article: its study file, the terms that occur in it, and what large print sets in
/// another case.
pub fn for_people(text: &mut String, run: &Run<'_>, book: &Book, section: &Section) {
    if let Some(study) = &section.study {
        let file = plain(&run.sources.path(study.source).to_string_lossy());
        let _ = writeln!(text, "        study file {file}: {}", counts(study));
    }
    let terms: Vec<&str> = handout::terms_of(book, section).iter().map(|term| term.word.as_str()).collect();
    if !terms.is_empty() {
        let _ = writeln!(text, "        terms that occur: {}", plain(&terms.join(", ")));
    }
    for (line, capitals) in placed(run, section) {
        let (written, set) = (shortened(&capitals.written), shortened(&capitals.set));
        let _ = writeln!(text, "{line:>6}  {written} is set in large print as “{set}”");
    }
}

/// Returns the same for programs, by article.
pub fn document(run: &Run<'_>, book: &Book) -> Vec<Value> {
    let entry = |section: &Section| {
        let capitals: Vec<Value> = placed(run, section)
            .into_iter()
            .map(|(line, capitals)| {
                let mut value = report::json::place(capitals.span, run.sources);
                value["line"] = json!(line);
                value["written"] = json!(capitals.written);
                value["set"] = json!(capitals.set);
                value
            })
            .collect();
        let terms: Vec<&str> =
            handout::terms_of(book, section).iter().map(|term| term.word.as_str()).collect();
        let study = section.study.as_ref();
        json!({
            "article": section.id,
            "study-file": study.map(|study| run.sources.path(study.source)),
            "questions": study.map_or(0, |study| study.questions.len()),
            "answers": study.map_or(0, answers),
            "terms": terms,
            "capitals": capitals,
        })
    };
    book.articles().map(|(_, section)| entry(section)).collect()
}

/// Returns what a study file holds, in words.
fn counts(study: &Study) -> String {
    let number = |count: usize, one: &str, many: &str| match count {
        0 => None,
        1 => Some(format!("1 {one}")),
        count => Some(format!("{count} {many}")),
    };
    let counts = [
        number(study.questions.len(), "question", "questions"),
        number(answers(study), "answer", "answers"),
        number(study.terms.len(), "term", "terms"),
        number(study.chronology.len(), "event", "events"),
        number(study.facilitator.len(), "remark for the leader", "remarks for the leader"),
        study.minutes.map(|minutes| format!("{minutes} minutes")),
    ];
    let counts: Vec<String> = counts.into_iter().flatten().collect();
    if counts.is_empty() { "nothing that is understood".into() } else { counts.join(", ") }
}

fn answers(study: &Study) -> usize {
    study.questions.iter().filter(|question| !question.answer.is_empty()).count()
}

/// Returns capitals with their lines: of a long text each its own, found by its first word.
fn placed(run: &Run<'_>, section: &Section) -> Vec<(usize, Capitals)> {
    let mut from: Option<Span> = None;
    let placed = handout::capitals(section).into_iter().map(|capitals| {
        let start =
            from.filter(|last| last.source == capitals.span.source && last.start >= capitals.span.start);
        let start = start.map_or(capitals.span.start, |last| last.start).min(capitals.span.end);
        let source = &run.sources.get(capitals.span.source).text;
        let around = source.get(start as usize..capitals.span.end as usize).unwrap_or_default();
        let first = capitals.written.split_whitespace().next().unwrap_or_default();
        let at = start + around.find(first).map_or(0, saturate::<u32>);
        let place = Span { start: at, ..capitals.span };
        from = Some(Span { start: at + saturate::<u32>(first.len()), ..capitals.span });
        (run.sources.line(place), capitals)
    });
    placed.collect()
}
