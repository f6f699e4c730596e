//! How long and how many things are, by which plain text is told apart: every bound of heads, body and epigraphs.
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

/// Most words of a usual name: with more it may be a title in capitals.
pub(super) const FULL_NAME: usize = 4;

/// Most words of a name with what its bearer is called: `The Right Reverend Dr Ann Lee`.
pub(super) const LONGEST_NAME: usize = 6;

/// Most letters of a name in a script without spaces, and of one with a mark between its words.
pub(super) const UNSPACED_NAME: usize = 7;
/// See [`UNSPACED_NAME`].
pub(super) const JOINED_NAME: usize = 16;

/// So many lines up from the last may stand who signs a text.
pub(super) const SIGNED_LINES: usize = 6;

/// Most characters of the name by which somebody writes on a page; sites allow about so many.
pub(super) const LABEL_WORDS: usize = 3;
pub(super) const LONGEST_HANDLE: usize = 30;

/// Most characters of a line of a head: a longer one is a paragraph.
pub(super) const HEAD_LINE: usize = 140;

/// So many times longer may a line be that names many authors.
pub(super) const NAMES_TIMES: usize = 4;

/// Most words of a line of a title or masthead.
pub(super) const SHORT_WORDS: usize = 20;

/// Most words of such a line that ends in a full stop: a longer one is a sentence.
pub(super) const POINTED_WORDS: usize = 4;

/// Most words of such a line that ends in a colon: a longer one leads in a quotation or a list.
pub(super) const COLON_WORDS: usize = 5;

/// Fewest words in capitals of such a line that ends in a comma: a title that runs on, and no salutation.
pub(super) const COMMA_WORDS: usize = 3;

/// Most words of the first line of a title that runs on over a comma.
pub(super) const RUN_ON_WORDS: usize = 12;

/// Most lines of a title above a date that ends as sentences do, and most words of each.
pub(super) const SENTENCE_LINES: usize = 5;
/// See [`SENTENCE_LINES`].
pub(super) const SENTENCE_WORDS: usize = 25;

/// The first line of a file is a title if the text right below it is this wide, as text that is not broken into lines
/// is, and wider than the title by [`TITLE_SHARE`].
pub(super) const UNBROKEN: usize = 90;

/// A title right above its text is less than three fifths as wide.
pub(super) const TITLE_SHARE: (usize, usize) = (3, 5);

/// Most short lines in a chunk of a head: more are a list or verse.
pub(super) const HEAD_LINES: usize = 4;

/// Fewest words of a title that ends with a full stop before its date; fewer are a place.
pub(super) const POINTED_TITLE: usize = 5;

/// Most words of a piece of a line with a date; a longer one is a title or text.
pub(super) const PIECE_WORDS: usize = 14;

/// Most words that say before a date where and how a sermon or speech was held.
pub(super) const OCCASION_WORDS: usize = 12;

/// Fewest and most words that say before a date where a text was printed: one that leads in, and a name.
pub(super) const VENUE_WORDS: (usize, usize) = (2, 10);

/// Most words after a date with a name and under what a page files the text.
pub(super) const FILED_WORDS: usize = 8;

/// Most digits of the number of a page, of minutes, or of a count beside a date.
pub(super) const COUNT_DIGITS: usize = 4;

/// Most words and numbers about a page: `Page 10 of 12`.
pub(super) const PAGE_WORDS: usize = 4;
/// See [`PAGE_WORDS`].
pub(super) const PAGE_NUMBERS: usize = 4;

/// Most words of the number of an issue with the name of the paper, and of that name: `The Bugle of Lower Wick #47`.
pub(super) const ISSUE_WORDS: usize = 8;
/// See [`ISSUE_WORDS`].
pub(super) const PAPER_WORDS: usize = 5;

/// Most digits of the number of an issue, and most letters of one in Roman capitals: `LXXXVIII`.
pub(super) const ISSUE_DIGITS: usize = 5;
/// See [`ISSUE_DIGITS`].
pub(super) const ROMAN_LETTERS: usize = 8;

/// Fewest words of a subtitle that only its place shows: fewer are a first heading.
pub(super) const SUBTITLE_WORDS: usize = 3;

/// Fewest words of a line of a title of which one may be left over for the line below.
pub(super) const LEAVES_WORD: usize = 4;

/// A line that begins so far behind those above it stands at the right, in columns.
pub(super) const AT_RIGHT: usize = 8;
