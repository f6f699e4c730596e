//! `build` and the commands that make one output: the book is made once, then every output of it.

use super::batch::Batch;
use super::report::{self, Run, WrittenOutput};
use super::settings::Settings;
use super::status::{Failure, Status};
use super::terminal::Terminal;
use crate::diagnostic::{Diagnostic, once};
use crate::driver::{Disk, Made, Output, Project, Shared};
use rayon::prelude::*;
use std::path::{Path, PathBuf};

/// How handouts are had that a series does not ask for.
const HANDOUTS: &str = "no handouts for study groups: a study file (`paper.study.md` beside `paper.txt`) or a section \
    `[handouts]` asks for them, and `chapbook handouts` makes them anyway";

/// Makes outputs of a series and writes each of them; one that fails does not stop the others.
///
/// # Errors
/// Where standard output fails; what is wrong with the series or with writing is reported instead.
pub fn run(settings: &Settings, outputs: &[Output], terminal: Terminal) -> Result<Status, Failure> {
    terminal.progress("reading");
    let mut project = Project::open_once(Disk::of(&settings.series.inputs), settings.series.clone());
    project.load();
    if outputs.contains(&Output::Booklet) {
        project.load_second();
    }
    let built = if outputs == Output::ALL { Output::built(&project) } else { outputs.to_vec() };
    let mut run = Run::over(&project);
    let mut written = make(&mut run, &project, &Job { outputs: &built, settings, terminal });
    if built.len() < outputs.len()
        && let Some(last) = written.last_mut()
    {
        last.remark = Some(HANDOUTS.to_owned());
    }
    terminal.clear();
    let ended = report::finish(&run, &written, settings, terminal);
    // The process is about to end, and what it holds goes with it: a long book takes a while to be taken apart.
    std::mem::forget(project);
    ended
}

/// What is to be made.
struct Job<'a> {
    outputs: &'a [Output],
    settings: &'a Settings,
    terminal: Terminal,
}

/// Makes the outputs one after the other, so that no more than one of them is in memory.
fn make(run: &mut Run<'_>, project: &Project, job: &Job<'_>) -> Vec<WrittenOutput> {
    let mut written = Vec::new();
    let Some(shared) = project.share(job.outputs) else { return written };
    let mut all = Vec::new();
    let mut status = Status::Done;
    let shared = shared.take(&mut all);
    let stopped = job.settings.series.stops(&all);
    let batch = Batch::default();
    for output in job.outputs.iter().filter(|_| !stopped) {
        job.terminal.progress(&format!("making {}", output.name()));
        let made = output.make(&shared);
        let failed = job.settings.series.stops(&made.diagnostics);
        let made = made.take(&mut all);
        if failed {
            continue;
        }
        for made in &made {
            match write(&batch, &job.settings.output, made) {
                Ok(file) => written.push(file),
                Err((ended, diagnostic)) => {
                    status = status.max(ended);
                    all.push(*diagnostic);
                }
            }
        }
    }
    if job.settings.pages.is_some() {
        match write_pictures(&batch, &shared, job) {
            Ok(()) => {}
            Err((ended, diagnostic)) => {
                status = status.max(ended);
                all.push(*diagnostic);
            }
        }
    }
    for (path, failure) in batch.put_in_place() {
        status = status.max(failure.status());
        written.retain(|file: &WrittenOutput| file.path != path);
        all.push(unwritten(&path, &failure));
    }
    let measures = job.settings.measures.then(|| report::measures(shared.laid()));
    run.diagnostics.extend(once(all));
    run.status = run.status.max(status);
    run.measures = measures;
    written
}

/// Writes a picture of each page into a folder of their own, named by their place in the book.
fn write_pictures(
    batch: &Batch,
    shared: &Shared<'_>,
    job: &Job<'_>,
) -> Result<(), (Status, Box<Diagnostic>)> {
    let folder = PathBuf::from(format!("{}-pages", shared.book().metadata.slug));
    job.terminal.progress(&format!("making {}", folder.display()));
    let pages = &shared.laid().pages;
    let digits = pages.len().to_string().len();
    pages.par_iter().enumerate().try_for_each(|(at, page)| {
        let path = folder.join(format!("{:0digits$}.png", at + 1));
        let picture = shared.picture(page);
        batch
            .write(&job.settings.output, &path, &picture)
            .map_err(|failure| (failure.status(), Box::new(unwritten(&path, &failure))))
    })
}

/// Writes one output beside its place; what hinders it comes back as a diagnostic.
fn write(batch: &Batch, folder: &Path, made: &Made) -> Result<WrittenOutput, (Status, Box<Diagnostic>)> {
    let path = folder.join(&made.name);
    batch
        .write(folder, Path::new(&made.name), &made.bytes)
        .map_err(|failure| (failure.status(), Box::new(unwritten(&path, &failure))))?;
    let Made { bytes, pages, remark, .. } = made;
    Ok(WrittenOutput { path, pages: *pages, bytes: bytes.len(), remark: remark.clone() })
}

/// Reports what could not be written. What hinders all outputs alike is named itself, and so it is reported once.
fn unwritten(output: &Path, failure: &Failure) -> Diagnostic {
    let path = match failure {
        Failure::Write { path, .. } => path,
        _ => output,
    };
    Diagnostic::error("O001", failure.to_string()).in_file(path).hint(what_to_do(failure))
}

fn what_to_do(failure: &Failure) -> &'static str {
    use std::io::ErrorKind as Kind;
    let Failure::Write { source, .. } = failure else { return "choose another folder: `-o DIR`" };
    match source.kind() {
        Kind::AlreadyExists | Kind::NotADirectory => {
            "a file has the name of the folder: choose another folder, `-o DIR`, or remove the file"
        }
        Kind::IsADirectory => {
            "a folder has the name of the file: choose another folder, `-o DIR`, or rename it"
        }
        Kind::PermissionDenied => {
            "choose a folder in which you may write, `-o DIR`, and close the file if another program shows it"
        }
        Kind::ReadOnlyFilesystem => "choose a folder on a disk that can be written: `-o DIR`",
        Kind::StorageFull | Kind::QuotaExceeded => {
            "make room on the disk, or choose another folder: `-o DIR`"
        }
        _ => "choose another folder: `-o DIR`",
    }
}
