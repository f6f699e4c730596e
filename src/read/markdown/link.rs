//! Addresses: those that lead out of the book, those that assembly has to find, and those that may not stay.

use crate::diagnostic::{Diagnostic, Span};
use crate::model::{Inline, Inlines, Node, Target, address};

/// Returns where an address leads; none, with a warning (`R220`), for one that a book must not hold.
pub fn target(address: &str, span: Span, diagnostics: &mut Vec<Diagnostic>) -> Option<Target> {
    // As browsers do: control characters and white space do not hide a scheme.
    let address: String = address.chars().filter(|c| !c.is_control()).collect();
    let address = address.trim();
    if address.is_empty() {
        return None;
    }
    if let Some(rest) = address.strip_prefix("//") {
        return Some(Target::External(format!("https://{rest}")));
    }
    match scheme(address).as_deref() {
        None => Some(Target::Unresolved(address.to_owned())),
        Some("http" | "https" | "ftp") => {
            Some(Target::External(without_account(&address::untracked(address))))
        }
        Some("mailto" | "tel") => Some(Target::External(address.to_owned())),
        Some(scheme) => {
            let warning = Diagnostic::warning("R220", format!("a book cannot follow a link to `{scheme}:`"))
                .at(span)
                .hint("its text stays without the link");
            diagnostics.push(warning);
            None
        }
    }
}

/// Tells whether an address is of a kind that readers of books can follow, or of none.
pub fn is_followed(address: &str) -> bool {
    let known = |scheme: String| matches!(scheme.as_str(), "http" | "https" | "ftp" | "mailto" | "tel");
    scheme(address).is_none_or(known)
}

/// Returns an address without the account and password before the machine's name: a book tells nobody's.
fn without_account(address: &str) -> String {
    let parts = address.split_once("//").and_then(|(scheme, rest)| {
        let authority = rest.split(['/', '?', '#']).next()?;
        let (account, _) = authority.rsplit_once('@')?;
        Some((scheme, rest.get(account.len() + 1..)?))
    });
    parts.map_or_else(|| address.to_owned(), |(scheme, rest)| format!("{scheme}//{rest}"))
}

/// Returns an address's scheme in lower case (RFC 3986, section 3.1).
fn scheme(address: &str) -> Option<String> {
    let (scheme, _) = address.split_once(':')?;
    let valid = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
    valid.then(|| scheme.to_ascii_lowercase())
}

/// Makes links of addresses that stand bare in the text: `https://…`, or `www.…` as GitHub reads it. The accounts that are
/// taken out of them are added to `accounts`.
pub fn find_bare(inlines: Inlines, accounts: &mut Vec<(String, Span)>) -> Inlines {
    if !inlines.iter().any(|node| holds_address(&node.value)) {
        return inlines;
    }
    let mut out = Vec::with_capacity(inlines.len());
    for mut node in inlines {
        match &mut node.value {
            Inline::Text { text } => divide(text, node.span, &mut out, accounts),
            Inline::Link { .. } => out.push(node),
            other => {
                if let Some(content) = other.content_mut() {
                    *content = find_bare(std::mem::take(content), accounts);
                }
                out.push(node);
            }
        }
    }
    out
}

fn holds_address(inline: &Inline) -> bool {
    match inline {
        Inline::Text { text } => text.contains("://") || text.contains(WEB),
        Inline::Link { .. } => false,
        other => other.content().is_some_and(|content| content.iter().any(|node| holds_address(&node.value))),
    }
}

fn divide(text: &str, span: Span, out: &mut Inlines, accounts: &mut Vec<(String, Span)>) {
    let mut rest = text;
    let push = |words: &str, out: &mut Inlines| {
        if !words.is_empty() {
            out.push(Node::new(Inline::Text { text: words.to_owned() }, span));
        }
    };
    let mut from = 0;
    while let Some(at) = next_start(rest, from) {
        let free = rest.get(..at).is_some_and(|before| !before.ends_with(char::is_alphanumeric));
        let address = rest.get(at..).map(address_at).unwrap_or_default();
        if !free || address.is_empty() {
            from = at + WEB.len();
            continue;
        }
        push(rest.get(..at).unwrap_or_default(), out);
        let shown = without_account(address);
        if shown.len() < address.len() {
            let account = address.split_once("//").and_then(|(_, rest)| rest.split_once('@'));
            accounts.extend(account.map(|(account, _)| (account.to_owned(), span)));
        }
        let content = vec![Node::new(Inline::Text { text: shown }, span)];
        let scheme = if address.starts_with(WEB) { "http://" } else { "" };
        let target = Target::External(without_account(&address::untracked(&format!("{scheme}{address}"))));
        out.push(Node::new(Inline::Link { target, content }, span));
        rest = rest.get(at + address.len()..).unwrap_or_default();
        from = 0;
    }
    push(rest, out);
}

/// How an address begins that leaves out what all have.
const WEB: &str = "www.";

/// Returns where the next address may begin.
fn next_start(text: &str, from: usize) -> Option<usize> {
    let rest = text.get(from..)?;
    let starts = |at: &usize| ["http", WEB].iter().any(|start| rest[*at..].starts_with(start));
    rest.match_indices(['h', 'w']).map(|(at, _)| at).find(starts).map(|at| from + at)
}

/// An address of more characters than this is text; it bounds how often one text is looked through.
const MAX_LENGTH: usize = 2000;

/// Returns the address at the head of `text`, without the punctuation that ends a sentence.
fn address_at(text: &str) -> &str {
    let Some(host) = ["https://", "http://", WEB].iter().find_map(|start| text.strip_prefix(start)) else {
        return "";
    };
    let ends = |c: char| c.is_whitespace() || "<>\"“”«»".contains(c);
    let end = match host.char_indices().take(MAX_LENGTH).find(|(_, c)| ends(*c)) {
        Some((at, _)) => at,
        None if host.len() <= MAX_LENGTH => host.len(),
        None => return "",
    };
    let mut address = text.get(..text.len() - host.len() + end).unwrap_or_default();
    loop {
        let shorter = address.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '’', '…', '*', '_']);
        let shorter = match shorter.strip_suffix(')') {
            Some(inner) if !inner.contains('(') => inner,
            _ => shorter,
        };
        if shorter.len() == address.len() {
            break;
        }
        address = shorter;
    }
    let is_address = match text.starts_with(WEB) {
        true => address.strip_prefix(WEB).is_some_and(is_host),
        false => !address.ends_with("://"),
    };
    if is_address { address } else { "" }
}

/// Tells whether the name of a web site follows `www.`, with or without a page of it.
fn is_host(rest: &str) -> bool {
    let host = rest.split(['/', '?', '#', ':']).next().unwrap_or_default();
    let is_label = |label: &str| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-');
    host.contains('.') && host.split('.').all(is_label)
}

/// Warns of `[^1]` in the text that no note belongs to (`R212`).
pub fn warn_of_references(inlines: &Inlines, diagnostics: &mut Vec<Diagnostic>) {
    for node in inlines {
        if let Inline::Text { text } = &node.value {
            for (at, _) in text.match_indices("[^") {
                let end = text.bytes().skip(at + 2).take(64).position(|byte| byte == b']');
                let label = end.and_then(|len| text.get(at + 2..at + 2 + len));
                let Some(label) = label.filter(|l| !l.is_empty() && !l.contains(['[', ' '])) else {
                    continue;
                };
                let warning = Diagnostic::warning("R212", format!("no note has the label `{label}`"))
                    .at(node.span)
                    .hint(format!("write the note as a paragraph that begins with `[^{label}]:`"));
                diagnostics.push(warning);
            }
        } else if let Some(content) = node.value.content() {
            warn_of_references(content, diagnostics);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_told_apart() {
        let table = [
            ("https://a.example/", Some(Target::External("https://a.example/".into()))),
            ("https://ann:secret@a.example/@b", Some(Target::External("https://a.example/@b".into()))),
            ("https://a.example/@ann", Some(Target::External("https://a.example/@ann".into()))),
            ("//a.example/", Some(Target::External("https://a.example/".into()))),
            ("https://a.example/?utm_source=b", Some(Target::External("https://a.example/".into()))),
            (
                "https://www.google.com/url?q=https://ann@a.example/&sa=D",
                Some(Target::External("https://a.example/".into())),
            ),
            ("mailto:a@b.example", Some(Target::External("mailto:a@b.example".into()))),
            ("b.md#part", Some(Target::Unresolved("b.md#part".into()))),
            ("/2017/b:c", Some(Target::Unresolved("/2017/b:c".into()))),
            ("javascript:alert(1)", None),
            ("JaVa\tScript:alert(1)", None),
            ("data:text/html,x", None),
            (" vbscript:x", None),
            ("", None),
        ];
        for (address, expected) in table {
            assert_eq!(target(address, Span::default(), &mut Vec::new()), expected, "{address}");
        }
    }

    #[test]
    fn bare_addresses_end_where_the_sentence_does() {
        let table = [
            ("see https://a.example/b.", "https://a.example/b"),
            ("(https://a.example/b)", "https://a.example/b"),
            ("https://a.example/b_(c), and", "https://a.example/b_(c)"),
            ("on https://ann:secret@a.example/b now", "https://a.example/b"),
            ("on www.a.example.", "http://www.a.example"),
            ("(www.a.example/b?c) and", "http://www.a.example/b?c"),
            ("at https://www.a.example/b", "https://www.a.example/b"),
            ("at https://a.example/b?utm_source=c&d=e, and", "https://a.example/b?d=e"),
        ];
        for (text, address) in table {
            let node = Node::new(Inline::Text { text: text.into() }, Span::default());
            let found = find_bare(vec![node], &mut Vec::new());
            let external = found.iter().find_map(|node| match &node.value {
                Inline::Link { target: Target::External(address), .. } => Some(address.as_str()),
                _ => None,
            });
            assert_eq!(external, Some(address));
            assert_eq!(crate::model::plain_text(&found), text.replace("ann:secret@", ""));
        }
        for text in
            ["the www. of old", "www.", "awww.a.example", "www.example", "www...", "www.a..b", "www.so this"]
        {
            let node = Node::new(Inline::Text { text: text.into() }, Span::default());
            assert_eq!(find_bare(vec![node.clone()], &mut Vec::new()), [node], "{text}");
        }
    }
}
