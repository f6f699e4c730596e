//! Which paragraphs a quotation in marks goes over.
//!
//! Both conventions are read: one mark that closes some paragraphs later, and a mark repeated at the head of
//! each paragraph. What the marks become is [`crate::read::quote_marks`]'s matter.

use super::paragraph::Para;
use super::sign;

/// A quotation goes over no more paragraphs than this.
const LONGEST: usize = 256;

/// A kind of marks; both sides of a family close only one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MarkFamily {
    /// “ ”, and „ “.
    Double,
    /// « », in either direction.
    Guillemets,
    /// " ".
    Straight,
    /// ‘ ’, and ‚ ‘: outer marks in British use.
    Single,
    /// ‹ ›.
    Angles,
}

/// What the marks of one file look like.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct FileMarks {
    /// Whether „ opens, so that “ closes.
    low: bool,
    /// Whether » opens and « closes.
    inward: bool,
}

impl FileMarks {
    /// Finds them from the whole text.
    pub(super) fn of(text: &str) -> Self {
        let guillemet = text.find(['«', '»']);
        let inward = guillemet.is_some_and(|at| text[at..].starts_with('»'));
        Self { low: text.contains('„'), inward }
    }

    /// Returns the family of a mark and whether it opens, by its shape and its neighbours.
    fn mark(self, c: char, before: Option<char>, after: Option<char>) -> Option<(MarkFamily, bool)> {
        let lead = before.is_none_or(|c| c.is_whitespace() || "([{—–-/“„«‘‚\"".contains(c));
        let open = lead && after.is_some_and(|c| !c.is_whitespace());
        let word = after.is_some_and(char::is_alphanumeric);
        Some(match c {
            '„' => (MarkFamily::Double, true),
            '“' => (MarkFamily::Double, !self.low || (open && before.is_none())),
            '”' => (MarkFamily::Double, false),
            '«' | '»' => (MarkFamily::Guillemets, (c == '«') != self.inward),
            '"' => (MarkFamily::Straight, open),
            '‹' | '›' => (MarkFamily::Angles, (c == '‹') != self.inward),
            '‘' if lead => (MarkFamily::Single, true),
            '’' if !word && before.is_some_and(|c| ".,;:!?…”»\"".contains(c)) => {
                (MarkFamily::Single, false)
            }
            _ => return None,
        })
    }

    /// Returns the family of the mark that opens a text, if it starts with one.
    pub(super) fn opening(self, text: &str) -> Option<MarkFamily> {
        let mut chars = text.chars();
        let first = chars.next()?;
        let after = chars.next();
        let (family, opens) = self.mark(first, None, after)?;
        let elision = family == MarkFamily::Single && is_elision(text);
        // After a mark may come a no-break space; an ordinary one only in the French manner.
        let apart = after.is_some_and(char::is_whitespace) && family != MarkFamily::Guillemets;
        (opens && !elision && !apart).then_some(family)
    }

    /// Tells whether a text starts with a closing mark that touches its first word: the Romance and Greek
    /// way to go on with a quotation.
    fn resumes(self, text: &str, family: MarkFamily) -> bool {
        let mut chars = text.chars();
        let mark = chars.next().and_then(|c| self.mark(c, None, chars.clone().next()));
        mark == Some((family, false)) && chars.next().is_some_and(|c| !c.is_whitespace())
    }

    /// Returns the marks of one family in a paragraph, in order; those inside editorial brackets are none.
    fn within(self, para: &Para<'_>, family: MarkFamily) -> Vec<Mark> {
        let mut found = Vec::new();
        let mut bracket = 0_usize;
        for (index, line) in para.lines.iter().enumerate() {
            let mut before = if index == 0 { None } else { Some(' ') };
            let mut chars = line.text.char_indices().peekable();
            while let Some((at, c)) = chars.next() {
                let after = chars.peek().map(|(_, c)| *c);
                match c {
                    '[' => bracket += 1,
                    ']' => bracket = bracket.saturating_sub(1),
                    _ if bracket > 0 => {}
                    _ => {
                        if let Some((of, opens)) = self.mark(c, before, after)
                            && of == family
                            && !(family == MarkFamily::Single && opens && is_elision(&line.text[at..]))
                        {
                            found.push(Mark { opens, line: index, end: at + c.len_utf8() });
                        }
                    }
                }
                before = Some(c);
            }
        }
        found
    }
}

/// Tells whether a word is short of its head: ‘tis, ‘em, ‘90s, with the mark turned the wrong way.
fn is_elision(text: &str) -> bool {
    let word: String = text.chars().skip(1).take_while(|c| c.is_alphanumeric()).collect();
    is_shortened(&word)
}

/// Tells whether a word is short of its head, its mark left out: `tis`, `em`, `90s`.
pub(super) fn is_shortened(word: &str) -> bool {
    matches!(
        word.to_lowercase().as_str(),
        "tis" | "twas" | "em" | "til" | "twere" | "twill" | "cause" | "bout" | "round"
    ) || word.starts_with(|c: char| c.is_ascii_digit())
}

struct Mark {
    opens: bool,
    line: usize,
    end: usize,
}

/// How a quotation that starts with a paragraph ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Extent {
    /// With the last words of the paragraph of this index.
    Whole(usize),
    /// Within a paragraph: what follows is not quoted.
    Within,
    /// Not at all.
    Open,
}

/// Tells how far the quotation goes that starts with the paragraph at `from`.
pub(super) fn extent(paras: &[Para<'_>], from: usize, marks: FileMarks) -> Option<Extent> {
    let family = marks.opening(paras.get(from)?.first())?;
    let repeated = follow(paras, from, marks, family, true);
    if matches!(repeated, Extent::Whole(_)) {
        return Some(repeated);
    }
    let once = follow(paras, from, marks, family, false);
    Some(match (repeated, once) {
        (_, Extent::Whole(_)) => once,
        (Extent::Within, _) if !starts_anew(paras, from, marks, family) => repeated,
        (_, once) => once,
    })
}

/// Tells whether the next paragraph has marks of its own that are in balance.
fn starts_anew(paras: &[Para<'_>], from: usize, marks: FileMarks, family: MarkFamily) -> bool {
    paras.get(from + 1).is_some_and(|next| {
        let own = marks.within(next, family);
        let opens = own.iter().filter(|mark| mark.opens).count();
        own.first().is_some_and(|mark| mark.opens) && opens * 2 == own.len()
    })
}

/// Follows a quotation by one of the conventions: a mark on each paragraph, or only on the first.
fn follow(paras: &[Para<'_>], from: usize, marks: FileMarks, family: MarkFamily, repeated: bool) -> Extent {
    let mut depth = 0_usize;
    for (index, para) in paras.iter().enumerate().skip(from).take(LONGEST) {
        let found = marks.within(para, family);
        if index > from {
            let heads = marks.opening(para.first()) == Some(family) || marks.resumes(para.first(), family);
            if stops(para, paras.get(from)) || (repeated && !heads) {
                return Extent::Open;
            }
        }
        let skip = usize::from(repeated && index > from);
        for mark in found.iter().skip(skip) {
            if mark.opens {
                depth += 1;
            } else if depth > 0 {
                depth -= 1;
                if depth == 0 {
                    return if ends(para, mark) { Extent::Whole(index) } else { Extent::Within };
                }
            }
        }
    }
    Extent::Open
}

/// Tells whether a quotation cannot go on over a paragraph.
fn stops(para: &Para<'_>, first: Option<&Para<'_>>) -> bool {
    para.only().is_some_and(|line| sign::is_ruling(line) || sign::hashes(line).is_some())
        || first.is_some_and(|first| first.quoted() != para.quoted())
}

/// Tells whether nothing but points, a note or a source in brackets follows a mark in its paragraph.
fn ends(para: &Para<'_>, mark: &Mark) -> bool {
    let Some(line) = para.lines.get(mark.line).filter(|_| mark.line + 1 == para.lines.len()) else {
        return false;
    };
    is_tail(line.text.get(mark.end..).unwrap_or_default())
}

fn is_tail(rest: &str) -> bool {
    let rest = rest.trim_matches(|c: char| c.is_whitespace() || ".,;:!?…*_†¹²³⁴⁵⁶⁷⁸⁹⁰".contains(c));
    let bracketed =
        (rest.starts_with('(') && rest.ends_with(')')) || (rest.starts_with('[') && rest.ends_with(']'));
    rest.is_empty() || (bracketed && rest.chars().count() <= 80)
}

/// Returns where in a line that ends a quotation the name of who is quoted begins: `... end.” — Name`.
pub(super) fn trailing_attribution(line: &str) -> Option<usize> {
    let at = line.rfind(['”', '“', '»', '«', '"', '’', '›'])?;
    let close = line[at..].chars().next()?.len_utf8();
    let rest = line.get(at + close..)?;
    let name = rest.trim_start();
    sign::attribution(name).filter(|_| !name.starts_with('~'))?;
    Some(line.len() - name.len())
}
