//! `head`: how the heads of the articles are written, as the configuration tells it.
//!
//! Each pattern is a line of the head: places in braces, and the words between them as they stand in the articles.

use crate::diagnostic::nearest;

/// A line of the head of an article, such as `No. {number} | {date} | {author}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeadPattern {
    text: String,
    pieces: Vec<PatternPiece>,
}

/// A piece of a [`HeadPattern`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PatternPiece {
    /// Words that stand so in every article; white space stands for any.
    Words(String),
    /// What differs from article to article.
    Field(HeadField),
}

/// What stands in a place of a [`HeadPattern`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum HeadField {
    /// `{title}`
    Title,
    /// `{subtitle}`
    Subtitle,
    /// `{kicker}`: a heading that stands over several titles.
    Kicker,
    /// `{masthead}`: the name of the publication.
    Masthead,
    /// `{number}`: the number of the issue, with its word or without.
    Number,
    /// `{venue}`: where the text was first printed.
    Venue,
    /// `{place}`: where it was written.
    Place,
    /// `{date}`
    Date,
    /// `{author}`: one name or several.
    Author,
    /// `{epigraph}`: a quotation before the text, with its name; on a line of its own.
    Epigraph,
    /// `{skip}`: what belongs to the page, and is taken off.
    Skip,
}

/// What is wrong with a pattern, and what to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PatternFlaw {
    /// As in "`head` {is}".
    pub is: String,
    /// What to write.
    pub hint: String,
}

impl HeadField {
    /// All of them with their names, in the order in which they are explained.
    pub const ALL: [(&str, Self); 11] = [
        ("title", Self::Title),
        ("subtitle", Self::Subtitle),
        ("author", Self::Author),
        ("date", Self::Date),
        ("number", Self::Number),
        ("kicker", Self::Kicker),
        ("masthead", Self::Masthead),
        ("venue", Self::Venue),
        ("place", Self::Place),
        ("epigraph", Self::Epigraph),
        ("skip", Self::Skip),
    ];

    fn named(name: &str) -> Result<Self, PatternFlaw> {
        let names: Vec<&str> = Self::ALL.iter().map(|(name, _)| *name).collect();
        let all: Vec<String> = names.iter().map(|name| format!("{{{name}}}")).collect();
        let known = Self::ALL.iter().find(|(own, _)| *own == name).map(|(_, field)| *field);
        known.ok_or_else(|| PatternFlaw {
            is: format!("has `{{{name}}}`, which stands for nothing"),
            hint: match nearest(name, &names) {
                Some(near) => format!("write `{{{near}}}`; there are {}", all.join(", ")),
                None => format!("there are {}", all.join(", ")),
            },
        })
    }
}

impl HeadPattern {
    /// Reads a pattern.
    ///
    /// # Errors
    /// What is wrong with it: a name in braces that is not known, a brace without its other, two places side by side, a
    /// place twice, or none.
    pub fn parse(text: &str) -> Result<Self, PatternFlaw> {
        let flaw = |is: String, hint: &str| Err(PatternFlaw { is, hint: hint.to_owned() });
        let mut pieces = Vec::new();
        let mut rest = text.trim();
        while !rest.is_empty() {
            let (words, after) =
                rest.split_once('{').map_or((rest, None), |(words, after)| (words, Some(after)));
            if words.contains('}') {
                return flaw(
                    "has a `}` without a `{` before it".to_owned(),
                    "write each name in braces, such as `{title}`",
                );
            }
            if !words.is_empty() {
                pieces.push(PatternPiece::Words(words.to_owned()));
            }
            let Some(after) = after else { break };
            let Some((name, after)) = after.split_once('}') else {
                return flaw(
                    "has a `{` that never closes".to_owned(),
                    "write each name in braces, such as `{title}`",
                );
            };
            let field = HeadField::named(name.trim())?;
            if let Some(PatternPiece::Field(_)) = pieces.last() {
                return flaw(
                    format!("has nothing between `{{{}}}` and what stands before it", name.trim()),
                    "write what parts the two in the articles, or a space",
                );
            }
            if pieces.contains(&PatternPiece::Field(field)) {
                return flaw(
                    format!("has `{{{}}}` twice", name.trim()),
                    "write it once; what comes again and is not needed is `{skip}`",
                );
            }
            pieces.push(PatternPiece::Field(field));
            rest = after;
        }
        let pattern = Self { text: text.trim().to_owned(), pieces };
        if pattern.fields().next().is_none() {
            return flaw(
                format!("has `{}`, in which nothing differs from article to article", pattern.text),
                "write what does in braces, such as `{title}`; lines that all articles share need no pattern",
            );
        }
        if pattern.fields().any(|field| field == HeadField::Epigraph) && pattern.pieces.len() > 1 {
            return flaw(
                "has `{epigraph}` beside other things".to_owned(),
                "write it as a line of its own: head = [\"{title}\", \"{epigraph}\"]",
            );
        }
        Ok(pattern)
    }

    /// Returns it as it was written.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns its pieces in their order.
    pub fn pieces(&self) -> &[PatternPiece] {
        &self.pieces
    }

    /// Returns what has a place in it.
    pub fn fields(&self) -> impl Iterator<Item = HeadField> {
        self.pieces.iter().filter_map(|piece| match piece {
            PatternPiece::Field(field) => Some(*field),
            PatternPiece::Words(_) => None,
        })
    }

    /// Tells whether it is one place and nothing else.
    pub fn is_only(&self, field: HeadField) -> bool {
        self.pieces == [PatternPiece::Field(field)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_is_places_and_the_words_between_them() {
        let pattern = HeadPattern::parse(" No. {number} | {date}").expect("a pattern");
        let words = |words: &str| PatternPiece::Words(words.into());
        assert_eq!(
            pattern.pieces(),
            [
                words("No. "),
                PatternPiece::Field(HeadField::Number),
                words(" | "),
                PatternPiece::Field(HeadField::Date)
            ]
        );
        assert!(HeadPattern::parse("{epigraph}").is_ok_and(|only| only.is_only(HeadField::Epigraph)));
    }

    // Each is what somebody types who has not read all of the manual page.
    #[test]
    fn what_is_wrong_with_a_pattern_is_said() {
        for (text, is, hint) in [
            ("{autor}", "`{autor}`, which stands for nothing", "write `{author}`"),
            ("{when}", "`{when}`", "there are {title}"),
            ("{title", "never closes", "{title}"),
            ("title}", "without a `{`", "{title}"),
            ("{title}{date}", "nothing between", "or a space"),
            ("{date} {title} {date}", "`{date}` twice", "{skip}"),
            ("The Bugle", "nothing differs", "in braces"),
            ("{title} {epigraph}", "beside other things", "a line of its own"),
            ("", "nothing differs", "in braces"),
        ] {
            let flaw = HeadPattern::parse(text).expect_err(text);
            assert!(flaw.is.contains(is), "{text}: {}", flaw.is);
            assert!(flaw.hint.contains(hint), "{text}: {}", flaw.hint);
        }
    }
}
