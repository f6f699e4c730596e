//! What holds of every text.

use super::*;

/// Returns the words that a reader of the article sees, and the names and dates taken from its head.
fn all_words(reading: &Reading) -> String {
    let article = &reading.article;
    let mut out = String::new();
    let mut push = |words: &str| {
        out.push_str(words);
        out.push(' ');
    };
    article
        .masthead
        .iter()
        .chain(&article.title)
        .chain(&article.subtitle)
        .for_each(|line| push(&plain_text(line)));
    article.authors.iter().for_each(|name| push(name));
    reading.date.iter().for_each(|date| push(&date.text));
    match &article.epigraph {
        Some(Epigraph::Prose(quote)) => {
            push(&crate::model::visit::text(&quote.value.blocks));
            quote.value.attribution.iter().for_each(|line| push(&plain_text(line)));
        }
        Some(Epigraph::Verse(verse)) => {
            verse
                .value
                .stanzas
                .iter()
                .flat_map(|s| &s.lines)
                .for_each(|line| push(&plain_text(&line.content)));
            verse.value.attribution.iter().for_each(|line| push(&plain_text(line)));
        }
        None => {}
    }
    push(&crate::model::visit::text(&article.series_note));
    push(&crate::model::visit::text(&article.body));
    article.notes.iter().for_each(|note| push(&crate::model::visit::text(&note.blocks)));
    article
        .findings
        .iter()
        .filter(|f| {
            use crate::model::FindingKind::{Furniture, Removed};
            matches!(f.kind, Furniture | Removed)
        })
        .for_each(|f| push(&f.text));
    out
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config { cases: 400, ..Default::default() })]

    #[test]
    fn nothing_panics(text in "([#>*_`~|:\\-+=.!\\[\\](){}<>/\"'%^&; \t\na-c0-9é—“]|<div>|</div>|<em>|</p>|<p>|<td>|<li>|\\{\\{<|>\\}\\}|\n\n|> |1\\. |- |  \n){0,60}") {
        read_text(&text);
    }

    /// Words of letters, between signs that mean something: each is somewhere in what was read, except the language
    /// of code, which is no text.
    #[test]
    fn no_word_is_lost(pieces in proptest::collection::vec(("[#>*_~|:\\-\"' \n]{0,4}|<div>|</div>|<b>|</b>|<p>|</blockquote>|<blockquote>|\n\n> |\n\n- |\n\n# |\n\n", "w[a-z]{2,6}[0-9]{2}"), 1..24)) {
        let text: String =
            pieces.iter().map(|(signs, word)| format!("{}{word} ", signs.replace("~~~", ""))).collect();
        let warned = read_text(&text);
        let seen = all_words(&warned.value);
        for (_, word) in &pieces {
            proptest::prop_assert!(seen.contains(word.as_str()), "{word} of {text:?} is not in {seen:?}");
        }
    }
}
