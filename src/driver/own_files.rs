//! The files of the user's own: a style sheet and a cover that the configuration names, and fonts.

use crate::config::Config;
use crate::diagnostic::{Diagnostic, Placed, SourceId, Sources, Warned};
use crate::files::{Files, Unread};
use crate::font::FontFile;
use crate::limits::FONT_BYTES;
use crate::read;
use image::ImageFormat;
use std::path::{Path, PathBuf};

/// The user's own files.
#[derive(Clone, Debug, Default)]
pub struct LoadedFiles {
    /// The style sheet.
    pub style: Option<SourceId>,
    /// The cover.
    pub cover: Option<Cover>,
    /// The files of the folder `fonts`, by name.
    pub fonts: Vec<FontFile>,
}

/// A cover picture, ready to be embedded.
#[derive(Clone, Debug)]
pub struct Cover {
    /// The file's bytes.
    pub bytes: Vec<u8>,
    /// `image/png` or `image/jpeg`.
    pub media_type: &'static str,
}

/// Reads what the configuration names, all of which must lie in the series' folder.
pub fn read(folder: &Path, config: &Config, files: &dyn Files, sources: &mut Sources) -> Warned<LoadedFiles> {
    let mut all = Vec::new();
    let own = &config.own;
    let find = |named: &Placed<String>| find(&folder.join(&named.value), named, files);
    let style = own.style.as_ref().and_then(|named| find(named).take(&mut all)).and_then(|path| {
        let text = read::file(&path, files).take(&mut all)?;
        Some(sources.add(path, text))
    });
    let cover = own.cover.as_ref().and_then(|named| {
        let path = find(named).take(&mut all)?;
        cover(&path, named, files).take(&mut all)
    });
    let fonts = fonts(&folder.join("fonts"), files).take(&mut all);
    Warned::new(LoadedFiles { style, cover, fonts }, all)
}

/// How the names of typefaces end, in lower case; those of the web are said to be no use.
const FONTS: [&str; 6] = ["otf", "ttf", "ttc", "otc", "woff", "woff2"];

/// Reads the typefaces of a folder, which may be missing.
fn fonts(folder: &Path, files: &dyn Files) -> Warned<Vec<FontFile>> {
    let outside = |path: &Path| {
        let message = leads_out(&path.display().to_string());
        Diagnostic::error("C006", message).in_file(path).hint(COPY_INTO)
    };
    let is_font = |path: &PathBuf| {
        let end = path.extension().and_then(|end| end.to_str());
        end.is_some_and(|end| FONTS.iter().any(|known| end.eq_ignore_ascii_case(known)))
    };
    let mut paths = match files.list(folder) {
        Ok(paths) => paths,
        Err(Unread::Outside(_)) => return Warned::new(Vec::new(), vec![outside(folder)]),
        Err(_) => return Warned::clean(Vec::new()),
    };
    paths.retain(is_font);
    paths.sort();
    let mut all = Vec::new();
    let mut fonts = Vec::new();
    for path in paths {
        if matches!(files.find(&path), Err(Unread::Outside(_))) {
            all.push(outside(&path));
            continue;
        }
        match files.read(&path, FONT_BYTES) {
            Ok(bytes) => fonts.push(FontFile { path, bytes: bytes.into() }),
            Err(unread) => {
                let message = format!("the typeface `{}` cannot be read: {unread}", path.display());
                let hint = "put the file right, or take it out of the folder";
                all.push(Diagnostic::warning("F001", message).in_file(&path).hint(hint));
            }
        }
    }
    Warned::new(fonts, all)
}

const COPY_INTO: &str = "copy the file into the series' folder";

fn leads_out(name: &str) -> String {
    format!("`{name}` is a link that leads out of the series' folder")
}

/// Returns where a file lies that the configuration names.
fn find(path: &Path, named: &Placed<String>, files: &dyn Files) -> Warned<Option<PathBuf>> {
    let error = match files.find(path) {
        Ok(_) => return Warned::clean(Some(path.to_path_buf())),
        Err(Unread::Outside(_)) => Diagnostic::error("C006", leads_out(&named.value)).hint(COPY_INTO),
        Err(_) => {
            let message = format!("there is no file `{}` in the series' folder", named.value);
            Diagnostic::error("C009", message).hint("put the file there, or take the key out")
        }
    };
    Warned::new(None, vec![at(error, named)])
}

/// Reads a cover and looks at what it is.
fn cover(path: &Path, named: &Placed<String>, files: &dyn Files) -> Warned<Option<Cover>> {
    let bytes = match read::files::bytes(path, path, files) {
        Ok(bytes) => bytes,
        Err(diagnostic) => return Warned::new(None, vec![*diagnostic]),
    };
    let media_type = match image::guess_format(&bytes) {
        Ok(ImageFormat::Jpeg) => "image/jpeg",
        Ok(ImageFormat::Png) => "image/png",
        _ => {
            let message = format!("the cover `{}` is neither a JPEG nor a PNG", named.value);
            let error = Diagnostic::error("C008", message).hint("save the picture as one of them");
            return Warned::new(None, vec![at(error, named)]);
        }
    };
    // As pictures of the series are: what readers do not show is written anew.
    match read::picture::of_bytes(bytes, path) {
        Ok((picture, _)) => Warned::clean(Some(Cover { bytes: picture.bytes.to_vec(), media_type })),
        Err(why) => {
            let message = format!("the cover `{}` cannot be shown: {why}; one is drawn instead", named.value);
            let warning = Diagnostic::warning("C008", message).hint("save the picture anew, as JPEG or PNG");
            Warned::new(None, vec![at(warning, named)])
        }
    }
}

/// Says where the configuration names a file.
fn at(diagnostic: Diagnostic, named: &Placed<String>) -> Diagnostic {
    match named.span {
        Some(span) => diagnostic.at(span),
        None => diagnostic,
    }
}
