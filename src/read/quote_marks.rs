//! Quotation marks of a block quote: the outer ones go, the inner ones move up a level.
//!
//! What is set off needs no marks around it, and what it quotes in turn then takes the marks of a first
//! level: Chicago Manual of Style, 17th edition, 13.30 and 13.31. Independent of how the source was written,
//! so that plain text and Markdown share it.

use crate::diagnostic::Span;
use crate::lang;
use crate::model::{Block, Finding, FindingKind, Inline, Inlines, Lang, Node, VerseLine};

/// Takes the outer marks off a block quote that they enclose whole, and makes inner single marks double.
///
/// The marks enclose the whole where the first paragraph opens with one and its own closing mark ends the
/// last; a mark repeated at the head of each paragraph opens nothing new. Anything else, such as dialogue or
/// a mark that never closes, stays as it stood. Returns one finding for what was taken off and one for each
/// pair that was changed.
pub fn set_off(blocks: &mut [Node<Block>], lang: &Lang) -> Vec<Finding> {
    let mut text = Text::default();
    collect_blocks(blocks, &mut text);
    let Some(outer) = enclosing(&text) else { return Vec::new() };
    let mut edits = outer_edits(&text, &outer);
    let mut findings = vec![Finding::new(
        FindingKind::Removed,
        format!("{} {}", outer.style.open, outer.style.close),
        Some(text.span(outer.first)),
        "a block quote needs no quotation marks around it",
    )];
    inner_edits(&text, &outer, lang, &mut edits, &mut findings);
    let mut leaves = Leaves { edits, next: 0 };
    edit_blocks(blocks, &mut leaves);
    findings
}

/// A pair of marks, with the pair that it encloses in its tradition.
struct Style {
    open: char,
    close: char,
    inner: &'static [(char, char)],
}

/// The pairs that a quotation can be enclosed by. Single marks enclose too, as in British use, but what
/// stands inside those is double already.
const STYLES: &[Style] = &[
    Style { open: '“', close: '”', inner: &[('‘', '’')] },
    Style { open: '„', close: '“', inner: &[('‚', '‘')] },
    Style { open: '„', close: '”', inner: &[('‚', '’')] },
    Style { open: '«', close: '»', inner: &[('“', '”'), ('„', '“'), ('‹', '›')] },
    Style { open: '»', close: '«', inner: &[('›', '‹')] },
    Style { open: '”', close: '”', inner: &[('’', '’')] },
    Style { open: '"', close: '"', inner: &[('\'', '\'')] },
    Style { open: '‘', close: '’', inner: &[] },
    Style { open: '‹', close: '›', inner: &[] },
];

/// A character of the quotation, with the leaf it stands in.
#[derive(Clone, Copy)]
struct Letter {
    char: char,
    leaf: usize,
    byte: usize,
    paragraph: usize,
}

/// The quotation's characters in reading order, leaves and paragraphs numbered.
#[derive(Default)]
struct Text {
    letters: Vec<Letter>,
    spans: Vec<Span>,
    paragraphs: usize,
}

impl Text {
    fn char(&self, at: usize) -> Option<char> {
        self.letters.get(at).map(|letter| letter.char)
    }

    /// Returns the character before, if it stands in the same paragraph.
    fn before(&self, at: usize) -> Option<char> {
        let letter = self.letters.get(at.checked_sub(1)?)?;
        (letter.paragraph == self.letters.get(at)?.paragraph).then_some(letter.char)
    }

    /// Returns the character after, if it stands in the same paragraph.
    fn after(&self, at: usize) -> Option<char> {
        let letter = self.letters.get(at + 1)?;
        (letter.paragraph == self.letters.get(at)?.paragraph).then_some(letter.char)
    }

    fn span(&self, at: usize) -> Span {
        self.letters.get(at).and_then(|letter| self.spans.get(letter.leaf)).copied().unwrap_or_default()
    }

    /// Tells whether a mark that looks the same on both sides opens here.
    fn opens(&self, at: usize) -> bool {
        let before = self.before(at).is_none_or(|c| c.is_whitespace() || "([{—–-“‘«\"'".contains(c));
        before && self.after(at).is_some_and(|c| !c.is_whitespace())
    }
}

fn collect_blocks(blocks: &[Node<Block>], text: &mut Text) {
    for block in blocks {
        match &block.value {
            Block::Paragraph(paragraph) => {
                collect_inlines(&paragraph.content, text);
                text.paragraphs += 1;
            }
            Block::Verse(verse) => {
                for stanza in &verse.stanzas {
                    for line in &stanza.lines {
                        collect_inlines(&line.content, text);
                        text.push_space();
                    }
                    text.paragraphs += 1;
                }
            }
            Block::List(list) => list.items.iter().for_each(|item| collect_blocks(item, text)),
            Block::Lang { blocks, .. } => collect_blocks(blocks, text),
            _ => {}
        }
    }
}

impl Text {
    fn push_leaf(&mut self, words: &str, span: Span) {
        let (leaf, paragraph) = (self.spans.len(), self.paragraphs);
        self.letters.extend(words.char_indices().map(|(byte, char)| Letter { char, leaf, byte, paragraph }));
        self.spans.push(span);
    }

    /// Stands for a line break: of no leaf, never edited.
    fn push_space(&mut self) {
        let paragraph = self.paragraphs;
        self.letters.push(Letter { char: ' ', leaf: usize::MAX, byte: 0, paragraph });
    }
}

fn collect_inlines(inlines: &Inlines, text: &mut Text) {
    for node in inlines {
        match &node.value {
            Inline::Text { text: words } => text.push_leaf(words, node.span),
            Inline::Break => text.push_space(),
            // What program text holds is never a mark, yet it stands between marks.
            Inline::Code { .. } | Inline::Image { .. } => {
                text.letters.push(Letter { char: 'x', leaf: usize::MAX, byte: 0, paragraph: text.paragraphs })
            }
            other => other.content().into_iter().for_each(|content| collect_inlines(content, text)),
        }
    }
}

/// The outer marks of a quotation, as indices of letters.
struct Outer {
    style: &'static Style,
    first: usize,
    repeated: Vec<usize>,
    last: usize,
}

fn enclosing(text: &Text) -> Option<Outer> {
    let first = text.letters.iter().position(|letter| !letter.char.is_whitespace())?;
    let open = text.char(first)?;
    if text.letters.get(first)?.leaf == usize::MAX {
        return None;
    }
    let last_paragraph = text.letters.iter().rposition(|l| !l.char.is_whitespace())?;
    let last_paragraph = text.letters.get(last_paragraph)?.paragraph;
    STYLES.iter().filter(|style| style.open == open).find_map(|style| {
        let (repeated, last) = matching(text, style, first)?;
        let letter = text.letters.get(last)?;
        (letter.paragraph == last_paragraph && ends_quotation(text, last)).then_some(Outer {
            style,
            first,
            repeated,
            last,
        })
    })
}

/// Finds the mark that closes the one at `first`, and the openings repeated at heads of paragraphs.
fn matching(text: &Text, style: &Style, first: usize) -> Option<(Vec<usize>, usize)> {
    let (mut depth, mut repeated, mut brackets) = (1_usize, Vec::new(), Vec::new());
    let mut paragraph = text.letters.get(first)?.paragraph;
    for at in first + 1..text.letters.len() {
        let letter = text.letters.get(at)?;
        if letter.char.is_whitespace() {
            continue;
        }
        let head = letter.paragraph != paragraph;
        paragraph = letter.paragraph;
        match letter.char {
            // An editor's remark has marks of its own, which may be cut short.
            '[' => brackets.push(depth),
            ']' => depth = brackets.pop().unwrap_or(depth),
            c if c == style.open && head => repeated.push(at),
            // The Romance and Greek manner: » at the head of each further paragraph.
            c if c == style.close
                && head
                && style.open != style.close
                && text.after(at).is_some_and(|c| !c.is_whitespace()) =>
            {
                repeated.push(at);
            }
            c if c == style.open && (style.open != style.close || text.opens(at)) => depth += 1,
            c if c == style.close && !is_apostrophe(text, at) && !is_possessive(text, at) => {
                depth -= 1;
                if depth == 0 {
                    return Some((repeated, at));
                }
            }
            _ => {}
        }
    }
    None
}

/// Tells whether nothing but punctuation or a reference in brackets follows the closing mark.
fn ends_quotation(text: &Text, last: usize) -> bool {
    let rest: String = text.letters.iter().skip(last + 1).map(|letter| letter.char).collect();
    let rest = rest.trim().trim_matches(|c: char| ".,;:!?…*†".contains(c)).trim();
    rest.is_empty()
        || (rest.starts_with(['(', '['])
            && rest.ends_with([')', ']'])
            && !rest.contains(['“', '”', '«', '»']))
}

/// Tells whether a `’` or `'` stands inside a word, or before one that is short of its head.
fn is_apostrophe(text: &Text, at: usize) -> bool {
    matches!(text.char(at), Some('’' | '\''))
        && text.after(at).is_some_and(char::is_alphanumeric)
        && !text.before(at).is_some_and(|c| ".,;:!?…".contains(c))
}

/// Tells whether a `’` after a letter goes on in small letters, as the possessive of a plural does.
fn is_possessive(text: &Text, at: usize) -> bool {
    matches!(text.char(at), Some('’' | '\''))
        && text.before(at).is_some_and(char::is_alphabetic)
        && text.after(at) == Some(' ')
        && text.char(at + 2).is_some_and(char::is_lowercase)
}

/// An edit of one leaf: the bytes from `byte`, `len` long, become `with`.
struct Edit {
    leaf: usize,
    byte: usize,
    len: usize,
    with: String,
}

impl Edit {
    fn of(letter: &Letter, with: impl Into<String>) -> Self {
        Self { leaf: letter.leaf, byte: letter.byte, len: letter.char.len_utf8(), with: with.into() }
    }
}

fn outer_edits(text: &Text, outer: &Outer) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut remove = |at: usize| edits.extend(text.letters.get(at).map(|letter| Edit::of(letter, "")));
    let is_space = |at: usize| text.char(at).is_some_and(char::is_whitespace);
    for open in outer.repeated.iter().copied().chain([outer.first]) {
        remove(open);
        (open + 1..).take_while(|at| is_space(*at)).for_each(&mut remove);
    }
    remove(outer.last);
    (0..outer.last).rev().take_while(|at| is_space(*at)).for_each(&mut remove);
    edits.retain(|edit| edit.leaf != usize::MAX);
    edits
}

fn inner_edits(text: &Text, outer: &Outer, lang: &Lang, edits: &mut Vec<Edit>, findings: &mut Vec<Finding>) {
    let spaced = lang::habits(lang.tag()).spaced_marks && outer.style.open == '«';
    let mut at = outer.first + 1;
    while at < outer.last {
        let pair = outer.style.inner.iter().find(|pair| text.char(at) == Some(pair.0));
        let found = pair.filter(|_| opens_inner(text, at)).and_then(|pair| {
            let close = inner_close(text, *pair, at, outer.last)?;
            Some((pair, close))
        });
        let Some((pair, close)) = found else {
            at += 1;
            continue;
        };
        let (open_mark, close_mark) = match (outer.style.open, outer.style.close, spaced) {
            (open, close, true) => (format!("{open}\u{202f}"), format!("\u{202f}{close}")),
            (open, close, false) => (open.to_string(), close.to_string()),
        };
        let (Some(from), Some(to)) = (text.letters.get(at), text.letters.get(close)) else { break };
        edits.push(Edit::of(from, open_mark));
        edits.push(Edit::of(to, close_mark));
        // A quotation inside it goes the other way.
        for (index, letter) in text.letters.iter().enumerate().take(close).skip(at + 1) {
            if letter.char == outer.style.open {
                edits.push(Edit::of(letter, pair.0));
            } else if letter.char == outer.style.close && !outer.repeated.contains(&index) {
                edits.push(Edit::of(letter, pair.1));
            }
        }
        let words: String = text.letters.iter().take(close + 1).skip(at).take(80).map(|l| l.char).collect();
        let reason = "a quotation within a block quote takes the outer marks";
        findings.push(Finding::new(FindingKind::Changed, words, Some(text.span(at)), reason));
        at = close + 1;
    }
}

/// Tells whether an inner mark opens here, rather than stands for letters left out (‘tis, ‘90s).
fn opens_inner(text: &Text, at: usize) -> bool {
    match text.char(at) {
        Some('\'' | '’') => text.opens(at),
        Some('‘') => !text.after(at).is_some_and(char::is_numeric) && text.after(at).is_some(),
        _ => true,
    }
}

/// Finds the closing mark of an inner pair in its paragraph.
///
/// A `’` that ends a word in s and goes on in lower case may be a possessive (workers’ power): it closes
/// only where no clearer mark does.
fn inner_close(text: &Text, pair: (char, char), open: usize, end: usize) -> Option<usize> {
    let paragraph = text.letters.get(open)?.paragraph;
    let mut doubtful = None;
    for at in open + 1..end {
        let letter = text.letters.get(at)?;
        if letter.paragraph != paragraph || (letter.char == pair.0 && pair.0 != pair.1) {
            break;
        }
        if letter.char != pair.1 || is_apostrophe(text, at) {
            continue;
        }
        if pair.0 == pair.1 && text.before(at).is_none_or(char::is_whitespace) {
            break;
        }
        let goes_on = text.after(at) == Some(' ') && text.char(at + 2).is_some_and(char::is_lowercase);
        if matches!(pair.1, '’' | '\'') && text.before(at) == Some('s') && goes_on {
            doubtful = doubtful.or(Some(at));
        } else {
            return Some(at);
        }
    }
    doubtful
}

/// The edits still to be made, and the leaf that comes next.
struct Leaves {
    edits: Vec<Edit>,
    next: usize,
}

fn edit_blocks(blocks: &mut [Node<Block>], leaves: &mut Leaves) {
    leaves.edits.sort_by_key(|edit| (edit.leaf, edit.byte));
    // Taken from the end of the list, first leaf first, last byte last.
    leaves.edits.reverse();
    walk_blocks(blocks, leaves);
}

fn walk_blocks(blocks: &mut [Node<Block>], leaves: &mut Leaves) {
    for block in blocks {
        match &mut block.value {
            Block::Paragraph(paragraph) => walk_inlines(&mut paragraph.content, leaves),
            Block::Verse(verse) => {
                let lines = verse.stanzas.iter_mut().flat_map(|stanza| &mut stanza.lines);
                lines.for_each(|VerseLine { content, .. }| walk_inlines(content, leaves));
            }
            Block::List(list) => list.items.iter_mut().for_each(|item| walk_blocks(item, leaves)),
            Block::Lang { blocks, .. } => walk_blocks(blocks, leaves),
            _ => {}
        }
    }
}

fn walk_inlines(inlines: &mut Inlines, leaves: &mut Leaves) {
    for node in inlines.iter_mut() {
        if let Inline::Text { text } = &mut node.value {
            edit_leaf(text, leaves);
        } else if let Some(content) = node.value.content_mut() {
            walk_inlines(content, leaves);
        }
    }
    inlines.retain(|node| match &node.value {
        Inline::Text { text } => !text.is_empty(),
        other => other.content().is_none_or(|content| !content.is_empty()),
    });
}

fn edit_leaf(text: &mut String, leaves: &mut Leaves) {
    let mut edited = String::new();
    let mut copied = 0;
    while let Some(edit) = leaves.edits.pop_if(|edit| edit.leaf == leaves.next) {
        // Two edits never overlap but where one place was named twice.
        if let Some(kept) = text.get(copied..edit.byte) {
            edited.push_str(kept);
            edited.push_str(&edit.with);
            copied = edit.byte + edit.len;
        }
    }
    if copied > 0 {
        edited.push_str(text.get(copied..).unwrap_or_default());
        *text = edited;
    }
    leaves.next += 1;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Role, plain_text};

    fn quote(paragraphs: &[&str]) -> Vec<Node<Block>> {
        let leaf = |text: &str| Node::new(Inline::Text { text: text.into() }, Span::default());
        let block = |text: &&str| Node::new(Block::paragraph(Role::Body, vec![leaf(text)]), Span::default());
        paragraphs.iter().map(block).collect()
    }

    fn words(blocks: &[Node<Block>]) -> Vec<String> {
        let text = |block: &Node<Block>| match &block.value {
            Block::Paragraph(paragraph) => plain_text(&paragraph.content),
            _ => String::new(),
        };
        blocks.iter().map(text).collect()
    }

    #[test]
    fn outer_marks_go_and_inner_ones_move_up() {
        let table: &[(&str, &[&str], &[&str])] = &[
            ("en", &["“One.", "Two.”"], &["One.", "Two."]),
            ("en", &["“One.", "“Two.", "“Three.”"], &["One.", "Two.", "Three."]),
            ("en", &["“He said ‘no’ twice.”"], &["He said “no” twice."]),
            ("en", &["“The ‘workers’ power’ is theirs.”"], &["The “workers’ power” is theirs."]),
            ("en", &["“It’s ‘so.’ ’Tis.”"], &["It’s “so.” ’Tis."]),
            ("en", &["“A ‘b “c” d’ e.”"], &["A “b ‘c’ d” e."]),
            ("en", &["“One [the “so-called] two.”"], &["One [the “so-called] two."]),
            ("en", &["“One” (p. 12)."], &["One (p. 12)."]),
            ("en", &["\"One, 'two', three.\""], &["One, \"two\", three."]),
            ("de", &["„Eins, ‚zwei‘, drei.“"], &["Eins, „zwei“, drei."]),
            ("fr", &["«\u{202f}Un “deux” trois.\u{202f}»"], &["Un «\u{202f}deux\u{202f}» trois."]),
            ("ru", &["«Один „два“ три.»"], &["Один «два» три."]),
            ("en", &["‘One “two” three.’"], &["One “two” three."]),
        ];
        for (lang, before, after) in table {
            let mut blocks = quote(before);
            let findings = set_off(&mut blocks, &Lang::new(lang).unwrap());
            assert_eq!(words(&blocks), *after);
            assert_eq!(findings.first().map(|f| f.kind), Some(FindingKind::Removed), "{before:?}");
        }
    }

    #[test]
    fn marks_that_do_not_enclose_the_whole_stay() {
        let table: &[&[&str]] = &[
            &["“Yes,” she said, “and no.”"],
            &["“Good day.”", "“And to you.”"],
            &["“It never closes.", "And goes on."],
            &["One “two” three."],
            &["Someone wrote ‘so’."],
            &["“An “inner one closes.”"],
            &[],
            &["“"],
        ];
        for before in table {
            let mut blocks = quote(before);
            let findings = set_off(&mut blocks, &Lang::default());
            assert_eq!(words(&blocks), *before);
            assert!(findings.is_empty(), "{before:?}");
        }
    }

    #[test]
    fn a_text_that_held_nothing_but_a_mark_leaves_no_empty_node() {
        let leaf = |text: &str| Node::new(Inline::Text { text: text.into() }, Span::default());
        let emph = Node::new(Inline::Emph { content: vec![leaf("“")] }, Span::default());
        let paragraph = Block::paragraph(Role::Body, vec![emph, leaf("One.”")]);
        let mut blocks = vec![Node::new(paragraph, Span::default())];
        set_off(&mut blocks, &Lang::default());
        let Block::Paragraph(paragraph) = &blocks[0].value else { panic!("a paragraph stays one") };
        assert_eq!(paragraph.content.len(), 1);
        assert_eq!(plain_text(&paragraph.content), "One.");
    }
}
