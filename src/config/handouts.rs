//! `[handouts]`: what is made for study groups, and how it is set.

use super::parse::{PAPERS, set};
use super::value::{Entry, Reader};
use super::{Paper, Placed};
use crate::diagnostic::Span;

/// `[handouts]`.
#[derive(Clone, Debug, PartialEq)]
pub struct HandoutsConfig {
    /// What is made of each article.
    pub make: Vec<HandoutKind>,
    /// The paper; none follows the series.
    pub paper: Option<Paper>,
    /// How the page of the participant's copy is divided.
    pub layout: HandoutLayout,
    /// By what a group finds its place.
    pub numbers: Numbers,
    /// From where lines are counted, where they have the numbers.
    pub line_numbers: LineNumbers,
    /// Where terms are explained.
    pub terms: TermsPlace,
    /// By whose rules large print is set.
    pub large_print: LargePrint,
    /// Words read in a minute.
    pub reading_speed: u32,
    /// How long an article is talked about where its study file does not say how long it takes, in minutes.
    pub discussion_minutes: u32,
    /// How long a session may take where none is configured, in minutes.
    pub session_minutes: u32,
    /// Whether copies are set a little tighter where that saves a sheet.
    pub fit: bool,
    /// Whether the study edition is made.
    pub study_epub: bool,
    /// The first and the last article of each session, by file name, stem or number.
    pub sessions: Vec<Placed<(String, String)>>,
    /// The keys that the file gives, each with the place of its value.
    pub given: Vec<(String, Span)>,
}

impl HandoutsConfig {
    /// Returns where the file gives a key; none where it does not.
    pub fn place_of(&self, key: &str) -> Option<Span> {
        self.given.iter().find(|(given, _)| given == key).map(|(_, place)| *place)
    }

    /// Makes these kinds for once; what the file says of others is then no fault of it.
    pub fn make_for_once(&mut self, kinds: &[HandoutKind]) {
        self.make = kinds.to_vec();
        self.given.clear();
    }
}

impl HandoutsConfig {
    /// Returns how the pages of a copy are divided: what is no page of a text to write on is set as ever.
    pub const fn layout_of(&self, kind: HandoutKind) -> HandoutLayout {
        match kind {
            HandoutKind::Participant | HandoutKind::Leader => self.layout,
            HandoutKind::LargePrint | HandoutKind::Questions | HandoutKind::Terms | HandoutKind::Pack => {
                HandoutLayout::Margin
            }
        }
    }

    /// Returns by what the group finds its place: every line of a manuscript bears its number.
    pub fn place_by(&self) -> Numbers {
        if self.layout == HandoutLayout::Manuscript { Numbers::Lines } else { self.numbers }
    }
}

impl Default for HandoutsConfig {
    fn default() -> Self {
        Self {
            make: vec![HandoutKind::Participant, HandoutKind::Leader],
            paper: None,
            layout: HandoutLayout::default(),
            numbers: Numbers::default(),
            line_numbers: LineNumbers::default(),
            terms: TermsPlace::default(),
            large_print: LargePrint::default(),
            reading_speed: 150,
            discussion_minutes: 20,
            session_minutes: 60,
            fit: false,
            study_epub: true,
            sessions: Vec::new(),
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
    /// The questions alone.
    Questions,
    /// The terms alone.
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

/// `numbers`: by what a group finds its place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Numbers {
    /// The numbers of paragraphs, the same in every output.
    #[default]
    Paragraphs,
    /// The numbers of lines.
    Lines,
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

/// `large-print`: by whose rules it is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum LargePrint {
    /// The American Council of the Blind's.
    #[default]
    Acb,
    /// The Royal National Institute of Blind People's.
    Rnib,
}

/// Reads one key of `[handouts]`.
pub(super) fn read(entry: Entry<'_>, handouts: &mut HandoutsConfig, reader: &mut Reader) {
    handouts.given.push((entry.key.to_owned(), reader.span(entry.value)));
    match entry.key {
        "make" => {
            let mut make = reader.choices(entry, &HandoutKind::ALL);
            make.sort();
            make.dedup();
            handouts.make = make;
        }
        "paper" => handouts.paper = reader.choice(entry, PAPERS).filter(|paper| *paper != Paper::Auto),
        "layout" => {
            let known = [
                ("margin", HandoutLayout::Margin),
                ("cornell", HandoutLayout::Cornell),
                ("manuscript", HandoutLayout::Manuscript),
                ("facing", HandoutLayout::Facing),
            ];
            set(&mut handouts.layout, reader.choice(entry, &known));
        }
        "numbers" => {
            let known = [("paragraphs", Numbers::Paragraphs), ("lines", Numbers::Lines)];
            set(&mut handouts.numbers, reader.choice(entry, &known));
        }
        "line-numbers" => {
            let known = [("running", LineNumbers::Running), ("page", LineNumbers::Page)];
            set(&mut handouts.line_numbers, reader.choice(entry, &known));
        }
        "terms" => {
            let known =
                [("margin", TermsPlace::Margin), ("foot", TermsPlace::Foot), ("list", TermsPlace::List)];
            set(&mut handouts.terms, reader.choice(entry, &known));
        }
        "large-print" => {
            let known = [("acb", LargePrint::Acb), ("rnib", LargePrint::Rnib)];
            set(&mut handouts.large_print, reader.choice(entry, &known));
        }
        "fit" => set(&mut handouts.fit, reader.flag(entry)),
        "study-epub" => set(&mut handouts.study_epub, reader.flag(entry)),
        "reading-speed" => set(&mut handouts.reading_speed, reader.count(entry, 20..=1000)),
        "discussion-minutes" => set(&mut handouts.discussion_minutes, reader.count(entry, 0..=600)),
        "session-minutes" => set(&mut handouts.session_minutes, reader.count(entry, 5..=1440)),
        "sessions" => handouts.sessions = reader.pairs(entry),
        _ => {}
    }
}
