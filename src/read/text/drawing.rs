//! Drawings made of signs, and frames around words: they stand as they were drawn.

use super::line::{Chunk, Line};
use super::sign;

/// Fewer lines draw nothing,
const LINES: usize = 3;
/// nor do fewer signs.
const FEWEST: usize = 8;
/// So many strokes of a pen are no accident of punctuation.
const STROKES: usize = 4;
/// Letters that stand together so long are a word.
const WORD: usize = 3;

/// Tells whether lines that stand together are a drawing: most of them hold no word, and signs that draw are far more than
/// letters.
pub(super) fn is_drawing(lines: &[Line<'_>]) -> bool {
    if lines.len() < LINES || lines.iter().all(|line| line.quoted > 0) {
        return false;
    }
    if lines.iter().all(|line| sign::is_ruling(line.text)) {
        return is_pattern(lines);
    }
    let count =
        |is: fn(char) -> bool| lines.iter().flat_map(|line| line.text.chars()).filter(|c| is(*c)).count();
    let (signs, letters, strokes) = (count(is_sign), count(char::is_alphanumeric), count(is_stroke));
    let bare = lines.iter().filter(|line| !has_word(line.text)).count();
    bare * 2 > lines.len() && signs >= FEWEST && strokes >= STROKES && signs >= letters * 2 || is_frame(lines)
}

/// Stars over three lines and more, with other gaps in each: they part nothing.
fn is_pattern(lines: &[Line<'_>]) -> bool {
    let spread = |line: &&Line<'_>| line.text.contains("  ") || line.indent > 0;
    lines.iter().filter(spread).count() * 2 >= lines.len()
        && lines.windows(2).any(|pair| pair[0].text != pair[1].text)
}

/// Tells whether lines are words within a frame of signs: two lines of nothing but its signs, and the sides of it around
/// each other.
fn is_frame(lines: &[Line<'_>]) -> bool {
    let is_edge = |line: &&Line<'_>| {
        let drawn = line.text.chars().all(|c| is_box(c) || c.is_whitespace());
        let ascii = line.text.len() >= WORD
            && line.text.starts_with('+')
            && line.text.ends_with('+')
            && line.text.chars().all(|c| matches!(c, '+' | '-' | '='));
        drawn || ascii
    };
    let is_side = |c: char| c == '|' || is_box(c);
    let edges = lines.iter().filter(is_edge).count();
    let within =
        |line: &Line<'_>| is_edge(&line) || line.text.starts_with(is_side) && line.text.ends_with(is_side);
    edges >= 2 && lines.iter().all(within)
}

fn is_box(c: char) -> bool {
    matches!(c, '\u{2500}'..='\u{259f}')
}

fn is_sign(c: char) -> bool {
    c.is_ascii_punctuation() && c != '.' || is_box(c) || "¯´¨°·•".contains(c)
}

fn is_stroke(c: char) -> bool {
    matches!(c, '/' | '\\' | '|' | '_' | '^' | '~' | '<' | '>') || is_box(c)
}

fn has_word(text: &str) -> bool {
    text.split(|c: char| !c.is_alphabetic()).any(|word| word.chars().count() >= WORD)
}

/// Gives lines of a drawing back the `>` at which they begin, which was read as the mark of a quotation.
pub(super) fn restore<'a>(lines: &mut [Line<'a>], source: &'a str) {
    let mut from = 0;
    while from < lines.len() {
        let len = lines[from..].iter().take_while(|line| !line.is_blank()).count();
        let run = from..from + len;
        let quoted = lines[run.clone()].iter().filter(|line| line.quoted > 0).count();
        if quoted > 0 && quoted < len {
            let whole: Vec<Line<'a>> =
                lines[run.clone()].iter().map(|line| with_mark(*line, source)).collect();
            if is_drawing(&whole) {
                lines[run.clone()].copy_from_slice(&whole);
            }
        }
        from = run.end + 1;
    }
}

fn with_mark<'a>(line: Line<'a>, source: &'a str) -> Line<'a> {
    let head = source.get(..line.start).unwrap_or_default();
    let from = head.rfind(['\n', '\r', '\u{c}']).map_or(0, |at| at + 1);
    let Some(at) = head[from..].find('>').filter(|_| line.quoted > 0) else { return line };
    let start = from + at;
    let text = source.get(start..line.range().end).unwrap_or(line.text);
    Line { text, start, indent: at, width: at + text.chars().count(), quoted: 0, ..line }
}

/// Takes the drawings that stand above everything, which are no title, to be set before the text.
pub(super) fn take_above<'a>(chunks: &mut Vec<Chunk<'a>>) -> Vec<Chunk<'a>> {
    let count = chunks.iter().take_while(|chunk| is_drawing(&chunk.lines)).count();
    // What holds nothing else stays as it is.
    if count == chunks.len() { Vec::new() } else { chunks.drain(..count).collect() }
}

#[cfg(test)]
mod tests {
    use super::super::line::lines;
    use super::*;

    fn drawn(text: &str) -> bool {
        let mut lines = lines(text, 0);
        restore(&mut lines, text);
        is_drawing(&lines)
    }

    // A cat became a line of verse, a quotation and a rule.
    #[test]
    fn drawings_are_known_by_their_strokes() {
        for text in [
            " /\\_/\\\n( o.o )\n > ^ <\n",
            "   _____\n  /     \\\n /_______\\\n |  HUT  |\n |_______|\n",
            "+------+-----+\n| coal |  12 |\n| lime |   3 |\n+------+-----+\n",
            "╔══════════╗\n║ The Lock ║\n╚══════════╝\n",
            "  *      *\n *   *  *    *\n   * *    *\n",
            "e|---0---2---|\nB|---1---3---|\nG|---0---2---|\n",
        ] {
            assert!(drawn(text), "{text}");
        }
    }

    #[test]
    fn words_with_signs_are_no_drawing() {
        for text in [
            "Name: __________\nStreet: ________\nTown: __________\n",
            "* * *\n* * *\n* * *\n",
            "-----\n=====\n",
            "> /\\_/\\\n> (o.o)\n",
            "[1]\n[2]\n[3]\n[4]\n",
            "12/05/98 -- 3/4\n13/05/98 -- 1/2\n",
            "O weir! -- O weir!\nthe water's (white) -- at night;\n",
            "The first ...... 3\nThe second ..... 12\nThe third ...... 40\n",
            "The Title\n=========\n",
            "⬛🟨🟩⬛⬛\n🟩🟩⬛🟨⬛\n🟩🟩🟩🟩🟩\n",
            "| a | b |\n",
        ] {
            assert!(!drawn(text), "{text}");
        }
    }
}
