//! What is wrong with the series.

use super::html::Html;
use crate::diagnostic::{Diagnostic, Severity, once};
use crate::driver::{Output, Project};

/// Returns the file that a problem is about.
pub(super) fn of_file<'a>(problem: &'a Diagnostic, project: &'a Project) -> Option<&'a std::path::Path> {
    let read = problem.primary.map(|span| project.sources().path(span.source));
    read.or(problem.path.as_deref())
}

/// Lists what is wrong, each with the place and what to do about it.
pub(super) fn problems(project: &Project) -> Html {
    let mut all = project.diagnostics().to_vec();
    if let Some(shared) = project.share(Output::ALL) {
        let shared = shared.take(&mut all).only_checked();
        for output in Output::ALL {
            output.make(&shared).take(&mut all);
        }
    }
    let mut all = once(all);
    all.sort_by_key(|problem| std::cmp::Reverse(problem.severity));
    let mut html = Html::default();
    if all.is_empty() {
        html.raw("<p>Nothing is wrong.</p>");
        return html;
    }
    html.raw("<ul class=\"problems\">");
    for problem in &all {
        let (name, class) = match problem.severity {
            Severity::Error => ("Error", "error"),
            Severity::Warning => ("Warning", "warning"),
            Severity::Note => ("Note", "note"),
        };
        html.raw("<li class=\"")
            .text(class)
            .raw("\"><b>")
            .text(name)
            .raw("</b> ")
            .text(problem.code)
            .raw(": ");
        html.text(&problem.message);
        place(&mut html, problem, project);
        for hint in &problem.hints {
            html.raw("<span class=\"quiet\">").text(hint).raw("</span>");
        }
        html.raw("</li>");
    }
    html.raw("</ul>");
    html
}

/// Adds the place of a problem, which leads to the text if it is that of an article.
fn place(html: &mut Html, problem: &Diagnostic, project: &Project) {
    let Some(path) = of_file(problem, project) else { return };
    let article = project.book().and_then(|book| {
        book.articles().find(|(_, section)| section.file.as_ref().is_some_and(|file| file.path == path))
    });
    let line = problem.primary.map(|span| project.sources().line(span));
    html.raw("<span class=\"quiet\">");
    if let Some((_, section)) = article {
        html.raw("<a href=\"/text?article=").text(&section.id);
        if let Some(line) = line {
            html.raw("#L").text(line);
        }
        html.raw("\">");
    }
    html.text(path.display());
    if let Some(line) = line {
        html.raw(", line ").text(line);
    }
    html.raw(if article.is_some() { "</a></span>" } else { "</span>" });
}
