//! `[[correct]]`: what single lines of plain texts are, and what articles are called.

use super::super::kind::{Choice, CountKind, InnerPath, Located, Optional, TextKind};
use super::super::table::{Key, KeySection};
use crate::read::correct::PassageKind;
use std::sync::LazyLock;

/// Returns what an entry of `[[correct]]` has: a table that may stand as often as there are lines to correct.
pub fn corrections() -> &'static KeySection {
    static CORRECT: LazyLock<KeySection> = LazyLock::new(|| KeySection {
        name: "correct",
        about: "What lines of a plain text are, or how any article is called, where that is not found out rightly; `chapbook \
                serve` writes it for you. It stands once for each correction, in double brackets.",
        keys: keys(),
    });
    &CORRECT
}

/// The keys that an entry cannot do without, where it is of a line, and where it gives a value.
pub(in crate::config) const NEEDED: [[&str; 3]; 2] = [["article", "from", "as"], ["article", "as", "value"]];

fn keys() -> Vec<Key> {
    vec![
        Key::new("article", "The file, relative to the series’ folder.", Located(InnerPath), |c| {
            &mut c.correction.article
        })
        .like("\"2025-01-06-mill.txt\""),
        Key::new("from", "The first words of the line, or all of it.", Located(TextKind), |c| {
            &mut c.correction.from
        })
        .like("\"The Mill\""),
        Key::new("to", "The first words of the last line, if there are several.", Optional(TextKind), |c| {
            &mut c.correction.to
        })
        .like("\"and nobody came\""),
        Key::new("nth", "Which of the lines that begin so, if several do.", CountKind(1..=10_000), |c| {
            &mut c.correction.nth
        }),
        Key::new(
            "as",
            "What it is: the \"title\", the \"subtitle\", the \"date\", the \"author\", a \"kicker\" (a heading over \
             several titles), an \"epigraph\" (a quotation before the text), an \"attribution\" (who is quoted), a \
             \"heading\", a \"quotation\", a \"note\", \"furniture\" (no text: it is taken off), \"not-furniture\" (it \
             is not taken off), or plain \"text\".",
            Optional(Choice(&PassageKind::ALL)),
            |c| &mut c.correction.is,
        )
        .like("\"title\""),
        Key::new(
            "value",
            "The right title, subtitle, date or author, in place of `from`: for a file that another program wrote, such as \
             one of Word.",
            Located(TextKind),
            |c| &mut c.correction.value,
        )
        .like("\"The Mill\""),
    ]
}
