//! What goes into the EPUB's style sheet, seen from outside.
//!
//! The reader of CSS below shares nothing with the crate's own: it splits at braces, semicolons and
//! colons, as the crudest reading system does, and knows one list of what may stand there.

use chapbook::diagnostic::{Severity, SourceId};
use chapbook::style::{CLASSES, Sheets, safe_copy};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

const SIDES: [&str; 4] = ["top", "right", "bottom", "left"];
const BORDER: &str = "none solid dotted dashed double thin medium thick <len>";

/// Everything a value may be made of, by property; `<len>` is a relative length, `<n>` a number, and `*`
/// any side.
const PROPERTIES: &[(&str, &str)] = &[
    ("margin", "auto <len>"),
    ("margin-*", "auto <len>"),
    ("padding", "<len>"),
    ("padding-*", "<len>"),
    ("text-indent", "<len>"),
    ("text-align", "left right center justify"),
    ("font-family", "<family>"),
    ("font-style", "normal italic oblique"),
    ("font-variant", "normal small-caps"),
    ("font-weight", "normal bold <n>"),
    ("font-size", "smaller larger <len>"),
    ("line-height", "normal <len> <n>"),
    ("letter-spacing", "normal <len>"),
    ("word-spacing", "normal <len>"),
    ("text-transform", "none uppercase lowercase capitalize"),
    ("text-decoration", "none underline line-through"),
    ("vertical-align", "baseline sub super top middle bottom text-top text-bottom <len>"),
    ("white-space", "normal nowrap pre pre-wrap pre-line"),
    ("list-style-type", "none disc circle square decimal lower-roman upper-roman lower-alpha upper-alpha"),
    ("display", "block inline none list-item"),
    ("border", BORDER),
    ("border-*", BORDER),
    ("border-width", "thin medium thick <len>"),
    ("border-*-width", "thin medium thick <len>"),
    ("border-style", "none solid dotted dashed double"),
    ("border-*-style", "none solid dotted dashed double"),
    ("border-collapse", "collapse separate"),
    ("border-spacing", "<len>"),
    ("caption-side", "top bottom"),
    ("width", "auto <len>"),
    ("height", "auto <len>"),
    ("max-width", "none <len>"),
    ("max-height", "none <len>"),
    ("page-break-before", "auto always avoid left right"),
    ("page-break-after", "auto always avoid left right"),
    ("page-break-inside", "auto avoid"),
    ("orphans", "<n>"),
    ("widows", "<n>"),
    ("hyphens", "none manual auto"),
    ("-webkit-hyphens", "none manual auto"),
    ("-epub-hyphens", "none manual auto"),
    ("user-select", "none auto text all"),
    ("-webkit-user-select", "none auto text all"),
    ("overflow", "visible auto"),
    ("overflow-wrap", "normal break-word"),
    ("word-break", "normal break-word"),
    ("word-wrap", "normal break-word"),
    ("initial-letter", "normal <n>"),
    ("-webkit-initial-letter", "normal <n>"),
];

const ELEMENTS: &[&str] = &[
    "html",
    "body",
    "nav",
    "section",
    "header",
    "aside",
    "div",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "p",
    "blockquote",
    "ol",
    "ul",
    "li",
    "dl",
    "dt",
    "dd",
    "table",
    "caption",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "figure",
    "figcaption",
    "hr",
    "pre",
    "code",
    "img",
    "br",
    "a",
    "cite",
    "em",
    "i",
    "s",
    "span",
    "strong",
    "sub",
    "sup",
    "time",
];

/// What no sheet in an EPUB holds anywhere.
const UNBORNE: &[&str] = &["@", "/*", "--", "url", "var(", "calc(", "min(", "max(", "expression", "\\", "<"];

/// Says what in a sheet no old reader would bear, or nothing.
fn offence(css: &str) -> Option<String> {
    if let Some(unborne) = UNBORNE.iter().find(|unborne| css.contains(**unborne)) {
        return Some(format!("{unborne:?} in the sheet"));
    }
    let mut rest = css;
    while let Some((selectors, after)) = rest.split_once('{') {
        let Some((body, next)) = after.split_once('}') else {
            return Some("a block that is not closed".into());
        };
        if let Some(part) = selectors.split(',').find_map(odd_part) {
            return Some(format!("selector {part:?}"));
        }
        for declaration in body.split(';').map(str::trim).filter(|d| !d.is_empty()) {
            let Some((name, value)) = declaration.split_once(": ") else {
                return Some(format!("{declaration:?} is no declaration"));
            };
            let Some((_, allowed)) = PROPERTIES.iter().find(|(known, _)| is_property(name, known)) else {
                return Some(format!("property {name:?}"));
            };
            let value = value.strip_suffix(" !important").unwrap_or(value);
            if let Some(part) = odd_value(value, allowed) {
                return Some(format!("{name}: {value:?}: {part:?}"));
            }
        }
        rest = next;
    }
    (!rest.trim().is_empty()).then(|| format!("{rest:?} after the last rule"))
}

fn is_property(name: &str, known: &str) -> bool {
    name == known || (known.contains('*') && SIDES.iter().any(|side| known.replace('*', side) == name))
}

/// Returns the first part of a selector that is not on the list.
fn odd_part(selector: &str) -> Option<String> {
    let spaced = selector.replace(['>', '+'], " ");
    let mut parts = spaced.split_whitespace().peekable();
    if parts.peek().is_none() {
        return Some("nothing".into());
    }
    parts.find(|part| !is_compound(part)).map(str::to_owned)
}

fn is_compound(part: &str) -> bool {
    let (name, mut rest) = part.split_at(part.find(['.', ':', '[']).unwrap_or(part.len()));
    if !name.is_empty() && name != "*" && !ELEMENTS.contains(&name) {
        return false;
    }
    while !rest.is_empty() {
        let end = rest[1..].find(['.', ':', '[']).map_or(rest.len(), |at| at + 1);
        let (piece, next) = rest.split_at(end);
        if !is_condition(piece) {
            return false;
        }
        rest = next;
    }
    true
}

fn is_condition(piece: &str) -> bool {
    let is_language = |text: &str| text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    let inside = |open: &str, close: char| piece.strip_prefix(open).and_then(|rest| rest.strip_suffix(close));
    if let Some(class) = piece.strip_prefix('.') {
        return CLASSES.iter().any(|(known, _)| *known == class);
    }
    if let Some(attribute) = inside("[", ']') {
        let (name, value) = attribute.split_once('=').unwrap_or((attribute, "\"\""));
        let quoted = value.strip_prefix('"').and_then(|value| value.strip_suffix('"'));
        return matches!(name.trim_end_matches('|'), "lang" | "dir") && quoted.is_some_and(is_language);
    }
    matches!(piece, ":first-child" | ":last-child" | ":first-letter")
        || inside(":lang(", ')').is_some_and(is_language)
}

fn odd_value(value: &str, allowed: &str) -> Option<String> {
    if value == "inherit" {
        return None;
    }
    if allowed == "<family>" {
        return value.split(", ").find(|family| !is_family(family)).map(str::to_owned);
    }
    let fits = |part: &&str| {
        allowed.split(' ').any(|kind| match kind {
            "<len>" => is_length(part),
            "<n>" => is_number(part),
            word => word == *part,
        })
    };
    match value.split(' ').count() > 4 {
        true => Some(value.to_owned()),
        false => value.split(' ').find(|part| !fits(part)).map(str::to_owned),
    }
}

fn is_family(family: &str) -> bool {
    let quoted = family.strip_prefix('"').and_then(|inner| inner.strip_suffix('"'));
    matches!(family, "serif" | "sans-serif" | "monospace" | "cursive" | "fantasy")
        || quoted.is_some_and(|name| name.chars().all(|c| c.is_ascii_alphanumeric() || c == ' ' || c == '-'))
}

fn is_length(part: &str) -> bool {
    part == "0" || ["em", "ex", "%"].iter().any(|unit| part.strip_suffix(unit).is_some_and(is_number))
}

fn is_number(part: &str) -> bool {
    let digits = part.strip_prefix('-').unwrap_or(part);
    !digits.is_empty()
        && digits.bytes().all(|b| b.is_ascii_digit() || b == b'.')
        && digits.parse::<f64>().is_ok_and(|number| number <= 1000.0)
}

/// What users write, and what has broken readers.
const PIECES: &[&str] = &[
    "p { text-indent: 2em }",
    "@import url(x.css);",
    "@media (min-width: 600px) { p { margin: 0 } }",
    "@supports (display: grid) { p { display: grid } }",
    ":root { --gap: 1em }",
    "p { margin: var(--gap) }",
    "p { width: calc(100% - 2em) }",
    "p { font-size: min(1em, 2vw) }",
    "@page { size: A5; margin: 2cm }",
    "@font-face { font-family: X; src: url(x.woff) }",
    "/* -- a comment -- */",
    "p { color: #000; background: white }",
    "p::before { content: \"\\201C\" }",
    "p:not(.opening) { margin: 1em }",
    "p:nth-child(2n+1) { margin: 1em }",
    "p ~ p { margin: 0 }",
    "body { background: url(\"data:image/png;base64,AA\") }",
    "h1 { font: bold 12pt serif }",
    "h1 { position: absolute; float: left; top: 0 }",
    "h1 { margin: 1em 2em 3em 4em !important }",
    "blockquote.epigraph > p:first-child { font-style: ITALIC }",
    "h1 + p { font-family: 'Gill Sans', serif }",
    "p { font-size: 12px; line-height: 14pt; letter-spacing: 0.05em }",
    "p{margin:-.5em;padding:-1em}",
    "[lang|=\"fr\"] { hyphens: none }",
    "i:lang(de) { font-style: normal }",
    "p { margin: 1e3em 1e99em }",
    "<!-- p { margin: 0 } -->",
    "p { text-decoration: underline overline }",
    "h2 { initial-letter: 3 }",
    "{ margin: 0 }",
    "p { margin: 0",
    "} p { margin: 0 }",
    "\\70 { margin: 0 }",
    "p { m\\61rgin: 0 }",
    "p { margin: 1\\65m }",
    "p { font-family: \"a\\22 ; } b { x: y\" }",
    "\u{feff}p { margin: 0 }",
    "p { margin: 0\u{0} }",
];

/// Sheets made of pieces, cut, doubled and spoilt at random places.
fn spoilt() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(PIECES);
    let spoil = prop::collection::vec((any::<prop::sample::Index>(), any::<char>(), 0..4u8), 0..8);
    (prop::collection::vec(piece, 0..12), spoil).prop_map(|(pieces, spoil)| {
        let mut sheet: Vec<char> = pieces.join("\n").chars().collect();
        for (at, with, how) in spoil {
            let at = at.index(sheet.len() + 1);
            match how {
                0 => sheet.insert(at, with),
                1 => sheet.insert(at, ['{', '}', ';', '(', '"', '/'][with as usize % 6]),
                2 => sheet.truncate(at.max(sheet.len() / 2)),
                _ if at < sheet.len() => drop(sheet.remove(at)),
                _ => {}
            }
        }
        sheet.into_iter().collect()
    })
}

#[test]
fn nothing_leaves_the_allow_list_however_a_sheet_is_spoilt() {
    let config = Config { cases: 1000, failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let result = runner.run(&spoilt(), |sheet| {
        let copy = safe_copy(SourceId(0), &sheet);
        prop_assert_eq!(offence(&copy.value), None, "{}", copy.value);
        let again = safe_copy(SourceId(0), &copy.value);
        prop_assert_eq!(&again.value, &copy.value);
        prop_assert_eq!(again.diagnostics, vec![]);
        let whole = |at: u32| sheet.is_char_boundary(at as usize);
        prop_assert!(
            copy.diagnostics.iter().filter_map(|d| d.primary).all(|s| whole(s.start) && whole(s.end))
        );
        let book = Sheets::load(Some((SourceId(0), &sheet))).value.epub_css(false);
        prop_assert_eq!(offence(&book.value), None);
        Ok(())
    });
    result.unwrap_or_else(|error| panic!("{error}"));
}

/// A check that refuses nothing would pass every sheet: each piece that the copy changes must be one that
/// the list of this test refuses too.
#[test]
fn the_check_refuses_what_the_copy_takes_off() {
    let changed = PIECES.iter().filter(|piece| !safe_copy(SourceId(0), piece).diagnostics.is_empty());
    let passed: Vec<_> = changed.filter(|piece| offence(piece).is_none()).collect();
    assert_eq!(passed, Vec::<&&str>::new());
}

#[test]
fn our_own_sheet_is_safe_as_it_stands() {
    let sheets = Sheets::load(None);
    assert_eq!(sheets.diagnostics, vec![]);
    let css = sheets.value.epub_css(false);
    assert_eq!(css.diagnostics, vec![]);
    assert_eq!(offence(&css.value), None);
    let copy = safe_copy(SourceId(0), include_str!("../styles/book.css"));
    assert_eq!(copy.diagnostics, vec![]);
    assert_eq!(copy.value, css.value);
    assert!(copy.value.contains("blockquote"));
}

#[test]
fn each_removal_is_reported_once_with_its_places() {
    let css = "p { color: red; margin: 12pt }\n@media print { p { margin: 0 } }\n\
               h1 { color: red }\np:hover { margin: 0 }\n";
    let copy = safe_copy(SourceId(3), css);
    assert_eq!(copy.value, "");
    let reported: Vec<_> = copy
        .diagnostics
        .iter()
        .map(|d| {
            let span = d.primary.unwrap_or_default();
            (d.code.0, d.severity, &css[span.start as usize..span.end as usize], d.labels.len())
        })
        .collect();
    use Severity::{Note, Warning};
    assert_eq!(
        reported,
        [
            ("S002", Warning, "@media", 0),
            ("S003", Warning, "p:hover", 0),
            ("S006", Warning, "color: red", 1),
            // The print edition honours it.
            ("S006", Note, "margin: 12pt", 0),
        ]
    );
    assert!(copy.diagnostics.iter().all(|d| !d.hints.is_empty()));
    assert!(copy.diagnostics.iter().all(|d| d.primary.is_some_and(|span| span.source == SourceId(3))));
}

#[test]
fn huge_and_deep_sheets_come_to_an_end() {
    for sheet in [
        "(".repeat(1 << 20),
        "p{".repeat(1 << 19),
        "@media{".repeat(1 << 17),
        "p:not(".repeat(1 << 17),
        format!("p {{ margin: {} }}", "calc(".repeat(1 << 17)),
        format!("{} {{ margin: 0 }}", "p ".repeat(1 << 19)),
        format!("{} {{ margin: 0 }}", "p,".repeat(1 << 19)),
        format!("p {{ {} }}", "x:y;".repeat(1 << 18)),
        "p{margin:1em}".repeat(1 << 16),
        "\"".repeat(1 << 20),
        "\\".repeat(1 << 20),
        "}".repeat(1 << 20),
        "é".repeat(1 << 19),
    ] {
        let copy = safe_copy(SourceId(0), &sheet);
        assert_eq!(offence(&copy.value), None);
        assert!(copy.diagnostics.len() < 100, "{}", copy.diagnostics.len());
    }
}
