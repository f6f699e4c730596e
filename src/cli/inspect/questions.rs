//! What `inspect` asks: first of all that it tells, each question once, with what to type.

use super::shortened;
use crate::cli::report::Run;
use crate::model::{Answer, AnswerPlace, Book, Doubt, Finding, FindingKind};
use annotate_snippets::normalize_untrusted_str as plain;
use std::fmt::Write as _;

/// So many of the lines in one doubt are shown.
const SHOWN: usize = 5;

/// Findings in the same doubt.
struct Question<'b> {
    asked: &'static str,
    findings: Vec<(&'b Finding, &'b Doubt)>,
}

/// Adds the questions to the report: those about most lines first.
pub fn for_people(text: &mut String, run: &Run<'_>, book: &Book) {
    let questions = questions(book);
    if questions.is_empty() {
        return;
    }
    let _ = writeln!(text, "\nin doubt, marked `?` below");
    for Question { asked, findings } in questions {
        let _ = writeln!(text, "     ?  {asked}");
        let shown = distinct(&findings);
        for DoubtedWords { finding, doubt, count } in shown.iter().take(SHOWN) {
            let place = finding.span.map_or(String::new(), |span| {
                format!("{}:{}", run.sources.path(span.source).to_string_lossy(), run.sources.line(span))
            });
            let words = shortened(&finding.text);
            let more = if *count > 1 { format!(" (and {} like it)", count - 1) } else { String::new() };
            let _ = writeln!(text, "        {}  {words}{more}  {}", plain(&place), plain(&doubt.evidence));
        }
        if shown.len() > SHOWN {
            let _ = writeln!(text, "        and {} more", shown.len() - SHOWN);
        }
        for answer in answers(shown.get(..SHOWN).unwrap_or(&shown)) {
            let place = match answer.place {
                AnswerPlace::Series => "under `[read]` in chapbook.toml",
                AnswerPlace::Article => "between two lines `---` at the head of the file",
            };
            let _ = writeln!(text, "        {}: write `{}` {place}", answer.when, plain(&answer.typed()));
        }
    }
}

/// Gathers the doubts of a book by what is asked.
fn questions(book: &Book) -> Vec<Question<'_>> {
    let mut questions: Vec<Question<'_>> = Vec::new();
    let findings = book.articles().flat_map(|(_, section)| &section.findings);
    for (finding, doubt) in findings.filter_map(|finding| Some((finding, finding.certainty.doubt()?))) {
        match questions.iter_mut().find(|question| question.asked == doubt.question) {
            Some(question) => question.findings.push((finding, doubt)),
            None => questions.push(Question { asked: doubt.question, findings: vec![(finding, doubt)] }),
        }
    }
    questions.sort_by_key(|question| std::cmp::Reverse(question.findings.len()));
    questions
}

/// A finding in doubt, and how many have its words and its evidence.
struct DoubtedWords<'b> {
    finding: &'b Finding,
    doubt: &'b Doubt,
    count: usize,
}

/// Returns findings with their doubts, those of the same words together.
fn distinct<'b>(findings: &[(&'b Finding, &'b Doubt)]) -> Vec<DoubtedWords<'b>> {
    let mut all: Vec<DoubtedWords<'b>> = Vec::new();
    for (finding, doubt) in findings {
        // What is missing has no words of its own.
        let same = |known: &&mut DoubtedWords<'_>| {
            finding.kind != FindingKind::Missing
                && known.finding.text == finding.text
                && known.doubt == *doubt
        };
        match all.iter_mut().find(same) {
            Some(known) => known.count += 1,
            None => all.push(DoubtedWords { finding, doubt, count: 1 }),
        }
    }
    all
}

/// Returns what can be typed: for the series one line with the values of all shown, for an article that of the first.
fn answers(findings: &[DoubtedWords<'_>]) -> Vec<Answer> {
    let mut answers: Vec<Answer> = Vec::new();
    for answer in findings.iter().flat_map(|of| &of.doubt.answers) {
        match answers.iter_mut().find(|known| known.key == answer.key) {
            Some(known) if known.place == AnswerPlace::Series => {
                let new = answer.values.iter().filter(|value| !known.values.contains(value));
                let new: Vec<String> = new.cloned().collect();
                known.values.extend(new);
            }
            Some(_) => {}
            None => answers.push(answer.clone()),
        }
    }
    answers
}
