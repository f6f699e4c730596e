//! Plain text whose lines flow on (RFC 3676).

/// Joins the lines of paragraphs that were broken for the mail: those that end with a space. `delete` tells that this space
/// is no part of the text, as in scripts without spaces.
pub(super) fn joined(text: &str, delete: bool) -> String {
    let mut out = String::with_capacity(text.len());
    // How deep the line before is quoted, if it goes on.
    let mut open: Option<usize> = None;
    for line in text.lines() {
        let depth = line.bytes().take_while(|byte| *byte == b'>').count();
        let rest = &line[depth..];
        let words = rest.strip_prefix(' ').unwrap_or(rest);
        let is_signature = words.trim_end() == "--";
        if open != Some(depth) || is_signature {
            if open.is_some() {
                end(&mut out);
            }
            if depth > 0 {
                out.push_str(&">".repeat(depth));
                out.push(' ');
            }
        }
        out.push_str(words);
        let flows = words.ends_with(' ') && !is_signature;
        if flows && delete {
            out.pop();
        }
        open = flows.then_some(depth);
        if !flows {
            end(&mut out);
        }
    }
    out
}

fn end(out: &mut String) {
    out.truncate(out.trim_end_matches(' ').len());
    out.push('\n');
}
