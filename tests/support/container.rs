//! An EPUB, unpacked.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};

/// The files of a container by name.
pub struct Container {
    files: BTreeMap<String, Vec<u8>>,
}

impl Container {
    /// Unpacks a container; one that is no archive fails the test.
    pub fn read(bytes: &[u8]) -> Self {
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
        let files = (0..archive.len()).map(|index| {
            let mut file = archive.by_index(index).expect("an entry");
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).expect("its bytes");
            (file.name().to_owned(), bytes)
        });
        Self { files: files.collect() }
    }

    /// Returns the names of all files.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// Returns a text file; one that is not there fails the test.
    pub fn text(&self, name: &str) -> &str {
        let bytes = self.files.get(name).unwrap_or_else(|| panic!("there is no {name}"));
        std::str::from_utf8(bytes).expect("UTF-8")
    }

    /// Returns the files of the book that are text.
    pub fn texts(&self) -> impl Iterator<Item = (&str, &str)> {
        let is_text = |name: &str| [".xhtml", ".opf", ".ncx", ".css"].iter().any(|end| name.ends_with(end));
        self.names().filter(move |name| is_text(name)).map(|name| (name, self.text(name)))
    }

    /// Returns every `href` and `src` without a file or id at its end, and every id that stands twice.
    pub fn dangling(&self) -> Vec<String> {
        let mut faults = Vec::new();
        let mut places = BTreeSet::new();
        for (name, text) in self.texts() {
            places.insert(name.to_owned());
            for id in attributes(text, "id") {
                if !places.insert(format!("{name}#{id}")) {
                    faults.push(format!("{name}: id {id} twice"));
                }
            }
        }
        places.extend(self.files.keys().cloned());
        for (name, text) in self.texts() {
            let references = attributes(text, "href").into_iter().chain(attributes(text, "src"));
            for reference in references.filter(|reference| !reference.contains(':')) {
                if !places.contains(&resolve(name, &reference)) {
                    faults.push(format!("{name}: {reference} leads nowhere"));
                }
            }
        }
        faults
    }
}

/// Returns the values of every attribute of that name.
pub fn attributes(text: &str, name: &str) -> Vec<String> {
    let start = format!(" {name}=\"");
    let values = text.split(start.as_str()).skip(1);
    values.filter_map(|rest| Some(rest.split_once('"')?.0.to_owned())).collect()
}

/// Returns the place that a relative reference names.
fn resolve(from: &str, reference: &str) -> String {
    if reference.starts_with('#') {
        return format!("{from}{reference}");
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in reference.split('/') {
        match part {
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}
