//! The language of the series, and the paper that goes with it.

use super::Notes;
use super::Options;
use crate::diagnostic::Diagnostic;
use crate::lang::{self, OwnWords};
use crate::model::{Article, FindingKind, Lang, Paper};
use std::collections::BTreeMap;

/// The language of the book, and what follows from it and from how dates are written.
#[derive(Clone, Debug)]
pub struct Tongue {
    /// The language.
    pub lang: Lang,
    /// The paper.
    pub paper: Paper,
    /// Whether dates are written month first.
    pub month_first: bool,
}

/// Chooses language and paper: as configured, else as the articles say, else as detected, else English.
pub fn choose(articles: &[Article], detected: Option<Lang>, options: &Options, notes: &mut Notes) -> Tongue {
    let lang = language(articles, detected, options, notes);
    let written: Vec<bool> =
        articles.iter().filter_map(|article| article.date.as_ref()?.month_first).collect();
    let month_first = written.iter().filter(|first| **first).count() * 2 > written.len();
    let paper = paper(&lang, month_first, options, notes);
    Tongue { lang, paper, month_first }
}

fn language(articles: &[Article], detected: Option<Lang>, options: &Options, notes: &mut Notes) -> Lang {
    let configured = options.language.as_ref().and_then(|placed| Lang::new(&placed.value));
    if let Some(lang) = configured {
        notes.choice(FindingKind::Language, lang.tag(), "the configuration says so");
        return lang;
    }
    let mut counts: BTreeMap<&Lang, usize> = BTreeMap::new();
    for lang in articles.iter().filter_map(|article| article.lang.as_ref()) {
        *counts.entry(lang).or_default() += 1;
    }
    let most =
        counts.iter().max_by_key(|(_, count)| **count).filter(|(_, count)| **count * 2 > articles.len());
    if let Some((lang, count)) = most {
        let reason = format!("{count} of {} articles say so", articles.len());
        notes.choice(FindingKind::Language, lang.tag(), reason);
        return (*lang).clone();
    }
    let (lang, reason) = match detected {
        Some(lang) => (lang, "the words of the articles are of this language"),
        None => (Lang::default(), "nothing says otherwise"),
    };
    notes.choice(FindingKind::Language, lang.tag(), reason);
    lang
}

fn paper(lang: &Lang, month_first: bool, options: &Options, notes: &mut Notes) -> Paper {
    let english = lang.primary() == "en";
    let american = matches!(lang.tag(), "en-US" | "en-CA");
    let (paper, reason) = match options.paper {
        Some(Paper::A4) => (Paper::A4, "the configuration says so"),
        Some(Paper::Letter) => (Paper::Letter, "the configuration says so"),
        None if american => (Paper::Letter, "the language is that of a country that uses it"),
        None if english && month_first => {
            (Paper::Letter, "the series is in English and its dates are written month first")
        }
        None => (Paper::A4, "the series is not in the English of a country that uses letter paper"),
    };
    let name = match paper {
        Paper::A4 => "paper A4",
        Paper::Letter => "paper letter",
    };
    notes.choice(FindingKind::Choice, name, reason);
    paper
}

/// Says which words of the book stay English because its language has no file and the user gave none.
pub fn report_missing_words(lang: &Lang, own: &OwnWords, notes: &mut Notes) {
    if lang::known(lang.tag()).is_some() {
        return;
    }
    let english = lang::of(lang.tag()).book.entries();
    let missing: Vec<String> = english
        .iter()
        .filter(|(entry, _)| own.get(entry).is_none())
        .map(|(_, words)| format!("\"{words}\""))
        .collect();
    if missing.is_empty() {
        return;
    }
    let message = format!(
        "what chapbook itself says in the book stays English: it does not know the words in the language `{}`",
        lang.tag()
    );
    let hint = format!(
        "`chapbook config` ends with these words and those of booklets and handouts: copy the lines below `[words]` in \
         chapbook.toml, without their `#`, and write them in your language. Now missing: {}",
        missing.join(", ")
    );
    notes.say(Diagnostic::warning("A017", message).hint(hint));
}
