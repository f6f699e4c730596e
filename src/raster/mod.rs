//! Pages to PNG.
