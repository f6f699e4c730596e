//! What passes between the library and the page: a head as JSON, whose length in bytes stands before it as four bytes,
//! the smallest first, and then what the head gives the lengths of.

use crate::desk::{FileSave, Response};
use crate::num::saturate;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// A request as the page writes it.
#[derive(Debug, Deserialize)]
pub(super) struct Asked {
    /// `GET` or `POST`.
    pub method: String,
    /// The path, with what follows `?`.
    pub target: String,
    /// The languages of whoever asks, as the header `Accept-Language` has them.
    #[serde(default)]
    pub languages: Option<String>,
    /// What the body is.
    #[serde(rename = "type")]
    pub content_type: Option<String>,
}

/// A head that says what follows it.
#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum Head<'a> {
    /// Something to show; its body is all that follows.
    Show(ShownHead<'a>),
    /// The same, to be sent only if nothing changes.
    Wait(ShownHead<'a>),
    /// Files to keep, all or none, if each is still as it was.
    Save { files: Vec<SaveHead> },
    /// Files.
    Files { files: Vec<FileHead> },
}

#[derive(Debug, Serialize)]
struct ShownHead<'a> {
    status: u16,
    #[serde(rename = "type")]
    media_type: &'a str,
    policy: &'a str,
    location: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct SaveHead {
    path: String,
    /// The length of what must be there now, which follows first; `None` if nothing may be there.
    before: Option<usize>,
    /// The length of what it becomes; `None` if it is taken away.
    after: Option<usize>,
}

#[derive(Debug, Serialize)]
struct FileHead {
    path: String,
    length: usize,
}

pub(super) fn shown(response: &Response) -> Vec<u8> {
    written(&Head::Show(head_of(response)), [response.body.as_slice()])
}

pub(super) fn waiting(response: &Response) -> Vec<u8> {
    written(&Head::Wait(head_of(response)), [response.body.as_slice()])
}

pub(super) fn to_save(files: &[FileSave]) -> Vec<u8> {
    let length = |bytes: &Option<Vec<u8>>| bytes.as_ref().map(Vec::len);
    let heads = files.iter().map(|FileSave { path, before, bytes }| SaveHead {
        path: path.display().to_string(),
        before: length(before),
        after: length(bytes),
    });
    let bytes = files.iter().flat_map(|file| [&file.before, &file.bytes]).flatten();
    written(&Head::Save { files: heads.collect() }, bytes.map(Vec::as_slice))
}

pub(super) fn listed(files: &[(PathBuf, Vec<u8>)]) -> Vec<u8> {
    let heads =
        files.iter().map(|(path, bytes)| FileHead { path: path.display().to_string(), length: bytes.len() });
    written(&Head::Files { files: heads.collect() }, files.iter().map(|(_, bytes)| bytes.as_slice()))
}

fn head_of(response: &Response) -> ShownHead<'_> {
    let Response { status, media_type, policy, location, .. } = response;
    ShownHead { status: *status, media_type, policy, location: location.as_deref() }
}

fn written<'a>(head: &Head<'_>, parts: impl IntoIterator<Item = &'a [u8]>) -> Vec<u8> {
    // Texts and numbers are always written.
    let head = serde_json::to_vec(head).unwrap_or_default();
    let mut out = saturate::<u32>(head.len()).to_le_bytes().to_vec();
    out.extend(head);
    parts.into_iter().for_each(|part| out.extend(part));
    out
}
