//! DOCX, as Word, LibreOffice, Google Docs and Pandoc write it (ECMA-376, part 1, WordprocessingML).

mod parts;
mod proof;
mod styles;
mod unwrap;

use super::markup::{self, Look, ParagraphKind, WordBlock, escaped};
use super::package::Package;
use crate::read::html::{self, Converted, KnownFacts, MovedPictures};
use crate::read::xml::XmlElement;
use parts::{WordParts, resolved};
use std::collections::BTreeMap;
use styles::{Lists, Styles, is_on, list_of, look, value};
use unwrap::unwrapped;

/// Turns a file into Markdown; `name` is the file's, in which its pictures are sought.
///
/// # Errors
/// Why it cannot be read.
pub fn convert(bytes: &[u8], name: &str) -> Result<Converted, &'static str> {
    let mut parts = WordParts::of(Package::open(bytes)?)?;
    let document = unwrapped(parts.text()?);
    let styles = Styles::of(&parts.kind("styles", "word/styles.xml")?);
    let lists = Lists::of(&parts.kind("numbering", "word/numbering.xml")?);
    let footnotes = unwrapped(parts.kind("footnotes", "word/footnotes.xml")?);
    let endnotes = unwrapped(parts.kind("endnotes", "word/endnotes.xml")?);
    let comments = parts.kind("comments", "word/comments.xml")?;
    let core = parts.kind("core-properties", "docProps/core.xml")?;
    let mut left_out = Vec::new();
    let chunks = parts.chunks(&document, &mut left_out)?;
    let taken_in = chunks.values().map(|html| proof::letters(&plain_text(html)).len()).sum();
    let links = parts.links();
    let source = PictureSource { file: name.to_owned(), folder: parts.folder().to_owned() };
    let mut reader = Reader { styles, lists, links, source, chunks, called: Vec::new(), field: Vec::new() };
    let blocks = document.find("w:body").map(|body| reader.blocks(body)).unwrap_or_default();
    let lost = proof::lost(&document, &blocks, taken_in);
    let mut facts = facts(&core);
    let blocks = settle(blocks, &mut facts, &mut left_out);
    let mut text = markup::html(&blocks);
    text.push_str(&markup::notes(&reader.notes(&footnotes, &endnotes)));
    left_out.extend(said(&comments, "w:comment"));
    let made = html::fragment(&text, &facts, &MovedPictures::default())?;
    Ok(Converted { left_out, lost, ..made })
}

/// Returns what each element of a name says.
fn said(part: &XmlElement, name: &str) -> Vec<String> {
    let mut all = Vec::new();
    part.all(name, &mut all);
    all.iter().map(|one| one.text().trim().to_owned()).filter(|words| !words.is_empty()).collect()
}

/// Reads what the file says of itself. Its dates are those of the file and not of the text.
fn facts(core: &XmlElement) -> KnownFacts {
    let words = |name: &str| {
        core.find(name).map(|one| one.text().trim().to_owned()).filter(|words| !words.is_empty())
    };
    // A creator of one word is the name of an account.
    let author = words("dc:creator").filter(|name| name.trim().contains(' '));
    KnownFacts {
        title: words("dc:title"),
        authors: author.into_iter().collect(),
        lang: words("dc:language"),
        ..KnownFacts::default()
    }
}

/// Takes the title out of the text, and gives headings to a text without styles.
pub(super) fn settle(
    mut blocks: Vec<WordBlock>,
    facts: &mut KnownFacts,
    left_out: &mut Vec<String>,
) -> Vec<WordBlock> {
    let is_kind = |wanted: &ParagraphKind, block: &WordBlock| matches!(block, WordBlock::Paragraph { kind, .. } if kind == wanted);
    let take = |blocks: &mut Vec<WordBlock>, wanted: ParagraphKind| {
        let at = blocks.iter().take(8).position(|block| is_kind(&wanted, block))?;
        match blocks.remove(at) {
            WordBlock::Paragraph { words, .. } => {
                Some(words.trim().to_owned()).filter(|words| !words.is_empty())
            }
            WordBlock::Table(_) => None,
        }
    };
    facts.subtitle = take(&mut blocks, ParagraphKind::Subtitle);
    // Each of several authors may have a paragraph.
    let mut authors = Vec::new();
    while let Some(names) = take(&mut blocks, ParagraphKind::Author) {
        authors.extend(html::authors(&names));
    }
    if !authors.is_empty() {
        facts.authors = authors;
    }
    facts.date = take(&mut blocks, ParagraphKind::Date).or(facts.date.take());
    if let Some(title) = take(&mut blocks, ParagraphKind::Title) {
        facts.title = Some(title);
    } else if blocks.iter().any(|block| is_kind(&ParagraphKind::Heading(1), block)) || has_title_line(&blocks)
    {
        // The text has a title of its own; what the file is called is often that of another.
        facts.title = None;
    }
    let mut kept = Vec::new();
    for block in blocks {
        match block {
            WordBlock::Paragraph { kind: ParagraphKind::Contents, words, .. } => left_out.push(words),
            WordBlock::Paragraph { kind: ParagraphKind::Plain, html, words, is_bold: true }
                if is_heading_line(&words) =>
            {
                let level = if kept.is_empty() && facts.title.is_none() { 1 } else { 2 };
                let html = html.replace("<strong>", "").replace("</strong>", "");
                kept.push(WordBlock::Paragraph {
                    kind: ParagraphKind::Heading(level),
                    html,
                    words,
                    is_bold: true,
                });
            }
            block => kept.push(block),
        }
    }
    kept
}

fn has_title_line(blocks: &[WordBlock]) -> bool {
    let first = blocks
        .iter()
        .find(|block| !matches!(block, WordBlock::Paragraph { words, .. } if words.trim().is_empty()));
    matches!(first, Some(WordBlock::Paragraph { kind: ParagraphKind::Plain, words, is_bold: true, .. }) if is_heading_line(words))
}

/// Tells whether a bold line can be a heading: short, and no sentence.
fn is_heading_line(words: &str) -> bool {
    let words = words.trim();
    !words.is_empty() && words.split_whitespace().count() <= 14 && !words.ends_with(['.', ':', ',', ';'])
}

/// Where pictures are sought.
struct PictureSource {
    file: String,
    /// The folder within the file that the text lies in.
    folder: String,
}

struct Reader {
    styles: Styles,
    lists: Lists,
    links: BTreeMap<String, String>,
    source: PictureSource,
    /// Files of other kinds within it, as HTML.
    chunks: BTreeMap<String, String>,
    /// The notes that are called, in order: `f` or `e` and the id.
    called: Vec<String>,
    /// The fields that are open: what each says, and whether its result has begun.
    field: Vec<(String, bool)>,
}

impl Reader {
    fn blocks(&mut self, parent: &XmlElement) -> Vec<WordBlock> {
        let mut blocks = Vec::new();
        for element in parent.elements() {
            match element.name.as_str() {
                "w:p" => blocks.extend(self.paragraph(element)),
                "w:tbl" => {
                    let html = self.table(element);
                    blocks.push(WordBlock::Table(html));
                }
                "w:altChunk" => {
                    let chunk = element.get("r:id").and_then(|id| self.chunks.remove(id));
                    blocks.extend(chunk.map(WordBlock::Table));
                }
                _ => {}
            }
        }
        blocks
    }

    /// Reads a paragraph, and after it what stands in boxes that hang on it.
    fn paragraph(&mut self, element: &XmlElement) -> Vec<WordBlock> {
        let none = XmlElement::default();
        let properties = element.child("w:pPr").unwrap_or(&none);
        let id = properties.child("w:pStyle").and_then(value);
        let own = self.styles.chain(id).iter().rev().fold(Look::default(), |look, style| Look {
            bold: look.bold || style.look.bold,
            italic: look.italic || style.look.italic,
            small_caps: look.small_caps || style.look.small_caps,
            ..Look::default()
        });
        let kind = self.kind(properties, id);
        // What a style sets for all its words is the look of that style, and no stress.
        let base = if kind == ParagraphKind::Plain { own } else { Look::default() };
        let mut runs = Vec::new();
        let mut boxes = Vec::new();
        self.runs(element, &base, &mut runs, &mut boxes);
        let is_word = |html: &str| !html.trim().is_empty() && !html.starts_with('<');
        let mut worded = runs.iter().filter(|(_, html)| is_word(html)).peekable();
        let is_bold = worded.peek().is_some() && worded.all(|(look, _)| look.bold);
        let words = plain(&runs);
        let runs = match kind {
            ParagraphKind::Heading(_) => {
                runs.into_iter().map(|(look, html)| (Look { bold: false, ..look }, html)).collect()
            }
            _ => runs,
        };
        let mut html = markup::joined(runs);
        // A paragraph that is nothing but the line at its foot is a rule.
        if html.trim().is_empty() && properties.at(&["w:pBdr", "w:bottom"]).is_some() {
            html = markup::RULE.to_owned();
        }
        let mut blocks = vec![WordBlock::Paragraph { kind, html, words, is_bold }];
        blocks.append(&mut boxes);
        blocks
    }

    fn kind(&self, properties: &XmlElement, id: Option<&str>) -> ParagraphKind {
        let chain = self.styles.chain(id);
        let outline =
            properties.child("w:outlineLvl").and_then(value).and_then(|level| level.parse::<u8>().ok());
        let level = outline.filter(|level| *level < 9).or_else(|| chain.iter().find_map(|style| style.level));
        let named = |wanted: &str| chain.iter().any(|style| style.name.contains(wanted));
        let first = chain.first().map_or("", |style| style.name.as_str());
        let heading =
            chain.iter().find_map(|style| style.name.strip_prefix("heading ")?.trim().parse::<u8>().ok());
        match first {
            "title" => return ParagraphKind::Title,
            "subtitle" => return ParagraphKind::Subtitle,
            "author" => return ParagraphKind::Author,
            "date" => return ParagraphKind::Date,
            _ if first.starts_with("toc ") || first == "toc heading" => return ParagraphKind::Contents,
            _ => {}
        }
        if let Some(level) = heading.or(level.map(|level| level.saturating_add(1))) {
            return ParagraphKind::Heading(level.clamp(1, 6));
        }
        let own = list_of(properties);
        // A paragraph may step out of the list of its style.
        let is_out = properties.at(&["w:numPr", "w:numId"]).and_then(value) == Some("0");
        if let Some((list, level)) =
            own.or_else(|| chain.iter().find_map(|style| style.list.clone())).filter(|_| !is_out)
        {
            return ParagraphKind::Item(level.min(8), self.lists.is_numbered(&list, level));
        }
        match () {
            () if named("list bullet") => ParagraphKind::Item(0, false),
            () if named("list number") => ParagraphKind::Item(0, true),
            () if named("quot") || named("block text") => ParagraphKind::Quote,
            () if named("source code") || named("preformatted") || named("html pre") => ParagraphKind::Code,
            () if first.contains("caption") => ParagraphKind::Caption,
            () if is_set_in(properties) => ParagraphKind::Quote,
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
        for element in parent.elements() {
            match element.name.as_str() {
                "w:r" => self.run(element, base, out, boxes),
                "w:hyperlink" => {
                    let mut inner = Vec::new();
                    self.runs(element, base, &mut inner, boxes);
                    let to = element.get("r:id").and_then(|id| self.links.get(id)).cloned();
                    out.push((Look::default(), linked(to.as_deref(), &markup::joined(inner))));
                }
                "w:fldSimple" => {
                    let to = hyperlink(element.get("w:instr").unwrap_or_default());
                    let mut inner = Vec::new();
                    self.runs(element, base, &mut inner, boxes);
                    out.push((Look::default(), linked(to.as_deref(), &markup::joined(inner))));
                }
                "m:oMath" | "m:oMathPara" => out.push((base.clone(), escaped(&element.text()))),
                _ => {}
            }
        }
    }

    fn run(
        &mut self,
        element: &XmlElement,
        base: &Look,
        out: &mut Vec<(Look, String)>,
        boxes: &mut Vec<WordBlock>,
    ) {
        let mut own = base.clone();
        if let Some(properties) = element.child("w:rPr") {
            if is_on(properties, "w:vanish") == Some(true) {
                return;
            }
            let style = properties.child("w:rStyle").and_then(value);
            for style in self.styles.chain(style).iter().rev() {
                own.bold |= style.look.bold || style.name == "strong";
                own.italic |= style.look.italic || style.name == "emphasis";
                own.small_caps |= style.look.small_caps;
                own.code |= style.name.contains("verbatim") || style.name.contains("code");
            }
            own = look(properties, own);
        }
        for child in element.elements() {
            let html = match child.name.as_str() {
                "w:fldChar" => {
                    self.field_mark(child, out);
                    continue;
                }
                "w:instrText" => {
                    if let Some((says, _)) = self.field.last_mut() {
                        says.push_str(&child.text());
                    }
                    continue;
                }
                "w:t" => escaped(&child.text()),
                "w:tab" | "w:ptab" => " ".to_owned(),
                "w:noBreakHyphen" => "\u{2011}".to_owned(),
                "w:br" | "w:cr" if child.get("w:type").is_none_or(|kind| kind == "textWrapping") => {
                    "<br>".to_owned()
                }
                "w:sym" => symbol(child),
                "w:footnoteReference" => self.call("f", child),
                "w:endnoteReference" => self.call("e", child),
                "w:drawing" | "w:pict" | "w:object" => self.drawing(child, boxes),
                "w:ruby" => self.ruby(child, &own, boxes),
                _ => continue,
            };
            let look =
                if html.starts_with('<') { Look { raised: false, ..own.clone() } } else { own.clone() };
            out.push((look, html));
        }
    }

    /// Follows the marks of a field: what it says is no text, and its result is.
    fn field_mark(&mut self, mark: &XmlElement, out: &mut Vec<(Look, String)>) {
        match mark.get("w:fldCharType") {
            Some("begin") => self.field.push((String::new(), false)),
            Some("separate") => {
                if let Some((says, begun)) = self.field.last_mut() {
                    *begun = true;
                    if let Some(to) = hyperlink(says) {
                        out.push((Look::default(), format!("<a href=\"{}\">", escaped(&to))));
                    }
                }
            }
            Some("end") => {
                let is_link =
                    self.field.pop().is_some_and(|(says, begun)| begun && hyperlink(&says).is_some());
                if is_link {
                    out.push((Look::default(), "</a>".to_owned()));
                }
            }
            _ => {}
        }
    }

    /// Writes words with the reading that stands beside them.
    fn ruby(&mut self, ruby: &XmlElement, base: &Look, boxes: &mut Vec<WordBlock>) -> String {
        let mut words = |name: &str| {
            let mut runs = Vec::new();
            if let Some(inner) = ruby.child(name) {
                self.runs(inner, base, &mut runs, boxes);
            }
            runs.into_iter().map(|(_, html)| html).collect::<String>()
        };
        format!("<ruby>{}<rt>{}</rt></ruby>", words("w:rubyBase"), words("w:rt"))
    }

    fn call(&mut self, kind: &str, call: &XmlElement) -> String {
        let label = format!("{kind}{}", call.get("w:id").unwrap_or_default());
        self.called.push(label.clone());
        markup::call(&label)
    }

    /// Returns the pictures of a drawing; the text of its boxes stands after the paragraph.
    fn drawing(&mut self, drawing: &XmlElement, boxes: &mut Vec<WordBlock>) -> String {
        if drawing
            .find("v:rect")
            .is_some_and(|line| line.get("o:hr").is_some_and(|is| matches!(is, "t" | "true")))
        {
            return markup::RULE.to_owned();
        }
        let mut texts = Vec::new();
        outermost(drawing, &["w:txbxContent"], &mut texts);
        for text in texts {
            boxes.extend(self.blocks(text));
        }
        let alt = drawing
            .find("wp:docPr")
            .and_then(|said| said.get("descr"))
            .or_else(|| drawing.find("v:shape").and_then(|said| said.get("alt")));
        let mut out = String::new();
        let mut pictures = Vec::new();
        outermost(drawing, &["a:blip", "v:imagedata", "w:txbxContent"], &mut pictures);
        for picture in pictures.into_iter().filter(|one| one.name != "w:txbxContent") {
            let id = picture.get("r:embed").or(picture.get("r:id"));
            let Some(target) = id.and_then(|id| self.links.get(id)) else { continue };
            let inner = resolved(&self.source.folder, target);
            let alt = alt.map(|alt| format!(" alt=\"{}\"", escaped(alt))).unwrap_or_default();
            out.push_str(&format!(
                "<img src=\"{}\"{alt}>",
                escaped(&format!("{}/{inner}", self.source.file.replace('%', "%25")))
            ));
        }
        let is_empty = out.is_empty() && drawing.find("w:txbxContent").is_none();
        if is_empty && drawing.find("wp:extent").is_some_and(is_line) { markup::RULE.to_owned() } else { out }
    }

    fn table(&mut self, table: &XmlElement) -> String {
        let rows: Vec<&XmlElement> = table.elements().filter(|row| row.name == "w:tr").collect();
        let mut html = String::from("<table>\n");
        for (at, row) in rows.iter().enumerate() {
            let is_head = row.at(&["w:trPr", "w:tblHeader"]).is_some();
            html.push_str("<tr>");
            let mut column = 0;
            for cell in row.elements().filter(|cell| cell.name == "w:tc") {
                let width = span(cell);
                if merge(cell) == Some(false) {
                    column += width;
                    continue;
                }
                let height = if merge(cell) == Some(true) {
                    height(rows.get(at + 1..).unwrap_or_default(), column)
                } else {
                    1
                };
                column += width;
                let name = if is_head { "th" } else { "td" };
                html.push_str(&format!("<{name}"));
                if width > 1 {
                    html.push_str(&format!(" colspan=\"{width}\""));
                }
                if height > 1 {
                    html.push_str(&format!(" rowspan=\"{height}\""));
                }
                let blocks = self.blocks(cell);
                html.push_str(&format!(">{}</{name}>", cell_html(&blocks)));
            }
            html.push_str("</tr>\n");
        }
        html.push_str("</table>\n");
        html
    }

    /// Returns the notes that the text calls, each with its blocks; a note may call no other.
    fn notes(&mut self, footnotes: &XmlElement, endnotes: &XmlElement) -> Vec<(String, String)> {
        let called = std::mem::take(&mut self.called);
        let by_label = by_label(footnotes, "w:footnote", 'f').chain(by_label(endnotes, "w:endnote", 'e'));
        let by_label: BTreeMap<String, &XmlElement> = by_label.collect();
        let mut notes = Vec::new();
        for label in called {
            if let Some(note) = by_label.get(&label) {
                let blocks = self.blocks(note);
                notes.push((label, markup::html(&blocks)));
            }
        }
        notes
    }
}

/// Returns the elements of these names that lie in no other of them.
fn outermost<'a>(element: &'a XmlElement, names: &[&str], out: &mut Vec<&'a XmlElement>) {
    for inner in element.elements() {
        match names.contains(&inner.name.as_str()) {
            true => out.push(inner),
            false => outermost(inner, names, out),
        }
    }
}

/// Returns the notes of a part by the labels of their calls.
fn by_label<'a>(
    part: &'a XmlElement,
    name: &str,
    kind: char,
) -> impl Iterator<Item = (String, &'a XmlElement)> {
    let mut all = Vec::new();
    part.all(name, &mut all);
    all.into_iter().filter_map(move |note| Some((format!("{kind}{}", note.get("w:id")?), note)))
}

/// Writes the blocks of a cell: one paragraph as its words.
pub(super) fn cell_html(blocks: &[WordBlock]) -> String {
    let solid: Vec<&WordBlock> = blocks
        .iter()
        .filter(|block| !matches!(block, WordBlock::Paragraph { html, .. } if html.trim().is_empty()))
        .collect();
    match solid[..] {
        [] => String::new(),
        [WordBlock::Paragraph { html, .. }] => html.clone(),
        _ => markup::html(blocks),
    }
}

fn span(cell: &XmlElement) -> usize {
    cell.at(&["w:tcPr", "w:gridSpan"])
        .and_then(value)
        .and_then(|span| span.parse().ok())
        .unwrap_or(1)
        .clamp(1, 1000)
}

/// Tells whether a cell begins a merged one, or goes on with one; `None` if it is by itself.
fn merge(cell: &XmlElement) -> Option<bool> {
    cell.at(&["w:tcPr", "w:vMerge"]).map(|merge| value(merge) == Some("restart"))
}

/// Returns how many rows a merged cell takes: its own, and those below that go on with it.
fn height(below: &[&XmlElement], column: usize) -> usize {
    let goes_on = |row: &&&XmlElement| {
        let mut at = 0;
        row.elements().filter(|cell| cell.name == "w:tc").any(|cell| {
            let here = at == column;
            at += span(cell);
            here && merge(cell) == Some(false)
        })
    };
    1 + below.iter().take_while(goes_on).count()
}

/// Tells whether a shape is so low for its width that it is a line across the page.
fn is_line(extent: &XmlElement) -> bool {
    let measure = |name: &str| extent.get(name).and_then(|length| length.parse::<u64>().ok()).unwrap_or(0);
    measure("cx") > measure("cy").saturating_mul(40)
}

/// Tells whether a paragraph is set in on both sides by a centimetre and more, in twentieths of a point, as people make
/// quotations without a style.
fn is_set_in(properties: &XmlElement) -> bool {
    let Some(indent) = properties.child("w:ind") else { return false };
    let measure =
        |names: [&str; 2]| names.iter().find_map(|name| indent.get(name)?.parse::<i64>().ok()).unwrap_or(0);
    let (left, right) = (measure(["w:left", "w:start"]), measure(["w:right", "w:end"]));
    left >= 360 && (right >= 360 || left >= 560) && indent.get("w:hanging").is_none()
}

/// Returns where a field leads, if it is a link.
fn hyperlink(says: &str) -> Option<String> {
    let rest = says.trim().strip_prefix("HYPERLINK")?;
    let (_, rest) = rest.split_once('"')?;
    let (to, _) = rest.split_once('"')?;
    (!to.is_empty()).then(|| to.to_owned())
}

fn linked(to: Option<&str>, html: &str) -> String {
    match to {
        Some(to) => format!("<a href=\"{}\">{html}</a>", escaped(to)),
        None => html.to_owned(),
    }
}

/// Returns the character of a symbol font where it is known.
fn symbol(element: &XmlElement) -> String {
    let code = element.get("w:char").and_then(|code| u32::from_str_radix(code, 16).ok()).unwrap_or(0);
    match (element.get("w:font"), code & 0xFF) {
        (Some("Symbol"), 0xB7) => "•".to_owned(),
        (Some("Symbol"), 0xAE) => "→".to_owned(),
        (Some("Wingdings"), 0xE0) => "→".to_owned(),
        (Some("Wingdings"), 0x4A) => "☺".to_owned(),
        _ => "\u{FFFD}".to_owned(),
    }
}

/// Returns the words of runs without their tags.
pub(super) fn plain(runs: &[(Look, String)]) -> String {
    runs.iter().map(|(_, html)| plain_text(html)).collect()
}

/// Returns the words of HTML without its tags.
fn plain_text(html: &str) -> String {
    let mut out = String::new();
    let mut is_tag = false;
    for c in html.chars() {
        match c {
            '<' => is_tag = true,
            '>' => is_tag = false,
            c if !is_tag => out.push(c),
            _ => {}
        }
    }
    out.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}
