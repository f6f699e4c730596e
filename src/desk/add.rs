//! Files that are added to the series: copied into its folder, and never over another.

use super::form::SentForm;
use super::{Desk, FileSave, Reply, Response};

/// The most files that are added at once.
const MOST: usize = 100;
/// What an article or a picture ends with.
const ENDINGS: [&str; 16] = [
    ".txt",
    ".md",
    ".markdown",
    ".html",
    ".htm",
    ".docx",
    ".odt",
    ".eml",
    ".mhtml",
    ".mht",
    ".png",
    ".jpg",
    ".jpeg",
    ".gif",
    ".svg",
    ".webp",
];

impl Desk {
    /// Adds the files of a form.
    pub(super) fn add(&mut self, form: &SentForm) -> Reply {
        let refused = |desk: &Self, why: &str| Reply::Show(Response { status: 409, ..desk.hindered(why) });
        let mut files: Vec<FileSave> = Vec::new();
        let mut names = Vec::new();
        for (name, bytes) in form.files().take(MOST) {
            let Some(name) = safe(name) else {
                let why = format!(
                    "“{name}” is not added: an article ends with .txt, .md, .html, .docx, .odt or .eml, a picture with .jpg, .png, .gif or .svg, and \
                     neither begins with a full stop."
                );
                return refused(self, &why);
            };
            let path = self.project.folder().join(name);
            let is_twice = files.iter().any(|file| file.path == path);
            if is_twice || self.project.file(name.as_ref()).is_some() {
                let why = format!(
                    "“{name}” is in the series already, and none is ever replaced: give it another name."
                );
                return refused(self, &why);
            }
            files.push(FileSave { path, before: None, bytes: Some(bytes.to_vec()) });
            names.push(name);
        }
        if files.is_empty() {
            return refused(self, "No file was chosen.");
        }
        let what = format!("Added: {}.", names.join(", "));
        self.save(files, what, "/".to_owned())
    }
}

/// Returns the name of a file if it names one in the folder itself that is an article or a picture.
fn safe(name: &str) -> Option<&str> {
    let known = ENDINGS.iter().any(|ending| name.to_lowercase().ends_with(ending));
    let odd = |c: char| c.is_control() || "/\\:*?\"<>|".contains(c);
    (known && name.len() <= 200 && !name.starts_with('.') && !name.chars().any(odd)).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_articles_and_pictures_in_the_folder_are_taken() {
        for good in ["a.txt", "2025-01-06 The Mill.MD", "über.jpg"] {
            assert_eq!(safe(good), Some(good));
        }
        for bad in
            ["../a.txt", "a/b.txt", "C:a.txt", "..\\a.txt", ".a.txt", "a.exe", "chapbook.toml", "a.txt\0", ""]
        {
            assert_eq!(safe(bad), None, "{bad}");
        }
    }
}
