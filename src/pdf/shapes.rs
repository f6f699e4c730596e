//! Shapes that are drawn again and again, each written once as a form.
//!
//! A text in a script that no face has shows a box with its code for every character. Written out on each page, twelve
//! kilobytes of Chinese became thirteen megabytes.

use super::content::Canvas;
use super::{file, syntax};
use crate::frame::{Content, Item, Paint, Path, Segment};
use crate::num::saturate;
use crate::unit::{Length, Point};
use printpdf::{DictItem, ExternalStream, ExternalXObject, PdfDocument, XObject, XObjectId};
use rustc_hash::FxBuildHasher;

/// Shapes of fewer steps are no longer than the name of a form with its place.
const LEAST_STEPS: usize = 12;
/// Shapes that are drawn less often are written where they stand.
const LEAST_TIMES: u32 = 3;

#[allow(clippy::disallowed_types, reason = "only looked up, never iterated")]
type Known<'a> = std::collections::HashMap<&'a Path, Shape, FxBuildHasher>;

/// How often a shape is drawn, and which of all it is.
#[derive(Clone, Copy, Debug)]
struct Shape {
    times: u32,
    number: usize,
}

/// The shapes of a document that may become forms.
#[derive(Debug, Default)]
pub struct Shapes<'a> {
    known: Known<'a>,
    /// In the order in which they are first drawn.
    all: Vec<&'a Path>,
}

/// A shape as a form.
#[derive(Debug)]
pub struct FormXObject {
    name: String,
    stream: ExternalStream,
}

impl<'a> Shapes<'a> {
    /// Counts the shapes of all that is drawn.
    pub fn of(drawn: &[&'a [Item]]) -> Self {
        let mut shapes = Self::default();
        for item in drawn.iter().copied().flatten() {
            if let Content::Path(path) = &item.content
                && path.count() >= LEAST_STEPS
            {
                let number = shapes.all.len();
                let shape = shapes.known.entry(path).or_insert(Shape { times: 0, number });
                shape.times += 1;
                if shape.times == 1 {
                    shapes.all.push(path);
                }
            }
        }
        shapes
    }

    /// Returns the number of a shape. `None` if it is no form.
    fn number(&self, path: &Path) -> Option<usize> {
        let is_long = path.count() >= LEAST_STEPS;
        let shape = is_long.then(|| self.known.get(path)).flatten()?;
        (shape.times >= LEAST_TIMES).then_some(shape.number)
    }

    /// Draws a shape whose own coordinates start at a place.
    pub fn draw(&self, path: &Path, at: Point, canvas: &mut Canvas<'_>) {
        let Some(number) = self.number(path) else { return canvas.path(path, at) };
        canvas.out.extend(b"q 1 0 0 1 ");
        syntax::lengths(canvas.out, &[at.x, canvas.height - at.y]);
        canvas.out.extend(b"cm ");
        syntax::name(canvas.out, resource(number).as_bytes());
        canvas.out.extend(b" Do Q\n");
    }

    /// Returns the forms.
    pub fn forms(&self, grey: bool) -> Vec<FormXObject> {
        let form = |path: &&Path| self.number(path).map(|number| FormXObject::of(path, number, grey));
        self.all.iter().filter_map(form).collect()
    }
}

impl FormXObject {
    fn of(path: &Path, number: usize, grey: bool) -> Self {
        let mut content = Vec::new();
        Canvas::form(&mut content, grey).path(path, Point::default());
        let name = |name: &str| DictItem::Name(name.as_bytes().to_vec());
        let dict = [
            ("Type", name("XObject")),
            ("Subtype", name("Form")),
            ("BBox", DictItem::Array(extent(path).map(DictItem::Int).to_vec())),
            // It needs none, and says so.
            ("Resources", DictItem::Dict { map: Default::default() }),
            ("Filter", name("FlateDecode")),
        ];
        let dict = dict.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
        let stream = ExternalStream { dict, content: file::deflate(&content), compress: false };
        Self { name: resource(number), stream }
    }

    /// Adds the form to a document.
    pub fn add_to(self, document: &mut PdfDocument) {
        let object = ExternalXObject { stream: self.stream, width: None, height: None, dpi: None };
        document.resources.xobjects.map.insert(XObjectId(self.name), XObject::External(object));
    }
}

fn resource(number: usize) -> String {
    format!("S{number}")
}

/// Returns an area that holds a shape with the thickness of its lines, in whole points: left, foot, right, head.
fn extent(path: &Path) -> [i64; 4] {
    let points = path.steps().flat_map(Segment::points);
    let (mut least, mut most) = (Point::default(), Point::default());
    for point in points {
        least = Point { x: least.x.min(point.x), y: least.y.min(point.y) };
        most = Point { x: most.x.max(point.x), y: most.y.max(point.y) };
    }
    let line = match &path.paint {
        Paint::Fill(_) => Length::ZERO,
        Paint::Stroke(stroke) | Paint::Both(_, stroke) => stroke.width,
    };
    let down = |length: Length| saturate::<i64>((length - line).to_pt().floor());
    let up = |length: Length| saturate::<i64>((length + line).to_pt().ceil());
    [down(least.x), down(Length::ZERO - most.y), up(most.x), up(Length::ZERO - least.y)]
}
