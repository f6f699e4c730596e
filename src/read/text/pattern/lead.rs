//! Words before the names of authors that no table has: `Skráð af Ann Lee`, where most articles have such a line.

use super::name::{key, names};
use super::sketch::{Sketch, Zone};
use super::{FEWEST, LIKELY_NAME, Pattern};
use crate::lang::Lexicon;
use crate::read::text::{part, sign};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// So many of ten must surely be names.
const SURE: usize = 6;

/// What stands after the same words in a series.
#[derive(Default)]
struct After {
    files: BTreeSet<usize>,
    names: BTreeSet<String>,
    /// How many of them are surely names, and how many there are.
    sure: usize,
    count: usize,
}

/// Finds the words that stand before a name, and each time another, in more than half of the texts.
pub(super) fn before_names(sketches: &[&Sketch], pattern: &Pattern) -> BTreeSet<String> {
    let mut seen = BTreeMap::<String, After>::new();
    for (file, sketch) in sketches.iter().enumerate() {
        let open = sketch.open.iter().filter(|open| matches!(open.zone, Zone::Below | Zone::Row));
        let lines = open.map(|open| open.text.as_str()).chain(sketch.place.as_deref());
        for (lead, rest) in lines.filter_map(divide) {
            let after = seen.entry(lead.to_lowercase()).or_default();
            let known = |name: &String| if pattern.authors.contains(&key(name)) { LIKELY_NAME } else { 0 };
            let weights = names(rest).into_iter().map(|name| pattern.words(&name) + known(&name));
            after.sure += usize::from(weights.min().unwrap_or_default() >= LIKELY_NAME);
            after.count += 1;
            after.files.insert(file);
            after.names.insert(key(rest));
        }
    }
    seen.retain(|_, after| {
        let files = after.files.len();
        files >= FEWEST
            && files * 2 > sketches.len()
            && after.names.len() > 1
            && after.sure * 10 >= after.count * SURE
    });
    seen.into_keys().collect()
}

/// Divides a line after its first word and the small ones that follow it.
fn divide(line: &str) -> Option<(&str, &str)> {
    static HONORIFICS: LazyLock<Lexicon> =
        LazyLock::new(|| Lexicon::words(|reading| reading.head.honorifics));
    let mut words = line.split_whitespace();
    let first = words.next()?.trim_end_matches(':');
    let bare = first.trim_end_matches('.').to_lowercase();
    if part::byline(line).is_some()
        || sign::is_capitals(line)
        || bare.chars().count() < 2
        || HONORIFICS.contains(&bare)
    {
        return None;
    }
    let name = words.find(|word| !word.starts_with(char::is_lowercase))?;
    let at = name.as_ptr() as usize - line.as_ptr() as usize;
    let lead = line.get(..at)?.trim_end().trim_end_matches(':');
    Some((lead, line.get(at..)?))
}

impl Pattern {
    /// Takes the words off a line that stand before names in the series.
    pub(super) fn without_lead<'t>(&self, line: &'t str) -> &'t str {
        divide(line)
            .filter(|(lead, _)| !self.leads.is_empty() && self.leads.contains(&lead.to_lowercase()))
            .map_or(line, |(_, name)| name)
    }
}
