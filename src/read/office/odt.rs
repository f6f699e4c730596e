//! ODT, as LibreOffice and others write it (OpenDocument 1.3, part 3).

use super::docx::{cell_html, plain, settle};
use super::markup::{self, Look, ParagraphKind, WordBlock, escaped};
use super::package::Package;
use crate::read::html::{self, Converted, KnownFacts, MovedPictures};
use crate::read::xml::{self, XmlChild, XmlElement};
use std::collections::BTreeMap;

/// Turns a file into Markdown; `name` is the file's, in which its pictures are sought.
///
/// # Errors
/// Why it cannot be read.
pub fn convert(bytes: &[u8], name: &str) -> Result<Converted, &'static str> {
    let mut package = Package::open(bytes)?;
    if package.part("META-INF/manifest.xml")?.is_some_and(|manifest| manifest.contains("encryption-data")) {
        return Err("it is locked with a password; open it, and save it without one");
    }
    let Some(content) = package.part("content.xml")? else {
        return Err("it holds no text of a word processor");
    };
    let content = xml::parse(&content);
    let mut part = |name: &str| {
        Ok::<_, &'static str>(package.part(name)?.map(|text| xml::parse(&text)).unwrap_or_default())
    };
    let (common, meta) = (part("styles.xml")?, part("meta.xml")?);
    let mut reader = Reader {
        styles: Styles::of(&[&common, &content]),
        file: name.to_owned(),
        notes: Vec::new(),
        remarks: Vec::new(),
    };
    let blocks = content.find("office:text").map(|text| reader.blocks(text, None)).unwrap_or_default();
    let mut facts = facts(&meta);
    let mut left_out = reader.remarks;
    let blocks = settle(blocks, &mut facts, &mut left_out);
    let mut text = markup::html(&blocks);
    text.push_str(&markup::notes(&reader.notes));
    let made = html::fragment(&text, &facts, &MovedPictures::default())?;
    Ok(Converted { left_out, ..made })
}

/// Reads what the file says of itself. Its dates are those of the file and not of the text.
fn facts(meta: &XmlElement) -> KnownFacts {
    let words = |name: &str| {
        meta.find(name).map(|one| one.text().trim().to_owned()).filter(|words| !words.is_empty())
    };
    let author =
        words("meta:initial-creator").or_else(|| words("dc:creator")).filter(|name| name.contains(' '));
    KnownFacts {
        title: words("dc:title"),
        authors: author.into_iter().collect(),
        lang: words("dc:language"),
        ..KnownFacts::default()
    }
}

#[derive(Clone, Debug, Default)]
struct Style {
    parent: Option<String>,
    look: Look,
    is_set_in: bool,
}

#[derive(Default)]
struct Styles {
    all: BTreeMap<String, Style>,
    /// For each list and level, whether it is numbered.
    lists: BTreeMap<String, BTreeMap<usize, bool>>,
}

impl Styles {
    fn of(parts: &[&XmlElement]) -> Self {
        let mut styles = Self::default();
        for part in parts {
            let mut all = Vec::new();
            part.all("style:style", &mut all);
            for element in all {
                let Some(name) = element.get("style:name") else { continue };
                let text = element.child("style:text-properties");
                let style = Style {
                    parent: element.get("style:parent-style-name").map(str::to_owned),
                    look: text.map(look).unwrap_or_default(),
                    is_set_in: element.child("style:paragraph-properties").is_some_and(is_set_in),
                };
                styles.all.insert(name.to_owned(), style);
            }
            let mut all = Vec::new();
            part.all("text:list-style", &mut all);
            for element in all {
                let levels = element.elements().filter_map(|level| {
                    let at: usize = level.get("text:level")?.parse().ok()?;
                    Some((at.saturating_sub(1), level.name == "text:list-level-style-number"))
                });
                styles
                    .lists
                    .insert(element.get("style:name").unwrap_or_default().to_owned(), levels.collect());
            }
        }
        styles
    }

    /// Returns a style and those above it with their names, the nearest first.
    fn chain<'a>(&'a self, name: &'a str) -> Vec<(&'a str, &'a Style)> {
        let mut chain = Vec::new();
        let mut next = Some(name);
        while let Some(name) = next
            && let Some(style) = self.all.get(name)
            && chain.len() < 12
        {
            chain.push((name, style));
            next = style.parent.as_deref();
        }
        chain
    }

    /// Tells whether a style is another, or stands below it; the other need not be described in the file.
    fn is(&self, style: &str, wanted: &str) -> bool {
        style == wanted || self.chain(style).iter().any(|(_, style)| style.parent.as_deref() == Some(wanted))
    }

    /// Returns how words of a style look.
    fn look(&self, name: &str) -> Look {
        // Programs write names of styles that they do not describe.
        let is_code = |name: &str| {
            ["source_text", "source_20_text", "verbatim"]
                .iter()
                .any(|code| name.to_ascii_lowercase().contains(code))
        };
        let start = Look { code: is_code(name), ..Look::default() };
        self.chain(name).iter().fold(start, |look, (name, style)| Look {
            bold: look.bold || style.look.bold || *name == "Strong_20_Emphasis",
            italic: look.italic || style.look.italic || *name == "Emphasis",
            strike: look.strike || style.look.strike,
            small_caps: look.small_caps || style.look.small_caps,
            raised: look.raised || style.look.raised,
            lowered: look.lowered || style.look.lowered,
            code: look.code || is_code(name),
        })
    }
}

fn look(properties: &XmlElement) -> Look {
    let get = |name: &str| properties.get(name).unwrap_or_default();
    let place = get("style:text-position");
    Look {
        bold: matches!(get("fo:font-weight"), "bold" | "700" | "800" | "900"),
        italic: matches!(get("fo:font-style"), "italic" | "oblique"),
        strike: !matches!(get("style:text-line-through-style"), "" | "none"),
        small_caps: get("fo:font-variant") == "small-caps",
        raised: place.starts_with("super")
            || place.split('%').next().and_then(|n| n.parse::<i32>().ok()).is_some_and(|n| n > 0),
        lowered: place.starts_with("sub") || place.starts_with('-'),
        code: false,
    }
}

/// Tells whether a paragraph is set in as a quotation: by most of a centimetre on the left, without a hanging line.
fn is_set_in(properties: &XmlElement) -> bool {
    let length = |name: &str| {
        let written = properties.get(name).unwrap_or_default();
        let number = written.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let inches = match written.get(number.len()..) {
            Some("cm") => 1.0 / 2.54,
            Some("mm") => 1.0 / 25.4,
            Some("pt") => 1.0 / 72.0,
            _ => 1.0,
        };
        number.parse::<f64>().unwrap_or(0.0) * inches
    };
    let (left, right) = (length("fo:margin-left"), length("fo:margin-right"));
    left >= 0.25 && (right >= 0.25 || left >= 0.39) && length("fo:text-indent") >= 0.0
}

struct Reader {
    styles: Styles,
    file: String,
    /// The notes in the order in which they are called, each with its label.
    notes: Vec<(String, String)>,
    /// What remarks in the margin say.
    remarks: Vec<String>,
}

/// The list in which a paragraph stands.
#[derive(Clone)]
struct Level {
    style: String,
    depth: usize,
}

impl Reader {
    fn blocks(&mut self, parent: &XmlElement, list: Option<&Level>) -> Vec<WordBlock> {
        let mut blocks = Vec::new();
        for element in parent.elements() {
            match element.name.as_str() {
                "text:p" | "text:h" => {
                    let is_first = blocks.is_empty();
                    self.paragraph(element, list.filter(|_| is_first), &mut blocks);
                }
                "text:list" => {
                    let style = element.get("text:style-name").map(str::to_owned);
                    let level = match list {
                        Some(outer) => Level {
                            style: style.unwrap_or_else(|| outer.style.clone()),
                            depth: outer.depth + 1,
                        },
                        None => Level { style: style.unwrap_or_default(), depth: 0 },
                    };
                    for item in element
                        .elements()
                        .filter(|item| matches!(item.name.as_str(), "text:list-item" | "text:list-header"))
                    {
                        blocks.extend(self.blocks(item, Some(&level)));
                    }
                }
                "table:table" => {
                    let html = self.table(element);
                    blocks.push(WordBlock::Table(html));
                }
                // What others wrote is a part of the text; the pages of a table of contents are those of the file.
                "text:bibliography" | "text:user-index" => {
                    let body = element.child("text:index-body");
                    blocks.extend(body.map(|body| self.blocks(body, None)).unwrap_or_default());
                }
                "text:section" | "text:index-title" | "text:soft-page-break" | "text:numbered-paragraph" => {
                    blocks.extend(self.blocks(element, None));
                }
                "text:table-of-content"
                | "text:alphabetical-index"
                | "text:illustration-index"
                | "text:table-index"
                | "text:object-index" => {
                    let words = element.child("text:index-body").map(XmlElement::text).unwrap_or_default();
                    let none = String::new();
                    blocks.push(WordBlock::Paragraph {
                        kind: ParagraphKind::Contents,
                        html: none,
                        words,
                        is_bold: false,
                    });
                }
                "draw:frame" => {
                    let mut html = String::new();
                    self.frame(element, &mut html, &mut blocks);
                    if !html.is_empty() {
                        blocks.push(WordBlock::Paragraph {
                            kind: ParagraphKind::Plain,
                            html,
                            words: String::new(),
                            is_bold: false,
                        });
                    }
                }
                _ => {}
            }
        }
        blocks
    }

    fn paragraph(&mut self, element: &XmlElement, list: Option<&Level>, out: &mut Vec<WordBlock>) {
        let style = element.get("text:style-name").unwrap_or_default().to_owned();
        let kind = self.kind(element, &style, list);
        let is_head = self.styles.is(&style, "Table_20_Heading");
        let base =
            if kind == ParagraphKind::Plain && !is_head { self.styles.look(&style) } else { Look::default() };
        let mut runs = Vec::new();
        let mut boxes = Vec::new();
        self.runs(element, &base, &mut runs, &mut boxes);
        let mut worded =
            runs.iter().filter(|(_, html)| !html.trim().is_empty() && !html.starts_with('<')).peekable();
        let is_bold = worded.peek().is_some() && worded.all(|(look, _)| look.bold);
        // What stands for a picture is no word of the text.
        let words = plain(&runs);
        let mut html = markup::joined(runs);
        let is_rule = self.styles.is(&style, "Horizontal_20_Line")
            || element.elements().any(|inner| matches!(inner.name.as_str(), "draw:line" | "draw:rect"));
        if html.trim().is_empty() && is_rule {
            html = markup::RULE.to_owned();
        }
        out.push(WordBlock::Paragraph { kind, html, words, is_bold });
        out.append(&mut boxes);
    }

    fn kind(&self, element: &XmlElement, style: &str, list: Option<&Level>) -> ParagraphKind {
        let chain = self.styles.chain(style);
        let named = |wanted: &str| self.styles.is(style, wanted);
        // LibreOffice derives the style of a subtitle from that of a title.
        if named("Subtitle") {
            return ParagraphKind::Subtitle;
        }
        if named("Title") {
            return ParagraphKind::Title;
        }
        if named("Author") {
            return ParagraphKind::Author;
        }
        if named("Date") {
            return ParagraphKind::Date;
        }
        if element.name == "text:h" {
            let level = element.get("text:outline-level").and_then(|level| level.parse().ok()).unwrap_or(1);
            return ParagraphKind::Heading(u8::clamp(level, 1, 6));
        }
        if let Some(level) = list {
            let levels = self.styles.lists.get(&level.style);
            // A list within another may have a style of its own that describes one level.
            let deepest = |levels: &BTreeMap<usize, bool>| levels.values().next_back().copied();
            let numbered =
                levels.and_then(|levels| levels.get(&level.depth).copied().or_else(|| deepest(levels)));
            return ParagraphKind::Item(level.depth.min(8), numbered.unwrap_or(false));
        }
        match () {
            () if named("Quotations") || named("Quote") || named("Block_20_Text") => ParagraphKind::Quote,
            () if named("Preformatted_20_Text") => ParagraphKind::Code,
            () if named("Caption")
                || style.to_ascii_lowercase().contains("caption")
                || named("Figure")
                || named("Illustration") =>
            {
                ParagraphKind::Caption
            }
            () if chain.first().is_some_and(|(_, style)| style.is_set_in) => ParagraphKind::Quote,
            () => ParagraphKind::Plain,
        }
    }

    fn runs(
        &mut self,
        parent: &XmlElement,
        base: &Look,
        out: &mut Vec<(Look, String)>,
        boxes: &mut Vec<WordBlock>,
    ) {
        for child in &parent.children {
            let element = match child {
                XmlChild::Text(text) => {
                    out.push((base.clone(), escaped(text)));
                    continue;
                }
                XmlChild::XmlElement(element) => element,
            };
            match element.name.as_str() {
                "text:span" => {
                    let own = self.styles.look(element.get("text:style-name").unwrap_or_default());
                    let look = Look {
                        bold: base.bold || own.bold,
                        italic: base.italic || own.italic,
                        strike: base.strike || own.strike,
                        small_caps: base.small_caps || own.small_caps,
                        raised: base.raised || own.raised,
                        lowered: base.lowered || own.lowered,
                        code: base.code || own.code,
                    };
                    self.runs(element, &look, out, boxes);
                }
                "text:a" => {
                    let mut inner = Vec::new();
                    self.runs(element, base, &mut inner, boxes);
                    let html = markup::joined(inner);
                    let html = match element.get("xlink:href") {
                        Some(to) => format!("<a href=\"{}\">{html}</a>", escaped(to)),
                        None => html,
                    };
                    out.push((Look::default(), html));
                }
                "text:s" => {
                    let count = element.get("text:c").and_then(|count| count.parse().ok()).unwrap_or(1usize);
                    out.push((base.clone(), " ".repeat(count.min(80))));
                }
                "text:tab" => out.push((base.clone(), " ".to_owned())),
                "text:line-break" => out.push((base.clone(), "<br>".to_owned())),
                "text:note" => {
                    let label = format!("n{}", self.notes.len() + 1);
                    // The place is kept: a note within the note comes after it.
                    self.notes.push((label.clone(), String::new()));
                    let at = self.notes.len() - 1;
                    let blocks = element
                        .child("text:note-body")
                        .map(|body| self.blocks(body, None))
                        .unwrap_or_default();
                    if let Some(note) = self.notes.get_mut(at) {
                        note.1 = markup::html(&blocks);
                    }
                    out.push((Look::default(), markup::call(&label)));
                }
                "office:annotation" => self.remarks.push(element.text().trim().to_owned()),
                "draw:frame" => {
                    let mut html = String::new();
                    self.frame(element, &mut html, boxes);
                    out.push((Look::default(), html));
                }
                "text:tracked-changes" | "text:soft-page-break" | "office:annotation-end" => {}
                _ => self.runs(element, base, out, boxes),
            }
        }
    }

    /// Reads a frame: its picture, or the text of its box, which stands after the paragraph.
    fn frame(&mut self, frame: &XmlElement, html: &mut String, boxes: &mut Vec<WordBlock>) {
        if let Some(text) = frame.child("draw:text-box") {
            boxes.extend(self.blocks(text, None));
            return;
        }
        let Some(inner) = frame.child("draw:image").and_then(|image| image.get("xlink:href")) else { return };
        let alt = ["svg:desc", "svg:title"].iter().find_map(|name| {
            let said = frame.child(name)?.text();
            (!said.trim().is_empty()).then(|| said.trim().to_owned())
        });
        let alt = alt.map(|alt| format!(" alt=\"{}\"", escaped(&alt))).unwrap_or_default();
        let address = match inner.contains("://") {
            true => inner.to_owned(),
            false => format!("{}/{}", self.file.replace('%', "%25"), inner.trim_start_matches("./")),
        };
        html.push_str(&format!("<img src=\"{}\"{alt}>", escaped(&address)));
    }

    fn table(&mut self, table: &XmlElement) -> String {
        let mut html = String::from("<table>\n");
        for part in table.elements() {
            match part.name.as_str() {
                "table:table-header-rows" => {
                    for row in part.elements().filter(|row| row.name == "table:table-row") {
                        self.row(row, "th", &mut html);
                    }
                }
                "table:table-row" => self.row(part, "td", &mut html),
                "table:table-rows" | "table:table-row-group" => {
                    for row in part.elements().filter(|row| row.name == "table:table-row") {
                        self.row(row, "td", &mut html);
                    }
                }
                _ => {}
            }
        }
        html.push_str("</table>\n");
        html
    }

    fn row(&mut self, row: &XmlElement, name: &str, html: &mut String) {
        html.push_str("<tr>");
        for cell in row.elements().filter(|cell| cell.name == "table:table-cell") {
            html.push_str(&format!("<{name}"));
            for (key, said) in
                [("colspan", "table:number-columns-spanned"), ("rowspan", "table:number-rows-spanned")]
            {
                let span = cell.get(said).and_then(|span| span.parse::<u16>().ok()).filter(|span| *span > 1);
                if let Some(span) = span {
                    html.push_str(&format!(" {key}=\"{span}\""));
                }
            }
            let blocks = self.blocks(cell, None);
            html.push_str(&format!(">{}</{name}>", cell_html(&blocks)));
        }
        html.push_str("</tr>\n");
    }
}
