//! The series, its problems and its settings.

use super::html::Html;
use crate::config;
use crate::diagnostic::{Diagnostic, Severity, once};
use crate::driver::{Output, Project};
use crate::model::{SectionIndex, plain_text};

/// Lists the articles in order.
pub(super) fn series(project: &Project) -> Html {
    let mut html = Html::default();
    let problems = project.diagnostics();
    let counted = |severity| problems.iter().filter(|problem| problem.severity == severity).count();
    let (errors, warnings) = (counted(Severity::Error), counted(Severity::Warning));
    let Some(book) = project.book() else {
        html.raw("<p>There is no book yet: ").text(errors).raw(" errors stand in its way. ");
        html.raw("<a href=\"/problems\">See what they are</a>.</p>");
        return html;
    };
    let count = book.articles().count();
    html.raw("<p>").text(count).raw(if count == 1 { " article" } else { " articles" });
    if errors + warnings > 0 {
        html.raw(", <a href=\"/problems\">").text(errors + warnings);
        html.raw(if errors + warnings == 1 { " problem</a>" } else { " problems</a>" });
    }
    html.raw(".</p><ol class=\"articles\">");
    for (index, section) in book.articles() {
        html.raw("<li><a href=\"/text?article=")
            .text(&section.id)
            .raw("\">")
            .text(plain_text(&section.title));
        html.raw("</a>");
        if let Some(subtitle) = &section.subtitle {
            html.raw(" <i>").text(plain_text(subtitle)).raw("</i>");
        }
        html.raw("<span class=\"quiet\">");
        let date = section.date.as_ref().map_or("no date", |date| date.shown.as_str());
        html.text(date).raw(" · ").text(words(project, index)).raw(" words");
        if let Some(file) = &section.file {
            html.raw(" · ").text(file.path.display());
            let own = |problem: &&Diagnostic| of_file(problem, project) == Some(file.path.as_path());
            match problems.iter().filter(own).count() {
                0 => {}
                1 => {
                    html.raw(" · one problem");
                }
                more => {
                    html.raw(" · ").text(more).raw(" problems");
                }
            }
        }
        html.raw("</span></li>");
    }
    html.raw("</ol>");
    html
}

/// Counts the words of a section.
fn words(project: &Project, index: SectionIndex) -> usize {
    let section = project.book().map(|book| book.section(index));
    section.map_or(0, |section| crate::model::visit::text(&section.blocks).split_whitespace().count())
}

/// Returns the file that a problem is about.
fn of_file<'a>(problem: &'a Diagnostic, project: &'a Project) -> Option<&'a std::path::Path> {
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

/// Shows every key of `chapbook.toml` with what it does and what it is set to.
pub(super) fn settings(project: &Project) -> Html {
    let mut html = Html::default();
    html.raw("<p>These are the keys of <code>chapbook.toml</code> in the series’ folder. What is set there is marked. ");
    html.raw("Change the file in any editor: what it does is seen here at once.</p>");
    let file = project.sources().iter().find(|(_, source)| source.path.ends_with("chapbook.toml"));
    let given: toml::Table = file.and_then(|(_, source)| source.text.parse().ok()).unwrap_or_default();
    for section in config::sections().iter().filter(|section| section.name != "words") {
        html.heading(format_args!("[{}]", section.name)).raw("<p>").text(section.about).raw("</p><table>");
        for key in &section.keys {
            let set = given.get(section.name).and_then(|table| table.get(&*key.name));
            html.raw("<tr><th scope=\"row\"><code>").text(&key.name).raw("</code></th><td>");
            match (set, key.default()) {
                (Some(value), _) => html.raw("<span class=\"set\">").text(value).raw("</span> (set)"),
                (None, Some(default)) => html.text(default),
                (None, None) => html.raw("not set; for example ").text(key.example()),
            };
            html.raw("</td><td class=\"quiet\">").text(key.about).raw("</td></tr>");
        }
        html.raw("</table>");
    }
    html
}
