//! Settings of a booklet that its scheme has no use for.

use super::Plan;
use crate::diagnostic::Diagnostic;
use crate::impose::{BookletCover, Build, Holes, Marks, Options, Scheme, Signature};

/// Returns a note (`I010`) for each setting that changes nothing in a booklet of its scheme, in a fixed order.
pub fn without_effect(options: &Options, plan: &Plan) -> Vec<Diagnostic> {
    let scheme = options.scheme;
    let is_single = matches!(scheme.traits().build, Build::OneSheet { .. });
    let is_leaves = matches!(scheme.traits().build, Build::Leaves);
    let useless = [
        ("cover", options.cover == BookletCover::Wrap && (is_single || is_leaves), WRAPPED),
        ("signature", options.signature != Signature::Auto && (is_single || is_leaves), WRAPPED),
        (
            "flyleaves",
            options.flyleaves > 0 && options.empty_pages() == 0,
            "`scheme = \"saddle\"` has flyleaves",
        ),
        ("holes", options.holes != Holes::Auto && !is_leaves, "`scheme = \"ring\"` has holes"),
    ];
    let settings = useless.into_iter().filter(|(_, is_useless, _)| *is_useless);
    settings.map(|(key, _, hint)| note(key, scheme, hint)).chain(marks(options, plan)).collect()
}

const WRAPPED: &str =
    "`scheme = \"saddle\"`, `\"perfect\"`, `\"four-up\"`, `\"quarto\"` and `\"octavo\"` have it";

fn note(key: &str, scheme: Scheme, hint: &str) -> Diagnostic {
    let message = format!("`{key}` changes nothing: the scheme is `\"{}\"`", scheme.name());
    Diagnostic::note("I010", message).hint(hint)
}

/// Names the kinds of marks that were asked for and that no sheet has.
fn marks(options: &Options, plan: &Plan) -> Option<Diagnostic> {
    let Marks::Only(kinds) = &options.marks else { return None };
    let lost = kinds.iter().filter(|kind| !plan.marks(**kind)).map(|kind| kind.name());
    let names: Vec<&str> = lost.collect();
    let message = format!("no sheet has these marks: {}", names.join(", "));
    let hint = "`marks = \"auto\"` draws what serves the booklet and finds room";
    (!names.is_empty()).then(|| Diagnostic::note("I010", message).hint(hint))
}
