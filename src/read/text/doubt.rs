//! What is asked about lines that may be something else than they were read as.

use super::line::Line;
use crate::model::{Answer, Doubt};

/// A line with what may be wrong with it.
#[derive(Clone, Copy, Debug)]
pub(super) struct DoubtedLine<'a> {
    pub(super) line: Line<'a>,
    pub(super) doubt: HeadDoubt,
}

/// What may be wrong with the reading of a line at the head of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum HeadDoubt {
    /// It was hardly taken for a name, or hardly not.
    Name(NameEvidence),
    /// It was hardly taken for a heading over several titles, or hardly not.
    Kicker,
}

/// What speaks for a name and against it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct NameEvidence {
    /// Whether its words are those of a name.
    pub(super) words: bool,
    /// Whether other articles have names in its place; `None` if they do not tell.
    pub(super) others: Option<bool>,
}

impl HeadDoubt {
    /// Returns what is asked about a line of these words.
    pub(super) fn ask(self, words: &str) -> Doubt {
        let words = words.trim_matches(['_', '*']);
        match self {
            Self::Name(evidence) => Doubt {
                question: "Is this line the name of the author?",
                evidence: evidence.said(),
                answers: vec![
                    Answer::series("if it is the author", "authors", words),
                    Answer::article("if it is a subtitle", "subtitle", words),
                ],
            },
            Self::Kicker => Doubt {
                question: "Is this line a heading that stands over several titles, such as the name of a column?",
                evidence: "it stands above what may be the title, and few lines come back there".into(),
                answers: vec![
                    Answer::series("if it is such a heading", "kicker", words),
                    Answer::article("if it is the title", "title", words),
                ],
            },
        }
    }
}

impl NameEvidence {
    /// Tells whether anything speaks for a name.
    pub(super) fn is_some(self) -> bool {
        self.words || self.others == Some(true)
    }

    fn said(self) -> String {
        let words = if self.words { "it is written like a name" } else { "it is hardly written like a name" };
        let others = match (self.others, self.words) {
            (Some(true), true) => ", and other articles have names in this place",
            (Some(true), false) => ", but other articles have names in this place",
            (Some(false), true) => ", but other articles have none in this place",
            (Some(false), false) => ", and other articles have none in this place",
            (None, _) => ", and the other articles do not tell",
        };
        format!("{words}{others}")
    }
}

/// Returns what is asked about a day that the first words of a text tell.
pub(super) fn told_day() -> Doubt {
    Doubt {
        question: "Is the day that the first words tell that of the article, and not that of which it tells?",
        evidence: "no other date was found, and the days that are named so follow each other in the series"
            .into(),
        answers: vec![Answer::article("to give another", "date", "YYYY-MM-DD")],
    }
}

/// Returns what is asked about a name below a text that was taken off as a line of the page.
pub(super) fn signature(words: &str) -> Doubt {
    Doubt {
        question: "Is this line the name of whoever signs the text?",
        evidence: "it stands below most texts of the series, and is written like a name".into(),
        answers: vec![Answer::series("if it is", "authors", words)],
    }
}
