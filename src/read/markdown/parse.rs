//! Markdown's events, HTML's tags and shortcodes to one tree.

mod calls;
mod signs;
mod tags;

use super::builder::Builder;
use super::link;
use super::shortcode::{Masked, Says, Shortcode};
use super::tree::{CellMark, Child, ElementKind, TreeElement};
use crate::diagnostic::{Diagnostic, Span};
use crate::model::{CellAlign, Finding, FindingKind};
use crate::read::Input;
use pulldown_cmark::{Alignment, CodeBlockKind, Event, LinkType, Options, Parser, Tag, TagEnd};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// A text as a tree, its notes apart.
#[derive(Debug)]
pub struct Parsed {
    /// The text.
    pub root: TreeElement,
    /// Its notes, in the order of their definitions.
    pub notes: Vec<TreeElement>,
    /// What was taken off.
    pub findings: Vec<Finding>,
}

/// Reads a text as a tree.
///
/// # Errors
/// `R200` where it nests too deep.
pub fn parse(input: &Input<'_>, masked: &Masked, diagnostics: &mut Vec<Diagnostic>) -> Option<Parsed> {
    let mut reader = Reader {
        source: &input.source.text,
        span_of: |range: Range<usize>| Span::new(input.id, range.start, range.end),
        masked,
        builder: Builder::new(input.id, input.start),
        html: None,
        unknown: BTreeSet::new(),
        ended: tags::ended(&input.source.text),
        bracketed: Vec::new(),
        embeds: Vec::new(),
        heading_end: String::new(),
        cells_end: 0,
        last_table_end: tags::last_end("table", &input.source.text),
        player: None,
        in_html_heading: false,
        in_reading: false,
        references: BTreeMap::new(),
        labels: note_labels(masked.text.get(input.start..).unwrap_or_default()),
        diagnostics,
        findings: Vec::new(),
    };
    let text = masked.text.get(input.start..).unwrap_or_default();
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_DEFINITION_LIST;
    let text = signs::set_apart(text);
    let options = if has_wiki_links(&text) { options | Options::ENABLE_WIKILINKS } else { options };
    let parser = Parser::new_ext(&text, options);
    let references = parser.reference_definitions().iter();
    reader.references = references.map(|(label, def)| (label_key(label), def.dest.to_string())).collect();
    for (event, range) in parser.into_offset_iter() {
        reader.event(signs::put_back(event), range.start + input.start..range.end + input.start);
        if let Some(span) = reader.builder.too_deep {
            reader.diagnostics.push(too_deep(span));
            return None;
        }
    }
    let findings = reader.findings;
    let (root, notes) = reader.builder.finish();
    Some(Parsed { root, notes, findings })
}

/// Marks the address that stands for a note, where a reference to one is read as a link.
const NOTE: &str = "note:";

/// Returns the labels of the lines that begin a note.
fn note_labels(text: &str) -> BTreeSet<String> {
    let labels = text.lines().filter_map(|line| line.trim_start().strip_prefix("[^")?.split_once("]:"));
    labels.map(|(label, _)| label.to_owned()).collect()
}

/// Returns a label as references are compared: without regard to case, white space folded.
fn label_key(label: &str) -> String {
    label.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// Reads one line of words, with every piece of it at one place; what would be a list or heading is plain words.
pub fn line(words: &str, span: Span) -> TreeElement {
    let plain = || Child::Text { text: words.to_owned(), span, literal: false };
    let events: Vec<_> = Parser::new_ext(words, Options::ENABLE_STRIKETHROUGH).collect();
    let mut builder = Builder::new(span.source, span.start as usize);
    match &events[..] {
        [Event::Start(Tag::Paragraph), inner @ .., Event::End(TagEnd::Paragraph)]
            if words.contains(['*', '_', '`', '&', '~', '\\', '<']) =>
        {
            for event in inner {
                match event {
                    Event::Text(text) => {
                        builder.leaf(Child::Text { text: text.to_string(), span, literal: false });
                    }
                    Event::InlineHtml(tag) => tags::in_line(tag, &mut builder, span),
                    Event::Code(text) => builder.leaf(Child::Code(text.to_string(), span)),
                    Event::Start(Tag::Emphasis) => builder.start(ElementKind::Emph, span.start as usize),
                    Event::Start(Tag::Strong) => builder.start(ElementKind::Strong, span.start as usize),
                    Event::Start(Tag::Strikethrough) => {
                        builder.start(ElementKind::Strike, span.start as usize)
                    }
                    Event::End(TagEnd::Emphasis) => builder.end(&ElementKind::Emph, span.end as usize),
                    Event::End(TagEnd::Strong) => builder.end(&ElementKind::Strong, span.end as usize),
                    Event::End(TagEnd::Strikethrough) => builder.end(&ElementKind::Strike, span.end as usize),
                    Event::SoftBreak | Event::HardBreak => builder.leaf(Child::SoftBreak(span)),
                    _ => {}
                }
            }
        }
        _ => builder.leaf(plain()),
    }
    builder.finish().0
}

/// Returns the words of a line, without emphasis, addresses and tags.
pub fn words(line: &str) -> String {
    let mut words = String::new();
    for event in Parser::new(line) {
        match event {
            Event::Text(text) | Event::Code(text) => words.push_str(&text),
            Event::SoftBreak | Event::HardBreak => words.push(' '),
            _ => {}
        }
    }
    words
}

/// Tells whether double brackets in a text are links of a notebook; a lone number in them is a note of some
/// kind, a date is the name of a page.
fn has_wiki_links(text: &str) -> bool {
    let number = |rest: &str| {
        let name = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        name.len() < rest.len() && name.starts_with(']')
    };
    let mut inside = text.split("[[").skip(1).peekable();
    inside.peek().is_some() && inside.all(|rest| !number(rest))
}

/// Makes the error for a text that nests deeper than [`crate::limits::NESTING`].
pub fn too_deep(span: Span) -> Diagnostic {
    Diagnostic::error("R200", "quotations, lists or emphasis lie more than 64 deep in one another")
        .at(span)
        .hint("the file is left out; put a backslash before signs at the head of a line that are not meant as Markdown")
}

/// What `![…]` shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Embedded {
    /// Another page of a notebook.
    Page,
    /// A file, as notebooks name it.
    File,
    /// A picture, as Markdown has it.
    Picture,
}

/// Tells whether words are a width, or width and height: `200`, `200x100`.
fn is_size(words: &str) -> bool {
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    words.trim().split('x').all(is_number) && words.matches('x').count() < 2
}

struct Reader<'a, F> {
    source: &'a str,
    span_of: F,
    masked: &'a Masked,
    builder: Builder,
    /// A block of HTML in the making, and from which byte of the source each part of it comes.
    html: Option<(String, Vec<(usize, usize)>)>,
    /// Tags that a warning has named already.
    unknown: BTreeSet<String>,
    /// The names of all end tags, for each tag that is not known asks whether it ends somewhere.
    ended: BTreeSet<String>,
    /// For each link that is open, the bracket of the text that closes after it, or nothing.
    bracketed: Vec<&'static str>,
    /// What is shown by each that is open.
    embeds: Vec<Embedded>,
    /// Words in braces at the end of the open heading.
    heading_end: String,
    /// Where the last cell of a table ended.
    cells_end: usize,
    /// Where the last table of HTML ends, in bytes.
    last_table_end: usize,
    /// A player whose address has not been met yet.
    player: Option<String>,
    /// Whether a heading of Markdown is open within a block of HTML.
    in_html_heading: bool,
    /// Whether a bracket is open in which stands how a word is read.
    in_reading: bool,
    /// The labels of the notes.
    labels: BTreeSet<String>,
    /// The addresses that references stand for, by label.
    references: BTreeMap<String, String>,
    diagnostics: &'a mut Vec<Diagnostic>,
    findings: Vec<Finding>,
}

impl<F: Fn(Range<usize>) -> Span> Reader<'_, F> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(Tag::HtmlBlock) => self.html = Some(Default::default()),
            Event::End(TagEnd::HtmlBlock) => self.end_html(),
            Event::Html(text) => match &mut self.html {
                Some((html, places)) => {
                    places.push((html.len(), range.start));
                    html.push_str(&signs::with_colons(&text, self.source.get(range).unwrap_or_default()));
                }
                None => self.html(&text, &[(0, range.start)]),
            },
            Event::InlineHtml(text) => self.html(&text, &[(0, range.start)]),
            Event::Text(text) => match &mut self.html {
                Some((html, places)) => {
                    places.push((html.len(), range.start));
                    html.push_str(&text);
                }
                None if text.contains("[^")
                    && (matches!(self.embeds.last(), Some(Embedded::File | Embedded::Picture))
                        || !self.bracketed.is_empty()) =>
                {
                    let span = (self.span_of)(range);
                    let labels = self.labels.iter().map(|label| label.to_lowercase()).collect();
                    super::calls::divided(&text, span, false, &labels)
                        .into_iter()
                        .for_each(|child| self.builder.leaf(child));
                }
                // Notebooks have the width of a picture there, or width and height: `![[a.png|200x100]]`.
                None if self.embeds.last() == Some(&Embedded::File) && is_size(&text) => {}
                None => self.text(&text, range),
            },
            Event::Start(tag) => self.start(tag, range),
            // A fence may hold verse.
            Event::End(TagEnd::CodeBlock) if !self.builder.in_code() => {
                self.builder.end(&ElementKind::Verse, range.end)
            }
            Event::End(end) => {
                match end {
                    TagEnd::TableCell => self.cells_end = range.end,
                    TagEnd::TableRow => self.cells_beyond(&range),
                    TagEnd::Heading(_) => {
                        let words = std::mem::take(&mut self.heading_end);
                        if !words.is_empty() {
                            self.words(&words, range.clone(), false);
                        }
                    }
                    _ => {}
                }
                let is_page = end == TagEnd::Image && self.embeds.pop() == Some(Embedded::Page);
                if let Some(kind) = end_kind(if is_page { TagEnd::Link } else { end }) {
                    self.builder.end(&kind, range.end);
                }
                if end == TagEnd::Link
                    && let Some(bracket) = self.bracketed.pop().filter(|bracket| !bracket.is_empty())
                {
                    self.words(bracket, range.end.saturating_sub(1)..range.end, true);
                }
            }
            Event::Code(text) => {
                let text = self.masked.restore(&text, self.source);
                self.builder.leaf(Child::Code(text, (self.span_of)(range)));
            }
            Event::SoftBreak => self.builder.leaf(Child::SoftBreak((self.span_of)(range))),
            Event::HardBreak => self.builder.leaf(Child::Break((self.span_of)(range))),
            Event::Rule if self.source.get(range.clone()).is_some_and(signs::closes_container) => {
                self.builder.start(ElementKind::Paragraph, range.start);
                self.words(":::", range.clone(), false);
                self.builder.end(&ElementKind::Paragraph, range.end);
            }
            Event::Rule => self.builder.leaf(Child::Rule((self.span_of)(range))),
            Event::FootnoteReference(label) => {
                self.builder.leaf(Child::NoteRef(label.to_string(), (self.span_of)(range)));
            }
            Event::TaskListMarker(done) => self.words(if done { "☑ " } else { "☐ " }, range, true),
            Event::InlineMath(text) | Event::DisplayMath(text) => self.words(&text, range, true),
        }
    }

    /// Reads the cells of a row that has more of them than the head of its table: Markdown drops them, with their words.
    fn cells_beyond(&mut self, row: &Range<usize>) {
        let masked = self.masked;
        let from = self.cells_end.max(row.start);
        let rest = masked.text.get(from..row.end).unwrap_or_default();
        let mut at = from;
        for cell in rest.split_inclusive('|') {
            let range = at..at + cell.len();
            at = range.end;
            let words = cell.trim_end_matches('|').trim();
            if words.is_empty() {
                continue;
            }
            self.builder.start(ElementKind::Cell(CellMark::NONE), range.start);
            if !self.inline_markdown(range.start..range.start + cell.trim_end_matches('|').len()) {
                self.words(words, range.clone(), false);
            }
            self.builder.end(&ElementKind::Cell(CellMark::NONE), range.end);
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        self.leave_open_table(&tag, &range);
        let kind = match tag {
            Tag::Paragraph => ElementKind::Paragraph,
            Tag::Heading { level, id, attrs, .. } => {
                // `{id=x}` is for the site; `{place}` is nothing that it knows, and stands for words.
                let bare = attrs.iter().filter(|(_, value)| value.is_none()).map(|(key, _)| &**key);
                let bare = bare.collect::<Vec<_>>().join(" ");
                self.heading_end = if bare.is_empty() { bare } else { format!(" {{{bare}}}") };
                // Hugo has `{id=x}` as well as `{#x}`.
                let named =
                    || attrs.iter().find(|(key, _)| &**key == "id").and_then(|(_, value)| value.as_deref());
                let id = id.as_deref().or_else(named).map(|id| id.trim_matches('"').to_owned());
                ElementKind::Heading { level: level as u8, id }
            }
            Tag::BlockQuote(_) => ElementKind::Quote { epigraph: false },
            Tag::CodeBlock(CodeBlockKind::Indented) => ElementKind::Code(None),
            Tag::CodeBlock(CodeBlockKind::Fenced(info)) => self.code(&info, &range),
            Tag::List(start) => ElementKind::List(start),
            Tag::Item => ElementKind::Item,
            Tag::FootnoteDefinition(label) => ElementKind::Note(label.to_string()),
            Tag::DefinitionList => ElementKind::Definitions,
            Tag::DefinitionListTitle => ElementKind::Term,
            Tag::DefinitionListDefinition => ElementKind::Details,
            Tag::Table(columns) => ElementKind::Table(columns.into_iter().map(align).collect()),
            Tag::TableHead => ElementKind::TableHead,
            Tag::TableRow => ElementKind::Row,
            Tag::TableCell => ElementKind::Cell(CellMark::NONE),
            Tag::Emphasis => ElementKind::Emph,
            Tag::Strong => ElementKind::Strong,
            Tag::Strikethrough => ElementKind::Strike,
            Tag::Superscript => ElementKind::Superscript,
            Tag::Subscript => ElementKind::Subscript,
            Tag::Link { link_type, dest_url, .. } => self.link(link_type, &dest_url, &range),
            Tag::Image { link_type, dest_url, title, .. } => {
                let is_page = is_page(link_type, &dest_url);
                self.embeds.push(match link_type {
                    _ if is_page => Embedded::Page,
                    LinkType::WikiLink { .. } => Embedded::File,
                    _ => Embedded::Picture,
                });
                if is_page {
                    let address = page_name(link_type, &dest_url);
                    self.builder.start(ElementKind::Link(self.masked.address(address)), range.start);
                    return;
                }
                // Nothing stands for the picture but its file's name.
                if link_type == (LinkType::WikiLink { has_pothole: false }) {
                    let span = Some((self.span_of)(range.clone()));
                    let (text, reason) = (dest_url.to_string(), "the name of an embedded file");
                    self.findings.push(Finding::new(FindingKind::Removed, text, span, reason));
                }
                let address = page_name(link_type, &dest_url);
                ElementKind::Picture { address: self.masked.address(address), title: title.to_string() }
            }
            Tag::HtmlBlock | Tag::MetadataBlock(_) => return,
        };
        self.builder.start(kind, range.start);
    }

    /// Reads a link; `[[a]]` in brackets is that of a reference `a`, if there is one, and no page of a notebook.
    fn link(&mut self, link_type: LinkType, address: &str, range: &Range<usize>) -> ElementKind {
        let address = page_name(link_type, address);
        let wiki = link_type == (LinkType::WikiLink { has_pothole: false });
        let reference = self.references.get(&label_key(address)).filter(|_| wiki).cloned();
        self.bracketed.push(if reference.is_some() { "]" } else { "" });
        let is_address = match link_type {
            // `<name@host>` is none of this net.
            LinkType::Email => address.rsplit('@').next().is_some_and(|host| host.contains('.')),
            // `<text:p>` is a tag of another program that somebody speaks of.
            LinkType::Autolink => address.contains("//") || link::is_followed(address),
            _ => true,
        };
        if !is_address {
            self.bracketed.pop();
            self.bracketed.push(">");
            self.words("<", range.start..range.start + 1, true);
            return ElementKind::Link(String::new());
        }
        if link_type == LinkType::Email {
            return ElementKind::Link(format!("mailto:{address}"));
        }
        if let Some(reference) = reference {
            self.words("[", range.start..range.start + 1, true);
            return ElementKind::Link(self.masked.address(&reference));
        }
        ElementKind::Link(self.masked.address(address))
    }

    /// Reads what stands after the fence: a language, or the word for verse.
    fn code(&mut self, info: &str, range: &Range<usize>) -> ElementKind {
        let opening = self.masked.within(range.clone()).first();
        let by_shortcode =
            opening.filter(|code| code.range.start == range.start || info.contains(char::is_alphanumeric));
        let language = match by_shortcode {
            Some(Shortcode { says: Says::Call(call), .. }) if !info.is_ascii() => {
                call.at(0).or(call.get(&["lang", "language", "lexer"])).unwrap_or_default().to_owned()
            }
            _ => info.to_owned(),
        };
        let word =
            language.trim_matches(['{', '.', ' ', '}']).split([' ', ',', '{']).next().unwrap_or_default();
        match word {
            "verse" | "poem" | "poetry" => ElementKind::Verse,
            "" => ElementKind::Code(None),
            word => ElementKind::Code(Some(word.to_owned())),
        }
    }

    /// Adds words of Markdown, dividing them where a shortcode stands.
    fn text(&mut self, text: &str, range: Range<usize>) {
        let exact = self.masked.text.get(range.clone()) == Some(text);
        let codes = self.masked.within(range.clone());
        if self.builder.in_code() || !exact || codes.is_empty() {
            let restored = match self.source.get(range.clone()) {
                // Program text stays as it was written.
                Some(source) if exact && self.builder.in_code() => source.to_owned(),
                _ => self.masked.restore(text, self.source),
            };
            let escaped =
                exact && range.start > 0 && self.source.as_bytes().get(range.start - 1) == Some(&b'\\');
            if !(escaped && restored.starts_with(|c: char| c.is_ascii_punctuation())) {
                return self.words(&restored, range, !exact);
            }
            // Only the sign after the backslash is meant as it is.
            let (sign, rest) = restored.split_at(1);
            self.words(sign, range.start..range.start + 1, true);
            if !rest.is_empty() {
                self.words(rest, range.start + 1..range.end, false);
            }
            return;
        }
        let mut at = range.start;
        for code in codes {
            self.plain(at..code.range.start);
            at = code.range.end;
            self.shortcode(code);
        }
        self.plain(at..range.end);
    }

    fn plain(&mut self, range: Range<usize>) {
        if let Some(text) = self.source.get(range.clone()).filter(|text| !text.is_empty()) {
            self.words(text, range, false);
        }
    }

    /// Adds words; `literal` ones take no part in smart punctuation.
    fn words(&mut self, text: &str, range: Range<usize>, literal: bool) {
        let span = (self.span_of)(range);
        // Verse keeps its lines, wherever it comes from.
        if self.builder.is_in(&ElementKind::Verse) && text.contains('\n') {
            for line in text.split_inclusive('\n') {
                let words = line.trim_end_matches(['\n', '\r']);
                if !words.is_empty() {
                    self.builder.leaf(Child::Text { text: words.to_owned(), span, literal });
                }
                if line.ends_with('\n') {
                    self.builder.leaf(Child::SoftBreak(span));
                }
            }
            return;
        }
        self.builder.leaf(Child::Text { text: text.to_owned(), span, literal });
    }

    fn end_html(&mut self) {
        if let Some((html, places)) = self.html.take() {
            self.html(&html, &places);
            if std::mem::take(&mut self.in_html_heading) {
                let end = places.last().map_or(0, |(_, source)| *source);
                self.builder.end(&ElementKind::Heading { level: 0, id: None }, end);
            }
            self.builder.end_skipped();
        }
    }
}

/// Returns the name in a link of a notebook without the backslash that keeps its bar from dividing a table's cell:
/// `[[Salt\\|the salt]]`.
fn page_name(link_type: LinkType, address: &str) -> &str {
    match link_type {
        LinkType::WikiLink { .. } => address.strip_suffix('\\').unwrap_or(address),
        _ => address,
    }
}

/// Tells whether `![[…]]` shows another page of a notebook, or a passage of it, and no picture: its name ends as no file's
/// does.
fn is_page(link_type: LinkType, address: &str) -> bool {
    let page = page_name(link_type, address).split('#').next().unwrap_or_default();
    let ending = page.rsplit_once('.').map(|(_, ending)| ending).filter(|ending| {
        (2..=5).contains(&ending.len())
            && ending.chars().all(|c| c.is_ascii_alphanumeric())
            && ending.contains(|c: char| c.is_ascii_alphabetic())
    });
    matches!(link_type, LinkType::WikiLink { .. }) && ending.is_none_or(|ending| ending == "md")
}

fn align(alignment: Alignment) -> Option<CellAlign> {
    match alignment {
        Alignment::None => None,
        Alignment::Left => Some(CellAlign::Start),
        Alignment::Center => Some(CellAlign::Center),
        Alignment::Right => Some(CellAlign::End),
    }
}

/// Returns a kind that compares equal, except its fields, to the one that such an end closes.
fn end_kind(end: TagEnd) -> Option<ElementKind> {
    Some(match end {
        TagEnd::Paragraph => ElementKind::Paragraph,
        TagEnd::Heading(_) => ElementKind::Heading { level: 0, id: None },
        TagEnd::BlockQuote(_) => ElementKind::Quote { epigraph: false },
        TagEnd::CodeBlock => ElementKind::Code(None),
        TagEnd::List(_) => ElementKind::List(None),
        TagEnd::Item => ElementKind::Item,
        TagEnd::FootnoteDefinition => ElementKind::Note(String::new()),
        TagEnd::DefinitionList => ElementKind::Definitions,
        TagEnd::DefinitionListTitle => ElementKind::Term,
        TagEnd::DefinitionListDefinition => ElementKind::Details,
        TagEnd::Table => ElementKind::Table(Vec::new()),
        TagEnd::TableHead => ElementKind::TableHead,
        TagEnd::TableRow => ElementKind::Row,
        TagEnd::TableCell => ElementKind::Cell(CellMark::NONE),
        TagEnd::Emphasis => ElementKind::Emph,
        TagEnd::Strong => ElementKind::Strong,
        TagEnd::Strikethrough => ElementKind::Strike,
        TagEnd::Superscript => ElementKind::Superscript,
        TagEnd::Subscript => ElementKind::Subscript,
        TagEnd::Link => ElementKind::Link(String::new()),
        TagEnd::Image => ElementKind::Picture { address: String::new(), title: String::new() },
        TagEnd::HtmlBlock | TagEnd::MetadataBlock(_) => return None,
    })
}
