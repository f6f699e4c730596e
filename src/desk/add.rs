//! Files that are added to the series: copied into its folder, and never over another.

use super::form::SentForm;
use super::{Desk, FileSave, Reply, Response};
use crate::driver;
use std::collections::{BTreeMap, BTreeSet};

/// The most files that are added at once.
const MOST: usize = 1_000;
/// So many files are named in a sentence.
const NAMED: usize = 8;

impl Desk {
    /// Adds the files of a form; of those that are not added it is said why.
    pub(super) fn add(&mut self, form: &SentForm) -> Reply {
        let mut files: Vec<FileSave> = Vec::new();
        let mut added = BTreeSet::new();
        let mut refused: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (name, bytes) in form.files().take(MOST) {
            let is_there = || added.contains(name) || self.project.file(name.as_ref()).is_some();
            if let Some(why) = hindrance(name).or_else(|| is_there().then_some(THERE)) {
                refused.entry(why).or_default().push(name);
            } else {
                let path = self.project.folder().join(name);
                files.push(FileSave { path, before: None, bytes: Some(bytes.to_vec()) });
                added.insert(name);
            }
        }
        let mut said: Vec<String> =
            refused.iter().map(|(why, names)| format!("Not added: {}: {why}.", named(names))).collect();
        if form.files().count() > MOST {
            said.push(format!("At most {MOST} files are added at once: add the others now."));
        }
        if files.is_empty() {
            let why = if said.is_empty() { "No file was chosen.".to_owned() } else { said.join(" ") };
            return Reply::Show(Response { status: 409, ..self.hindered(&why, "/#add") });
        }
        said.insert(0, format!("Added: {}.", named(&added.into_iter().collect::<Vec<_>>())));
        self.save(files, said.join(" "), "/".to_owned())
    }
}

/// What is said of a file whose name is taken.
const THERE: &str = "in the series already, and none is ever replaced: give it another name";

/// Names files: the first of them, and how many more there are.
fn named(names: &[&str]) -> String {
    let (shown, more) = names.split_at(names.len().min(NAMED));
    let shown = shown.iter().map(|name| format!("“{name}”")).collect::<Vec<_>>().join(", ");
    if more.is_empty() { shown } else { format!("{shown} and {} more", more.len()) }
}

/// Says why a file of this name cannot be added, and what to do; `None` if it can.
fn hindrance(name: &str) -> Option<&'static str> {
    let odd = |c: char| c.is_control() || "/\\:*?\"<>|".contains(c);
    if name.starts_with('.') {
        return Some("its name begins with a full stop, and such files are hidden");
    }
    if name.len() > 200 {
        return Some("give it a shorter name");
    }
    if name.chars().any(odd) {
        return Some("give it a name without / \\ : * ? \" < > |");
    }
    if driver::is_read(name) || driver::is_picture_name(name) {
        return None;
    }
    Some(driver::way_to_read(name).unwrap_or(
        "an article ends with .txt, .md, .html, .docx, .odt or .eml, a picture with .jpg, .png, .gif or .svg",
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_articles_and_pictures_in_the_folder_are_taken() {
        for good in ["a.txt", "2025-01-06 The Mill.MD", "über.jpg"] {
            assert_eq!(hindrance(good), None, "{good}");
        }
        assert!(hindrance("a.doc").is_some_and(|why| why.contains(".docx")), "it is said what to do");
        for bad in [
            "../a.txt",
            "a/b.txt",
            "C:a.txt",
            "..\\a.txt",
            ".a.txt",
            "a.exe",
            "chapbook.toml",
            "a.txt\0",
            "README.md",
            "",
        ] {
            assert!(hindrance(bad).is_some(), "{bad}");
        }
    }
}
