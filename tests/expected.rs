//! Holds what is read from the sample and the fixtures to what a careful reader finds in them,
//! as `tests/fixtures/expected.tsv` tells it.

use chapbook::config::{self, Config};
use chapbook::diagnostic::Sources;
use chapbook::files::Disk;
use chapbook::model::{Article, Block, Epigraph, Inline, Node, plain_text};
use chapbook::read::{self, Request};
use std::collections::BTreeMap;
use std::error::Error;
use std::path::{Path, PathBuf};

/// What one line of the table may be wrong in, in the order of its columns after the file.
const COLUMNS: [&str; 6] = ["date", "title", "subtitle", "epigraph", "quotations", "notes"];

/// The row of one article: the columns after the file.
type Row = [String; 6];

#[test]
fn articles_are_read_as_a_careful_reader_reads_them() -> Result<(), Box<dyn Error>> {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let mut wrong = Vec::new();
    for (series, expected) in table(&fixtures)? {
        let folder = if series == "seeds" { fixtures.join("../../seeds") } else { fixtures.join(&series) };
        let read = rows(&folder)?;
        for (file, row) in &expected {
            let Some(found) = read.get(file) else {
                wrong.push(format!("{series}/{file}: not read"));
                continue;
            };
            for ((column, wanted), got) in COLUMNS.iter().zip(row).zip(found) {
                if wanted != "?" && straight(wanted) != straight(got) {
                    wrong.push(format!("{series}/{file}: {column} is {got:?}, not {wanted:?}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} differences:\n{}", wrong.len(), wrong.join("\n"));
    Ok(())
}

/// Reads the table: by series, then by file.
fn table(fixtures: &Path) -> Result<BTreeMap<String, BTreeMap<String, Row>>, Box<dyn Error>> {
    let mut all: BTreeMap<String, BTreeMap<String, Row>> = BTreeMap::new();
    let text = std::fs::read_to_string(fixtures.join("expected.tsv"))?;
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let (path, columns) = line.split_once('\t').ok_or(line)?;
        let (series, file) = path.split_once('/').ok_or(line)?;
        let columns: Vec<String> = columns.split('\t').map(str::to_owned).collect();
        let row = Row::try_from(columns).map_err(|_| format!("not six columns after the file: {line}"))?;
        all.entry(series.to_owned()).or_default().insert(file.to_owned(), row);
    }
    Ok(all)
}

/// Reads a series and returns a row for each of its files.
fn rows(folder: &Path) -> Result<BTreeMap<String, Row>, Box<dyn Error>> {
    let mut sources = Sources::default();
    let mut said = Vec::new();
    let settings = folder.join("chapbook.toml");
    let config = if settings.exists() {
        let text = std::fs::read_to_string(&settings)?;
        let id = sources.add(&settings, text);
        config::parse(id, &sources.get(id).text).take(&mut said)
    } else {
        Config::default()
    };
    let inputs: Vec<PathBuf> = vec![folder.to_owned()];
    let series = read::read(
        Request { files: &Disk::of(&inputs), inputs: &inputs, options: &config.read },
        &mut sources,
    )
    .take(&mut said);
    let named = series.articles.iter().filter_map(|article| {
        let name = article.path.file_name()?.to_string_lossy().into_owned();
        Some((name, row(article)))
    });
    Ok(named.collect())
}

/// Returns what was read of an article, as the table would have it.
fn row(article: &Article) -> Row {
    let words = |inlines: Option<&Vec<Node<Inline>>>| inlines.map_or_else(none, |words| plain_text(words));
    let attribution = match &article.epigraph {
        Some(Epigraph::Prose(quote)) => quote.value.attribution.as_ref(),
        Some(Epigraph::Verse(verse)) => verse.value.attribution.as_ref(),
        None => None,
    };
    [
        article.date.as_ref().map_or_else(none, |date| date.date.to_string()),
        words(article.title.as_ref()),
        words(article.subtitle.as_ref()),
        words(attribution),
        quotations(&article.body),
        if article.notes.is_empty() { none() } else { article.notes.len().to_string() },
    ]
}

/// Returns how many paragraphs each block quote has; one of only verse does not count.
fn quotations(blocks: &[Node<Block>]) -> String {
    let counts: Vec<String> = blocks
        .iter()
        .filter_map(|block| match &block.value {
            Block::Quote(quote) => {
                Some(quote.blocks.iter().filter(|b| matches!(b.value, Block::Paragraph(_))).count())
            }
            _ => None,
        })
        .filter(|count| *count > 0)
        .map(|count| count.to_string())
        .collect();
    if counts.is_empty() { none() } else { counts.join(",") }
}

/// The sign for nothing.
fn none() -> String {
    "-".to_owned()
}

/// Marks of any shape made straight, and every space a plain one: which shape is not tested here.
fn straight(text: &str) -> String {
    let shape = |c: char| match c {
        '’' | '‘' => '\'',
        '“' | '”' | '„' => '"',
        c if c.is_whitespace() => ' ',
        c => c,
    };
    text.chars().map(shape).collect()
}
