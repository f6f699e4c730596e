//! Raw HTML: a safe list is read as what it means, all else is unwrapped.
//!
//! `html5gum` divides it as browsers do (WHATWG HTML, 13.2.5), so that nothing passes for a tag here that is
//! none there, or the other way. Attributes are looked up by name and never copied: an event handler has no
//! way into the model.

use super::tree::{CellMark, ElementKind};
use crate::limits::has_endless_tag;
use crate::model::{Alt, Lang};
use html5gum::{DefaultEmitter, Token, Tokenizer};
use std::collections::BTreeMap;

/// A piece of HTML with its place in the text it was read from, in bytes.
#[derive(Clone, Debug, PartialEq)]
pub enum HtmlPiece {
    /// The beginning of an element.
    Start(StartTag, std::ops::Range<usize>),
    /// The end of an element of that name.
    End(String, std::ops::Range<usize>),
    /// Words, character references resolved.
    Text(String, std::ops::Range<usize>),
}

impl HtmlPiece {
    /// Returns the piece with its place counted from so many bytes before.
    fn moved(self, by: usize) -> Self {
        let moved = |range: std::ops::Range<usize>| range.start + by..range.end + by;
        match self {
            Self::Start(tag, range) => Self::Start(tag, moved(range)),
            Self::End(name, range) => Self::End(name, moved(range)),
            Self::Text(words, range) => Self::Text(words, moved(range)),
        }
    }
}

/// A start tag.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StartTag {
    /// Its name in lower case.
    pub name: String,
    /// Whether it ends itself: `<a name="x"/>`.
    pub self_closing: bool,
    attributes: BTreeMap<String, String>,
}

impl StartTag {
    /// Returns an attribute's value.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.get(name).map(String::as_str)
    }

    /// Tells whether an attribute has a value.
    pub fn has_values(&self) -> bool {
        self.attributes.values().any(|value| !value.is_empty())
    }

    /// Makes a tag of a name, without attributes.
    pub fn bare(name: String) -> Self {
        Self { name, ..Self::default() }
    }

    /// Tells whether it has attributes, with values or without.
    pub fn has_attributes(&self) -> bool {
        !self.attributes.is_empty()
    }

    /// Tells whether it bears a class.
    pub fn has_class(&self, name: &str) -> bool {
        self.get("class").is_some_and(|all| all.split_whitespace().any(|class| class == name))
    }

    /// Returns its language, where it names one that is known.
    pub fn lang(&self) -> Option<Lang> {
        self.get("lang").or(self.get("xml:lang")).and_then(Lang::new)
    }

    /// Returns the address of the picture it is: one that is loaded late has its own in another place, and a blank in this.
    pub fn source(&self) -> &str {
        const BLANKS: [&str; 7] =
            ["blank", "placeholder", "spacer", "loading", "lazy", "pixel", "transparent"];
        let source = self.get("src").unwrap_or_default();
        let name = source.rsplit('/').next().unwrap_or_default().to_ascii_lowercase();
        let is_blank = source.is_empty()
            || source.starts_with("data:")
            || source == "about:blank"
            || BLANKS.iter().any(|blank| name.contains(blank));
        let late = ["data-src", "data-lazy-src", "data-original"].iter().find_map(|name| self.get(name));
        late.filter(|late| is_blank && !late.is_empty()).unwrap_or(source)
    }

    /// Returns what stands for the picture it is.
    pub fn alt(&self) -> Alt {
        match self.get("alt").map(str::trim) {
            None => Alt::Missing,
            Some("") => Alt::Decoration,
            Some(alt) => Alt::Text(alt.into()),
        }
    }
}

/// Divides HTML into tags and words; comments and declarations are left out.
pub fn pieces(html: &str) -> Vec<HtmlPiece> {
    if has_endless_tag(html) {
        return vec![HtmlPiece::Text(html.to_owned(), 0..html.len())];
    }
    let mut in_frame = false;
    let mut all = Vec::new();
    for piece in outer_pieces(html) {
        match &piece {
            // To the standard what stands in a frame is words; to whoever wrote it, HTML for those who have no frames.
            HtmlPiece::Text(_, range) if in_frame => {
                let inner = html.get(range.clone()).unwrap_or_default();
                all.extend(outer_pieces(inner).into_iter().map(|piece| piece.moved(range.start)));
            }
            _ => {
                in_frame = matches!(&piece, HtmlPiece::Start(tag, _) if tag.name == "iframe");
                all.push(piece);
            }
        }
    }
    all
}

fn outer_pieces(html: &str) -> Vec<HtmlPiece> {
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let mut pieces = Vec::new();
    for token in Tokenizer::new_with_emitter(html, emitter) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => {
                let attributes =
                    tag.attributes.iter().map(|(name, value)| (text(name), text(value))).collect();
                let range = tag.span.start..tag.span.end;
                pieces.push(HtmlPiece::Start(
                    StartTag { name: text(&tag.name), self_closing: tag.self_closing, attributes },
                    range,
                ));
            }
            Token::EndTag(tag) => pieces.push(HtmlPiece::End(text(&tag.name), tag.span.start..tag.span.end)),
            Token::String(words) => {
                pieces.push(HtmlPiece::Text(text(&words), words.span.start..words.span.end))
            }
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    pieces
}

/// Finds the programs for a server, `<?php echo 1; ?>`: to browsers each is a comment that ends at the next `>`. One whose
/// end is missing goes on to the end of the text.
pub fn programs_in(html: &str) -> Vec<std::ops::Range<usize>> {
    let mut programs: Vec<std::ops::Range<usize>> = Vec::new();
    if !html.contains("<?") || has_endless_tag(html) {
        return programs;
    }
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    for token in Tokenizer::new_with_emitter(html, emitter) {
        let Ok(Token::Comment(comment)) = token else { continue };
        let start = comment.span.start;
        let rest = html.get(start..).unwrap_or_default();
        // What looks like another within a program is a part of it.
        let is_within = programs.last().is_some_and(|program| start < program.end);
        if !is_within && rest.strip_prefix("<?").is_some_and(|rest| !rest.starts_with("xml")) {
            programs.push(start..rest.find("?>").map_or(html.len(), |end| start + end + 2));
        }
    }
    programs
}

/// What a tag is.
#[derive(Clone, Debug, PartialEq)]
pub enum Meaning {
    /// It opens an element.
    Open(ElementKind),
    /// It opens an element, in another language.
    OpenIn(Lang, ElementKind),
    /// It is a line break.
    Break,
    /// It is a rule.
    Rule,
    /// It is a picture.
    Image,
    /// It is a frame or player, whose address is all that can be shown.
    Embed,
    /// It says nothing.
    Nothing,
    /// Its content is never shown: a script, a style.
    Skip,
    /// It is not known.
    Unknown,
}

/// Returns what a start tag is.
pub fn meaning(tag: &StartTag) -> Meaning {
    let kind = match tag.name.as_str() {
        "br" => return Meaning::Break,
        "hr" => return Meaning::Rule,
        // Browsers read the second as the first; builders of sites have it for a picture of their own kind.
        "img" | "image" => return Meaning::Image,
        "iframe" | "embed" | "video" | "audio" | "object" if tag.get("src").or(tag.get("data")).is_some() => {
            return Meaning::Embed;
        }
        "script" | "style" | "template" | "noscript" | "title" | "textarea" | "select" => {
            return Meaning::Skip;
        }
        // What belongs into a `head` says nothing by itself; any other text ends it, as browsers read pages.
        "head" | "wbr" | "meta" | "link" | "col" | "colgroup" | "source" | "track" | "param" | "input"
        | "tbody" | "tfoot" | "html" | "body" | "picture" => return Meaning::Nothing,
        "p" | "address" if is_verse(tag) => ElementKind::Verse,
        "p" | "summary" => ElementKind::Paragraph,
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => ElementKind::Heading {
            level: tag.name.bytes().last().map_or(1, |digit| digit - b'0'),
            id: tag.get("id").map(str::to_owned),
        },
        "div" | "section" | "article" | "aside" | "main" | "header" | "nav" | "details" | "center"
        | "address" | "hgroup" | "blockquote" | "ul" | "ol" | "pre"
            if is_verse(tag) =>
        {
            ElementKind::Verse
        }
        "blockquote" => ElementKind::Quote { epigraph: tag.has_class("epigraph") },
        "div" | "section" | "article" | "aside" | "main" | "header" | "nav" | "details" | "center"
        | "address" | "hgroup" => ElementKind::Division,
        "footer" => ElementKind::Attribution,
        "figure" => ElementKind::Figure,
        "figcaption" | "caption" => ElementKind::Caption,
        "ul" | "menu" | "dir" => ElementKind::List(None),
        "ol" => ElementKind::List(Some(tag.get("start").and_then(|n| n.parse().ok()).unwrap_or(1))),
        "li" => ElementKind::Item,
        "dl" => ElementKind::Definitions,
        "dt" => ElementKind::Term,
        "dd" => ElementKind::Details,
        "table" => ElementKind::Table(Vec::new()),
        "thead" => ElementKind::TableHead,
        "tr" => ElementKind::Row,
        "td" | "th" => ElementKind::Cell(cell_mark(tag)),
        "pre" => ElementKind::Code(None),
        "em" | "cite" | "dfn" | "var" => ElementKind::Emph,
        "i" => match tag.lang() {
            Some(lang) => ElementKind::LangWords(lang, true),
            None => ElementKind::Emph,
        },
        "b" | "strong" => ElementKind::Strong,
        "del" | "s" | "strike" => ElementKind::Strike,
        "q" => ElementKind::Quotation,
        "sup" => ElementKind::Superscript,
        "sub" => ElementKind::Subscript,
        "code" | "kbd" | "samp" | "tt" => ElementKind::InlineCode,
        "a" => match tag.get("href") {
            Some(href) => ElementKind::Link(href.to_owned()),
            None => ElementKind::Unwrapped,
        },
        "span" if tag.has_class("smallcaps") || tag.has_class("small-caps") || tag.has_class("sc") => {
            ElementKind::SmallCaps
        }
        "abbr" | "acronym" if tag.get("title").is_some_and(|title| !title.trim().is_empty()) => {
            ElementKind::Short(tag.get("title").unwrap_or_default().trim().to_owned())
        }
        "span" | "abbr" | "mark" | "small" | "big" | "ins" | "u" | "time" | "bdi" | "bdo" | "data"
        | "font" | "ruby" | "rb" | "rp" | "rt" | "rtc" | "label" | "button" | "acronym" => {
            ElementKind::Unwrapped
        }
        _ => return Meaning::Unknown,
    };
    match tag.lang() {
        Some(lang) if kind == ElementKind::Unwrapped => Meaning::Open(ElementKind::LangWords(lang, false)),
        Some(lang) if kind == ElementKind::Division => Meaning::Open(ElementKind::LangBlocks(lang)),
        Some(lang) if !matches!(kind, ElementKind::LangWords(..)) => Meaning::OpenIn(lang, kind),
        _ => Meaning::Open(kind),
    }
}

/// Reads what the tag of a cell says of it; a span of 0 takes what is there, which is one here.
fn cell_mark(tag: &StartTag) -> CellMark {
    // As browsers read numbers: what follows the digits is passed over.
    let digits = |value: &str| value.trim().split(|c: char| !c.is_ascii_digit()).next().map(str::to_owned);
    let count = |name: &str| {
        let digits = tag.get(name).and_then(digits).filter(|digits| !digits.is_empty())?;
        Some(digits.parse::<u16>().unwrap_or(u16::MAX))
    };
    let scope = tag.get("scope").map(str::to_ascii_lowercase);
    CellMark {
        head: tag.name == "th",
        heads_row: matches!(scope.as_deref(), Some("row" | "rowgroup")),
        columns: count("colspan").unwrap_or(1),
        // All rows that are left in the group.
        rows: count("rowspan").map_or(1, |rows| if rows == 0 { u16::MAX } else { rows }),
    }
}

fn is_verse(tag: &StartTag) -> bool {
    ["verse", "poem", "poetry", "stanza"].iter().any(|class| tag.has_class(class))
}

#[cfg(test)]
mod tests {
    use super::*;

    // Each attribute took the stack of a call of the tokenizer.
    #[test]
    fn a_tag_with_attributes_without_end_is_words() {
        let attributes = |count: usize| (0..count).map(|n| format!(" a{n}=\"v>\"")).collect::<String>();
        let long = format!("<span{}>x</span>", attributes(60_000));
        assert_eq!(pieces(&long), [HtmlPiece::Text(long.clone(), 0..long.len())]);
        assert_eq!(pieces(&format!("<span{}>x</span>", attributes(200))).len(), 3);
        // A mark that opens no quotation hides nothing.
        for head in [
            "<div b=c'",
            "<div '",
            "<div a'b",
            "<!-- <a \" --><div",
            "</div",
            "<styles><div",
            "<!x <a b=\"><div",
            "<textarea><a b=\"</textarea><div",
            "<!-- --!><div",
        ] {
            assert!(has_endless_tag(&format!("{head}{}>y</div>", attributes(60_000))), "{head}");
        }
        let script = format!("<script>if (a<b) {{{}}}</script>x", "c=d;".repeat(600));
        assert!(!has_endless_tag(&script));
    }

    #[test]
    fn tags_and_words_have_their_places() {
        let html = "<p onclick='x()'>One &amp; <em>two</em><!-- no --></p>";
        let pieces = pieces(html);
        for piece in &pieces {
            match piece {
                HtmlPiece::Start(tag, range) => {
                    assert!(html[range.clone()].starts_with(&format!("<{}", tag.name)))
                }
                HtmlPiece::End(name, range) => assert_eq!(html[range.clone()], format!("</{name}>")),
                HtmlPiece::Text(text, range) => assert!(html[range.clone()].starts_with(&text[..3])),
            }
        }
        assert_eq!(pieces.len(), 6);
    }

    #[test]
    fn what_passes_is_decided_by_name() {
        let table = [
            ("<script src=x>", Meaning::Skip),
            ("<ScRiPt>", Meaning::Skip),
            ("<style>", Meaning::Skip),
            ("<iframe src='https://a.example/'>", Meaning::Embed),
            ("<blink>", Meaning::Unknown),
            ("<span>", Meaning::Open(ElementKind::Unwrapped)),
            ("<h3 id=a>", Meaning::Open(ElementKind::Heading { level: 3, id: Some("a".into()) })),
            ("<div class='poem x'>", Meaning::Open(ElementKind::Verse)),
        ];
        for (html, expected) in table {
            let Some(HtmlPiece::Start(tag, _)) = pieces(html).into_iter().next() else { panic!("{html}") };
            assert_eq!(meaning(&tag), expected, "{html}");
        }
    }
}
