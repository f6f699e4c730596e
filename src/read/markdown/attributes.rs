//! Attributes in braces after a link, a picture or program text: `![Lock](lock.png){width=40% .wide}`, as Pandoc and
//! Quarto have them. They are for the site.

use super::shortcode::boundary;

/// Attributes have no more bytes.
const LONGEST: usize = 400;

/// An address, and the words of its title, have no more bytes.
const LONGEST_ADDRESS: usize = 2_000;

/// Returns where the attributes end that may begin at a brace.
pub(super) fn end(source: &str, open: usize) -> Option<usize> {
    let before = source.get(..open)?;
    let near = before.get(boundary(before, open.saturating_sub(LONGEST_ADDRESS))..)?;
    let address = near.strip_suffix(')').and_then(|near| near.rsplit_once("](")).map(|(_, address)| address);
    let follows = near.ends_with('`') || address.is_some_and(|address| !address.contains([')', '\n']));
    let rest = source.get(open..).filter(|rest| follows && rest.starts_with('{'))?;
    let rest = rest.get(1..boundary(rest, LONGEST))?;
    let mut at = 0;
    let mut count = 0;
    loop {
        let left = rest.get(at..)?;
        let left = left.trim_start_matches(' ');
        at = rest.len() - left.len();
        if left.starts_with('}') {
            return (count > 0).then_some(open + 1 + at + 1);
        }
        at += attribute(left)?;
        count += 1;
    }
}

/// Returns how many bytes the attribute takes that may stand at the beginning: `.class`, `#name`, `key=value`.
fn attribute(text: &str) -> Option<usize> {
    let name = |text: &str| text.find(|c: char| !(c.is_alphanumeric() || "-_:.".contains(c)));
    if let Some(rest) = text.strip_prefix(['.', '#']) {
        return name(rest).filter(|len| *len > 0).map(|len| len + 1);
    }
    let key = name(text).filter(|len| *len > 0)?;
    let value = text.get(key..)?.strip_prefix('=')?;
    let length = match value.chars().next()? {
        quote @ ('"' | '\'') => value.get(1..)?.find(quote)? + 2,
        _ => value.find([' ', '}']).filter(|len| *len > 0)?,
    };
    let is_one_line = !value.get(..length)?.contains('\n');
    is_one_line.then_some(key + 1 + length)
}

#[cfg(test)]
mod tests {
    use super::end;

    /// They stood as words below each picture.
    #[test]
    fn attributes_follow_what_they_are_of() {
        for text in [
            "![Lock](lock.png){width=40%}",
            "![](a.png \"A lock\"){#fig-one fig-align=\"center\" width=80%}",
            "[Lock](https://lock.example){target='_blank' .ext}",
            "`sluice`{.sh}",
            "![Lock](lock.png){ .wide }",
        ] {
            let open = text.rfind('{').expect("a brace");
            assert_eq!(end(text, open), Some(text.len()), "{text}");
        }
        for text in [
            "f(x){y}",
            "the set (a){.b}",
            "[Lock](lock.html) and the set (a){.b}",
            "![Lock](lock.png){see below}",
            "![Lock](lock.png){}",
            "`a`{b}",
            "word{.b}",
            "![Lock](lock.png){width=40%",
            "![Lock](lock.png) {width=40%}",
        ] {
            let open = text.rfind('{').expect("a brace");
            assert_eq!(end(text, open), None, "{text}");
        }
    }
}
