//! Names, weighed by their words and by where else they stand.

use super::Pattern;
use super::sketch::Open;
use crate::read::text::{part, row, title};

impl Pattern {
    /// Weighs whether words are names by themselves and by where else they stand.
    pub(super) fn name(&self, open: &Open) -> i32 {
        let names = names(&open.text);
        let by = if part::byline(&open.text).is_some() { 20 } else { 0 };
        let single = names.iter().flat_map(|name| {
            WITH.iter()
                .find_map(|with| name.split_once(with))
                .map_or(vec![name.as_str()], |(first, second)| vec![first.trim_end_matches(','), second])
        });
        single.map(|name| self.one(name)).min().unwrap_or(-60) + by
    }

    /// Tells whether words are a name by themselves.
    pub(in crate::read::text) fn is_name(&self, text: &str) -> bool {
        let names = names(text);
        !names.is_empty() && names.iter().all(|name| self.one(name) > 10)
    }

    /// Tells whether words are a name by themselves, with a work after it perhaps: `Edith Marsh, Letters`.
    pub(in crate::read::text) fn is_source(&self, text: &str) -> bool {
        names(text).first().is_some_and(|name| self.one(name) > 10)
    }

    fn one(&self, name: &str) -> i32 {
        let key = key(name);
        let known = if self.authors.contains(&key) { 30 } else { 0 };
        let seen = self.lines.get(&key);
        let recurs = seen.is_some_and(|seen| seen.files > 1);
        let own = self.words(name);
        own + known + if recurs && own > -25 { 15 } else { 0 }
    }

    /// Weighs the words of a name.
    pub(super) fn words(&self, name: &str) -> i32 {
        const HONORIFICS: &str = " mr mrs ms miss dr prof professor rev revd reverend fr father sr sister br brother canon dean bishop \
            pastor pastorin pfarrer pfarrerin pater père abbé mgr mme m don dom dott ing herr frau padre hno \
            hermana sra о прот иерей ks ds dominee vicar rabbi sir lady lord comrade genosse camarade compañero \
            compagno товарищ тов hr fru avv sac ";
        const PARTICLES: &str = " von van der den de da do dos du la le del della di bin ibn zu zum ter ten af av el y i d’ d' la the of ";
        let words: Vec<&str> = name.split_whitespace().collect();
        if !(1..=6).contains(&words.len())
            || name.contains([':', '?', '!', ';', '"', '“', '”', '«', '»', '(', ')', '…'])
        {
            return -60;
        }
        let mut weight = 0;
        let mut full = 0;
        for word in &words {
            let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
            let lower = bare.to_lowercase();
            let pointed = word.ends_with('.');
            weight += if bare.is_empty() || bare.chars().any(|c| c.is_ascii_digit()) {
                return -60;
            } else if HONORIFICS.contains(&format!(" {lower} ")) && (pointed || words.len() > 1) {
                15
            } else if bare.chars().all(char::is_lowercase) {
                match PARTICLES.contains(&format!(" {lower} ")) && full + words.len() > 1 {
                    true if lower != "the" && lower != "of" => 0,
                    _ => -30,
                }
            } else if full > 0 && PARTICLES.contains(&format!(" {lower} ")) && lower != "the" && lower != "of"
            {
                0
            } else if bare.chars().count() > 1 && title::is_open_word(&lower) {
                -30
            } else if bare.chars().count() > 1 && self.commonest.contains(lower.as_str()) {
                full += 1;
                -14
            } else if pointed && bare.chars().count() <= 2 {
                10
            } else if !bare.starts_with(char::is_uppercase) {
                -30
            } else if self.common.contains(&lower) {
                full += 1;
                -14
            } else {
                full += 1;
                8
            };
        }
        match (full, words.len()) {
            (0, _) => -30,
            (_, 1) => weight.min(5),
            (_, 2..=4) => weight.min(22),
            _ => weight.min(8),
        }
    }
}

/// Words between two names of which the second helped.
pub(super) const WITH: [&str; 5] = [" with ", " avec ", " mit ", " con ", " com "];

/// Returns the names in an open line or a byline; roles after them are left out.
pub(super) fn names(text: &str) -> Vec<String> {
    const ROLES: &str = " editor vicar rector chair secretary treasurer president pastor priest curate deacon correspondent \
        staff writer reporter author redakteur redaktion pfarrer pfarrerin vorsitzender vorsitzende rédacteur rédactrice \
        curé président présidente director directora párroco redattore parroco presidente segretario секретарь редактор \
        председатель настоятель redaktor proboszcz redacteur predikant voorzitter ";
    if let Some(names) = part::byline(text) {
        return names;
    }
    let bare = row::without_mark(text).trim_matches(|c: char| c.is_whitespace() || "[]()*_,;".contains(c));
    let last = bare.rsplit(' ').next().unwrap_or_default();
    let bare =
        if last.ends_with('.') && last.chars().count() > 3 { bare.trim_end_matches('.') } else { bare };
    let mut list = part::split_names(bare);
    let role = |name: &String| {
        let first = name.split_whitespace().next().unwrap_or_default().to_lowercase();
        ROLES.contains(&format!(" {first} ")) || name.starts_with(char::is_lowercase)
    };
    if list.len() > 1 && !role(&list[0]) {
        list.retain(|name| !role(name));
    }
    list
}

pub(super) fn key(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ").to_lowercase()
}
