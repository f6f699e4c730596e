//! The EPUB as an e-reader has it: its own files, in a frame that may do nothing.

use super::Response;
use super::html::Html;
use super::pages::no_book;
use crate::driver::{Output, Project};
use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

/// The widths of screens, each with what it is called.
const WIDTHS: [(&str, &str); 3] = [("phone", "Telephone"), ("ink", "E-ink"), ("tablet", "Tablet")];
/// The largest file of an EPUB that is shown, in bytes.
const LARGEST: u64 = 64 << 20;

/// Shows the EPUB, beginning with its contents.
pub(super) fn view(epub: &Unpacked, width: Option<&str>) -> Html {
    let Some(nav) = &epub.nav else { return no_book() };
    let known = WIDTHS.iter().find(|(name, _)| Some(*name) == width).or(WIDTHS.first());
    let Some((width, _)) = known else { return no_book() };
    let mut html = Html::default();
    html.raw("<nav class=\"turn\" aria-label=\"Screens\">");
    for (name, shown) in WIDTHS {
        html.raw("<a href=\"/reader?width=").text(name).raw("\"");
        if name == *width {
            html.raw(" aria-current=\"page\"");
        }
        html.raw(">").text(shown).raw("</a>");
    }
    html.raw(
        "</nav><p class=\"quiet\">The files of the EPUB as they are. Its contents lead to the articles.</p>",
    );
    html.raw("<iframe title=\"The EPUB\" sandbox=\"\" src=\"/epub/").text(nav).raw("\" class=\"");
    html.text(width).raw("\"></iframe>");
    html
}

/// The files of an EPUB, by their names.
#[derive(Debug, Default)]
pub(super) struct Unpacked {
    files: BTreeMap<String, Vec<u8>>,
    /// Its contents.
    nav: Option<String>,
}

impl Unpacked {
    /// Makes the EPUB and takes it apart; without a book there is nothing in it.
    pub(super) fn of(project: &Project) -> Self {
        let made = project.share(&[Output::Epub]).map(|shared| Output::Epub.make(&shared.value).value);
        let made = made.into_iter().flatten().next().unwrap_or_default();
        let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(made.bytes)) else { return Self::default() };
        let mut unpacked = Self::default();
        for at in 0..archive.len() {
            let Ok(file) = archive.by_index(at) else { continue };
            let (name, mut bytes) = (file.name().to_owned(), Vec::new());
            if file.take(LARGEST).read_to_end(&mut bytes).is_ok() {
                if name.ends_with("nav.xhtml") {
                    unpacked.nav = Some(name.clone());
                }
                unpacked.files.insert(name, bytes);
            }
        }
        unpacked
    }

    /// Returns a file by its name.
    pub(super) fn file(&self, name: &str, hosts: &[String]) -> Option<Response> {
        let body = self.files.get(name)?.clone();
        let media_type = match name.rsplit_once('.')?.1 {
            "xhtml" => "application/xhtml+xml",
            "css" => "text/css; charset=utf-8",
            "png" => "image/png",
            "jpg" | "jpeg" => "image/jpeg",
            "gif" => "image/gif",
            "svg" => "image/svg+xml",
            "otf" => "font/otf",
            "ttf" => "font/ttf",
            _ => "application/octet-stream",
        };
        // A frame without rights is of no origin, so that `'self'` would be nobody: the names are given.
        let own: Vec<String> = hosts.iter().map(|host| format!("http://{host}")).collect();
        let own = own.join(" ");
        let policy = format!(
            "default-src 'none'; style-src {own}; img-src {own} data:; font-src {own}; frame-ancestors {own}; sandbox"
        );
        Some(Response { status: 200, media_type, policy, location: None, body })
    }
}
