//! What somebody says of the printer and its paper, where a booklet is made: the words of a person for keys that the
//! settings have too.

use super::Voice;
use super::html::Filling::Link;
use super::html::Html;
use crate::driver::Project;
use crate::impose::{Flip, PaperPath};
use crate::lang::desk::{DeskWords, filled};
use crate::model::Paper;

/// How a printer turns sheets, each with its word in the configuration.
const FLIPS: [(Flip, &str); 3] =
    [(Flip::ShortEdge, "short-edge"), (Flip::SingleSided, "single-sided"), (Flip::LongEdge, "long-edge")];

/// How paper goes through a printer, each with its letter in the test.
const WAYS: [(PaperPath, &str); 4] =
    [(PaperPath::A, "A"), (PaperPath::B, "B"), (PaperPath::C, "C"), (PaperPath::D, "D")];

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
    // A list of steps numbers the first line of each: a legend is none.
    html.raw("<div class=\"printer\" role=\"group\" aria-labelledby=\"printer\"><p id=\"printer\">")
        .text(t.printer);
    html.raw("</p>");
    html.was("booklet.flip", flip);
    for (_, word) in FLIPS {
        html.raw("<label><input type=\"radio\" name=\"booklet.flip\" value=\"").text(word);
        html.raw(if word == flip { "\" checked> " } else { "\"> " });
        html.text(called(word, t).unwrap_or(word)).raw("</label>");
    }
    if booklet.flip == Flip::SingleSided {
        html.part(way(booklet.printer, t));
    }
    let places = [("settings", Link("/settings#booklet-scheme"))];
    html.raw("<div class=\"row\">").part(paper(project, t)).raw("<span>").say(t.more_printing, &places);
    html.raw("</span></div></div>");
    html
}

/// Asks how paper goes through a printer that prints one side, which a test of two sheets shows.
fn way(set: Option<PaperPath>, t: &DeskWords) -> Html {
    let mut html = Html::default();
    let chosen = WAYS.iter().find(|(way, _)| Some(*way) == set).map_or("", |(_, word)| word);
    html.was("booklet.printer", chosen);
    html.raw("<label class=\"row\">").text(t.takes_paper).raw(" <select name=\"booklet.printer\">");
    html.raw("<option value=\"\">").text(t.not_set).raw("</option>");
    for (_, word) in WAYS {
        html.raw("<option").raw(if word == chosen { " selected>" } else { ">" }).text(word).raw("</option>");
    }
    html.raw("</select></label>");
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
        html.raw("<span>").say(t.paper_is_set, &places).raw("</span>");
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
