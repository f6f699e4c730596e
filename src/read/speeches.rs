//! Speeches that were typed with hyphens: `- Bonjour, dit-il.`

/// Tells whether paragraphs that begin with hyphens are what people say, and no list; the hyphens are taken off.
///
/// All are sentences. One says who says it, after a dash or in small letters after a question or call; or the first asks and
/// the second does not: questions to talk about are a list, and so are orders, whatever sign ends them.
pub fn are_speeches(paragraphs: &[&str]) -> bool {
    let bare = |text: &str| text.trim_end_matches(['"', '»', '”', '’', ')', '*', '_', ' ']).to_owned();
    let is_sentence = |text: &&str| {
        let begins = text.trim_start_matches(['¿', '¡', '«', '“', '"', '…', '*', '_']).chars().next();
        begins.is_some_and(|c| c.is_alphabetic() && !c.is_lowercase())
            && bare(text).ends_with(['.', '?', '!', '…'])
    };
    let is_told = |text: &str| {
        let closed = |sign: char| matches!(sign, ',' | '.' | '?' | '!' | '…');
        ["- ", "– ", "— "].iter().any(|dash| {
            text.match_indices(dash)
                .any(|(at, _)| text[..at].ends_with(' ') && text[..at].trim_end().ends_with(closed))
        })
    };
    let goes_on = |text: &str| {
        text.match_indices(['?', '!', '…']).any(|(at, sign)| {
            let rest = text[at + sign.len()..].trim_start_matches(['»', '”', '"']);
            rest.starts_with(char::is_whitespace) && rest.trim_start().starts_with(char::is_lowercase)
        })
    };
    let asks = |text: &str| bare(text).ends_with('?');
    !paragraphs.is_empty()
        && paragraphs.iter().all(is_sentence)
        && (paragraphs.iter().any(|text| is_told(text) || goes_on(text))
            || matches!(paragraphs, [first, second, ..] if asks(first) && !asks(second)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A talk that was typed with hyphens was a list with bullets.
    #[test]
    fn what_is_said_is_no_list() {
        for talk in [
            &["Vous venez ?", "Demain."][..],
            &["Qui va là ? - demanda-t-il."],
            &["Vous venez ? demanda-t-elle.", "Demain, peut-être."],
            &["Стой! - крикнул он.", "Стою."],
            &["¿Quién eres?", "¡Nadie!"],
            &["Vous venez ?", "Demain !", "À quelle heure ?"],
        ] {
            assert!(are_speeches(talk), "{talk:?}");
        }
        for list in [
            &["du pain", "de l'eau"][..],
            &["Du pain.", "De l'eau."],
            &["Qui parle ?", "À qui ?"],
            &["Acheter du pain - et de l'eau.", "Dormir."],
            &["Du pain !", "et du beurre."],
            // A recipe, advice, questions with a task below them: a sign of calling made all of them a talk.
            &["Lavez les pommes.", "Mélangez bien !", "Servez."],
            &["N'oubliez pas vos bottes !", "Apportez de l'eau."],
            &["Qui parle ?", "À qui ?", "Lisez la lettre à haute voix."],
            &["Lisez la lettre à haute voix.", "Qui parle ?"],
            &["Attendre…", "Servir."],
            &["Vous venez ?"],
            &[],
        ] {
            assert!(!are_speeches(list), "{list:?}");
        }
    }
}
