//! How long and how many things are, by which plain text is told apart: every bound of body and epigraphs.
//!
//! Words and characters are counted as they are typed; widths and indents are columns. The labelled articles
//! (`tests/labelled`) show what the bounds let in and keep out.

/// Fewest words of a sentence; fewer without a full stop are a name, a title or a few words at the right.
pub(super) const SENTENCE: usize = 7;

/// From so many words on a quotation in marks is set off even amid speech, which answers in few words; style guides
/// set off quotations of 40 words.
pub(super) const LONG_QUOTATION: usize = 40;

/// Most lines that name who is quoted: the name, and the work below it.
pub(super) const NAME_LINES: usize = 2;

/// Most words of a line that names who is quoted without a dash before it: a name with an office or a work.
pub(super) const NAME_WORDS: usize = 8;

/// Most words of an abbreviated source, and most letters of its last: `Hor. Od. iii. 2.`
pub(super) const SOURCE_WORDS: usize = 4;
/// See [`SOURCE_WORDS`].
pub(super) const SOURCE_LETTERS: usize = 10;

/// Most lines of a heading.
pub(super) const HEADING_LINES: usize = 2;

/// The longest heading that only its place shows, in characters of each line: a full line of text is no heading.
pub(super) const LONGEST_HEADING: usize = 80;

/// Most words in each line of a heading in capitals.
pub(super) const HEADING_WORDS: usize = 14;

/// Most words of a heading that neither capitals nor a ruling mark: a longer one is a sentence.
pub(super) const PLAIN_HEADING_WORDS: usize = 12;

/// Most words of an underlined heading: the ruling says what it is, so that it may be longer than any other.
pub(super) const UNDERLINED_WORDS: usize = 16;

/// Most words of a heading in capitals that begins with a quotation mark or a dash: a longer one is a quotation.
pub(super) const QUOTED_HEADING_WORDS: usize = 6;

/// Fewest words of a paragraph over which a heading stands: under a shorter one stands no text, but another short line.
pub(super) const TEXT_WORDS: usize = 8;

/// Most words of the name under which somebody speaks in an interview.
pub(super) const SPEAKER_WORDS: usize = 3;

/// So many columns are a step of indentation in verse.
pub(super) const VERSE_STEP: usize = 2;

/// The most steps of indentation: farther in, lines would be wider than a small page.
pub(super) const MOST_STEPS: usize = 12;

/// Lines are set in if they stand so many columns from the margin: one is a slip of the hand.
pub(super) const SET_IN: usize = 2;

/// Most passages of an epigraph, each with blank lines around it.
pub(super) const MOST_PASSAGES: usize = 4;

/// How many chunks below an epigraph are looked at for the margin of the text.
pub(super) const LOOK_AHEAD: usize = 6;

/// A line wider than this is one of the text, so that its indent is the margin.
pub(super) const FULL_LINE: usize = 60;

/// A line wider than this is no title: below an epigraph, the text begins with it.
pub(super) const TEXT_LINE: usize = 40;
