//! Who signs a text, or a letter within it: a line by itself below the last words.

use super::furniture;
use super::line::{Line, ends_sentence};
use super::paragraph::Para;
use super::{Context, foot, notes, sign};
use crate::lang::Lexicon;
use crate::read::date;
use std::sync::LazyLock;

/// Why a line above a signature is set with it.
pub(super) const CLOSES: &str = "the words that close a letter, above its name";

/// The longest line of a signature, in words.
const LONGEST: usize = 7;

/// Tells why a paragraph is a signature; `None` if it is none.
pub(super) fn reason<'a>(paras: &[Para<'a>], at: usize, context: &Context<'_>) -> Option<&'static str> {
    let para = paras.get(at)?;
    let before = paras.get(at.checked_sub(1)?)?;
    let short = |line: &Line<'_>| line.text.split_whitespace().count() <= LONGEST;
    if para.gap == 0 || para.lines.len() > 3 || para.quoted() > 0 || !para.lines.iter().all(short) {
        return None;
    }
    if context.signed.is_some_and(|line| para.range().contains(&line.start)) {
        return Some(foot::SIGNS);
    }
    if let [closing @ .., last] = para.lines.as_slice()
        && closing.iter().any(|line| furniture::is_closing(line.text))
        && closing
            .iter()
            .all(|line| furniture::is_closing(line.text) || line.text.ends_with(',') || is_name(line.text))
        && (is_name(last.text) || is_initials(last.text))
    {
        return Some("the words that close a letter, and a name");
    }
    // `I remain, Sir, / Your obedient servant,` above the name.
    let named =
        paras.get(at + 1).and_then(Para::only).is_some_and(|below| is_name(below) || is_initials(below));
    let plain = |line: &'a str| line.trim_matches(['_', '*']);
    let closes = |line: &Line<'a>| plain(line.text).ends_with(',') || furniture::is_closing(plain(line.text));
    let last = plain(para.last());
    if named && last.ends_with(',') && para.lines.iter().all(closes) && furniture::is_closing(last) {
        return Some(CLOSES);
    }
    let name = para.only()?;
    // `In haste, your` above the name that signs the article: no heading stands there.
    let signs_below = paras
        .get(at + 1)
        .is_some_and(|below| context.signed.is_some_and(|line| below.range().contains(&line.start)));
    if signs_below && !ends_sentence(name) && ends_sentence(before.last()) {
        return Some(CLOSES);
    }
    let above = plain(before.last());
    let is_open = above.ends_with(',') && (before.words() <= 8 || sign::is_capitals(name));
    let closed = furniture::is_closing(above) || is_open;
    if closed && is_name(name) {
        return Some("a name below the words that close a letter");
    }
    if is_configured(name, context) {
        return Some("a name that `authors` in the configuration has");
    }
    let done = ends_sentence(before.last());
    if (done || closed) && is_initials(name) {
        return Some("initials below a text");
    }
    // Notes that nothing calls stand below it.
    let below = paras.get(at + 1..).unwrap_or_default();
    let dated = |para: &Para<'_>| para.only().is_some_and(|line| date::whole_line(line).is_some());
    let last = done
        && is_name(name)
        && (below.first().is_some_and(|para| is_postscript(para.first()))
            || below.iter().all(|para| notes::may_start(para.first()) || (below.len() == 1 && dated(para))));
    if last && below.first().is_some_and(|para| is_postscript(para.first())) {
        return Some("a name above a postscript");
    }
    if last && context.survey.repeats_at_foot(name) {
        return Some("a name below the text, as below most articles of the series");
    }
    (last && context.survey.pattern().is_name(name)).then_some("a name below the text")
}

/// Returns the lines of a signature, without marks of emphasis that go from its first to its last: each line is set by
/// itself.
pub(super) fn lines<'a>(para: &Para<'a>) -> Vec<Line<'a>> {
    let mut lines = para.lines.clone();
    for mark in ['_', '*'] {
        let is_whole = lines.len() > 1
            && lines.iter().map(|line| line.text.matches(mark).count()).sum::<usize>() == 2
            && para.first().starts_with(mark)
            && para.last().ends_with(mark);
        if is_whole && let [first, .., last] = lines.as_mut_slice() {
            first.text = first.text.trim_start_matches(mark);
            first.start += mark.len_utf8();
            last.text = last.text.trim_end_matches(mark);
        }
    }
    lines
}

/// Tells whether a line is a name that the configuration has.
pub(super) fn is_configured(line: &str, context: &Context<'_>) -> bool {
    let key = |text: &str| text.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    context.input.options.authors.iter().any(|author| key(author) == key(line))
}

/// Most words of a salutation.
const SALUTATION: usize = 5;

/// Tells whether a line is how a letter speaks to whoever gets it: `Sir,` `Dear friends:`
pub(super) fn is_salutation(line: &str) -> bool {
    line.ends_with([',', ':', '!'])
        && line.trim_start_matches(['_', '*']).starts_with(char::is_uppercase)
        && (1..=SALUTATION).contains(&line.split_whitespace().count())
}

/// Words with which a letter speaks to whoever gets it.
static LEADS: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::phrases(|reading| reading.mail.salutations));

/// Tells whether a line is how a letter speaks to whoever gets it, with the words that letters have there.
pub(super) fn salutes(line: &str) -> bool {
    let lower = line.trim_matches(['_', '*']).to_lowercase();
    let whole =
        |lead: &str| lower.get(lead.len()..).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
    is_salutation(line.trim_matches(['_', '*']))
        && LEADS.iter().any(|lead| lower.starts_with(lead) && whole(lead))
}

/// Tells whether a line is how a letter speaks to whoever gets it and no more, with no mark after it: `SIR`.
pub(super) fn is_lead_of_letter(line: &str) -> bool {
    LEADS.contains(&line.trim_matches(['_', '*']).to_lowercase())
}

/// Tells whether a line begins with what stands before what a letter adds: `P.S.`, `P. D.:`
pub(super) fn is_postscript(line: &str) -> bool {
    static LEADS: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::words(|reading| reading.mail.postscripts));
    let (mut lead, mut rest) = (String::new(), line.trim_start_matches(['_', '*', '(']));
    while let Some(first) = rest.chars().next().filter(|c| c.is_alphabetic()) {
        lead.extend(first.to_lowercase());
        rest = &rest[first.len_utf8()..];
        // `P. S.`: a letter with its point, and the next.
        let pointed = rest.strip_prefix('.').map(|rest| rest.trim_start_matches(['-', '‑', ' ']));
        let next = pointed.filter(|next| next.chars().nth(1).is_some_and(|c| !c.is_alphabetic()));
        rest = next.filter(|_| lead.chars().count() == 1).unwrap_or(rest);
    }
    let capital = line.trim_start_matches(['_', '*', '(']).starts_with(char::is_uppercase);
    capital && LEADS.contains(&lead) && !rest.starts_with(char::is_alphanumeric) && rest.len() > 1
}

/// Takes marks of emphasis off a line, and the mark that closes the letter which it signs: `R. B.'`
fn unquoted(line: &str) -> &str {
    line.trim_matches(['_', '*']).trim_end_matches(['\'', '’', '"', '”', '»'])
}

/// Tells whether a line may be a pen name right below a text: a few words, no other sign than points.
pub(super) fn is_name(line: &str) -> bool {
    // `JAMES.`, and with marks of emphasis `_JAMES_.`
    let bare = unquoted(line.strip_suffix('.').unwrap_or(line));
    let bare = bare.strip_suffix('.').unwrap_or(bare);
    let sign = |c: char| c.is_alphabetic() || c.is_whitespace() || ".'’-".contains(c);
    (1..=4).contains(&bare.split_whitespace().count())
        && bare.starts_with(char::is_uppercase)
        && bare.ends_with(char::is_alphabetic)
        && bare.chars().all(sign)
        && !sign::is_numeral(bare)
        && !furniture::is_known(bare)
        && !ends_text(bare)
}

/// Tells whether a line says that a text is at its end or goes on elsewhere: `AMEN`, `The End`, `TO BE CONTINUED`.
///
/// The word that says so is the last, and only words that stand in every text are before it: `ANN END` is a name.
fn ends_text(line: &str) -> bool {
    static ENDS: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::words(|reading| reading.head.ends));
    static COMMONEST: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::words(|reading| reading.commonest));
    let mut words =
        line.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase());
    let last = words.next_back().unwrap_or_default();
    ENDS.contains(&last) && words.all(|word| COMMONEST.contains(&word) || word == last)
}

/// Tells whether a line holds only the first letters of names: `R. B.`
pub(super) fn is_initials(line: &str) -> bool {
    (2..=4).contains(&initials(line).unwrap_or(0))
}

/// Tells whether a line holds only first letters of a name, one at least: `N.` below a text that others sign too.
pub(super) fn is_monogram(line: &str) -> bool {
    (1..=5).contains(&initials(line).unwrap_or(0))
}

/// Counts the first letters of names of which a line consists, each with its point: `R. B.`, `A. J. Th.`, `G.H.B.`
fn initials(line: &str) -> Option<usize> {
    let inner = unquoted(line).strip_suffix('.')?;
    let initial = |word: &str| {
        (1..=2).contains(&word.chars().count())
            && word.starts_with(char::is_uppercase)
            && word.chars().all(char::is_alphabetic)
    };
    let letters = inner.split('.').map(str::trim);
    letters.clone().all(initial).then(|| letters.count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_are_no_numbers_and_no_words() {
        ["R. B.", "A. J. Th.", "_M. K._", "G.H.B.", "R. B.'", "R. B.”"]
            .iter()
            .for_each(|line| assert!(is_initials(line), "{line}"));
        ["R.", "IV.", "R B", "It is so.", "A. Bell", "r. b."]
            .iter()
            .for_each(|line| assert!(!is_initials(line), "{line}"));
    }

    #[test]
    fn letters_have_words_at_their_beginning_and_end() {
        ["My dear Ann,", "Sir,", "Lieber Bruder!", "Querida Ana:", "_Mon cher ami,_"]
            .iter()
            .for_each(|line| assert!(salutes(line), "{line}"));
        ["Sirens,", "Look!", "Dear me, said the smith", "But now,", "dear Ann,"]
            .iter()
            .for_each(|line| assert!(!salutes(line), "{line}"));
        [
            "P.S. He was paid twice.",
            "P. S.--So it is.",
            "P.-S. — So it is.",
            "PS: So it is.",
            "_P. S._ So",
            "P.D. Así es.",
        ]
        .iter()
        .for_each(|line| assert!(is_postscript(line), "{line}"));
        ["Psalm 23", "P. Smith came", "PS", "Post", "p.s. so"]
            .iter()
            .for_each(|line| assert!(!is_postscript(line), "{line}"));
    }

    #[test]
    fn a_pen_name_has_no_other_signs() {
        ["THE LAMPLIGHTER", "ROSINA.", "_JAMES_.", "ROSINA.'", "Ann O’Dell", "Jo"]
            .iter()
            .for_each(|line| assert!(is_name(line), "{line}"));
        ["AMEN.", "THE END", "TO BE CONTINUED.", "FIN", "Amen, amen.", "ENDE"]
            .iter()
            .for_each(|line| assert!(!is_name(line), "{line}"));
        ["ANN END", "A. FINN", "Amenta"].iter().for_each(|line| assert!(is_name(line), "{line}"));
        ["Page 3", "What now?", "a friend", "XIV.", "Share this", "One, two", "The lock was shut at five"]
            .iter()
            .for_each(|line| assert!(!is_name(line), "{line}"));
    }
}
