//! How notes are labelled, and how a text calls them.

use crate::lang::Lexicon;
use crate::num::saturate;
use crate::read::byline;
use std::sync::LazyLock;

/// How the label of a note, or a call in the text, is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Form {
    /// `[1]`, `[^1]`, `[*]`.
    Bracket,
    /// `¹`.
    Raised,
    /// `(1)`.
    Round,
    /// `1.`.
    Point,
    /// `1)`.
    Paren,
    /// `1:`.
    Colon,
    /// `1 `, and in the text a number that touches a word.
    Bare,
    /// `^1`.
    Caret,
    /// `*`, `†` and their like.
    Sign,
    /// No label, as where a copy lost it.
    Lost,
}

/// The head of a paragraph that may be a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Head {
    pub(super) form: Form,
    /// Empty where the copy lost it.
    pub(super) label: String,
    /// How many bytes of the first line are the label.
    pub(super) cut: usize,
    /// Whether nothing but a note starts so: an arrow leads back to the text.
    pub(super) proof: bool,
}

impl Head {
    /// Returns the label as a number.
    pub(super) fn number(&self) -> Option<u32> {
        self.label.parse().ok()
    }
}

/// A place in a line that may call a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Call {
    pub(super) form: Form,
    pub(super) label: String,
    /// Where it starts in its line, in bytes.
    pub(super) at: usize,
    pub(super) len: usize,
    /// How little it looks like a call: 0 where hardly anything else is written so.
    pub(super) doubt: u32,
}

/// Words before the number of a note, as Project Gutenberg has them.
static WORDS: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::phrases(|reading| reading.notes.words));

/// Signs that notes go by.
const SIGNS: [&str; 8] = ["***", "**", "*", "††", "†", "‡", "§", "¶"];

/// Returns the label in brackets or raised at the head of a text, and its length in bytes: `[1]`, `[*]`, `¹`.
pub(in super::super) fn label(text: &str) -> Option<(String, usize)> {
    if let Some(inner) = text.strip_prefix('[') {
        let inner = inner.strip_prefix('^').unwrap_or(inner);
        let end = inner.char_indices().take(5).find(|(_, c)| *c == ']')?.0;
        let label = inner.get(..end)?;
        let number = !label.is_empty() && label.len() <= 3 && label.bytes().all(|c| c.is_ascii_digit());
        let star = matches!(label, "*" | "**" | "†" | "‡");
        return (number || star).then(|| (label.to_owned(), text.len() - inner.len() + end + 1));
    }
    let digits: String = text.chars().map_while(raised).take(3).collect();
    let len = text.chars().take(digits.len()).map(char::len_utf8).sum();
    (!digits.is_empty()).then_some((digits, len))
}

fn raised(c: char) -> Option<char> {
    "⁰¹²³⁴⁵⁶⁷⁸⁹"
        .chars()
        .position(|raised| raised == c)
        .and_then(|digit| char::from_digit(saturate::<u32>(digit), 10))
}

/// Returns the label in brackets of a note that starts with this line.
pub(super) fn bracketed(line: &str) -> Option<Head> {
    let of = |label: String, form, text: &str| {
        let cut = line.len() - text.len();
        (!label.is_empty()).then_some(Head { form, label, cut, proof: false })
    };
    let words = line.strip_prefix('[').and_then(|inner| inner.strip_prefix(WORDS.lead(inner)?));
    if let Some(rest) = words {
        let rest = rest.trim_start();
        let end = rest.find(':').filter(|end| *end <= 4)?;
        let head = of(rest.get(..end)?.trim().to_owned(), Form::Bracket, rest.get(end + 1..)?.trim_start());
        return head.map(|head| Head { proof: true, ..head });
    }
    let (label, len) = label(line)?;
    let form = if line.starts_with('[') { Form::Bracket } else { Form::Raised };
    let rest = line.get(len..)?;
    let rest = rest.strip_prefix([':', '.']).unwrap_or(rest);
    let text = rest.trim_start();
    let text = text.strip_prefix(['^', '↑']).map_or(text, |text| letters(text.trim_start()));
    let parted = text.len() < rest.len() || form == Form::Raised || text.is_empty();
    if parted { of(label, form, text) } else { None }
}

/// Returns how a line starts that may be the first of a note, in whatever form.
pub(super) fn head(line: &str) -> Option<Head> {
    if let Some(head) = bracketed(line) {
        return Some(head);
    }
    if let Some(text) = back(line) {
        return Some(Head {
            form: Form::Lost,
            label: String::new(),
            cut: line.len() - text.len(),
            proof: true,
        });
    }
    numbered(line).or_else(|| signed(line))
}

/// Takes an arrow that leads back off the head of a line: `^ `, `↑ a b `, `Jump up to: `.
fn back(line: &str) -> Option<&str> {
    let rest = line.strip_prefix(['^', '↑', '↩', '↵']);
    let rest = rest.map(|rest| rest.trim_start_matches(['\u{fe0e}', '\u{fe0f}']));
    let jump = |text: &str| {
        let jump = ["Jump up to:", "Jump up"].iter().find_map(|lead| text.strip_prefix(lead))?;
        Some(jump.trim_start_matches(['^', '↑', ':', ' ']).len())
    };
    let text = match rest {
        Some(rest) if rest.starts_with(char::is_whitespace) => rest.trim_start(),
        Some(_) => return None,
        None => line,
    };
    let text = jump(text).and_then(|len| text.get(text.len() - len..)).unwrap_or(text);
    let text = if text.len() < line.len() { letters(text) } else { text };
    (text.len() < line.len() && text.chars().any(char::is_alphanumeric)).then_some(text)
}

/// Takes the letters off that lead back to several calls of one note: `a b c Smith`.
fn letters(text: &str) -> &str {
    let mut rest = text;
    let mut count = 0;
    while let Some((word, more)) = rest.split_once(' ')
        && word.trim_end_matches('.').len() == 1
        && word.as_bytes().first().copied() == Some(b'a' + count)
    {
        rest = more.trim_start();
        count += 1;
    }
    if count >= 2 { rest } else { text }
}

fn numbered(line: &str) -> Option<Head> {
    let round = line.starts_with('(');
    let inner = line.strip_prefix('(').unwrap_or(line);
    let digits = inner.len() - inner.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let label = inner.get(..digits).filter(|digits| (1..=3).contains(&digits.len()))?;
    let rest = inner.get(digits..)?;
    let (form, rest) = match (round, rest.chars().next()) {
        (true, Some(')')) => (Form::Round, rest.get(1..)?),
        (true, _) => return None,
        (false, Some('.')) => (Form::Point, rest.get(1..)?),
        (false, Some(')')) => (Form::Paren, rest.get(1..)?),
        (false, Some(':')) => (Form::Colon, rest.get(1..)?),
        (false, _) => (Form::Bare, rest),
    };
    let text = rest.trim_start();
    let unled = text.strip_prefix('^').map(str::trim_start).or_else(|| back(text));
    let words = unled.map_or(text, letters);
    let parted = words.len() < rest.len() || rest.is_empty();
    let fits = parted && !words.starts_with(|c: char| c.is_ascii_digit() && form == Form::Bare);
    let cut = line.len() - words.len();
    fits.then(|| Head { form, label: label.to_owned(), cut, proof: unled.is_some() })
}

/// Returns the head of a note whose label is letters and a number: `E1. Bread.`, `[A2] Bread.`, as an editor's notes
/// have beside the author's.
pub(super) fn lettered(line: &str) -> Option<Head> {
    let inner = line.strip_prefix(['(', '[']).unwrap_or(line);
    let label = with_letters(inner)?;
    let rest = inner.get(label.len()..)?;
    let (form, rest) = match line.chars().next()? {
        '(' => (Form::Round, rest.strip_prefix(')')?),
        '[' => (Form::Bracket, rest.strip_prefix(']')?),
        _ => (Form::Point, rest.strip_prefix(['.', ':'])?),
    };
    let text = rest.trim_start_matches([':', '.']).trim_start();
    let fits = text.len() < rest.len() && !text.is_empty();
    fits.then(|| Head { form, label: label.to_owned(), cut: line.len() - text.len(), proof: false })
}

/// Returns one or two capital letters with a number of one or two digits that a text begins with.
fn with_letters(text: &str) -> Option<&str> {
    let is_letter = |c: char| c.is_ascii_uppercase();
    let is_digit = |c: char| c.is_ascii_digit();
    let letters = text.len() - text.trim_start_matches(is_letter).len();
    let number = text.get(letters..)?;
    let digits = number.len() - number.trim_start_matches(is_digit).len();
    let fits = (1..=2).contains(&letters) && (1..=2).contains(&digits) && !number.starts_with('0');
    text.get(..letters + digits).filter(|_| fits)
}

/// Returns the sign at the head of a note; `*word*` is emphasis.
fn signed(line: &str) -> Option<Head> {
    let sign = SIGNS.iter().find(|sign| line.starts_with(**sign))?;
    let rest = line.get(sign.len()..)?;
    let text = rest.trim_start();
    let same = rest.starts_with(['*', '†', '‡', '§', '¶']);
    // A paragraph of a law has its sign before its number.
    let law = *sign == "§" && text.starts_with(|c: char| c.is_ascii_digit());
    let emphasis = rest.len() == text.len() && rest.contains('*');
    let fits = !same && !emphasis && !law && text.chars().any(char::is_alphabetic);
    fits.then(|| Head {
        form: Form::Sign,
        label: (*sign).to_owned(),
        cut: line.len() - text.len(),
        proof: false,
    })
}

/// Returns how many bytes at the end of a line lead back from a note to the text: ` ↩︎`, `[↩]`, ` ↑`.
pub(super) fn arrow(line: &str) -> usize {
    let of_arrow = |c: char| {
        c.is_whitespace()
            || matches!(c, '\u{fe0e}' | '\u{fe0f}' | '[' | ']' | '(' | ')')
            || raised(c).is_some()
    };
    let is_arrow = |c: char| matches!(c, '↩' | '↵' | '⏎' | '⤴' | '↑' | '↲');
    let mut end = line.len();
    loop {
        let text = line.get(..end).unwrap_or_default();
        // Where a note is called twice the second arrow has a number: `↩︎2`.
        let bare = text.trim_end_matches(of_arrow);
        let unnumbered = bare.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end_matches(of_arrow);
        let Some(text) = bare.strip_suffix(is_arrow).or_else(|| unnumbered.strip_suffix(is_arrow)) else {
            break;
        };
        end = text.trim_end_matches(['[', '(']).trim_end().len();
    }
    line.len() - end
}

/// Returns the places of a line that may be calls, in order.
pub(super) fn calls(line: &str) -> Vec<Call> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(next) = line.get(at..).and_then(|rest| rest.find(is_mark)) {
        let here = at + next;
        match call(line, here) {
            Some(call) => {
                at = here + call.len;
                found.push(call);
            }
            None => at = past(line, here),
        }
    }
    found
}

fn is_mark(c: char) -> bool {
    c.is_ascii_digit() || "[(^*†‡§¶⁰¹²³⁴⁵⁶⁷⁸⁹".contains(c)
}

/// Returns where to look on behind what is no call: all of a number, or all signs in a row.
fn past(line: &str, here: usize) -> usize {
    let rest = line.get(here..).unwrap_or_default();
    let first = rest.chars().next().unwrap_or(' ');
    let same = |c: char| if first.is_ascii_digit() { c.is_ascii_digit() } else { c == first };
    here + rest.find(|c| !same(c)).unwrap_or(rest.len())
}

fn call(line: &str, at: usize) -> Option<Call> {
    let rest = line.get(at..)?;
    let before = line.get(..at)?.chars().next_back();
    let of = |form, label: &str, len, doubt| Call { form, label: label.to_owned(), at, len, doubt };
    let first = rest.chars().next()?;
    let digits = |text: &str| text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let short = |len: &usize| (1..=3).contains(len);
    match first {
        '[' => label(rest).map(|(label, len)| of(Form::Bracket, &label, len, 0)),
        '(' => {
            let number = rest.get(1..)?;
            let len = Some(digits(number)).filter(short)?;
            let after = number.get(len..)?.strip_prefix(')')?;
            let glued = before.is_some_and(|c| !c.is_whitespace() && !"([{—–-".contains(c));
            // `there are two: (1) bread` counts what follows.
            let closes = after.is_empty() || after.starts_with(['.', ',', ';', ':', '!', '?', '”', '"', '»']);
            // A call stands right after a word, `the lock (2) in spring`; what is counted comes after a mark or `and`.
            let word = line.get(..at)?.split_whitespace().next_back().unwrap_or_default();
            let called = word.ends_with(char::is_alphabetic) && !byline::joins(&word.to_lowercase());
            let doubt = match (glued, closes) {
                (true, _) => 0,
                (false, true) => 1,
                (false, false) if called => 2,
                (false, false) => 4,
            };
            Some(of(Form::Round, number.get(..len)?, len + 2, doubt))
        }
        '^' => {
            let number = rest.get(1..)?;
            let len = Some(digits(number)).filter(short)?;
            let close = usize::from(number.get(len..)?.starts_with('^'));
            before.filter(|c| !c.is_whitespace())?;
            Some(of(Form::Caret, number.get(..len)?, len + 1 + close, 0))
        }
        '0'..='9' => {
            let len = Some(digits(rest)).filter(short)?;
            let number = rest.get(..len).filter(|number| !number.starts_with('0'))?;
            let doubt = glued(line, at, len)?;
            Some(of(Form::Bare, number, len, doubt))
        }
        '*' | '†' | '‡' | '§' | '¶' => {
            let len = past(line, at) - at;
            let sign = rest.get(..len).filter(|sign| SIGNS.contains(sign))?;
            let touches = before.is_some_and(|c| !c.is_whitespace() && !"([{".contains(c));
            let ends =
                rest.get(len..)?.chars().next().is_none_or(|c| !c.is_alphanumeric() && !"*†‡".contains(c));
            (touches && ends).then(|| of(Form::Sign, sign, len, 0))
        }
        _ => label(rest).map(|(label, len)| of(Form::Raised, &label, len, 0)),
    }
}

/// Tells how doubtful it is that a number of `len` digits is a call: it touches the end of a sentence or word.
fn glued(line: &str, at: usize, len: usize) -> Option<u32> {
    let lead = line.get(..at)?;
    let before = lead.chars().next_back()?;
    let after = line.get(at + len..)?.chars().next();
    let closes = after.is_none_or(|c| c.is_whitespace() || ".,;:!?)]”’»«“\"'—–-…".contains(c));
    let sentence = ".!?”»\"".contains(before) && after.is_some_and(char::is_uppercase);
    if !(closes || sentence) || before.is_whitespace() {
        return None;
    }
    if before.is_alphabetic() {
        let word = lead.len() - lead.trim_end_matches(char::is_alphabetic).len();
        let small = lead.chars().rev().take_while(|c| c.is_lowercase()).count();
        let word = lead.get(lead.len() - word..)?.chars().count();
        return match () {
            () if small >= 3 => Some(1),
            () if word >= 3 => Some(3),
            () => None,
        };
    }
    if !".,;:!?)]”’»“\"'…*_".contains(before) {
        return None;
    }
    // `3.1` and `9:30` are numbers of another kind; `1984.1` ends with a year.
    let head = lead.trim_end_matches(|c: char| !c.is_alphanumeric());
    let digits = head.len() - head.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let quoted = "”’»“\"'".contains(before) || lead.len() - head.len() > 1;
    match digits {
        0 => Some(if closes { 0 } else { 2 }),
        4 => Some(1),
        _ if quoted => Some(1),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_of_notes_in_each_form() {
        let cases = [
            ("[1] Bread.", Form::Bracket, "1", 4, false),
            ("[^2]: Bread.", Form::Bracket, "2", 6, false),
            ("[Footnote 3: Bread.]", Form::Bracket, "3", 13, true),
            ("¹ Bread.", Form::Raised, "1", 3, false),
            ("(4) Bread.", Form::Round, "4", 4, false),
            ("5. Bread.", Form::Point, "5", 3, false),
            ("6) Bread.", Form::Paren, "6", 3, false),
            ("7 Bread.", Form::Bare, "7", 2, false),
            ("8. ^ Bread.", Form::Point, "8", 5, true),
            ("9. ↑ a b Bread.", Form::Point, "9", 11, true),
            ("^ Bread.", Form::Lost, "", 2, true),
            ("^ Jump up to: a b c Bread.", Form::Lost, "", 20, true),
            ("† Bread.", Form::Sign, "†", 4, false),
            ("*Bread.", Form::Sign, "*", 1, false),
        ];
        for (line, form, label, cut, proof) in cases {
            let head = head(line).unwrap_or_else(|| panic!("{line}"));
            assert_eq!(
                (head.form, head.label.as_str(), head.cut, head.proof),
                (form, label, cut, proof),
                "{line}"
            );
        }
        for line in
            ["*bread* and land", "1917. ", "3.5 per cent", "7 12 19", "§ 4 Bread", "a b Bread", "bread"]
        {
            let head = head(line).filter(|head| head.cut < line.len() && head.label.len() < 4);
            assert_eq!(head, None, "{line}");
        }
    }

    #[test]
    fn labels_of_letters_and_numbers() {
        let found = |line| lettered(line).map(|head| (head.label, head.cut));
        for (line, label, cut) in [
            ("E1. Bread.", "E1", 4),
            ("[A2] Bread.", "A2", 5),
            ("(TN3) Bread.", "TN3", 6),
            ("E1: Bread.", "E1", 4),
        ] {
            assert_eq!(found(line), Some((label.to_owned(), cut)), "{line}");
        }
        for line in [
            "E1",
            "E1 Bread.",
            "EEE1. Bread.",
            "e1. Bread.",
            "E123. Bread.",
            "E0. Bread.",
            "1. Bread.",
            "E1.5 km",
        ] {
            assert_eq!(found(line), None, "{line}");
        }
    }

    #[test]
    fn arrows_back_are_measured_with_what_goes_with_them() {
        let cases = [
            ("Bread.↩︎", "Bread."),
            ("Bread. ↩", "Bread."),
            ("Bread. [↩]", "Bread."),
            ("Bread. ↩︎ ↩︎2", "Bread."),
            ("Bread (1917).↑", "Bread (1917)."),
            ("Bread [12]", "Bread [12]"),
        ];
        for (line, words) in cases {
            assert_eq!(&line[..line.len() - arrow(line)], words, "{line}");
        }
    }

    #[test]
    fn calls_and_what_only_looks_like_them() {
        let found = |line| calls(line).iter().map(|call| (call.form, call.label.clone())).collect::<Vec<_>>();
        let one = |form, label: &str| vec![(form, label.to_owned())];
        assert_eq!(found("came back.1 And"), one(Form::Bare, "1"));
        assert_eq!(found("the baker2 said"), one(Form::Bare, "2"));
        assert_eq!(found("in 1984.3 And"), one(Form::Bare, "3"));
        assert_eq!(found("“so.”4"), one(Form::Bare, "4"));
        assert_eq!(found("the pump[5] said"), one(Form::Bracket, "5"));
        assert_eq!(found("the pump¹²"), one(Form::Raised, "12"));
        assert_eq!(found("the pump†"), one(Form::Sign, "†"));
        assert_eq!(found("the pump^6^ said"), one(Form::Caret, "6"));
        assert_eq!(calls("the pump(7) said").first().map(|call| call.doubt), Some(0));
        assert_eq!(calls("two: (1) bread").first().map(|call| call.doubt), Some(4));
        assert_eq!(calls("bread and (2) butter").first().map(|call| call.doubt), Some(4));
        assert_eq!(calls("the pump (2) said").first().map(|call| call.doubt), Some(2));
        for line in ["CO2 and H2O", "at 9:30", "3.1 per cent", "the 12 chairs", "in 2017.", "§ 4"] {
            assert_eq!(found(line), [], "{line}");
        }
    }
}
