//! What the proofs that nothing is lost cost, of the time that a book takes: EPUB and PDF of 200 articles.
//!
//! Everything is measured on one thread in one run, so that the shares are nearly the same on slow machines and fast
//! ones. The bench fails if the proofs take more than [`MOST`] together.
//!
//! The series are made by `../shared/measure/gen.py`; without it there is nothing to measure, and that is said.

#[path = "support/made.rs"]
mod made;

use chapbook::diagnostic::Span;
use chapbook::driver::{Disk, Output, Project, Request, Shared};
use chapbook::model::{Article, NodeId, Series, SourceFormat};
use chapbook::proof::source::{Gathered, Written};
use chapbook::proof::{self, Excused, Handed};
use chapbook::read;
use made::made;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

/// The program's own.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// What all proofs may take of the time, in hundredths.
const MOST: f64 = 2.0;

const OUTPUTS: [Output; 2] = [Output::Epub, Output::Pdf];

fn main() -> ExitCode {
    let Some(folder) = made(200) else {
        println!("SKIPPED: no series to measure, for ../shared/measure/gen.py cannot be run");
        return ExitCode::SUCCESS;
    };
    let one = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a thread");
    let mut is_cheap = true;
    for form in ["src-txt", "src"] {
        is_cheap &= one.install(|| measure(form, &folder.join(form)));
    }
    if is_cheap { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Prints the share of each proof, and tells whether all of them take no more than they may.
fn measure(form: &str, folder: &Path) -> bool {
    let whole = shortest(|| {
        let project = load(folder);
        let shared = share(&project);
        OUTPUTS.map(|output| output.make(&shared).value.len())
    });

    let project = load(folder);
    let shared = share(&project);
    let (book, sources) = (shared.book(), project.sources());
    let (series, texts) = read_again(folder);
    let source = shortest(|| {
        let written = series.articles.iter().zip(&texts);
        let lost = written.map(|(article, written)| {
            proof::source(written.as_written(article), &Gathered::of(article)).lost.len()
        });
        assert_eq!(lost.sum::<usize>(), 0, "what is proven is whole");
    });
    let handed = shortest(|| {
        let handed = Handed::of(&series.articles, &series.companions);
        assert_eq!(handed.missing_in(book, |id| &sources.get(id).text), [], "what is proven is whole");
    });
    let pages = shortest(|| {
        let pages = &shared.laid().pages;
        assert_eq!(proof::pages(book, pages, Excused::default()), [], "what is proven is whole");
        proof::seal(pages, NodeId(0))
    });
    // The files are written for it anew, so this is more than the proof takes.
    let checked = share(&project).only_checked();
    let xhtml = shortest(|| Output::Epub.make(&checked).value.len());

    let part = |time: Duration| time.as_secs_f64() / whole.as_secs_f64() * 100.0;
    let all = part(source + handed + pages + xhtml);
    println!(
        "{form}: {whole:.0?}, of which sources {:.2} %, book {:.2} %, pages {:.2} %, XHTML with writing it {:.2} %: {all:.2} %{}",
        part(source),
        part(handed),
        part(pages),
        part(xhtml),
        if all <= MOST { "" } else { "  MORE THAN THEY MAY" }
    );
    all <= MOST
}

fn load(folder: &Path) -> Project {
    let inputs = vec![folder.to_path_buf()];
    let mut project = Project::open(Disk::of(&inputs), Request { inputs, ..Request::default() });
    project.load();
    project
}

fn share(project: &Project) -> Shared<'_> {
    project.share(&OUTPUTS).expect("a book").value
}

/// A text as a file has it.
struct Text {
    text: String,
    format: SourceFormat,
}

impl Text {
    fn as_written(&self, article: &Article) -> Written<'_> {
        let front = self.text.strip_prefix("---\n").and_then(|rest| rest.find("\n---\n"));
        let start = front.map_or(0, |end| end + "---\n\n---\n".len());
        let read = article.body.first().map(|node| node.span.source).unwrap_or_default();
        Written { text: &self.text, start, format: self.format, span: Span::new(read, 0, 0) }
    }
}

/// Reads a series once more, for its book has taken the first reading; returns it with the texts of its articles.
fn read_again(folder: &Path) -> (Series, Vec<Text>) {
    let inputs = [folder.to_path_buf()];
    let options = chapbook::config::Config::default().read;
    let request = read::Request { files: &Disk::of(&inputs), inputs: &inputs, options: &options };
    let series = read::read(request, &mut Default::default()).value;
    let text = |path: &PathBuf| Text {
        text: std::fs::read_to_string(folder.join(path)).expect("an article"),
        format: match path.extension().is_some_and(|kind| kind == "txt") {
            true => SourceFormat::Text,
            false => SourceFormat::Markdown,
        },
    };
    let texts = series.articles.iter().map(|article| text(&article.path)).collect();
    (series, texts)
}

/// Returns the shortest of five runs, which is the one least disturbed.
#[allow(clippy::disallowed_methods, reason = "a benchmark looks at the clock; no output does")]
fn shortest<T>(mut run: impl FnMut() -> T) -> Duration {
    let mut least = Duration::MAX;
    for _ in 0..5 {
        let start = Instant::now();
        std::hint::black_box(run());
        least = least.min(start.elapsed());
    }
    least
}
