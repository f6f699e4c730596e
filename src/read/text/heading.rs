//! Whether the words of a line may be a heading.

use super::Context;
use super::line::unmarked_end;
use super::measures::{HEADING_WORDS, LONGEST_HEADING, PLAIN_HEADING_WORDS, QUOTED_HEADING_WORDS};
use super::paragraph::Para;
use super::quotation::is_shortened;
use super::{credits, part, sign, signature};
use crate::lang::Lexicon;
use std::sync::LazyLock;

/// How a line begins that says who made a picture: it stands by the picture, over nothing.
static CREDITS: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::phrases(|reading| reading.head.picture_credits));

/// No heading ends so: it goes on, or is a sentence.
const OPEN_ENDS: [char; 16] =
    ['.', ',', ';', ':', '…', '!', '。', '，', '、', '；', '：', '！', '،', '؛', '۔', '।'];

/// Tells whether words may be a heading by what they are.
pub(super) fn is_heading(text: &str, lines: usize, context: &Context<'_>) -> bool {
    let words = text.split_whitespace().count();
    if text.chars().count() > LONGEST_HEADING * lines || words > HEADING_WORDS * lines {
        return false;
    }
    let is_named = part::byline(text).is_some() || credits::read(text).is_some();
    let row =
        lines == 1 && (signature::is_initials(text) || is_named || part::is_source(text) || is_caption(text));
    // `Matthew 5:15` says where the words below stand.
    if lines == 1 && is_passage(text) {
        return false;
    }
    // `SIR,` is spoken to, and so is `SIR`.
    if row || (lines == 1 && (text.ends_with(',') || signature::is_lead_of_letter(text))) {
        return false;
    }
    if is_left_open(text) || is_quote_left_open(text) {
        return false;
    }
    if sign::is_capitals(text) {
        return context.marks.opening(text).is_none() && sign::attribution(text).is_none()
            || words <= QUOTED_HEADING_WORDS;
    }
    let first = text.chars().find(|c| !"“‘«„\"'*_(¿¡§ ".contains(*c));
    let starts = first.is_some_and(|c| c.is_alphanumeric() && !c.is_lowercase());
    let speech = context.marks.opening(text).is_some();
    let credit = CREDITS.lead(text).is_some();
    let open = credit || speech || unmarked_end(text).ends_with(OPEN_ENDS);
    let spoken = text.starts_with(['—', '–', '-', '―']) || sign::marker(text).is_some() && !numbered(text);
    (sign::is_numeral(text) && !is_initial(text))
        || (lines == 1
            && starts
            && !open
            && !spoken
            && words <= PLAIN_HEADING_WORDS
            && !text.contains("://")
            && !text.contains('@'))
}

/// Tells whether a paragraph of one short line goes on from the line above it, as each line of a poem that stands apart
/// does: it begins with words in small letters. A mail begins so too, in longer paragraphs.
pub(super) fn goes_on(below: &str) -> bool {
    let mut words = below.split_whitespace().take(2);
    words.clone().count() == 2
        && below.split_whitespace().count() <= PLAIN_HEADING_WORDS
        && below.starts_with(char::is_lowercase)
        && sign::lettered(below).is_none()
        && words.all(|word| !word.chars().any(char::is_uppercase) && word.chars().any(char::is_alphabetic))
}

/// Tells whether a line is what stands below a picture: it is counted, or names at its end who made the picture.
fn is_caption(text: &str) -> bool {
    static FIGURES: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::words(|reading| reading.head.figures));
    let made = text.trim_end_matches('.').strip_suffix(')').and_then(|inner| inner.rsplit_once('('));
    if made.is_some_and(|(_, by)| CREDITS.lead(by).is_some()) {
        return true;
    }
    let mut words = text.split_whitespace();
    let first = words.next().unwrap_or_default().trim_end_matches('.').to_lowercase();
    let number = words.next().unwrap_or_default();
    let bare = number.trim_end_matches([':', '.', ')', ',']);
    let counts = bare.starts_with(|c: char| c.is_ascii_digit()) || sign::is_numeral(bare);
    FIGURES.contains(&first) && counts && (bare.len() < number.len() || words.next().is_none())
}

/// Tells whether a numeral is rather the initial of who wrote the text: `C.` No article has fifty parts.
fn is_initial(text: &str) -> bool {
    matches!(text, "L." | "C." | "D." | "M.")
}

/// Tells whether emphasis that begins a line goes on in the next, or a dash leads on to it.
fn is_left_open(text: &str) -> bool {
    let opened = text.chars().next().filter(|c| matches!(c, '_' | '*'));
    opened.is_some_and(|mark| !text[mark.len_utf8()..].contains(mark))
        || text.ends_with("--")
        || text.ends_with(['—', '–', '―'])
}

/// Tells whether a line opens a quotation that goes on below it: `'Go on, Sir, and prosper`. An apostrophe opens none.
fn is_quote_left_open(text: &str) -> bool {
    let Some(rest) = text.strip_prefix(['\'', '‘']) else { return false };
    let first = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let short = first.is_empty() || is_shortened(first);
    let closes = |(at, mark): (usize, &str)| {
        let after = rest.get(at + mark.len()..).unwrap_or_default();
        !after.starts_with(char::is_alphanumeric)
    };
    !short && !rest.match_indices(['\'', '’']).any(closes)
}

/// Tells whether a line says where a passage of a book stands by chapter and verse: `Matthew 5:15`, `1 Kor 13,4-7`.
fn is_passage(text: &str) -> bool {
    let Some((book, passage)) = text.trim_matches(['(', ')']).rsplit_once(' ') else { return false };
    let passage = passage.trim_end_matches('.');
    let parted = passage.split_once([':', ',']).is_some_and(|(chapter, verses)| {
        let number =
            |text: &str| !text.is_empty() && text.len() <= 3 && text.bytes().all(|b| b.is_ascii_digit());
        number(chapter) && verses.split(['-', '–', ',']).all(number)
    });
    let words = book.split_whitespace();
    parted
        && words.clone().count() <= 4
        && words.last().is_some_and(|word| word.starts_with(char::is_uppercase))
}

/// Tells whether questions on lines of their own may be headings: one by itself, in a text without headings, is a
/// sentence of the text.
pub(super) fn asks(paras: &[Para<'_>], context: &Context<'_>) -> bool {
    if !paras.iter().any(|para| para.only().is_some_and(|line| line.ends_with('?'))) {
        return false;
    }
    let heading = |(at, para): &(usize, &Para<'_>)| {
        para.gap > 0
            && para.quoted() == 0
            && para.only().is_some_and(|line| is_heading(line, 1, context))
            && signature::reason(paras, *at, context).is_none()
    };
    paras.iter().enumerate().filter(heading).take(2).count() > 1
}

fn numbered(text: &str) -> bool {
    matches!(sign::marker(text), Some((sign::ListSign::Number(..), _)))
}

#[cfg(test)]
mod tests {
    use super::*;

    // The first line of a quotation that ends paragraphs below was a heading, as it has no full stop.
    #[test]
    fn what_stands_below_a_picture_is_a_caption() {
        [
            "Figure 2: The gate",
            "Abb. 3. Das Tor",
            "Рис. 4",
            "Plate IV.",
            "The keeper and his boat. (Photo: Ann Lee)",
        ]
        .iter()
        .for_each(|line| assert!(is_caption(line), "{line}"));
        [
            "Figures of speech",
            "Plate and cup",
            "The keeper (and his boat)",
            "Figure 2 of the dance",
            "Map of the lock",
        ]
        .iter()
        .for_each(|line| assert!(!is_caption(line), "{line}"));
    }

    // The lines of a poem, each a paragraph, were headings wherever one began with a capital.
    #[test]
    fn what_begins_in_small_letters_goes_on_from_the_line_above() {
        ["shelter, no park, where", "und ging hinauf zur"].iter().for_each(|line| assert!(goes_on(line)));
        ["iPhone users know", "d’Alembert wrote", "van Gogh painted", "The lock", "a) the lock", "3 locks"]
            .iter()
            .for_each(|line| assert!(!goes_on(line), "{line}"));
    }

    #[test]
    fn a_quotation_that_a_line_opens_is_left_open() {
        ["'Go on, Sir, and prosper. You have the best Wishes of", "‘Audiet pugnas vilio parentum"]
            .iter()
            .for_each(|line| assert!(is_quote_left_open(line), "{line}"));
        [
            "'Tis the Season",
            "‘The Keepers’ Hut’",
            "'80s and ’90s",
            "'The Lock' and its keeper",
            "The Smith's Boy",
        ]
        .iter()
        .for_each(|line| assert!(!is_quote_left_open(line), "{line}"));
    }
}
