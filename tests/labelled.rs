//! Plain texts of many habits, each with what a human editor says it holds.
//!
//! `labelled/NAME.txt` has its labels in `labelled/NAME.toml`; the files of a folder are one series. A label
//! that is left out says that there is none of its kind. Precision and recall are printed; all must be right.

use chapbook::diagnostic::{Source, SourceId};
use chapbook::model::{Block, BlockQuote, Epigraph, FindingKind, Inline, Lang, Node, Role, plain_text};
use chapbook::read::Input;
use chapbook::read::Options;
use chapbook::read::date::DateReading;
use chapbook::read::{Reading, text};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// What an editor says of a text; a quotation is named by its first and last words.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
struct Labels {
    lang: Option<String>,
    masthead: Vec<String>,
    issue: Vec<String>,
    kicker: Vec<String>,
    signatures: Vec<String>,
    title: Option<String>,
    subtitle: Option<String>,
    authors: Vec<String>,
    date: Option<String>,
    note: Option<String>,
    epigraph: Option<[String; 2]>,
    epigraph_by: Option<String>,
    quotations: Vec<[String; 2]>,
    attributions: Vec<String>,
    /// The first words of each poem, and its lines.
    verses: Vec<(String, usize)>,
    /// The items of each list.
    lists: Vec<usize>,
    /// The lines of each passage of program text.
    programs: Vec<usize>,
    /// The columns and rows of each table.
    tables: Vec<(usize, usize)>,
    headings: Vec<String>,
    /// Whether the headings are in capitals.
    capitals: bool,
    notes: usize,
    /// The marks that call notes, where they are counted.
    calls: Option<usize>,
    scene_breaks: usize,
    furniture: Vec<String>,
    warnings: Vec<String>,
    /// Paragraphs and stanzas, also in quotations and lists, where they are counted.
    paragraphs: Option<usize>,
    /// Words that stand so in the body.
    contains: Vec<String>,
    links: Vec<String>,
    emphasis: Vec<String>,
    /// Who speaks and who signs, set in small capitals; words that close a letter are not.
    small_capitals: Vec<String>,
}

/// What was found in the blocks of a body.
#[derive(Default)]
struct Found {
    quotations: Vec<String>,
    attributions: Vec<String>,
    verses: Vec<(String, usize)>,
    lists: Vec<usize>,
    programs: Vec<usize>,
    tables: Vec<(usize, usize)>,
    headings: Vec<(String, bool)>,
    signatures: Vec<String>,
    scene_breaks: usize,
    paragraphs: usize,
    text: String,
    links: Vec<String>,
    emphasis: Vec<String>,
    small_capitals: Vec<String>,
    calls: usize,
}

impl Found {
    fn blocks(&mut self, blocks: &[Node<Block>]) {
        for block in blocks {
            match &block.value {
                Block::Paragraph(paragraph) => {
                    self.paragraphs += 1;
                    if paragraph.role == Role::Signature {
                        self.signatures.push(plain_text(&paragraph.content));
                    }
                    self.inlines(&paragraph.content);
                }
                Block::Heading(heading) => {
                    self.headings.push((plain_text(&heading.content), heading.capitals));
                    self.inlines(&heading.content);
                }
                Block::Quote(quote) => {
                    self.quotations.push(words(quote));
                    self.attributions.extend(quote.attribution.iter().map(|name| plain_text(name)));
                    self.blocks(&quote.blocks);
                }
                Block::Verse(verse) => {
                    let lines: Vec<_> = verse.stanzas.iter().flat_map(|stanza| &stanza.lines).collect();
                    let first = lines.first().map(|line| plain_text(&line.content)).unwrap_or_default();
                    self.verses.push((first, lines.len()));
                    self.paragraphs += verse.stanzas.len();
                    self.attributions.extend(verse.attribution.iter().map(|name| plain_text(name)));
                    lines.iter().for_each(|line| self.inlines(&line.content));
                }
                Block::List(list) => {
                    self.lists.push(list.items.len());
                    list.items.iter().for_each(|item| self.blocks(item));
                }
                Block::Table(table) => {
                    self.tables.push((table.columns.len(), table.head.len() + table.rows.len()));
                }
                Block::Code { text, .. } => {
                    self.programs.push(text.lines().count());
                    self.text.push_str(text);
                    self.text.push('\n');
                }
                Block::SceneBreak => self.scene_breaks += 1,
                _ => {}
            }
        }
    }

    fn inlines(&mut self, inlines: &[Node<Inline>]) {
        self.text.push_str(&plain_text(inlines));
        self.text.push('\n');
        for node in inlines {
            match &node.value {
                Inline::Link { content, .. } => self.links.push(plain_text(content)),
                Inline::NoteRef { .. } => self.calls += 1,
                Inline::Emph { content } | Inline::Strong { content } => {
                    self.emphasis.push(plain_text(content))
                }
                Inline::SmallCaps { content } => self.small_capitals.push(plain_text(content)),
                _ => {}
            }
        }
    }
}

fn words(quote: &BlockQuote) -> String {
    let mut found = Found::default();
    found.blocks(&quote.blocks);
    found.text.trim().to_owned()
}

/// Right, too much, missed.
#[derive(Clone, Copy, Default)]
struct Score {
    right: usize,
    extra: usize,
    missed: usize,
}

impl Score {
    fn percent(part: usize, whole: usize) -> f64 {
        if whole == 0 { 100.0 } else { 100.0 * part as f64 / whole as f64 }
    }
}

#[derive(Default)]
struct Report {
    scores: BTreeMap<&'static str, Score>,
    wrong: Vec<String>,
}

impl Report {
    /// Compares what was found with the labels, in order, by `same`.
    fn compare<F: std::fmt::Debug, L: std::fmt::Debug>(
        &mut self,
        (name, kind): (&str, &'static str),
        (found, labels): (&[F], &[L]),
        same: impl Fn(&F, &L) -> bool,
    ) {
        let mut rest: Vec<&F> = found.iter().collect();
        let score = self.scores.entry(kind).or_default();
        let mut missed = 0;
        for label in labels {
            match rest.iter().position(|found| same(found, label)) {
                Some(at) => drop(rest.remove(at)),
                None => missed += 1,
            }
        }
        score.right += labels.len() - missed;
        score.missed += missed;
        score.extra += rest.len();
        if missed + rest.len() > 0 {
            self.wrong.push(format!("{name}: {kind}\n    found    {found:?}\n    labelled {labels:?}"));
        }
    }

    fn article(&mut self, name: &str, reading: &Reading, codes: &[String], labels: &Labels) {
        let article = &reading.article;
        let mut body = Found::default();
        body.blocks(&article.body);
        let strings = |list: Option<String>| list.into_iter().collect::<Vec<_>>();
        let ends =
            |text: &String, label: &[String; 2]| text.starts_with(&label[0]) && text.ends_with(&label[1]);
        let same = |a: &String, b: &String| a == b;
        let is = |kind| (name, kind);

        self.compare(
            is("title"),
            (&strings(article.title.as_deref().map(plain_text)), &strings(labels.title.clone())),
            same,
        );
        let subtitle = strings(article.subtitle.as_deref().map(plain_text));
        self.compare(is("subtitle"), (&subtitle, &strings(labels.subtitle.clone())), same);
        self.compare(is("author"), (&article.authors, &labels.authors), same);
        let date = reading.date.as_ref().map(|date| match date.found.reading {
            DateReading::Certain(date) => date.to_string(),
            DateReading::TwoWay { day_first, month_first } => format!("{day_first}|{month_first}"),
        });
        self.compare(is("date"), (&strings(date), &strings(labels.date.clone())), same);
        let masthead: Vec<String> = article.masthead.iter().map(|line| plain_text(line)).collect();
        self.compare(is("masthead"), (&masthead, &labels.masthead), same);
        let lines =
            |lines: &[Vec<Node<Inline>>]| lines.iter().map(|line| plain_text(line)).collect::<Vec<_>>();
        self.compare(is("issue"), (&lines(&article.issue), &labels.issue), same);
        self.compare(is("kicker"), (&lines(&article.kicker), &labels.kicker), same);
        self.compare(is("signature"), (&body.signatures, &labels.signatures), same);
        let (epigraph, by) = epigraph(article.epigraph.as_ref());
        self.compare(is("epigraph"), (&epigraph, &labels.epigraph.iter().cloned().collect::<Vec<_>>()), ends);
        self.compare(is("attribution"), (&by, &strings(labels.epigraph_by.clone())), same);
        let mut note = Found::default();
        note.blocks(&article.series_note);
        let note = strings(Some(note.text).filter(|text| !text.is_empty()));
        self.compare(is("series note"), (&note, &strings(labels.note.clone())), |a: &String, b| {
            a.starts_with(b)
        });
        self.compare(is("quotation"), (&body.quotations, &labels.quotations), ends);
        self.compare(is("attribution"), (&body.attributions, &labels.attributions), same);
        self.compare(
            is("verse"),
            (&body.verses, &labels.verses),
            |a: &(String, usize), b: &(String, usize)| a.0.starts_with(&b.0) && a.1 == b.1,
        );
        self.compare(is("list"), (&body.lists, &labels.lists), |a: &usize, b: &usize| a == b);
        self.compare(is("program"), (&body.programs, &labels.programs), |a: &usize, b: &usize| a == b);
        let sizes = |a: &(usize, usize), b: &(usize, usize)| a == b;
        self.compare(is("table"), (&body.tables, &labels.tables), sizes);
        self.compare(is("heading"), (&body.headings, &labels.headings), |a: &(String, bool), b: &String| {
            a.0 == *b && (!labels.capitals || a.1)
        });
        self.compare(is("notes"), (&[article.notes.len()], &[labels.notes]), |a, b| a == b);
        let calls: Vec<usize> = labels.calls.into_iter().collect();
        let own = [body.calls];
        self.compare(is("calls"), (if calls.is_empty() { &[] } else { &own }, &calls), |a, b| a == b);
        self.compare(is("scene breaks"), (&[body.scene_breaks], &[labels.scene_breaks]), |a, b| a == b);
        let furniture = article.findings.iter().filter(|finding| finding.kind == FindingKind::Furniture);
        let furniture: Vec<String> = furniture.map(|finding| finding.text.clone()).collect();
        self.compare(is("furniture"), (&furniture, &labels.furniture), same);
        self.compare(is("diagnostics"), (codes, &labels.warnings), same);
        let counted: Vec<usize> = labels.paragraphs.into_iter().collect();
        let own = [body.paragraphs];
        self.compare(is("paragraphs"), (&own[..counted.len()], &counted), |a, b| a == b);
        let missing: Vec<&String> =
            labels.contains.iter().filter(|words| !body.text.contains(*words)).collect();
        self.compare(is("words"), (&missing, &[] as &[String]), |_, _| true);
        self.compare(is("link"), (&body.links, &labels.links), same);
        self.compare(is("small capitals"), (&body.small_capitals, &labels.small_capitals), same);
        if !labels.emphasis.is_empty() {
            self.compare(is("emphasis"), (&body.emphasis, &labels.emphasis), same);
        }
    }
}

fn epigraph(epigraph: Option<&Epigraph>) -> (Vec<String>, Vec<String>) {
    let mut found = Found::default();
    match epigraph {
        Some(Epigraph::Prose(quote)) => {
            found.blocks(&quote.value.blocks);
            found.attributions.extend(quote.value.attribution.iter().map(|name| plain_text(name)));
        }
        Some(Epigraph::Verse(verse)) => {
            found.blocks(&[Node::new(Block::Verse(verse.value.clone()), verse.span)]);
        }
        None => return Default::default(),
    }
    (vec![found.text.trim().to_owned()], found.attributions)
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/labelled")
}

/// Returns the series of fixtures, each a list of texts: single files, and the files of each folder.
fn series() -> Vec<Vec<PathBuf>> {
    let sorted = |folder: &Path| {
        let mut paths: Vec<PathBuf> =
            fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        paths
    };
    let is_text = |path: &PathBuf| path.extension().is_some_and(|end| end == "txt");
    let mut out = Vec::new();
    for path in sorted(&folder()) {
        if path.is_dir() {
            out.push(sorted(&path).into_iter().filter(is_text).collect());
        } else if is_text(&path) {
            out.push(vec![path]);
        }
    }
    out
}

#[test]
fn every_label_is_found_and_nothing_else() {
    let mut report = Report::default();
    let options = Options::default();
    let mut count = 0;
    for files in series() {
        let sources: Vec<Source> = files
            .iter()
            .map(|path| Source { path: path.clone(), text: fs::read_to_string(path).unwrap() })
            .collect();
        let labels: Vec<Labels> = files
            .iter()
            .map(|path| toml::from_str(&fs::read_to_string(path.with_extension("toml")).unwrap()).unwrap())
            .collect();
        let langs: Vec<Lang> =
            labels.iter().map(|labels| Lang::new(labels.lang.as_deref().unwrap_or("en")).unwrap()).collect();
        let inputs: Vec<Input<'_>> = sources
            .iter()
            .zip(&langs)
            .enumerate()
            .map(|(id, (source, lang))| Input {
                id: SourceId(id as u32),
                source,
                start: 0,
                front_matter: None,
                options: &options,
                lang,
            })
            .collect();
        let survey = text::survey(&inputs).value;
        for ((input, labels), path) in inputs.iter().zip(&labels).zip(&files) {
            let read = text::read(*input, &survey);
            let codes: Vec<String> =
                read.diagnostics.iter().map(|diagnostic| diagnostic.code.to_string()).collect();
            let name = path.strip_prefix(folder()).unwrap().with_extension("").display().to_string();
            report.article(&name, &read.value, &codes, labels);
            count += 1;
        }
    }
    println!("{count} labelled texts");
    for kind in ["title", "date", "epigraph", "quotation", "attribution", "furniture"] {
        let score = report.scores.get(kind).copied().unwrap_or_default();
        println!(
            "{kind:12} precision {:5.1} %  recall {:5.1} %  ({} labelled)",
            Score::percent(score.right, score.right + score.extra),
            Score::percent(score.right, score.right + score.missed),
            score.right + score.missed,
        );
    }
    assert!(count >= 80, "the set has {count} texts");
    assert!(report.wrong.is_empty(), "{} wrong\n{}", report.wrong.len(), report.wrong.join("\n"));
}
