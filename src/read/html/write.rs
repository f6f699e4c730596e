//! Elements of HTML as Markdown: blocks here, the words within them in [`super::words`], tables in [`super::table`].

use super::KnownFacts;
use super::facts::folded;
use super::table;
use super::words::{self, WrittenAs};
use dom_query::{Document, NodeRef};

/// So many blocks at most may say again what is known of the text.
const HEAD: usize = 4;

/// Writes an article as Markdown.
pub(super) fn markdown(content: &Document, facts: &KnownFacts) -> String {
    let writer = MarkdownWriter { facts };
    let root = content.body().unwrap_or_else(|| content.root());
    let blocks = writer.blocks(&root.children());
    // Many pages say below the title again who wrote the text and when.
    let again = blocks.iter().take(HEAD).take_while(|block| facts.say(block)).count();
    let mut text = blocks.get(again..).unwrap_or_default().join("\n\n");
    text.push('\n');
    text
}

/// Writes a note: its further blocks stand below its label, as Markdown wants them.
pub(super) fn note(content: &Document, facts: &KnownFacts) -> String {
    let writer = MarkdownWriter { facts };
    let mut nodes = content.root().children();
    // What surrounds the note is not part of it.
    while let [only] = &nodes[..]
        && only.node_name().is_some_and(|name| {
            matches!(name.as_ref(), "html" | "body" | "li" | "section" | "aside" | "dd" | "td")
        })
    {
        nodes = only.children();
    }
    let text = writer.blocks(&nodes).join("\n\n");
    let mut out = indented(&text, "    ");
    out.push('\n');
    out
}

/// Tells whether an element stands on a line of its own.
pub(super) fn is_block(node: &NodeRef<'_>) -> bool {
    node.node_name().is_some_and(|name| {
        matches!(
            name.as_ref(),
            "address"
                | "article"
                | "aside"
                | "blockquote"
                | "body"
                | "caption"
                | "center"
                | "dd"
                | "details"
                | "dir"
                | "div"
                | "dl"
                | "dt"
                | "fieldset"
                | "figcaption"
                | "figure"
                | "footer"
                | "form"
                | "h1"
                | "h2"
                | "h3"
                | "h4"
                | "h5"
                | "h6"
                | "header"
                | "hgroup"
                | "hr"
                | "html"
                | "li"
                | "main"
                | "menu"
                | "nav"
                | "ol"
                | "p"
                | "pre"
                | "section"
                | "summary"
                | "table"
                | "tbody"
                | "td"
                | "tfoot"
                | "th"
                | "thead"
                | "tr"
                | "ul"
        )
    })
}

/// Tells whether a block stands anywhere in an element.
fn holds_block(node: &NodeRef<'_>) -> bool {
    node.descendants_it().any(|inner| is_block(&inner))
}

/// Tells whether nothing of an element is text.
fn is_silent(node: &NodeRef<'_>) -> bool {
    node.node_name().is_some_and(|name| {
        matches!(
            name.as_ref(),
            "script"
                | "style"
                | "template"
                | "head"
                | "title"
                | "meta"
                | "link"
                | "select"
                | "textarea"
                | "button"
                | "noscript"
        )
    })
}

#[derive(Clone, Copy)]
pub(super) struct MarkdownWriter<'a> {
    pub(super) facts: &'a KnownFacts,
}

impl MarkdownWriter<'_> {
    /// Writes what stands under one another; words between blocks become paragraphs.
    pub(super) fn blocks(self, nodes: &[NodeRef<'_>]) -> Vec<String> {
        let mut out = Vec::new();
        let mut run = Vec::new();
        for node in nodes {
            if is_silent(node) {
                continue;
            }
            if is_block(node) || (node.is_element() && holds_block(node)) {
                self.paragraphs(&std::mem::take(&mut run), &mut out);
                self.block(node, &mut out);
            } else {
                run.push(*node);
            }
        }
        self.paragraphs(&run, &mut out);
        out
    }

    /// Writes words between blocks; an empty line within them ends a paragraph, as on pages made by hand.
    fn paragraphs(self, run: &[NodeRef<'_>], out: &mut Vec<String>) {
        let tokens = words::tokens(run, self.facts);
        for paragraph in words::paragraphs(tokens) {
            let text = words::write(&paragraph, WrittenAs::Markdown);
            if !text.is_empty() {
                out.push(text);
            }
        }
    }

    fn block(self, node: &NodeRef<'_>, out: &mut Vec<String>) {
        let name = node.node_name().unwrap_or_default();
        let children = node.children();
        match name.as_ref() {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                let level = name.bytes().last().map_or(1, |digit| usize::from(digit.saturating_sub(b'0')));
                let words = words::write(&words::tokens(&children, self.facts), WrittenAs::Line);
                if !words.is_empty() {
                    out.push(format!("{} {words}", "#".repeat(level.clamp(1, 6))));
                }
            }
            "blockquote" => self.quote(&children, out),
            "ul" | "menu" | "dir" => self.list(&children, None, out),
            "ol" => {
                let start = node.attr("start").and_then(|start| start.trim().parse().ok()).unwrap_or(1);
                self.list(&children, Some(start), out);
            }
            "pre" if node.has_class("wp-block-verse") || node.has_class("poem") => self.verse(node, out),
            "pre" => out.push(code(node)),
            "hr" => out.push("* * *".to_owned()),
            "table" => table::write(self, node, out),
            "figure" if !node.find(&["figcaption"]).is_empty() && !node.find(&["img"]).is_empty() => {
                out.push(words::html_blocks(std::slice::from_ref(node), self.facts));
            }
            "dl" => out.push(words::html_blocks(std::slice::from_ref(node), self.facts)),
            _ if node.has_class("verse") || node.has_class("poem") || node.has_class("poetry") => {
                self.verse(node, out)
            }
            _ => out.extend(self.blocks(&children)),
        }
    }

    /// Writes a quotation; who is quoted stands last, after a dash.
    fn quote(self, children: &[NodeRef<'_>], out: &mut Vec<String>) {
        let names_source = |node: &NodeRef<'_>| {
            node.has_name("footer")
                || node.has_name("cite")
                || (node.has_name("p") && sole(node).is_some_and(|only| only.has_name("cite")))
        };
        let at = children.iter().rposition(|node| node.is_element() && !folded(&node.text()).is_empty());
        let source =
            at.and_then(|at| children.get(at)).filter(|node| children.len() > 1 && names_source(node));
        let rest: Vec<NodeRef<'_>> = children
            .iter()
            .filter(|node| source.is_none_or(|source| source.id != node.id))
            .copied()
            .collect();
        let mut blocks = self.blocks(&rest);
        if blocks.is_empty() {
            return;
        }
        if let Some(source) = source {
            let words = words::write(&words::tokens(&named_in(source), self.facts), WrittenAs::Line);
            let words = words.trim_start_matches(['—', '–', '-', '―', '~', '\\', ' ']).to_owned();
            blocks.push(format!("— {words}"));
        }
        let text = blocks.join("\n\n");
        let lines: Vec<String> = text
            .lines()
            .map(|line| if line.is_empty() { ">".to_owned() } else { format!("> {line}") })
            .collect();
        out.push(lines.join("\n"));
    }

    fn list(self, children: &[NodeRef<'_>], start: Option<u64>, out: &mut Vec<String>) {
        let mut number = start;
        let mut items = Vec::new();
        let mut is_loose = false;
        let is_within =
            |node: &NodeRef<'_>| ["ul", "ol", "menu", "dir"].iter().any(|name| node.has_name(name));
        for child in children.iter().filter(|child| child.is_element()) {
            // Pages made by hand, and by LibreOffice, have a list beside the item that it belongs to.
            if is_within(child)
                && let Some(above) = items.last_mut()
            {
                let above: &mut String = above;
                let below = self.blocks(std::slice::from_ref(child)).join("\n\n");
                let width = above.find(' ').map_or(2, |at| at + 1);
                above.push_str(&format!("\n\n{}{}", " ".repeat(width), indented(&below, &" ".repeat(width))));
                continue;
            }
            let blocks = match child.has_name("li") {
                true => self.blocks(&child.children()),
                false => self.blocks(std::slice::from_ref(child)),
            };
            if blocks.is_empty() {
                continue;
            }
            is_loose |= child.children().iter().filter(|inner| inner.has_name("p")).count() > 0;
            let marker = number.map_or_else(|| "- ".to_owned(), |number| format!("{number}. "));
            number = number.map(|number| number.saturating_add(1));
            let text = blocks.join("\n\n");
            items.push(format!("{marker}{}", indented(&text, &" ".repeat(marker.len()))));
        }
        if !items.is_empty() {
            // Two lists in a row would be one.
            if out
                .last()
                .is_some_and(|block| is_list(block) && is_list(items.first().map_or("", String::as_str)))
            {
                out.push("<!-- -->".to_owned());
            }
            out.push(items.join(if is_loose { "\n\n" } else { "\n" }));
        }
    }

    /// Writes lines that stay lines.
    fn verse(self, node: &NodeRef<'_>, out: &mut Vec<String>) {
        let tokens = match node.has_name("pre") {
            true => words::kept_lines(node, self.facts),
            false => {
                let mut tokens = Vec::new();
                for stanza in words::stanzas(node) {
                    if !tokens.is_empty() {
                        tokens.extend([words::WordToken::Break, words::WordToken::Break]);
                    }
                    tokens.extend(words::tokens(&stanza, self.facts));
                }
                tokens
            }
        };
        for stanza in words::paragraphs(tokens) {
            let text = words::write(&stanza, WrittenAs::Markdown);
            if !text.is_empty() {
                out.push(text);
            }
        }
    }
}

fn is_list(block: &str) -> bool {
    block.starts_with("- ") || block.trim_start_matches(|c: char| c.is_ascii_digit()).starts_with(". ")
}

/// Returns what says who is quoted, without a `cite` around all of it: one within it names a work.
fn named_in<'a>(source: &NodeRef<'a>) -> Vec<NodeRef<'a>> {
    let mut children = source.children();
    loop {
        let is_dash = |node: &NodeRef<'_>| {
            node.is_text() && node.text().chars().all(|c| c.is_whitespace() || "—–-―~".contains(c))
        };
        let solid: Vec<NodeRef<'a>> = children.iter().filter(|node| !is_dash(node)).copied().collect();
        match solid[..] {
            [only] if ["cite", "p", "span", "small"].iter().any(|name| only.has_name(name)) => {
                children = only.children();
            }
            _ => return children,
        }
    }
}

/// Returns the one element in another, if there is nothing else.
fn sole<'a>(node: &NodeRef<'a>) -> Option<NodeRef<'a>> {
    let mut solid =
        node.children_it(false).filter(|child| child.is_element() || !child.text().trim().is_empty());
    let only = solid.next()?;
    (solid.next().is_none() && only.is_element()).then_some(only)
}

/// Writes program text between fences that do not stand in it.
fn code(node: &NodeRef<'_>) -> String {
    let text = words::text_with_breaks(node);
    let inner = node.find(&["code"]);
    let classes = |node: &NodeRef<'_>| node.attr("class").unwrap_or_default().to_string();
    let named = std::iter::once(classes(node)).chain(inner.iter().map(classes)).find_map(|classes| {
        let of = |class: &str| {
            class.strip_prefix("language-").or_else(|| class.strip_prefix("lang-")).map(str::to_owned)
        };
        classes.split_whitespace().find_map(of)
    });
    let language = named.filter(|name| name.chars().all(|c| c.is_alphanumeric() || "+-#_".contains(c)));
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    format!("{fence}{}\n{}\n{fence}", language.unwrap_or_default(), text.trim_matches('\n'))
}

/// Indents all lines except the first and empty ones.
fn indented(text: &str, by: &str) -> String {
    let mut lines = text.lines();
    let mut out = lines.next().unwrap_or_default().to_owned();
    for line in lines {
        out.push('\n');
        if !line.is_empty() {
            out.push_str(by);
            out.push_str(line);
        }
    }
    out
}
