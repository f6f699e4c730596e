//! Speeches that were typed with hyphens: `- Bonjour, dit-il.`

/// Tells whether paragraphs that begin with hyphens are what people say, and no list; the hyphens are taken off.
///
/// All are sentences. One says who says it, after a dash or in small letters after a question or call; or one asks or calls
/// out, and not all of them ask: questions to talk about are a list.
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
    let asks = |text: &&str| bare(text).ends_with('?');
    let is_lively = |text: &&str| bare(text).ends_with(['?', '!', '…']);
    !paragraphs.is_empty()
        && paragraphs.iter().all(is_sentence)
        && (paragraphs.iter().any(|text| is_told(text) || goes_on(text))
            || (paragraphs.len() > 1 && paragraphs.iter().any(is_lively) && !paragraphs.iter().all(asks)))
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
        ] {
            assert!(are_speeches(talk), "{talk:?}");
        }
        for list in [
            &["du pain", "de l'eau"][..],
            &["Du pain.", "De l'eau."],
            &["Qui parle ?", "À qui ?"],
            &["Acheter du pain - et de l'eau.", "Dormir."],
            &["Du pain !", "et du beurre."],
            &["Vous venez ?"],
            &[],
        ] {
            assert!(!are_speeches(list), "{list:?}");
        }
    }
}
