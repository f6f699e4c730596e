//! What somebody says of the printer and its paper, where a booklet is made: the words of a person for keys that the
//! settings have too.

use super::Voice;
use super::html::Filling::Link;
use super::html::Html;
use crate::driver::Project;
use crate::impose::Flip;
use crate::lang::desk::{DeskWords, filled};
use crate::model::Paper;

/// How a printer turns sheets, each with its word in the configuration.
const FLIPS: [(Flip, &str); 3] =
    [(Flip::ShortEdge, "short-edge"), (Flip::SingleSided, "single-sided"), (Flip::LongEdge, "long-edge")];

/// What a printer takes, each with its word in the configuration.
const PAPERS: [(Paper, &str); 2] = [(Paper::A4, "a4"), (Paper::Letter, "letter")];

/// Returns what a way of turning sheets is called, by its word.
pub(super) fn called(word: &str, t: &DeskWords) -> Option<&'static str> {
    let (flip, _) = FLIPS.iter().find(|(_, own)| *own == word)?;
    Some(match flip {
        Flip::ShortEdge => t.prints_both,
        Flip::SingleSided => t.prints_one,
        Flip::LongEdge => t.prints_long,
    })
}

/// Returns what a paper is called, by its word.
pub(super) fn paper_called(word: &str, t: &DeskWords) -> Option<&'static str> {
    match word {
        "a4" => Some("A4"),
        "letter" => Some(t.paper_letter),
        _ => None,
    }
}

/// Asks how the printer prints and what paper it takes, within a form.
pub(super) fn fields(project: &Project, voice: Voice<'_>) -> Html {
    let t = voice.words;
    let mut html = Html::default();
    let booklet = &project.config().booklet;
    let flip = FLIPS.iter().find(|(flip, _)| *flip == booklet.flip).map_or("", |(_, word)| word);
    html.raw("<fieldset class=\"printer\"><legend>").text(t.printer).raw("</legend>");
    html.was("booklet.flip", flip);
    for (_, word) in FLIPS {
        html.raw("<label><input type=\"radio\" name=\"booklet.flip\" value=\"").text(word);
        html.raw(if word == flip { "\" checked> " } else { "\"> " });
        html.text(called(word, t).unwrap_or(word)).raw("</label>");
    }
    html.part(paper(project, t));
    let places = [("settings", Link("/settings#booklet-scheme"))];
    html.raw("<p class=\"quiet\">").say(t.more_printing, &places).raw("</p></fieldset>");
    html
}

/// Asks for the paper; where the settings give a sheet or a page, it follows from those.
fn paper(project: &Project, t: &DeskWords) -> Html {
    let mut html = Html::default();
    let config = project.config();
    let is_given =
        config.booklet.sheet.is_some() || config.booklet.page.is_some() || config.style.page.is_some();
    if is_given {
        let places = [("settings", Link("/settings#booklet-sheet"))];
        html.raw("<p>").say(t.paper_is_set, &places).raw("</p>");
        return html;
    }
    let set = config.assemble.paper;
    let word = |paper: Paper| PAPERS.iter().find(|(own, _)| *own == paper).map_or("", |(_, word)| word);
    let name = |paper: Paper| paper_called(word(paper), t).unwrap_or_default();
    let chosen = set.map_or("", word);
    html.was("series.paper", chosen);
    html.raw("<label class=\"row\">").text(t.paper_size).raw(" <select name=\"series.paper\">");
    if set.is_none() {
        let usual = project.book().map_or(Paper::A4, |book| book.metadata.paper);
        html.raw("<option value=\"\">")
            .text(filled(t.by_default, &[("value", &name(usual))]))
            .raw("</option>");
    }
    for (paper, word) in PAPERS {
        html.raw("<option value=\"").text(word);
        html.raw(if word == chosen { "\" selected>" } else { "\">" }).text(name(paper)).raw("</option>");
    }
    html.raw("</select></label>");
    html
}
