//! RTF, as Word, LibreOffice, WordPad, TextEdit and pandoc write it (Microsoft, Rich Text Format Specification 1.9.1).
//!
//! A file is one text with words of control in it; groups in braces keep what they change to themselves. It is read from
//! its beginning to its end, once. No crate does it with notes, tables, lists and code pages; what it becomes here is what
//! the other word processors' files become.

mod flow;
mod group;
mod head;
mod kind;
mod picture;
mod token;

use super::docx::settle;
use super::markup::{self, Look, escaped};
use crate::limits::{GROUPS, PART_BYTES, TEXT_BYTES};
use crate::num::saturate;
use crate::read::encoding;
use crate::read::html::{self, Converted, KnownFacts, MovedPictures};
use encoding_rs::Encoding;
use flow::{CellMerge, TextFlow};
use head::{RtfStyle, RtfStyles, chain, of_charset, of_code_page};
pub use picture::member;
use std::collections::BTreeMap;
use token::{RtfToken, RtfTokens};

/// Turns a file into Markdown; `name` is the file's, in which its pictures are sought.
///
/// # Errors
/// Why it cannot be read.
pub fn convert(bytes: &[u8], name: &str) -> Result<Converted, &'static str> {
    if !bytes.trim_ascii_start().starts_with(b"{\\rtf") {
        return Err("it is no text in RTF");
    }
    let mut reader = RtfReader::new(bytes, name);
    reader.read(bytes)?;
    let RtfReader { mut flows, notes, info, comments, .. } = reader;
    let mut blocks = Vec::new();
    while let Some(flow) = flows.pop() {
        let mut inner = flow.end();
        inner.append(&mut blocks);
        blocks = inner;
    }
    let mut left_out = comments;
    left_out.retain(|words| !words.trim().is_empty());
    let mut facts = facts(&info);
    let blocks = settle(blocks, &mut facts, &mut left_out);
    let text = markup::html(&blocks) + &markup::notes(&notes);
    if text.len() as u64 > PART_BYTES {
        return Err("it comes to more than a text can be");
    }
    let made = html::fragment(&text, &facts, &MovedPictures::default())?;
    Ok(Converted { left_out, ..made })
}

/// Returns what the file says of itself, as of other word processors' files: a creator of one word is an account.
fn facts(info: &BTreeMap<RtfPlace, String>) -> KnownFacts {
    let words =
        |key: RtfPlace| info.get(&key).map(|words| words.trim().to_owned()).filter(|words| !words.is_empty());
    let author = words(RtfPlace::Author).filter(|name| name.contains(' '));
    KnownFacts {
        title: words(RtfPlace::Title),
        authors: author.into_iter().collect(),
        ..KnownFacts::default()
    }
}

/// What words are for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum RtfPlace {
    /// They are text.
    #[default]
    Text,
    /// They are for nothing that is read here.
    Skipped,
    Fonts,
    Styles,
    /// What the file says of itself.
    Info,
    Title,
    Author,
    /// What a field says.
    Instruction,
    /// The sign of an item of a list.
    Marker,
    Comment,
    /// A picture, in hexadecimal.
    Picture,
    /// A drawing: only its pictures and the text in its boxes are read.
    Shape,
    /// A property of a drawing or picture: what it is called, and what it is.
    PropertyName,
    PropertyValue,
}

/// What is done when a group ends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum RtfEnd {
    #[default]
    Nothing,
    Note,
    TextBox,
    Field,
    Link,
    Picture,
}

/// How a paragraph is set.
#[derive(Clone, Copy, Debug, Default)]
struct RtfParagraph {
    style: Option<i32>,
    /// How far it is set in, in twentieths of a point: left, right, and its first line.
    left: i32,
    right: i32,
    first: i32,
    is_item: bool,
    level: i32,
    outline: Option<i32>,
    in_table: bool,
}

/// What a group keeps to itself.
#[derive(Clone, Debug, Default)]
struct RtfState {
    place: RtfPlace,
    end: RtfEnd,
    look: Look,
    is_hidden: bool,
    font: i32,
    /// For how many bytes a character stands that is given by its number.
    fallback: usize,
    paragraph: RtfParagraph,
    /// Where words go that are said twice: in old signs, and then in Unicode.
    twice: Option<RtfPlace>,
}

struct RtfReader<'a> {
    file: &'a str,
    state: RtfState,
    outer: Vec<RtfState>,
    flows: Vec<TextFlow>,
    notes: Vec<(String, String)>,
    /// How many notes were called, and the numbers of those that are open.
    calls: usize,
    /// Whether the number of the note that comes next has been set by the program.
    has_number: bool,
    open_notes: Vec<usize>,
    info: BTreeMap<RtfPlace, String>,
    comments: Vec<String>,
    fonts: BTreeMap<i32, i32>,
    font: i32,
    styles: RtfStyles,
    style: (i32, RtfStyle),
    /// What the open fields say.
    fields: Vec<String>,
    /// The sign of the item, if one was written.
    marker: Option<String>,
    merge: CellMerge,
    /// Where the picture begins, and its ending.
    picture: (usize, Option<&'static str>),
    alt: String,
    property: String,
    /// The code page of the file, and its typeface.
    page: i32,
    default_font: i32,
    is_utf8: bool,
    /// Bytes that are not yet characters.
    pending: Vec<u8>,
    /// The first half of a character beyond the first 65,536.
    half: Option<u16>,
    /// So many bytes are passed over.
    pass: usize,
    /// Whether a group may be passed over whose word is not known.
    is_optional: bool,
}

impl<'a> RtfReader<'a> {
    fn new(bytes: &[u8], file: &'a str) -> Self {
        Self {
            file,
            state: RtfState { fallback: 1, ..RtfState::default() },
            outer: Vec::new(),
            flows: vec![TextFlow::default()],
            notes: Vec::new(),
            calls: 0,
            has_number: false,
            open_notes: Vec::new(),
            info: BTreeMap::new(),
            comments: Vec::new(),
            fonts: BTreeMap::new(),
            font: 0,
            styles: RtfStyles::new(),
            style: Default::default(),
            fields: Vec::new(),
            marker: None,
            merge: CellMerge::default(),
            picture: (0, None),
            alt: String::new(),
            property: String::new(),
            page: 1252,
            default_font: 0,
            is_utf8: !bytes.is_ascii() && std::str::from_utf8(bytes).is_ok(),
            pending: Vec::new(),
            half: None,
            pass: 0,
            is_optional: false,
        }
    }

    fn read(&mut self, bytes: &[u8]) -> Result<(), &'static str> {
        let mut tokens = RtfTokens::new(bytes, 0);
        let (mut said, mut from) = (0, 0);
        while let Some(token) = tokens.next() {
            if !matches!(self.state.place, RtfPlace::Picture | RtfPlace::Skipped) {
                said += tokens.at() - from;
            }
            from = tokens.at();
            if said as u64 > TEXT_BYTES {
                return Err("it comes to more than a text can be");
            }
            match token {
                RtfToken::Text(text) => {
                    let passed = self.pass.min(text.len());
                    self.pass -= passed;
                    self.bytes(&text[passed..]);
                    continue;
                }
                RtfToken::Byte(_) if self.pass > 0 => {
                    self.pass -= 1;
                    continue;
                }
                RtfToken::Byte(byte) => {
                    if self.state.place != RtfPlace::Picture {
                        self.pending.push(byte);
                    }
                    continue;
                }
                _ => {}
            }
            self.flush();
            match token {
                RtfToken::Open => {
                    if self.outer.len() >= GROUPS {
                        return Err("its groups lie in one another without end");
                    }
                    (self.pass, self.is_optional) = (0, false);
                    let inner = RtfState { end: RtfEnd::Nothing, ..self.state.clone() };
                    self.outer.push(std::mem::replace(&mut self.state, inner));
                }
                RtfToken::Close => {
                    (self.pass, self.is_optional) = (0, false);
                    self.close();
                    self.state = self.outer.pop().unwrap_or_default();
                }
                RtfToken::Word(..) | RtfToken::Symbol(_) if self.pass > 0 => self.pass -= 1,
                RtfToken::Word(word, number) => {
                    let is_optional = std::mem::take(&mut self.is_optional);
                    if !self.destination(word, tokens.at()) {
                        if is_optional && self.state.place != RtfPlace::Styles {
                            self.state.place = RtfPlace::Skipped;
                        }
                        self.word(word, number);
                    }
                }
                RtfToken::Symbol(symbol) => self.symbol(symbol),
                RtfToken::Byte(_) | RtfToken::Text(_) => {}
            }
        }
        self.flush();
        if !self.flow().is_empty() {
            self.end_paragraph(false);
        }
        Ok(())
    }

    /// Takes bytes of text as they stand.
    fn bytes(&mut self, text: &[u8]) {
        match self.state.place {
            RtfPlace::Picture | RtfPlace::Skipped | RtfPlace::Fonts => {}
            _ if self.is_utf8 && !text.is_ascii() => {
                self.flush();
                self.words(&String::from_utf8_lossy(text));
            }
            _ => self.pending.extend_from_slice(text),
        }
    }

    /// Makes characters of the bytes that wait.
    fn flush(&mut self) {
        if self.pending.is_empty() {
            return;
        }
        let pending = std::mem::take(&mut self.pending);
        if self.fonts.get(&self.state.font) == Some(&SYMBOLS) {
            let words: String = pending.iter().map(|byte| symbol(char::from(*byte))).collect();
            return self.words(&words);
        }
        let (words, _) = self.encoding().decode_without_bom_handling(&pending);
        self.words(&words);
    }

    fn encoding(&self) -> &'static Encoding {
        let charset = self.fonts.get(&self.state.font).copied();
        of_code_page(charset.and_then(of_charset).unwrap_or(self.page))
    }

    /// Puts words where they belong.
    fn words(&mut self, words: &str) {
        let words = words.replace(encoding::is_forbidden, "");
        self.has_number = false;
        match self.state.place {
            RtfPlace::Text if self.state.is_hidden => {}
            RtfPlace::Text => {
                let look = self.state.look.clone();
                self.flow().add(look, &escaped(&words));
            }
            RtfPlace::Styles => {
                for c in words.chars() {
                    match c {
                        ';' => {
                            let (number, mut style) = std::mem::take(&mut self.style);
                            style.name = style.name.trim().to_lowercase();
                            self.styles.entry(number).or_insert(style);
                        }
                        c => self.style.1.name.push(c),
                    }
                }
            }
            place @ (RtfPlace::Title | RtfPlace::Author) => {
                self.info.entry(place).or_default().push_str(&words);
            }
            RtfPlace::Instruction => {
                if let Some(says) = self.fields.last_mut() {
                    says.push_str(&words);
                }
            }
            RtfPlace::Marker => self.marker.get_or_insert_default().push_str(&words),
            RtfPlace::Comment => {
                if let Some(comment) = self.comments.last_mut() {
                    comment.push_str(&words);
                }
            }
            RtfPlace::PropertyName => self.property.push_str(&words),
            RtfPlace::PropertyValue if self.property == "wzDescription" => self.alt.push_str(&words),
            _ => {}
        }
    }

    /// Returns the text that is being read; there always is one.
    fn flow(&mut self) -> &mut TextFlow {
        if self.flows.is_empty() {
            self.flows.push(TextFlow::default());
        }
        let last = self.flows.len() - 1;
        &mut self.flows[last]
    }

    fn symbol(&mut self, symbol: u8) {
        match symbol {
            b'*' => self.is_optional = true,
            b'~' => self.words("\u{A0}"),
            b'_' => self.words("\u{2011}"),
            b'\\' | b'{' | b'}' => self.words(char::from(symbol).encode_utf8(&mut [0; 4])),
            b'\r' | b'\n' if self.state.place == RtfPlace::Text => {
                self.end_paragraph(self.state.paragraph.in_table)
            }
            b'\t' => self.words("\t"),
            // A place where a word may be divided, and others that nobody sees.
            _ => {}
        }
    }

    /// Obeys a word that begins nothing.
    fn word(&mut self, word: &[u8], number: Option<i32>) {
        match self.state.place {
            RtfPlace::Skipped => return,
            RtfPlace::Fonts => return self.font_word(word, number),
            RtfPlace::Styles => return self.style_word(word, number),
            RtfPlace::Picture => {
                match word {
                    b"pngblip" => self.picture.1 = Some("png"),
                    b"jpegblip" => self.picture.1 = Some("jpg"),
                    // Those that cannot be shown are reported as such.
                    b"emfblip" => self.picture.1 = Some("emf"),
                    b"wmetafile" => self.picture.1 = Some("wmf"),
                    b"macpict" => self.picture.1 = Some("pict"),
                    b"dibitmap" | b"wbitmap" => self.picture.1 = Some("bmp"),
                    _ => {}
                }
                return;
            }
            _ => {}
        }
        if self.character(word, number) || self.look(word, number) || self.row(word) {
            return;
        }
        let number = number.unwrap_or(0);
        let paragraph = &mut self.state.paragraph;
        match word {
            b"pard" => *paragraph = RtfParagraph::default(),
            b"s" => paragraph.style = Some(number),
            b"li" | b"lin" => paragraph.left = number,
            b"ri" | b"rin" => paragraph.right = number,
            b"fi" => paragraph.first = number,
            b"ls" => paragraph.is_item = number > 0,
            b"ilvl" => paragraph.level = number,
            b"outlinelevel" => paragraph.outline = Some(number),
            b"intbl" => paragraph.in_table = true,
            b"par" | b"sect" if self.state.place == RtfPlace::Text => {
                self.end_paragraph(self.state.paragraph.in_table);
            }
            b"par" => self.words(" "),
            b"ansicpg" => self.page = number,
            b"mac" => self.page = 10000,
            b"deff" => (self.default_font, self.state.font) = (number, number),
            _ => {}
        }
    }

    fn font_word(&mut self, word: &[u8], number: Option<i32>) {
        match word {
            b"f" => self.font = number.unwrap_or(0),
            b"fcharset" => {
                self.fonts.insert(self.font, number.unwrap_or(0));
            }
            _ => {}
        }
    }

    fn style_word(&mut self, word: &[u8], number: Option<i32>) {
        let (own, style) = &mut self.style;
        match word {
            b"s" | b"cs" | b"ds" | b"ts" => *own = number.unwrap_or(0),
            b"sbasedon" => style.base = number,
            b"outlinelevel" => style.outline = number,
            _ => {
                self.character(word, number);
            }
        }
    }

    /// Writes the character that a word stands for; `false` if it stands for none.
    fn character(&mut self, word: &[u8], number: Option<i32>) -> bool {
        let words = match word {
            b"u" => {
                let unit: u16 = saturate(number.unwrap_or(0).rem_euclid(0x1_0000));
                self.pass = self.state.fallback;
                return self.unit(unit);
            }
            b"uc" => {
                self.state.fallback = usize::try_from(number.unwrap_or(1)).unwrap_or(1);
                return true;
            }
            b"tab" => "\t",
            b"line" | b"lbr" => {
                if self.state.place == RtfPlace::Text {
                    self.flow().add(Look::default(), "<br>");
                }
                return true;
            }
            b"emdash" => "—",
            b"endash" => "–",
            b"lquote" => "‘",
            b"rquote" => "’",
            b"ldblquote" => "“",
            b"rdblquote" => "”",
            b"bullet" => "•",
            b"emspace" | b"enspace" | b"qmspace" | b"nestcell" | b"page" | b"column" => " ",
            b"chftn" => {
                self.has_number = true;
                return true;
            }
            b"zwj" => "\u{200D}",
            b"zwnj" => "\u{200C}",
            b"ltrmark" => "\u{200E}",
            b"rtlmark" => "\u{200F}",
            b"zwbo" => "\u{200B}",
            b"zwnbo" => "\u{2060}",
            _ => return false,
        };
        self.words(words);
        true
    }

    /// Writes a unit of UTF-16; halves of a character wait for one another.
    fn unit(&mut self, unit: u16) -> bool {
        let units = [self.half.take(), Some(unit)];
        match unit {
            0xD800..0xDC00 => self.half = Some(unit),
            _ => {
                let whole = char::decode_utf16(units.into_iter().flatten());
                let words: String = whole.map(|c| c.map_or(char::REPLACEMENT_CHARACTER, private)).collect();
                self.words(&words);
            }
        }
        true
    }

    /// Sets how words look; `false` if a word says nothing of that.
    fn look(&mut self, word: &[u8], number: Option<i32>) -> bool {
        let is_on = number != Some(0);
        let RtfState { look, is_hidden, font, .. } = &mut self.state;
        match word {
            b"plain" => {
                (*look, *is_hidden, *font) = (Look::default(), false, self.default_font);
            }
            b"b" => look.bold = is_on,
            b"i" => look.italic = is_on,
            b"strike" | b"striked" => look.strike = is_on,
            b"scaps" => look.small_caps = is_on,
            b"super" => (look.raised, look.lowered) = (is_on, false),
            b"sub" => (look.raised, look.lowered) = (false, is_on),
            b"nosupersub" => (look.raised, look.lowered) = (false, false),
            b"up" => look.raised = number != Some(0),
            b"dn" => look.lowered = number != Some(0),
            // What was struck out while changes were tracked is gone.
            b"v" | b"deleted" => *is_hidden = is_on,
            b"f" => *font = number.unwrap_or(0),
            b"cs" => {
                let chain = chain(&self.styles, number);
                let named = |name: &str| chain.iter().any(|style| style.name.contains(name));
                look.code = named("verbatim") || named("code");
                look.bold |= named("strong");
                look.italic |= named("emphasis");
            }
            _ => return false,
        }
        true
    }

    /// Obeys what is said of tables; `false` if a word says nothing of them.
    fn row(&mut self, word: &[u8]) -> bool {
        if self.state.place != RtfPlace::Text {
            return false;
        }
        match word {
            b"trowd" => {
                self.merge = CellMerge::default();
                self.flow().begin_row();
            }
            b"trhdr" => self.flow().set_head(),
            b"clmrg" => self.merge.across = true,
            b"clvmgf" => self.merge.begins_down = true,
            b"clvmrg" => self.merge.down = true,
            b"cellx" => {
                let merge = std::mem::take(&mut self.merge);
                self.flow().define_cell(merge);
            }
            b"cell" => {
                if !self.flow().is_empty() {
                    self.end_paragraph(true);
                }
                self.flow().end_cell();
            }
            b"row" => self.flow().end_row(),
            _ => return false,
        }
        true
    }

    fn end_paragraph(&mut self, in_table: bool) {
        let marker = self.marker.take();
        let paragraph = self.state.paragraph;
        let words = self.flow().words();
        let (kind, length) = self.kind(&paragraph, marker.as_deref(), &words);
        self.flow().end_paragraph(kind, in_table, length);
    }
}

/// The character set of typefaces of symbols.
const SYMBOLS: i32 = 2;

/// Returns the character that a symbol of a typeface stands for, as far as it is known; such symbols have places of their
/// own among the characters, from U+F000 on, or are bytes.
fn symbol(c: char) -> char {
    match c {
        '\u{F0B7}' | '\u{B7}' => '•',
        '\u{F0A7}' | '\u{A7}' => '▪',
        '\u{F0A8}' => '◆',
        '\u{F0AE}' | '\u{AE}' | '\u{F0E0}' | '\u{E0}' => '→',
        '\u{F04A}' => '☺',
        c => c,
    }
}

/// Returns what a character stands for that is given by its number.
fn private(c: char) -> char {
    if ('\u{F000}'..='\u{F0FF}').contains(&c) { symbol(c) } else { c }
}

#[cfg(test)]
mod tests;
