//! Holds that a function takes five parameters because five are enough, not because two of six are in brackets.
//!
//! What belongs together has a type with named fields; what does not is a parameter of its own.

use crate::imports::rust_files;
use std::fs;

/// Types of pairs that say by themselves what they are: points and sizes in a drawing's own unit, `x` or width first.
const POINTS: &[&str] = &["(f32, f32)", "(f64, f64)"];

/// Functions that take another tuple: a part of the path of their file, their name, and the reason.
const ALLOWED: &[(&str, &str, &str)] = &[
    ("impose/marks.rs", "line", "two points of a sheet; a dozen lines are drawn so"),
    ("impose/test_sheet.rs", "line", "two points of a sheet"),
    ("layout/page/compose/timeline.rs", "stroke", "two points of a page"),
    ("model/picture.rs", "shown", "a point of a picture, in pixels"),
    ("pdf/pictures/mod.rs", "pixels", "the size of a picture in pixels, as `image` has it"),
    ("raster/draw.rs", "band", "the size of a picture in pixels"),
    ("raster/picture.rs", "draw", "the size of a picture in pixels"),
    ("raster/picture.rs", "drawing", "the size of a picture in pixels"),
    ("raster/picture.rs", "pixels", "the size of a picture in pixels"),
    ("read/picture/decode.rs", "upright", "the size of a picture in pixels, as `image` has it"),
    ("read/picture/mod.rs", "smaller_diagnostic", "the size of a picture in pixels, as `image` has it"),
    ("read/quote_marks.rs", "inner_close", "an opening mark with its closing one, an element of a slice"),
];

#[test]
fn no_tuple_saves_a_parameter() {
    let mut broken = Vec::new();
    let mut met = vec![false; ALLOWED.len()];
    for file in rust_files() {
        let text = fs::read_to_string(&file).expect("a source file");
        let path = file.to_string_lossy();
        for (name, parameter) in tuples(&text) {
            match ALLOWED.iter().position(|(part, of, _)| path.ends_with(part) && *of == name) {
                Some(at) => met[at] = true,
                None => broken.push(format!("{path}: `{name}` takes `{parameter}`")),
            }
        }
    }
    assert!(broken.is_empty(), "name what belongs together:\n{}", broken.join("\n"));
    let idle: Vec<_> = ALLOWED.iter().zip(met).filter(|(_, met)| !met).map(|(allowed, _)| allowed).collect();
    assert!(idle.is_empty(), "take them off the list: {idle:?}");
}

// A check that sees nothing would pass for ever.
#[test]
fn the_check_sees_patterns_and_types_and_no_more() {
    let found = |text: &str| tuples(text).iter().map(|(_, tuple)| tuple.clone()).collect::<Vec<_>>();
    assert_eq!(found("fn f(&self, (a, b): (A, B), c: C) {"), ["(a, b): (A, B)"]);
    assert_eq!(found("pub fn f<T: Fn() -> u8>(\n    pair: &mut (A, B),\n) -> C {"), ["pair: &mut (A, B)"]);
    assert_eq!(
        found("fn f(mut all: (A, (B, C))) {\n  fn g((a, b): &'static (A, B)) {}"),
        ["mut all: (A, (B, C))", "(a, b): &'static (A, B)"]
    );
    assert_eq!(found("fn f((a, b): Both<'_>) {"), ["(a, b): Both<'_>"]);
    // Points, elements of slices, closures, unit, results and comments are no pairs that save a parameter.
    let plain = "fn f(at: (f32, f32), all: &[(A, B)], with: impl Fn((A, B)) -> (A, B), none: ()) -> (A, B) {\n\
                 // fn g((a, b): (A, B))\nlet sum = pairs.map(|(a, b): (A, B)| a);";
    assert_eq!(found(plain), Vec::<String>::new());
}

/// Returns the parameters of named functions that are tuples, with the names of the functions.
fn tuples(text: &str) -> Vec<(&str, String)> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices("fn ") {
        let line = &text[text[..at].rfind('\n').map_or(0, |end| end + 1)..at];
        let is_word = text[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_');
        if line.contains("//") || is_word {
            continue;
        }
        let rest = &text[at + 3..];
        let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
        let (name, rest) = rest.split_at(end);
        let rest =
            if rest.starts_with('<') { rest[inner(rest).len() + 1..].trim_start_matches('>') } else { rest };
        if name.is_empty() || !rest.starts_with('(') {
            continue;
        }
        found.extend(split(inner(rest)).into_iter().filter(|one| is_tuple(one)).map(|one| (name, one)));
    }
    found
}

/// Tells whether a parameter is a tuple, or one by another name taken apart, and none of [`POINTS`].
fn is_tuple(parameter: &str) -> bool {
    let pattern_end = if parameter.starts_with('(') { inner(parameter).len() + 2 } else { 0 };
    let Some((_, kind)) = parameter[pattern_end..].split_once(':') else { return false };
    let kind = kind.trim_start().trim_start_matches('&');
    let kind = match kind.strip_prefix('\'') {
        Some(lifetime) => lifetime.split_once(' ').map_or("", |(_, kind)| kind),
        None => kind,
    };
    let kind = kind.trim_start_matches("mut ");
    (kind.starts_with('(') || pattern_end > 0) && kind != "()" && !POINTS.contains(&kind)
}

/// Returns what stands between a bracket, the first sign of a text, and the one that closes it.
fn inner(text: &str) -> &str {
    let mut depth = 0;
    let mut before = ' ';
    for (at, sign) in text.char_indices() {
        match sign {
            '(' | '[' | '{' | '<' => depth += 1,
            // The head of an arrow closes nothing.
            '>' if matches!(before, '-' | '=') => {}
            ')' | ']' | '}' | '>' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return &text[1..at];
        }
        before = sign;
    }
    ""
}

/// Returns what commas divide, each on one line.
fn split(text: &str) -> Vec<String> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while let Some(sign) = text[at..].chars().next() {
        let is_arrow = text[..at].ends_with(['-', '=']);
        match sign {
            '(' | '[' | '{' => at += inner(&text[at..]).len() + 1,
            '<' if !is_arrow => at += inner(&text[at..]).len() + 1,
            ',' => {
                parts.push(&text[start..at]);
                start = at + 1;
            }
            _ => {}
        }
        at += text[at..].chars().next().map_or(0, char::len_utf8);
    }
    parts.push(&text[start..]);
    parts.into_iter().map(|part| part.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}
