//! `inspect`: what was understood of each article, with the line it came from and why.

mod questions;
mod study;

use super::args::ReportFormat;
use super::report::{self, Run};
use super::settings::Settings;
use super::status::{Failure, Status};
use super::terminal::{Terminal, print};
use crate::driver::{Disk, Project};
use crate::model::{Book, Finding, Section};
use annotate_snippets::normalize_untrusted_str as plain;
use serde_json::{Value, json};
use std::fmt::Write as _;

/// How many characters of the words concerned are shown.
const WORDS: usize = 48;

/// Reads a series and shows what was understood of it; nothing is written.
///
/// # Errors
/// Where standard output fails.
pub fn run(settings: &Settings, terminal: Terminal) -> Result<Status, Failure> {
    terminal.progress("reading");
    let mut project = Project::open_once(Disk::of(&settings.series.inputs), settings.series.clone());
    // A report is wanted most where something is wrong: errors do not end it.
    project.read();
    terminal.clear();
    let run = Run::over(&project);
    let Some(book) = project.book() else { return Ok(report::status(&run, settings)) };
    match settings.format {
        ReportFormat::Json => print(&document(&run, book))?,
        ReportFormat::Human => {
            report::diagnostics(&run, settings, terminal);
            print(&for_people(&run, book))?;
        }
    }
    Ok(report::status(&run, settings))
}

/// Returns the report for people: the series, its choices, then article by article.
fn for_people(run: &Run<'_>, book: &Book) -> String {
    let mut text = String::new();
    let metadata = &book.metadata;
    let _ = writeln!(text, "{}", plain(&metadata.title));
    if let Some(subtitle) = &metadata.subtitle {
        let _ = writeln!(text, "{}", plain(subtitle));
    }
    let count = book.articles().count();
    let dates: Vec<&str> =
        [&metadata.first_date, &metadata.last_date].into_iter().flatten().map(|d| d.shown.as_str()).collect();
    let articles = if count == 1 { "article" } else { "articles" };
    let _ = writeln!(
        text,
        "{count} {articles}{}{}",
        if dates.is_empty() { "" } else { ", " },
        dates.join(" to ")
    );
    questions::for_people(&mut text, run, book);
    if !book.findings.is_empty() {
        let _ = writeln!(text, "\nthe series");
        findings(&mut text, run, &book.findings);
    }
    for (_, section) in book.articles() {
        let _ = writeln!(text, "\n{}", heading(section));
        findings(&mut text, run, &section.findings);
        study::for_people(&mut text, run, book, section);
    }
    text
}

/// Returns the line above an article's findings: its file, its id, and the number that `--only` takes for it.
fn heading(section: &Section) -> String {
    let Some(file) = &section.file else { return plain(&section.id) };
    let number = file.number.map(|number| format!(", number {number}")).unwrap_or_default();
    format!("{}  ({}{number})", plain(&file.path.to_string_lossy()), section.id)
}

/// Adds findings as a table in the order of the source: line, kind, words, reason.
fn findings(text: &mut String, run: &Run<'_>, findings: &[Finding]) {
    let mut findings: Vec<&Finding> = findings.iter().collect();
    findings.sort_by_key(|finding| finding.span.map(|span| (span.source, span.start)));
    let kinds: Vec<String> = findings.iter().map(|finding| kind(finding)).collect();
    let width = kinds.iter().map(String::len).max().unwrap_or(0);
    let shown: Vec<String> = findings.iter().map(|finding| shortened(&finding.text)).collect();
    let words = shown.iter().map(|words| words.chars().count()).max().unwrap_or(0);
    for ((finding, kind), shown) in findings.iter().zip(&kinds).zip(&shown) {
        let line = finding.span.map_or(String::new(), |span| run.sources.line(span).to_string());
        let mark = if finding.certainty.doubt().is_some() { '?' } else { ' ' };
        let _ = writeln!(text, "{line:>6}{mark} {kind:width$}  {shown:words$}  {}", plain(&finding.reason));
    }
}

/// Returns the name of a finding's kind, in words.
fn kind(finding: &Finding) -> String {
    match serde_json::to_value(finding.kind) {
        Ok(Value::String(name)) => name.replace('-', " "),
        _ => String::new(),
    }
}

/// Returns words on one line, cut where they are many.
fn shortened(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = plain(&text);
    match text.char_indices().nth(WORDS) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text,
    }
}

/// Returns the whole document model, each place with its file and line.
fn document(run: &Run<'_>, book: &Book) -> String {
    let mut model = serde_json::to_value(book).unwrap_or_default();
    resolve(&mut model, run);
    let mut text = json!({
        "diagnostics": report::json::diagnostics(run),
        "handouts": study::document(run, book),
        "book": model,
    })
    .to_string();
    text.push('\n');
    text
}

/// Adds file and line to every place of a model.
fn resolve(value: &mut Value, run: &Run<'_>) {
    let mut open = vec![value];
    while let Some(value) = open.pop() {
        match value {
            Value::Array(items) => open.extend(items),
            Value::Object(fields) => {
                if let Some(place) = fields.get_mut("span").and_then(Value::as_object_mut) {
                    report::json::resolve(place, run.sources);
                }
                open.extend(fields.values_mut());
            }
            _ => {}
        }
    }
}
