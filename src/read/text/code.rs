//! Program text within plain text, by signs that neither prose nor verse has.

use super::line::Line;
use super::paragraph::{Para, Shape};

/// A longer line without such a sign is prose, in words.
const LONGEST: usize = 16;

/// Operators of programs, which no sentence has.
const OPERATORS: [&str; 8] = ["&&", "!=", "==", "+=", "</", "/>", "});", "=> {"];

/// How lines of programs begin.
const BEGINNINGS: [&str; 8] = ["#include", "#define", "#!/", "// ", "/*", "*/", "<?", "</"];

/// What may stand before a name that is given a value.
const GIVERS: [&str; 9] = ["let", "var", "const", "int", "my", "export", "set", "local", "auto"];

/// Tells whether lines are program text: most of them have its signs, or they begin with what is typed at a prompt.
pub(super) fn is_code(lines: &[Line<'_>]) -> bool {
    if lines.len() < 2 || lines.iter().any(|line| line.quoted > 0) {
        return false;
    }
    let signed = lines.iter().filter(|line| is_line(line.text)).count();
    let prose = |line: &Line<'_>| line.text.split_whitespace().count() > LONGEST && !is_line(line.text);
    let most = signed >= 2 && signed * 2 >= lines.len();
    (most || lines.first().is_some_and(|line| is_typed(line.text))) && !lines.iter().any(prose)
}

/// Tells whether a line is one of a program, by itself.
pub(super) fn is_line(text: &str) -> bool {
    let closes = !text.is_empty() && text.chars().all(|c| "{}()[];,".contains(c));
    let ends = text.ends_with(['{']) || [");", "};", "];"].iter().any(|end| text.ends_with(end));
    closes
        || ends
        || BEGINNINGS.iter().any(|lead| text.starts_with(lead))
        || OPERATORS.iter().any(|operator| text.contains(operator))
        || is_typed(text)
        || is_element(text)
        || gives_value(text)
        || calls(text)
}

/// `$ ls -la /var/log`
fn is_typed(text: &str) -> bool {
    let command = text.strip_prefix("$ ").filter(|rest| rest.starts_with(|c: char| c.is_ascii_lowercase()));
    command.is_some_and(|rest| rest.contains([' ', '/']) && rest.contains(['-', '/', '=', '.']))
}

/// `<div class="lock">`
fn is_element(text: &str) -> bool {
    let inner = text.strip_prefix('<').and_then(|rest| rest.strip_suffix('>'));
    inner.is_some_and(|inner| inner.starts_with(|c: char| c.is_ascii_lowercase()) && !inner.contains('@'))
}

/// `let gate = lock(3)`, `gates = [1, 2]`, `name = "Ann";`
fn gives_value(text: &str) -> bool {
    let Some((name, value)) = text.split_once('=') else { return false };
    let mut words = name.split_whitespace().rev();
    let named = words.next().is_some_and(is_identifier);
    let rest: Vec<&str> = words.collect();
    let led = matches!(rest.as_slice(), []) || matches!(rest.as_slice(), [giver] if GIVERS.contains(giver));
    let value = value.trim();
    named && led && (value.starts_with(['"', '\'', '(', '[', '{']) || value.ends_with([';', '{', '(']))
}

/// `gate.open(3)`, `def turn(wheel):`
fn calls(text: &str) -> bool {
    let Some((before, inner)) = text.split_once('(') else { return false };
    let name = before.rsplit(|c: char| c.is_whitespace() || "=!([{,".contains(c)).next().unwrap_or_default();
    let counted = inner.starts_with(|c: char| c.is_ascii_digit()) && !name.contains(['.', '_']);
    let ended = text.ends_with([')', ';', ':', ',']) && !text.ends_with("s)");
    let small = name.starts_with(|c: char| c.is_ascii_lowercase() || c == '_') || name.contains(['.', '_']);
    is_identifier(name) && small && ended && !counted
}

fn is_identifier(name: &str) -> bool {
    let first = name.chars().next();
    first.is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '_' | '$' | '@'))
        && name.chars().all(|c| c.is_ascii_alphanumeric() || "_$.@:->[]".contains(c))
        && !name.ends_with(['.', ':', '-'])
}

/// Takes lines by themselves beside program text into it, as a blank line parts the parts of a program.
pub(super) fn gather(paras: &mut [Para<'_>]) {
    for at in 0..paras.len() {
        let code =
            |at: Option<usize>| at.and_then(|at| paras.get(at)).is_some_and(|para| para.shape == Shape::Code);
        if (code(at.checked_sub(1)) || code(Some(at + 1))) && paras[at].only().is_some_and(is_line) {
            paras[at].shape = Shape::Code;
        }
    }
}

/// Counts the paragraphs of program text that follow one another.
pub(super) fn length(paras: &[Para<'_>]) -> usize {
    paras.iter().take_while(|para| para.shape == Shape::Code).count()
}

/// Returns program text as it stands, without the margin that all its lines have.
pub(super) fn text(paras: &[Para<'_>]) -> String {
    let margin = paras.iter().map(Para::indent).min().unwrap_or(0);
    let mut text = String::new();
    for (index, para) in paras.iter().enumerate() {
        let blank = if index == 0 { 0 } else { para.gap };
        text.extend(std::iter::repeat_n('\n', blank));
        for line in &para.lines {
            text.extend(std::iter::repeat_n(' ', line.indent.saturating_sub(margin)));
            text.push_str(line.text);
            text.push('\n');
        }
    }
    text.truncate(text.trim_end().len());
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::text::line::lines;

    #[test]
    fn lines_of_programs_are_known_by_their_signs() {
        [
            "if (wheel.teeth > 3) {",
            "}",
            "return turn(wheel);",
            "gate.open(now)",
            "def turn(wheel):",
            "let gate = \"north\"",
            "$ ls -la /var/log",
            "<div class=\"lock\">",
            "// the gate",
        ]
        .iter()
        .for_each(|line| assert!(is_line(line), "{line}"));
        [
            "Gorgons, hydras, and chimeras dire;",
            "The gate (see below) was shut.",
            "Howe(1)",
            "the name(s)",
            "Fuß = 30 cm",
            "$ 5 for each of us",
            "Ann Lee <ann@lock.example>",
            "<Ann Lee>",
            "He said: \"Go!\";",
        ]
        .iter()
        .for_each(|line| assert!(!is_line(line), "{line}"));
    }

    #[test]
    fn a_poem_and_a_glossary_are_no_program() {
        let verse = "O weir, O weir;\n  the water's (white) at night;\nand we go on {so slow}\n";
        let glossary = "Schleuse = lock\nWehr = weir\nTor = gate (of a lock)\n";
        let program = "def turn(wheel):\n    n = wheel.teeth\n    return n * 2\n\n";
        assert!(!is_code(&lines(verse, 0)));
        assert!(!is_code(&lines(glossary, 0)));
        assert!(!is_code(&lines(program, 0)[..1]));
        assert!(is_code(&lines("for gate in gates:\n    gate.open(now)\n    print(gate)\n", 0)));
    }
}
