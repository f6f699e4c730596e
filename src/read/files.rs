//! Which files of a folder are articles, and their bytes.
