//! How long it takes from one edited paragraph to new pages, beside a build from scratch, in series of 20 to 1,000
//! articles.
//!
//! The series are made by `../shared/measure/gen.py`; without it there is nothing to measure, and that is said.

use chapbook::driver::{Disk, Files as _, Memory, Output, Project, Request};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

/// The program's own.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// How many articles the series have.
const SIZES: [usize; 3] = [20, 200, 1000];
/// How often one paragraph is edited; the shortest time counts.
const EDITS: usize = 7;

fn main() {
    for size in SIZES {
        let Some(folder) = made(size) else {
            println!("SKIPPED: no series to measure, for ../shared/measure/gen.py cannot be run");
            return;
        };
        for form in ["src-txt", "src"] {
            measure(size, &folder.join(form), form);
        }
    }
}

/// Edits a paragraph in the middle of a series, and prints what that takes.
fn measure(size: usize, folder: &Path, form: &str) {
    let mut files = in_memory(folder);
    let middle = files.keys().nth(files.len() / 2).cloned().expect("an article");
    let (scratch, mut project) = timed(|| {
        let mut project = Project::open(memory(&files), Request::default());
        project.load();
        pages(&project);
        project
    });
    let edits = (0..EDITS).map(|at| {
        let text = files.get_mut(&middle).expect("the article");
        *text = format!("{}\n\nA paragraph more, the {at}th of them.\n", text.trim_end());
        let files = memory(&files);
        let (read, ()) = timed(|| project.update(files));
        let (laid, _) = timed(|| pages(&project));
        (read + laid, read)
    });
    let (edit, read) = edits.min().expect("an edit");
    let ratio = scratch.as_secs_f64() / edit.as_secs_f64();
    println!(
        "{form}, {size} articles: {scratch:.0?} from scratch, {edit:.1?} after an edit ({read:.1?} of it to the book), 1/{ratio:.0}"
    );
}

fn pages(project: &Project) -> usize {
    project.share(&[Output::Pdf]).expect("a book").value.laid().pages.len()
}

#[allow(clippy::disallowed_methods, reason = "a benchmark looks at the clock; no output does")]
fn timed<T>(run: impl FnOnce() -> T) -> (Duration, T) {
    let start = Instant::now();
    let made = run();
    (start.elapsed(), made)
}

type Texts = std::collections::BTreeMap<PathBuf, String>;

fn memory(files: &Texts) -> Memory {
    files.iter().map(|(path, text)| (path, text.as_bytes())).collect()
}

/// Reads the articles of a folder.
fn in_memory(folder: &Path) -> Texts {
    let disk = Disk::of(&[folder.to_path_buf()]);
    let paths = disk.list(folder).expect("a folder");
    let text = |path: PathBuf| {
        let bytes = disk.read(&path, 1 << 20).ok()?;
        Some((PathBuf::from(path.file_name()?), String::from_utf8(bytes).ok()?))
    };
    paths.into_iter().filter_map(text).collect()
}

/// Makes a series of that many articles, once; `None` if that cannot be done.
fn made(size: usize) -> Option<PathBuf> {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = project.join("target/bench-series").join(size.to_string());
    if folder.join("text.txt").is_file() {
        return Some(folder);
    }
    let script = project.join("../shared/measure/gen.py");
    let status = Command::new("python3").arg(script).arg(size.to_string()).arg(&folder).status();
    status.is_ok_and(|status| status.success()).then_some(folder)
}
