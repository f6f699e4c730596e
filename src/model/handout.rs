//! How a copy for a study group looks: what the stage that makes its text and the style of its pages share.

/// `layout`: how the page of the participant's copy is divided.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum HandoutLayout {
    /// A wide outer margin.
    #[default]
    Margin,
    /// A column for cues, and a band for a summary.
    Cornell,
    /// Double spaced, every line numbered, nothing but the text.
    Manuscript,
    /// The text on versos, ruled rectos.
    Facing,
}

/// `line-numbers`: from where lines are counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum LineNumbers {
    /// From the beginning of the article: one number names one line.
    #[default]
    Running,
    /// From the top of each page.
    Page,
}

/// `rules`: how room to write in is ruled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum WritingRules {
    /// By unbroken rules.
    #[default]
    Solid,
    /// By rows of dots.
    Dotted,
    /// Not at all.
    None,
}

/// `large-print`: by whose rules it is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum LargePrint {
    /// The American Council of the Blind's.
    #[default]
    Acb,
    /// The Royal National Institute of Blind People's.
    Rnib,
    /// The American Printing House for the Blind's.
    Aph,
}
