//! What lies in an archive or a folder that is imported: each file is taken, or it is said why not.

use crate::support::exports::{DOT, packed};
use chapbook::driver::Memory;
use chapbook::import::{self, ImportChoice, Imported, NewFile};
use std::path::{Path, PathBuf};

fn imported(files: &Memory, source: &str) -> (Imported, Vec<NewFile>) {
    let sources = [PathBuf::from(source)];
    let mut written = Vec::new();
    let choice = ImportChoice::default();
    let request = import::Request { files, sources: &sources, folder: Path::new("series"), choice: &choice };
    let done = import::import(request, &mut |file| written.push(file)).expect("an import");
    (done, written)
}

const HELD: [(&str, &[u8]); 14] = [
    ("Takeout/Drive/Letter one.docx", include_bytes!("written/pandoc.docx")),
    ("Takeout/Drive/Letter two.odt", include_bytes!("written/pandoc.odt")),
    ("Takeout/Drive/Letter three.rtf", include_bytes!("written/libreoffice.rtf")),
    ("Takeout/Drive/notes.txt", b"The Ford\n\nThe water was low."),
    (
        "Takeout/Drive/mill.md",
        b"# The Mill\n\n![The mill](pictures/mill.png) and ![[mill.png|300]].\n\nSee [more](more.md).",
    ),
    ("Takeout/Drive/pictures/mill.png", DOT),
    ("Takeout/Drive/pictures/weir.png", DOT),
    ("Takeout/Drive/bee.textbundle/text.md", b"# The Bee\n\nIt hummed."),
    ("Takeout/Mail/a.eml", b"From: Ann Lee <ann@fold.example>\nSubject: One\n\nWords.\n"),
    (
        "Takeout/archive_browser.html",
        b"<html><head><title>Archive</title></head><body><p>Contents.</p></body></html>",
    ),
    ("Takeout/Drive/sums.xlsx", b"PK"),
    ("Takeout/Drive/old.doc", b"old"),
    ("Takeout/robots.txt", b"User-agent: *"),
    ("__MACOSX/Takeout/._a.eml", b"of the system"),
];

/// Only web pages were taken; letters of Word in a Takeout, and the Markdown of Notion, Bear and Obsidian, were passed over
/// without a word, and a page of the exporting program became the book.
#[test]
fn all_that_is_read_where_it_lies_is_read_in_an_archive_and_the_rest_is_named() {
    let folder: Vec<(String, Vec<u8>)> =
        HELD.iter().map(|(name, bytes)| (format!("unpacked/{name}"), bytes.to_vec())).collect();
    let sources = [
        (Memory::from_iter([("export.zip", packed(&HELD))]), "export.zip"),
        (Memory::from_iter(folder), "unpacked"),
    ];
    for (files, source) in sources {
        let (done, written) = imported(&files, source);
        let mut names: Vec<String> =
            done.written.iter().map(|(path, _)| path.display().to_string()).collect();
        names.sort();
        let articles = [
            "Letter-one.docx",
            "Letter-three.rtf",
            "Letter-two.odt",
            "a.eml",
            "bee.md",
            "mill.md",
            "notes.txt",
        ];
        assert_eq!(names, articles, "{source}");
        // What is copied is as it was, but that pictures lie in one folder.
        let of =
            |name: &str| written.iter().find(|file| file.path == Path::new(name)).map(|file| &file.bytes[..]);
        assert_eq!(of("Letter-one.docx"), Some(HELD[0].1));
        let mill = String::from_utf8_lossy(of("mill.md").expect("a text")).into_owned();
        assert!(mill.contains("![The mill](images/mill.png) and ![[images/mill.png|300]]"), "{mill}");
        assert!(mill.contains("[more](more.md)"), "{mill}");
        assert_eq!(of("images/mill.png"), Some(DOT));
        let mut left_out: Vec<&str> = done.left_out.iter().map(|(what, _)| what.as_str()).collect();
        left_out.sort();
        let named = [
            "Takeout/Drive/old.doc",
            "Takeout/Drive/pictures/weir.png",
            "Takeout/Drive/sums.xlsx",
            "Takeout/archive_browser.html",
            "Takeout/robots.txt",
        ];
        assert_eq!(left_out, named, "{source}");
        // The sum of all is what was taken and what was named; files of the system are none.
        assert_eq!(HELD.len() - 1, done.written.len() + done.pictures + done.left_out.len(), "{source}");
        let why = |name: &str| {
            done.left_out.iter().find(|(what, _)| what.ends_with(name)).map(|(_, why)| why.as_str())
        };
        assert!(why("old.doc").is_some_and(|why| why.contains("save it as .docx")), "{done:?}");
        assert_eq!(why("sums.xlsx"), Some("files ending in .xlsx are not read"));
    }
}

/// Beside an export its own articles are taken, and of no other file nothing is said.
#[test]
fn what_lies_beside_an_export_is_named() {
    let feed = "<rss><channel><item><title>Two</title><description>&lt;p&gt;A.&lt;/p&gt;&lt;p&gt;B.&lt;/p&gt;</description></item></channel></rss>";
    let bytes =
        packed(&[("feed.xml", feed.as_bytes()), ("about.html", b"<p>About us.</p>"), ("style.css", b"p {}")]);
    let (done, _) = imported(&Memory::from_iter([("site.zip", bytes)]), "site.zip");
    assert_eq!(done.written.len(), 1, "{done:?}");
    let left_out: Vec<&str> = done.left_out.iter().map(|(what, _)| what.as_str()).collect();
    assert_eq!(left_out, ["about.html", "style.css"]);
}

/// On many machines two names that differ in capitals only are one file: the later one would take the place of the other, or
/// of a file of the series.
#[test]
fn no_file_takes_the_place_of_another() {
    let held: [(&str, &[u8]); 5] = [
        ("a/Notes.md", b"# One\n\nOf the mill."),
        ("b/notes.md", b"# Two\n\nOf the lock."),
        ("mill/index.md", b"# Three\n\nOf the weir."),
        ("c/con.txt", b"Four\n\nOf the ford."),
        ("c/Own.md", b"# Five\n\nOf the bee."),
    ];
    let files =
        Memory::from_iter([("all.zip", packed(&held)), ("series/own.md", b"# Mine\n\nOf my own.".to_vec())]);
    let (done, written) = imported(&files, "all.zip");
    let mut names: Vec<String> = written
        .iter()
        .map(|file| file.path.display().to_string())
        .filter(|name| name != "chapbook.toml")
        .collect();
    names.sort();
    assert_eq!(names, ["Notes.md", "con-1.txt", "mill.md", "notes-2.md"]);
    let named = ("c/Own.md".to_owned(), "a file of this name is there already".to_owned());
    assert!(done.left_out.contains(&named), "{done:?}");
    // An index is the only page of this one.
    let page = b"<html><head><title>Frost</title></head><body><h1>Frost</h1><p>It froze early, and the clerk kept the ledger under the window, where nobody counted the pages.</p></body></html>";
    let site: [(&str, &[u8]); 2] = [("index.html", page), ("robots.txt", b"User-agent: *")];
    let (done, _) = imported(&Memory::from_iter([("site.zip", packed(&site))]), "site.zip");
    assert_eq!(done.written.len(), 1, "{done:?}");
}
