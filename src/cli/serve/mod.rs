//! `serve`: the desk in a browser on this machine.
//!
//! This is only the shell around [`Desk`]: it listens at the loopback address, looks whether files have changed, and
//! writes what the desk makes.

mod http;

use self::http::Dispatch;
use super::args::Serve;
use super::batch::Batch;
use super::settings::Settings;
use super::status::{Failure, Status};
use super::terminal::{print, print_error};
use crate::desk::{Desk, FileSave, Guard, Reply};
use crate::driver::{Disk, Made, Project};
use std::collections::hash_map::RandomState;
use std::fs;
use std::hash::{BuildHasher as _, DefaultHasher, Hash as _, Hasher as _};
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// So many requests are answered at once; a browser asks for six.
const MOST_AT_ONCE: usize = 32;
/// Stack of a thread, in bytes: as much as a process has at its start.
const STACK: usize = 8 << 20;
/// Folders this deep, and so many files, are looked at for changes.
const DEEPEST: usize = 8;
const MOST_FILES: usize = 20_000;
/// While a browser waits for a change, files are looked at after this time, and after so much more for each of them: a
/// large series costs no more of the processor than a small one.
const LOOK_AGAIN: Duration = Duration::from_millis(25);
const LOOK_EACH: Duration = Duration::from_micros(20);

/// Shows a series until the user stops it.
///
/// # Errors
/// [`Failure::Listen`] if the port is taken.
pub fn run(typed: Serve) -> Result<Status, Failure> {
    let Serve { making, open, port } = typed;
    let settings = Settings::making(making)?;
    let fail = |source| Failure::Listen { port, source };
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(fail)?;
    let port = listener.local_addr().map_err(fail)?.port();
    let hosts = ["127.0.0.1", "localhost"].map(|name| format!("{name}:{port}"));
    let address = format!("http://127.0.0.1:{port}/");
    let shelf = Shelf::open(settings, Guard { hosts: hosts.to_vec(), token: token() });
    print(&format!("the desk is at {address}\npress Ctrl-C to put it away\n"))?;
    if open && !opened(&address) {
        print_error("the browser could not be opened: copy the address into it\n");
    }
    let at_work = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for stream in listener.incoming().flatten() {
            if at_work.fetch_add(1, Ordering::SeqCst) >= MOST_AT_ONCE {
                at_work.fetch_sub(1, Ordering::SeqCst);
                continue;
            }
            let work = || {
                http::serve(stream, |request| shelf.answer(request));
                at_work.fetch_sub(1, Ordering::SeqCst);
            };
            // Where no thread may be started, the browser asks again.
            if std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work).is_err() {
                at_work.fetch_sub(1, Ordering::SeqCst);
            }
        }
    });
    Ok(Status::Done)
}

/// The desk with the series as it lay on disk when it was last looked at.
struct Shelf {
    settings: Settings,
    desk: Mutex<(Desk, Trace)>,
}

impl Shelf {
    fn open(settings: Settings, guard: Guard) -> Self {
        let seen = trace(&settings.series.inputs, &settings.output);
        let mut project = Project::open(Disk::of(&settings.series.inputs), settings.series.clone());
        project.load();
        Self { settings, desk: Mutex::new((Desk::new(project, guard), seen)) }
    }

    fn answer(&self, request: &crate::desk::Request<'_>) -> Dispatch {
        let mut desk = self.desk.lock().unwrap_or_else(PoisonError::into_inner);
        let (desk, seen) = &mut *desk;
        let now = trace(&self.settings.series.inputs, &self.settings.output);
        let pause = LOOK_AGAIN + LOOK_EACH * now.files;
        if now != *seen {
            *seen = now;
            desk.update(Disk::of(&self.settings.series.inputs));
        }
        Dispatch::Now(match desk.answer(request) {
            Reply::Show(response) => response,
            Reply::Wait(response) => return Dispatch::Unless(response, pause),
            Reply::Save(files) => {
                let failure = save(&files).err();
                *seen = trace(&self.settings.series.inputs, &self.settings.output);
                desk.update(Disk::of(&self.settings.series.inputs));
                desk.saved(failure.as_deref())
            }
            Reply::Write(files) => {
                let failures = write(&files, &self.settings.output);
                // Whoever looks for the files in a file manager needs the whole path.
                let folder = fs::canonicalize(&self.settings.output);
                let folder = folder.as_deref().unwrap_or(&self.settings.output);
                desk.wrote(files, &folder.display().to_string(), &failures)
            }
        })
    }
}

/// Saves files of the series, all of them or none.
fn save(files: &[FileSave]) -> Result<(), String> {
    for file in files {
        if fs::read(&file.path).ok() != file.before {
            let path = file.path.display();
            return Err(format!(
                "`{path}` has changed meanwhile, so nothing was saved: reload the page, and look again"
            ));
        }
    }
    let batch = Batch::default();
    for FileSave { path, bytes, .. } in files {
        let Some(bytes) = bytes else { continue };
        let (folder, name) = (path.parent().unwrap_or(Path::new("")), path.file_name().unwrap_or_default());
        batch.write(folder, Path::new(name), bytes).map_err(|failure| failure.to_string())?;
    }
    if let Some((_, failure)) = batch.put_in_place().into_iter().next() {
        return Err(failure.to_string());
    }
    for file in files.iter().filter(|file| file.bytes.is_none()) {
        let failed = |error| format!("`{}` could not be removed: {error}", file.path.display());
        fs::remove_file(&file.path).map_err(failed)?;
    }
    Ok(())
}

/// Writes outputs, all of them or none, and returns what hindered it.
fn write(files: &[Made], folder: &Path) -> Vec<String> {
    let batch = Batch::default();
    let unwritten =
        files.iter().find_map(|made| batch.write(folder, Path::new(&made.name), &made.bytes).err());
    match unwritten {
        Some(failure) => vec![failure.to_string()],
        None => batch.put_in_place().into_iter().map(|(_, failure)| failure.to_string()).collect(),
    }
}

/// The files of a series at a moment.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Trace {
    /// Another number once a file has changed: of names, sizes and times.
    mark: u64,
    /// How many there are.
    files: u32,
}

/// Looks at the files of a series.
fn trace(inputs: &[PathBuf], output: &Path) -> Trace {
    let mut trace = DefaultHasher::new();
    let (mut left, mut files) = (MOST_FILES, 0);
    let mut open: Vec<(PathBuf, usize)> = inputs.iter().map(|input| (input.clone(), 0)).collect();
    let folder_of = |input: &PathBuf| input.parent().map(|folder| folder.join("chapbook.toml"));
    open.extend(inputs.iter().filter(|input| !input.is_dir()).filter_map(folder_of).map(|path| (path, 0)));
    let output = fs::canonicalize(output).ok();
    while let Some((path, depth)) = open.pop() {
        let Ok(data) = fs::symlink_metadata(&path) else { continue };
        (&path, data.len(), data.modified().ok()).hash(&mut trace);
        files += 1;
        let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        let is_folder = if data.is_symlink() { path.is_dir() } else { data.is_dir() };
        if !is_folder || (hidden && depth > 0) || depth > DEEPEST {
            continue;
        }
        if depth > 0 && output.is_some() && fs::canonicalize(&path).ok() == output {
            continue;
        }
        let mut below: Vec<PathBuf> =
            fs::read_dir(&path).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
        below.truncate(left);
        left -= below.len();
        below.sort();
        open.extend(below.into_iter().map(|path| (path, depth + 1)));
    }
    Trace { mark: trace.finish(), files }
}

/// Makes a word that nobody can guess: the standard library's hashers have keys of the system's own randomness.
fn token() -> String {
    (0..2).map(|part: u8| format!("{:016x}", RandomState::new().hash_one(part))).collect()
}

/// Opens the browser.
fn opened(address: &str) -> bool {
    let (program, arguments): (&str, &[&str]) = match std::env::consts::OS {
        "macos" => ("open", &[]),
        "windows" => ("cmd", &["/C", "start", ""]),
        _ => ("xdg-open", &[]),
    };
    let quiet = std::process::Stdio::null;
    let mut command = std::process::Command::new(program);
    command.args(arguments).arg(address).stdin(quiet()).stdout(quiet()).stderr(quiet()).spawn().is_ok()
}
