//! The words of a block: what they are, and how they are written.

use super::notes::CALL;
use super::write::is_block;
use super::{KnownFacts, escape, pictures};
use crate::model::address;
use dom_query::NodeRef;

/// How words are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum WrittenAs {
    /// A paragraph of Markdown.
    Markdown,
    /// A line of Markdown: a break is a space.
    Line,
    /// Words within raw HTML.
    Html,
}

/// A piece of a block's words.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum WordToken {
    /// Words with single spaces between them, and none at their ends.
    Text(String),
    /// White space between words and something else.
    Space,
    /// The end of a line.
    Break,
    /// What is written as it is, in Markdown and in HTML.
    Raw { markdown: String, html: String },
    /// A change of manner begins.
    Open(Manner),
    /// It ends.
    Close(Manner),
}

/// In which manner words stand.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Manner {
    Emph,
    Strong,
    Strike,
    /// A link to an address.
    Link(String),
    /// An element that Markdown has no sign for, by its tag.
    Element {
        start: String,
        end: &'static str,
    },
}

/// Returns the words of nodes.
pub(super) fn tokens(nodes: &[NodeRef<'_>], facts: &KnownFacts) -> Vec<WordToken> {
    let mut tokens = Vec::new();
    nodes.iter().for_each(|node| push(node, facts, &mut tokens));
    tokens
}

fn push(node: &NodeRef<'_>, facts: &KnownFacts, out: &mut Vec<WordToken>) {
    if node.is_text() {
        return push_text(&node.text(), out);
    }
    if !node.is_element() {
        return;
    }
    let name = node.node_name().unwrap_or_default();
    match name.as_ref() {
        "br" => return out.push(WordToken::Break),
        "wbr" | "script" | "style" | "template" | "noscript" | "title" | "button" | "select" | "textarea"
        | "meta" | "link" => return,
        "img" => return out.extend(image(node)),
        "iframe" | "embed" | "video" | "audio" | "object" => return out.extend(player(node)),
        "sup" if node.has_attr(CALL) => {
            let call = format!("[^{}]", node.attr(CALL).unwrap_or_default());
            // White space before a call is an accident of the page.
            if out.last() == Some(&WordToken::Space) {
                out.pop();
            }
            return out.push(WordToken::Raw { markdown: call.clone(), html: call });
        }
        "code" | "kbd" | "samp" | "tt" => return out.extend(code(node)),
        _ => {}
    }
    let manner = manner(node, name.as_ref(), facts);
    let is_block = is_block(node);
    if is_block && !out.is_empty() {
        out.push(WordToken::Space);
    }
    out.extend(manner.clone().map(WordToken::Open));
    for child in node.children_it(false) {
        push(&child, facts, out);
    }
    out.extend(manner.map(WordToken::Close));
    if is_block {
        out.push(WordToken::Space);
    }
}

fn push_text(text: &str, out: &mut Vec<WordToken>) {
    let is_space = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}');
    if text.starts_with(is_space) {
        out.push(WordToken::Space);
    }
    let mut all = text.split(is_space).filter(|word| !word.is_empty());
    if let Some(first) = all.next() {
        let mut words = String::with_capacity(text.len());
        words.push_str(first);
        for word in all {
            words.push(' ');
            words.push_str(word);
        }
        out.push(WordToken::Text(words));
    }
    if text.ends_with(is_space) && !text.trim_matches(is_space).is_empty() {
        out.push(WordToken::Space);
    }
}

/// Returns the manner in which an element sets its words; `None` if it says nothing of them.
fn manner(node: &NodeRef<'_>, name: &str, facts: &KnownFacts) -> Option<Manner> {
    let element = |start: String, end| Some(Manner::Element { start, end });
    let attribute =
        |key: &str| node.attr(key).map(|value| value.trim().to_owned()).filter(|value| !value.is_empty());
    let quoted = |value: &str| {
        let mut out = String::new();
        escape::html(value, &mut out);
        out
    };
    let style = attribute("style").unwrap_or_default().to_ascii_lowercase().replace(' ', "");
    let lang = attribute("lang").filter(|lang| facts.lang.as_ref().is_none_or(|own| own != lang));
    match name {
        "em" | "i" | "cite" | "dfn" | "var" => match lang {
            Some(lang) if name == "i" => element(format!("<i lang=\"{}\">", quoted(&lang)), "</i>"),
            _ if style.contains("font-style:normal") => None,
            _ => Some(Manner::Emph),
        },
        // Google Docs wraps a whole text in a `b` that is not bold.
        "b" | "strong" if style.contains("font-weight:normal") => None,
        "b" | "strong" => Some(Manner::Strong),
        "s" | "del" | "strike" => Some(Manner::Strike),
        "sup" => element("<sup>".to_owned(), "</sup>"),
        "sub" => element("<sub>".to_owned(), "</sub>"),
        "q" => element("<q>".to_owned(), "</q>"),
        "ruby" => element("<ruby>".to_owned(), "</ruby>"),
        "rt" => element("<rt>".to_owned(), "</rt>"),
        "rp" => element("<rp>".to_owned(), "</rp>"),
        "abbr" | "acronym" => attribute("title")
            .and_then(|title| element(format!("<abbr title=\"{}\">", quoted(&title)), "</abbr>")),
        "a" => {
            let address = resolved(&attribute("href")?, facts)?;
            Some(Manner::Link(address))
        }
        "span" | "font" => {
            let classes = attribute("class").unwrap_or_default().to_ascii_lowercase();
            let is = |class: &str| classes.split_whitespace().any(|one| one == class);
            if style.contains("font-variant:small-caps") || is("smallcaps") || is("small-caps") || is("sc") {
                element("<span class=\"smallcaps\">".to_owned(), "</span>")
            } else if style.contains("font-style:italic") {
                Some(Manner::Emph)
            } else if style.contains("font-weight:bold") || style.contains("font-weight:700") {
                Some(Manner::Strong)
            } else {
                lang.and_then(|lang| element(format!("<span lang=\"{}\">", quoted(&lang)), "</span>"))
            }
        }
        _ => None,
    }
}

/// Returns where a link leads; `None` if that is within the page or a program.
fn resolved(href: &str, facts: &KnownFacts) -> Option<String> {
    let lower = href.to_ascii_lowercase();
    if ["http://", "https://", "mailto:", "tel:", "ftp://"].iter().any(|scheme| lower.starts_with(scheme)) {
        let own = facts.address.as_deref().is_some_and(|own| {
            href.split_once('#')
                .is_some_and(|(page, _)| page.trim_end_matches('/') == own.trim_end_matches('/'))
        });
        return (!own).then(|| href.to_owned());
    }
    if href.starts_with('#') || lower.split(['/', '?', '#']).next().is_some_and(|first| first.contains(':')) {
        return None;
    }
    // Only a page that says its own address says where its neighbours are.
    super::resolved(href, facts.address.as_deref()?)
}

/// Returns a picture, or the words of one that stands for a sign.
fn image(node: &NodeRef<'_>) -> Option<WordToken> {
    let attribute =
        |key: &str| node.attr(key).map(|value| value.trim().to_owned()).filter(|value| !value.is_empty());
    let is_dot = |key: &str| attribute(key).is_some_and(|size| size == "1" || size == "0");
    let alt = node.attr("alt").map(|alt| alt.split_whitespace().collect::<Vec<_>>().join(" "));
    if node.has_class("emoji") || node.has_class("wp-smiley") {
        return alt.filter(|alt| !alt.is_empty()).map(WordToken::Text);
    }
    if is_dot("width") && is_dot("height") {
        return None;
    }
    // Pages that load pictures late show a dot, a ring or a grey field in their place.
    let first = |key: &str| attribute(key)?.split_whitespace().next().map(str::to_owned);
    let late = pictures::LATE.iter().find_map(|key| attribute(key)).or_else(|| first("data-srcset"));
    let src = attribute("src");
    // A browser that saved the page has put the picture beside it, and the address of the web is the one of before.
    let is_saved = |late: &String| {
        let saved = |src: &String| !address::is_remote(src) && !address::is_data(src);
        address::is_remote(late) && src.as_ref().is_some_and(saved)
    };
    let late = late.filter(|late| late.contains(['/', '.']) && !is_saved(late));
    let address = late.or(src).or_else(|| first("srcset"))?;
    let mut html = String::from("<img src=\"");
    escape::html(&address, &mut html);
    html.push('"');
    if let Some(alt) = &alt {
        html.push_str(" alt=\"");
        escape::html(alt, &mut html);
        html.push('"');
    }
    html.push('>');
    let markdown = match &alt {
        // Only HTML can say that a picture is decoration.
        Some(alt) if alt.is_empty() => html.clone(),
        alt => {
            let alt = alt.as_deref().map(escape::line).unwrap_or_default();
            format!(
                "![{alt}](<{}>)",
                address.replace(['<', '>', '\n'], "").replace('{', "%7B").replace('\\', "/")
            )
        }
    };
    Some(WordToken::Raw { markdown, html })
}

/// Returns a player or frame, of which a book shows the address.
fn player(node: &NodeRef<'_>) -> Option<WordToken> {
    let source = ["src", "data"].iter().find_map(|key| node.attr(key));
    let source = source.or_else(|| node.find(&["source"]).first().and_then(|inner| inner.attr("src")))?;
    let source = match source.strip_prefix("//") {
        Some(rest) => format!("https://{rest}"),
        None => source.to_string(),
    };
    let mut html = String::from("<iframe src=\"");
    escape::html(&source, &mut html);
    html.push('"');
    if let Some(title) = node.attr("title").filter(|title| !title.trim().is_empty()) {
        html.push_str(" title=\"");
        escape::html(&title, &mut html);
        html.push('"');
    }
    html.push_str("></iframe>");
    Some(WordToken::Raw { markdown: html.clone(), html })
}

fn code(node: &NodeRef<'_>) -> Option<WordToken> {
    let text = node.text().replace(['\n', '\r'], " ");
    if text.trim().is_empty() {
        return None;
    }
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(if longest == 0 { 1 } else { longest + 1 });
    let space = if text.starts_with(['`', ' ']) || text.ends_with(['`', ' ']) { " " } else { "" };
    let mut html = String::from("<code>");
    escape::html(&text, &mut html);
    html.push_str("</code>");
    Some(WordToken::Raw { markdown: format!("{fence}{space}{text}{space}{fence}"), html })
}

/// Divides words at empty lines.
pub(super) fn paragraphs(tokens: Vec<WordToken>) -> Vec<Vec<WordToken>> {
    let mut paragraphs = vec![Vec::new()];
    let mut open: Vec<Manner> = Vec::new();
    let mut breaks = 0;
    for token in tokens {
        match &token {
            WordToken::Break => breaks += 1,
            WordToken::Space => {}
            _ => {
                if breaks > 1 {
                    // What is open goes on in the next paragraph.
                    if let Some(paragraph) = paragraphs.last_mut() {
                        paragraph.extend(open.iter().rev().cloned().map(WordToken::Close));
                    }
                    paragraphs.push(open.iter().cloned().map(WordToken::Open).collect());
                } else if breaks == 1
                    && let Some(paragraph) = paragraphs.last_mut()
                {
                    paragraph.push(WordToken::Break);
                }
                breaks = 0;
            }
        }
        match &token {
            WordToken::Open(manner) => open.push(manner.clone()),
            WordToken::Close(_) => {
                open.pop();
            }
            WordToken::Break => continue,
            WordToken::Space if breaks > 0 => continue,
            _ => {}
        }
        if let Some(paragraph) = paragraphs.last_mut() {
            paragraph.push(token);
        }
    }
    paragraphs
}

/// Returns the groups of nodes that a poem's stanzas are: its paragraphs, or all of it.
pub(super) fn stanzas<'a>(node: &NodeRef<'a>) -> Vec<Vec<NodeRef<'a>>> {
    let blocks: Vec<NodeRef<'a>> = node.children_it(false).filter(is_block).collect();
    if blocks.is_empty() { vec![node.children()] } else { blocks.iter().map(NodeRef::children).collect() }
}

/// Returns the words of an element whose line ends are kept.
pub(super) fn kept_lines(node: &NodeRef<'_>, facts: &KnownFacts) -> Vec<WordToken> {
    let text = text_with_breaks(node);
    let mut tokens = Vec::new();
    for (at, line) in text.trim_matches('\n').lines().enumerate() {
        if at > 0 {
            tokens.push(WordToken::Break);
        }
        push_text(line.trim(), &mut tokens);
    }
    let _ = facts;
    tokens
}

/// Returns the text of an element with its line ends; what stands in a block of its own is a line.
pub(super) fn text_with_breaks(node: &NodeRef<'_>) -> String {
    let mut text = String::new();
    push_lines(node, &mut text);
    text.replace("\r\n", "\n")
}

fn push_lines(node: &NodeRef<'_>, text: &mut String) {
    for inner in node.children_it(false) {
        if inner.is_text() {
            text.push_str(&inner.text());
        } else if inner.has_name("br") {
            text.push('\n');
        } else {
            push_lines(&inner, text);
            if is_block(&inner) && !text.ends_with('\n') {
                text.push('\n');
            }
        }
    }
}

/// Writes words in a form.
pub(super) fn write(tokens: &[WordToken], form: WrittenAs) -> String {
    let tokens = tidy(tokens);
    let signs = signs(&tokens, form);
    let mut out = String::new();
    let mut at_start = true;
    for (token, sign) in tokens.iter().zip(signs) {
        match token {
            WordToken::Text(words) if form == WrittenAs::Html => escape::html(words, &mut out),
            WordToken::Text(words) => {
                let mut escaped = String::new();
                escape::words(words, out.chars().last(), &mut escaped);
                out.push_str(&if at_start { escape::line_start(&escaped) } else { escaped });
            }
            WordToken::Space => out.push(' '),
            WordToken::Break => {
                out.push_str(match form {
                    WrittenAs::Markdown => "\\\n",
                    WrittenAs::Line => " ",
                    WrittenAs::Html => "<br>",
                });
            }
            WordToken::Raw { markdown, html } => {
                out.push_str(if form == WrittenAs::Html { html } else { markdown })
            }
            WordToken::Open(_) | WordToken::Close(_) => out.push_str(&sign),
        }
        at_start = match token {
            WordToken::Break => form == WrittenAs::Markdown,
            WordToken::Open(_) => at_start && sign.starts_with('<'),
            _ => false,
        };
    }
    out
}

/// Takes out empty changes of manner, and white space at the ends of all that has an end.
fn tidy(tokens: &[WordToken]) -> Vec<&WordToken> {
    let mut out: Vec<&WordToken> = Vec::new();
    for token in tokens {
        match token {
            WordToken::Space => {
                // White space before the first word of a manner stands before the manner.
                let mut at = out.len();
                while at > 0 && matches!(out.get(at - 1), Some(WordToken::Open(_))) {
                    at -= 1;
                }
                let before = at.checked_sub(1).and_then(|at| out.get(at));
                if before.is_some_and(|before| !matches!(before, WordToken::Space | WordToken::Break)) {
                    out.insert(at, &WordToken::Space);
                }
            }
            WordToken::Close(manner) => {
                let is_spaced = out.last() == Some(&&WordToken::Space);
                if is_spaced {
                    out.pop();
                }
                if matches!(out.last(), Some(WordToken::Open(open)) if open == manner) {
                    out.pop();
                } else {
                    out.push(token);
                }
                if is_spaced
                    && out.last().is_some_and(|last| !matches!(last, WordToken::Space | WordToken::Break))
                {
                    out.push(&WordToken::Space);
                }
            }
            WordToken::Break => {
                while out.last() == Some(&&WordToken::Space) {
                    out.pop();
                }
                out.push(token);
            }
            token => out.push(token),
        }
    }
    while matches!(out.last(), Some(WordToken::Space | WordToken::Break)) {
        out.pop();
    }
    let start =
        out.iter().position(|token| !matches!(token, WordToken::Space | WordToken::Break)).unwrap_or(0);
    out.drain(..start);
    out
}

/// Returns the sign of each token that opens or closes a manner.
///
/// A tag stands for a star that Markdown would not see there (CommonMark 6.2, flanking runs).
fn signs(tokens: &[&WordToken], form: WrittenAs) -> Vec<String> {
    let mut signs = vec![String::new(); tokens.len()];
    let mut open: Vec<usize> = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        match token {
            WordToken::Open(_) => open.push(at),
            WordToken::Close(manner) => {
                let Some(begin) = open.pop() else { continue };
                let is_plain = form != WrittenAs::Html && opens(tokens, begin) && closes(tokens, at);
                let (start, end) = pair(manner, form, is_plain);
                if let Some(sign) = signs.get_mut(begin) {
                    *sign = start;
                }
                if let Some(sign) = signs.get_mut(at) {
                    *sign = end;
                }
            }
            _ => {}
        }
    }
    signs
}

fn pair(manner: &Manner, form: WrittenAs, is_plain: bool) -> (String, String) {
    let same = |sign: &str| (sign.to_owned(), sign.to_owned());
    let tags = |name: &str| (format!("<{name}>"), format!("</{name}>"));
    match manner {
        Manner::Emph if is_plain => same("*"),
        Manner::Strong if is_plain => same("**"),
        Manner::Strike if is_plain => same("~~"),
        Manner::Emph => tags("em"),
        Manner::Strong => tags("strong"),
        Manner::Strike => tags("del"),
        Manner::Link(address) if form == WrittenAs::Html => {
            let mut start = String::from("<a href=\"");
            escape::html(address, &mut start);
            start.push_str("\">");
            (start, "</a>".to_owned())
        }
        Manner::Link(address) => ("[".to_owned(), format!("]({})", escape::address(address))),
        Manner::Element { start, end } => (start.clone(), (*end).to_owned()),
    }
}

/// Tells whether a sign that opens has a letter after it and none before.
fn opens(tokens: &[&WordToken], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| tokens.get(before));
    let is_free = match before {
        None | Some(WordToken::Space | WordToken::Break) => true,
        Some(WordToken::Text(words)) => {
            words.chars().last().is_some_and(|c| !c.is_alphanumeric() && c != '*')
        }
        _ => false,
    };
    is_free
        && matches!(tokens.get(at + 1), Some(WordToken::Text(words)) if words.chars().next().is_some_and(char::is_alphanumeric))
}

/// Tells whether a sign that closes has a letter before it and none after.
fn closes(tokens: &[&WordToken], at: usize) -> bool {
    let is_free = match tokens.get(at + 1) {
        None | Some(WordToken::Space | WordToken::Break) => true,
        Some(WordToken::Text(words)) => {
            words.chars().next().is_some_and(|c| !c.is_alphanumeric() && c != '*')
        }
        _ => false,
    };
    let before = at.checked_sub(1).and_then(|before| tokens.get(before));
    is_free
        && matches!(before, Some(WordToken::Text(words)) if words.chars().last().is_some_and(|c| c.is_alphanumeric() || "?!.,…".contains(c)))
        && match (before, tokens.get(at + 1)) {
            // After a stop, only white space shows that the manner ends here.
            (Some(WordToken::Text(words)), Some(WordToken::Text(_))) => {
                words.chars().last().is_some_and(char::is_alphanumeric)
            }
            _ => true,
        }
}

/// Writes elements as HTML: what a book can show of them, and nothing else.
pub(super) fn html_blocks(nodes: &[NodeRef<'_>], facts: &KnownFacts) -> String {
    let mut out = String::new();
    let mut run = Vec::new();
    for node in nodes {
        if node.is_element() && (is_block(node) || node.descendants_it().any(|inner| is_block(&inner))) {
            flush(&mut run, facts, &mut out);
            html_block(node, facts, &mut out);
        } else {
            run.push(*node);
        }
    }
    flush(&mut run, facts, &mut out);
    out
}

fn flush(run: &mut Vec<NodeRef<'_>>, facts: &KnownFacts, out: &mut String) {
    out.push_str(&write(&tokens(run, facts), WrittenAs::Html));
    run.clear();
}

fn html_block(node: &NodeRef<'_>, facts: &KnownFacts, out: &mut String) {
    let name = node.node_name().unwrap_or_default();
    let name = match name.as_ref() {
        kept @ ("p" | "ul" | "ol" | "li" | "dl" | "dt" | "dd" | "blockquote" | "table" | "thead"
        | "tbody" | "tfoot" | "tr" | "td" | "th" | "caption" | "figure" | "figcaption") => kept,
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "summary" | "div" | "address" => "p",
        "pre" => {
            out.push_str("<pre>");
            escape::html(&text_with_breaks(node).replace('\n', "\u{1}"), out);
            let text = out.replace('\u{1}', "<br>");
            *out = text;
            out.push_str("</pre>");
            return;
        }
        _ => return out.push_str(&html_blocks(&node.children(), facts)),
    };
    let name = if name == "p" && node.descendants_it().any(|inner| is_block(&inner)) { "div" } else { name };
    out.push('<');
    out.push_str(name);
    for key in ["colspan", "rowspan", "scope", "start", "align"] {
        let is_plain = |value: &String| value.chars().all(|c| c.is_ascii_alphanumeric());
        if let Some(value) = node.attr(key).map(|value| value.trim().to_owned()).filter(is_plain) {
            out.push_str(&format!(" {key}=\"{value}\""));
        }
    }
    out.push('>');
    out.push_str(&html_blocks(&node.children(), facts));
    out.push_str("</");
    out.push_str(name);
    out.push('>');
    if matches!(name, "tr" | "table" | "thead" | "tbody" | "dd" | "dt" | "li" | "ul" | "ol" | "dl") {
        out.push('\n');
    }
}
