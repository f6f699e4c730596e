//! Proves that the words of a file came through.

use super::super::markup::WordBlock;
use super::plain_text;
use super::styles::is_on;
use crate::read::xml::XmlElement;

/// So many passages are sought in the whole text at most.
const SOUGHT: usize = 64;

/// Returns passages of a text that are in none of its blocks, which are in its order; so many letters of these are of
/// files that the text takes in.
pub(super) fn lost(text: &XmlElement, blocks: &[WordBlock], taken_in: usize) -> Vec<String> {
    let mut written = Vec::new();
    words(text, &mut written);
    let shown: String = blocks.iter().map(|block| letters(&shown(block))).collect();
    let all: usize = written.iter().map(|one| letters(one).len()).sum();
    if all + taken_in <= shown.len() {
        return Vec::new();
    }
    let (mut at, mut sought, mut lost) = (0, 0, Vec::new());
    for passage in written {
        let wanted = letters(&passage);
        if let Some(found) = shown[at..].find(&wanted) {
            at += found + wanted.len();
            continue;
        }
        // What stands in a box comes after its paragraph.
        if !shown.contains(&wanted) {
            lost.push(passage.trim().to_owned());
        }
        sought += 1;
        if sought > SOUGHT {
            break;
        }
    }
    lost
}

/// Returns only the letters.
pub(super) fn letters(words: &str) -> String {
    words.chars().filter(|c| c.is_alphabetic()).collect()
}

fn shown(block: &WordBlock) -> String {
    match block {
        WordBlock::Paragraph { html, .. } | WordBlock::Table(html) => plain_text(html),
    }
}

/// Gathers the words of runs that are shown.
fn words(element: &XmlElement, out: &mut Vec<String>) {
    for inner in element.elements() {
        let is_hidden = || inner.child("w:rPr").is_some_and(|own| is_on(own, "w:vanish") == Some(true));
        match inner.name.as_str() {
            "w:t" => out.push(inner.text()),
            "w:r" if is_hidden() => {}
            _ => words(inner, out),
        }
    }
}
