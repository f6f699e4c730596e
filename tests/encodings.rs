//! Holds that the fixture of eight encodings and four kinds of line ends is read as what it is.

use chapbook::driver::{Memory, Project, Request};
use chapbook::read::encoding::decode;
use std::error::Error;
use std::path::Path;

/// File, first words, words from its middle, and what was guessed.
const FILES: [(&str, &str, &str, Option<&str>); 9] = [
    (
        "01-windows-1252.txt",
        "The Café at the Corner",
        "€2, and the menu, a folded sheet, said so…",
        Some("windows-1252"),
    ),
    ("02-windows-1251.txt", "Почтальон", "«Если письмо дошло, — говорил он,", Some("windows-1251")),
    ("03-koi8-r.txt", "Почтальон и зима", "никогда не терял ни одного листка", Some("KOI8-U")),
    ("04-utf-16-le.txt", "The Letter in Two Bytes", "Żółw, ёлка, Ωμέγα, ½", None),
    ("05-iso-8859-7.txt", "Το καφενείο της γωνίας", "Άλλοι διάβαζαν", Some("ISO-8859-7")),
    ("06-old-mac.txt", "Carriage Return", "it smiled when it was switched on", None),
    ("07-utf-8-bom.md", "---", "text – and prints it", None),
    ("08-utf-16-be.txt", "The Other Order", "the other way round; such files are rare", None),
    ("09-mixed-ends.txt", "Mixed Ends", "and a tab\tin the middle", None),
];

#[test]
fn every_encoding_is_found() -> Result<(), Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/encodings");
    for (name, first, middle, guessed) in FILES {
        let bytes = std::fs::read(folder.join(name))?;
        let decoded = decode(&bytes).ok_or_else(|| format!("{name} was taken for no text"))?;
        let end = decoded.text.find(['\r', '\n']).unwrap_or(decoded.text.len());
        assert_eq!(decoded.text.get(..end), Some(first), "{name}: its first line");
        assert!(decoded.text.contains(middle), "{name}: its words");
        assert_eq!(decoded.guessed.as_deref(), guessed, "{name}: the encoding's name");
        assert_eq!((decoded.damaged, decoded.controls), (0, 0), "{name}: damaged, control characters");
    }
    Ok(())
}

/// `Fran‡ais`: one short text of DOS shows nothing by itself, and what somebody says of the series was not asked for.
#[test]
fn the_configuration_settles_an_encoding() -> Result<(), Box<dyn Error>> {
    let article = b"The Mill\n3 May 1992\n\nThe Cur\x82 of the mill ate his soup.\n".to_vec();
    let read = |toml: &str| -> Result<String, Box<dyn Error>> {
        let files = Memory::from_iter([
            ("mill.txt", article.clone()),
            ("utf-8.txt", "The Lock\n4 May 1992\n\nThe Curé of the lock had none.\n".as_bytes().to_vec()),
            ("chapbook.toml", toml.as_bytes().to_vec()),
        ]);
        let mut project = Project::open(files, Request::default());
        project.load();
        let book = project.book().ok_or("no book")?;
        Ok(format!("{book:?}"))
    };
    let given = read("[read]\nencoding = \"cp437\"\n")?;
    assert!(given.contains("Curé of the mill") && given.contains("Curé of the lock"), "{given}");
    Ok(())
}
