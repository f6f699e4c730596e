//! Languages and the direction they run in.

use serde::Serialize;
use std::fmt;

/// A BCP 47 language tag, such as `en`, `fr-CA` or `ar`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Lang(String);

impl Lang {
    /// Makes a language from a well-formed tag; case and `_` are put right.
    pub fn new(tag: &str) -> Option<Self> {
        let locale = icu_locale_core::Locale::try_from_str(&tag.trim().replace('_', "-")).ok()?;
        let tag = locale.id.to_string();
        (tag != "und").then_some(Self(tag))
    }

    /// Returns the whole tag.
    pub fn tag(&self) -> &str {
        &self.0
    }

    /// Returns only the primary language, such as `fr` of `fr-CA`.
    pub fn primary(&self) -> &str {
        self.0.split('-').next().unwrap_or(&self.0)
    }

    /// Returns the direction its script runs in.
    pub fn direction(&self) -> Direction {
        let script = self.0.split('-').find(|part| part.len() == 4);
        let rtl = match script {
            Some(script) => matches!(script, "Arab" | "Hebr" | "Syrc" | "Thaa" | "Nkoo"),
            None => matches!(
                self.primary(),
                "ar" | "he" | "fa" | "ur" | "yi" | "ps" | "sd" | "ug" | "ckb" | "dv" | "syr"
            ),
        };
        if rtl { Direction::Rtl } else { Direction::Ltr }
    }
}

impl Default for Lang {
    fn default() -> Self {
        Self("en".into())
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Which way a line runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// From left to right.
    #[default]
    Ltr,
    /// From right to left.
    Rtl,
}
