//! What the layout ends in: pages of positioned glyph runs, paths and pictures.
