//! Call-outs as Python-Markdown has them: a line such as `!!! note "Title"` or `??? note`, and what is indented below it.
//!
//! They become call-outs within a quotation, `> [!note] Title`, which take as many bytes: places in the text stay what
//! they are. See <https://python-markdown.github.io/extensions/admonition/>.

/// What the lines of a call-out are indented by.
const INDENT: &str = "    ";

/// Makes quotations of such call-outs in a text from `start` on, each byte of a word where it was.
pub(super) fn as_quotations(text: &mut String, start: usize) {
    let body = text.get(start..).unwrap_or_default();
    if body.lines().any(|line| opening(line.trim_start()).is_some()) {
        let quoted = quoted(body);
        text.truncate(start);
        text.push_str(&quoted);
    }
}

fn quoted(text: &str) -> String {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let mut out = String::with_capacity(text.len());
    // How deep the next line lies in call-outs, and the fence of program text that is open.
    let (mut depth, mut fence): (usize, Option<&str>) = (0, None);
    for (index, line) in lines.iter().enumerate() {
        if line.trim().is_empty() {
            out.push_str(line);
            continue;
        }
        depth = depth.min(indents(line));
        let mut rest = *line;
        for _ in 0..depth {
            let (mark, inner) = match rest.strip_prefix('\t') {
                Some(inner) => (">", inner),
                None => (">   ", rest.get(INDENT.len()..).unwrap_or_default()),
            };
            out.push_str(mark);
            rest = inner;
        }
        let marks = ["```", "~~~"].into_iter().find(|mark| rest.trim_start().starts_with(mark));
        match (fence, marks) {
            (None, Some(mark)) => fence = Some(mark),
            (Some(open), Some(mark)) if open == mark => fence = None,
            _ => {}
        }
        let below = lines.iter().skip(index + 1).find(|line| !line.trim().is_empty());
        let is_followed = below.is_some_and(|below| indents(below) > depth);
        match opening(rest).filter(|_| fence.is_none() && marks.is_none() && is_followed) {
            Some(quotation) => {
                out.push_str(&quotation);
                depth += 1;
            }
            None => out.push_str(rest),
        }
    }
    out
}

/// By how many steps a line is indented.
fn indents(line: &str) -> usize {
    let mut rest = line;
    let mut count = 0;
    while let Some(inner) = rest.strip_prefix('\t').or_else(|| rest.strip_prefix(INDENT)) {
        rest = inner;
        count += 1;
    }
    count
}

/// Returns the line that opens a call-out as one of a quotation.
fn opening(line: &str) -> Option<String> {
    let end = line.trim_end().len();
    let (line, ending) = line.split_at(end);
    let (mark, head) =
        ["!!! ", "???+ ", "??? "].iter().find_map(|mark| Some((mark, line.strip_prefix(mark)?)))?;
    let (kind, title) = match head.split_once(" \"") {
        Some((kind, title)) => (kind, Some(title.strip_suffix('"')?)),
        None => (head, None),
    };
    let is_kind = |c: char| c.is_ascii_alphanumeric() || "-_ ".contains(c);
    if !kind.starts_with(|c: char| c.is_ascii_alphabetic()) || !kind.chars().all(is_kind) {
        return None;
    }
    let space = " ".repeat(mark.len() - "!!! ".len());
    Some(match title {
        Some(title) => format!("> {space}[!{kind}] {title} {ending}"),
        None => format!(">{space}[!{kind}]{ending}"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn call_outs_become_quotations_of_the_same_length() {
        let rows = [
            (
                "!!! note \"A Fold\"\n    One.\n\n    Two.\n\nThree.\n",
                "> [!note] A Fold \n>   One.\n\n>   Two.\n\nThree.\n",
            ),
            ("!!! note\n\tOne.\nTwo.", ">[!note]\n>One.\nTwo."),
            ("???+ tip end \"T\"\n    One.\n", ">  [!tip end] T \n>   One.\n"),
            ("!!! a\n    !!! b\n        One.\n    Two.\n", ">[!a]\n>   >[!b]\n>   >   One.\n>   Two.\n"),
            // What is not indented below, or is program text, or no kind, is what it says.
            ("!!! note\nOne.\n", "!!! note\nOne.\n"),
            ("```\n!!! note\n    One.\n```\n", "```\n!!! note\n    One.\n```\n"),
            ("!!! \"One\"\n    Two.\n", "!!! \"One\"\n    Two.\n"),
            ("What!!! note\n    One.\n", "What!!! note\n    One.\n"),
        ];
        for (text, quoted) in rows {
            let mut made = format!("{text}{text}");
            as_quotations(&mut made, text.len());
            assert_eq!(made.strip_prefix(text), Some(quoted), "{text}");
            assert_eq!(text.len(), quoted.len(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn words_stay_where_they_are(text in "(!!! |\\?\\?\\? |    |\t|a|é|\"|\n|```){0,40}") {
            let quoted = quoted(&text);
            prop_assert_eq!(quoted.len(), text.len());
            // `a` may be the kind of a call-out, which is no word of the text.
            for (at, byte) in text.bytes().enumerate().filter(|(_, byte)| !byte.is_ascii() || *byte == b'\n') {
                prop_assert_eq!(quoted.as_bytes()[at], byte);
            }
        }
    }
}
