//! The text of an article with what was understood of each line.

use super::html::Html;
use super::{Request, correct, pages, place};
use crate::diagnostic::{Sources, Span};
use crate::driver::{Foreign, PassageKind, Project};
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
pub(super) fn text(project: &Project, asked: &AskedText<'_>, token: &str) -> Option<Html> {
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
    let mut marked = MarkedText { sources, known: vec![Understood::default(); lines.len()] };
    marked.blocks(&section.header, "is-head");
    marked.blocks(&section.blocks, "");
    for note in &section.notes {
        marked.blocks(&note.blocks, "is-note");
    }
    for finding in &section.findings {
        let Some(span) = finding.span.filter(|span| span.source == source) else { continue };
        let (what, class) = named(finding);
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
    html.raw("<p><b>").text(plain_text(&section.title)).raw("</b>");
    if let Some(file) = &section.file {
        html.raw(" <span class=\"quiet\">").text(file.path.display()).raw("</span>");
    }
    if let Some(page) = pages::page_of(project, index) {
        html.raw(" <a href=\"/book?page=").text(page).raw("\">See its page</a> ·");
    }
    if section.file.as_ref().is_some_and(|file| Foreign::of(&file.path).is_none()) {
        html.raw(" <a href=\"/text?article=").text(&section.id).raw("&amp;edit=yes\">Change the text</a> ·");
    }
    html.raw(" <a href=\"/handouts?article=").text(&section.id).raw("\">See its handouts</a></p>");
    if asked.is_edited {
        return Some(std::mem::take(html.part(correct::editor(project, section, token))));
    }
    html.part(correct::facts(section, asked.with_facts, token));
    html.raw("<p>Beside each line stands what was understood of it. Click a line that was misread, and say what it is. Click its \
        number to see it on its page.</p>");
    html.raw("<ol class=\"source\">");
    for (at, (line, known)) in lines.iter().zip(&marked.known).enumerate().take(MOST) {
        html.raw("<li id=\"L")
            .text(at + 1)
            .raw("\" class=\"")
            .text(known.class)
            .raw("\">")
            .part(words(section, at + 1, line))
            .raw("<span class=\"k\">");
        let found = !known.found.is_empty();
        for (what, reason) in &known.found {
            html.raw("<span><b>").text(what).raw("</b>: ").message(reason).raw("</span> ");
        }
        if let Some(what) = known.what.filter(|_| !found) {
            html.text(what);
        }
        html.raw("</span>");
        if asked.line == Some(at + 1) && !line.trim().is_empty() {
            html.part(correct::panel(section, at + 1, said(project, section, text, line), token));
        }
        html.raw("</li>");
    }
    html.raw("</ol>");
    if lines.len() > MOST {
        html.raw("<p>The text has ")
            .text(lines.len())
            .raw(" lines; the first ")
            .text(MOST)
            .raw(" are shown.</p>");
    }
    Some(html)
}

/// Shows a line, which leads to what can be said of it, after its number, which leads to its page.
fn words(section: &Section, number: usize, line: &str) -> Html {
    let mut html = Html::default();
    if line.trim().is_empty() {
        html.raw("<span class=\"n\">").text(number).raw("</span><span class=\"w\"></span>");
        return html;
    }
    html.raw("<a class=\"n\" href=\"/book?article=").text(&section.id).raw("&amp;line=").text(number);
    html.raw("\" aria-label=\"Line ").text(number).raw(" on its page\">").text(number);
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
        for node in all.iter().filter(|node| node.span.start < node.span.end) {
            let (what, own) = match &node.value {
                Block::Paragraph(_) => ("paragraph", class),
                Block::Heading(_) => ("heading", "is-head"),
                Block::Quote(_) => ("quotation", "is-quotation"),
                Block::Verse(_) => ("verse", "is-quotation"),
                Block::List(_) => ("list", class),
                Block::Definitions { .. } => ("definitions", class),
                Block::Timeline { .. } => ("events", class),
                Block::Table(_) => ("table", class),
                Block::Figure(_) => ("picture", class),
                Block::SceneBreak => ("change of scene", class),
                Block::Room { .. } => ("room to write", class),
                Block::Code { .. } => ("program text", class),
                Block::Lang { .. } => ("another language", class),
            };
            self.mark(node.span, Some(what), own);
        }
    }
}

/// Returns what a finding is called, and the class of its lines; the class is empty where they stay what they are.
fn named(finding: &Finding) -> (&'static str, &'static str) {
    match finding.kind {
        FindingKind::Masthead => ("masthead", "is-head"),
        FindingKind::Issue => ("issue", "is-head"),
        FindingKind::Kicker => ("heading over several titles", "is-head"),
        FindingKind::Epigraph => ("epigraph", "is-quotation"),
        FindingKind::Title => ("title", "is-head"),
        FindingKind::Subtitle => ("subtitle", "is-head"),
        FindingKind::Byline => ("author", "is-head"),
        FindingKind::Date => ("date", "is-head"),
        FindingKind::SeriesNote => ("note on the series", "is-head"),
        FindingKind::Heading => ("heading", "is-head"),
        FindingKind::Quotation => ("quotation", "is-quotation"),
        FindingKind::Attribution => ("who is quoted", "is-quotation"),
        FindingKind::Signature => ("signature", "is-head"),
        FindingKind::Verse => ("verse", "is-quotation"),
        FindingKind::Caption => ("caption", ""),
        FindingKind::List => ("list", ""),
        FindingKind::SceneBreak => ("change of scene", ""),
        FindingKind::Note => ("note", "is-note"),
        FindingKind::Furniture => ("line of the web page, taken off", "is-off"),
        FindingKind::Removed => ("taken off", ""),
        FindingKind::Changed => ("changed", ""),
        FindingKind::Language => ("language", ""),
        FindingKind::Left => ("left as it is", ""),
        FindingKind::Missing => ("not found", ""),
        FindingKind::Choice => ("choice", ""),
    }
}
