//! Pixels as places in a list of colours: a third of the size, and quick to compress.

use crate::num::saturate;
use rayon::prelude::*;
use std::collections::BTreeMap;
use tiny_skia::Pixmap;

/// A picture of at most 256 colours.
pub(super) struct Indexed {
    /// Red, green and blue of each colour.
    palette: Vec<[u8; 3]>,
    /// One byte for each pixel, row by row.
    pixels: Vec<u8>,
}

/// Bits of each channel that tell colours apart; the shades along an edge need no more.
const KEPT_BITS: u32 = 6;

impl Indexed {
    /// Makes a picture of the opaque pixels of its bands; the 256 commonest colours stay, others take the
    /// nearest.
    pub fn of(bands: &[Pixmap]) -> Self {
        let counts = bands.par_iter().map(count).reduce(Counts::new, |mut all, more| {
            for (color, pixels) in more {
                *all.entry(color).or_default() += pixels;
            }
            all
        });
        // Each bucket of near colours by its commonest, the commonest bucket first.
        let mut buckets: BTreeMap<u32, Bucket> = BTreeMap::new();
        for (color, pixels) in counts {
            let bucket = buckets.entry(key(color)).or_default();
            bucket.pixels += pixels;
            bucket.commonest = bucket.commonest.max((pixels, color));
        }
        let mut ranked: Vec<(u32, Bucket)> = buckets.into_iter().collect();
        ranked.sort_by_key(|(key, bucket)| (std::cmp::Reverse(bucket.pixels), *key));
        let palette: Vec<[u8; 3]> = ranked.iter().take(256).map(|(_, bucket)| bucket.commonest.1).collect();
        let mut places = vec![0_u8; 1 << (3 * KEPT_BITS)];
        for (index, (key, bucket)) in ranked.iter().enumerate() {
            let place = if index < 256 { index } else { nearest(&palette, bucket.commonest.1) };
            places[*key as usize] = saturate::<u8>(place);
        }
        let rows = |band: &Pixmap| {
            let mut pixels = Vec::with_capacity(band.data().len() / 4);
            for (color, count) in runs(band.data()) {
                pixels.resize(pixels.len() + count, places[key(color) as usize]);
            }
            pixels
        };
        let pixels = bands.par_iter().map(rows).collect::<Vec<_>>().concat();
        Self { palette, pixels }
    }

    /// Writes it as a PNG; places in the list are not numbers, so rows are written as they are.
    pub fn encode(&self, width: u32, height: u32) -> Result<Vec<u8>, png::EncodingError> {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, width, height);
        encoder.set_color(png::ColorType::Indexed);
        encoder.set_depth(png::BitDepth::Eight);
        encoder.set_palette(self.palette.concat());
        encoder.set_deflate_compression(png::DeflateCompression::Level(3));
        encoder.set_filter(png::Filter::NoFilter);
        let mut writer = encoder.write_header()?;
        writer.write_image_data(&self.pixels)?;
        writer.finish()?;
        Ok(bytes)
    }
}

/// How many pixels have each colour.
type Counts = BTreeMap<[u8; 3], usize>;

fn count(band: &Pixmap) -> Counts {
    let mut counts = Counts::new();
    for (color, pixels) in runs(band.data()) {
        *counts.entry(color).or_default() += pixels;
    }
    counts
}

#[derive(Default)]
struct Bucket {
    pixels: usize,
    /// The commonest colour, after how many pixels have it.
    commonest: (usize, [u8; 3]),
}

fn key(color: [u8; 3]) -> u32 {
    color.iter().fold(0, |key, channel| key << KEPT_BITS | u32::from(*channel) >> (8 - KEPT_BITS))
}

/// Returns each colour with how many pixels in a row have it.
fn runs(rgba: &[u8]) -> impl Iterator<Item = ([u8; 3], usize)> {
    let same = |a: &[u8; 4], b: &[u8; 4]| a == b;
    let (pixels, _) = rgba.as_chunks::<4>();
    pixels.chunk_by(same).map(|run| ([run[0][0], run[0][1], run[0][2]], run.len()))
}

fn nearest(palette: &[[u8; 3]], color: [u8; 3]) -> usize {
    let distance = |other: &[u8; 3]| -> u32 {
        other.iter().zip(color).map(|(a, b)| u32::from(a.abs_diff(b)).pow(2)).sum()
    };
    (0..palette.len()).min_by_key(|index| distance(&palette[*index])).unwrap_or(0)
}
