//! SVG: the one place that parses and draws it.

use super::pixels;
use super::{DRAWING_BYTES, DRAWING_MEMORY, DRAWING_TIME, ELEMENTS, INNER_DRAWINGS};
use super::{caught, cost, survey};
use crate::num::saturate;
use resvg::usvg::fontdb::Database;
use resvg::usvg::roxmltree::{Document, ParsingOptions};
use resvg::usvg::{ImageKind, Options, Tree};
use std::sync::{Arc, Mutex, PoisonError};
use tiny_skia::{FilterQuality, Pixmap, PixmapPaint, Transform};

/// The typefaces in which the words of a drawing are set.
#[derive(Clone, Debug)]
pub struct Typefaces {
    /// All of them.
    pub faces: Arc<Database>,
    /// The family of words that name none.
    pub family: String,
}

/// Reads a drawing that whoever shows it can bear. Without typefaces its words are left out.
///
/// # Errors
/// Says what is wrong with it.
pub fn parse(text: &str, typefaces: Option<&Typefaces>) -> Result<Tree, String> {
    let tree = caught(|| parse_within(text, typefaces, 0)).ok_or_else(damaged)??;
    match affordable(&tree, 1.0) {
        Some(_) => Ok(tree),
        None => Err("its filters, masks or layers are too costly to draw".into()),
    }
}

fn damaged() -> String {
    "it is damaged".into()
}

fn parse_within(text: &str, typefaces: Option<&Typefaces>, depth: u32) -> Result<Tree, String> {
    if text.len() as u64 > DRAWING_BYTES {
        return Err(format!("it has more than {} MB", DRAWING_BYTES >> 20));
    }
    check_entities(text)?;
    let parsing = ParsingOptions {
        allow_dtd: true,
        nodes_limit: 4 * saturate::<u32>(ELEMENTS),
        ..ParsingOptions::default()
    };
    let document = Document::parse_with_options(text, parsing).map_err(|error| lower(&error))?;
    survey::check(&document)?;
    // A picture within the drawing that cannot be shown is the drawing's fault: nobody would miss what is gone.
    let inner_fault = Mutex::new(None);
    let mut options = Options { resources_dir: None, ..Options::default() };
    options.image_href_resolver.resolve_string = Box::new(|_, _| None);
    options.image_href_resolver.resolve_data = Box::new(|media_type, data, _| {
        let made = inner(media_type, data, typefaces, depth);
        made.map_err(|why| *inner_fault.lock().unwrap_or_else(PoisonError::into_inner) = Some(why)).ok()
    });
    if let Some(typefaces) = typefaces {
        options.fontdb = typefaces.faces.clone();
        options.font_family.clone_from(&typefaces.family);
    }
    let tree = Tree::from_xmltree(&document, &options).map_err(|error| lower(&error))?;
    drop(options);
    match inner_fault.into_inner().unwrap_or_else(PoisonError::into_inner) {
        Some(why) => Err(format!("a picture within it cannot be shown: {why}")),
        None => Ok(tree),
    }
}

fn lower(error: &dyn std::fmt::Display) -> String {
    error.to_string().to_lowercase()
}

/// Entities are written out before anybody counts what there is.
fn check_entities(text: &str) -> Result<(), String> {
    let Some(start) = text.find("<!DOCTYPE") else { return Ok(()) };
    let rest = &text[start..];
    let end = match rest.find('[') {
        Some(open) if rest.find('>').is_some_and(|close| open < close) => {
            rest.find("]").unwrap_or(rest.len())
        }
        _ => return Ok(()),
    };
    let (definitions, body) = rest.split_at(end);
    let nested = definitions.matches('&').count() > definitions.matches("&#").count();
    let written = definitions.len() as u64 * body.matches('&').count() as u64;
    match nested || written > DRAWING_BYTES {
        true => Err("it defines entities that come to too much".into()),
        false => Ok(()),
    }
}

/// Returns a picture that lies within a drawing.
fn inner(
    media_type: &str,
    data: Arc<Vec<u8>>,
    typefaces: Option<&Typefaces>,
    depth: u32,
) -> Result<ImageKind, String> {
    let format = match pixels::format(&data) {
        Some(format) => format,
        None if media_type.contains("svg") || media_type == "text/plain" => {
            if depth == INNER_DRAWINGS {
                return Err(format!("drawings lie more than {INNER_DRAWINGS} deep in one another"));
            }
            let text = std::str::from_utf8(&data).map_err(|_| "its text is not UTF-8".to_owned())?;
            return parse_within(text, typefaces, depth + 1).map(ImageKind::SVG);
        }
        None => return Err("it is of a kind that is not shown".into()),
    };
    pixels::verify(&data)?;
    Ok(match format {
        image::ImageFormat::Jpeg => ImageKind::JPEG(data),
        image::ImageFormat::Gif => ImageKind::GIF(data),
        image::ImageFormat::WebP => ImageKind::WEBP(data),
        _ => ImageKind::PNG(data),
    })
}

/// Returns how many pixels a unit of a drawing may have, at most so many; `None` if even a coarse picture
/// costs too much.
pub fn affordable(tree: &Tree, wanted: f32) -> Option<f32> {
    // Halved until an eighth: below that nobody would know the drawing again.
    (0..=3).map(|step| wanted / f32::from(1_u8 << step)).find(|scale| {
        let cost = cost::of(tree, *scale);
        cost.time <= DRAWING_TIME && cost.memory <= DRAWING_MEMORY
    })
}

/// Draws a drawing as so many pixels, over what is there; coarser if it costs too much. `None` if it cannot be drawn.
pub fn render(tree: &Tree, onto: &mut Pixmap) -> Option<()> {
    let (width, height) = (onto.width() as f32, onto.height() as f32);
    let (x, y) = (width / tree.size().width(), height / tree.size().height());
    let wanted = x.max(y);
    let scale = affordable(tree, wanted)?;
    if scale == wanted {
        return caught(|| resvg::render(tree, Transform::from_scale(x, y), &mut onto.as_mut()));
    }
    let part = scale / wanted;
    let size = |length: f32| saturate::<u32>((length * part).ceil().max(1.0));
    let mut coarse = Pixmap::new(size(width), size(height))?;
    let fit = Transform::from_scale(
        coarse.width() as f32 / tree.size().width(),
        coarse.height() as f32 / tree.size().height(),
    );
    caught(|| resvg::render(tree, fit, &mut coarse.as_mut()))?;
    let back = Transform::from_scale(width / coarse.width() as f32, height / coarse.height() as f32);
    let paint = PixmapPaint { quality: FilterQuality::Bilinear, ..PixmapPaint::default() };
    onto.draw_pixmap(0, 0, coarse.as_ref(), &paint, back, None);
    Some(())
}
