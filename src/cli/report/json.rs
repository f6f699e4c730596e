//! Reports for programs.

use super::{Run, WrittenOutput};
use crate::diagnostic::{Diagnostic, Severity, SourceId, Sources, Span};
use crate::num::saturate;
use serde_json::{Map, Value, json};
use std::path::Path;

/// Returns one document with the diagnostics and what was written.
pub fn document(run: &Run<'_>, written: &[WrittenOutput]) -> String {
    let outputs: Vec<Value> = written
        .iter()
        .map(|file| json!({ "path": file.path.to_string_lossy(), "pages": file.pages, "bytes": file.bytes, "remark": file.remark }))
        .collect();
    let mut text = json!({ "diagnostics": diagnostics(run), "outputs": outputs }).to_string();
    text.push('\n');
    text
}

/// Returns the diagnostics with file, line and column (1-based, in characters).
pub fn diagnostics(run: &Run<'_>) -> Vec<Value> {
    run.diagnostics.iter().map(|diagnostic| entry(diagnostic, run.sources)).collect()
}

fn entry(diagnostic: &Diagnostic, sources: &Sources) -> Value {
    let labels: Vec<Value> = diagnostic
        .labels
        .iter()
        .map(|(span, text)| {
            let mut value = place(*span, sources);
            value["text"] = json!(text);
            value
        })
        .collect();
    let mut value = match (diagnostic.primary, &diagnostic.path) {
        (Some(span), _) => place(span, sources),
        (None, path) => {
            json!({ "file": path.as_deref().map(Path::to_string_lossy), "line": null, "column": null })
        }
    };
    value["code"] = json!(diagnostic.code.0);
    value["severity"] = json!(severity(diagnostic.severity));
    value["message"] = json!(diagnostic.message);
    value["labels"] = json!(labels);
    value["hints"] = json!(diagnostic.hints);
    value
}

/// Returns a place as file, line and column.
pub fn place(span: Span, sources: &Sources) -> Value {
    let (line, column) = sources.line_column(span);
    json!({ "file": sources.path(span.source).to_string_lossy(), "line": line, "column": column })
}

/// Adds file and line to a place that was written as source and bytes.
pub fn resolve(place: &mut Map<String, Value>, sources: &Sources) {
    let number = |key| place.get(key).and_then(Value::as_u64).and_then(|n| usize::try_from(n).ok());
    let (Some(source), Some(start)) = (number("source"), number("start")) else { return };
    let span = Span::new(SourceId(saturate(source)), start, start);
    if sources.path(span.source).as_os_str().is_empty() {
        return;
    }
    place.insert("file".into(), json!(sources.path(span.source).to_string_lossy()));
    place.insert("line".into(), json!(sources.line(span)));
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Note => "note",
        Severity::Warning => "warning",
        Severity::Error => "error",
    }
}
