//! Chronologies in the forms that people give them.

use super::{study, words};

// Dates in a table, as headings, in italics and after lines that are no items stood last, without a date or in one event.
#[test]
fn dates_stand_in_tables_and_headings_and_at_the_head_of_lines() {
    let table = [
        ("en", "| Date | What |\n|---|---|\n| 1848 | a |\n| 3 May 1849 | b |\n", "1848 a|3 May 1849 b"),
        (
            "en",
            "| No. | What | When |\n|---|---|---|\n| 1 | a | 1848 |\n| 2 | b | 1849 |\n",
            "1848 1 a|1849 2 b",
        ),
        ("en", "### 1848\n\na\n\n- more\n\n### May 1849\n\nb\n", "1848 a more|May 1849 b"),
        ("en", "### 1848: a\n\nmore\n\n### 1849: b\n", "1848 a more|1849 b"),
        ("en", "*1848*. a\n\n**1849**, b\n", "1848 a|1849 b"),
        ("de", "1898: a\n1. Mai 1899: b\n12. Juni 1900 c\n", "1898 a|1. Mai 1899 b|12. Juni 1900 c"),
        ("de", "1. Mai 1899 b\n12. Juni 1900 c\n", "1. Mai 1899 b|12. Juni 1900 c"),
    ];
    for (lang, written, expected) in table {
        let (study, noticed) = study(&format!("---\nlang: {lang}\n---\n\n# Chronology\n\n{written}"));
        assert_eq!(noticed, [""; 0], "{written}");
        let shown = study.chronology.iter().map(|event| {
            let content = words(&event.content).split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(event.date.is_some(), "{}", event.written);
            format!("{} {content}", event.written)
        });
        assert_eq!(shown.collect::<Vec<_>>().join("|"), expected, "{written}");
    }
    let (study, noticed) = study("# Chronology\n\n## The war\n\n1914: a\n\n## After it\n\n1919: b\n");
    assert_eq!((study.chronology.len(), noticed), (2, vec!["R405 3".to_owned(), "R405 7".to_owned()]));
}
