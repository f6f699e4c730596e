//! What is good and bad in lines, for the breaker.

/// How lines fill their width.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineFit {
    /// Spaces and letters are fitted.
    Justified,
    /// What is left over stays at the end; the unit is what counts as much as a ratio of 1.
    Ragged {
        /// So much left over has badness 100.
        unit: i64,
        /// Whether the last line counts like the others.
        balanced: bool,
    },
}

/// What is good and bad in lines; TeX's parameters and a few more.
#[derive(Clone, Copy, Debug)]
pub struct Parameters {
    /// How lines fill their width.
    pub fit: LineFit,
    /// The worst badness a line may have.
    pub tolerance: f64,
    /// What each line costs by itself.
    pub line_penalty: f64,
    /// Demerits for two lines in a row that end in hyphens.
    pub double_hyphen: f64,
    /// Demerits for a hyphen at the end of the last line but one, or between lines beside a drop initial.
    pub exposed_hyphen: f64,
    /// How many lines stand beside a drop initial.
    pub initial_lines: u32,
    /// How many lines in a row may end in hyphens.
    pub most_hyphens: u8,
    /// Demerits for lines in a row whose classes are not neighbours.
    pub adjacent: f64,
    /// Demerits for lines in a row whose ratios differ by 1; they grow with the square.
    pub contrast: f64,
    /// The ratio from which a line gapes.
    pub gaping_ratio: f64,
    /// Demerits for a line that does.
    pub gaping: f64,
    /// Demerits for a line whose letters are fitted as far as they may be, at a ratio of 1 or -1 and beyond.
    pub strained: f64,
    /// How far letters may be fitted, in 1/10,000 of their own width.
    pub letterfit: i64,
    /// A last line narrower than this, or of one word, is a runt.
    pub runt_width: i64,
    /// Demerits for a runt.
    pub runt: f64,
    /// Demerits for one that is only the rest of a divided word, beside those of a runt.
    pub runt_rest: f64,
    /// How far below -1 a ratio may go where nothing else is left but an overflow.
    pub extra_shrink: f64,
    /// Whether badness is a whole number computed as TeX does, to be compared with it; otherwise it grows with
    /// the square of the ratio, not the cube: that keeps the spaces of a whole page more alike.
    pub whole_badness: bool,
}

impl Parameters {
    /// Plain TeX's values.
    pub const TEX: Self = Self {
        fit: LineFit::Justified,
        tolerance: 200.0,
        line_penalty: 10.0,
        double_hyphen: 10_000.0,
        exposed_hyphen: 5_000.0,
        initial_lines: 0,
        most_hyphens: u8::MAX,
        adjacent: 10_000.0,
        contrast: 0.0,
        gaping_ratio: f64::INFINITY,
        gaping: 0.0,
        strained: 0.0,
        letterfit: 0,
        runt_width: 0,
        runt: 0.0,
        runt_rest: 0.0,
        extra_shrink: 0.0,
        whole_badness: true,
    };
}
