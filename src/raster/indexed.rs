//! Pixels as places in a list of colours: a third of the size, and quick to compress.

use std::collections::BTreeMap;

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
    /// Makes a picture of opaque RGBA pixels; the 256 commonest colours stay, others take the nearest.
    pub fn of(rgba: &[u8]) -> Self {
        let mut known = vec![UNKNOWN; 1 << (3 * KEPT_BITS)];
        // Each bucket of near colours with its commonest colour and how many pixels it has.
        let mut buckets: BTreeMap<u32, Bucket> = BTreeMap::new();
        for run in runs(rgba) {
            let bucket = buckets.entry(key(run.0)).or_default();
            bucket.pixels += run.1;
            *bucket.colors.entry(run.0).or_default() += run.1;
        }
        let mut ranked: Vec<(u32, Bucket)> = buckets.into_iter().collect();
        ranked.sort_by_key(|(key, bucket)| (std::cmp::Reverse(bucket.pixels), *key));
        let palette: Vec<[u8; 3]> = ranked.iter().take(256).map(|(_, bucket)| bucket.commonest()).collect();
        for (index, (key, bucket)) in ranked.iter().enumerate() {
            let place = if index < 256 { index } else { nearest(&palette, bucket.commonest()) };
            known[*key as usize] = place as u16;
        }
        let mut pixels = Vec::with_capacity(rgba.len() / 4);
        for (color, count) in runs(rgba) {
            let place = known[key(color) as usize] as u8;
            pixels.resize(pixels.len() + count, place);
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

const UNKNOWN: u16 = 0;

#[derive(Default)]
struct Bucket {
    pixels: usize,
    colors: BTreeMap<[u8; 3], usize>,
}

impl Bucket {
    fn commonest(&self) -> [u8; 3] {
        let most = self.colors.iter().max_by_key(|(color, count)| (**count, std::cmp::Reverse(**color)));
        most.map_or([0; 3], |(color, _)| *color)
    }
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
