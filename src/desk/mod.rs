//! The desk: the series, its pages and what is wrong with it, for a browser on one's own machine.
//!
//! [`Desk::answer`] is all there is: a request becomes an answer, over a [`Project`]. Nothing here listens, opens a file
//! or starts a thread. What is to be written comes back as [`Reply::Write`], and whoever listens writes it.
//!
//! # What is refused
//!
//! - A request for another `Host`, so that no name on the net can be made to lead here (DNS rebinding), or from a page of
//!   another `Origin`.
//! - Writing without the token of this run, which only the desk's own pages know.
//! - A path with `..`, `%`, `\` or `//` in it. Paths are never joined to a folder: each names a view, or a file of the
//!   EPUB that was made in memory.
//!
//! No page has a script or style within it, and the policy sent with each ([`Response::policy`]) lets none run. What comes
//! from the series is escaped; the EPUB is shown in a frame that may do nothing.

mod add;
mod articles;
mod configure;
mod correct;
mod cover;
mod diff;
mod edit;
mod facts;
mod form;
mod front;
mod handouts;
mod hands;
mod html;
mod make;
mod pages;
mod place;
mod printer;
mod reader;
mod search;
mod set;
mod settings;
mod sheets;
mod svg;
mod understood;
mod views;

use crate::diagnostic::Diagnostic;
use crate::driver::{Files, Made, Project};
use crate::frame::TextPosition;
use crate::lang::desk::{self as speech, DeskWords};
use crate::model::NodeId;
use edit::{Done, Pending};
use form::SentForm;
use html::Html;
use reader::Unpacked;
use std::path::PathBuf;

/// How a request asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// `GET`
    Get,
    /// `POST`
    Post,
    /// Any other.
    Other,
}

/// What a browser asks for.
#[derive(Clone, Debug)]
pub struct Request<'a> {
    /// How.
    pub method: Method,
    /// The path, with what follows `?`.
    pub target: &'a str,
    /// The header `Host`.
    pub host: Option<&'a str>,
    /// The header `Origin`.
    pub origin: Option<&'a str>,
    /// The header `Accept-Language`.
    pub languages: Option<&'a str>,
    /// The header `Content-Type`.
    pub content_type: Option<&'a str>,
    /// The body: a form.
    pub body: &'a [u8],
}

impl<'a> Request<'a> {
    /// Returns the path.
    fn path(&self) -> &'a str {
        self.target.split(['?', '#']).next().unwrap_or_default()
    }

    /// Returns what the part of the address after `?` says under a name.
    fn asked(&self, name: &str) -> Option<&'a str> {
        field(self.target.split_once('?')?.1, name).next()
    }
}

/// Returns the values of a field of an address, as they are typed: all that the desk asks for there are plain words.
fn field<'a>(form: &'a str, name: &str) -> impl Iterator<Item = &'a str> {
    form.split('&')
        .filter_map(|pair| pair.split_once('='))
        .filter(move |(own, _)| *own == name)
        .map(|(_, v)| v)
}

/// What is sent back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Response {
    /// The status of HTTP.
    pub status: u16,
    /// What the body is.
    pub media_type: &'static str,
    /// What the browser may do with it: the header `Content-Security-Policy`.
    pub policy: String,
    /// Where the browser goes on: the header `Location`.
    pub location: Option<String>,
    /// The body.
    pub body: Vec<u8>,
}

/// What becomes of a request.
#[derive(Debug)]
pub enum Reply {
    /// Something to show.
    Show(Response),
    /// The same, for a browser that knows it already: it is asked again until a file changes, and sent if none does.
    Wait(Response),
    /// Files to write into the folder of outputs; then [`Desk::wrote`] says what to show.
    Write(Vec<Made>),
    /// Files of the series to save, all or none, if each is still as it was; then the desk is updated, and
    /// [`Desk::saved`] says what to show.
    Save(Vec<FileSave>),
}

/// A file of the series that is to be saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileSave {
    /// Where it lies.
    pub path: PathBuf,
    /// How it must be now: `None` if it must not be there.
    pub before: Option<Vec<u8>>,
    /// What it becomes: `None` removes it.
    pub bytes: Option<Vec<u8>>,
}

/// How somebody is kept from what is not theirs.
#[derive(Clone, Debug)]
pub struct Guard {
    /// The names by which the desk may be asked for, each with its port: `localhost:4400`.
    pub hosts: Vec<String>,
    /// What only this run knows. Without it nothing is written.
    pub token: String,
}

/// Where a desk stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Standing {
    /// At an address of its own, on a machine that writes what is made into a folder.
    #[default]
    Machine,
    /// In a frame of a web page of the same origin; what is made is downloaded. All addresses begin with this path,
    /// which has no `/` at its end.
    Frame(String),
}

/// A series on the desk.
#[derive(Debug)]
pub struct Desk {
    project: Project,
    guard: Guard,
    standing: Standing,
    /// Counts the changes that were seen.
    version: u64,
    /// The EPUB, once somebody has asked for it.
    epub: Option<Unpacked>,
    has_second: bool,
    /// What is wrong with the series and all that is made of it, once somebody has asked for it.
    problems: Option<Vec<Diagnostic>>,
    /// What was changed in this run, to be taken back, the last first to go.
    done: Vec<Done>,
    /// What is being saved.
    pending: Option<Pending>,
    /// What was made last.
    made: Vec<Made>,
    /// The words of whoever asked last: what is saved or written for a request is reported in its language.
    words: &'static DeskWords,
}

/// What a view speaks with.
#[derive(Clone, Copy)]
struct Voice<'a> {
    /// The words of the reader's language.
    words: &'static DeskWords,
    /// What allows to change something.
    token: &'a str,
}

impl Desk {
    /// Puts a series on the desk that was opened and read.
    pub fn new(project: Project, guard: Guard) -> Self {
        let (epub, problems, done, pending, made) = Default::default();
        let standing = Standing::default();
        let words = speech::asked(None);
        Self {
            project,
            guard,
            standing,
            version: 0,
            epub,
            has_second: false,
            problems,
            done,
            pending,
            made,
            words,
        }
    }

    /// Puts the desk into a frame of a web page, whose addresses begin with a path.
    pub fn in_frame(self, root: impl Into<String>) -> Self {
        Self { standing: Standing::Frame(root.into()), ..self }
    }

    /// Takes the files as they are now.
    pub fn update(&mut self, files: impl Files + 'static) {
        self.project.update(files);
        (self.epub, self.problems, self.has_second) = (None, None, false);
        self.version += 1;
    }

    /// Answers a request.
    pub fn answer(&mut self, request: &Request<'_>) -> Reply {
        let t = speech::asked(request.languages);
        self.words = t;
        if let Some(refused) = self.refused(request) {
            return Reply::Show(refused);
        }
        let path = request.path();
        if request.method == Method::Post {
            return self.post(request);
        }
        if path == "/version" {
            let version = self.version.to_string();
            let is_known = request.asked("after") == Some(&version);
            let answer = plain(200, &version);
            return if is_known { Reply::Wait(answer) } else { Reply::Show(answer) };
        }
        Reply::Show(match path {
            "/" => self.page(path, articles::series(&self.project, request, self.voice())),
            "/text" if request.asked("at").is_some() => self.line_of(request),
            "/text" => {
                match understood::text(&self.project, &understood::AskedText::of(request), self.voice()) {
                    Some(view) => self.page(path, view),
                    None => self.missing(t.article_gone),
                }
            }
            "/book" => self.page(path, pages::spread(&self.project, &pages::AskedPage::of(request), t)),
            "/booklet" => {
                self.have_second();
                self.page(path, sheets::view(&self.project, request, self.voice()))
            }
            "/handouts" => self.page(path, handouts::view(&self.project, request, self.voice())),
            "/reader" => {
                let sandbox = self.standing.sandbox();
                let view = reader::view(self.epub(), reader::ReaderLook::of(request), sandbox, t);
                self.page(path, view)
            }
            "/cover" => {
                self.have_second();
                self.page(path, cover::view(&self.project, request, self.voice()))
            }
            "/problems" => {
                self.have_second();
                let problems = self.problems.get_or_insert_with(|| views::found(&self.project));
                let view = views::problems(&self.project, problems, t);
                self.page(path, view)
            }
            "/settings" => self.page(path, settings::view(&self.project, request, self.voice())),
            "/make" => self.page(path, make::form(&self.project, self.voice(), &self.standing)),
            "/desk.css" => own("text/css; charset=utf-8", include_str!("desk.css")),
            "/desk.js" => own("text/javascript; charset=utf-8", include_str!("desk.js")),
            _ => self.file(path),
        })
    }

    /// Leads to the line of a text that a word of the book came from.
    fn line_of(&self, request: &Request<'_>) -> Response {
        let asked = request.asked("at").and_then(|at| at.split_once('.'));
        let place = asked.and_then(|(node, byte)| {
            Some(TextPosition { node: NodeId(node.parse().ok()?), byte: byte.parse().ok()? })
        });
        let found = place.and_then(|place| place::line_of(&self.project, place));
        let found = found.and_then(|(index, line)| Some((self.project.book()?.section(index), line)));
        match found {
            Some((section, line)) => {
                let root = self.standing.root();
                let location = format!("{root}/text?article={}&line={line}#L{line}", section.id);
                Response { location: Some(location), ..plain(303, "") }
            }
            None => self.hindered(self.words.words_in_no_text.into(), "/book"),
        }
    }

    /// Reads the second book of a head-to-head booklet, once for each state of the files.
    fn have_second(&mut self) {
        if !std::mem::replace(&mut self.has_second, true) {
            self.project.load_second();
        }
    }

    /// Does what a form asks for.
    fn post(&mut self, request: &Request<'_>) -> Reply {
        let form = SentForm::read(request.body, request.content_type);
        let (project, t) = (&self.project, self.words);
        match request.path() {
            "/make" => self.make(&form),
            "/undo" => self.take_back(),
            "/add" => self.add(&form),
            "/correct" => self.change("/correct", &form, correct::plan(project, &form, t)),
            "/facts" => self.change("/facts", &form, facts::plan(project, &form, t)),
            "/edit" => self.edit(&form),
            "/set" => self.change("/set", &form, set::plan(project, &form, t)),
            "/dates" => self.change("/dates", &form, articles::plan_dates(project, &form, t)),
            "/order" => self.change("/order", &form, articles::plan(project, &form, t)),
            _ => Reply::Show(plain(404, t.nothing_to_change)),
        }
    }

    /// Returns a file of the EPUB, a picture of the book, or a file that was made.
    fn file(&mut self, path: &str) -> Response {
        let t = self.words;
        let missing = || plain(404, t.nothing_here);
        if let Some(picture) = path.strip_prefix("/picture/") {
            return pages::picture(&self.project, picture).unwrap_or_else(missing);
        }
        if let Some(place) = path.strip_prefix(make::MADE) {
            return self.download(place).unwrap_or_else(missing);
        }
        let Some(name) = path.strip_prefix("/epub/") else { return self.missing(t.nothing_here) };
        let frame = reader::EpubFrame::of(&self.guard.hosts, &self.standing);
        self.epub().file(name, &frame, t).unwrap_or_else(missing)
    }

    /// Returns what a view speaks with.
    fn voice(&self) -> Voice<'_> {
        Voice { words: self.words, token: &self.guard.token }
    }

    fn epub(&mut self) -> &Unpacked {
        self.epub.get_or_insert_with(|| Unpacked::of(&self.project))
    }

    /// Returns why a request is refused; `None` if it is not.
    fn refused(&self, request: &Request<'_>) -> Option<Response> {
        let t = self.words;
        let is_ours = |host: &str| self.guard.hosts.iter().any(|own| own == host);
        if !request.host.is_some_and(is_ours) {
            return Some(plain(403, t.other_host));
        }
        // The frame of the EPUB is of no origin, and asks for its own files so. Nobody else can read what it gets.
        let is_file = request.method == Method::Get && request.path().starts_with("/epub/");
        let from_us = |origin: &str| {
            origin.strip_prefix("http://").is_some_and(is_ours) || (origin == "null" && is_file)
        };
        if request.origin.is_some_and(|origin| !from_us(origin)) {
            return Some(plain(403, t.other_site));
        }
        let path = request.path();
        let odd = |part: &str| path.contains(part);
        if !path.starts_with('/') || ["..", "%", "\\", "//", "\0"].into_iter().any(odd) {
            return Some(plain(400, t.no_address));
        }
        match request.method {
            Method::Get => None,
            Method::Other => Some(plain(405, t.only_shows)),
            Method::Post => {
                let form = SentForm::read(request.body, request.content_type);
                let known = same(form.get("token"), &self.guard.token);
                (!known || request.origin.is_none()).then(|| plain(403, t.started_again))
            }
        }
    }

    /// Says that there is nothing at an address, and leads to what there is.
    fn missing(&self, why: &str) -> Response {
        let mut html = Html::default();
        html.raw("<p role=\"alert\">").text(why).raw("</p><p><a href=\"/\">").text(self.words.to_articles);
        html.raw("</a></p>");
        Response { status: 404, ..self.page("/missing", html) }
    }

    fn page(&self, path: &str, view: Html) -> Response {
        let title = self.project.book().map_or(self.words.no_book_title, |book| book.metadata.title.as_str());
        let bar = self.done.last().map(|done| done.bar(self.voice())).unwrap_or_default();
        let around =
            html::Surroundings { words: self.words, series: title, path, version: self.version, bar };
        let html = html::page(around, view);
        match &self.standing {
            Standing::Machine => own_bytes("text/html; charset=utf-8", html.into_bytes()),
            Standing::Frame(root) => Response {
                policy: POLICY.replace("frame-ancestors 'none'", "frame-ancestors 'self'"),
                ..own_bytes("text/html; charset=utf-8", html.below(root).into_bytes())
            },
        }
    }
}

impl Standing {
    /// Returns the path with which addresses begin.
    fn root(&self) -> &str {
        match self {
            Self::Machine => "",
            Self::Frame(root) => root,
        }
    }

    /// Returns what the frame of the EPUB may do: nothing. What a page serves by its own script reaches only frames of
    /// its own origin; without scripts of their own, these can do no more than others.
    fn sandbox(&self) -> &'static str {
        match self {
            Self::Machine => "",
            Self::Frame(_) => "allow-same-origin",
        }
    }
}

/// Compares in a time that does not depend on where two texts differ.
fn same(one: &str, other: &str) -> bool {
    let differs = one.bytes().zip(other.bytes()).fold(0, |differs, (a, b)| differs | (a ^ b));
    one.len() == other.len() && differs == 0
}

/// What pages of the desk may do: nothing from elsewhere, and no script but the desk's own file.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; \
    frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

fn own_bytes(media_type: &'static str, body: Vec<u8>) -> Response {
    Response { status: 200, media_type, policy: POLICY.to_owned(), location: None, body }
}

fn own(media_type: &'static str, body: &str) -> Response {
    own_bytes(media_type, body.as_bytes().to_vec())
}

fn plain(status: u16, words: &str) -> Response {
    Response { status, ..own("text/plain; charset=utf-8", words) }
}
