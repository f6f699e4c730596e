//! Files that are added to the series: copied into its folder, and never over another.

use super::form::SentForm;
use super::html::Filling::{Made, Value};
use super::html::Html;
use super::{Desk, FileSave, Reply, Response};
use crate::driver;
use crate::lang::desk::{DeskWords, filled};
use std::collections::{BTreeMap, BTreeSet};

/// The most files that are added at once.
const MOST: usize = 1_000;
/// No name of a file or folder has these: Windows allows none of them.
const SIGNS: &str = "/ \\ : * ? \" < > |";
/// So many files are named in a sentence.
const NAMED: usize = 8;

impl Desk {
    /// Adds the files of a form; of those that are not added it is said why.
    pub(super) fn add(&mut self, form: &SentForm) -> Reply {
        let t = self.words;
        let mut files: Vec<FileSave> = Vec::new();
        let mut added = BTreeSet::new();
        let mut refused: BTreeMap<Refusal, Vec<&str>> = BTreeMap::new();
        for (name, bytes) in form.files().take(MOST) {
            let is_there = || added.contains(name) || self.project.file(name.as_ref()).is_some();
            if let Some(why) = hindrance(name, t).or_else(|| is_there().then_some(said(t.name_is_taken))) {
                refused.entry(why).or_default().push(name);
            } else {
                let path = self.project.folder().join(name);
                files.push(FileSave { path, before: None, bytes: Some(bytes.to_vec()) });
                added.insert(name);
            }
        }
        let mut report: Vec<Html> = Vec::new();
        for (why, names) in &refused {
            let (files, mut reason) = (named(names, t), Html::default());
            match why {
                Refusal { why, is_program: true } => reason.english(why, t),
                Refusal { why, .. } => reason.say(why, &[("signs", Value(&SIGNS))]),
            };
            let places = [("files", Value(&files)), ("why", Made(&reason))];
            report.push(Html::said(t.not_added, &places));
        }
        if form.files().count() > MOST {
            report.push(filled(t.at_most_files, &[("most", &MOST)]).into());
        }
        if files.is_empty() {
            let why = if report.is_empty() { t.none_chosen.into() } else { Html::spaced(report) };
            return Reply::Show(Response { status: 409, ..self.hindered(why, "/#add") });
        }
        let names: Vec<&str> = added.into_iter().collect();
        report.insert(0, filled(t.were_added, &[("files", &named(&names, t))]).into());
        self.save(files, Html::spaced(report), "/".to_owned())
    }
}

/// Why a file is not added.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Refusal {
    why: &'static str,
    /// Whether the program says so of files of its kind, in English.
    is_program: bool,
}

/// Says in the reader's language why a file is not added.
fn said(why: &'static str) -> Refusal {
    Refusal { why, is_program: false }
}

/// Names files: the first of them, and how many more there are.
fn named(names: &[&str], t: &DeskWords) -> String {
    let (shown, more) = names.split_at(names.len().min(NAMED));
    let shown =
        shown.iter().map(|name| filled(t.file_name, &[("name", name)])).collect::<Vec<_>>().join(", ");
    match more.len() {
        0 => shown,
        count => filled(t.and_more_files, &[("files", &shown), ("count", &count)]),
    }
}

/// Says why a file cannot be added, and what to do; `None` if it can. Folders of the series in which it is to lie stand
/// before its name, with `/` between them: a picture is found where its article says that it lies.
///
/// Each of them is a name of its own, so that no path leads out of the series, whatever was sent.
fn hindrance(path: &str, t: &'static DeskWords) -> Option<Refusal> {
    let odd = |c: char| c.is_control() || (c != ' ' && SIGNS.contains(c));
    if path.split('/').any(|name| name.starts_with('.')) {
        return Some(said(t.name_is_hidden));
    }
    if path.len() > 200 {
        return Some(said(t.name_is_long));
    }
    if path.split('/').any(|name| name.is_empty() || name.chars().any(odd)) {
        return Some(said(t.name_has_signs));
    }
    let name = path.rsplit('/').next().unwrap_or_default();
    if driver::is_read(name) || driver::is_picture_name(name) {
        return None;
    }
    let way = driver::way_to_read(name).map(|why| Refusal { why, is_program: true });
    Some(way.unwrap_or(said(t.name_ends_otherwise)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::desk::EN;

    #[test]
    fn only_names_of_articles_and_pictures_in_the_folder_are_taken() {
        for good in ["a.txt", "2025-01-06 The Mill.MD", "über.jpg", "images/mill.png", "2025/05 May/a.md"] {
            assert_eq!(hindrance(good, &EN), None, "{good}");
        }
        assert!(
            hindrance("a.doc", &EN).is_some_and(|way| way.is_program && way.why.contains(".docx")),
            "it is said what to do"
        );
        for bad in [
            "../a.txt",
            "a/../../a.txt",
            "a/..",
            "a/./a.txt",
            "/etc/a.txt",
            "//host/a.txt",
            "a//a.txt",
            "a/",
            ".git/a.txt",
            "a/.a.txt",
            "C:a.txt",
            "C:\\a.txt",
            "C:/a.txt",
            "a/C:/a.txt",
            "..\\a.txt",
            "a/..\\..\\a.txt",
            "a/chapbook.toml",
            "a/README.md",
            ".a.txt",
            "a.exe",
            "chapbook.toml",
            "a.txt\0",
            "README.md",
            "",
        ] {
            assert!(hindrance(bad, &EN).is_some(), "{bad}");
        }
    }
}
