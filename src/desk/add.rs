//! Files that are added to the series: copied into its folder, and never over another.

use super::form::SentForm;
use super::{Desk, FileSave, Reply, Response};
use crate::driver;

/// The most files that are added at once.
const MOST: usize = 100;
/// What a picture ends with.
const PICTURES: [&str; 6] = [".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp"];

impl Desk {
    /// Adds the files of a form; of those that are not added it is said why.
    pub(super) fn add(&mut self, form: &SentForm) -> Reply {
        let mut files: Vec<FileSave> = Vec::new();
        let (mut names, mut refused) = (Vec::new(), Vec::new());
        for (name, bytes) in form.files().take(MOST) {
            let path = self.project.folder().join(name);
            match hindrance(name) {
                Some(why) => refused.push(format!("“{name}” is not added: {why}.")),
                None if self.project.file(name.as_ref()).is_some()
                    || files.iter().any(|file| file.path == path) =>
                {
                    refused.push(format!(
                        "“{name}” is in the series already, and none is ever replaced: give it another name."
                    ));
                }
                None => {
                    files.push(FileSave { path, before: None, bytes: Some(bytes.to_vec()) });
                    names.push(name);
                }
            }
        }
        if files.is_empty() {
            let why = if refused.is_empty() { "No file was chosen.".to_owned() } else { refused.join(" ") };
            return Reply::Show(Response { status: 409, ..self.hindered(&why, "/#add") });
        }
        let what = format!("Added: {}. {}", names.join(", "), refused.join(" "));
        self.save(files, what.trim_end().to_owned(), "/".to_owned())
    }
}

/// Says why a file of this name cannot be added, and what to do; `None` if it can.
fn hindrance(name: &str) -> Option<&'static str> {
    let odd = |c: char| c.is_control() || "/\\:*?\"<>|".contains(c);
    if name.starts_with('.') || name.len() > 200 || name.chars().any(odd) {
        return Some("give it a shorter name, of letters and digits");
    }
    let lower = name.to_lowercase();
    if driver::is_read(name) || PICTURES.iter().any(|ending| lower.ends_with(ending)) {
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
