//! What a bad choice costs where pages end, all on one scale: lines of text given up.
//!
//! 1 is one line left free at the foot of one page while the text goes on. A cost says how many such lines a typographer
//! would rather leave free, over the section, than have the fault: what is worse than something else costs more than as
//! many of it as could be had instead. In rank, dearest first:
//!
//! | what | lines given up |
//! |---|---|
//! | a heading at the foot, a break inside what is held together | [`NEVER`](PageCost::NEVER): as many as there are |
//! | a widow, an orphan, a note after its reference | 160: more than two pages have |
//! | facing pages that differ, a word divided at the end of a recto | 120: less than a widow, more than a whole spread |
//! | a picture by itself after the end of its text | 100: ten lines left free before it |
//! | a break at the edge of a stanza or listing, a stub of a last page | 40, 33: about a page |
//! | a row of a table divided within | 20: two lines left free before it are better, a third of a page is not |
//! | a lonely definition, a note divided | 17, 12 |
//! | each line beyond the first that a page falls short | 10: every gap of two pages moves before |
//! | a timeline divided, a space moved by a line | 5: two spreads a line short |
//! | a stanza divided within | 3: more than a spread a line short |
//! | a page, a spread a line short | 1, 2: as it says |
//! | a word divided at the end of a verso | 1.5: nobody turns the leaf there |
//! | the sign of a break in the text at the foot | 1: at the head of the next page it is as good |
//! | a picture on the page after its call, a rule to write on left out | 0.33, 0.25 |
//! | a paragraph set otherwise than is best for it | by its lines: [`PageCost::of_lines`] |
//!
//! A paragraph a line shorter or longer is what a page is filled with first: those that cost next to nothing are many.

use crate::num::saturate;

/// What a bad choice costs; a choice of [`PageCost::NEVER`] is made only where nothing else is left.
#[derive(Clone, Copy, Debug)]
pub struct PageCost;

impl PageCost {
    /// A heading at the foot of a page, a break inside what must not be broken.
    pub const NEVER: f32 = 800.0;
    /// A widow or an orphan, a note that begins on a later page than its reference.
    pub const WIDOW: f32 = 160.0;
    /// A word divided over the end of a recto, where the leaf is turned.
    pub const HYPHEN: f32 = 120.0;
    /// A word divided over the end of a verso: the other half is in sight.
    pub const HYPHEN_IN_SIGHT: f32 = 1.5;
    /// Each line by which the two pages of a spread differ: a reader sees them side by side.
    pub const UNEVEN: f32 = 120.0;
    /// A page of nothing but pictures that were called on the pages before, where the text has ended.
    pub const AFTER_THE_END: f32 = 100.0;
    /// A break one line from the edge of a stanza, or of a listing: it looks like a widow or an orphan.
    pub const STANZA_END: f32 = 40.0;
    /// A last page with fewer lines than [`Frame::least_last`](super::page::breaking::Frame::least_last).
    pub const STUB: f32 = 33.0;
    /// A row of a table divided within: readers look for what stands beside a line on the page before.
    pub const ROW: f32 = 20.0;
    /// Each line that such a page lacks: of two stubs the longer is better.
    pub const STUB_LINE: f32 = 0.1;
    /// The first or last of several definitions parted from the others: less than an ugly page.
    pub const LONELY: f32 = 17.0;
    /// A note that is divided over two pages.
    pub const SPLIT_NOTE: f32 = 12.0;
    /// Each line by which a page falls short of the others, beyond the first.
    pub const SHORTER: f32 = 10.0;
    /// A timeline that is divided: a few lines left free at the foot of the page cost less.
    pub const PARTED: f32 = 5.0;
    /// Each line by which a space is opened or closed.
    pub const SPACE: f32 = 5.0;
    /// A break inside a stanza, farther from its edges: verse is kept together where that costs no page two lines short.
    pub const STANZA: f32 = 3.0;
    /// A page that is one line shorter than the others.
    pub const SHORT: f32 = 1.0;
    /// The sign of a break in the text as the last thing on a page: as good at its foot as at the head of the next, but
    /// seen less.
    pub const SCENE: f32 = 1.0;
    /// A picture that moves to the page after the one it is called on.
    pub const FLOAT: f32 = 0.33;
    /// Each rule to write on that is left out: less than a page that ends early.
    pub const FEWER: f32 = 0.25;

    /// A way to fill pages that costs so much more than another to the same place cannot make up for it.
    pub const FAR: f32 = 2.0 * Self::WIDOW;

    /// How many demerits of lines are worth a line of text: those of three runts, or of two lines that gape.
    /// A paragraph of eight lines that is set a line longer has about a sixth as many.
    const DEMERITS: f64 = 2_000_000.0;
    /// Ways to set a paragraph that cost more than the best by so many lines are not worth having.
    pub const MOST_FOR_LINES: f32 = 3.0;
    /// The same where pages would else end two lines early: a spread of them costs more.
    pub const MOST_FOR_WIDER: f32 = 10.0;

    /// Returns how many lines of text demerits of lines are worth.
    pub fn of_lines(demerits: f64) -> f32 {
        saturate(demerits / Self::DEMERITS)
    }
}
