//! What printers of a language do: quotation marks, hyphens, spaces, spines.

use super::plural::Plural;

/// The habits of one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Habits {
    /// Its quotation marks.
    pub quotes: QuotationMarks,
    /// Whether `!`, `?`, `;`, `:` and `»` stand off from the word before them, as in French.
    pub spaced_marks: bool,
    /// The dash between words, a space on either side of it.
    pub dash: char,
    /// How its words are divided.
    pub hyphens: Hyphenation,
    /// Whether titles on spines run from foot to head.
    pub spine_upwards: bool,
    /// What ends a sentence.
    pub stop: char,
    /// Which form of a word stands beside a number.
    pub plural: Plural,
    /// Whether a dot follows the number of a day: `13. November`.
    pub day_dot: bool,
    /// How the first day of a month is written in a date: `1er` in French.
    pub first_of_month: &'static str,
    /// Words that have a capital wherever they stand, a space between any two: `I` in English.
    pub capital_words: &'static str,
    /// Words whose first letters are left out, an apostrophe in their place, a space between any two: `tis` in English.
    pub short_words: &'static str,
    /// Words and abbreviations that end no line, for they are read with what follows, a space between any two: `Mr.`,
    /// `pp.`, prepositions of one letter in Czech. Initials are known without it.
    pub never_last: &'static str,
    /// Words that rather end no line, a space between any two: prepositions of one letter in Russian. Where words are long
    /// a line that ends so is better than one that gapes.
    pub seldom_last: &'static str,
    /// The dash that a speech begins with, and the space after it if there is one. Empty where speeches stand in quotation
    /// marks.
    pub speech: &'static str,
}

/// Quotation marks, with the spaces within them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QuotationMarks {
    /// The marks of a quotation.
    pub outer: (&'static str, &'static str),
    /// The marks of a quotation within one.
    pub inner: (&'static str, &'static str),
}

/// How words are divided at line ends. Where they may be divided is known from the patterns of the crate
/// `hyphenation`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hyphenation {
    /// The fewest letters before a hyphen.
    pub before: usize,
    /// The fewest letters after a hyphen.
    pub after: usize,
    /// A word of fewer letters is never divided.
    pub shortest: usize,
    /// Whether a word with a capital is divided as readily as others. In most languages it may be a name, which is
    /// divided only where nothing better is found; in German all nouns have one.
    pub capitals: bool,
    /// What a hyphen costs, in per cent of what it usually does.
    pub cost: u32,
}

/// The habits of a language of which nothing else is known.
pub const NEUTRAL: Habits = Habits {
    quotes: QuotationMarks { outer: ("“", "”"), inner: ("‘", "’") },
    spaced_marks: false,
    dash: '–',
    hyphens: Hyphenation { before: 2, after: 2, shortest: 5, capitals: false, cost: 100 },
    spine_upwards: false,
    stop: '.',
    plural: Plural::One,
    day_dot: false,
    first_of_month: "1",
    capital_words: "",
    short_words: "",
    never_last: "§ §§",
    seldom_last: "",
    speech: "",
};
