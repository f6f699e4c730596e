//! Gradients as shadings.
//!
//! Source: ISO 32000-1, 8.7.4.5.3 (axial), 8.7.4.5.4 (radial), 7.10.3 and 7.10.4 (functions).

use crate::frame::Color;
use printpdf::DictItem;
use resvg::usvg::{LinearGradient, RadialGradient, Stop};

/// Stops that lie nearer to one another are the same place.
const NEAREST: f32 = 1e-5;

/// Returns the shading of a gradient along a line; `color` gives each stop's on paper.
pub fn axial(gradient: &LinearGradient, color: impl Fn(&Stop) -> Color) -> DictItem {
    let coordinates = [gradient.x1(), gradient.y1(), gradient.x2(), gradient.y2()];
    shading(2, &coordinates, gradient.stops(), color)
}

/// Returns the shading of a gradient around a point.
pub fn radial(gradient: &RadialGradient, color: impl Fn(&Stop) -> Color) -> DictItem {
    let inner = [gradient.fx(), gradient.fy(), gradient.fr().get()];
    let outer = [gradient.cx(), gradient.cy(), gradient.r().get()];
    shading(3, &[inner, outer].concat(), gradient.stops(), color)
}

fn shading(kind: i64, coordinates: &[f32], stops: &[Stop], color: impl Fn(&Stop) -> Color) -> DictItem {
    let colors: Vec<(f32, Color)> = stops.iter().map(|stop| (stop.offset().get(), color(stop))).collect();
    dictionary([
        ("ShadingType", DictItem::Int(kind)),
        ("ColorSpace", DictItem::Name(b"DeviceRGB".to_vec())),
        ("Coords", reals(coordinates)),
        ("Extend", DictItem::Array(vec![DictItem::Bool(true); 2])),
        ("Function", function(&colors)),
    ])
}

/// Returns the function that takes a part of the distance, 0 to 1, to a colour.
fn function(stops: &[(f32, Color)]) -> DictItem {
    let first = stops.first().map(|(_, color)| (0.0, *color));
    let last = stops.last().map(|(_, color)| (1.0, *color));
    let all: Vec<(f32, Color)> = first.into_iter().chain(stops.iter().copied()).chain(last).collect();
    let parts: Vec<_> = all.windows(2).filter(|pair| pair[1].0 - pair[0].0 > NEAREST).collect();
    let functions = parts.iter().map(|pair| {
        dictionary([
            ("FunctionType", DictItem::Int(2)),
            ("Domain", reals(&[0.0, 1.0])),
            ("C0", components(pair[0].1)),
            ("C1", components(pair[1].1)),
            ("N", DictItem::Int(1)),
        ])
    });
    let bounds: Vec<f32> = parts.iter().skip(1).map(|pair| pair[0].0).collect();
    dictionary([
        ("FunctionType", DictItem::Int(3)),
        ("Domain", reals(&[0.0, 1.0])),
        ("Functions", DictItem::Array(functions.collect())),
        ("Bounds", reals(&bounds)),
        ("Encode", reals(&[0.0, 1.0].repeat(parts.len()))),
    ])
}

fn components(color: Color) -> DictItem {
    reals(&[color.red, color.green, color.blue].map(|part| f32::from(part) / 255.0))
}

fn reals(values: &[f32]) -> DictItem {
    DictItem::Array(values.iter().map(|value| DictItem::Real(*value)).collect())
}

/// Returns a dictionary of entries.
pub fn dictionary<const N: usize>(entries: [(&str, DictItem); N]) -> DictItem {
    DictItem::Dict { map: entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bounds(offsets: &[f32]) -> (usize, DictItem) {
        let stops: Vec<_> = offsets.iter().map(|offset| (*offset, Color::BLACK)).collect();
        let DictItem::Dict { map } = function(&stops) else { panic!("a function is a dictionary") };
        let DictItem::Array(functions) = &map["Functions"] else { panic!("a list of functions") };
        (functions.len(), map["Bounds"].clone())
    }

    // The bounds must rise (ISO 32000-1, 7.10.4), and two stops in one place, a hard edge, would not.
    #[test]
    fn bounds_rise_and_the_ends_are_there() {
        assert_eq!(bounds(&[0.0, 1.0]), (1, reals(&[])));
        assert_eq!(bounds(&[0.25, 0.5, 0.5, 0.75]), (4, reals(&[0.25, 0.5, 0.75])));
        assert_eq!(bounds(&[0.0, 0.0, 1.0, 1.0]), (1, reals(&[])));
    }
}
