//! Pictures of more pixels than any page shows, made smaller row by row, so that no more than a few rows of
//! the file are in memory at once.

use crate::num::saturate;
use std::io::Cursor;

/// As many pixels as a picture made smaller has at most; at 300 to the inch it fills a page of A4.
const KEPT: u64 = 16_000_000;

/// Makes a PNG smaller by a whole factor, each pixel the mean of those it stands for; returns it with its
/// width and height.
pub fn png(bytes: &[u8]) -> Result<(Vec<u8>, u32, u32), String> {
    let mut decoder = png::Decoder::new(Cursor::new(bytes));
    decoder.set_transformations(png::Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().map_err(|error| error.to_string())?;
    let info = reader.info();
    let (width, height) = (info.width, info.height);
    if info.interlaced {
        return Err(format!("it has {width} by {height} pixels, and is interlaced; save it smaller"));
    }
    let factor = factor(width, height);
    let (color, depth) = reader.output_color_type();
    let channels = color.samples();
    let small = (width.div_ceil(factor), height.div_ceil(factor));
    let mut sums = Sums::new(width as usize, channels, factor as usize);
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, small.0, small.1);
    encoder.set_color(color);
    encoder.set_depth(depth);
    let mut writer = encoder.write_header().map_err(|error| error.to_string())?;
    let mut pixels = Vec::with_capacity(small.0 as usize * small.1 as usize * channels);
    let mut rows = 0;
    while let Some(row) = reader.next_row().map_err(|error| error.to_string())? {
        sums.add(row.data());
        rows += 1;
        if rows % factor == 0 || rows == height {
            sums.take(&mut pixels);
        }
    }
    writer.write_image_data(&pixels).map_err(|error| error.to_string())?;
    writer.finish().map_err(|error| error.to_string())?;
    Ok((out, small.0, small.1))
}

/// Returns the least whole factor that leaves no more pixels than are kept.
fn factor(width: u32, height: u32) -> u32 {
    let fits =
        |factor: &u32| u64::from(width.div_ceil(*factor)) * u64::from(height.div_ceil(*factor)) <= KEPT;
    (1..=width.max(height)).find(fits).unwrap_or(1)
}

/// What the pixels of some rows come to.
struct Sums {
    channels: usize,
    /// How many pixels beside each other become one.
    factor: usize,
    /// How many rows were added.
    rows: u64,
    /// The sum of each sample of the larger row; those of colours weighed by their opacity.
    samples: Vec<u64>,
}

impl Sums {
    fn new(width: usize, channels: usize, factor: usize) -> Self {
        Self { channels, factor, rows: 0, samples: vec![0; width * channels] }
    }

    fn has_alpha(&self) -> bool {
        self.channels.is_multiple_of(2)
    }

    /// Adds a row of the larger picture.
    fn add(&mut self, row: &[u8]) {
        self.rows += 1;
        if !self.has_alpha() {
            self.samples.iter_mut().zip(row).for_each(|(sum, sample)| *sum += u64::from(*sample));
            return;
        }
        let pixels = row.chunks_exact(self.channels);
        for (sums, pixel) in self.samples.chunks_exact_mut(self.channels).zip(pixels) {
            let Some((opacity, colors)) = pixel.split_last() else { continue };
            let opacity = u64::from(*opacity);
            sums.iter_mut().zip(colors).for_each(|(sum, sample)| *sum += u64::from(*sample) * opacity);
            sums.iter_mut().skip(colors.len()).for_each(|sum| *sum += opacity);
        }
    }

    /// Writes the row of the smaller picture, and begins another.
    fn take(&mut self, out: &mut Vec<u8>) {
        let mean = |sum: u64, of: u64| saturate::<u8>((sum + of / 2).checked_div(of).unwrap_or(0));
        for pixels in self.samples.chunks(self.channels * self.factor) {
            let sum = |channel: usize| pixels.iter().skip(channel).step_by(self.channels).sum::<u64>();
            let count = self.rows * (pixels.len() / self.channels) as u64;
            let colors = self.channels - usize::from(self.has_alpha());
            let weight = if self.has_alpha() { sum(colors) } else { count };
            out.extend((0..colors).map(|channel| mean(sum(channel), weight)));
            out.extend((colors..self.channels).map(|channel| mean(sum(channel), count)));
        }
        self.samples.fill(0);
        self.rows = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pixel_is_the_mean_of_those_it_stands_for() {
        let mut sums = Sums::new(3, 4, 2);
        // What cannot be seen has no part in the colour.
        sums.add(&[[200, 100, 0, 255], [0, 0, 0, 0], [10, 20, 30, 255]].concat());
        let mut out = Vec::new();
        sums.take(&mut out);
        assert_eq!(out, [200, 100, 0, 128, 10, 20, 30, 255]);
        let mut grey = Sums::new(2, 1, 2);
        grey.add(&[10, 20]);
        grey.add(&[30, 40]);
        out.clear();
        grey.take(&mut out);
        assert_eq!(out, [25]);
    }

    #[test]
    fn no_more_pixels_are_left_than_a_page_shows() {
        for (width, height, expected) in [(20_000, 20_000, 5), (4_000, 4_000, 1), (100_000, 1_000, 3)] {
            assert_eq!(factor(width, height), expected, "{width} by {height}");
        }
    }
}
