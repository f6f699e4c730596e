//! Exports that somebody brings: each becomes a series, as `chapbook import` makes one.

use super::collect;
use crate::config;
use crate::driver::Memory;
use crate::import::{self, ImportChoice, NewFile};
use std::path::{Path, PathBuf};

/// What an article ends with that is no export of many.
const ARTICLES: [&str; 8] = ["txt", "md", "markdown", "docx", "odt", "rtf", "eml", "mhtml"];
/// What an export in one file ends with.
const EXPORTS: [&str; 6] = ["xml", "json", "mbox", "epub", "atom", "rss"];

/// Makes a series of the files of a folder, if they are an export. `None` if they are articles.
///
/// # Errors
/// What is wrong with the export.
pub(super) fn imported(files: &Memory, folder: &Path) -> Result<Option<Memory>, String> {
    let mut all = Vec::new();
    collect(files, folder, &mut all);
    let paths: Vec<&Path> = all.iter().map(|(path, _)| path.as_path()).collect();
    let Some(source) = export(&paths, folder) else { return Ok(None) };
    let choice = ImportChoice::default();
    let mut made = Memory::default();
    let mut put = |file: NewFile| made.put(folder.join(file.path), file.bytes);
    // What is made lies in a folder of its own, so that nothing of the export is taken for an article.
    let into = Path::new("made").join(folder);
    let request = import::Request { files, sources: &[source], folder: &into, choice: &choice };
    let imported = import::import(request, &mut put).map_err(|wrong| wrong.why)?;
    let known = imported.about.settings();
    let given: Vec<(&str, &str, &str)> =
        known.iter().map(|(key, value)| ("series", *key, value.as_str())).collect();
    made.put(folder.join("chapbook.toml"), config::sample(&given));
    Ok(Some(made))
}

/// Returns the export that files are: one of them, or their folder.
fn export(paths: &[&Path], folder: &Path) -> Option<PathBuf> {
    let ending = |path: &Path| path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    let has = |endings: &[&str], path: &Path| ending(path).is_some_and(|own| endings.contains(&own.as_str()));
    let is_page = |path: &&&Path| has(&["html", "htm"], path);
    if paths.iter().any(|path| has(&ARTICLES, path)) {
        return None;
    }
    let mut single = paths.iter().filter(|path| has(&EXPORTS, path));
    match (single.next(), single.next()) {
        (Some(only), None) => Some(only.to_path_buf()),
        (None, _) => {
            let posts = folder.join("posts");
            let mut pages = paths.iter().filter(is_page);
            let is_of_posts =
                pages.next().is_some() && paths.iter().filter(is_page).all(|page| page.starts_with(&posts));
            is_of_posts.then(|| folder.to_path_buf())
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exports_are_known_by_their_files() {
        for (names, expected) in [
            (&["mill/posts.csv", "mill/posts/1.a.html"][..], Some("mill")),
            (&["mill/posts/2020_A.html", "mill/posts/2021_B.html", "mill/README.html"], None),
            (&["mill/blog.wordpress.xml", "mill/uploads/a.png"], Some("mill/blog.wordpress.xml")),
            (&["mill/all.mbox"], Some("mill/all.mbox")),
            (&["mill/a.html", "mill/b.html"], None),
            (&["mill/a.txt", "mill/feed.xml"], None),
            (&["mill/a.xml", "mill/b.json"], None),
            (&["mill/a.png"], None),
        ] {
            let paths: Vec<&Path> = names.iter().map(Path::new).collect();
            assert_eq!(export(&paths, Path::new("mill")), expected.map(PathBuf::from), "{names:?}");
        }
    }

    #[test]
    fn a_feed_becomes_a_series() {
        let feed = "<?xml version=\"1.0\"?><rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel>\
            <title>The Mill</title><item><title>The Wheel</title><pubDate>Mon, 06 Jan 2025 10:00:00 +0000</pubDate>\
            <content:encoded><![CDATA[<p>The brook froze on a Sunday, and the wheel stood still.</p>]]></content:encoded></item></channel></rss>";
        let files = Memory::from_iter([("mill/feed.xml", feed)]);
        let made = imported(&files, Path::new("mill")).expect("a series").expect("an export");
        let mut all = Vec::new();
        collect(&made, Path::new("mill"), &mut all);
        let names: Vec<String> = all.iter().map(|(path, _)| path.display().to_string()).collect();
        assert_eq!(names.len(), 2, "{names:?}");
        assert!(String::from_utf8_lossy(&all[1].1).contains("title = \"The Mill\""), "{names:?}");
    }
}
