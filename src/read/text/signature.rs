//! Who signs a text, or a letter within it: a line by itself below the last words.

use super::furniture;
use super::line::{Line, ends_sentence};
use super::paragraph::Para;
use super::{Context, notes, sign};
use crate::read::date;

/// The longest line of a signature, in words.
const LONGEST: usize = 7;

/// Tells why a paragraph is a signature; `None` if it is none.
pub(super) fn reason(paras: &[Para<'_>], at: usize, context: &Context<'_>) -> Option<&'static str> {
    let para = paras.get(at)?;
    let before = paras.get(at.checked_sub(1)?)?;
    let short = |line: &Line<'_>| line.text.split_whitespace().count() <= LONGEST;
    if para.gap == 0 || para.lines.len() > 3 || para.quoted() > 0 || !para.lines.iter().all(short) {
        return None;
    }
    if let [first, names @ ..] = para.lines.as_slice()
        && !names.is_empty()
        && furniture::is_closing(first.text)
        && names.iter().all(|line| is_name(line.text))
    {
        return Some("the words that close a letter, and a name");
    }
    // `I remain, Sir, / Your obedient servant,` above the name.
    let named =
        paras.get(at + 1).and_then(Para::only).is_some_and(|below| is_name(below) || is_initials(below));
    let closes = |line: &Line<'_>| line.text.ends_with(',') || furniture::is_closing(line.text);
    if named
        && para.last().ends_with(',')
        && para.lines.iter().all(closes)
        && furniture::is_closing(para.last())
    {
        return Some("the words that close a letter, above its name");
    }
    let name = para.only()?;
    let closed =
        furniture::is_closing(before.last()) || (before.last().ends_with(',') && before.words() <= 8);
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
        && below.iter().all(|para| notes::may_start(para.first()) || (below.len() == 1 && dated(para)));
    if last && context.survey.repeats_at_foot(name) {
        return Some("a name below the text, as below most articles of the series");
    }
    (last && context.survey.pattern().is_name(name)).then_some("a name below the text")
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
        && line.starts_with(char::is_uppercase)
        && (1..=SALUTATION).contains(&line.split_whitespace().count())
}

/// Tells whether a line may be a pen name right below a text: a few words, no other sign than points.
pub(super) fn is_name(line: &str) -> bool {
    let bare = line.trim_matches(['_', '*']);
    let bare = bare.strip_suffix('.').unwrap_or(bare);
    let sign = |c: char| c.is_alphabetic() || c.is_whitespace() || ".'’-".contains(c);
    (1..=4).contains(&bare.split_whitespace().count())
        && bare.starts_with(char::is_uppercase)
        && bare.ends_with(char::is_alphabetic)
        && bare.chars().all(sign)
        && !sign::is_numeral(bare)
        && !furniture::is_known(bare)
}

/// Tells whether a line holds only the first letters of names: `R. B.`
pub(super) fn is_initials(line: &str) -> bool {
    let words = line.trim_matches(['_', '*']).split_whitespace();
    let initial = |word: &str| {
        word.strip_suffix('.').is_some_and(|letter| {
            letter.chars().count() <= 2
                && letter.starts_with(char::is_uppercase)
                && letter.chars().all(char::is_alphabetic)
        })
    };
    (2..=4).contains(&words.clone().count()) && words.clone().all(initial)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_are_no_numbers_and_no_words() {
        ["R. B.", "A. J. Th.", "_M. K._"].iter().for_each(|line| assert!(is_initials(line), "{line}"));
        ["R.", "IV.", "R B", "It is so.", "A. Bell", "r. b."]
            .iter()
            .for_each(|line| assert!(!is_initials(line), "{line}"));
    }

    #[test]
    fn a_pen_name_has_no_other_signs() {
        ["THE LAMPLIGHTER", "ROSINA.", "Ann O’Dell", "Jo"]
            .iter()
            .for_each(|line| assert!(is_name(line), "{line}"));
        ["Page 3", "What now?", "a friend", "XIV.", "Share this", "One, two", "The lock was shut at five"]
            .iter()
            .for_each(|line| assert!(!is_name(line), "{line}"));
    }
}
