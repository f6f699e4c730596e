//! Changes of files of the series: shown before they are saved, refused if the file has changed since, and taken back.

use super::diff;
use super::form::SentForm;
use super::html::Filling::Value;
use super::html::Html;
use super::{Desk, FileSave, Reply, Response, Voice, plain};
use crate::driver::{Foreign, Project, TextForm};
use crate::lang::desk::{DeskWords, filled};
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
pub(super) type Hindrance = Html;

impl OnDisk {
    /// Reads the file of an article.
    pub(super) fn article(project: &Project, shown: &Path, t: &DeskWords) -> Result<Self, Hindrance> {
        let (path, bytes) = project.file(shown).ok_or(t.file_gone)?;
        if Foreign::of(shown).is_some() {
            return Err(t.file_foreign.into());
        }
        let known = project.sources().iter().find(|(_, source)| source.path == shown);
        let text = known.map(|(_, source)| source.text.clone()).unwrap_or_default();
        let form = TextForm::of(&bytes, &text).ok_or(t.file_has_odd_signs)?;
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
    pub(super) fn settings(project: &Project, t: &DeskWords) -> Result<Self, Hindrance> {
        let (path, bytes) = project.settings_file().ok_or(t.settings_no_file)?;
        let read = bytes.clone().unwrap_or_default();
        let decoded = String::from_utf8(read.clone()).map_err(|_| t.settings_not_utf8)?;
        let text = decoded.trim_start_matches('\u{feff}').to_owned();
        let form = TextForm::of(&read, &text).ok_or(t.settings_not_utf8)?;
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
    pub(super) fn to(
        self,
        text: &str,
        what: &str,
        back: String,
        t: &DeskWords,
    ) -> Result<FileChange, Hindrance> {
        let after = diff::rewritten(&self.text, text);
        let bytes = self.form.encode(&after).map_err(|lacks| {
            filled(t.sign_not_in_form, &[("sign", &lacks), ("encoding", &self.form.name())])
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
    what: Html,
    back: String,
}

impl Done {
    /// Says what was done, and asks whether it is to be taken back.
    pub(super) fn bar(&self, voice: Voice<'_>) -> Html {
        let mut html = Html::default();
        html.raw("<form class=\"done\" method=\"post\" action=\"/undo\"><p role=\"status\">")
            .again(&self.what);
        html.raw("</p>").hidden("token", voice.token).raw("<button type=\"submit\">");
        html.text(voice.words.take_back).raw("</button></form>");
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
        let t = self.words;
        let change = match planned {
            Ok(change) => change,
            Err(why) => {
                let back = came_from(action, form);
                return Reply::Show(Response { status: 409, ..self.hindered(why, &back) });
            }
        };
        let seen = form.get("seen");
        if change.file.bytes.as_deref() == Some(&change.bytes) {
            return Reply::Show(self.hindered(t.nothing_changes.into(), &change.back));
        }
        let now = change.file.mark();
        if seen == now {
            let FileChange { file, bytes, what, back, .. } = change;
            let file = FileSave { path: file.path, before: file.bytes, bytes: Some(bytes) };
            return self.save(vec![file], what.into(), back);
        }
        let mut html = Html::default();
        if !seen.is_empty() {
            html.raw("<p class=\"error\" role=\"alert\">").text(t.changed_since).raw("</p>");
        }
        let is_settings = change.file.shown == Path::new(SETTINGS);
        let would_change = if is_settings { t.would_change_settings } else { t.would_change };
        let shown = change.file.shown.display();
        html.raw("<p>").say(would_change, &[("file", Value(&shown))]).raw("</p>");
        html.part(diff::show(&change.file.text, &change.after, t));
        html.raw("<form method=\"post\" action=\"")
            .text(action)
            .raw("\">")
            .hidden("token", &self.guard.token);
        html.hidden("seen", &now);
        for (name, value) in form.fields().filter(|(name, _)| !matches!(*name, "token" | "seen")) {
            html.hidden(name, value);
        }
        html.raw("<p class=\"row\"><button type=\"submit\" class=\"first\">").text(t.save);
        html.raw("</button> <a href=\"").text(&change.back);
        html.raw("\">").text(t.leave_as_is).raw("</a></p></form>");
        let status = if seen.is_empty() { 200 } else { 409 };
        Reply::Show(Response { status, ..self.page("/change", html) })
    }

    /// Saves files; `what` says afterwards what was done, and `back` is where one goes on.
    pub(super) fn save(&mut self, files: Vec<FileSave>, what: Html, back: String) -> Reply {
        self.pending = Some(Pending::Change(Done { files: files.clone(), what, back }));
        Reply::Save(files)
    }

    /// Says why something is not done, and leads back to where it was asked for.
    pub(super) fn hindered(&self, why: Html, back: &str) -> Response {
        let mut html = Html::default();
        html.raw("<p role=\"alert\">").part(why).raw("</p><p><a href=\"").text(back);
        html.raw("\">").text(self.words.go_back).raw("</a></p>");
        self.page("/change", html)
    }

    /// Puts back what a file was before the last change.
    pub(super) fn take_back(&mut self) -> Reply {
        let Some(last) = self.done.last() else {
            return Reply::Show(Response {
                status: 409,
                ..self.hindered(self.words.nothing_to_take_back.into(), "/")
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
            let why = std::mem::take(Html::default().english(failure, self.words));
            return Response { status: 409, ..self.hindered(why, &back) };
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
