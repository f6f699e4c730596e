//! Fewer pixels for the same picture, row by row.
//!
//! Source: Mitchell and Netravali, "Reconstruction Filters in Computer Graphics", 1988, with B = 0 and C = 1/2, which is
//! the spline of Catmull and Rom. Deviations: where pixels become fewer the filter is as much wider; colours are weighed
//! by their opacity, so that those which nobody sees do not show at edges.
//!
//! The decoded picture is the largest thing that a build has in memory. Beside it there are only a few rows of the result.

use crate::num::saturate;
use image::{DynamicImage, ImageBuffer, Pixel};
use std::collections::VecDeque;

/// Returns a picture with so many pixels, eight bits each.
pub fn scaled(image: DynamicImage, width: u32, height: u32) -> DynamicImage {
    match (image.color().has_color(), image.color().has_alpha()) {
        (false, false) => DynamicImage::ImageLuma8(sampled::<_, 1>(&image.into_luma8(), width, height)),
        (false, true) => DynamicImage::ImageLumaA8(sampled::<_, 2>(&image.into_luma_alpha8(), width, height)),
        (true, false) => DynamicImage::ImageRgb8(sampled::<_, 3>(&image.into_rgb8(), width, height)),
        (true, true) => DynamicImage::ImageRgba8(sampled::<_, 4>(&image.into_rgba8(), width, height)),
    }
}

/// An image whose pixels are bytes.
type Bytes<P> = ImageBuffer<P, Vec<u8>>;

/// Returns an image with so many pixels of `SAMPLES` bytes.
fn sampled<P: Pixel<Subpixel = u8>, const SAMPLES: usize>(
    image: &Bytes<P>,
    width: u32,
    height: u32,
) -> Bytes<P> {
    let across = taps(image.width(), width);
    let mut out = Bytes::new(width, height);
    let row_length = width as usize * SAMPLES;
    // Rows that are as wide as the result, and which row of the picture the first of them is.
    let mut rows: VecDeque<Vec<[f32; SAMPLES]>> = VecDeque::new();
    let mut first = 0;
    let mut spare = Vec::new();
    let taken = image.as_raw().chunks_exact(image.width() as usize * SAMPLES);
    let mut taken = taken.map(|row| row.as_chunks::<SAMPLES>().0);
    for (row, (from, weights)) in out.chunks_exact_mut(row_length).zip(taps(image.height(), height)) {
        while first < from {
            spare.extend(rows.pop_front());
            first += 1;
        }
        while rows.len() < weights.len() {
            let Some(pixels) = taken.next() else { break };
            let mut narrow: Vec<[f32; SAMPLES]> = spare.pop().unwrap_or_default();
            narrow.clear();
            narrow.extend(
                across
                    .iter()
                    .map(|(from, weights)| weighed(pixels.iter().skip(*from).map(premultiplied), weights)),
            );
            rows.push_back(narrow);
        }
        let mut sums = vec![[0.0; SAMPLES]; width as usize];
        for (row, weight) in rows.iter().zip(&weights) {
            for (sum, pixel) in sums.iter_mut().zip(row) {
                for (sum, sample) in sum.iter_mut().zip(pixel) {
                    *sum += sample * weight;
                }
            }
        }
        for (pixel, sum) in row.as_chunks_mut::<SAMPLES>().0.iter_mut().zip(sums) {
            *pixel = divided(sum);
        }
    }
    out
}

/// Returns for each pixel of a line which pixels of a longer line it is made of: the first, and the weight of each.
fn taps(long: u32, short: u32) -> Vec<(usize, Vec<f32>)> {
    let ratio = f64::from(long) / f64::from(short);
    let wide = ratio.max(1.0);
    let of_one = |at: u32| {
        let middle = (f64::from(at) + 0.5) * ratio;
        let from = saturate::<u32>((middle - 2.0 * wide).floor()).min(long - 1);
        let to = saturate::<u32>((middle + 2.0 * wide).ceil()).clamp(from + 1, long);
        let weights: Vec<f64> =
            (from..to).map(|pixel| catmull_rom((f64::from(pixel) + 0.5 - middle) / wide)).collect();
        let sum: f64 = weights.iter().sum();
        (from as usize, weights.into_iter().map(|weight| saturate::<f32>(weight / sum)).collect())
    };
    (0..short).map(of_one).collect()
}

/// Returns how much a pixel counts that lies so far from the middle, in pixels of the result.
fn catmull_rom(distance: f64) -> f64 {
    let x = distance.abs();
    match x {
        ..1.0 => (1.5 * x - 2.5) * x * x + 1.0,
        1.0..2.0 => ((-0.5 * x + 2.5) * x - 4.0) * x + 2.0,
        _ => 0.0,
    }
}

fn weighed<const SAMPLES: usize>(
    pixels: impl Iterator<Item = [f32; SAMPLES]>,
    weights: &[f32],
) -> [f32; SAMPLES] {
    let mut sum = [0.0; SAMPLES];
    for (pixel, weight) in pixels.zip(weights) {
        for (sum, sample) in sum.iter_mut().zip(pixel) {
            *sum += sample * weight;
        }
    }
    sum
}

/// Returns the samples of a pixel, its colours weighed by its opacity, which is the last of two or four.
fn premultiplied<const SAMPLES: usize>(pixel: &[u8; SAMPLES]) -> [f32; SAMPLES] {
    let mut samples = pixel.map(f32::from);
    if SAMPLES.is_multiple_of(2) {
        let opacity = samples[SAMPLES - 1] / 255.0;
        samples[..SAMPLES - 1].iter_mut().for_each(|sample| *sample *= opacity);
    }
    samples
}

fn divided<const SAMPLES: usize>(mut samples: [f32; SAMPLES]) -> [u8; SAMPLES] {
    if SAMPLES.is_multiple_of(2) {
        let opacity = samples[SAMPLES - 1] / 255.0;
        let is_seen = opacity > 0.0;
        let colour = |sample: f32| if is_seen { sample / opacity } else { 0.0 };
        samples[..SAMPLES - 1].iter_mut().for_each(|sample| *sample = colour(*sample));
    }
    samples.map(|sample| saturate::<u8>(f64::from(sample.round())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::imageops::FilterType;
    use image::{GrayImage, Luma, Rgb, RgbImage, Rgba, RgbaImage};

    fn waves(x: u32, y: u32) -> [u8; 3] {
        [x * 7 % 256, y * 5 % 256, (x * y / 9) % 251].map(saturate::<u8>)
    }

    // The sampler of another hand, which has every row in memory, says the same except for rounding.
    #[test]
    fn pixels_are_those_of_the_spline() {
        let image = DynamicImage::ImageRgb8(RgbImage::from_fn(97, 61, |x, y| Rgb(waves(x, y))));
        for (width, height) in [(48, 30), (31, 20), (10, 6), (96, 60), (1, 1), (40, 61)] {
            let other = image.resize_exact(width, height, FilterType::CatmullRom).into_rgb8();
            let own = scaled(image.clone(), width, height).into_rgb8();
            let apart =
                own.as_raw().iter().zip(other.as_raw()).map(|(one, other)| one.abs_diff(*other)).max();
            assert!(apart.is_some_and(|apart| apart <= 1), "{width} by {height}: {apart:?}");
        }
    }

    #[test]
    fn an_even_picture_stays_even() {
        let grey = DynamicImage::ImageLuma8(GrayImage::from_pixel(50, 40, Luma([200])));
        assert!(scaled(grey, 13, 11).into_luma8().pixels().all(|pixel| pixel.0 == [200]));
    }

    // Red that is not there at all made edges red.
    #[test]
    fn a_colour_that_nobody_sees_does_not_show() {
        let half = |x: u32, _| if x < 8 { Rgba([255, 0, 0, 0]) } else { Rgba([0, 0, 255, 255]) };
        let small = scaled(DynamicImage::ImageRgba8(RgbaImage::from_fn(16, 16, half)), 5, 5).into_rgba8();
        let edge = small.get_pixel(2, 2).0;
        assert_eq!(edge[..3], [0, 0, 255]);
        assert!((1..255).contains(&edge[3]), "{edge:?}");
    }
}
