//! What is said of files that are passed over, or read though their names say nothing.

use super::{Walk, lies_below, unnamed};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::SourceFormat;
use crate::read::Recurse;
use std::collections::BTreeSet;
use std::io::Read;
use std::path::{Path, PathBuf};

impl Walk<'_> {
    /// Takes in a file whose name says nothing, if its content is a text.
    pub(super) fn other(&mut self, path: &Path, name: &str) {
        if name.starts_with("~$") || name == "chapbook.toml" {
            return;
        }
        match unnamed::ending(name) {
            Some(ending) => {
                let way = unnamed::way_with(&ending);
                self.unknown.extend(way.map(|way| (self.shown(path), way)));
            }
            None if unnamed::is_about(name) => {}
            None => {
                let mut start = Vec::new();
                let opened = self.files.open(path);
                let read =
                    opened.is_ok_and(|file| file.take(unnamed::LOOKED_AT).read_to_end(&mut start).is_ok());
                if read && unnamed::is_article(&start) {
                    self.bare.push(self.shown(path));
                    self.article(path, SourceFormat::Text);
                }
            }
        }
    }

    /// Names the files that are passed over (`R008`), once for each kind; those of folders below only where
    /// articles lie beside them.
    pub(super) fn say_what_is_passed_over(&mut self) {
        let with_articles: BTreeSet<_> =
            self.found.articles.iter().filter_map(|entry| entry.shown.parent()).collect();
        let counts = |path: &Path| {
            self.recurse == Recurse::Yes
                || !lies_below(path)
                || path.parent().is_some_and(|folder| with_articles.contains(folder))
        };
        let by_kind = |files: &[(PathBuf, &'static str)]| {
            let mut kinds: Vec<(&'static str, Vec<PathBuf>)> = Vec::new();
            for (path, hint) in files.iter().filter(|(path, _)| counts(path)) {
                match kinds.iter_mut().find(|(known, _)| known == hint) {
                    Some((_, paths)) => paths.push(path.clone()),
                    None => kinds.push((hint, vec![path.clone()])),
                }
            }
            kinds
        };
        let all = |files: &[PathBuf], hint: &'static str| {
            vec![(hint, files.iter().filter(|path| counts(path)).cloned().collect::<Vec<_>>())]
        };
        let said = [
            (Severity::Note, UNKNOWN, by_kind(&self.unknown)),
            (
                Severity::Note,
                BARE,
                all(&self.bare, "give it the ending .txt; if it is no article, move it out of the folder"),
            ),
            (Severity::Warning, FOREIGN, by_kind(&self.foreign)),
            (Severity::Note, ABOUT, all(&self.about, "if it is an article, give the file another name")),
        ];
        let said = said.into_iter().flat_map(|(severity, verb, kinds)| {
            let of_kind = move |(hint, paths): (&'static str, Vec<PathBuf>)| {
                let (first, message) = passed_over(&paths, verb)?;
                Some(Diagnostic { severity, ..Diagnostic::note("R008", message) }.in_file(first).hint(hint))
            };
            kinds.into_iter().filter_map(of_kind).collect::<Vec<_>>()
        });
        let said: Vec<Diagnostic> = said.collect();
        self.diagnostics.extend(said);
    }
}

/// Files of endings that nobody knows.
const UNKNOWN: FileVerb = FileVerb { one: "is left out", several: "are left out" };
/// Files without an ending that hold a text.
const BARE: FileVerb = FileVerb {
    one: "has no ending and is read as plain text",
    several: "have no endings and are read as plain text",
};
/// Files of other programs.
const FOREIGN: FileVerb = FileVerb {
    one: "is not in a form that can be read and is left out",
    several: "are not in a form that can be read and are left out",
};
/// Files about their folder.
const ABOUT: FileVerb = FileVerb {
    one: "is about the folder by its name and is left out",
    several: "are about the folders by their names and are left out",
};

/// What is said of a file, and of several.
#[derive(Clone, Copy)]
struct FileVerb {
    one: &'static str,
    several: &'static str,
}

/// Says something of one file or of several, of which three are named; returns it with the first.
fn passed_over(paths: &[PathBuf], says: FileVerb) -> Option<(PathBuf, String)> {
    let first = paths.first()?.clone();
    let named: Vec<_> = paths.iter().take(NAMED).map(|path| format!("`{}`", path.display())).collect();
    let more = match paths.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let is = if paths.len() == 1 { says.one } else { says.several };
    Some((first, format!("{}{more} {is}", named.join(", "))))
}

/// So many files are named of a kind.
const NAMED: usize = 3;
