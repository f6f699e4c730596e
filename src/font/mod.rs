//! Faces, metrics, shaping and subsets.
