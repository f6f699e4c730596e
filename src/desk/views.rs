//! What is wrong with the series.

use super::handouts;
use super::html::Html;
use crate::config;
use crate::diagnostic::{Diagnostic, Severity, once};
use crate::driver::{Output, Project};
use crate::lang::desk::{DeskWords, filled};
use crate::model::Section;
use std::path::Path;

/// So many notes are shown at once.
const FEW: usize = 8;

/// Returns the file that a problem is about.
pub(super) fn of_file<'a>(problem: &'a Diagnostic, project: &'a Project) -> Option<&'a Path> {
    let read = problem.primary.map(|span| project.sources().path(span.source));
    read.or(problem.path.as_deref())
}

/// Finds what is wrong with the series and all that is made of it, the worst first.
pub(super) fn found(project: &Project) -> Vec<Diagnostic> {
    let mut all = project.diagnostics().to_vec();
    if let Some(shared) = project.share(Output::ALL) {
        let shared = shared.take(&mut all).only_checked();
        for output in Output::ALL {
            output.make(&shared).take(&mut all);
        }
    }
    let mut all = once(all);
    all.sort_by_key(|problem| std::cmp::Reverse(problem.severity));
    all
}

/// Lists what is wrong, each with the place and what to do about it.
pub(super) fn problems(project: &Project, all: &[Diagnostic], t: &DeskWords) -> Html {
    let mut html = Html::default();
    if all.is_empty() {
        html.raw("<p>").text(t.nothing_wrong).raw("</p>");
        return html;
    }
    // The program says what it chose, for hundreds of articles at times; that is nothing to mend.
    let (notes, problems): (Vec<_>, Vec<_>) =
        all.iter().partition(|problem| problem.severity == Severity::Note);
    if problems.is_empty() {
        html.raw("<p>").text(t.nothing_wrong).raw("</p>");
    }
    html.part(listed(&problems, project, t));
    if !notes.is_empty() {
        html.raw("<details").raw(if notes.len() > FEW { ">" } else { " open>" }).raw("<summary>");
        html.count(t.note_count, notes.len()).raw("</summary>");
        html.part(listed(&notes, project, t)).raw("</details>");
    }
    html
}

/// Lists problems, each with its place and what to do about it.
pub(super) fn listed(problems: &[&Diagnostic], project: &Project, t: &DeskWords) -> Html {
    let mut html = Html::default();
    if problems.is_empty() {
        return html;
    }
    html.raw("<ul class=\"problems\">");
    for problem in problems {
        let (name, class) = match problem.severity {
            Severity::Error => (t.an_error, "error"),
            Severity::Warning => (t.a_warning, "warning"),
            Severity::Note => (t.a_note, "note"),
        };
        html.raw("<li class=\"")
            .raw(class)
            .raw("\"><b>")
            .text(name)
            .raw("</b> ")
            .text(problem.code)
            .raw(": ");
        html.message(&problem.message, t);
        html.part(place(problem, project, t));
        for hint in &problem.hints {
            html.raw("<span class=\"quiet\">").message(hint, t);
            if let Some((section, key)) = named_key(hint) {
                html.raw(" <a href=\"/settings#").text(section).raw("-").text(&key).raw("\">");
                html.text(filled(t.set_key, &[("key", &key)])).raw("</a>");
            }
            if hint.contains("front matter")
                && let Some(id) = article_of(problem, project)
            {
                html.raw(" <a href=\"/text?article=").text(id).raw("&amp;facts=yes#facts\">");
                html.text(t.set_it_here).raw("</a>");
            }
            html.raw("</span>");
        }
        html.raw("</li>");
    }
    html.raw("</ul>");
    html
}

/// Returns the key of the configuration that a hint says to set, with its section.
fn named_key(hint: &str) -> Option<(&'static str, String)> {
    let quoted: Vec<&str> = hint.split('`').skip(1).step_by(2).collect();
    config::sections().iter().find_map(|section| {
        let is_named =
            quoted.iter().any(|word| word.trim_matches(['[', ']']) == section.name && word.starts_with('['));
        let word = |key: &str| quoted.iter().any(|word| word.split(" =").next() == Some(key));
        let key = section.keys.iter().find(|key| is_named && word(&key.name))?;
        Some((section.name, key.name.to_string()))
    })
}

/// Returns the id of the article that a problem is about.
fn article_of<'a>(problem: &'a Diagnostic, project: &'a Project) -> Option<&'a str> {
    let path = of_file(problem, project)?;
    let mut articles = project.book()?.articles();
    articles.find_map(|(_, Section { id, file, .. })| (file.as_ref()?.path == path).then_some(id.as_str()))
}

/// Shows the place of a problem, which leads to the text if it is that of an article or its study file.
fn place(problem: &Diagnostic, project: &Project, t: &DeskWords) -> Html {
    let mut html = Html::default();
    let Some(path) = of_file(problem, project) else { return html };
    let line = problem.primary.map(|span| project.sources().line(span));
    let target = target(project, path, line);
    html.raw("<span class=\"quiet\">");
    if let Some(target) = &target {
        html.raw("<a href=\"").text(target).raw("\">");
    }
    match line {
        Some(line) => html.text(filled(t.file_line, &[("file", &path.display()), ("line", &line)])),
        None => html.own(path.display()),
    };
    html.raw(if target.is_some() { "</a></span>" } else { "</span>" });
    html
}

/// Returns where the text of a file is shown.
fn target(project: &Project, path: &Path, line: Option<usize>) -> Option<String> {
    let mut articles = project.book()?.articles();
    articles.find_map(|(_, section)| {
        let id = &section.id;
        let line = line.map(|line| format!("&line={line}#L{line}")).unwrap_or_default();
        match section.file.as_ref()?.path == path {
            true => Some(format!("/text?article={id}{line}")),
            false => (handouts::study_file(project, section)? == path)
                .then(|| format!("/handouts?article={id}&edit=yes")),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hint_that_says_what_to_set_leads_to_it() {
        let named = |hint| named_key(hint);
        assert_eq!(
            named("set `title` under `[series]` in `chapbook.toml`"),
            Some(("series", "title".into()))
        );
        assert_eq!(named("write `page-list = false` under `[epub]`"), Some(("epub", "page-list".into())));
        assert_eq!(named("write `date: 2017-11-13` in its front matter"), None);
        assert_eq!(named("`title` is no key of `[print]`"), None);
    }
}
