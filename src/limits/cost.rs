//! What drawing a parsed SVG as pixels takes, estimated before it is done.

use resvg::usvg::filter::{Filter, Kind};
use resvg::usvg::{
    ClipPath, Group, Image, ImageKind, Mask, Node, NonZeroRect, Paint, Path, Rect, Transform, Tree,
};
use tiny_skia::PathSegment;

/// Time in nanoseconds and memory in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct DrawingCost {
    pub time: f64,
    /// The most that is held at one time.
    pub memory: f64,
}

impl DrawingCost {
    /// What is done after it, with the memory given back between.
    fn then(&mut self, next: Self) {
        self.time += next.time;
        self.memory = self.memory.max(next.memory);
    }
}

/// Estimates what drawing takes in which a unit of the drawing is `scale` pixels.
pub fn of(tree: &Tree, scale: f32) -> DrawingCost {
    let scale = f64::from(scale);
    let canvas = f64::from(tree.size().width()) * f64::from(tree.size().height()) * scale * scale;
    Drawing { canvas }.group(tree.root(), scale * scale)
}

/// Nanoseconds for a pixel: of a layer laid on another, of a fill, of a mask or a clip, of a picture decoded.
const LAYER: f64 = 8.0;
const FILL: f64 = 3.0;
const MASK: f64 = 20.0;
const DECODED: f64 = 20.0;
/// Nanoseconds for a node, a segment of a path, a dash.
const NODE: f64 = 1_000.0;
const SEGMENT: f64 = 200.0;
const DASH: f64 = 500.0;
/// More dashes than these are not drawn.
const MOST_DASHES: f64 = 1e6;
/// Bytes of a pixel.
const PIXEL: f64 = 4.0;
/// A layer reaches at most two widths and heights beyond the canvas on each side.
const BEYOND: f64 = 25.0;

struct Drawing {
    /// Its pixels.
    canvas: f64,
}

/// Returns how much an area grows by a transform.
fn growth(transform: Transform) -> f64 {
    let [sx, sy, kx, ky] = [transform.sx, transform.sy, transform.kx, transform.ky].map(f64::from);
    (sx * sy - kx * ky).abs()
}

fn area(rect: Rect) -> f64 {
    f64::from(rect.width()).max(1.0) * f64::from(rect.height()).max(1.0)
}

impl Drawing {
    /// Costs a group whose parent's units are so many pixels, squared.
    fn group(&self, group: &Group, unit: f64) -> DrawingCost {
        let unit = unit * growth(group.transform());
        let mut cost = DrawingCost { time: NODE, memory: 0.0 };
        for node in group.children() {
            cost.then(match node {
                Node::Group(inner) => self.group(inner, unit),
                Node::Path(path) => self.path(path, unit),
                Node::Image(image) => self.image(image, unit),
                Node::Text(text) => self.group(text.flattened(), unit),
            });
        }
        if !group.should_isolate() {
            return cost;
        }
        let pixels = self.pixels(group.layer_bounding_box(), unit);
        let own = PIXEL * pixels;
        cost.time += LAYER * pixels;
        let filters = group.filters().iter().map(|filter| self.filter(filter, unit));
        let mask = group.mask().map(|mask| self.mask(mask, pixels, unit));
        let clip = group.clip_path().map(|clip| self.clip(clip, pixels, unit));
        filters.chain(mask).chain(clip).for_each(|more| cost.then(more));
        cost.memory += own;
        cost
    }

    /// Returns how many pixels of a layer are held.
    fn pixels(&self, bounds: NonZeroRect, unit: f64) -> f64 {
        (area(bounds.to_rect()) * unit).min(self.canvas * BEYOND) + 16.0
    }

    fn mask(&self, mask: &Mask, pixels: f64, unit: f64) -> DrawingCost {
        let mut cost = self.group(mask.root(), unit);
        cost.time += MASK * pixels;
        if let Some(outer) = mask.mask() {
            cost.then(self.mask(outer, pixels, unit));
        }
        cost.memory += 2.0 * PIXEL * pixels;
        cost
    }

    fn clip(&self, clip: &ClipPath, pixels: f64, unit: f64) -> DrawingCost {
        let mut cost = self.clip_group(clip.root(), pixels, unit * growth(clip.transform()));
        cost.time += MASK * pixels;
        if let Some(outer) = clip.clip_path() {
            cost.then(self.clip(outer, pixels, unit));
        }
        cost.memory += 2.0 * PIXEL * pixels;
        cost
    }

    /// What a clip is made of: a layer of its own wherever that is clipped too.
    fn clip_group(&self, group: &Group, pixels: f64, unit: f64) -> DrawingCost {
        let unit = unit * growth(group.transform());
        let mut cost = DrawingCost { time: NODE, memory: 0.0 };
        for node in group.children() {
            cost.then(match node {
                Node::Group(inner) => self.clip_group(inner, pixels, unit),
                Node::Text(text) => self.clip_group(text.flattened(), pixels, unit),
                Node::Path(path) => self.path(path, unit),
                Node::Image(_) => DrawingCost::default(),
            });
        }
        if let Some(clip) = group.clip_path() {
            cost.then(self.clip(clip, pixels, unit));
            cost.time += LAYER * pixels;
            cost.memory += PIXEL * pixels;
        }
        cost
    }

    fn path(&self, path: &Path, unit: f64) -> DrawingCost {
        let segments = path.data().len() as f64;
        let bounds = area(path.stroke_bounding_box()) * unit;
        let pixels = bounds.min(self.canvas);
        let mut cost = DrawingCost { time: NODE + SEGMENT * segments, memory: 0.0 };
        let paints = path.fill().map(|fill| fill.paint()).into_iter();
        for paint in paints.chain(path.stroke().map(|stroke| stroke.paint())) {
            cost.time += FILL * pixels;
            if let Paint::Pattern(pattern) = paint {
                let unit = unit * growth(pattern.transform());
                let tile = area(pattern.rect().to_rect()) * unit;
                let mut drawn = Drawing { canvas: tile }.group(pattern.root(), unit);
                drawn.time += LAYER * (tile + pixels);
                drawn.memory += PIXEL * tile;
                cost.then(drawn);
            }
        }
        if let Some(dashes) = path.stroke().and_then(|stroke| stroke.dasharray()) {
            let round: f64 = dashes.iter().map(|dash| f64::from(*dash)).sum();
            let count = length(path) / round.max(1e-9) * dashes.len() as f64;
            cost.time += DASH * count.min(MOST_DASHES);
        }
        cost
    }

    fn image(&self, image: &Image, unit: f64) -> DrawingCost {
        let shown = (area(image.bounding_box()) * unit).min(self.canvas);
        match image.kind() {
            ImageKind::SVG(tree) => {
                let mut cost = self.group(tree.root(), unit);
                cost.time += LAYER * shown;
                cost.memory += PIXEL * shown;
                cost
            }
            ImageKind::JPEG(_) | ImageKind::PNG(_) | ImageKind::GIF(_) | ImageKind::WEBP(_) => {
                let pixels = f64::from(image.size().width()) * f64::from(image.size().height());
                DrawingCost { time: DECODED * pixels + FILL * shown, memory: 2.0 * PIXEL * pixels }
            }
        }
    }

    /// Each step of a filter keeps its result until the last.
    fn filter(&self, filter: &Filter, unit: f64) -> DrawingCost {
        let pixels = self.pixels(filter.rect(), unit);
        let mut cost = DrawingCost { time: LAYER * pixels, memory: 0.0 };
        let side = |radius: f32| (f64::from(radius) * 2.0 * unit.sqrt()).max(1.0);
        for step in filter.primitives() {
            let each = match step.kind() {
                Kind::Turbulence(turbulence) => 150.0 * f64::from(turbulence.num_octaves()).max(1.0),
                Kind::Morphology(shape) => {
                    let side = (side(shape.radius_x().get()), side(shape.radius_y().get()));
                    3.0 * (side.0 * side.1).min(self.canvas * BEYOND)
                }
                Kind::ConvolveMatrix(convolved) => {
                    10.0 * f64::from(convolved.matrix().columns()) * f64::from(convolved.matrix().rows())
                }
                Kind::GaussianBlur(_) | Kind::DropShadow(_) => 80.0,
                Kind::DiffuseLighting(_) | Kind::SpecularLighting(_) => 100.0,
                Kind::Merge(merge) => 10.0 * merge.inputs().len() as f64,
                _ => 40.0,
            };
            if let Kind::Image(image) = step.kind() {
                let drawn = self.group(image.root(), unit);
                cost.time += drawn.time;
                cost.memory += drawn.memory;
            }
            cost.time += (each + 20.0) * pixels;
            cost.memory += 2.0 * PIXEL * pixels;
        }
        cost
    }
}

/// Returns how long a path is at most.
fn length(path: &Path) -> f64 {
    let mut last = tiny_skia::Point::default();
    let mut sum = 0.0;
    let mut to = |point: tiny_skia::Point, draws: bool| {
        let apart = point - last;
        sum += if draws { f64::from(apart.x.abs() + apart.y.abs()) } else { 0.0 };
        last = point;
    };
    for segment in path.data().segments() {
        match segment {
            PathSegment::MoveTo(point) => to(point, false),
            PathSegment::LineTo(point) => to(point, true),
            PathSegment::QuadTo(control, point) => [control, point].into_iter().for_each(|p| to(p, true)),
            PathSegment::CubicTo(first, second, point) => {
                [first, second, point].into_iter().for_each(|p| to(p, true));
            }
            PathSegment::Close => {}
        }
    }
    sum
}
