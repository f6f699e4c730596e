//! What both formats become: HTML of paragraphs, lists, tables and notes.

/// What a paragraph is.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum ParagraphKind {
    /// The title of the text.
    Title,
    /// The line below the title.
    Subtitle,
    /// Who wrote the text.
    Author,
    /// When it was written.
    Date,
    /// A heading of its level, 1 to 6.
    Heading(u8),
    /// A paragraph of a quotation.
    Quote,
    /// An item of a list: how deep it lies, 0-based, and whether it is numbered.
    Item(usize, bool),
    /// Program text.
    Code,
    /// A caption of the picture or table beside it.
    Caption,
    /// An entry of a table of contents, which a book has anew.
    Contents,
    /// Any other.
    Plain,
}

/// A piece of the text that stands on lines of its own.
#[derive(Clone, Debug)]
pub(super) enum WordBlock {
    /// A paragraph as HTML, and its words.
    Paragraph { kind: ParagraphKind, html: String, words: String, is_bold: bool },
    /// A table as HTML.
    Table(String),
}

/// What parts two passages, as HTML.
pub(super) const RULE: &str = "<hr>";

/// Writes blocks as HTML.
pub(super) fn html(blocks: &[WordBlock]) -> String {
    let mut out = String::new();
    let mut open = Open::default();
    let all = blocks;
    let mut blocks = blocks.iter().peekable();
    while let Some(block) = blocks.next() {
        let at = all.len() - blocks.len();
        let goes_on = is_table(all.get(at + 1)) || all.get(at + 1).is_some_and(is_picture);
        match block {
            WordBlock::Table(html) => {
                open.close(&mut out);
                // A caption stands above its table, or below it if no other table follows.
                let below = blocks.next_if(|next| is_caption(next) && !goes_on);
                out.push_str(&captioned(html, below));
            }
            WordBlock::Paragraph { kind: ParagraphKind::Caption, .. } if is_table(blocks.peek().copied()) => {
                open.close(&mut out);
                if let Some(WordBlock::Table(html)) = blocks.next() {
                    out.push_str(&captioned(html, Some(block)));
                }
            }
            WordBlock::Paragraph { html, .. } if html.trim() == RULE => {
                open.close(&mut out);
                out.push_str(RULE);
            }
            WordBlock::Paragraph { html: picture, .. } if is_picture(block) => {
                open.close(&mut out);
                let caption = blocks.next_if(|next| is_caption(next));
                match caption {
                    Some(WordBlock::Paragraph { html, .. }) => {
                        out.push_str(&format!("<figure>{picture}<figcaption>{html}</figcaption></figure>\n"));
                    }
                    _ => out.push_str(&format!("<p>{picture}</p>\n")),
                }
            }
            WordBlock::Paragraph { html, .. } if html.trim().is_empty() => {
                // An empty paragraph is space between others, and ends no quotation or list.
            }
            WordBlock::Paragraph { kind, html, .. } => open.paragraph(kind, html, &mut out),
        }
    }
    open.close(&mut out);
    out
}

fn is_caption(block: &WordBlock) -> bool {
    matches!(block, WordBlock::Paragraph { kind: ParagraphKind::Caption, .. }) && !is_picture(block)
}

fn is_table(block: Option<&WordBlock>) -> bool {
    matches!(block, Some(WordBlock::Table(_)))
}

fn is_picture(block: &WordBlock) -> bool {
    matches!(block, WordBlock::Paragraph { html, words, .. } if words.trim().is_empty() && html.starts_with("<img "))
}

/// Puts a caption into a table.
fn captioned(table: &str, caption: Option<&WordBlock>) -> String {
    match caption {
        Some(WordBlock::Paragraph { html, .. }) if !html.trim().is_empty() => {
            table.replacen("<table>", &format!("<table><caption>{html}</caption>"), 1)
        }
        _ => table.to_owned(),
    }
}

/// What is open: a quotation, program text, or lists in one another.
#[derive(Default)]
struct Open {
    quote: bool,
    code: bool,
    lists: Vec<bool>,
}

impl Open {
    fn paragraph(&mut self, kind: &ParagraphKind, html: &str, out: &mut String) {
        match kind {
            ParagraphKind::Item(depth, is_numbered) => return self.item(*depth, *is_numbered, html, out),
            ParagraphKind::Quote if self.quote => {}
            ParagraphKind::Code if self.code => {}
            _ => self.close(out),
        }
        match kind {
            ParagraphKind::Heading(level) => out.push_str(&format!("<h{level}>{html}</h{level}>\n")),
            ParagraphKind::Quote => {
                if !self.quote {
                    out.push_str("<blockquote>\n");
                    self.quote = true;
                }
                out.push_str(&format!("<p>{html}</p>\n"));
            }
            ParagraphKind::Code => {
                out.push_str(if self.code { "\n" } else { "<pre>" });
                self.code = true;
                out.push_str(html);
            }
            ParagraphKind::Caption => out.push_str(&format!("<p><em>{html}</em></p>\n")),
            _ => out.push_str(&format!("<p>{html}</p>\n")),
        }
    }

    fn item(&mut self, depth: usize, is_numbered: bool, html: &str, out: &mut String) {
        if self.quote || self.code {
            self.close(out);
        }
        while self.lists.len() > depth + 1 {
            self.close_list(out);
        }
        if self.lists.len() == depth + 1 && self.lists.last() != Some(&is_numbered) {
            self.close_list(out);
        }
        if self.lists.len() == depth + 1 {
            out.push_str("</li>\n");
        }
        while self.lists.len() < depth + 1 {
            out.push_str(if is_numbered { "<ol>" } else { "<ul>" });
            self.lists.push(is_numbered);
            // Where a level is passed over, an item without words holds the list below it.
            if self.lists.len() < depth + 1 {
                out.push_str("<li>");
            }
        }
        out.push_str(&format!("<li>{html}"));
    }

    fn close_list(&mut self, out: &mut String) {
        match self.lists.pop() {
            Some(true) => out.push_str("</li></ol>\n"),
            Some(false) => out.push_str("</li></ul>\n"),
            None => {}
        }
    }

    fn close(&mut self, out: &mut String) {
        while !self.lists.is_empty() {
            self.close_list(out);
        }
        if std::mem::take(&mut self.quote) {
            out.push_str("</blockquote>\n");
        }
        if std::mem::take(&mut self.code) {
            out.push_str("</pre>\n");
        }
    }
}

/// Writes words within HTML.
pub(super) fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
    out
}

/// How words of a paragraph look.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Look {
    pub(super) bold: bool,
    pub(super) italic: bool,
    pub(super) strike: bool,
    pub(super) small_caps: bool,
    pub(super) raised: bool,
    pub(super) lowered: bool,
    pub(super) code: bool,
}

impl Look {
    /// Puts words that are HTML already into the elements that say how they look.
    pub(super) fn around(&self, html: &str) -> String {
        let tags = [
            (self.code, "<code>", "</code>"),
            (self.raised, "<sup>", "</sup>"),
            (self.lowered, "<sub>", "</sub>"),
            (self.small_caps, "<span class=\"smallcaps\">", "</span>"),
            (self.strike, "<s>", "</s>"),
            (self.italic, "<em>", "</em>"),
            (self.bold, "<strong>", "</strong>"),
        ];
        tags.iter()
            .filter(|(is, _, _)| *is)
            .fold(html.to_owned(), |html, (_, start, end)| format!("{start}{html}{end}"))
    }
}

/// Joins runs of one look, so that a word that was typed in several goes is one again.
pub(super) fn joined(runs: Vec<(Look, String)>) -> String {
    let mut out = String::new();
    let mut current: Option<(Look, String)> = None;
    for (look, html) in runs {
        match &mut current {
            Some((same, words)) if *same == look => words.push_str(&html),
            _ => {
                if let Some((look, words)) = current.replace((look, html)) {
                    out.push_str(&look.around(&words));
                }
            }
        }
    }
    if let Some((look, words)) = current {
        out.push_str(&look.around(&words));
    }
    out
}

/// Writes a call of a note, to be found again as on a page of the web.
pub(super) fn call(label: &str) -> String {
    let label = escaped(label);
    format!("<sup><a id=\"call-{label}\" href=\"#note-{label}\">1</a></sup>")
}

/// Writes the notes that are called.
pub(super) fn notes(notes: &[(String, String)]) -> String {
    if notes.is_empty() {
        return String::new();
    }
    let item = |(label, html): &(String, String)| {
        let label = escaped(label);
        format!("<li id=\"note-{label}\">{html} <a href=\"#call-{label}\">1</a></li>\n")
    };
    format!("<ol>\n{}</ol>\n", notes.iter().map(item).collect::<String>())
}
