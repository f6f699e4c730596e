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
        Ok(FileChange { file: self, after, bytes, what: what.to_owned(), of: None, said: Vec::new(), back })
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
    /// The article that it is about.
    of: Option<String>,
    /// What would be done, in sentences for somebody who reads no files of settings.
    said: Vec<Html>,
    /// Where one goes on.
    back: String,
}

impl FileChange {
    /// Says which article it is about.
    pub(super) fn of(self, title: String) -> Self {
        Self { of: Some(title), ..self }
    }

    /// Says what would be done before it is.
    pub(super) fn saying(self, said: Vec<Html>) -> Self {
        Self { said, ..self }
    }

    /// Says what would be done, in sentences if there are any.
    fn sentences(&self, t: &DeskWords) -> Html {
        let mut html = Html::default();
        html.raw("<p>").text(t.would_change).raw("</p>");
        if let Some(title) = &self.of {
            html.raw("<p><b>").own(title).raw("</b></p>");
        }
        if !self.said.is_empty() {
            html.raw("<ul class=\"would\">");
            for said in &self.said {
                html.raw("<li>").again(said).raw("</li>");
            }
            html.raw("</ul>");
        }
        html
    }

    /// Shows the lines that change: folded, where sentences say what they come to.
    fn lines(&self, t: &DeskWords) -> Html {
        let mut html = Html::default();
        html.raw("<details").raw(if self.said.is_empty() { " open>" } else { ">" });
        let file = self.file.shown.display();
        html.raw("<summary>").say(t.lines_of_file, &[("file", Value(&file))]).raw("</summary>");
        html.part(diff::show(&self.file.text, &self.after, t)).raw("</details>");
        html
    }

    /// Tells whether the file is to be another than it is.
    pub(super) fn is_change(&self) -> bool {
        self.file.bytes.as_deref() != Some(&self.bytes)
    }

    /// Returns what is to be written, and what is said of it afterwards.
    fn done(self) -> Done {
        let Self { file, bytes, what, back, .. } = self;
        let file = FileSave { path: file.path, before: file.bytes, bytes: Some(bytes) };
        Done { files: vec![file], what: what.into(), back }
    }
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
    /// The browser then sends the form that brought the change once more, to an address.
    Again(Done, &'static str),
    Undo,
}

/// Returns the address of the view in which a form stands.
fn came_from(action: &str, form: &SentForm) -> String {
    let article = form.get("article");
    match action {
        "/facts" => format!("/text?article={article}&facts=yes"),
        "/correct" => format!("/text?article={article}"),
        "/edit" if form.get("study") == "yes" => format!("/handouts?article={article}"),
        "/edit" => format!("/text?article={article}&edit=yes"),
        "/set" => super::set::back(form),
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
            Err(why) => return Reply::Show(self.refused_form(action, form, why)),
        };
        let seen = form.get("seen");
        if !change.is_change() {
            return Reply::Show(self.hindered(t.nothing_changes.into(), &change.back));
        }
        let now = change.file.mark();
        if seen == now {
            let Done { files, what, back } = change.done();
            return self.save(files, what, back);
        }
        let mut html = Html::default();
        if !seen.is_empty() {
            html.raw("<p class=\"error\" role=\"alert\">").text(t.changed_since).raw("</p>");
        }
        html.part(change.sentences(t));
        html.raw("<form method=\"post\" action=\"")
            .text(action)
            .raw("\" data-unsaved>")
            .hidden("token", &self.guard.token);
        html.hidden("seen", &now);
        for (name, value) in form.fields().filter(|(name, _)| !matches!(*name, "token" | "seen")) {
            html.hidden(name, value);
        }
        html.raw("<p class=\"row\"><button type=\"submit\" class=\"first\">").text(t.save);
        html.raw("</button> <a href=\"").text(&change.back);
        html.raw("\" data-leave>").text(t.leave_as_is).raw("</a></p></form>").part(change.lines(t));
        let status = if seen.is_empty() { 200 } else { 409 };
        Reply::Show(Response { status, ..self.page("/change", html) })
    }

    /// Says why a form is not obeyed. What was typed stands there again, to be put right.
    fn refused_form(&self, action: &str, form: &SentForm, why: Hindrance) -> Response {
        let voice = self.voice();
        let again = match action {
            "/set" => super::settings::again(&self.project, form, voice),
            "/facts" => super::facts::again(&self.project, form, voice),
            _ => None,
        };
        let back = came_from(action, form);
        let page = match again {
            None => self.hindered(why, &back),
            Some(again) => {
                let mut html = Html::default();
                html.raw("<p class=\"error\" role=\"alert\">").part(why).raw("</p>").part(again);
                html.raw("<p><a href=\"")
                    .text(back)
                    .raw("\" data-leave>")
                    .text(voice.words.leave_as_is)
                    .raw("</a></p>");
                self.page("/change", html)
            }
        };
        Response { status: 409, ..page }
    }

    /// Makes a change that a form asks for beside something else; then the browser sends the form once more.
    pub(super) fn save_and_again(&mut self, change: FileChange, action: &'static str) -> Reply {
        let done = change.done();
        let files = done.files.clone();
        self.pending = Some(Pending::Again(done, action));
        Reply::Save(files)
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
                Some(Pending::Change(done) | Pending::Again(done, _)) => done.back,
                Some(Pending::Undo) | None => "/".to_owned(),
            };
            let why = std::mem::take(Html::default().english(failure, self.words));
            return Response { status: 409, ..self.hindered(why, &back) };
        }
        let (status, on) = match pending {
            Some(Pending::Change(done)) => (303, self.keep(done)),
            Some(Pending::Again(done, action)) => {
                self.keep(done);
                // With this status a browser sends what it has sent, and by the same method.
                (307, action.to_owned())
            }
            Some(Pending::Undo) => (303, self.done.pop().map_or_else(|| "/".to_owned(), |done| done.back)),
            None => (303, "/".to_owned()),
        };
        let location = format!("{}{on}", self.standing.root());
        Response { location: Some(location), ..plain(status, "") }
    }

    /// Keeps a change, to be taken back, and returns where one goes on.
    fn keep(&mut self, done: Done) -> String {
        let back = done.back.clone();
        if self.done.len() == MOST_KEPT {
            self.done.remove(0);
        }
        self.done.push(done);
        back
    }
}
