//! Changes of files of the series: shown before they are saved, refused if the file has changed since, and taken back.

use super::diff;
use super::form::SentForm;
use super::html::Html;
use super::{Desk, FileSave, Reply, Response, plain};
use crate::driver::{Foreign, Project, TextForm};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::{Path, PathBuf};

/// So many changes can be taken back.
const MOST_KEPT: usize = 100;

/// A file of the series as it lies on disk.
#[derive(Clone, Debug)]
pub(super) struct OnDisk {
    /// Its path as it is shown, and where it lies.
    shown: PathBuf,
    path: PathBuf,
    /// Its bytes; `None` if there is none.
    bytes: Option<Vec<u8>>,
    /// Its text, without a mark.
    text: String,
    form: TextForm,
}

/// The name of the configuration.
const SETTINGS: &str = "chapbook.toml";

/// Why a change is not made: what is wrong and what to do, as a sentence.
pub(super) type Hindrance = String;

impl OnDisk {
    /// Reads the file of an article.
    pub(super) fn article(project: &Project, shown: &Path) -> Result<Self, Hindrance> {
        let (path, bytes) =
            project.file(shown).ok_or("The file is not there any more. Go back to the series.")?;
        if Foreign::of(shown).is_some() {
            return Err("This article is a web page or a file of a word processor, which cannot be changed here: change it in \
                        the program that made it. What is read wrong can be corrected above."
                .to_owned());
        }
        let known = project.sources().iter().find(|(_, source)| source.path == shown);
        let text = known.map(|(_, source)| source.text.clone()).unwrap_or_default();
        let form = TextForm::of(&bytes, &text).ok_or(
            "This file holds signs that no text has, so that it could not be written back as it is: save it as UTF-8 in an \
             editor, and try again.",
        )?;
        Ok(Self { shown: shown.to_owned(), path, bytes: Some(bytes), text, form })
    }

    /// Begins a text that is not there yet.
    pub(super) fn new_text(project: &Project, shown: &Path) -> Self {
        let (text, form) = (String::new(), TextForm::NEW);
        Self { shown: shown.to_owned(), path: project.folder().join(shown), bytes: None, text, form }
    }

    /// Tells whether the file is there.
    pub(super) fn is_there(&self) -> bool {
        self.bytes.is_some()
    }

    /// Reads the configuration, or begins one.
    pub(super) fn settings(project: &Project) -> Result<Self, Hindrance> {
        let (path, bytes) = project
            .settings_file()
            .ok_or("The configuration does not come from a file, so that nothing can be written into it.")?;
        let read = bytes.clone().unwrap_or_default();
        let decoded = String::from_utf8(read.clone())
            .map_err(|_| "Save chapbook.toml as UTF-8 in an editor, and try again.")?;
        let text = decoded.trim_start_matches('\u{feff}').to_owned();
        let form =
            TextForm::of(&read, &text).ok_or("Save chapbook.toml as UTF-8 in an editor, and try again.")?;
        Ok(Self { shown: PathBuf::from(SETTINGS), path, bytes, text, form })
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Returns a mark of the bytes, by which it is known whether they are still the same.
    pub(super) fn mark(&self) -> String {
        mark(self.bytes.as_deref())
    }

    /// Makes the change to another text.
    pub(super) fn to(self, text: &str, what: &str, back: String) -> Result<FileChange, Hindrance> {
        let after = diff::rewritten(&self.text, text);
        let bytes = self.form.encode(&after).map_err(|lacks| {
            let name = self.form.name();
            format!("The sign “{lacks}” cannot be written in {name}, as the file is: save the file as UTF-8 in an editor first.")
        })?;
        Ok(FileChange { file: self, after, bytes, what: what.to_owned(), back })
    }
}

fn mark(bytes: Option<&[u8]>) -> String {
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

/// A file with what it is to become.
#[derive(Debug)]
pub(super) struct FileChange {
    file: OnDisk,
    after: String,
    bytes: Vec<u8>,
    /// What is done, as in "The title of `mill.txt` was corrected".
    what: String,
    /// Where one goes on.
    back: String,
}

/// A change that was written.
#[derive(Debug)]
pub(super) struct Done {
    files: Vec<FileSave>,
    what: String,
    back: String,
}

impl Done {
    /// Says what was done, and asks whether it is to be taken back.
    pub(super) fn bar(&self, token: &str) -> Html {
        let mut html = Html::default();
        html.raw("<form class=\"done\" method=\"post\" action=\"/undo\"><p role=\"status\">")
            .text(&self.what);
        html.raw("</p>").hidden("token", token).raw("<button type=\"submit\">Take it back</button></form>");
        html
    }
}

/// A file to write, and how it must be now.
#[derive(Debug)]
pub(super) enum Pending {
    Change(Done),
    Undo,
}

/// Returns the address of the view in which a form stands.
fn came_from(action: &str, form: &SentForm) -> String {
    let article = form.get("article");
    match action {
        "/correct" => format!("/text?article={article}"),
        "/edit" if form.get("study") == "yes" => format!("/handouts?article={article}"),
        "/edit" => format!("/text?article={article}&edit=yes"),
        "/set" if form.get("from").is_empty() => {
            format!("/settings#{}-{}", form.get("section"), form.get("key"))
        }
        "/set" => super::settings::back(form),
        _ => "/".to_owned(),
    }
}

impl Desk {
    /// Shows a change, or makes it if it was shown and the file is still the same.
    pub(super) fn change(
        &mut self,
        action: &'static str,
        form: &SentForm,
        planned: Result<FileChange, Hindrance>,
    ) -> Reply {
        let change = match planned {
            Ok(change) => change,
            Err(why) => {
                let back = came_from(action, form);
                return Reply::Show(Response { status: 409, ..self.hindered(&why, &back) });
            }
        };
        let seen = form.get("seen");
        if change.file.bytes.as_deref() == Some(&change.bytes) {
            return Reply::Show(self.hindered("That is so already: nothing changes.", &change.back));
        }
        let now = change.file.mark();
        if seen == now {
            let FileChange { file, bytes, what, back, .. } = change;
            let file = FileSave { path: file.path, before: file.bytes, bytes: Some(bytes) };
            return self.save(vec![file], what, back);
        }
        let mut html = Html::default();
        if !seen.is_empty() {
            html.raw("<p class=\"error\" role=\"alert\">The file has changed since it was shown, so nothing was saved. ");
            html.raw("This is what would change in it now.</p>");
        }
        html.raw("<p>Nothing is saved yet. This would change in <code>").text(change.file.shown.display());
        html.raw("</code>");
        if change.file.shown == Path::new(SETTINGS) {
            html.raw(", the file beside your articles that holds settings and corrections");
        }
        html.raw(":</p>");
        html.part(diff::show(&change.file.text, &change.after));
        html.raw("<form method=\"post\" action=\"")
            .text(action)
            .raw("\">")
            .hidden("token", &self.guard.token);
        html.hidden("seen", &now);
        for (name, value) in form.fields().filter(|(name, _)| !matches!(*name, "token" | "seen")) {
            html.hidden(name, value);
        }
        html.raw("<p class=\"row\"><button type=\"submit\" class=\"first\">Save</button> <a href=\"")
            .text(&change.back);
        html.raw("\">Leave it as it is</a></p></form>");
        let status = if seen.is_empty() { 200 } else { 409 };
        Reply::Show(Response { status, ..self.page("/change", html) })
    }

    /// Saves files; `what` says afterwards what was done, and `back` is where one goes on.
    pub(super) fn save(&mut self, files: Vec<FileSave>, what: String, back: String) -> Reply {
        self.pending = Some(Pending::Change(Done { files: files.clone(), what, back }));
        Reply::Save(files)
    }

    /// Says why something is not done, and leads back to where it was asked for.
    pub(super) fn hindered(&self, why: &str, back: &str) -> Response {
        let mut html = Html::default();
        html.raw("<p role=\"alert\">")
            .text(why)
            .raw("</p><p><a href=\"")
            .text(back)
            .raw("\">Go back</a></p>");
        self.page("/change", html)
    }

    /// Puts back what a file was before the last change.
    pub(super) fn take_back(&mut self) -> Reply {
        let Some(last) = self.done.last() else {
            return Reply::Show(Response {
                status: 409,
                ..self.hindered("There is nothing to take back.", "/")
            });
        };
        let undone = |file: &FileSave| {
            let FileSave { path, before, bytes } = file.clone();
            FileSave { path, before: bytes, bytes: before }
        };
        let files = last.files.iter().map(undone).collect();
        self.pending = Some(Pending::Undo);
        Reply::Save(files)
    }

    /// Says what becomes of a file that was to be saved: `failure` is what hindered it.
    pub fn saved(&mut self, failure: Option<&str>) -> Response {
        let pending = self.pending.take();
        if let Some(failure) = failure {
            let back = match pending {
                Some(Pending::Change(done)) => done.back,
                Some(Pending::Undo) | None => "/".to_owned(),
            };
            return Response { status: 409, ..self.hindered(failure, &back) };
        }
        let back = match pending {
            Some(Pending::Change(done)) => {
                let back = done.back.clone();
                if self.done.len() == MOST_KEPT {
                    self.done.remove(0);
                }
                self.done.push(done);
                back
            }
            Some(Pending::Undo) => self.done.pop().map_or_else(|| "/".to_owned(), |done| done.back),
            None => "/".to_owned(),
        };
        let location = format!("{}{back}", self.standing.root());
        Response { location: Some(location), ..plain(303, "") }
    }
}
