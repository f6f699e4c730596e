//! Pictures of more pixels than any page shows, made smaller row by row, so that no more than a few rows of
//! the file are in memory at once.

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
    let mut sums = Sums::new(small.0 as usize, channels);
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, small.0, small.1);
    encoder.set_color(color);
    encoder.set_depth(depth);
    let mut writer = encoder.write_header().map_err(|error| error.to_string())?;
    let mut pixels = Vec::with_capacity(small.0 as usize * small.1 as usize * channels);
    let mut rows = 0;
    while let Some(row) = reader.next_row().map_err(|error| error.to_string())? {
        sums.add(row.data(), factor as usize);
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
    /// Of each sample of a row of the smaller picture; those of colours weighed by their opacity.
    samples: Vec<u64>,
    /// How many pixels each pixel of the row stands for.
    counts: Vec<u64>,
}

impl Sums {
    fn new(width: usize, channels: usize) -> Self {
        Self { channels, samples: vec![0; width * channels], counts: vec![0; width] }
    }

    fn has_alpha(&self) -> bool {
        self.channels.is_multiple_of(2)
    }

    /// Adds a row of the larger picture.
    fn add(&mut self, row: &[u8], factor: usize) {
        let (channels, has_alpha) = (self.channels, self.has_alpha());
        let sums = self.samples.chunks_exact_mut(channels).zip(&mut self.counts);
        for (pixels, (sums, count)) in row.chunks(factor * channels).zip(sums) {
            for pixel in pixels.chunks_exact(channels) {
                let opacity = if has_alpha { u64::from(pixel[channels - 1]) } else { 1 };
                let colors = channels - usize::from(has_alpha);
                for (sum, sample) in sums.iter_mut().zip(&pixel[..colors]) {
                    *sum += u64::from(*sample) * opacity;
                }
                if has_alpha {
                    sums[channels - 1] += opacity;
                }
                *count += 1;
            }
        }
    }

    /// Writes the row of the smaller picture, and begins another.
    fn take(&mut self, out: &mut Vec<u8>) {
        let has_alpha = self.has_alpha();
        for (sums, count) in self.samples.chunks_exact(self.channels).zip(&self.counts) {
            let colors = self.channels - usize::from(has_alpha);
            let weight = if has_alpha { sums[colors] } else { *count };
            let mean = |sum: u64, of: u64| (sum + of / 2).checked_div(of).unwrap_or(0) as u8;
            out.extend(sums[..colors].iter().map(|sum| mean(*sum, weight)));
            out.extend(sums[colors..].iter().map(|sum| mean(*sum, *count)));
        }
        self.samples.fill(0);
        self.counts.fill(0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pixel_is_the_mean_of_those_it_stands_for() {
        let mut sums = Sums::new(2, 4);
        // What cannot be seen has no part in the colour.
        sums.add(&[[200, 100, 0, 255], [0, 0, 0, 0], [10, 20, 30, 255]].concat(), 2);
        let mut out = Vec::new();
        sums.take(&mut out);
        assert_eq!(out, [200, 100, 0, 128, 10, 20, 30, 255]);
        let mut grey = Sums::new(1, 1);
        grey.add(&[10, 20], 2);
        grey.add(&[30, 40], 2);
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
