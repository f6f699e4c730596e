//! What stands before the text: masthead, title, subtitle, byline, dateline, epigraph, series note.

use super::mark::{TitleMark, names_in};
use super::tree::{Child, ElementKind, TreeElement, lines, sole_emphasis, trim, words};
use crate::diagnostic::Span;
use crate::model::FindingKind;
use crate::read::Input;
use crate::read::date::{self, WrittenDate};
use crate::read::text::{mentions_series, speaks_of_series};

/// The pieces of an opening, taken out of the text; each with why it is taken for what it is.
#[derive(Debug, Default)]
pub struct Opening {
    /// The lines of the masthead.
    pub masthead: Vec<Vec<Child>>,
    /// The title.
    pub title: Option<Vec<Child>>,
    /// The subtitle.
    pub subtitle: Option<Vec<Child>>,
    /// The names of the authors.
    pub authors: Vec<String>,
    /// The date.
    pub date: Option<WrittenDate>,
    /// The epigraph.
    pub epigraph: Option<TreeElement>,
    /// The series note.
    pub series_note: Vec<Child>,
    /// What was found, as words, place and reason.
    pub findings: Vec<(FindingKind, Vec<Child>, Span, &'static str)>,
}

/// A line of the masthead, a subtitle and a byline have no more characters than this.
const SHORT: usize = 120;

/// Takes the opening off the head of a text.
pub fn take_opening(root: &mut Vec<Child>, input: &Input<'_>) -> Opening {
    let mut opening = Opening::default();
    drop_leading_rules(root);
    let given = input.front_matter.and_then(|front| front.title.as_ref());
    match given {
        Some((title, _)) => opening.take_repeated_title(root, title),
        None => opening.take_title(root),
    }
    while let Some(child) = root.first() {
        let rest_is_blank = root.iter().skip(1).all(Child::is_blank);
        let taken = match child {
            Child::Rule(_) => true,
            Child::Element(element) if rest_is_blank && element.kind == ElementKind::Paragraph => false,
            Child::Element(element) => opening.take_line(&element.clone(), given.is_none()),
            _ => child.is_blank(),
        };
        if !taken {
            break;
        }
        root.remove(0);
    }
    opening
}

fn drop_leading_rules(root: &mut Vec<Child>) {
    let first = root.iter().position(|child| !matches!(child, Child::Rule(_)) && !child.is_blank());
    root.drain(..first.unwrap_or(0));
}

impl Opening {
    fn find(&mut self, kind: FindingKind, children: &[Child], span: Span, reason: &'static str) {
        self.findings.push((kind, children.to_vec(), span, reason));
    }

    /// Drops a heading, or a line above the text, that says again what front matter says.
    fn take_repeated_title(&mut self, root: &mut Vec<Child>, title: &str) {
        let Some(Child::Element(element)) = root.first() else { return };
        let stands_above = match element.kind {
            ElementKind::Heading { level: 1 | 2, .. } => true,
            ElementKind::Paragraph => root.iter().skip(1).any(|child| !child.is_blank()),
            _ => false,
        };
        if stands_above && letters(&words(&element.children)) == letters(title) {
            let element = element.clone();
            self.find(
                FindingKind::Removed,
                &element.children,
                element.span,
                "it says the front matter's title again",
            );
            root.remove(0);
        }
    }

    /// Takes the first heading of level 1, else a heading or a line in bold at the head of the text.
    fn take_title(&mut self, root: &mut Vec<Child>) {
        let level_one = |child: &Child| {
            child.element().is_some_and(|e| matches!(e.kind, ElementKind::Heading { level: 1, .. }))
        };
        let several = root.iter().filter(|child| level_one(child)).nth(1).is_some();
        let first = root.iter().position(level_one).filter(|at| can_stand_above(root.get(..*at), several));
        let (at, reason) = match first {
            Some(at) => (at, "the first heading of level 1"),
            None if is_sole_heading(root) => (0, "the heading at the head of the text"),
            None if root.len() > 1 && root.first().and_then(bold_line).is_some() => {
                (0, "a line in bold at the head of the text")
            }
            None => return,
        };
        let before: Vec<Child> = root.drain(..at).collect();
        let Child::Element(element) = root.remove(0) else { return };
        let children = bold_line(&Child::Element(element.clone())).unwrap_or(element.children);
        self.find(FindingKind::Title, &children, element.span, reason);
        self.set_title(children, element.span);
        let kept: Vec<Child> = before.into_iter().filter(|child| !self.take_above(child)).collect();
        root.splice(0..0, kept);
    }

    /// Divides a title that its author broke into two lines.
    fn set_title(&mut self, children: Vec<Child>, span: Span) {
        let mut parts = lines(&children).into_iter();
        if children.iter().any(|child| matches!(child, Child::Break(_)))
            && let (Some(title), Some(subtitle)) = (parts.next(), parts.next())
        {
            let rest = parts.flat_map(|line| [Child::SoftBreak(span)].into_iter().chain(line));
            let subtitle: Vec<Child> = subtitle.into_iter().chain(rest).collect();
            self.find(FindingKind::Subtitle, &subtitle, span, "the second line of the title");
            (self.title, self.subtitle) = (Some(title), Some(subtitle));
            return;
        }
        self.title = Some(children);
    }

    /// Takes what stands above the title: an epigraph, or short lines of a masthead.
    fn take_above(&mut self, child: &Child) -> bool {
        let Child::Element(element) = child else {
            return matches!(child, Child::Rule(_)) || child.is_blank();
        };
        if self.take_epigraph(element) || self.take_marked_line(element) {
            return true;
        }
        let text = words(&element.children);
        let short = element.kind == ElementKind::Paragraph
            && !element.has_block
            && text.chars().count() <= SHORT
            && !text.trim_end().ends_with(['.', '!', '?', ':', '…'])
            && !element.children.iter().any(|child| matches!(child, Child::Image { .. }));
        if short {
            for line in lines(&element.children) {
                self.find(FindingKind::Masthead, &line, element.span, "a short line above the title");
                self.masthead.push(line);
            }
        }
        short
    }

    /// Takes a list of one item which is a day, as a line that begins with its number is one to Markdown: `4. März 2019`.
    fn take_day(&mut self, element: &TreeElement) -> bool {
        let Some(text) = numbered_line(element).filter(|_| self.date.is_none()) else { return false };
        let found = date::whole_line(&text).filter(|found| found.precision() == date::Precision::Day);
        let Some(found) = found else { return false };
        self.find(FindingKind::Date, &element.children, element.span, "a line by the title that is a date");
        self.date = Some(WrittenDate { text, span: Some(element.span), found });
        true
    }

    /// Takes what stands between title and text.
    fn take_line(&mut self, element: &TreeElement, title_in_text: bool) -> bool {
        if self.take_epigraph(element) || self.take_marked_line(element) || self.take_day(element) {
            return true;
        }
        if matches!(element.kind, ElementKind::Heading { .. }) {
            let colon = self.title.as_deref().is_some_and(|title| words(title).trim_end().ends_with(':'));
            if colon && self.subtitle.is_none() && title_in_text {
                self.find(
                    FindingKind::Subtitle,
                    &element.children,
                    element.span,
                    "a heading right below a title that ends in a colon",
                );
                self.subtitle = Some(element.children.clone());
                return true;
            }
            return false;
        }
        if element.kind != ElementKind::Paragraph || element.has_block {
            return false;
        }
        let Some(emphasis) = sole_emphasis(&element.children) else {
            return self.title_known(title_in_text) && self.take_series_note(element);
        };
        let text = words(&emphasis.children);
        let sentence = text.trim_end().ends_with(['.', '!', '?', '…', '”', ')', '»']);
        // Many say that a post was updated, where it was held as a talk, or what the reader should know before.
        if sentence
            && self.series_note.is_empty()
            && self.title_known(title_in_text)
            && mentions_series(&text)
        {
            let reason = "an emphasised paragraph between title and text that speaks of a series";
            self.find(FindingKind::SeriesNote, &emphasis.children, element.span, reason);
            self.series_note = emphasis.children.clone();
            return true;
        }
        if !sentence && text.chars().count() <= SHORT && self.subtitle.is_none() && self.title.is_some() {
            self.find(
                FindingKind::Subtitle,
                &emphasis.children,
                element.span,
                "an emphasised line right below the title",
            );
            self.subtitle = Some(emphasis.children.clone());
            return true;
        }
        false
    }

    /// Takes a plain paragraph that speaks of the series.
    fn take_series_note(&mut self, element: &TreeElement) -> bool {
        let fits = self.series_note.is_empty() && speaks_of_series(&words(&element.children));
        if fits {
            let reason = "the first paragraph speaks of the series that the article belongs to";
            self.find(FindingKind::SeriesNote, &element.children, element.span, reason);
            self.series_note = element.children.clone();
        }
        fits
    }

    fn title_known(&self, title_in_text: bool) -> bool {
        self.title.is_some() || !title_in_text
    }

    fn take_epigraph(&mut self, element: &TreeElement) -> bool {
        let ElementKind::Quote { epigraph } = element.kind else { return false };
        let attributed = element
            .children
            .iter()
            .any(|child| child.element().is_some_and(|e| e.kind == ElementKind::Attribution));
        if self.epigraph.is_some() || !(attributed || epigraph) {
            return false;
        }
        self.find(
            FindingKind::Epigraph,
            &element.children,
            element.span,
            "a block quote with its author at the head of the text",
        );
        let mut element = element.clone();
        element.kind = ElementKind::Quote { epigraph: true };
        for child in &mut element.children {
            if let Child::Element(paragraph) = child
                && paragraph.kind == ElementKind::Paragraph
                && let Some(emphasis) =
                    sole_emphasis(&paragraph.children).filter(|e| e.kind == ElementKind::Emph)
            {
                // It is set in italics as an epigraph is, and would be upright as an emphasis within it.
                paragraph.children = emphasis.children.clone();
            }
        }
        self.epigraph = Some(element);
        true
    }

    /// Takes a paragraph or heading of which every line is a date or a byline.
    fn take_marked_line(&mut self, element: &TreeElement) -> bool {
        if !matches!(element.kind, ElementKind::Paragraph | ElementKind::Heading { .. }) || element.has_block
        {
            return false;
        }
        let mut marks = Vec::new();
        for line in lines(&element.children) {
            let text = words(&line);
            if text.chars().count() > SHORT {
                return false;
            }
            let span = super::tree::span_of(&line).unwrap_or(element.span);
            let pieces = text.split(['|', '·', '•']).map(str::trim).filter(|piece| !piece.is_empty());
            let found = pieces.map(|piece| TitleMark::all_of(piece, span)).collect::<Option<Vec<_>>>();
            let Some(found) = found.map(|found| found.concat()).or_else(|| TitleMark::about(&text, span))
            else {
                return false;
            };
            marks.extend(found.into_iter().map(|mark| (mark, line.clone(), span)));
        }
        // Properties of a page are known by a date or a name among them.
        if marks.iter().all(|(mark, ..)| matches!(mark, TitleMark::Property)) {
            return false;
        }
        for (mark, line, span) in marks {
            match mark {
                TitleMark::Date(written) if self.date.is_none() => {
                    self.find(FindingKind::Date, &line, span, "a line by the title that is a date");
                    self.date = Some(written);
                }
                TitleMark::Property => self.find(
                    FindingKind::Furniture,
                    &line,
                    span,
                    "a property of the page, beside its date or author",
                ),
                TitleMark::Date(_) => {
                    self.find(FindingKind::Removed, &line, span, "a second date by the title")
                }
                TitleMark::Byline(names) => {
                    self.find(
                        FindingKind::Byline,
                        &line,
                        span,
                        "a line by the title that names who wrote it",
                    );
                    self.authors.extend(names);
                }
            }
        }
        true
    }
}

/// Returns the line that lists of one item in one another were made of: `12. 5. 2003`.
fn numbered_line(element: &TreeElement) -> Option<String> {
    let ElementKind::List(Some(number)) = element.kind else { return None };
    let [Child::Element(item)] = &element.children[..] else { return None };
    let rest = match &item.children[..] {
        [Child::Element(inner)] if matches!(inner.kind, ElementKind::List(_)) => numbered_line(inner)?,
        [Child::Element(inner)] if inner.kind == ElementKind::Paragraph => plain_words(&inner.children)?,
        children => plain_words(children)?,
    };
    Some(format!("{number}. {}", rest.trim()))
}

/// Returns the words of a line that has nothing but words.
fn plain_words(children: &[Child]) -> Option<String> {
    let is_plain = |child: &Child| matches!(child, Child::Text { .. });
    children.iter().all(is_plain).then(|| words(children))
}

/// Tells whether what stands before a heading may stand above a title: a masthead, an epigraph, a picture, no text. Where
/// `several` headings are of its level, a sentence before the first is the beginning of the text; before the only one it
/// may say where the article was published first.
fn can_stand_above(before: Option<&[Child]>, several: bool) -> bool {
    const MOST: usize = 8;
    let is_text = |child: &Child| match child.element() {
        Some(element) if element.kind == ElementKind::Paragraph => {
            let text = words(&element.children);
            // Who wrote it and when may end in a full stop.
            let is_sentence = text.trim_end().ends_with(['.', '!', '?', ':', '…'])
                && date::find(&text).is_none()
                && names_in(text.split(['.', ',']).next().unwrap_or_default().trim()).is_none();
            let is_set_off = || sole_emphasis(&element.children).is_some();
            text.chars().count() > SHORT || several && is_sentence && !is_set_off()
        }
        Some(element) => matches!(
            element.kind,
            ElementKind::Heading { .. }
                | ElementKind::List(_)
                | ElementKind::Code(_)
                | ElementKind::Table(_)
                | ElementKind::Definitions
        ),
        None => false,
    };
    before.is_some_and(|before| {
        let solid = || before.iter().filter(|child| !child.is_blank());
        solid().count() <= MOST && !solid().any(is_text)
    })
}

/// Returns only the letters and digits, to compare titles by.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Tells whether the text begins with a heading above all others.
fn is_sole_heading(root: &[Child]) -> bool {
    let level = |child: &Child| match child.element()?.kind {
        ElementKind::Heading { level, .. } => Some(level),
        _ => None,
    };
    let Some(first) = root.first().and_then(level) else { return false };
    root.iter().skip(1).filter_map(level).all(|other| other > first)
}

/// Returns the words of a short paragraph that is one line in bold.
pub fn bold_line(child: &Child) -> Option<Vec<Child>> {
    let element = child.element().filter(|element| element.kind == ElementKind::Paragraph)?;
    let strong = sole_emphasis(&element.children).filter(|inner| inner.kind == ElementKind::Strong)?;
    let text = words(&strong.children);
    let text = text.trim();
    let short = text.chars().count() <= 80 && !text.ends_with(['.', ',', ';', ':', '!', '…']);
    let plain = !strong.children.iter().any(|c| c.is_line_end() || matches!(c, Child::Image { .. }));
    (short && plain && !text.is_empty()).then(|| strong.children.clone())
}

/// Takes who is quoted off the end of each block quote, and off the paragraph after it.
pub fn take_attributions(children: &mut Vec<Child>, source: &str) {
    let mut at = 0;
    while at < children.len() {
        let next = children.get(at + 1).cloned();
        let dashes_follow = children
            .get(at + 2)
            .and_then(Child::element)
            .is_some_and(|e| starts_with_dash(&words(&e.children)));
        let mut took_next = false;
        if let Some(Child::Element(element)) = children.get_mut(at) {
            if matches!(element.kind, ElementKind::Quote { .. }) {
                take_attribution(element, source);
                let has = element
                    .children
                    .iter()
                    .any(|c| c.element().is_some_and(|e| e.kind == ElementKind::Attribution));
                if let Some(Child::Element(next)) = next.filter(|_| !has && !dashes_follow)
                    && next.kind == ElementKind::Paragraph
                    && lines(&next.children).len() == 1
                    && is_attribution(&next.children)
                {
                    element.children.push(attribution(next.children, next.span));
                    took_next = true;
                }
            }
            if element.has_block {
                take_attributions(&mut element.children, source);
            }
        }
        if took_next {
            children.remove(at + 1);
        }
        at += 1;
    }
}

fn take_attribution(quote: &mut TreeElement, source: &str) {
    for child in &mut quote.children {
        if let Child::Element(element) = child
            && element.kind == ElementKind::Attribution
        {
            return strip_dash(&mut element.children);
        }
    }
    let solid = quote.children.iter().filter(|child| !child.is_blank()).count();
    let head = quote.children.iter().find(|child| !child.is_blank());
    // What stands under the head of a call-out is not who said it.
    let is_list =
        |child: &Child| child.element().is_some_and(|last| matches!(last.kind, ElementKind::List(_)));
    let ends_in_list = quote.children.iter().rfind(|child| !child.is_blank()).is_some_and(is_list);
    if solid == 2 && ends_in_list && head.and_then(bold_line).is_some() {
        return;
    }
    let quoted: Vec<Vec<Child>> =
        quote.children.iter().filter_map(Child::element).flat_map(|e| lines(&e.children)).collect();
    let dashes = quoted.iter().filter(|line| starts_with_dash(&words(line))).count();
    // Where several lines begin with a dash, people talk.
    if dashes > 1 {
        return;
    }
    let Some(at) = quote.children.iter().rposition(|child| !child.is_blank()) else { return };
    let Some(Child::Element(last)) = quote.children.get_mut(at) else { return };
    let span = last.span;
    match last.kind {
        ElementKind::Paragraph => {
            let mut lines = lines(&last.children);
            let Some(line) = lines.pop().filter(|line| is_attribution(line)) else { return };
            if lines.is_empty() {
                if solid > 1 {
                    quote.children.truncate(at);
                    quote.children.push(attribution(line, span));
                }
                return;
            }
            let keep = last_line_start(&last.children);
            match keep {
                Some(keep) => last.children.truncate(keep),
                None => last.children = vec_join(lines, span),
            }
            trim(&mut last.children);
            let span = super::tree::span_of(&line).unwrap_or(span);
            quote.children.push(attribution(line, span));
        }
        ElementKind::List(None) if solid > 1 && source.as_bytes().get(span.start as usize) == Some(&b'-') => {
            let mut items = last.children.iter().filter(|child| !child.is_blank());
            let (Some(Child::Element(item)), None) = (items.next(), items.next()) else { return };
            let text = words(&item.children);
            if text.chars().count() <= SHORT && lines(&item.children).len() <= 1 {
                let children = item.children.clone();
                quote.children.truncate(at);
                quote.children.push(attribution(children, span));
            }
        }
        _ => {}
    }
}

/// Returns where the last line begins, if the line ends stand at the top level.
fn last_line_start(children: &[Child]) -> Option<usize> {
    let solid = children.iter().rposition(|child| !child.is_blank())?;
    children.get(..solid)?.iter().rposition(Child::is_line_end)
}

fn vec_join(lines: Vec<Vec<Child>>, span: Span) -> Vec<Child> {
    let mut out = Vec::new();
    for line in lines {
        if !out.is_empty() {
            out.push(Child::SoftBreak(span));
        }
        out.extend(line);
    }
    out
}

fn starts_with_dash(text: &str) -> bool {
    let text = text.trim_start();
    text.starts_with(['—', '–', '―'])
        || text.strip_prefix("--").is_some_and(|rest| !rest.starts_with('-'))
        || text.strip_prefix('-').is_some_and(|rest| rest.starts_with(|c: char| c == ' ' || c.is_uppercase()))
}

/// Tells whether a line is who is quoted: a dash, and a name or title of no great length.
fn is_attribution(line: &[Child]) -> bool {
    let text = words(line);
    let name = text.trim_start().trim_start_matches(['—', '–', '―', '-', ' ', '\u{a0}', '\u{202f}']);
    starts_with_dash(&text)
        && text.chars().count() <= 160
        && name.starts_with(|c: char| {
            !c.is_lowercase() && (c.is_alphanumeric() || "“«„‘\"'[(".contains(c)) || is_particle(name)
        })
        && !name.trim_end().ends_with(['?', '!', ':'])
}

/// Tells whether a name begins in lower case, as “from a letter” and “de Gouges” do.
fn is_particle(name: &str) -> bool {
    let first = name.split_whitespace().next().unwrap_or_default();
    ["from", "after", "attributed", "de", "von", "van", "di", "da", "anon", "anonymous", "d’un", "aus", "из"]
        .contains(&first.trim_end_matches(['.', ',']))
}

/// Makes the attribution of a line, its dash and its emphasis taken off.
fn attribution(mut children: Vec<Child>, span: Span) -> Child {
    trim(&mut children);
    while let Some(inner) = sole_emphasis(&children).map(|emphasis| emphasis.children.clone()) {
        children = inner;
    }
    strip_dash(&mut children);
    Child::Element(TreeElement { kind: ElementKind::Attribution, span, children, has_block: false })
}

fn strip_dash(children: &mut [Child]) {
    match children.first_mut() {
        Some(Child::Text { text, .. }) => {
            let bare = text.trim_start().trim_start_matches(['—', '–', '―', '-']);
            *text = bare.trim_start_matches([' ', '\u{a0}', '\u{202f}', '\t']).to_owned();
        }
        Some(Child::Element(element)) => strip_dash(&mut element.children),
        _ => {}
    }
}
