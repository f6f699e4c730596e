//! The desk in a web page, for whoever installs nothing: a shell around [`Desk`] as `chapbook serve` is one.
//!
//! The library is compiled to WebAssembly and runs in a worker of the page. The page's own scripts (`web/` of the project)
//! put the files of a series in, pass on what a frame asks for, and keep files that are saved in the browser's storage.
//! Nothing leaves the machine: this room has no way to send anything, and the page's policy allows none.
//!
//! What passes between the two is bytes: [`Tab`] is all there is, and `exports` gives its methods to the page.

mod bring;
#[cfg(target_arch = "wasm32")]
mod exports;
mod packed;
mod wire;

use crate::desk::{Desk, FileSave, Guard, Method, Reply, Request};
use crate::driver::{self, Files as _, Memory, Project};
use std::path::{Path, PathBuf};
use wire::Asked;

/// The name by which a page asks for its desk: it comes by no network, so that there is no other.
const HOST: &str = "chapbook";
const ORIGIN: &str = "http://chapbook";

/// A series in a tab of a browser.
#[derive(Debug, Default)]
pub struct Tab {
    files: Memory,
    /// The folder of the series: the first part of the paths of its files.
    folder: PathBuf,
    desk: Option<Desk>,
    /// What is to be saved, once the browser has kept it.
    pending: Vec<FileSave>,
}

impl Tab {
    /// Puts a file, or another in its place.
    pub fn put(&mut self, path: &str, bytes: Vec<u8>) {
        self.files.put(path, bytes);
    }

    /// Takes a file away.
    pub fn remove(&mut self, path: &str) {
        self.files.remove(path);
    }

    /// Opens the series in a folder. Addresses of the desk begin with `root`; only forms with the token change anything.
    pub fn open(&mut self, folder: &str, root: &str, token: &str) {
        self.folder = folder.into();
        let request = driver::Request { inputs: vec![self.folder.clone()], ..Default::default() };
        let mut project = Project::open(self.files.clone(), request);
        project.load();
        let guard = Guard { hosts: vec![HOST.to_owned()], token: token.to_owned() };
        self.desk = Some(Desk::new(project, guard).in_frame(root));
    }

    /// Makes the desk see what was put and taken away since.
    pub fn update(&mut self) {
        if let Some(desk) = &mut self.desk {
            desk.update(self.files.clone());
        }
    }

    /// Answers a request: what is asked as JSON, and the body of a form. What comes back is written by `wire`.
    ///
    /// # Errors
    /// If no series is open, or what is asked is not in the form that the page's scripts write.
    pub fn answer(&mut self, asked: &[u8], body: &[u8]) -> Result<Vec<u8>, String> {
        let Asked { method, target, languages, content_type } =
            serde_json::from_slice(asked).map_err(|error| error.to_string())?;
        let desk = self.desk.as_mut().ok_or("no series is open")?;
        let method = match method.as_str() {
            "GET" | "HEAD" => Method::Get,
            "POST" => Method::Post,
            _ => Method::Other,
        };
        let (languages, content_type) = (languages.as_deref(), content_type.as_deref());
        let (host, origin) = (Some(HOST), Some(ORIGIN));
        Ok(
            match desk.answer(&Request {
                method,
                target: &target,
                host,
                origin,
                languages,
                content_type,
                body,
            }) {
                Reply::Show(response) => wire::shown(&response),
                Reply::Wait(response) => wire::waiting(&response),
                Reply::Write(made) => wire::shown(&desk.wrote(made, "", &[])),
                Reply::Save(files) => {
                    let written = wire::to_save(&files);
                    self.pending = files;
                    written
                }
            },
        )
    }

    /// Takes what was to be saved as saved, if nothing hindered the browser from keeping it, and says what to show.
    ///
    /// # Errors
    /// If no series is open.
    pub fn saved(&mut self, failure: &str) -> Result<Vec<u8>, String> {
        let desk = self.desk.as_mut().ok_or("no series is open")?;
        let pending = std::mem::take(&mut self.pending);
        if !failure.is_empty() {
            return Ok(wire::shown(&desk.saved(Some(failure))));
        }
        for FileSave { path, bytes, .. } in pending {
            match bytes {
                Some(bytes) => self.files.put(path, bytes),
                None => self.files.remove(path),
            }
        }
        desk.update(self.files.clone());
        Ok(wire::shown(&desk.saved(None)))
    }

    /// Returns the files of the series as an archive: the same bytes for the same files.
    ///
    /// # Errors
    /// If it grows larger than an archive can be.
    pub fn archive(&self) -> Result<Vec<u8>, String> {
        packed::archive(&self.files, &self.folder)
    }

    /// Puts the files of an archive into a folder, and returns how many there were.
    ///
    /// # Errors
    /// What is wrong with the archive.
    pub fn unpack(&mut self, folder: &str, archive: &[u8]) -> Result<usize, String> {
        let files = packed::unpacked(archive)?;
        let count = files.len();
        files.into_iter().for_each(|(name, bytes)| self.files.put(Path::new(folder).join(name), bytes));
        Ok(count)
    }

    /// Puts a series in the place of the files of a folder, if they are an export that holds many articles.
    ///
    /// # Errors
    /// What is wrong with the export.
    pub fn import(&mut self, folder: &str) -> Result<(), String> {
        if let Some(series) = bring::imported(&self.files, Path::new(folder))? {
            self.files = series;
        }
        Ok(())
    }

    /// Returns the paths and bytes of all files in a folder, each with their lengths before them.
    pub fn listed(&self, folder: &str) -> Vec<u8> {
        let mut files = Vec::new();
        collect(&self.files, Path::new(folder), &mut files);
        wire::listed(&files)
    }
}

/// Collects the files of a folder and of those below it, in order.
fn collect(files: &Memory, folder: &Path, into: &mut Vec<(PathBuf, Vec<u8>)>) {
    for path in files.list(folder).unwrap_or_default() {
        match files.read(&path, u64::MAX) {
            Ok(bytes) => into.push((path, bytes)),
            Err(_) => collect(files, &path, into),
        }
    }
}
