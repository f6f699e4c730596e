//! Words as Markdown that says just these words.

/// Signs that may mean something anywhere in a line of Markdown, or to the tools around it.
fn is_sign(c: char) -> bool {
    matches!(c, '\\' | '`' | '*' | '[' | ']' | '<' | '|' | '~' | '^' | '$' | '=')
}

/// Writes words so that Markdown has no other meaning for them. `before` is the character they follow.
pub(super) fn words(words: &str, before: Option<char>, out: &mut String) {
    let mut before = before;
    let mut chars = words.chars().peekable();
    while let Some(c) = chars.next() {
        let next = chars.peek().copied();
        match c {
            // A template or a list of classes, wherever it stands.
            '{' => out.push_str("&#123;"),
            '&' if next.is_some_and(|c| c == '#' || c.is_ascii_alphabetic()) => out.push_str("&amp;"),
            '_' if is_inner(before) && is_inner(next) => out.push('_'),
            '_' => out.push_str("\\_"),
            // Two equals signs mark words, two dollar signs a formula.
            '=' if before != Some('=') && next != Some('=') => out.push('='),
            '^' if before != Some('[') && next != Some('[') && !is_inner(next) => out.push('^'),
            c if is_sign(c) => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
        before = Some(c);
    }
}

fn is_inner(c: Option<char>) -> bool {
    c.is_some_and(|c| c.is_alphanumeric() || c == '_')
}

/// Writes words for a line of its own, as a title is.
pub(super) fn line(line: &str) -> String {
    let mut out = String::new();
    words(line, None, &mut out);
    out
}

/// Writes a line of a paragraph so that its first signs begin no block.
pub(super) fn line_start(line: &str) -> String {
    let body = line.trim_start_matches([' ', '\t']);
    let digits = body.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = body.split_at(digits);
    if digits > 0 && rest.starts_with(['.', ')']) {
        return format!("{number}\\{rest}");
    }
    match body.chars().next() {
        Some('#' | '+' | '-' | '>' | '=' | ':' | '!' | '%') => format!("\\{body}"),
        _ => body.to_owned(),
    }
}

/// Writes words within raw HTML: neither a tag nor Markdown.
pub(super) fn html(words: &str, out: &mut String) {
    for c in words.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '*' | '_' | '`' | '[' | ']' | '~' | '{' | '\\' | '$' | '^' | '|' => {
                out.push_str(&format!("&#{};", u32::from(c)));
            }
            c => out.push(c),
        }
    }
}

/// Writes an address as the target of a link.
pub(super) fn address(address: &str) -> String {
    let mut out = String::new();
    for c in address.trim().chars() {
        match c {
            ' ' => out.push_str("%20"),
            '(' => out.push_str("%28"),
            ')' => out.push_str("%29"),
            '<' => out.push_str("%3C"),
            '>' => out.push_str("%3E"),
            '\\' => out.push_str("%5C"),
            '{' => out.push_str("%7B"),
            '}' => out.push_str("%7D"),
            '\n' | '\r' | '\t' => {}
            '_' | '*' | '`' | '[' | ']' => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out
}
