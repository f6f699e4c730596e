//! What paths, gradients and clips say without anything being seen through anything else.

use resvg::usvg::{
    BlendMode, ClipPath, Fill, Group, ImageKind, Node, Paint, Path, SpreadMethod, Stop, Transform,
};

/// Tells whether a group can be drawn as it is on paper; the parser bounds how deep they nest.
pub fn is_plain(group: &Group) -> bool {
    group.opacity().get() == 1.0
        && group.blend_mode() == BlendMode::Normal
        && group.mask().is_none()
        && group.filters().is_empty()
        && group.clip_path().is_none_or(clips)
        && group.children().iter().all(|node| match node {
            Node::Group(group) => is_plain(group),
            Node::Path(path) => !path.is_visible() || is_opaque(path),
            Node::Image(image) => !image.is_visible() || matches!(image.kind(), ImageKind::JPEG(_)),
            Node::Text(_) => false,
        })
}

fn is_opaque(path: &Path) -> bool {
    let color = |paint: &Paint| matches!(paint, Paint::Color(_));
    path.fill().is_none_or(is_opaque_fill)
        && path.stroke().is_none_or(|stroke| stroke.opacity().get() == 1.0 && color(stroke.paint()))
}

fn is_opaque_fill(fill: &Fill) -> bool {
    let opaque = |stops: &[Stop]| stops.iter().all(|stop| stop.opacity().get() == 1.0);
    fill.opacity().get() == 1.0
        && match fill.paint() {
            Paint::Color(_) => true,
            Paint::LinearGradient(gradient) => {
                gradient.spread_method() == SpreadMethod::Pad && opaque(gradient.stops())
            }
            Paint::RadialGradient(gradient) => {
                gradient.spread_method() == SpreadMethod::Pad && opaque(gradient.stops())
            }
            Paint::Pattern(_) => false,
        }
}

fn clips(clip: &ClipPath) -> bool {
    outline(clip).is_some() && clip.clip_path().is_none_or(clips)
}

/// Returns the one path that a clip is made of, with what it is moved by; of several, PDF would take what
/// they have in common and SVG takes all.
pub fn outline(clip: &ClipPath) -> Option<(&Path, Transform)> {
    let mut group = clip.root();
    let mut transform = clip.transform();
    loop {
        match group.children() {
            [Node::Path(path)] if path.is_visible() && path.fill().is_some() => {
                return Some((path, transform));
            }
            [Node::Group(inner)] if inner.clip_path().is_none() => {
                transform = transform.pre_concat(inner.transform());
                group = inner;
            }
            _ => return None,
        }
    }
}
