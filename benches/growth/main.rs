//! How the time from files to a finished book grows with the number of each thing that a series can hold.
//!
//! Each construct is made five times, each time twice as large. Everything should be linear, or nearly so: where a
//! doubling costs more than [`ALLOWANCE`] times twice the time, the bench fails. Each doubling counts, for what grows too
//! fast may meet a bound and be cheap beyond it. Ratios of two times in one run are nearly the same on slow machines and
//! on fast ones.
//!
//! `cargo bench --bench growth -- tables notes` measures only the constructs whose names hold one of these words.
//! At the end `check` is held against `pdf`, in time and in memory: it may cost no more. Where a study file asks for
//! handouts, `check` lays them out too, and is held against `handouts`.
//!
//! `cargo bench --profile dev --bench growth` compiles nothing anew where tests were run; ratios are nearly the same.

mod constructs;

use chapbook::driver::{Memory, Output, Project, Request};
use constructs::{CONSTRUCTS, Construct, Files};
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

/// The program's own.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// How often each construct is doubled.
const DOUBLINGS: u32 = 4;

/// A doubling may cost so many times twice the time before it counts as worse than linear.
const ALLOWANCE: f64 = 1.3;

/// What takes less is not judged: that time is the book's own and the machine's.
const TOO_SHORT: Duration = Duration::from_millis(40);

/// What takes longer is not doubled again.
const TOO_LONG: Duration = Duration::from_secs(20);

fn main() -> ExitCode {
    let asked: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    let is_asked = |name: &str| asked.is_empty() || asked.iter().any(|word| name.contains(&**word));
    let mut worse: Vec<&str> = CONSTRUCTS
        .iter()
        .filter(|construct| is_asked(construct.0) && !is_linear(construct))
        .map(|c| c.0)
        .collect();
    if is_asked("check") && !check_is_no_more_than_one_output() {
        worse.push("check");
    }
    if worse.is_empty() {
        return ExitCode::SUCCESS;
    }
    println!("worse than linear, or more than it may cost: {}", worse.join(", "));
    ExitCode::FAILURE
}

/// Prints how long a construct takes at each size, and tells whether no doubling costs more than it may, and a book was
/// made each time.
fn is_linear(&(name, first, make): &Construct) -> bool {
    print!("{name:28}");
    let mut before = None;
    let mut most = 0.0_f64;
    let mut is_made = true;
    for size in (0..=DOUBLINGS).map(|doubling| first << doubling) {
        is_made &= book(make(size)) > 0;
        let time = shortest(2, || book(make(size)));
        print!(" {size:>6}: {:>7.1} ms", time.as_secs_f64() * 1e3);
        if let Some(before) = before.filter(|_| time > TOO_SHORT) {
            let mut growth = ratio(time, before);
            if growth > 2.0 * ALLOWANCE {
                // Something else may have been at work.
                growth = ratio(shortest(5, || book(make(size))), shortest(5, || book(make(size / 2))));
            }
            most = most.max(growth);
        }
        before = Some(time);
        if time > TOO_LONG {
            break;
        }
    }
    let is_linear = most <= 2.0 * ALLOWANCE;
    let remark = match (is_made, is_linear) {
        (false, _) => "  NO BOOK",
        (true, false) => "  WORSE THAN LINEAR",
        (true, true) => "",
    };
    println!("  x{most:.2}{remark}");
    is_linear && is_made
}

fn ratio(one: Duration, other: Duration) -> f64 {
    one.as_secs_f64() / other.as_secs_f64()
}

/// Makes EPUB and print edition, and handouts for articles that have questions; what is wrong with the series is no
/// concern here.
fn book(files: Files) -> usize {
    let has_study = files.iter().any(|(name, _)| name.ends_with(".study.md"));
    let mut project = Project::open(Memory::from_iter(files), Request::default());
    project.load();
    let outputs = if has_study { Output::ALL } else { &[Output::Epub, Output::Pdf] };
    let Some(shared) = project.share(outputs) else { return 0 };
    let shared = shared.value;
    outputs.iter().flat_map(|output| output.make(&shared).value).map(|made| made.bytes.len()).sum()
}

/// Returns the shortest of some runs, which is the one least disturbed; one that takes long is not run again.
#[allow(clippy::disallowed_methods, reason = "a benchmark looks at the clock; no output does")]
fn shortest<T>(runs: usize, mut run: impl FnMut() -> T) -> Duration {
    let mut least = Duration::MAX;
    for _ in 0..runs {
        let start = Instant::now();
        std::hint::black_box(run());
        least = least.min(start.elapsed());
        if least > Duration::from_secs(3) {
            break;
        }
    }
    least
}

/// Prints what `check` takes beside `pdf`, or `handouts` where they are asked for, each run as a program of its own, and
/// tells whether it takes no more.
fn check_is_no_more_than_one_output() -> bool {
    let folder = tempfile::tempdir().expect("a folder");
    let mut is_right = true;
    for (name, first, make) in CONSTRUCTS.iter().filter(|(name, ..)| constructs::CHECKED.contains(name)) {
        let series = folder.path().join(name);
        std::fs::create_dir_all(&series).expect("a folder");
        let files = make(first << DOUBLINGS);
        let asks_for_handouts = files.iter().any(|(path, _)| path.ends_with(".study.md"));
        let output = if asks_for_handouts { "handouts" } else { "pdf" };
        for (path, bytes) in files {
            std::fs::write(series.join(path), bytes).expect("a file");
        }
        let [made, check] =
            [output, "check"].map(|command| run(command, &series, &folder.path().join("out")));
        let (time, memory) = (ratio(check.0, made.0), check.1 as f64 / made.1.max(1) as f64);
        // A tenth more is what two runs of the same command differ by.
        let is_less = time <= 1.1 && memory <= 1.1;
        is_right &= is_less;
        println!(
            "check beside {output}, {name}: {:.0?} beside {:.0?} (x{time:.2}), {} MB beside {} MB (x{memory:.2}){}",
            check.0,
            made.0,
            check.1 / 1024,
            made.1 / 1024,
            if is_less { "" } else { "  MORE THAN IT MAY" }
        );
    }
    is_right
}

/// Runs the program on a series; returns the shortest time of three, and the most memory in KB, 0 if the system does
/// not say.
fn run(command: &str, series: &Path, out: &Path) -> (Duration, u64) {
    let mut most = 0;
    let time = shortest(3, || {
        let mut chapbook = Command::new(env!("CARGO_BIN_EXE_chapbook"));
        chapbook.arg(command).arg(series).current_dir(out.parent().unwrap_or(out));
        if command != "check" {
            chapbook.arg("-o").arg(out);
        }
        let mut running =
            chapbook.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the program runs");
        let status = format!("/proc/{}/status", running.id());
        while running.try_wait().expect("the program runs").is_none() {
            most = most.max(peak(&status).unwrap_or_default());
            std::thread::sleep(Duration::from_millis(1));
        }
    });
    (time, most)
}

/// Returns the most memory that a process has had, in KB.
fn peak(status: &str) -> Option<u64> {
    let status = std::fs::read_to_string(status).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix("kB")?.trim().parse().ok()
}
