//! What is said of files that are passed over, or read though their names say nothing.

use super::{Walk, lies_below, unnamed};
use crate::diagnostic::Diagnostic;
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
            let mut kinds: Vec<(&str, Vec<PathBuf>)> = Vec::new();
            for (path, hint) in files.iter().filter(|(path, _)| counts(path)) {
                match kinds.iter_mut().find(|(known, _)| known == hint) {
                    Some((_, paths)) => paths.push(path.clone()),
                    None => kinds.push((hint, vec![path.clone()])),
                }
            }
            kinds
        };
        let (foreign, unknown) = (by_kind(&self.foreign), by_kind(&self.unknown));
        for (hint, paths) in unknown {
            let left_out = FileVerb { one: "is left out", several: "are left out" };
            let note = passed_over(&paths, left_out);
            self.diagnostics.extend(
                note.map(|(first, message)| Diagnostic::note("R008", message).in_file(first).hint(hint)),
            );
        }
        let bare: Vec<PathBuf> = self.bare.iter().filter(|path| counts(path)).cloned().collect();
        let read = FileVerb {
            one: "has no ending and is read as plain text",
            several: "have no endings and are read as plain text",
        };
        let note = passed_over(&bare, read);
        let hint = "give it the ending .txt; if it is no article, move it out of the folder";
        self.diagnostics
            .extend(note.map(|(first, message)| Diagnostic::note("R008", message).in_file(first).hint(hint)));
        for (hint, paths) in foreign {
            let left_out = FileVerb {
                one: "is not in a form that can be read and is left out",
                several: "are not in a form that can be read and are left out",
            };
            let said = passed_over(&paths, left_out);
            self.diagnostics.extend(
                said.map(|(first, message)| Diagnostic::warning("R008", message).in_file(first).hint(hint)),
            );
        }
        let about: Vec<PathBuf> = self.about.iter().filter(|path| counts(path)).cloned().collect();
        let left_out = FileVerb {
            one: "is about the folder by its name and is left out",
            several: "are about the folders by their names and are left out",
        };
        let hint = "if it is an article, give the file another name";
        let said = passed_over(&about, left_out);
        self.diagnostics
            .extend(said.map(|(first, message)| Diagnostic::note("R008", message).in_file(first).hint(hint)));
    }
}

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
