//! What can be chosen of a cover that is drawn.

/// How a cover is drawn: `[cover]`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// What is drawn.
    pub design: Design,
    /// The colour.
    pub colour: Colour,
}

/// What is drawn on a cover.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Design {
    /// A label on a patterned wrapper.
    #[default]
    Pattern,
    /// A label on a wrapper of one colour.
    Plain,
    /// Only words and rules, for paper that has a colour of its own, or to save ink.
    Paper,
}

impl Design {
    /// All designs, each with its name.
    pub const ALL: [(&'static str, Self); 3] =
        [("pattern", Self::Pattern), ("plain", Self::Plain), ("paper", Self::Paper)];
}

/// The colour of a cover.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Colour {
    /// One of the others, always the same for a series.
    #[default]
    Auto,
    /// A dark red.
    Oxblood,
    /// A dark blue.
    Indigo,
    /// A dark green.
    BottleGreen,
    /// A dark violet.
    Plum,
    /// Between blue and green.
    Teal,
    /// A dark brown.
    Umber,
    /// A dark grey.
    Slate,
    /// A brownish red.
    Madder,
}

impl Colour {
    /// All colours, each with its name.
    pub const ALL: [(&'static str, Self); 9] = [
        ("auto", Self::Auto),
        ("oxblood", Self::Oxblood),
        ("indigo", Self::Indigo),
        ("bottle-green", Self::BottleGreen),
        ("plum", Self::Plum),
        ("teal", Self::Teal),
        ("umber", Self::Umber),
        ("slate", Self::Slate),
        ("madder", Self::Madder),
    ];
}
