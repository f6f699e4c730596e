//! Tags of a program within Markdown: `<Chart year={2021} />`, over several lines or with values in braces, which HTML does
//! not have.

/// A longer tag is text, in bytes.
const LONGEST: usize = 8 << 10;

/// Returns where the tag ends that a text begins with, and the same tag as HTML has it. `None` for any other text, and for a
/// tag that is HTML as it stands.
pub(super) fn tag(text: &str) -> Option<(usize, String)> {
    let rest = text.strip_prefix('<').filter(|rest| rest.starts_with(|c: char| c.is_ascii_uppercase()))?;
    let name_end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '_')))?;
    let mut html = text.get(..=name_end)?.replace('.', "-");
    let (mut at, mut is_program) = (1 + name_end, false);
    loop {
        let rest = text.get(at..).filter(|_| at < LONGEST)?;
        let white = rest.len() - rest.trim_start().len();
        let blank = rest.get(..white)?;
        is_program |= blank.contains('\n');
        at += white;
        let rest = rest.get(white..)?;
        for end in ["/>", ">"] {
            if rest.starts_with(end) {
                html.push_str(end);
                return is_program.then_some((at + end.len(), html));
            }
        }
        if white == 0 && !rest.starts_with('{') {
            return None;
        }
        if rest.starts_with('{') {
            at += braces(rest)?;
            is_program = true;
            continue;
        }
        let len = rest.find(|c: char| !(c.is_ascii_alphanumeric() || "-_:@".contains(c)))?;
        let key = rest.get(..len).filter(|key| !key.is_empty())?;
        let after = rest.get(len..)?;
        let Some(value) = after.strip_prefix('=') else {
            at += len;
            continue;
        };
        let len = len + 1;
        at += len;
        if value.starts_with('{') {
            at += braces(value)?;
            is_program = true;
            continue;
        }
        let mark = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let words = value.get(1..)?.split(mark).next()?;
        // A blank line ends what a tag may be.
        if value.len() < words.len() + 2 || words.contains("\n\n") {
            return None;
        }
        at += words.len() + 2;
        html.push_str(&format!(" {key}={mark}{}{mark}", words.replace('\n', " ")));
    }
}

/// Returns how long a value in braces is, with those within it and its strings.
fn braces(text: &str) -> Option<usize> {
    let (mut depth, mut within) = (0_usize, None);
    let mut chars = text.char_indices().take_while(|(at, _)| *at < LONGEST);
    while let Some((at, c)) = chars.next() {
        match (within, c) {
            (Some(_), '\\') => {
                chars.next();
            }
            (Some(mark), c) if c == mark => within = None,
            (Some(_), _) => {}
            (None, '"' | '\'' | '`') => within = Some(c),
            (None, '{') => depth += 1,
            (None, '}') => {
                depth -= 1;
                if depth == 0 {
                    return Some(at + 1);
                }
            }
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    // A chart over several lines was text, and the sign at its end a quotation.
    #[test]
    fn tags_of_programs_become_html() {
        for (text, html) in [
            ("<Chart\n  year={2021}\n  color=\"#fcb32c\"\n/>", "<Chart color=\"#fcb32c\"/>"),
            ("<Callout\n  type=\"a\"\n  isOpen\n>", "<Callout type=\"a\">"),
            ("<A b={{ c: '}>' }} {...d}>", "<A>"),
            ("<A.B c={`}`} />", "<A-B/>"),
        ] {
            assert_eq!(tag(&format!("{text} after")), Some((text.len(), html.to_owned())), "{text}");
        }
    }

    #[test]
    fn other_signs_stay() {
        for text in [
            "<Enter>",
            "<Note title=\"a\">",
            "<T> and {b}",
            "<Ann Lee <ann@lock.example>>",
            "<br\n/>",
            "<A b={ c",
            "<A\n\nb c d.",
            "<A b=c\n>",
            "</A\n>",
        ] {
            assert_eq!(tag(text), None, "{text}");
        }
        assert_eq!(tag(&format!("<A {}", "b={".repeat(100_000))), None);
    }
}
