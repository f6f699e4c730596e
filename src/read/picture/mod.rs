//! Pictures: found only below the series' folder, checked, measured, and SVG written anew.
//!
//! Every address of a series is looked up once ([`find`]) and every file read once ([`decode`], [`svg`]), several
//! at a time; what there is to say is said in the order of the texts.
//!
//! What stands for a picture: `![words](a.png)` says it, `![](a.png)` leaves it unsaid (a note, `R262`), and an
//! explicit empty `alt=""` of HTML or a shortcode says that it is decoration.

mod decode;
mod fetched;
mod figures;
mod find;
mod lead;
mod shrink;
mod svg;
#[cfg(test)]
mod tests;
mod within;

use crate::diagnostic::{Diagnostic, SourceId, Span};
use crate::model::address::{is_data, is_remote};
use crate::model::visit::ItemMut;
use crate::model::{
    Alt, Article, Block, Figure, Inline, Inlines, Picture, PictureIndex, RemotePicture, Series, plain_text,
};
use crate::num::saturate;
use crate::read::{MissingImages, Options};
pub use decode::picture as of_bytes;
pub use fetched::{FetchedPictures, PictureFile, is_shown};
use find::Lost;
pub use find::PictureFinder;
pub use lead::{Lead, place as place_leads};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// An address as one text names it: the folder of the text, relative to the series', and the address.
type Named = (PathBuf, String);

/// A picture, and the width and height it had if it was made smaller.
type Read = (Picture, Option<(u32, u32)>);

/// Where a picture comes from.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Origin {
    /// A file.
    File(PathBuf),
    /// The text itself, whose address holds it.
    Within(String),
}

/// Why there is no picture.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Missing {
    /// No file was found for the address.
    Lost(Lost),
    /// It cannot be shown, and why.
    Unfit(Origin, String),
}

/// Loads every picture that the series' texts name, and sets the indices of those that could be had.
///
/// # Errors
/// `R260` for one that is missing (a warning where `missing-images` says so), `R264` for one outside the
/// folders that pictures may come from, `R265` for a file that is no picture that can be shown. `R267` notes
/// one that was made smaller.
pub fn load(series: &mut Series, finder: &PictureFinder<'_>, options: &Options) -> Vec<Diagnostic> {
    let mut named: BTreeMap<Named, Result<Origin, Missing>> = BTreeMap::new();
    visit(series, &mut |base, seen| {
        named.insert((base.to_path_buf(), seen.address.to_owned()), Err(Missing::Lost(Lost::Nowhere)));
    });
    named.par_iter_mut().for_each(|((base, address), file)| {
        *file = if is_data(address) {
            Ok(Origin::Within(address.clone()))
        } else {
            finder.find(base, address).map(Origin::File).map_err(Missing::Lost)
        };
    });
    let origins: Vec<Origin> = {
        let mut origins: Vec<_> = named.values().filter_map(|file| file.clone().ok()).collect();
        origins.sort();
        origins.dedup();
        origins
    };
    let read = |origin: &Origin| match origin {
        Origin::File(file) => decode::read(finder.files, file, finder.shown(file)),
        Origin::Within(address) => within::picture(address),
    };
    let read: Vec<Result<Read, String>> = origins.par_iter().map(read).collect();
    let read: BTreeMap<Origin, Result<Read, String>> = origins.into_iter().zip(read).collect();
    let mut diagnostics = finder.noticed.clone();
    diagnostics.extend(place(series, &named, &read, finder, options));
    list_remote(series);
    figures::stand(series);
    diagnostics
}

/// Lists the pictures that have addresses of the web, beside those that are listed already.
fn list_remote(series: &mut Series) {
    let mut remote = std::mem::take(&mut series.remote);
    let mut add = |article: Option<SourceId>, seen: &Seen<'_>| {
        if is_remote(seen.address) {
            let (address, is_here) = (seen.address.to_owned(), seen.picture.is_some());
            remote.push(RemotePicture { address, span: seen.span, article, is_here });
        }
    };
    for article in &mut series.articles {
        let source = article.source;
        visit_article(article, &mut |_, seen| add(Some(source), &seen));
    }
    series.companions.visit_mut(&mut |item| show(Path::new(""), item, &mut |_, seen| add(None, &seen)));
    remote.sort_by_key(|remote| (remote.span.source, remote.span.start));
    series.remote = remote;
}

/// Sets the indices in the order of the texts, so that the list of pictures has that order too.
fn place(
    series: &mut Series,
    named: &BTreeMap<Named, Result<Origin, Missing>>,
    read: &BTreeMap<Origin, Result<Read, String>>,
    finder: &PictureFinder<'_>,
    options: &Options,
) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    let mut pictures: Vec<Picture> = Vec::new();
    let mut indices: BTreeMap<&Origin, PictureIndex> = BTreeMap::new();
    visit(series, &mut |base, seen| {
        diagnostics.extend(alt_diagnostic(&seen));
        let found = named.get(&(base.to_path_buf(), seen.address.to_owned()));
        let origin = match found {
            Some(Ok(origin)) => origin,
            Some(Err(missing)) => {
                return diagnostics.push(missing_diagnostic(&seen, missing, finder, options));
            }
            None => return,
        };
        if let Some(index) = indices.get(origin) {
            *seen.picture = Some(*index);
            return;
        }
        match read.get(origin) {
            Some(Ok((picture, was))) => {
                diagnostics.extend(was.map(|was| smaller_diagnostic(&seen, picture, was)));
                let index = PictureIndex(saturate(pictures.len()));
                pictures.push(picture.clone());
                indices.insert(origin, index);
                *seen.picture = Some(index);
            }
            Some(Err(why)) => {
                let missing = Missing::Unfit(origin.clone(), why.clone());
                diagnostics.push(missing_diagnostic(&seen, &missing, finder, options));
            }
            None => {}
        }
    });
    series.pictures = pictures;
    diagnostics
}

/// A picture in a text.
struct Seen<'a> {
    picture: &'a mut Option<PictureIndex>,
    address: &'a str,
    alt: &'a Alt,
    caption: Option<&'a Inlines>,
    span: Span,
}

/// Shows every picture of the series' texts, in their order, with the folder of its text.
fn visit(series: &mut Series, see: &mut dyn FnMut(&Path, Seen<'_>)) {
    let Series { articles, companions, folder: _, lang: _, pictures: _, remote: _ } = series;
    for article in articles {
        visit_article(article, see);
    }
    companions.visit_mut(&mut |item| show(Path::new(""), item, see));
}

/// Shows every picture of an article and of its study file, which lies beside it.
fn visit_article(article: &mut Article, see: &mut dyn FnMut(&Path, Seen<'_>)) {
    let base = article.path.parent().unwrap_or(Path::new("")).to_path_buf();
    article.visit_mut(&mut |item| show(&base, item, see));
}

fn show(base: &Path, item: ItemMut<'_>, see: &mut dyn FnMut(&Path, Seen<'_>)) {
    match item {
        ItemMut::Block(node) => {
            let span = node.span;
            if let Block::Figure(Figure { picture, address, alt, caption, .. }) = &mut node.value {
                see(base, Seen { picture, address, alt, caption: caption.as_ref(), span });
            }
        }
        ItemMut::Run(_) => {}
        ItemMut::Inline(node) => {
            let span = node.span;
            if let Inline::Image { picture, address, alt } = &mut node.value {
                see(base, Seen { picture, address, alt, caption: None, span });
            }
        }
    }
}

/// Says what is wrong with the words that stand for a picture.
fn alt_diagnostic(seen: &Seen<'_>) -> Option<Diagnostic> {
    let address = shown_address(seen.address);
    let hint = "say in a few words what the picture shows; where it only decorates, write `alt=\"\"` in HTML";
    let alt = match seen.alt {
        Alt::Decoration => return None,
        Alt::Missing => {
            let note = Diagnostic::note("R262", format!("nothing says what the picture `{address}` shows"));
            return Some(note.at(seen.span).hint(hint));
        }
        Alt::Text(alt) => alt,
    };
    let letters = |text: &str| -> String {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let name = address.rsplit('/').next().unwrap_or_default();
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let given = letters(alt);
    let message = if seen.caption.is_some_and(|caption| letters(&plain_text(caption)) == given) {
        format!("what stands for the picture `{address}` only repeats its caption")
    } else if given == letters(name)
        || (given == letters(stem) && alt.contains(['_', '.', '-']))
        || is_file_name(alt)
    {
        format!("what stands for the picture `{address}` is a file's name")
    } else {
        return None;
    };
    Some(Diagnostic::warning("R263", message).at(seen.span).hint(hint))
}

fn is_file_name(alt: &str) -> bool {
    !alt.contains(' ') && is_picture_name(alt)
}

/// Tells whether a name ends as that of a picture that is read.
pub fn is_picture_name(name: &str) -> bool {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    ending.is_some_and(|ending| ["png", "jpg", "jpeg", "gif", "webp", "svg"].contains(&ending.as_str()))
}

fn smaller_diagnostic(seen: &Seen<'_>, picture: &Picture, (width, height): (u32, u32)) -> Diagnostic {
    let message = format!(
        "the picture `{}` has {width} by {height} pixels, and is shown with {} by {}",
        seen.address, picture.width, picture.height
    );
    Diagnostic::note("R267", message).at(seen.span).hint("save it smaller, and the series is made sooner")
}

fn missing_diagnostic(
    seen: &Seen<'_>,
    missing: &Missing,
    finder: &PictureFinder<'_>,
    options: &Options,
) -> Diagnostic {
    let address = shown_address(seen.address);
    // A book comes out, unless the series asks for every picture.
    let worst = |code, message: String, stood_in: &str, hint: &str| match options.missing_images {
        MissingImages::Error => Diagnostic::error(code, message).hint(hint),
        MissingImages::Placeholder => Diagnostic::warning(code, message).hint(format!("{hint}; {stood_in}")),
    };
    let words = "until then its alternative text is printed instead";
    let diagnostic = match missing {
        Missing::Lost(Lost::Remote) => {
            Diagnostic::warning("R261", format!("the picture `{address}` is not in the series' folder")).hint(
                format!(
                    "{}; until then its alternative text and its address are printed instead",
                    how_to_fetch(address)
                ),
            )
        }
        Missing::Lost(Lost::Outside) => worst(
            "R264",
            format!("the picture `{address}` lies outside the series' folder"),
            words,
            &where_to_look(finder, address),
        ),
        Missing::Unfit(origin, why) => {
            let message = format!("the picture `{address}` cannot be shown: {why}");
            let unfit = worst("R265", message, words, "save it as PNG, JPEG, GIF, WebP or SVG");
            match origin {
                Origin::File(path) => unfit.in_file(path),
                Origin::Within(_) => unfit,
            }
        }
        Missing::Lost(Lost::Nowhere) => {
            worst("R260", format!("there is no picture `{address}`"), words, &where_to_look(finder, address))
        }
    };
    diagnostic.at(seen.span)
}

/// Says how a picture of the web comes into the series' folder.
fn how_to_fetch(address: &str) -> String {
    let is_secure = !address.get(..5).is_some_and(|scheme| scheme.eq_ignore_ascii_case("http:"));
    let option = if is_secure { "" } else { " --allow-http" };
    let name = address.split(['?', '#']).next().unwrap_or_default().rsplit('/').next().unwrap_or_default();
    format!("run `chapbook fetch-pictures{option}`, or save it as `images/{name}`")
}

/// Says how a picture that is not in the series' folder is found.
pub(super) fn where_to_look(finder: &PictureFinder<'_>, address: &str) -> String {
    match finder.kept_above(address) {
        // What lies farther than beside the series is read for a user who says so.
        Some(folder) if folder.matches("..").count() > 1 => format!(
            "it lies in `{folder}`: write `static = \"{folder}\"` under `[series]` and add `--trust` to the command, or copy that folder beside the texts"
        ),
        Some(folder) => format!("it lies in `{folder}`: write `static = \"{folder}\"` under `[series]`"),
        None => {
            "put the file there, or name the folder in which the pictures lie: `static = \"…\"` under `[series]`"
                .to_owned()
        }
    }
}

/// Returns an address as messages show it: of one that holds the picture itself, what kind it is.
fn shown_address(address: &str) -> &str {
    if !is_data(address) {
        return address;
    }
    address.split([',', ';']).next().unwrap_or("data:")
}
