//! `import`: an export that holds many articles becomes a series that one can edit.

use super::args::{Import, ImportKind};
use super::batch::Batch;
use super::status::{Failure, Status};
use super::terminal::{Terminal, print, print_error};
use crate::config;
use crate::driver::Disk;
use crate::files::{Files as _, Unread};
use crate::import::{self, About, ImportChoice, Imported, NewFile, PostKind, Request};
use crate::model::PartialDate;
use annotate_snippets::normalize_untrusted_str as plain;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

/// So many articles are listed, and so many names of what was left out for one reason.
const LISTED: usize = 20;
const NAMED: usize = 3;

/// What the folder of a series is configured by.
const CONFIGURATION: &str = "chapbook.toml";

/// Imports the sources, and writes what is new.
///
/// # Errors
/// [`Failure::Usage`] for a day that is none; [`Failure::Write`] where a file cannot be written.
pub fn run(typed: &Import) -> Result<Status, Failure> {
    let choice = choice(typed)?;
    let mut files = Disk::of(&typed.sources);
    files.allow(&typed.output);
    let request = Request { files: &files, sources: &typed.sources, folder: &typed.output, choice: &choice };
    let batch = Batch::default();
    let mut failed = None;
    let mut write = |file: NewFile| {
        if !typed.dry_run && failed.is_none() {
            failed = batch.write(&typed.output, &file.path, &file.bytes).err();
        }
    };
    let terminal = Terminal::detect(typed.quiet);
    terminal.progress("importing");
    let imported = import::import(request, &mut write);
    terminal.clear();
    let imported = match imported {
        Ok(imported) => imported,
        Err(wrong) => {
            print_error(&format!("error: {}; nothing was written\n", plain(&wrong.to_string())));
            return Ok(Status::SeriesErrors);
        }
    };
    // What cannot be looked at is there too.
    let has_configuration = files.find(&typed.output.join(CONFIGURATION)) != Err(Unread::Missing);
    if !has_configuration && !imported.written.is_empty() {
        let text = configuration(&imported.about);
        write(NewFile { path: CONFIGURATION.into(), bytes: text.into_bytes() });
    }
    if let Some(failure) = failed {
        return Err(failure);
    }
    if let Some((_, failure)) = batch.put_in_place().into_iter().next() {
        return Err(failure);
    }
    if !typed.quiet {
        print(&table(&imported, typed, !has_configuration))?;
    }
    if imported.written.is_empty() && imported.kept == 0 {
        let given =
            typed.sources.iter().map(|source| source.display().to_string()).collect::<Vec<_>>().join(", ");
        print_error(&format!("error: no article was found in {}\n", plain(&given)));
        return Ok(Status::SeriesErrors);
    }
    Ok(Status::Done)
}

/// Resolves which articles are asked for.
fn choice(typed: &Import) -> Result<ImportChoice, Failure> {
    let day = |name: &str, given: &Option<String>| {
        let Some(text) = given else { return Ok(None) };
        let wrong = || {
            Failure::Usage(format!(
                "`{name} {text}` is no day: write a year, a month or a day, such as 2017, 2017-11 or 2017-11-13"
            ))
        };
        PartialDate::parse_iso(text).map(Some).ok_or_else(wrong)
    };
    let kind = |kind: &ImportKind| match kind {
        ImportKind::Post => PostKind::Post,
        ImportKind::Page => PostKind::Page,
        ImportKind::Draft => PostKind::Draft,
        ImportKind::Podcast => PostKind::Podcast,
    };
    Ok(ImportChoice {
        from: day("--from", &typed.chosen.from)?,
        to: day("--to", &typed.chosen.to)?,
        tags: typed.chosen.tags.clone(),
        authors: typed.authors.clone(),
        kinds: typed.kinds.iter().map(kind).collect(),
    })
}

/// Writes the configuration with what is known of the series.
fn configuration(about: &About) -> String {
    let known = about.settings();
    let given: Vec<(&str, &str, &str)> =
        known.iter().map(|(key, value)| ("series", *key, value.as_str())).collect();
    config::sample(&given)
}

/// Tells in short what was written, and what was left out and why.
fn table(imported: &Imported, typed: &Import, is_configured: bool) -> String {
    let Imported { written, pictures, kept, left_out, .. } = imported;
    let mut out = String::new();
    let folder = typed.output.display();
    let verb = if typed.dry_run { "would be written" } else { "written" };
    let _ = writeln!(out, "{} {verb} into {folder}", counted(written.len(), "article"));
    let width = written.iter().take(LISTED).map(|(path, _)| path.as_os_str().len()).max().unwrap_or(0);
    for (path, title) in written.iter().take(LISTED) {
        let _ = writeln!(out, "  {:width$}  {}", plain(&path.display().to_string()), plain(title));
    }
    if written.len() > LISTED {
        let _ = writeln!(out, "  and {} more", written.len() - LISTED);
    }
    if *pictures > 0 {
        let _ = writeln!(
            out,
            "{} {verb} into {}",
            counted(*pictures, "picture"),
            typed.output.join("images").display()
        );
    }
    if is_configured && !written.is_empty() {
        let _ = writeln!(out, "{} {verb}", Path::new(&typed.output).join(CONFIGURATION).display());
    }
    if *kept > 0 {
        let _ = writeln!(out, "{} there already and left as they are", counted(*kept, "article"));
    }
    let mut reasons: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    left_out.iter().for_each(|(what, why)| reasons.entry(why).or_default().push(what));
    for (why, names) in reasons {
        let shown: Vec<String> = names.iter().take(NAMED).map(|name| plain(name)).collect();
        let more =
            if names.len() > NAMED { format!(" and {} more", names.len() - NAMED) } else { String::new() };
        let _ = writeln!(out, "left out: {}{more}: {}", shown.join(", "), plain(why));
    }
    out
}

fn counted(count: usize, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}
