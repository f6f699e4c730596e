//! What was understood of a study file: what everybody has in hand, and what only the leader has.

use super::html::Html;
use super::views;
use crate::driver::Project;
use crate::lang::desk::DeskWords;
use crate::model::{Blocks, Study, plain_text, visit};
use std::path::Path;

/// Shows it as a table, with what is to be said about the file.
pub(super) fn view(project: &Project, study: &Study, path: &Path, t: &DeskWords) -> Html {
    let mut html = Html::default();
    let said = project.diagnostics().iter().filter(|said| views::of_file(said, project) == Some(path));
    html.part(views::listed(&said.collect::<Vec<_>>(), project, t));
    html.raw("<table aria-label=\"").text(t.the_study_file).raw("\"><thead><tr><th scope=\"col\">");
    html.text(t.participants_copy).raw("</th><th scope=\"col\">").text(t.leaders_copy);
    html.raw("</th></tr></thead><tbody>");
    for (number, question) in (1..).zip(&study.questions) {
        html.part(row(&words(&question.before), ""));
        let asked = format!("{number}. {} {}", plain_text(&question.content), words(&question.more));
        html.part(row(&asked, &words(&question.answer)));
    }
    for term in &study.terms {
        html.part(row(&format!("{}: {}", term.word, words(&term.explanation)), ""));
    }
    for event in &study.chronology {
        html.part(row(&format!("{}: {}", event.written, words(&event.content)), ""));
    }
    html.part(row(&words(&study.sources), ""));
    for part in &study.parts {
        let said = format!("{}: {}", plain_text(&part.title), words(&part.blocks));
        html.part(if part.leaders { row("", &said) } else { row(&said, "") });
    }
    for remark in &study.facilitator {
        html.part(row("", &words(&remark.blocks)));
    }
    html.raw("</tbody></table>");
    html
}

/// Returns the words of blocks, each block parted from the next.
fn words(blocks: &Blocks) -> String {
    blocks.iter().map(|node| visit::text(std::slice::from_ref(node)).trim().to_owned() + " ").collect()
}

/// Shows a row; of nothing it shows none.
fn row(everybody: &str, leader: &str) -> Html {
    let mut html = Html::default();
    if everybody.trim().is_empty() && leader.trim().is_empty() {
        return html;
    }
    html.raw("<tr><td>").own(everybody.trim()).raw("</td><td>").own(leader.trim()).raw("</td></tr>");
    html
}
