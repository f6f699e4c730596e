//! The same article in several languages side by side, as Hugo and its kin keep it: `index.md` beside `index.de.md`. A book
//! has it once.

use super::load::Loaded;
use super::{Request, language};
use crate::diagnostic::{Diagnostic, Sources, Warned};
use crate::lang;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

/// So many files are named.
const NAMED: usize = 3;

/// One of the files that hold an article.
struct Version {
    at: usize,
    /// The language in its name.
    tag: Option<String>,
}

/// Leaves out what is an article once more in another language, and says so (`R008`): of each that is kept which is in the
/// language of the configuration, else the one whose name has none, else the first. Files that were asked for by name stay.
pub(super) fn leave_out(
    articles: Vec<Arc<Loaded>>,
    request: Request<'_>,
    sources: &Sources,
) -> Warned<Vec<Arc<Loaded>>> {
    let mut groups: BTreeMap<(PathBuf, String), Vec<Version>> = BTreeMap::new();
    for (at, article) in
        articles.iter().enumerate().filter(|(_, article)| !request.inputs.contains(&article.entry.path))
    {
        let (name, tag) = parted(article, sources);
        let folder = article.entry.path.parent().map(PathBuf::from).unwrap_or_default();
        groups.entry((folder, name)).or_default().push(Version { at, tag });
    }
    let wanted = request.options.language.as_ref().map(|tag| primary(&tag.value));
    let mut left_out = vec![false; articles.len()];
    for versions in groups.values().filter(|versions| versions.len() > 1 && are_languages(versions)) {
        let of = |tag: &Option<String>| versions.iter().find(|version| version.tag == *tag);
        let kept = wanted.as_ref().and_then(|_| of(&wanted)).or_else(|| of(&None)).or(versions.first());
        versions
            .iter()
            .for_each(|version| left_out[version.at] = kept.is_none_or(|kept| kept.at != version.at));
    }
    let names: Vec<_> = articles
        .iter()
        .zip(&left_out)
        .filter(|(_, out)| **out)
        .map(|(article, _)| &article.entry.shown)
        .collect();
    let note = names.first().map(|first| {
        let named: Vec<_> = names.iter().take(NAMED).map(|name| format!("`{}`", name.display())).collect();
        let (more, are) = match names.len() {
            1 => (String::new(), "is the same article in another language and is left out"),
            2 | NAMED => (String::new(), "are the same articles in other languages and are left out"),
            n => (
                format!(" and {} more", n - NAMED),
                "are the same articles in other languages and are left out",
            ),
        };
        let note = Diagnostic::note("R008", format!("{}{more} {are}", named.join(", "))).in_file(*first);
        note.hint(
            "to have them instead, set `language` under `[series]` to theirs; to have both, name the files",
        )
    });
    let kept = articles.into_iter().zip(left_out).filter(|(_, out)| !out).map(|(article, _)| article);
    Warned::new(kept.collect(), note.into_iter().collect())
}

/// Tells whether files differ in their languages: each is of another one.
fn are_languages(versions: &[Version]) -> bool {
    let mut tags: Vec<&Option<String>> = versions.iter().map(|version| &version.tag).collect();
    tags.sort();
    tags.windows(2).all(|pair| pair[0] != pair[1])
}

/// Returns the name of a file without its language and ending, and the language if its text is in that: `notes.it.md` may be
/// about computers.
fn parted(article: &Loaded, sources: &Sources) -> (String, Option<String>) {
    let name = article.entry.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let stem = name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem);
    let found = stem.rsplit_once('.').and_then(|(base, tag)| {
        let is_tag =
            matches!(tag.len(), 2 | 5) && lang::commonest().any(|(known, _, _)| known == primary(tag));
        let text = sources.get(article.id).text.get(article.start..)?;
        let own = language::detect(std::iter::once(text)).map(|lang| lang.primary().to_owned());
        let is_in = own.map_or(base == "index", |own| own == primary(tag));
        (is_tag && is_in).then(|| (base.to_owned(), Some(primary(tag))))
    });
    found.unwrap_or_else(|| (stem.to_owned(), None))
}

/// Returns the language of a tag without its country.
fn primary(tag: &str) -> String {
    tag.split(['-', '_']).next().unwrap_or_default().to_lowercase()
}
