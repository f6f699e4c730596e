//! The handouts of each article, and the study files they are made of.

use super::edit::{Hindrance, OnDisk};
use super::html::Filling::{Link, Value};
use super::html::Html;
use super::pages::{alarm, direction, no_book, turning};
use super::svg::{self, Art, PicturesOf};
use super::{Request, Voice, correct, hands};
use crate::driver::Project;
use crate::handout::{self, HandoutKind};
use crate::lang::desk::{DeskWords, filled};
use crate::model::visit::NodeRef;
use crate::model::{Block, Node, Section, SectionIndex, plain_text};
use std::path::{Path, PathBuf};

/// So many pages are shown at once.
const AT_ONCE: usize = 2;

/// Returns what a study file begins with, where there is none: headings are in English, which is read in every language.
fn begun(t: &DeskWords) -> String {
    format!(
        "---\naim: {}\n---\n\n# Questions\n\n1. [f] {} ¶ 1\n\n   {}\n\n2. [e] {} lines: 4\n\n# Terms\n\n- **{}**: {}\n",
        t.study_aim, t.study_factual, t.study_answer, t.study_evaluative, t.study_term, t.study_meaning
    )
}

/// Returns the kinds of copies of one article, each with what it is called.
fn kinds(t: &DeskWords) -> [(HandoutKind, &'static str); 5] {
    [
        (HandoutKind::Participant, t.participants_copy),
        (HandoutKind::Leader, t.leaders_copy),
        (HandoutKind::LargePrint, t.large_print),
        (HandoutKind::Questions, t.questions),
        (HandoutKind::Terms, t.terms),
    ]
}

fn word(kind: HandoutKind) -> &'static str {
    HandoutKind::ALL.iter().find(|(_, own)| *own == kind).map_or("", |(name, _)| name)
}

/// Returns the path of the study file of an article: of the one there is, or of one that is to be made. `None` for what lies in
/// no file.
pub(super) fn study_file(project: &Project, section: &Section) -> Option<PathBuf> {
    let article = &section.file.as_ref()?.path;
    let own = section.study.as_ref().map(|study| project.sources().path(study.source).to_path_buf());
    Some(own.unwrap_or_else(|| article.with_extension("study.md")))
}

/// Shows the handouts: of which articles there are any, or those of one.
pub(super) fn view(project: &Project, request: &Request<'_>, voice: Voice<'_>) -> Html {
    let t = voice.words;
    let Some(book) = project.book() else {
        return std::mem::take(alarm(project.diagnostics(), t).part(no_book(t)));
    };
    let asked = request.asked("article").unwrap_or_default();
    match book.articles().find(|(_, section)| section.id == asked) {
        None => list(project, t),
        Some((_, section)) if request.asked("edit") == Some("yes") => editor(project, section, voice),
        Some((index, _)) => copy(project, request, index, t),
    }
}

fn list(project: &Project, t: &DeskWords) -> Html {
    let mut html = Html::default();
    let Some(book) = project.book() else { return html };
    let options = &project.config().handouts;
    let is_asked = handout::is_asked(book, options);
    html.raw("<p>").text(if is_asked { t.handouts_are_made } else { t.handouts_are_begun }).raw("</p>");
    let chosen = handout::chosen(book, options);
    html.raw("<ul class=\"articles\">");
    for (index, section) in book.articles() {
        html.raw("<li><a href=\"/handouts?article=").text(&section.id).raw("\">");
        html.own(plain_text(&section.title)).raw("</a><span class=\"quiet\">");
        let has_study = section.study.is_some();
        html.text(match (has_study, chosen.iter().any(|(own, _)| *own == index)) {
            (true, _) => t.has_study,
            (false, true) => t.no_study,
            (false, false) => t.no_copies,
        });
        html.raw("</span><a href=\"/handouts?article=")
            .text(&section.id)
            .raw("&amp;edit=yes\" aria-label=\"");
        let (shown, label) = match has_study {
            true => (t.change_study, t.change_study_of),
            false => (t.make_study, t.make_study_of),
        };
        html.text(filled(label, &[("article", &section.id)])).raw("\">").text(shown).raw("</a></li>");
    }
    html.raw("</ul>");
    html
}

/// Shows one copy of an article.
fn copy(project: &Project, request: &Request<'_>, index: SectionIndex, t: &DeskWords) -> Html {
    let mut html = Html::default();
    let Some(section) = project.book().map(|book| book.section(index)) else { return html };
    let asked = request.asked("kind").unwrap_or_default();
    let kinds = kinds(t);
    let (kind, _) = kinds.iter().find(|(kind, _)| word(*kind) == asked).unwrap_or(&kinds[0]);
    let address = |kind: HandoutKind| format!("/handouts?article={}&kind={}", section.id, word(kind));
    html.raw("<p><b>")
        .own(plain_text(&section.title))
        .raw("</b> <a href=\"/handouts?article=")
        .text(&section.id);
    let change = if section.study.is_some() { t.change_study } else { t.make_its_study };
    html.raw("&amp;edit=yes\">").text(change);
    html.raw("</a> <a href=\"/handouts\">").text(t.all_handouts).raw("</a></p>");
    html.raw("<nav class=\"turn\" aria-label=\"").text(t.kinds_of_copies).raw("\">");
    for (own, shown) in kinds {
        html.choice(address(own), shown, own == *kind);
    }
    html.raw("</nav>");
    let mut noticed = Vec::new();
    let shared = project.share(&[]).map(|shared| shared.take(&mut noticed));
    let laid = shared.as_ref().and_then(|shared| shared.handout(index, *kind).take(&mut noticed));
    let (Some(shared), Some(laid)) = (shared.as_ref(), laid) else {
        html.part(alarm(&noticed, t)).raw("<p>").text(t.nothing_on_copy).raw("</p>");
        return html;
    };
    if !project.config().handouts.make.contains(kind) {
        let name = word(*kind);
        let places = [("kind", Value(&name)), ("settings", Link("/settings#handouts-make"))];
        html.raw("<p class=\"quiet\">").say(t.copy_not_made, &places).raw("</p>");
    }
    let count = laid.pages.len();
    let page = request.asked("page").and_then(|page| page.parse().ok()).unwrap_or(1);
    let first = (page.clamp(1, count.max(1)) - 1) / AT_ONCE * AT_ONCE;
    let target = |at: usize| format!("{}&page={}", address(*kind), at + 1);
    html.part(turning(
        (first > 0).then(|| target(first - AT_ONCE)),
        (first + AT_ONCE < count).then(|| target(first + AT_ONCE)),
        t,
    ));
    html.raw("<div class=\"spread\" dir=\"").raw(direction(shared.book())).raw("\">");
    for (at, page) in laid.pages.iter().enumerate().skip(first).take(AT_ONCE) {
        let art = Art { pictures: PicturesOf::SeriesOnly, ..Art::of_series(shared.fonts(), at) };
        html.raw("<figure class=\"sheet\">").part(svg::draw(page, art));
        let caption = filled(t.page_of, &[("page", &(at + 1)), ("pages", &count)]);
        html.raw("<figcaption dir=\"")
            .text(t.direction)
            .raw("\">")
            .text(caption)
            .raw("</figcaption></figure>");
    }
    html.raw("</div>");
    html
}

/// Shows a study file to be changed, beside the paragraphs of the article with their numbers.
fn editor(project: &Project, section: &Section, voice: Voice<'_>) -> Html {
    let t = voice.words;
    let mut html = Html::default();
    let Some(path) = study_file(project, section) else { return html };
    let file = match on_disk(project, &path, t) {
        Ok(file) => file,
        Err(why) => {
            html.raw("<p role=\"alert\">").part(why).raw("</p>");
            return html;
        }
    };
    html.raw("<p><b>")
        .own(plain_text(&section.title))
        .raw("</b> <a href=\"/handouts?article=")
        .text(&section.id);
    html.raw("\">").text(t.see_handouts).raw("</a></p><p class=\"quiet\">").text(t.click_number);
    html.raw("</p><div class=\"beside\"><div class=\"read\" tabindex=\"0\" role=\"region\" aria-label=\"");
    html.text(t.the_article).raw("\">").part(paragraphs(section, t)).raw("</div>");
    let begun = begun(t);
    let text = if file.is_there() { file.text() } else { &begun };
    let form = correct::EditForm { article: &section.id, is_study: true, text, voice };
    html.raw("<div>").part(correct::area(&file, &form));
    if let Some(study) = &section.study {
        html.part(hands::view(project, study, &path, t));
    }
    html.raw("</div></div>");
    html
}

/// Returns a study file as it lies on disk, or one that is begun.
pub(super) fn on_disk(project: &Project, path: &Path, t: &DeskWords) -> Result<OnDisk, Hindrance> {
    match project.file(path) {
        Some(_) => OnDisk::article(project, path, t),
        None => Ok(OnDisk::new_text(project, path)),
    }
}

/// Shows the paragraphs of an article with the numbers by which a study file names them.
fn paragraphs(section: &Section, t: &DeskWords) -> Html {
    let mut html = Html::default();
    section.visit(&mut |node| {
        let NodeRef::Block(Node { value: Block::Paragraph(paragraph), .. }) = node else { return };
        html.raw("<p>");
        if let Some(number) = paragraph.number {
            html.raw("<button type=\"button\" class=\"small\" data-put=\"¶ ").text(number);
            html.raw("\" aria-label=\"").text(filled(t.write_number, &[("number", &number)]));
            html.raw("\">¶ ").text(number);
            html.raw("</button> ");
        }
        html.text(plain_text(&paragraph.content)).raw("</p>");
    });
    html
}
