//! What a bad choice costs where pages end, all on one scale.
//!
//! The scale is that of Plass's demerits: only the proportions count. What is worse than something else must cost
//! more than as many of it as could be had instead. Costs of lines are brought to it with [`PageCost::of_lines`].

use crate::num::saturate;

/// What a bad choice costs; a choice of [`PageCost::NEVER`] is made only where nothing else is left.
#[derive(Clone, Copy, Debug)]
pub struct PageCost;

impl PageCost {
    /// A heading at the foot of a page, a break inside what must not be broken.
    pub const NEVER: f32 = 100_000.0;
    /// A widow or an orphan, a note that begins on a later page than its reference.
    pub const WIDOW: f32 = 20_000.0;
    /// A word divided over the end of a page.
    pub const HYPHEN: f32 = 16_000.0;
    /// Each line by which the two pages of a spread differ: a reader sees them side by side.
    pub const UNEVEN: f32 = 15_000.0;
    /// A word divided one line from the end of a page: half of a word is what begins its last line, or ends the
    /// first one of the next page.
    pub const HYPHEN_NEAR: f32 = 5_000.0;
    /// A break one line from the edge of a stanza, or of a listing: it looks like a widow or an orphan.
    pub const STANZA_END: f32 = 5_000.0;
    /// A word divided two lines before the end of a page.
    pub const HYPHEN_NEARBY: f32 = 4_500.0;
    /// A last page with fewer lines than [`Frame::least_last`](super::page::breaking::Frame::least_last).
    pub const STUB: f32 = 4_000.0;
    /// Each line that such a page lacks: of two stubs the longer is better.
    pub const STUB_LINE: f32 = 10.0;
    /// The first or last of several definitions parted from the others: less than an ugly page.
    pub const LONELY: f32 = 2_000.0;
    /// A note that is divided over two pages.
    pub const SPLIT_NOTE: f32 = 1_500.0;
    /// Each line by which a page falls short of the others, beyond the first.
    pub const SHORT: f32 = 900.0;
    /// A timeline that is divided: a few lines left free at the foot of the page cost less.
    pub const PARTED: f32 = 600.0;
    /// Each line by which a space is opened or closed.
    pub const SPACE: f32 = 400.0;
    /// A break inside a stanza, farther from its edges: verse is kept together where that costs no short page.
    pub const STANZA: f32 = 300.0;
    /// A spread that is one line shorter than the others.
    pub const SPREAD_SHORT: f32 = 120.0;
    /// A picture that moves to the page after the one it is called on.
    pub const FLOAT: f32 = 40.0;
    /// Each rule to write on that is left out: less than a page that ends early.
    pub const FEWER: f32 = 30.0;

    /// A way to fill pages that costs so much more than another to the same place cannot make up for it.
    pub const FAR: f32 = 2.0 * Self::WIDOW;

    /// How many demerits of lines weigh as much as 1 here.
    const DEMERITS: f64 = 10.0;
    /// Ways to set a paragraph that have so many demerits more than the best are not worth having: an uneven spread
    /// costs as much.
    pub const MOST_DEMERITS: f64 = Self::UNEVEN as f64 * Self::DEMERITS;

    /// Returns what demerits of lines cost on this scale.
    pub fn of_lines(demerits: f64) -> f32 {
        saturate(demerits / Self::DEMERITS)
    }
}
