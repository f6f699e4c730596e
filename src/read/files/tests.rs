use super::*;
use proptest::prelude::*;

#[test]
fn names_tell_what_a_file_is() {
    let article = Kind::Article;
    for (name, is) in [
        ("a.txt", article(SourceFormat::Text)),
        ("A.TXT", article(SourceFormat::Text)),
        ("a.md", article(SourceFormat::Markdown)),
        ("a.Markdown", article(SourceFormat::Markdown)),
        ("a.html", article(SourceFormat::Markdown)),
        ("A.DOCX", article(SourceFormat::Markdown)),
        ("a.eml", article(SourceFormat::Markdown)),
        ("a.mht", article(SourceFormat::Markdown)),
        ("index.html", Kind::Listing),
        ("foreword.md", Kind::Foreword),
        ("Imprint.md", Kind::Imprint),
        ("foreword.txt", article(SourceFormat::Text)),
        ("2017.study.md", Kind::Study),
        ("2017.study.txt", Kind::Study),
        ("2017.study.docx", Kind::Study),
        ("terms.md", Kind::Terms),
        ("chronology.md", Kind::Chronology),
        ("ground-rules.md", Kind::GroundRules),
        ("README.md", Kind::AboutFolder),
        ("readme.txt", Kind::AboutFolder),
        ("LICENSE", Kind::Other),
        ("LICENSE-MIT.txt", Kind::AboutFolder),
        ("CHANGELOG.md", Kind::AboutFolder),
        (".hidden.txt", Kind::Other),
        (".txt", Kind::Other),
        ("~$letter.docx", Kind::Other),
        ("chapbook.toml", Kind::Other),
        ("picture.jpg", Kind::Other),
        ("reading-lists.md", article(SourceFormat::Markdown)),
        ("a study of paper.md", article(SourceFormat::Markdown)),
    ] {
        assert_eq!(kind(name), is, "{name}");
    }
    for name in ["a.doc", "a.pages", "a.pdf", "a.mbox", "a.enex", "a.wps"] {
        assert!(matches!(kind(name), Kind::Foreign(_)), "{name}");
    }
}

#[test]
fn numbers_count_by_their_value() {
    let mut names = ["10-b", "9-a", "a", "2", "02", "2-x", "B", "a10", "a9", ""].map(PathBuf::from);
    names.sort_by(|a, b| natural(a, b));
    let sorted: Vec<_> = names.iter().map(|name| name.to_string_lossy()).collect();
    assert_eq!(sorted, ["", "02", "2", "2-x", "9-a", "10-b", "B", "a", "a9", "a10"]);
}

proptest! {
    #[test]
    fn the_order_is_total(names in prop::collection::vec("[0-9a-cé-]{0,6}", 3)) {
        let [a, b, c] = [&names[0], &names[1], &names[2]].map(Path::new);
        prop_assert_eq!(natural(a, b), natural(b, a).reverse());
        prop_assert_eq!(natural(a, b) == Ordering::Equal, a == b);
        if natural(a, b).is_le() && natural(b, c).is_le() {
            prop_assert!(natural(a, c).is_le());
        }
    }
}
