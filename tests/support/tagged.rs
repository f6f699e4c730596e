//! Reads the tag tree of a PDF with the words of each element, knowing nothing of how it was written.

use lopdf::{Dictionary, Document, Object, ObjectId};
use std::collections::BTreeMap;
use std::fmt::Write;

/// An element of the tag tree.
#[derive(Debug)]
pub struct Element {
    /// Its structure type.
    pub tag: String,
    /// Its dictionary.
    pub dictionary: Dictionary,
    /// What is in it, in order.
    pub kids: Vec<Kid>,
}

/// One thing in an element.
#[derive(Debug)]
pub enum Kid {
    /// An element.
    Element(Element),
    /// Words that are drawn.
    Words(String),
    /// An annotation.
    Annotation(Dictionary),
}

/// A PDF with what its pages mark.
pub struct Tagged {
    /// The file.
    pub document: Document,
    /// The words of each mark of each page.
    words: BTreeMap<(ObjectId, i64), String>,
    /// Words that are artifacts.
    pub artifacts: Vec<String>,
    /// Words that are artifacts and copied as others, each with those.
    pub copied: Vec<(String, String)>,
}

impl Tagged {
    /// Reads a file.
    pub fn read(bytes: &[u8]) -> Self {
        let document = Document::load_mem(bytes).expect("a PDF");
        let mut tagged = Self { document, words: BTreeMap::new(), artifacts: Vec::new(), copied: Vec::new() };
        let pages: Vec<ObjectId> = tagged.document.get_pages().into_values().collect();
        for page in pages {
            tagged.page(page);
        }
        tagged
    }

    /// Returns the document's element.
    pub fn root(&self) -> Element {
        let catalog = self.document.catalog().expect("a catalog");
        let root = self.dictionary(catalog.get(b"StructTreeRoot").expect("a tree"));
        self.element(root.get(b"K").expect("an element"))
    }

    /// Returns the words of all marks, page by page in the order in which they are drawn, artifacts last.
    pub fn drawn(&self) -> String {
        self.words.values().chain(&self.artifacts).map(String::as_str).collect()
    }

    /// Returns what an object or a reference to it is.
    pub fn dictionary<'a>(&'a self, object: &'a Object) -> &'a Dictionary {
        self.document.dereference(object).expect("an object").1.as_dict().expect("a dictionary")
    }

    /// Returns each named destination with its side, 0-based, and its place in points from the lower left corner.
    pub fn destinations(&self) -> BTreeMap<String, (usize, f32, f32)> {
        let sides: Vec<_> = self.document.get_pages().into_values().collect();
        let catalog = self.document.catalog().expect("a catalog");
        let names = self.dictionary(catalog.get(b"Names").expect("names"));
        let tree = self.dictionary(names.get(b"Dests").expect("destinations"));
        let mut found = BTreeMap::new();
        for leaf in tree.get(b"Kids").and_then(Object::as_array).expect("leaves") {
            let names = self.dictionary(leaf).get(b"Names").and_then(Object::as_array).expect("names");
            for pair in names.chunks(2) {
                let place = pair[1].as_array().expect("a place");
                let side = place[0].as_reference().expect("a side");
                let side = sides.iter().position(|page| *page == side).expect("a side of this file");
                let number = |at: usize| place[at].as_float().expect("a number");
                found.insert(text(&pair[0]), (side, number(2), number(3)));
            }
        }
        found
    }

    fn element(&self, object: &Object) -> Element {
        let dictionary = self.dictionary(object).clone();
        let tag = text(dictionary.get(b"S").expect("a type"));
        let page = dictionary.get(b"Pg").and_then(Object::as_reference).ok();
        let none = Vec::new();
        let kids = dictionary.get(b"K").and_then(Object::as_array).unwrap_or(&none);
        let kids = kids.iter().map(|kid| self.kid(kid, page)).collect();
        Element { tag, dictionary, kids }
    }

    fn kid(&self, object: &Object, page: Option<ObjectId>) -> Kid {
        if let Ok(number) = object.as_i64() {
            return Kid::Words(self.words[&(page.expect("a page"), number)].clone());
        }
        let dictionary = self.dictionary(object);
        match dictionary.get(b"Type").and_then(Object::as_name).unwrap_or_default() {
            b"MCR" => {
                let page = dictionary.get(b"Pg").and_then(Object::as_reference).expect("a page");
                let number = dictionary.get(b"MCID").and_then(Object::as_i64).expect("a number");
                Kid::Words(self.words[&(page, number)].clone())
            }
            b"OBJR" => Kid::Annotation(self.dictionary(dictionary.get(b"Obj").expect("an object")).clone()),
            _ => Kid::Element(self.element(object)),
        }
    }

    /// Reads the marks of a page with the words of the fonts' own maps.
    fn page(&mut self, page: ObjectId) {
        let content = self.document.get_and_decode_page_content(page).expect("content");
        let fonts: BTreeMap<Vec<u8>, BTreeMap<u16, String>> = self
            .document
            .get_page_fonts(page)
            .expect("fonts")
            .into_iter()
            .map(|(name, font)| (name, self.to_unicode(font)))
            .collect();
        let mut font = Vec::new();
        let mut open: Option<(Option<i64>, String, Option<String>)> = None;
        let mut inner = false;
        // What is shown from one place on.
        let mut shown = String::new();
        for operation in &content.operations {
            if let (Some((_, words, _)), "Td" | "EMC") = (&mut open, operation.operator.as_str()) {
                // From right to left, letters stand as they are seen (14.8.2.3.3).
                match shown.chars().any(is_from_the_right) {
                    true => words.extend(shown.chars().rev()),
                    false => words.push_str(&shown),
                }
                shown.clear();
            }
            match (operation.operator.as_str(), &operation.operands[..]) {
                ("Tf", [name, _]) => font = name.as_name().expect("a name").to_vec(),
                ("BMC", _) => open = Some((None, String::new(), None)),
                ("BDC", [_, properties]) => {
                    let properties = properties.as_dict().expect("properties");
                    // What is copied of an artifact is said within it.
                    if let Some((None, _, instead)) = &mut open {
                        assert!(!properties.has(b"MCID") && !inner, "an artifact has no part in the tree");
                        *instead = properties.get(b"ActualText").ok().map(text);
                        inner = true;
                        continue;
                    }
                    assert!(open.is_none(), "marks do not nest");
                    let number = properties.get(b"MCID").and_then(Object::as_i64).ok();
                    open = Some((number, String::new(), properties.get(b"ActualText").ok().map(text)));
                }
                ("EMC", _) if std::mem::take(&mut inner) => {}
                ("EMC", _) => match open.take().expect("a mark") {
                    (Some(number), words, instead) => {
                        // Readers pass over words in whose place no letter is shown.
                        let is_shown = instead.as_ref().is_none_or(String::is_empty) || !words.is_empty();
                        assert!(is_shown, "nothing is shown for {instead:?}");
                        self.words.insert((page, number), instead.unwrap_or(words));
                    }
                    (None, words, instead) => {
                        self.copied.extend(instead.map(|instead| (words.clone(), instead)));
                        self.artifacts.push(words);
                    }
                },
                ("TJ", [pieces]) => {
                    assert!(open.is_some(), "nothing is drawn outside of marks");
                    for piece in pieces.as_array().expect("pieces") {
                        let Ok(codes) = piece.as_str() else { continue };
                        for code in codes.chunks_exact(2) {
                            let code = u16::from_be_bytes([code[0], code[1]]);
                            assert_ne!(code, 0, "no glyph is .notdef");
                            shown.push_str(&fonts[&font][&code]);
                        }
                    }
                }
                ("f" | "S" | "B" | "Do", _) => assert!(open.is_some(), "nothing is drawn outside of marks"),
                _ => {}
            }
        }
    }

    /// Returns what the codes of a font mean.
    pub fn to_unicode(&self, font: &Dictionary) -> BTreeMap<u16, String> {
        let (_, map) = self.document.dereference(font.get(b"ToUnicode").expect("a map")).expect("a map");
        let map = map.as_stream().and_then(lopdf::Stream::decompressed_content).expect("a map");
        let map = String::from_utf8(map).expect("ASCII");
        let coded = map.lines().filter_map(|line| {
            let (code, units) = line.strip_prefix('<')?.strip_suffix('>')?.split_once("><")?;
            let units: Vec<u16> = (0..units.len() / 4)
                .map(|i| u16::from_str_radix(&units[i * 4..i * 4 + 4], 16).expect("hexadecimal"))
                .collect();
            Some((u16::from_str_radix(code, 16).ok()?, String::from_utf16(&units).ok()?))
        });
        coded.collect()
    }
}

/// Tells whether a letter is Hebrew or Arabic.
fn is_from_the_right(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FEFC}')
}

/// Returns a text string or a name.
pub fn text(object: &Object) -> String {
    match object {
        Object::Name(name) => String::from_utf8_lossy(name).into_owned(),
        object => lopdf::decode_text_string(object).expect("a text string"),
    }
}

impl Element {
    /// Returns all words in it, in the order of the tree.
    pub fn words(&self) -> String {
        let words = |kid: &Kid| match kid {
            Kid::Element(element) => element.words(),
            Kid::Words(words) => words.clone(),
            Kid::Annotation(_) => String::new(),
        };
        self.kids.iter().map(words).collect()
    }

    /// Returns it and all elements in it, in order.
    pub fn all(&self) -> Vec<&Element> {
        let below = self.kids.iter().flat_map(|kid| match kid {
            Kid::Element(element) => element.all(),
            _ => Vec::new(),
        });
        [self].into_iter().chain(below).collect()
    }

    /// Returns a string of its dictionary.
    pub fn get(&self, key: &str) -> Option<String> {
        self.dictionary.get(key.as_bytes()).ok().map(text)
    }

    /// Writes the tree, a line for each thing in it.
    pub fn outline(&self) -> String {
        let mut out = String::new();
        self.write(0, &mut out);
        out
    }

    fn write(&self, depth: usize, out: &mut String) {
        let indent = "  ".repeat(depth);
        let _ = write!(out, "{indent}{}", self.tag);
        for key in ["Lang", "Alt", "ID"] {
            if let Some(value) = self.get(key) {
                let _ = write!(out, " {key}={value:?}");
            }
        }
        if let Ok(attributes) = self.dictionary.get(b"A").and_then(Object::as_dict) {
            for (key, value) in attributes.iter().filter(|(_, value)| value.as_name().is_ok()) {
                let _ = write!(out, " {}={}", String::from_utf8_lossy(key), text(value));
            }
        }
        out.push('\n');
        for kid in &self.kids {
            match kid {
                Kid::Element(element) => element.write(depth + 1, out),
                Kid::Words(words) => {
                    let _ = writeln!(out, "{indent}  {words:?}");
                }
                Kid::Annotation(annotation) => {
                    let contents = annotation.get(b"Contents").map(text).unwrap_or_default();
                    let _ = writeln!(out, "{indent}  -> {contents:?}");
                }
            }
        }
    }
}
