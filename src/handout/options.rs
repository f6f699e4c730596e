//! What handouts obey of the configuration: what is made for study groups, and how it is set.

use crate::diagnostic::{Placed, Span};
use crate::model::{HandoutLayout, LargePrint, LineNumbers, Paper, WritingRules};

/// What is made for study groups, and how it is set.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    /// What is made of each article.
    pub make: Vec<HandoutKind>,
    /// The paper. `None` follows the series.
    pub paper: Option<Paper>,
    /// How the page of the participant's copy is divided.
    pub layout: HandoutLayout,
    /// By what a group finds its place.
    pub numbers: Numbers,
    /// From where lines are counted, where they have the numbers.
    pub line_numbers: LineNumbers,
    /// Where terms are explained.
    pub terms: TermsPlace,
    /// Where questions stand that speak of a paragraph.
    pub questions: QuestionsPlace,
    /// How room to write in is ruled.
    pub rules: WritingRules,
    /// Whether there is a line for a name and a date at the top of what participants get.
    pub name_line: bool,
    /// Whether margins of left-hand pages mirror those of right-hand ones, as copies printed on both sides need it.
    pub mirrored: bool,
    /// By whose rules large print is set.
    pub large_print: LargePrint,
    /// Words read in a minute.
    pub reading_speed: u32,
    /// How long an article is talked about where its study file does not say how long it takes, in minutes.
    pub discussion_minutes: u32,
    /// How long a session may take where none is configured, in minutes.
    pub session_minutes: u32,
    /// How long people arrive and are welcomed, in minutes.
    pub welcome_minutes: u32,
    /// How long each round takes in which everybody says something, in minutes.
    pub round_minutes: u32,
    /// How long the break of a long session is, in minutes.
    pub break_minutes: u32,
    /// Whether copies are set a little tighter where that saves a sheet.
    pub fit: bool,
    /// Whether the study edition is made.
    pub study_epub: bool,
    /// Whether an EPUB in large print is made with the copies in large print.
    pub large_print_epub: bool,
    /// The first and the last article of each session, by file name, stem or number.
    pub sessions: Vec<Placed<(String, String)>>,
    /// The articles of the pack of excerpts, by file name, stem or number, each with its paragraphs.
    pub excerpts: Vec<Placed<(String, String)>>,
    /// Pairs of articles that stand side by side, by file name, stem or number.
    pub side_by_side: Vec<Placed<(String, String)>>,
    /// Whether packs and copies in large print are also made as booklets.
    pub booklet: bool,
    /// The keys that the file gives, each with the place of its value.
    pub given: Vec<(String, Span)>,
}

impl Options {
    /// Returns where the file gives a key. `None` if it does not.
    pub fn place_of(&self, key: &str) -> Option<Span> {
        self.given.iter().find(|(given, _)| given == key).map(|(_, place)| *place)
    }

    /// Makes these kinds for once; what the file says of others is then no fault of it.
    pub fn make_for_once(&mut self, kinds: &[HandoutKind]) {
        self.make = kinds.to_vec();
        self.given.clear();
    }
}

impl Options {
    /// Returns how the pages of a copy are divided: what is no page of a text to write on is set as ever.
    pub const fn layout_of(&self, kind: HandoutKind) -> HandoutLayout {
        match kind {
            HandoutKind::Participant | HandoutKind::Leader => self.layout,
            HandoutKind::LargePrint | HandoutKind::Questions | HandoutKind::Terms | HandoutKind::Pack => {
                HandoutLayout::Margin
            }
        }
    }

    /// Tells whether only the fronts of sheets are printed: a manuscript's, and those of copies that are not mirrored
    /// where no page faces another.
    pub fn is_single_sided(&self, kind: HandoutKind) -> bool {
        match self.layout_of(kind) {
            HandoutLayout::Manuscript => true,
            HandoutLayout::Facing => false,
            HandoutLayout::Margin | HandoutLayout::Cornell => !self.mirrored,
        }
    }

    /// Tells whether a copy has a line for a name and a date.
    pub fn has_name_line(&self, kind: HandoutKind) -> bool {
        let is_written_on =
            matches!(kind, HandoutKind::Participant | HandoutKind::LargePrint | HandoutKind::Questions);
        self.name_line && is_written_on
    }

    /// Returns by what the group finds its place: every line of a manuscript bears its number.
    pub fn place_by(&self) -> Numbers {
        if self.layout == HandoutLayout::Manuscript { Numbers::Lines } else { self.numbers }
    }
}

impl Default for Options {
    fn default() -> Self {
        Self {
            make: vec![HandoutKind::Participant, HandoutKind::Leader],
            paper: None,
            layout: HandoutLayout::default(),
            numbers: Numbers::default(),
            line_numbers: LineNumbers::default(),
            terms: TermsPlace::default(),
            questions: QuestionsPlace::default(),
            rules: WritingRules::default(),
            name_line: false,
            mirrored: true,
            large_print: LargePrint::default(),
            reading_speed: 150,
            discussion_minutes: 20,
            session_minutes: 60,
            welcome_minutes: 5,
            round_minutes: 5,
            break_minutes: 10,
            fit: false,
            study_epub: true,
            large_print_epub: true,
            sessions: Vec::new(),
            excerpts: Vec::new(),
            side_by_side: Vec::new(),
            booklet: false,
            given: Vec::new(),
        }
    }
}

/// `make`: the kinds of handout.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HandoutKind {
    /// The text to work on, with questions and terms.
    Participant,
    /// The same with aim, timing, answers and remarks.
    Leader,
    /// The participant's in large print.
    LargePrint,
    /// Only the questions.
    Questions,
    /// Only the terms.
    Terms,
    /// The articles of a session together.
    Pack,
}

impl HandoutKind {
    /// All of them, each with its name.
    pub const ALL: [(&'static str, Self); 6] = [
        ("participant", Self::Participant),
        ("leader", Self::Leader),
        ("large-print", Self::LargePrint),
        ("questions", Self::Questions),
        ("terms", Self::Terms),
        ("pack", Self::Pack),
    ];
}

/// `numbers`: by what a group finds its place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Numbers {
    /// The numbers of paragraphs, the same in every output.
    #[default]
    Paragraphs,
    /// The numbers of lines.
    Lines,
}

/// `terms`: where words are explained in the participant's copy and the leader's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum TermsPlace {
    /// In the margin, beside the line in which they first occur.
    #[default]
    Margin,
    /// At the foot of the page on which they first occur.
    Foot,
    /// In a list after the text.
    List,
}

/// `questions`: where questions stand in the participant's copy and the leader's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum QuestionsPlace {
    /// After the text, each with room to write.
    #[default]
    End,
    /// In the margin beside the first paragraph that they speak of, which is to be written in; others after the text.
    Beside,
}
