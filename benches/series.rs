//! Reading, lines, EPUB and PDF of series of 2 to 1,000 articles, how the time grows with their number, and how many
//! times as long as the print edition the participants' copies take.
//!
//! The series are made by `../shared/measure/gen.py`; without it there is nothing to measure, and that is said.

#[path = "support/made.rs"]
mod made;

use chapbook::config::Config;
use chapbook::diagnostic::Sources;
use chapbook::driver::{self, Configuration, Disk, Output, Project};
use chapbook::font::FontBook;
use chapbook::frame::{ArtifactKind, Bearing};
use chapbook::layout::inline::{Collector, ParagraphShape, Setter, TextStyle};
use chapbook::model::Series;
use chapbook::read::{self, Request};
use chapbook::unit::Length;
use made::made;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// The program's own.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// How many articles the series have.
const SIZES: [usize; 4] = [2, 20, 200, 1000];

/// Time may grow by half more than the number of articles before it counts as worse than linear.
const ALLOWANCE: f64 = 1.5;

fn main() {
    let series: Option<Vec<(usize, PathBuf)>> =
        SIZES.into_iter().map(|size| Some((size, made(size)?))).collect();
    let Some(series) = series else {
        println!("SKIPPED: no series to measure, for ../shared/measure/gen.py cannot be run");
        return;
    };
    for form in ["src-txt", "src"] {
        for (size, folder) in &series {
            let folder = folder.join(form);
            let stages: [(&str, Duration); 3] = [
                ("read", shortest(|| read(&folder))),
                ("EPUB", shortest(|| epub(&folder))),
                ("PDF", shortest(|| pdf(&folder))),
            ];
            for (stage, time) in stages {
                let each = time.as_secs_f64() * 1e3 / *size as f64;
                println!(
                    "{form}, {size} articles, {stage}: {:.1} ms, {each:.2} ms an article",
                    time.as_secs_f64() * 1e3
                );
            }
        }
    }
    let fonts = FontBook::new(&[]).value;
    for (size, folder) in &series {
        let text = std::fs::read_to_string(folder.join("text.txt")).unwrap_or_default();
        let time = shortest(|| lines(&text, &fonts)).as_secs_f64();
        let speed = text.len() as f64 / time / f64::from(1 << 20);
        println!("lines of {size} articles: {:.1} ms, {speed:.1} MiB a second", time * 1e3);
    }
    growth(&series, "EPUB", epub);
    growth(&series, "PDF", pdf);
    copies(&series);
}

/// Prints how many times as long the participants' copies of 200 articles take as their print edition, each made by
/// the program as a whole.
fn copies(series: &[(usize, PathBuf)]) {
    let Some((_, folder)) = series.iter().find(|(size, _)| *size == 200) else { return };
    let config = folder.join("copies.toml");
    let time = |command: &str| {
        shortest(|| {
            let mut chapbook = Command::new(env!("CARGO_BIN_EXE_chapbook"));
            chapbook.arg(command).arg(folder.join("src")).arg("--config").arg(&config);
            let made = chapbook.arg("-o").arg(folder.join("out")).output();
            assert!(made.is_ok_and(|made| made.status.success()), "{command} fails");
        })
    };
    for numbers in ["paragraphs", "lines"] {
        let handouts = format!("[handouts]\nmake = [\"participant\"]\nnumbers = \"{numbers}\"\n");
        std::fs::write(&config, handouts).expect("a configuration");
        let ratio = time("handouts").as_secs_f64() / time("pdf").as_secs_f64();
        println!(
            "200 articles with numbered {numbers}: copies take {ratio:.1} times as long as the print edition"
        );
    }
}

/// Prints how the time from text to a finished book grows from one size to the next.
///
/// Panics where it grows worse than linearly; the ratio of two times in one run is the same on slow
/// machines and fast ones.
fn growth(series: &[(usize, PathBuf)], book: &str, make: fn(&Path) -> Vec<u8>) {
    let times: Vec<(usize, Duration)> =
        series.iter().map(|(size, folder)| (*size, shortest(|| make(&folder.join("src-txt"))))).collect();
    for pair in times.windows(2) {
        let [(few, short), (many, long)] = pair else { continue };
        let articles = *many as f64 / *few as f64;
        let time = long.as_secs_f64() / short.as_secs_f64();
        println!(
            "{book}, {few} to {many} articles: {articles:.0} times the articles, {time:.1} times the time"
        );
        assert!(time <= articles * ALLOWANCE, "{book}: worse than linear from {few} to {many} articles");
    }
}

/// Returns the shortest of five runs, which is the one least disturbed.
#[allow(clippy::disallowed_methods, reason = "a benchmark looks at the clock; no output does")]
fn shortest<T>(mut run: impl FnMut() -> T) -> Duration {
    let mut times = (0..5).map(|_| {
        let start = Instant::now();
        std::hint::black_box(run());
        start.elapsed()
    });
    let first = times.next().unwrap_or_default();
    times.fold(first, Duration::min)
}

/// Reads a series from its folder.
fn read(folder: &Path) -> (Series, Sources) {
    let config = Config::default();
    let mut sources = Sources::default();
    let inputs = [folder.to_path_buf()];
    let request = Request { files: &Disk::of(&inputs), inputs: &inputs, options: &config.read };
    (read::read(request, &mut sources).value, sources)
}

/// Makes the one file of an output, from the folder of a series to the finished bytes.
fn output(output: Output, folder: &Path) -> Vec<u8> {
    let inputs = vec![folder.to_path_buf()];
    // Without its list of pages an EPUB is made without laying any out.
    let configuration = Configuration::Text("[epub]\npage-list = false\n".to_owned());
    let disk = Disk::of(&inputs);
    let mut project =
        Project::open(disk, driver::Request { inputs, configuration, ..driver::Request::default() });
    project.load();
    let shared = project.share(&[output]).expect("a book").value;
    output.make(&shared).value.swap_remove(0).bytes
}

/// Makes the EPUB of a series.
fn epub(folder: &Path) -> Vec<u8> {
    output(Output::Epub, folder)
}

/// Makes the print edition of a series.
fn pdf(folder: &Path) -> Vec<u8> {
    output(Output::Pdf, folder)
}

/// Sets each line of a text as a paragraph, with words that no paragraph has met before.
fn lines(text: &str, fonts: &FontBook) -> usize {
    let style = Arc::new(TextStyle::new(fonts.chain(&["serif"], 400, false), Length::pt(10), "en"));
    let format = ParagraphShape::justified(Length::mm(110));
    let setter = Setter::new(fonts);
    let set = |line: &str| {
        let mut words = Collector::new(false);
        words.text(line, &style, Bearing::Artifact(ArtifactKind::Layout));
        setter.set(&words.build(), &format).len()
    };
    text.lines().map(set).sum()
}
