//! Files whose names do not say what they are: without an ending, or with one that is not known.

use crate::read::encoding;
use crate::read::foreign::Foreign;

/// How much of a file is looked at, in bytes.
pub(super) const LOOKED_AT: u64 = 8192;

/// Fewer words may be anything.
const WORDS: usize = 40;
/// So many sentences end in a text.
const SENTENCES: usize = 3;
/// An ending has so many characters at most.
const ENDING: usize = 8;

/// Files without an ending that are about a folder and its programs, in small letters.
const ABOUT: [&str; 22] = [
    "authors",
    "changelog",
    "changes",
    "cname",
    "codeowners",
    "contributors",
    "copying",
    "credits",
    "dockerfile",
    "gemfile",
    "history",
    "install",
    "jenkinsfile",
    "licence",
    "license",
    "makefile",
    "news",
    "notice",
    "procfile",
    "rakefile",
    "readme",
    "todo",
];

/// Endings of what belongs to a site or to a program beside its texts, or is shown in them.
const MACHINERY: &str = " apng avif bmp gif heic ico jpeg jpg jxl png psd svg svgz tif tiff webp xcf css less sass scss \
    map js mjs cjs jsx ts tsx vue svelte astro njk liquid hbs ejs pug haml slim erb tmpl tpl php toml yml yaml ini cfg \
    conf lock env properties editorconfig eot otf ttc ttf woff woff2 py rb sh bash bat cmd ps1 rs go c h cpp hpp java kt \
    swift lua pl pm mk nix r sql wasm exe dll so dylib o a class jar bak tmp temp swp swo orig rej part pid log db sqlite \
    sqlite3 webmanifest xsl xslt rss atom ics vcf bib csl po pot mo lnk url webloc desktop plist sum mod tf torrent sig \
    asc pem key crt gpg pub sha256 md5 ";

/// Endings of sound and film.
const MEDIA: &str = " aac aiff avi flac m4a m4v mkv mov mp3 mp4 mpeg mpg oga ogg ogv opus wav webm wma wmv ";

/// Endings of tables and slides.
const OFFICE: &str = " csv tsv xls xlsx xlsm ods ppt pptx pps odp key numbers odg vsd ";

/// Returns the ending of a name, in small letters; `Letter no. 5` and `2019.05` have none.
pub(super) fn ending(name: &str) -> Option<String> {
    let (stem, ending) = name.rsplit_once('.')?;
    let is_one = !stem.is_empty()
        && (1..=ENDING).contains(&ending.len())
        && ending.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'~')
        && ending.bytes().any(|byte| byte.is_ascii_alphabetic());
    is_one.then(|| ending.to_lowercase())
}

/// Says what to do with a file that is passed over by its ending; `None` if it belongs beside the texts.
pub(super) fn way_with(ending: &str) -> Option<&'static str> {
    let is_of = |list: &str| list.contains(&format!(" {ending} "));
    if is_of(MACHINERY) || ending.ends_with('~') {
        return None;
    }
    Some(if is_of(MEDIA) {
        "a book holds neither sound nor film: say in the text where it is found"
    } else if is_of(OFFICE) {
        "copy what belongs into the book into a text, or save it as .html"
    } else {
        "if it holds an article, save it as .txt, .md, .html, .docx or .odt"
    })
}

/// Tells whether a file without an ending is about the folder or its programs by its name.
pub(super) fn is_about(name: &str) -> bool {
    let name = name.to_lowercase();
    ABOUT.iter().any(|about| {
        name.strip_prefix(about)
            .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric) && !rest.starts_with(' '))
    })
}

/// Tells whether a file of which this is the beginning holds the text of an article: words and sentences, and no program.
pub(super) fn is_article(start: &[u8]) -> bool {
    if Foreign::of_content(start).is_some() {
        return true;
    }
    // What was cut off may have been within a character.
    let whole = match start.iter().rposition(|byte| matches!(byte, b'\n' | b' ')) {
        Some(end) => &start[..end],
        None => start,
    };
    let Some(decoded) = encoding::decode(whole) else { return false };
    let text = decoded.text.trim_start();
    let is_other =
        ["#!", "<?", "<!", "{", "[", "From ", "%", "//", "/*"].iter().any(|mark| text.starts_with(mark));
    if is_other || decoded.damaged + decoded.controls > 0 {
        return false;
    }
    let words = text.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic)).count();
    let signs = text.chars().filter(|c| !c.is_whitespace()).count();
    let plain = text.chars().filter(|c| c.is_alphanumeric() || ".,;:!?'\"’“”„«»()-–—".contains(*c)).count();
    let ends = [". ", ".\n", ".\r", "? ", "! ", "?\n", "!\n", ".\"", ".”"];
    let sentences = ends.iter().map(|end| text.matches(end).count()).sum::<usize>()
        + usize::from(text.trim_end().ends_with('.'));
    let unspaced = text.matches(['。', '।']).count();
    (words >= WORDS && sentences >= SENTENCES || unspaced >= SENTENCES) && plain * 100 >= signs * 97
}

#[cfg(test)]
mod tests {
    use super::*;

    const PROSE: &str = "The lock was shut at five. Nobody came down to the quay before the bell. The water stood as high as \
        the third stone, which it had not done since the year of the flood, and the keeper went home.\n";

    #[test]
    fn a_name_has_an_ending_or_none() {
        for (name, is) in [
            ("a.TXT", Some("txt")),
            ("Letter no. 5", None),
            ("2019.05.12", None),
            ("Dr. Lee", Some("lee").filter(|_| false)),
            ("story.utf8", Some("utf8")),
            (".hidden", None),
            ("plain", None),
        ] {
            assert_eq!(ending(name).as_deref(), is, "{name}");
        }
    }

    #[test]
    fn a_text_is_known_from_what_programs_keep() {
        assert!(is_article(PROSE.as_bytes()));
        assert!(is_article(format!("{PROSE}Un caf\u{e9}").as_bytes().split_last().expect("bytes").1));
        for text in [
            "",
            "A line or two.\n",
            &format!("#!/bin/sh\n{PROSE}"),
            &format!("From ann@lock.example Mon May 3 2003\n{PROSE}"),
            &"target: source.o other.o\n\tcc -o $@ $^ && echo done. \n".repeat(20),
            &"*.o\n*.log\n/target\n!keep.txt\n".repeat(30),
        ] {
            assert!(!is_article(text.as_bytes()), "{text}");
        }
        assert!(!is_article(&[0, 1, 2, 3, 255, 254]));
    }

    #[test]
    fn what_belongs_beside_texts_is_not_spoken_of() {
        for ending in ["png", "css", "toml", "woff2", "bak~"] {
            assert_eq!(way_with(ending), None, "{ending}");
        }
        for ending in ["mp3", "xlsx", "utf8", "xyz"] {
            assert!(way_with(ending).is_some(), "{ending}");
        }
        assert!(is_about("LICENSE-MIT") && is_about("Makefile") && !is_about("News from the lock"));
    }
}
