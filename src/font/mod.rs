//! Faces, metrics, shaping and subsets.

/// Names one face of a run, an index into its font book.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FaceId(pub u16);
