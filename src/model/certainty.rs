//! How sure a reading is, and what whoever edits the series is asked where it is not.

use serde::Serialize;

/// How sure a reader is of a [`Finding`](super::Finding).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Certainty {
    /// Marks, words or the rest of the series say so, or whoever edits it does.
    #[default]
    Sure,
    /// It may be something else: somebody should look.
    Doubt(Box<Doubt>),
}

impl Certainty {
    /// Returns the doubt, if there is one.
    pub fn doubt(&self) -> Option<&Doubt> {
        match self {
            Self::Sure => None,
            Self::Doubt(doubt) => Some(doubt),
        }
    }
}

/// What is asked about a finding that is not sure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Doubt {
    /// The question: a sentence on one line that names no words of the text, so that findings in the same doubt share it.
    pub question: &'static str,
    /// What speaks for and against what was found: lower case, no full stop.
    pub evidence: String,
    /// What can be typed to settle it; the first goes against what was found or adds to it.
    pub answers: Vec<Answer>,
}

/// An answer to a [`Doubt`]: what is typed, and where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Answer {
    /// When it is right, as in "if it is the author".
    pub when: &'static str,
    /// Where it is typed.
    pub place: AnswerPlace,
    /// The key.
    pub key: &'static str,
    /// The values. A key of the configuration takes a list, to which further ones can be added.
    pub values: Vec<String>,
}

/// Where an [`Answer`] is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum AnswerPlace {
    /// Under `[read]` in `chapbook.toml`, for all articles.
    Series,
    /// In the front matter of the article: lines between two lines `---` at its head.
    Article,
}

impl Answer {
    /// Makes an answer for all articles: a value for a list under `[read]`.
    pub fn series(when: &'static str, key: &'static str, value: impl Into<String>) -> Self {
        Self { when, place: AnswerPlace::Series, key, values: vec![value.into()] }
    }

    /// Makes an answer for one article: a line of its front matter.
    pub fn article(when: &'static str, key: &'static str, value: impl Into<String>) -> Self {
        Self { when, place: AnswerPlace::Article, key, values: vec![value.into()] }
    }

    /// Returns the line to type.
    pub fn typed(&self) -> String {
        let quoted = |value: &String| format!("\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\""));
        match self.place {
            AnswerPlace::Series => {
                let values: Vec<String> = self.values.iter().map(quoted).collect();
                format!("{} = [{}]", self.key, values.join(", "))
            }
            AnswerPlace::Article => {
                let value = self.values.join(", ");
                let plain = value.chars().all(|c| c.is_alphanumeric() || " .-’".contains(c));
                format!("{}: {}", self.key, if plain { value } else { quoted(&value) })
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_can_be_read_again() {
        let series = Answer::series("if it is the author", "authors", "Ann \"Nan\" Lee");
        assert_eq!(series.typed(), r#"authors = ["Ann \"Nan\" Lee"]"#);
        let plain = Answer::article("if it is the title", "title", "The Mill");
        assert_eq!(plain.typed(), "title: The Mill");
        let marked = Answer::article("if it is the title", "title", "The Mill: a Letter");
        assert_eq!(marked.typed(), "title: \"The Mill: a Letter\"");
    }
}
