//! How long it takes from one edited paragraph to new pages, beside a build from scratch, in series of 20 to 1,000
//! articles.
//!
//! The series are made by `../shared/measure/gen.py`; without it there is nothing to measure, and that is said.
//! `cargo bench --bench keep -- 1000 src 40` measures only that size and form, and edits forty times.

#[path = "support/made.rs"]
mod made;

use chapbook::driver::{Disk, Files as _, Memory, Output, Project, Request};
use made::made;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// The program's own.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// How many articles the series have, unless the command line says so.
const SIZES: [usize; 3] = [20, 200, 1000];
/// How often one paragraph is edited; the shortest time counts.
const EDITS: usize = 7;

fn main() {
    let given: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    let size = given.first().and_then(|size| size.parse().ok());
    let edits = given.get(2).and_then(|edits| edits.parse().ok()).unwrap_or(EDITS);
    for size in size.map_or(SIZES.to_vec(), |size| vec![size]) {
        let Some(folder) = made(size) else {
            println!("SKIPPED: no series to measure, for ../shared/measure/gen.py cannot be run");
            return;
        };
        for form in ["src-txt", "src"] {
            if given.get(1).is_none_or(|asked| asked == form) {
                measure((size, form), &folder.join(form), edits);
            }
        }
    }
}

/// Edits a paragraph in the middle of a series, and prints what that takes.
fn measure((size, form): (usize, &str), folder: &Path, edits: usize) {
    let mut files = in_memory(folder);
    let middle = files.keys().nth(files.len() / 2).cloned().expect("an article");
    let (scratch, mut project) = timed(|| {
        let mut project = Project::open(memory(&files), Request::default());
        project.load();
        pages(&project);
        project
    });
    let edits = (0..edits).map(|at| {
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
