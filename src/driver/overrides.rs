//! What whoever calls sets over the configuration.

use crate::config::Config;
use crate::diagnostic::Placed;
use crate::handout::HandoutKind;
use crate::unit::Length;

/// What is laid over the configuration: which articles are taken in, how they are printed.
#[derive(Clone, Debug, Default)]
pub struct Overrides {
    /// Leaves out articles before this date.
    pub from: Option<String>,
    /// Leaves out articles after this date.
    pub to: Option<String>,
    /// Takes only articles with one of these tags; any if empty.
    pub tags: Vec<String>,
    /// Takes only these articles, by file name, stem or number; all if empty.
    pub only: Vec<String>,
    /// Takes in drafts.
    pub drafts: bool,
    /// Prints everything in grey.
    pub grey: bool,
    /// How far ink runs over the edge to be trimmed.
    pub bleed: Option<Length>,
    /// Draws crop marks.
    pub marks: bool,
    /// The kinds of handout; those of the configuration if empty.
    pub handouts: Vec<HandoutKind>,
    /// Makes the study edition.
    pub study_epub: bool,
}

impl Overrides {
    /// Sets what is given; the rest stays as configured.
    pub fn lay_over(&self, config: &mut Config) {
        let given = |value: &Option<String>| value.clone().map(|value| Placed { value, span: None });
        let series = &mut config.assemble;
        series.from = given(&self.from).or(series.from.take());
        series.to = given(&self.to).or(series.to.take());
        if !self.tags.is_empty() {
            series.tags.clone_from(&self.tags);
        }
        series.only.clone_from(&self.only);
        series.drafts |= self.drafts;
        // Who names one kind of handout wants no other.
        if self.study_epub || !self.handouts.is_empty() {
            config.handouts.make_for_once(&self.handouts);
            config.handouts.study_epub = self.study_epub;
        }
        let print = &mut config.pdf;
        print.grey |= self.grey;
        print.marks |= self.marks;
        print.bleed = self.bleed.unwrap_or(print.bleed);
    }
}
