//! Headings that come back over other titles.

use super::name::key;
use super::sketch::Open;
use super::{LIKELY_NAME, Pattern, Seen};
use crate::read::text::measures::SENTENCE;
use crate::read::text::{sign, signature};

/// What speaks for a heading over titles: that it comes back in most articles, in some, in none, and that only it is in
/// capitals.
const KICKER_IN_MOST: i32 = 40;
pub(super) const KICKER_AGAIN: i32 = 20;
const KICKER_ONCE: i32 = -10;
const KICKER_SET_OFF: i32 = 10;
/// What speaks against it where the line below comes back itself: titles seldom do.
const KICKER_OVER_KNOWN: i32 = -20;
/// What the others may say for or against it: less than of a name, as headings differ more.
pub(super) const KICKER_MOST: i32 = 20;
/// What speaks against it before anything is read: most articles have none.
pub(super) const KICKER_DOUBT: i32 = 10;

impl Pattern {
    /// Weighs whether a line is a heading that comes back over other titles.
    pub(super) fn kicker(&self, open: &Open) -> i32 {
        let seen = self.lines.get(&key(&open.text));
        let recurs = seen.is_some_and(Seen::is_over_others) || self.runs_together(&open.text);
        // A title seldom comes back: what stands below is none then, but a place, say.
        let below = open.next.as_deref().and_then(|next| self.lines.get(&key(next)));
        let own = seen.map_or(0, |seen| seen.files);
        // Two texts of a section may have the same title, below which stands no other line.
        let again = |below: &Seen| {
            below.below.is_empty()
                && below.files < own
                && open.next.as_deref().is_some_and(|next| self.words(next) < LIKELY_NAME)
        };
        if below.is_some_and(|below| below.files > 1 && !again(below)) {
            return KICKER_OVER_KNOWN;
        }
        // A sentence or how a letter begins is text, so that what stands above it is the title.
        if open.next.as_deref().is_some_and(begins_text) {
            return KICKER_OVER_KNOWN;
        }
        let next = open.next.as_deref().is_some_and(sign::is_capitals);
        let set_off = open.slot.capitals && !next;
        // Most articles have only a line in capitals: it is their title.
        if set_off && self.capital_titles {
            return KICKER_OVER_KNOWN;
        }
        let most = seen.is_some_and(|seen| seen.files * 2 > self.files);
        (if recurs && most {
            KICKER_IN_MOST
        } else if recurs {
            KICKER_AGAIN
        } else {
            KICKER_ONCE
        }) + if set_off { KICKER_SET_OFF } else { 0 }
    }
}

/// Tells whether a line is a sentence, or how a letter speaks to whoever gets it: `MY DEAR GOOD ANN,--`
fn begins_text(line: &str) -> bool {
    let opens = line.trim_end_matches(['-', '—', '–']);
    let salutes = opens.len() < line.len() && opens.ends_with([',', ':', '!']);
    let sentence =
        line.ends_with('.') && line.split_whitespace().count() >= SENTENCE && !sign::is_capitals(line);
    salutes || sentence || signature::salutes(line)
}
