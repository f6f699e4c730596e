//! The tool's own words, by language.
