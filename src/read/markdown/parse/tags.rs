//! HTML's tags and the words between them, on the way into the tree.

use super::super::builder::Builder;
use super::super::html::{HtmlPiece, Meaning, StartTag as HtmlTag, meaning, pieces, programs_in};
use super::super::tree::{Child, ElementKind};
use super::{NOTE, Reader, label_key};
use crate::diagnostic::{Diagnostic, Span};
use crate::num::saturate;
use pulldown_cmark::{BrokenLink, Event, Options, Parser, Tag, TagEnd};
use std::collections::BTreeSet;
use std::ops::Range;

impl<F: Fn(Range<usize>) -> Span> Reader<'_, F> {
    /// Reads HTML; `places` say from which byte of the source each part of it comes.
    pub(super) fn html(&mut self, html: &str, places: &[(usize, usize)]) {
        let place = |at: usize| {
            let part = places.partition_point(|(start, _)| *start <= at).saturating_sub(1);
            places.get(part).map_or(at, |(start, source)| source + (at - start))
        };
        let source_range = |range: &Range<usize>| {
            let start = place(range.start);
            start..place(range.end.max(range.start + 1) - 1) + 1
        };
        let mut from = 0;
        // What a server would run, `<?php echo 1; ?>`, is spoken of.
        for program in programs_in(html) {
            let before = &html[from..program.start];
            self.tags(before, |range| source_range(&(from + range.start..from + range.end)));
            let text = self.masked.restore(&html[program.clone()], self.source);
            from = program.end;
            self.program(&text, (self.span_of)(source_range(&program)));
        }
        self.tags(&html[from..], |range| source_range(&(from + range.start..from + range.end)));
    }

    /// Reads HTML without programs; `source_range` says where in the source a part of it stands.
    fn tags(&mut self, html: &str, source_range: impl Fn(&Range<usize>) -> Range<usize>) {
        for piece in pieces(html) {
            match piece {
                HtmlPiece::Start(_, range) if address_in(html.get(range.clone())).is_some() => {
                    let range = source_range(&range);
                    if let Some(address) = address_in(self.source.get(range.clone())) {
                        self.words(address, range.start + 1..range.start + 1 + address.len(), true);
                    }
                }
                HtmlPiece::Start(tag, range)
                    if self.is_word(&tag) || self.is_spoken_of(&tag, &source_range(&range)) =>
                {
                    let range = source_range(&range);
                    let text = self.source.get(range.clone()).unwrap_or_default();
                    self.words(text, range, true);
                }
                HtmlPiece::Start(tag, range) => {
                    let range = source_range(&range);
                    self.start_tag(&tag, range.clone());
                    self.turn_at_reading(&tag.name, &range);
                    // It holds nothing, whatever browsers make of it.
                    if tag.self_closing {
                        self.builder.end_tag(&tag.name, (self.span_of)(range));
                    }
                }
                HtmlPiece::End(name, range) => {
                    let range = source_range(&range);
                    self.turn_at_reading(&format!("/{name}"), &range);
                    let span = (self.span_of)(range);
                    self.builder.end_tag(&name, span);
                }
                HtmlPiece::Text(text, range) => self.html_text(&text, source_range(&range)),
            }
        }
    }

    /// Sets in brackets how a word is read, unless its author put brackets there: `rt` ends at its own end, at the next of
    /// its kind, and with the word.
    fn turn_at_reading(&mut self, name: &str, range: &Range<usize>) {
        if matches!(name, "rt" | "rp" | "/rt" | "/ruby") && std::mem::take(&mut self.in_reading) {
            self.words(")", range.clone(), true);
        }
        if name != "rt" {
            return;
        }
        let before = self.source.get(..range.start).and_then(|before| before.rsplit('<').next());
        let has_brackets = before.is_some_and(|tag| tag.starts_with("rp") || tag.starts_with("/rp"));
        // What is not read in another way has an empty reading.
        let after = self.source.get(range.end..).unwrap_or_default();
        let (words, next) = after.split_once('<').unwrap_or((after, ""));
        let ends = ["/rt", "rt>", "rp>", "/ruby"].iter().any(|tag| next.starts_with(tag));
        let is_empty = words.trim().is_empty() && ends;
        if !has_brackets && !is_empty {
            self.in_reading = true;
            self.words("(", range.clone(), true);
        }
    }

    /// Reads the words between two tags as Markdown does a line, as kramdown has it; says whether it did.
    ///
    /// CommonMark leaves them as they are, and stars and brackets would be printed.
    pub(super) fn inline_markdown(&mut self, range: Range<usize>) -> bool {
        let masked = self.masked;
        let whole = masked.text.get(range.clone()).unwrap_or_default();
        let words = whole.trim();
        if self.builder.is_in(&ElementKind::InlineCode) || !words.contains(['*', '_', '`', '[', '~']) {
            return false;
        }
        let start = range.start + (whole.len() - whole.trim_start().len());
        let (notes, references) = (&self.labels, &self.references);
        let resolve = |link: BrokenLink<'_>| match link.reference.strip_prefix('^') {
            Some(label) => notes.contains(label).then(|| (format!("{NOTE}{label}").into(), "".into())),
            None => references.get(&label_key(&link.reference)).map(|to| (to.clone().into(), "".into())),
        };
        let parser =
            Parser::new_with_broken_link_callback(words, Options::ENABLE_STRIKETHROUGH, Some(resolve));
        let events: Vec<_> = parser.into_offset_iter().collect();
        let [(Event::Start(Tag::Paragraph), _), inner @ .., (Event::End(TagEnd::Paragraph), _)] = &events[..]
        else {
            return false;
        };
        if inner.iter().any(|(event, _)| matches!(event, Event::Start(Tag::Paragraph))) {
            return false;
        }
        let edge = |at: usize| Child::SoftBreak((self.span_of)(at..at + 1));
        let (before, after) = (edge(range.start), edge(range.end.saturating_sub(1)));
        if whole.starts_with(char::is_whitespace) {
            self.builder.leaf(before);
        }
        // The note whose call is open, and what stands in its first brackets: `[^a][^b]` calls two.
        let mut called: Option<(String, String)> = None;
        for (event, place) in inner {
            let place = start + place.start..start + place.end;
            match (event, &mut called) {
                (Event::Start(Tag::Link { dest_url, .. }), _) if dest_url.starts_with(NOTE) => {
                    called = Some((dest_url.trim_start_matches(NOTE).to_owned(), String::new()));
                }
                (Event::End(TagEnd::Link), Some((label, words))) => {
                    let span = (self.span_of)(place);
                    let first = words.strip_prefix('^').filter(|first| *first != label);
                    let first = first.filter(|first| self.labels.contains(*first)).map(str::to_owned);
                    for label in first.into_iter().chain([std::mem::take(label)]) {
                        self.builder.leaf(Child::NoteRef(label, span));
                    }
                    called = None;
                }
                (Event::Text(text), Some((_, words))) => words.push_str(text),
                (_, Some(_)) => {}
                (event, None) => self.event(event.clone(), place),
            }
        }
        if whole.ends_with(char::is_whitespace) {
            self.builder.leaf(after);
        }
        true
    }

    /// Tells whether what looks like a tag is a word in angle brackets: `Vec<T>`, `<Enter>`.
    ///
    /// A tag that is not known has a value, a name in several parts, or an end somewhere.
    pub(super) fn is_word(&self, tag: &HtmlTag) -> bool {
        let plain = !tag.self_closing && !tag.has_values() && !tag.name.contains(['-', ':', '.']);
        // `if a<b and c>d`
        let is_ended = self.ended.contains(&tag.name);
        if plain && tag.name.len() == 1 && tag.has_attributes() && !is_ended {
            return !self.builder.is_in(&ElementKind::Skipped);
        }
        plain
            && meaning(tag) == Meaning::Unknown
            && !self.builder.is_in(&ElementKind::Skipped)
            && !is_old_tag(&tag.name)
            && !is_ended
    }

    /// Tells whether a tag within a line only names what HTML has: "put it into the `<head>` of the page".
    ///
    /// Such elements hold no words of a text, and what followed to the end of the paragraph would be left out.
    fn is_spoken_of(&self, tag: &HtmlTag, range: &Range<usize>) -> bool {
        let is_page = matches!(meaning(tag), Meaning::Skip)
            || matches!(tag.name.as_str(), "html" | "head" | "body" | "meta" | "link");
        if !is_page || tag.self_closing || tag.has_values() || self.builder.is_in(&ElementKind::Skipped) {
            return false;
        }
        let line = self.source.get(..range.start).unwrap_or_default().rsplit('\n').next().unwrap_or_default();
        let after = self.source.get(range.end..).unwrap_or_default();
        let near = after.find("\n\n").map_or(after, |end| &after[..end]);
        let end = format!("</{}", tag.name);
        let is_ended = near.match_indices("</").any(|(at, _)| {
            near.get(at..at + end.len()).is_some_and(|found| found.eq_ignore_ascii_case(&end))
        });
        line.contains(char::is_alphanumeric) && !line.trim_end().ends_with('>') && !is_ended
    }

    pub(super) fn html_text(&mut self, text: &str, range: Range<usize>) {
        if self.builder.in_code() {
            return self.words(&self.masked.restore(text, self.source), range, true);
        }
        if let Some(at) = self.turn_at_heading(text, &range) {
            let middle = range.start + at;
            self.html_text(&text[..at], range.start..middle);
            let heading = ElementKind::Heading { level: 0, id: None };
            let signs = text[at..].bytes().take_while(|byte| *byte == b'#').count();
            if std::mem::take(&mut self.in_html_heading) {
                self.builder.end(&heading, middle);
                return self.html_text(&text[at..], middle..range.end);
            }
            self.in_html_heading = true;
            self.builder.start(ElementKind::Heading { level: saturate(signs), id: None }, middle);
            return self.html_text(&text[at + signs..], middle + signs..range.end);
        }
        if self.inline_markdown(range.clone()) {
            return;
        }
        if self.masked.within(range.clone()).is_empty() {
            for (index, line) in text.split('\n').enumerate() {
                if index > 0 {
                    self.builder.leaf(Child::SoftBreak((self.span_of)(range.clone())));
                }
                let line = line.trim_end_matches('\r');
                if !line.is_empty() {
                    self.builder.leaf(Child::Text {
                        text: line.to_owned(),
                        span: (self.span_of)(range.clone()),
                        literal: false,
                    });
                }
            }
        } else {
            self.text(self.masked.text.get(range.clone()).unwrap_or_default(), range);
        }
    }

    /// Returns where a heading of Markdown begins in words between tags, or where the one that is open ends: kramdown
    /// reads one right below the end of a block of HTML.
    fn turn_at_heading(&self, text: &str, range: &Range<usize>) -> Option<usize> {
        if self.source.get(range.clone()) != Some(text) {
            return None;
        }
        if self.in_html_heading {
            return text.find('\n');
        }
        let is_line =
            |at: usize| self.source.get(..range.start + at).is_some_and(|before| before.ends_with('\n'));
        let is_heading = |at: &usize| {
            let rest = &text[*at..];
            let bare = rest.trim_start_matches('#');
            rest.len() - bare.len() <= 6 && bare.starts_with(' ') && is_line(*at)
        };
        let is_free =
            !self.builder.is_in(&ElementKind::Paragraph) && !self.builder.is_in(&ElementKind::Skipped);
        let mut starts = text.match_indices('#').map(|(at, _)| at).filter(|_| is_free);
        starts.find(is_heading)
    }

    /// Ends a table that its author left open, before a block of Markdown: all the rest of the text would be in its last
    /// cell.
    pub(super) fn leave_open_table(&mut self, tag: &Tag<'_>, range: &Range<usize>) {
        let is_block = matches!(
            tag,
            Tag::Paragraph
                | Tag::Heading { .. }
                | Tag::BlockQuote(_)
                | Tag::CodeBlock(_)
                | Tag::List(_)
                | Tag::DefinitionList
                | Tag::Table(_)
        );
        if is_block && range.start > self.last_table_end {
            self.builder.end_tag("table", (self.span_of)(range.start..range.start));
        }
    }

    pub(super) fn start_tag(&mut self, tag: &HtmlTag, range: Range<usize>) {
        let span = (self.span_of)(range);
        if self.builder.is_in(&ElementKind::Skipped) {
            return;
        }
        match meaning(tag) {
            Meaning::Open(kind) => {
                let kind = match kind {
                    ElementKind::Link(href) => ElementKind::Link(self.masked.address(&href)),
                    // A tag in program text colours it.
                    _ if self.builder.in_code() => return,
                    kind => kind,
                };
                self.builder.start_tag(&tag.name, kind, span);
            }
            Meaning::OpenIn(lang, kind) if kind.is_block() => {
                self.builder.start_tag(&tag.name, kind, span);
                // The element's own end closes it.
                self.builder.start_tag("", ElementKind::LangWords(lang, false), span);
            }
            Meaning::OpenIn(lang, kind) => {
                self.builder.start_tag(&tag.name, kind, span);
                self.builder.start_tag("", ElementKind::LangWords(lang, false), span);
            }
            Meaning::Break => self.builder.leaf(Child::Break(span)),
            Meaning::Rule => self.builder.leaf(Child::Rule(span)),
            Meaning::Image => self.builder.leaf(Child::Image {
                address: self.masked.address(tag.source()),
                title: tag.get("title").unwrap_or_default().to_owned(),
                alt: tag.alt(),
                span,
            }),
            Meaning::Embed => {
                let address = tag.get("src").or(tag.get("data")).unwrap_or_default();
                let title = tag.get("title").unwrap_or_default();
                self.embed(&self.masked.address(address), title, span);
                self.warn_embed(&tag.name, span);
                self.builder.start_tag(&tag.name, ElementKind::Unwrapped, span);
            }
            // What a player of HTML plays may be named within it: the first form of it that is offered.
            Meaning::Nothing if tag.name == "source" && tag.get("src").is_some() => {
                if let Some(name) = self.player.take() {
                    self.embed(&self.masked.address(tag.get("src").unwrap_or_default()), "", span);
                    self.warn_embed(&name, span);
                }
            }
            Meaning::Nothing => {}
            Meaning::Unknown if matches!(tag.name.as_str(), "video" | "audio") => {
                self.player = Some(tag.name.clone());
                self.builder.start_tag(&tag.name, ElementKind::Unwrapped, span);
            }
            Meaning::Skip => {
                if matches!(tag.name.as_str(), "script" | "style") {
                    let warning =
                        Diagnostic::warning("R202", format!("`<{}>` has no place in a book", tag.name))
                            .at(span)
                            .hint("it is left out");
                    self.diagnostics.push(warning);
                }
                self.builder.start_tag(&tag.name, ElementKind::Skipped, span);
            }
            Meaning::Unknown => {
                if self.unknown.insert(tag.name.clone()) {
                    let warning = Diagnostic::warning(
                        "R201",
                        format!("the tag `<{}>` means nothing in a book", tag.name),
                    )
                    .at(span)
                    .hint("its text stays; the tag is left out here and wherever else it stands");
                    self.diagnostics.push(warning);
                }
                self.builder.start_tag(&tag.name, ElementKind::Unwrapped, span);
            }
        }
    }
}

/// Reads a tag in a line that stands outside the text; one that is not known, or is none of a line, is words.
pub(super) fn in_line(tag: &str, builder: &mut Builder, span: Span) {
    for piece in pieces(tag) {
        match piece {
            HtmlPiece::Start(start, _) => match meaning(&start) {
                Meaning::Open(kind) if !kind.is_block() => builder.start_tag(&start.name, kind, span),
                Meaning::Break => builder.leaf(Child::SoftBreak(span)),
                Meaning::Nothing => {}
                _ => builder.leaf(Child::Text { text: tag.to_owned(), span, literal: false }),
            },
            HtmlPiece::End(name, _) => {
                let start = HtmlTag::bare(name);
                match meaning(&start) {
                    Meaning::Open(kind) if !kind.is_block() => builder.end_tag(&start.name, span),
                    Meaning::Break | Meaning::Nothing => {}
                    _ => builder.leaf(Child::Text { text: tag.to_owned(), span, literal: false }),
                }
            }
            HtmlPiece::Text(text, _) => builder.leaf(Child::Text { text, span, literal: false }),
        }
    }
}

/// Returns the address that stands in angle brackets where HTML reads a tag: `<https://a.example/b>`.
fn address_in(tag: Option<&str>) -> Option<&str> {
    let inner = tag?.strip_prefix('<')?.strip_suffix('>')?;
    let is_web = ["http://", "https://"].iter().any(|scheme| inner.starts_with(scheme));
    let is_mail = inner.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
    ((is_web || is_mail) && !inner.contains(|c: char| c.is_whitespace() || matches!(c, '"' | '<')))
        .then_some(inner)
}

/// Returns the names that stand after `</` in a text, in lower case.
pub(super) fn ended(source: &str) -> BTreeSet<String> {
    let name = |(at, _)| {
        let rest = source.get(at + 2..)?;
        let end =
            rest.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/' | '<')).unwrap_or(rest.len());
        Some(rest[..end].to_ascii_lowercase())
    };
    source.match_indices("</").filter_map(name).collect()
}

/// Returns where the last end tag of a name stands, in bytes; 0 if there is none.
pub(super) fn last_end(name: &str, source: &str) -> usize {
    let is_end = |at: &usize| {
        source.get(at + 2..at + 2 + name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name))
    };
    source.rmatch_indices("</").map(|(at, _)| at).find(is_end).unwrap_or(0)
}

/// Tells whether a name is that of a tag which HTML has or had, and which says nothing in a book.
fn is_old_tag(name: &str) -> bool {
    [
        "area",
        "base",
        "basefont",
        "bgsound",
        "blink",
        "canvas",
        "dialog",
        "fieldset",
        "form",
        "frame",
        "frameset",
        "keygen",
        "legend",
        "map",
        "marquee",
        "meter",
        "nobr",
        "noembed",
        "noframes",
        "optgroup",
        "option",
        "output",
        "plaintext",
        "portal",
        "progress",
        "search",
        "slot",
        "spacer",
        "svg",
        "math",
        "xmp",
        "applet",
        "listing",
    ]
    .contains(&name)
}
