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
    /// Makes a picture of its bands; the 256 commonest colours stay, others take the nearest.
    pub fn of(bands: &[ColorRuns]) -> Self {
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
        let mut pixels =
            Vec::with_capacity(bands.iter().flat_map(ColorRuns::iter).map(|(_, count)| count).sum());
        for (color, count) in bands.iter().flat_map(ColorRuns::iter) {
            pixels.resize(pixels.len() + count, places[key(color) as usize]);
        }
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

fn count(band: &ColorRuns) -> Counts {
    let mut counts = Counts::new();
    for (color, pixels) in band.iter() {
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

/// Opaque pixels, row by row, those of one colour in a row as one; never more bytes than the pixels have.
pub(super) struct ColorRuns(Vec<([u8; 3], u8)>);

impl ColorRuns {
    /// Gathers the opaque pixels of a band.
    pub fn of(band: &Pixmap) -> Self {
        let (pixels, _) = band.data().as_chunks::<4>();
        let alike = pixels.chunk_by(|a, b| a == b).flat_map(|run| run.chunks(usize::from(u8::MAX)));
        let run = |run: &[[u8; 4]]| ([run[0][0], run[0][1], run[0][2]], saturate::<u8>(run.len()));
        Self(alike.map(run).collect())
    }

    /// Returns each colour with how many pixels in a row have it.
    fn iter(&self) -> impl Iterator<Item = ([u8; 3], usize)> {
        self.0.iter().map(|(color, count)| (*color, usize::from(*count)))
    }
}

fn nearest(palette: &[[u8; 3]], color: [u8; 3]) -> usize {
    let distance = |other: &[u8; 3]| -> u32 {
        other.iter().zip(color).map(|(a, b)| u32::from(a.abs_diff(b)).pow(2)).sum()
    };
    (0..palette.len()).min_by_key(|index| distance(&palette[*index])).unwrap_or(0)
}
