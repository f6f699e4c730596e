//! The handouts of each article, and the study files they are made of.

use super::edit::OnDisk;
use super::html::Html;
use super::pages::{alarm, no_book, turning};
use super::svg::{self, Art, PicturesOf};
use super::{Request, correct};
use crate::driver::Project;
use crate::handout::{self, HandoutKind};
use crate::model::visit::NodeRef;
use crate::model::{Block, Node, Section, SectionIndex, plain_text};
use std::path::{Path, PathBuf};

/// What a study file begins with, where there is none.
const BEGUN: &str = "---\naim: What the group should take home.\n---\n\n# Questions\n\n1. [f] What does the text say? ¶ 1\n\n   \
    The answer: only the leader’s copy has it.\n\n2. [e] What do you think? lines: 4\n\n# Terms\n\n- **word**: what it means.\n";

/// So many pages are shown at once.
const AT_ONCE: usize = 2;

/// The kinds of copies of one article, each with what it is called.
const KINDS: [(HandoutKind, &str); 5] = [
    (HandoutKind::Participant, "Participants’ copy"),
    (HandoutKind::Leader, "Leader’s copy"),
    (HandoutKind::LargePrint, "Large print"),
    (HandoutKind::Questions, "Questions"),
    (HandoutKind::Terms, "Terms"),
];

fn word(kind: HandoutKind) -> &'static str {
    HandoutKind::ALL.iter().find(|(_, own)| *own == kind).map_or("", |(name, _)| name)
}

/// Returns the path of the study file of an article, which is at the one given.
pub(super) fn study_file(article: &Path) -> PathBuf {
    article.with_extension("study.md")
}

/// Shows the handouts: of which articles there are any, or those of one.
pub(super) fn view(project: &Project, request: &Request<'_>, token: &str) -> Html {
    let Some(book) = project.book() else {
        return std::mem::take(alarm(project.diagnostics()).part(no_book()));
    };
    let asked = request.asked("article").unwrap_or_default();
    match book.articles().find(|(_, section)| section.id == asked) {
        None => list(project),
        Some((_, section)) if request.asked("edit") == Some("yes") => editor(project, section, token),
        Some((index, _)) => copy(project, request, index),
    }
}

fn list(project: &Project) -> Html {
    let mut html = Html::default();
    let Some(book) = project.book() else { return html };
    let options = &project.config().handouts;
    if handout::is_asked(book, options) {
        html.raw("<p>They are made of each article that has a study file, or stands in a session.</p>");
    } else {
        html.raw("<p>A study file beside an article holds questions, terms and what else a group works on. ");
        html.raw("Make one, and handouts are made with the other files.</p>");
    }
    let chosen = handout::chosen(book, options);
    html.raw("<ul class=\"articles\">");
    for (index, section) in book.articles() {
        html.raw("<li><a href=\"/handouts?article=").text(&section.id).raw("\">");
        html.text(plain_text(&section.title)).raw("</a><span class=\"quiet\">");
        let has_study = section.study.is_some();
        html.raw(match (has_study, chosen.iter().any(|(own, _)| *own == index)) {
            (true, _) => "has a study file",
            (false, true) => "no study file; its copies are only the text",
            (false, false) => "no study file: no copies are made of it",
        });
        html.raw("</span><a href=\"/handouts?article=")
            .text(&section.id)
            .raw("&amp;edit=yes\" aria-label=\"");
        let shown = if has_study { "Change its study file" } else { "Make a study file" };
        html.raw(shown).raw(": ").text(&section.id).raw("\">").raw(shown).raw("</a></li>");
    }
    html.raw("</ul>");
    html
}

/// Shows one copy of an article.
fn copy(project: &Project, request: &Request<'_>, index: SectionIndex) -> Html {
    let mut html = Html::default();
    let Some(section) = project.book().map(|book| book.section(index)) else { return html };
    let asked = request.asked("kind").unwrap_or_default();
    let (kind, _) = KINDS.iter().find(|(kind, _)| word(*kind) == asked).unwrap_or(&KINDS[0]);
    let address = |kind: HandoutKind| format!("/handouts?article={}&kind={}", section.id, word(kind));
    html.raw("<p><b>")
        .text(plain_text(&section.title))
        .raw("</b> <a href=\"/handouts?article=")
        .text(&section.id);
    html.raw("&amp;edit=yes\">").raw(if section.study.is_some() { "Change" } else { "Make" });
    html.raw(" its study file</a> <a href=\"/handouts\">All handouts</a></p>");
    html.raw("<nav class=\"turn\" aria-label=\"Kinds of copies\">");
    for (own, shown) in KINDS {
        html.choice(address(own), shown, own == *kind);
    }
    html.raw("</nav>");
    let mut noticed = Vec::new();
    let shared = project.share(&[]).map(|shared| shared.take(&mut noticed));
    let laid = shared.as_ref().and_then(|shared| shared.handout(index, *kind).take(&mut noticed));
    let (Some(shared), Some(laid)) = (shared.as_ref(), laid) else {
        html.part(alarm(&noticed))
            .raw("<p>There is nothing on such a copy of this article: its study file says nothing ");
        html.raw("that would stand there.</p>");
        return html;
    };
    if !project.config().handouts.make.contains(kind) {
        html.raw("<p class=\"quiet\">This copy is not made unless you ask for it: add <code>")
            .text(word(*kind));
        html.raw("</code> to <a href=\"/settings#handouts-make\">make</a>.</p>");
    }
    let count = laid.pages.len();
    let page = request.asked("page").and_then(|page| page.parse().ok()).unwrap_or(1);
    let first = (page.clamp(1, count.max(1)) - 1) / AT_ONCE * AT_ONCE;
    let target = |at: usize| format!("{}&page={}", address(*kind), at + 1);
    html.part(turning(
        (first > 0).then(|| target(first - AT_ONCE)),
        (first + AT_ONCE < count).then(|| target(first + AT_ONCE)),
    ));
    html.raw("<div class=\"spread\">");
    for (at, page) in laid.pages.iter().enumerate().skip(first).take(AT_ONCE) {
        let art = Art { pictures: PicturesOf::SeriesOnly, ..Art::of_series(shared.fonts(), at) };
        html.raw("<figure class=\"sheet\">").part(svg::draw(page, art));
        html.raw("<figcaption>").text(at + 1).raw(" of ").text(count).raw("</figcaption></figure>");
    }
    html.raw("</div>");
    html
}

/// Shows a study file to be changed, beside the paragraphs of the article with their numbers.
fn editor(project: &Project, section: &Section, token: &str) -> Html {
    let mut html = Html::default();
    let Some(path) = section.file.as_ref().map(|file| study_file(&file.path)) else { return html };
    let file = match on_disk(project, &path) {
        Ok(file) => file,
        Err(why) => {
            html.raw("<p role=\"alert\">").text(why).raw("</p>");
            return html;
        }
    };
    html.raw("<p><b>")
        .text(plain_text(&section.title))
        .raw("</b> <a href=\"/handouts?article=")
        .text(&section.id);
    html.raw("\">See its handouts</a></p><p class=\"quiet\">Click the number of a paragraph to write it into the study file, ");
    html.raw("where the cursor stands.</p><div class=\"beside\"><div class=\"read\" tabindex=\"0\" role=\"region\" ");
    html.raw("aria-label=\"The article\">").part(paragraphs(section)).raw("</div>");
    let text = if file.is_there() { file.text() } else { BEGUN };
    let form = correct::EditForm { article: &section.id, is_study: true, text, token };
    html.part(correct::area(&file, &form)).raw("</div>");
    html
}

/// Returns a study file as it lies on disk, or one that is begun.
pub(super) fn on_disk(project: &Project, path: &Path) -> Result<OnDisk, String> {
    match project.file(path) {
        Some(_) => OnDisk::article(project, path),
        None => Ok(OnDisk::new_text(project, path)),
    }
}

/// Shows the paragraphs of an article with the numbers by which a study file names them.
fn paragraphs(section: &Section) -> Html {
    let mut html = Html::default();
    section.visit(&mut |node| {
        let NodeRef::Block(Node { value: Block::Paragraph(paragraph), .. }) = node else { return };
        html.raw("<p>");
        if let Some(number) = paragraph.number {
            html.raw("<button type=\"button\" class=\"small\" data-put=\"¶ ").text(number);
            html.raw("\" aria-label=\"Write ¶ ").text(number).raw(" into the study file\">¶ ").text(number);
            html.raw("</button> ");
        }
        html.text(plain_text(&paragraph.content)).raw("</p>");
    });
    html
}
