//! `fetch-pictures`: pictures of the web come into the series' folder.

use super::args::{FetchPictures, ReportFormat};
use super::batch::{self, Batch};
use super::report::{self, Run, json};
use super::settings::Settings;
use super::status::{Failure, Status};
use super::terminal::{Terminal, print};
use crate::diagnostic::{Diagnostic, Severity, Span};
use crate::driver::{Disk, Project};
use crate::fetch::{self, Unfetched};
use crate::files::{Files as _, Found, PathKind, Unread};
use crate::limits::PICTURE_BYTES;
use crate::model::RemotePicture;
use crate::model::address::asked_for;
use crate::read::picture::{FetchedPictures, PictureFile, is_shown};
use annotate_snippets::normalize_untrusted_str as plain;
use serde_json::json;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Fetches the pictures of a series that are not in its folder. The texts are not changed: a list beside the pictures
/// says which belongs to which address ([`FetchedPictures`]).
///
/// Each picture is whole or not there, and the list is written again and again as pictures come: a run that was
/// interrupted is taken up where it ended.
///
/// # Errors
/// [`Failure::Write`] where a picture or the list cannot be written.
pub fn run(typed: FetchPictures) -> Result<Status, Failure> {
    let FetchPictures { reading, dry_run, allow_http, allow_private, timeout, at_most } = typed;
    let settings = Settings::reading(reading)?;
    let terminal = Terminal::detect(settings.quiet);
    terminal.progress("reading");
    let files = Disk::of(&settings.series.inputs);
    let mut project = Project::open_once(files.clone(), settings.series.clone());
    project.load();
    let mut run = Run::over(&project);
    // What else is wrong with the series is said by `check`.
    run.diagnostics.retain(|diagnostic| {
        diagnostic.severity == Severity::Error || diagnostic.code.0 == FetchedPictures::DAMAGED
    });
    let has_list = !run.diagnostics.iter().any(|diagnostic| diagnostic.code.0 == FetchedPictures::DAMAGED);
    let remote = project.book().map(|book| book.remote.as_slice()).unwrap_or_default();
    let mut wanted = Wanted::of(remote, &mut run.diagnostics);
    let folder = project.folder().join(FetchedPictures::FOLDER);
    let may_write = has_list && may_write(&files, &folder, &mut run.diagnostics);
    if !dry_run && may_write && !wanted.asked.is_empty() {
        let options = fetch::Options {
            http: allow_http,
            private: allow_private,
            roots: Vec::new(),
            time: Duration::from_secs(timeout.into()),
            bytes: PICTURE_BYTES,
        };
        let mut keeper = Keeper::new(&files, project.folder(), u64::from(at_most) << 20);
        let ended = keeper.fetch(&mut wanted, &options, terminal);
        terminal.clear();
        ended?;
    }
    terminal.clear();
    run.diagnostics.extend(wanted.refused());
    match settings.format {
        ReportFormat::Json => print(&wanted.document(&run))?,
        ReportFormat::Human => {
            report::diagnostics(&run, &settings, terminal);
            if !settings.quiet {
                print(&wanted.table(&run, &folder, dry_run))?;
            }
        }
    }
    Ok(if has_list { report::status(&run, &settings) } else { Status::SeriesErrors })
}

/// Tells whether pictures may be written into a folder; else says why not.
fn may_write(files: &Disk, folder: &Path, diagnostics: &mut Vec<Diagnostic>) -> bool {
    let why = match files.find(folder) {
        Ok(Found { kind: PathKind::Folder, .. }) | Err(Unread::Missing) => return true,
        Ok(_) => "it is no folder".to_owned(),
        Err(unread) => unread.to_string(),
    };
    let message = format!("pictures cannot be put into `{}`: {why}", folder.display());
    let hint = "give the series a folder `images` of its own";
    diagnostics.push(Diagnostic::error("N011", message).in_file(folder).hint(hint));
    false
}

/// A picture that is to be fetched, and what became of it.
#[derive(Debug)]
struct Asked {
    /// The address, as the web is asked for it.
    address: String,
    /// Where it is named first.
    span: Span,
    /// The file, with how many bytes came. `None` as long as nothing did.
    came: Option<Result<(String, usize), Unfetched>>,
}

/// The pictures that are to be fetched.
#[derive(Debug)]
struct Wanted {
    /// Each address once, in the order of the texts.
    asked: Vec<Asked>,
    /// How many are in the series' folder already.
    here: usize,
}

impl Wanted {
    /// Sorts out what is not there yet; what cannot be asked for is an error (`N001`).
    fn of(remote: &[RemotePicture], diagnostics: &mut Vec<Diagnostic>) -> Self {
        let (mut asked, mut here) = (BTreeMap::new(), BTreeMap::new());
        for (place, RemotePicture { address, span, is_here, .. }) in remote.iter().enumerate() {
            match asked_for(address) {
                _ if *is_here => {
                    here.insert(address, ());
                }
                Some(address) => {
                    asked.entry(address).or_insert((place, *span));
                }
                None => diagnostics.push(diagnostic(&Unfetched::NoAddress, None, *span)),
            }
        }
        let mut asked: Vec<_> = asked.into_iter().collect();
        asked.sort_by_key(|(_, (place, _))| *place);
        let asked = asked.into_iter().map(|(address, (_, span))| Asked { address, span, came: None });
        Self { asked: asked.collect(), here: here.len() }
    }

    /// Returns what was not fetched, and why, in the order of the texts.
    fn refused(&self) -> impl Iterator<Item = Diagnostic> {
        self.asked.iter().filter_map(|asked| match &asked.came {
            Some(Err(refusal)) => Some(diagnostic(refusal, Some(&asked.address), asked.span)),
            _ => None,
        })
    }

    /// Returns the files that came, in the order of the texts, with the numbers of their bytes.
    fn came(&self) -> impl Iterator<Item = (&Asked, &str, usize)> {
        self.asked.iter().filter_map(|asked| match &asked.came {
            Some(Ok((name, bytes))) => Some((asked, name.as_str(), *bytes)),
            _ => None,
        })
    }

    /// Returns the report for people.
    fn table(&self, run: &Run<'_>, folder: &Path, dry_run: bool) -> String {
        let mut text = String::new();
        let folder = folder.display().to_string();
        let folder = plain(&folder);
        if dry_run {
            let _ = writeln!(text, "{} would be fetched into {folder}", pictures(self.asked.len()));
            for Asked { address, span, .. } in &self.asked {
                let file = run.sources.path(span.source).display().to_string();
                let _ = writeln!(text, "  {}:{}  {}", plain(&file), run.sources.line(*span), plain(address));
            }
        } else {
            let bytes: usize = self.came().map(|(_, _, bytes)| bytes).sum();
            let count = self.came().count();
            let size = if count > 0 { format!(", {}", report::size(bytes)) } else { String::new() };
            let _ = writeln!(text, "{} fetched into {folder}{size}", pictures(count));
        }
        if self.here > 0 {
            let _ = writeln!(text, "{} there already", pictures(self.here));
        }
        text
    }

    /// Returns the report for programs.
    fn document(&self, run: &Run<'_>) -> String {
        let entry = |asked: &Asked, name: Option<&str>| {
            let mut value = json::place(asked.span, run.sources);
            value["address"] = json!(asked.address);
            value["picture"] = json!(name.map(|name| format!("{}/{name}", FetchedPictures::FOLDER)));
            value
        };
        let fetched: Vec<_> = self.came().map(|(asked, name, _)| entry(asked, Some(name))).collect();
        let rest = self.asked.iter().filter(|asked| !matches!(asked.came, Some(Ok(_))));
        let missing: Vec<_> = rest.map(|asked| entry(asked, None)).collect();
        let diagnostics = json::diagnostics(run);
        let document = json!({
            "diagnostics": diagnostics, "fetched": fetched, "missing": missing, "there": self.here
        });
        format!("{document}\n")
    }
}

fn pictures(count: usize) -> String {
    if count == 1 { "1 picture".to_owned() } else { format!("{count} pictures") }
}

/// Says why a picture was not fetched. An address that cannot be asked for may hold a password, and is not shown.
fn diagnostic(refusal: &Unfetched, address: Option<&str>, span: Span) -> Diagnostic {
    let named = address.map(|address| format!(" `{address}`")).unwrap_or_default();
    let message = format!("the picture{named} was not fetched: {refusal}");
    Diagnostic::error(refusal.code(), message).at(span).hint(refusal.hint())
}

/// Puts pictures in their places, with the list of them.
struct Keeper<'a> {
    files: &'a Disk,
    /// The folder of the pictures.
    folder: PathBuf,
    fetched: FetchedPictures,
    /// How many pictures the written list does not have yet.
    unlisted: usize,
    /// How many bytes may still come.
    left: u64,
    /// Says that somebody is at work in the folder, as long as it is held; begun with the first file that is written.
    at_work: Option<Option<std::fs::File>>,
}

impl<'a> Keeper<'a> {
    fn new(files: &'a Disk, series: &Path, left: u64) -> Self {
        let folder = series.join(FetchedPictures::FOLDER);
        let fetched = FetchedPictures::read(files, series).value;
        Self { files, folder, fetched, unlisted: 0, left, at_work: None }
    }

    /// Fetches what is wanted, as far as it can be had.
    fn fetch(
        &mut self,
        wanted: &mut Wanted,
        options: &fetch::Options,
        terminal: Terminal,
    ) -> Result<(), Failure> {
        let addresses: Vec<String> = wanted.asked.iter().map(|asked| asked.address.clone()).collect();
        let mut failed = None;
        let mut done = 0;
        let show = |done: usize| {
            terminal.progress(&format!("fetching pictures: {done} of {}", addresses.len()));
        };
        show(done);
        fetch::fetch(&addresses, options, &mut |index, came| {
            let Some(asked) = wanted.asked.get_mut(index) else { return ControlFlow::Continue(()) };
            let kept = match came {
                Ok(bytes) => self.keep(&asked.address, bytes),
                Err(refusal) => Ok(Err(refusal)),
            };
            done += 1;
            show(done);
            match kept {
                Ok(kept) => {
                    let is_last = kept == Err(Unfetched::Enough);
                    asked.came = Some(kept);
                    if is_last { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
                }
                Err(failure) => {
                    failed = Some(failure);
                    ControlFlow::Break(())
                }
            }
        });
        let listed = self.write_list();
        match failed {
            Some(failure) => return Err(failure),
            None => listed?,
        }
        for asked in &mut wanted.asked {
            asked.came.get_or_insert(Err(Unfetched::Enough));
        }
        Ok(())
    }

    /// Puts a picture in its place, unless it is there already.
    fn keep(&mut self, address: &str, bytes: Vec<u8>) -> Result<Result<(String, usize), Unfetched>, Failure> {
        let count = bytes.len();
        let Some(left) = self.left.checked_sub(count as u64) else { return Ok(Err(Unfetched::Enough)) };
        let PictureFile { name, bytes } = match PictureFile::of(bytes) {
            Ok(picture) => picture,
            Err(why) => return Ok(Err(Unfetched::Unfit(why))),
        };
        self.left = left;
        // Another address has brought it, or a run that was interrupted; somebody may have retouched it since.
        if !is_shown(self.files, &self.folder.join(&name)) {
            self.write(&name, &bytes)?;
        }
        self.fetched.insert(address, &name);
        self.unlisted += 1;
        // As often as not to lose much, and not so often that a list of thousands is written thousands of times.
        if self.unlisted > self.fetched.count() / LISTED_EACH {
            self.write_list()?;
        }
        Ok(Ok((name, count)))
    }

    fn write_list(&mut self) -> Result<(), Failure> {
        if self.unlisted == 0 {
            return Ok(());
        }
        let path = self.folder.join(FetchedPictures::LIST);
        let text =
            self.fetched.text().map_err(|why| Failure::Write { path, source: std::io::Error::other(why) })?;
        self.write(FetchedPictures::LIST, text.as_bytes())?;
        self.unlisted = 0;
        Ok(())
    }

    /// Writes a file whole, or not at all.
    fn write(&mut self, name: &str, bytes: &[u8]) -> Result<(), Failure> {
        if self.at_work.is_none() {
            self.at_work = Some(batch::at_work_in(&self.folder)?);
        }
        let batch = Batch::default();
        batch.write(&self.folder, Path::new(name), bytes)?;
        batch.put_in_place().into_iter().next().map_or(Ok(()), |(_, failure)| Err(failure))
    }
}

/// The list is written whenever one picture of so many is not in it: a run that is killed fetches no more than these again.
const LISTED_EACH: usize = 256;
