//! How well an encoding fits what bytes say: letters within words, and signs where no sign can stand.

use super::page::{DosPage, TextEncoding};
use crate::lang;
use crate::model::Lang;
use encoding_rs::{IBM866, MACINTOSH, X_MAC_CYRILLIC};
use std::ops::AddAssign;
use unicode_script::{Script, UnicodeScript};

/// Encodings that the detector does not know, or not well: of DOS and of the classic Macintosh.
const OLD: [TextEncoding; 6] = [
    TextEncoding::Dos(DosPage::Cp850),
    TextEncoding::Dos(DosPage::Cp437),
    TextEncoding::Dos(DosPage::Cp852),
    TextEncoding::Web(IBM866),
    TextEncoding::Web(MACINTOSH),
    TextEncoding::Web(X_MAC_CYRILLIC),
];

/// So few signs show nothing beyond doubt.
const FEWEST: usize = 3;

/// What the characters beyond ASCII of a text show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct EncodingFit {
    /// Those that stand as such a letter or sign does.
    pub(super) good: usize,
    /// Those that cannot stand where they do.
    pub(super) bad: usize,
    /// All of them.
    pub(super) all: usize,
}

impl AddAssign for EncodingFit {
    fn add_assign(&mut self, other: Self) {
        self.good += other.good;
        self.bad += other.bad;
        self.all += other.all;
    }
}

/// What one character shows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shows {
    Good,
    Bad,
    Nothing,
}

impl EncodingFit {
    /// Weighs a text; `own` are the letters beyond ASCII of its language, empty if it is not known.
    pub(super) fn of(text: &str, own: &str) -> Self {
        let mut fit = Self::default();
        let mut before = ' ';
        let mut chars = text.chars().peekable();
        while let Some(c) = chars.next() {
            let after = chars.peek().copied().unwrap_or(' ');
            if !c.is_ascii() {
                fit.all += 1;
                match shows(before, c, after, own) {
                    Shows::Good => fit.good += 1,
                    Shows::Bad => fit.bad += 1,
                    Shows::Nothing => {}
                }
            }
            before = c;
        }
        fit
    }

    fn in_encoding(encoding: TextEncoding, files: &[&[u8]], own: &str) -> Self {
        let mut fit = Self::default();
        files.iter().for_each(|bytes| fit += Self::of(&encoding.decode(bytes), own));
        fit
    }
}

fn shows(before: char, c: char, after: char, own: &str) -> Shows {
    let between = before.is_alphabetic() && after.is_alphabetic();
    let is_drawn = |c: char| matches!(c, '\u{2500}'..='\u{259f}');
    match c {
        '\u{80}'..='\u{9f}' | '\u{fffd}' => Shows::Bad,
        // Rules and frames are of many signs; one by itself among letters was a letter.
        _ if is_drawn(c) && between => Shows::Bad,
        _ if is_drawn(c) && (is_drawn(before) || is_drawn(after)) => Shows::Good,
        _ if is_drawn(c) => Shows::Nothing,
        'ª' | 'º' => Shows::Nothing,
        _ if c.is_alphabetic() => letter_shows(before, c, after, own),
        '’' | '‘' | '‐' | '‑' | '–' | '—' | '…' | '\u{a0}' | '\u{ad}' | '·' => Shows::Nothing,
        _ if between => Shows::Bad,
        // They open, or stand over a letter that is not there.
        '‚' | '„' | '¿' | '¡' | 'ˆ' | '˜' | '¤' if before.is_alphabetic() => Shows::Bad,
        _ => Shows::Nothing,
    }
}

fn letter_shows(before: char, c: char, after: char, own: &str) -> Shows {
    let other_script = |other: char| {
        let (a, b) = (c.script(), other.script());
        other.is_alphabetic() && a != b && a != Script::Common && b != Script::Common
    };
    let thrice = before == c && after == c;
    let capital_within = before.is_lowercase() && c.is_uppercase();
    if thrice || capital_within || other_script(before) || other_script(after) {
        return Shows::Bad;
    }
    let stands_by_itself = !before.is_alphabetic() && !after.is_alphabetic();
    let is_foreign =
        !own.is_empty() && c.script() == Script::Latin && !c.to_lowercase().all(|small| own.contains(small));
    if stands_by_itself || is_foreign { Shows::Nothing } else { Shows::Good }
}

/// Returns the encoding of DOS or of the Macintosh that files are in beyond doubt: all their signs stand in it as letters
/// do, and several cannot stand as they are in the one that was guessed.
pub(super) fn old(files: &[&[u8]], guessed: TextEncoding, lang: Option<&Lang>) -> Option<TextEncoding> {
    let own = lang.map_or("", |lang| lang::accents(lang.primary()));
    let known = EncodingFit::in_encoding(guessed, files, own);
    if known.bad < FEWEST {
        return None;
    }
    let fits = OLD.into_iter().filter(|old| *old != guessed).map(|old| {
        let fit = EncodingFit::in_encoding(old, files, own);
        (old, fit)
    });
    let fits: Vec<_> = fits.filter(|(_, fit)| is_beyond_doubt(*fit, known)).collect();
    let most = fits.iter().map(|(_, fit)| fit.good - fit.bad).max()?;
    let mut best = fits.iter().filter(|(_, fit)| fit.good - fit.bad == most).map(|(encoding, _)| *encoding);
    let first = best.next()?;
    // Where no language decides between two, they must say the same letters.
    let same = |other: TextEncoding| files.iter().all(|bytes| letters(first, bytes) == letters(other, bytes));
    (!own.is_empty() || best.all(same)).then_some(first)
}

fn is_beyond_doubt(fit: EncodingFit, known: EncodingFit) -> bool {
    fit.good >= FEWEST
        && fit.good >= known.good
        && fit.bad * 50 <= fit.good
        && fit.good * 2 >= fit.all
        && known.bad > fit.bad * 4
}

/// So few signs of a file that is taken for one in two bytes to a character may be accents.
const ACCENTS: usize = 2;

/// Tells whether a file fits an encoding in which others of its folder are, and not the one that was guessed for it.
pub(super) fn fits_better(bytes: &[u8], settled: TextEncoding, guessed: TextEncoding) -> bool {
    let of = |encoding: TextEncoding| EncodingFit::of(&encoding.decode(bytes), "");
    let (fit, known) = (of(settled), of(guessed));
    let wide = matches!(guessed, TextEncoding::Web(web) if !web.is_single_byte());
    let is_other = known.bad > 0 && OLD.contains(&settled) || wide && known.all <= ACCENTS;
    is_other && fit.bad == 0 && fit.good > 0
}

fn letters(encoding: TextEncoding, bytes: &[u8]) -> String {
    encoding.decode(bytes).chars().filter(|c| !c.is_ascii() && c.is_alphabetic()).collect()
}
