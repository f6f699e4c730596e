//! Reads `[[correct]]`.

use super::{Config, Reader, list, read_section};
use crate::config::keys::{NEEDED, corrections};
use toml::Spanned;
use toml::de::DeValue;

/// Reads every correction; one that lacks something is reported and left out.
pub(super) fn read(value: &Spanned<DeValue<'_>>, config: &mut Config, reader: &mut Reader) {
    let Some(entries) = value.get_ref().as_array() else {
        let message = "`correct` is a section that may stand several times".to_owned();
        let hint =
            "write `[[correct]]`, in double brackets, on a line of its own, and its keys below it".to_owned();
        reader.error("C003", reader.span(value), message, hint);
        return;
    };
    for entry in entries.iter() {
        let Some(table) = entry.get_ref().as_table() else {
            let message = "`correct` holds something that is no correction".to_owned();
            let hint = "write `[[correct]]` on a line of its own, and below it `article`, `from` and `as`"
                .to_owned();
            reader.error("C003", reader.span(entry), message, hint);
            continue;
        };
        read_section(corrections(), table, config, reader);
        let correction = std::mem::take(&mut config.correction);
        let is_given = table.contains_key("value");
        let [of_a_line, of_a_value] = NEEDED;
        let needed = if is_given { of_a_value } else { of_a_line };
        let missing: Vec<&str> = needed.into_iter().filter(|name| !table.contains_key(*name)).collect();
        if !missing.is_empty() {
            let names = list(missing.iter().map(|name| format!("`{name}`")), "and");
            let keys = missing.iter().filter_map(|name| corrections().key(name));
            let lines: Vec<String> = keys.map(|key| format!("`{} = {}`", key.name, key.example())).collect();
            let hint = format!("add below it, for example, {}", list(lines, "and"));
            reader.error("C007", reader.span(entry), format!("a `[[correct]]` has no {names}"), hint);
        } else if is_given && ["from", "to", "nth"].iter().any(|name| table.contains_key(*name)) {
            let message = "a `[[correct]]` has a `value`, and names a line too".to_owned();
            let hint = "remove `from`, `to` and `nth`, or, if it is of that line, `value`".to_owned();
            reader.error("C007", reader.span(entry), message, hint);
        } else if is_given && correction.is.is_some_and(|kind| !kind.can_be_given()) {
            let message =
                "a `value` is a title, a subtitle, a date or an author, and nothing else".to_owned();
            let hint = "name the line by `from` in its place".to_owned();
            reader.error("C007", reader.span(entry), message, hint);
        } else if correction.article.is_some()
            && correction.is.is_some()
            && (correction.from.is_some() || correction.value.is_some())
        {
            config.read.correct.push(correction);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::config::keys::NEEDED;
    use crate::config::{corrections, parse};
    use crate::diagnostic::{SourceId, Sources};
    use crate::read::correct::PassageKind;

    fn said(text: &str) -> Vec<(&'static str, usize, String, String)> {
        let mut sources = Sources::default();
        let id = sources.add("chapbook.toml", text);
        let all = parse(id, text).diagnostics;
        let line = |span| sources.line(span);
        all.into_iter()
            .map(|d| (d.code.0, line(d.primary.expect("a place")), d.message, d.hints.join(" ")))
            .collect()
    }

    #[test]
    fn each_correction_is_read_with_its_keys() {
        let text = "[[correct]]\narticle = \"a.txt\"\nfrom = \"The Mill\"\nas = \"title\"\n\n[[correct]]\narticle = \
                    \"a.txt\"\nfrom = \"It\"\nto = \"came\"\nnth = 2\nas = \"quotation\"\n";
        let read = parse(SourceId(0), text);
        assert_eq!(read.diagnostics, []);
        let [title, quotation] = &read.value.read.correct[..] else { panic!("two corrections") };
        assert_eq!((title.is, title.nth, title.to.as_deref()), (Some(PassageKind::Title), 1, None));
        assert_eq!((quotation.is, quotation.nth), (Some(PassageKind::Quotation), 2));
        assert_eq!(quotation.to.as_deref(), Some("came"));
        let text = "[[correct]]\narticle = \"a.docx\"\nas = \"date\"\nvalue = \"2025-01-06\"\n";
        let given = parse(SourceId(0), text);
        assert_eq!(given.diagnostics, []);
        let [date] = &given.value.read.correct[..] else { panic!("one correction") };
        let value = date.value.as_ref().map(|value| value.value.as_str());
        assert_eq!((date.is, value, &date.from), (Some(PassageKind::Date), Some("2025-01-06"), &None));
        // Nothing is left over of one entry for the next, nor for the configuration.
        assert_eq!(read.value.correction, Default::default());
    }

    // An editor of a newsletter reads these: each says what is wrong, and what to type.
    #[test]
    fn a_wrong_correction_is_reported_with_what_to_type() {
        for (text, code, message, hint) in [
            (
                "[[correct]]\narticle = \"a.txt\"\nas = \"title\"\n",
                "C007",
                "a `[[correct]]` has no `from`",
                "add below it, for example, `from = \"The Mill\"`",
            ),
            ("[correct]\n", "C003", "several times", "`[[correct]]`, in double brackets"),
            ("correct = [1]\n", "C003", "no correction", "`[[correct]]` on a line"),
            (
                "[[correct]]\narticle = \"a\"\nfrom = \"b\"\nas = \"titel\"\n",
                "C004",
                "cannot be `titel`",
                "write \"title\"",
            ),
            (
                "[[correct]]\narticle = \"a\"\nform = \"b\"\nas = \"text\"\nfrom = \"x\"\n",
                "C001",
                "`[correct]` has no key `form`",
                "write `from`",
            ),
            (
                "[[correct]]\narticle = \"../a\"\nfrom = \"b\"\nas = \"text\"\n",
                "C006",
                "outside the series' folder",
                "copy the file",
            ),
            ("[[correct]]\narticle = \"a\"\nvalue = \"b\"\n", "C007", "has no `as`", "`as = \"title\"`"),
            (
                "[[correct]]\narticle = \"a\"\nfrom = \"b\"\nas = \"title\"\nvalue = \"c\"\n",
                "C007",
                "names a line too",
                "remove `from`",
            ),
            (
                "[[correct]]\narticle = \"a\"\nas = \"quotation\"\nvalue = \"c\"\n",
                "C007",
                "a title, a subtitle",
                "name the line by `from`",
            ),
            (
                "[[correct]]\narticle = \"a\"\nfrom = \"b\"\nas = \"text\"\nnth = 0\n",
                "C005",
                "must be 1 to",
                "write a number",
            ),
            ("[[corect]]\n", "C001", "there is no section `[corect]`", "write `[[correct]]`"),
        ] {
            let said = said(text);
            let [(own, _, words, help)] = &said[..] else { panic!("{text}: {said:?}") };
            assert_eq!(*own, code, "{text}");
            assert!(words.contains(message) && help.contains(hint), "{text}: {words} / {help}");
        }
    }

    #[test]
    fn every_key_of_a_correction_reads_its_own_example() {
        for key in &corrections().keys {
            let text = format!(
                "[[correct]]\n{}",
                corrections()
                    .keys
                    .iter()
                    // A line is named, or a value is given.
                    .filter(|own| match &*key.name {
                        "value" => NEEDED[1].contains(&&*own.name),
                        _ => own.name != "value",
                    })
                    .map(|key| format!("{} = {}\n", key.name, key.example()))
                    .collect::<String>()
            );
            assert_eq!(parse(SourceId(0), &text).diagnostics, [], "{}", key.name);
            for (at, word) in key.wanted().split('"').enumerate() {
                assert!(at % 2 == 0 || key.about.contains(word), "{}: what is \"{word}\"?", key.name);
            }
        }
    }
}
