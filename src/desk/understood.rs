//! The text of an article with what was understood of each line.

use super::html::Filling::Value;
use super::html::Html;
use super::{Request, Voice, correct, facts, pages, place};
use crate::diagnostic::{Sources, Span};
use crate::driver::{Foreign, PassageKind, Project};
use crate::lang::desk::{DeskWords, filled};
use crate::model::{Block, Blocks, Finding, FindingKind, Section, plain_text};

/// So many lines of a text are shown.
const MOST: usize = 5_000;

/// What a line is, and what was understood of it.
#[derive(Clone, Debug, Default)]
struct Understood {
    /// The name of its class.
    class: &'static str,
    /// What it is part of, if that begins here.
    what: Option<&'static str>,
    /// Each thing that was found here, with why.
    found: Vec<(&'static str, String)>,
}

/// Which text is asked for, and what of it.
pub(super) struct AskedText<'a> {
    id: &'a str,
    file: &'a str,
    /// The line that is selected, from 1.
    line: Option<usize>,
    is_edited: bool,
    /// Whether title, author and date are asked for.
    with_facts: bool,
}

impl<'a> AskedText<'a> {
    pub(super) fn of(request: &Request<'a>) -> Self {
        let asked = |name: &str| request.asked(name).unwrap_or_default();
        let line = asked("line").parse().ok();
        let (is_edited, with_facts) = (asked("edit") == "yes", asked("facts") == "yes");
        Self { id: asked("article"), file: asked("file"), line, is_edited, with_facts }
    }
}

/// Shows the text of an article by its id or its file; `None` if there is none.
pub(super) fn text(project: &Project, asked: &AskedText<'_>, voice: Voice<'_>) -> Option<Html> {
    let t = voice.words;
    let book = project.book()?;
    let is_asked = |section: &Section| {
        let file = section.file.as_ref().map(|file| file.path.to_string_lossy().replace('\\', "/"));
        section.id == asked.id || (!asked.file.is_empty() && file.as_deref() == Some(asked.file))
    };
    let (index, section) = book.articles().find(|(_, section)| is_asked(section))?;
    let sources = project.sources();
    let source = place::own_source(project, section)?;
    let text = &sources.get(source).text;
    let lines: Vec<&str> = text.lines().collect();
    let mut marked = MarkedText { sources, known: vec![Understood::default(); lines.len()], words: t };
    marked.blocks(&section.header, "is-head");
    marked.blocks(&section.blocks, "");
    for note in &section.notes {
        marked.blocks(&note.blocks, "is-note");
    }
    for finding in &section.findings {
        let Some(span) = finding.span.filter(|span| span.source == source) else { continue };
        let (what, class) = named(finding, t);
        let at = sources.line(span) - 1;
        // A line of which only a part is taken off stays what its other parts are.
        let is_more = marked.known.get(at).is_some_and(|known| !known.found.is_empty());
        if !(class.is_empty() || (finding.kind == FindingKind::Furniture && is_more)) {
            marked.mark(span, None, class);
        }
        if let Some(known) = marked.known.get_mut(at) {
            known.found.push((what, finding.reason.clone()));
        }
    }
    let mut html = Html::default();
    html.raw("<p><b>").own(plain_text(&section.title)).raw("</b>");
    if let Some(file) = &section.file {
        html.raw(" <span class=\"quiet\">").own(file.path.display()).raw("</span>");
    }
    if let Some(page) = pages::page_of(project, index) {
        html.raw(" <a href=\"/book?page=").text(page).raw("\">").text(t.see_page).raw("</a> ·");
    }
    if section.file.as_ref().is_some_and(|file| Foreign::of(&file.path).is_none()) {
        html.raw(" <a href=\"/text?article=").text(&section.id).raw("&amp;edit=yes\">");
        html.text(t.change_text).raw("</a> ·");
    }
    html.raw(" <a href=\"/handouts?article=")
        .text(&section.id)
        .raw("\">")
        .text(t.see_handouts)
        .raw("</a></p>");
    if asked.is_edited {
        return Some(std::mem::take(html.part(correct::editor(project, section, voice))));
    }
    html.part(facts::form(project, section, asked.with_facts, voice));
    html.raw("<p>").text(t.beside_each_line).raw("</p><ol class=\"source\" dir=\"");
    html.raw(pages::direction(book)).raw("\">");
    for (at, (line, known)) in lines.iter().zip(&marked.known).enumerate().take(MOST) {
        html.raw("<li id=\"L")
            .text(at + 1)
            .raw("\" class=\"")
            .text(known.class)
            .raw("\">")
            .part(words(section, at + 1, line, t))
            .raw("<span class=\"k\" dir=\"")
            .text(t.direction)
            .raw("\">");
        let found = !known.found.is_empty();
        for (what, reason) in &known.found {
            html.raw("<span><b>").text(what).raw("</b>: ").message(reason, t).raw("</span> ");
        }
        if let Some(what) = known.what.filter(|_| !found) {
            html.text(what);
        }
        html.raw("</span>");
        if asked.line == Some(at + 1) && !line.trim().is_empty() {
            html.part(correct::panel(section, at + 1, said(project, section, text, line), voice));
        }
        html.raw("</li>");
    }
    html.raw("</ol>");
    if lines.len() > MOST {
        let places = [("lines", Value(&lines.len())), ("most", Value(&MOST))];
        html.raw("<p>").say(t.first_lines, &places).raw("</p>");
    }
    Some(html)
}

/// Shows a line, which leads to what can be said of it, after its number, which leads to its page.
fn words(section: &Section, number: usize, line: &str, t: &DeskWords) -> Html {
    let mut html = Html::default();
    if line.trim().is_empty() {
        html.raw("<span class=\"n\">").text(number).raw("</span><span class=\"w\"></span>");
        return html;
    }
    html.raw("<a class=\"n\" href=\"/book?article=").text(&section.id).raw("&amp;line=").text(number);
    html.raw("\" aria-label=\"").text(filled(t.line_on_page, &[("line", &number)])).raw("\">").text(number);
    html.raw("</a><a class=\"w\" href=\"/text?article=").text(&section.id).raw("&amp;line=").text(number);
    html.raw("#L").text(number).raw("\">").text(line).raw("</a>");
    html
}

/// Returns what somebody said of a line.
fn said(project: &Project, section: &Section, text: &str, line: &str) -> Option<PassageKind> {
    let path = &section.file.as_ref()?.path;
    let at = line.as_ptr() as usize - text.as_ptr() as usize;
    let own = project.config().read.correct.iter().filter(|own| own.is_of(path));
    own.filter(|own| own.place(text).is_some_and(|place| place.contains(&at)))
        .filter_map(|own| own.is)
        .next_back()
}

/// The lines of a text.
struct MarkedText<'a> {
    sources: &'a Sources,
    known: Vec<Understood>,
    words: &'static DeskWords,
}

impl MarkedText<'_> {
    /// Marks the lines of a span; `what` is `None` if it is known already what stands there.
    fn mark(&mut self, span: Span, what: Option<&'static str>, class: &'static str) {
        let last = Span::new(span.source, span.end.saturating_sub(1) as usize, span.end as usize);
        let first = self.sources.line(span) - 1;
        for at in first..self.sources.line(last).max(first + 1) {
            let Some(known) = self.known.get_mut(at) else { return };
            known.class = class;
            known.what = if at == first { what.or(known.what) } else { None };
        }
    }

    /// Marks the lines of blocks; `class` is that of blocks without one of their own.
    fn blocks(&mut self, all: &Blocks, class: &'static str) {
        let t = self.words;
        for node in all.iter().filter(|node| node.span.start < node.span.end) {
            let (what, own) = match &node.value {
                Block::Paragraph(_) => (t.is_paragraph, class),
                Block::Heading(_) => (t.is_heading, "is-head"),
                Block::Quote(_) => (t.is_quotation, "is-quotation"),
                Block::Verse(_) => (t.is_verse, "is-quotation"),
                Block::List(_) => (t.is_list, class),
                Block::Definitions { .. } => (t.is_definitions, class),
                Block::Timeline { .. } => (t.is_events, class),
                Block::Table(_) => (t.is_table, class),
                Block::Figure(_) => (t.is_picture, class),
                Block::SceneBreak => (t.is_scene_break, class),
                Block::Room { .. } => (t.is_room, class),
                Block::Code { .. } => (t.is_code, class),
                Block::Lang { .. } => (t.is_other_language, class),
            };
            self.mark(node.span, Some(what), own);
        }
    }
}

/// Returns what a finding is called, and the class of its lines; the class is empty where they stay what they are.
fn named(finding: &Finding, t: &DeskWords) -> (&'static str, &'static str) {
    match finding.kind {
        FindingKind::Masthead => (t.is_masthead, "is-head"),
        FindingKind::Issue => (t.is_issue, "is-head"),
        FindingKind::Kicker => (t.is_kicker, "is-head"),
        FindingKind::Epigraph => (t.is_epigraph, "is-quotation"),
        FindingKind::Title => (t.is_title, "is-head"),
        FindingKind::Subtitle => (t.is_subtitle, "is-head"),
        FindingKind::Byline => (t.is_author, "is-head"),
        FindingKind::Date => (t.is_date, "is-head"),
        FindingKind::SeriesNote => (t.is_series_note, "is-head"),
        FindingKind::Heading => (t.is_heading, "is-head"),
        FindingKind::Quotation => (t.is_quotation, "is-quotation"),
        FindingKind::Attribution => (t.is_attribution, "is-quotation"),
        FindingKind::Signature => (t.is_signature, "is-head"),
        FindingKind::Verse => (t.is_verse, "is-quotation"),
        FindingKind::Caption => (t.is_caption, ""),
        FindingKind::List => (t.is_list, ""),
        FindingKind::SceneBreak => (t.is_scene_break, ""),
        FindingKind::Note => (t.is_note, "is-note"),
        FindingKind::Furniture => (t.is_furniture, "is-off"),
        FindingKind::Removed => (t.is_taken_off, ""),
        FindingKind::Changed => (t.is_changed, ""),
        FindingKind::Language => (t.is_language, ""),
        FindingKind::Left => (t.is_left, ""),
        FindingKind::Missing => (t.is_missing, ""),
        FindingKind::Choice => (t.is_choice, ""),
    }
}
