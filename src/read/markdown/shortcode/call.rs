//! What stands between the signs of a shortcode or a tag of a template.

use super::{Says, TemplateCall};

/// Reads what stands between the signs.
pub(super) fn understand(raw: &str) -> Says {
    if !raw.starts_with("{{") && !raw.starts_with("{%") {
        let inner = raw.trim_start_matches(['{', ':']).trim_end_matches('}');
        let classes = inner
            .split_whitespace()
            .filter_map(|part| if part == "toc" { Some(part) } else { part.strip_prefix('.') })
            .map(str::to_owned);
        return Says::Classes(classes.collect());
    }
    let liquid = raw.starts_with("{%");
    let hugo = raw.starts_with("{{<") || raw.starts_with("{{%");
    let width = if hugo { 3 } else { 2 };
    let inner = raw.get(width..raw.len() - width).unwrap_or_default();
    let comment = inner.trim().strip_prefix("/*").and_then(|inner| inner.strip_suffix("*/"));
    if let Some(shown) = comment {
        // Hugo: an escaped shortcode is shown as it is written, `{{/* … */}}` is a comment.
        let (open, close) = (raw.get(..3).unwrap_or_default(), raw.get(raw.len() - 3..).unwrap_or_default());
        return if hugo { Says::Literal(format!("{open}{shown}{close}")) } else { Says::Silent };
    }
    let inner = inner.trim_matches(['-', ' ', '\n', '\r', '\t']);
    if let Some(name) = inner.strip_prefix('/') {
        return Says::End(name.trim().to_lowercase());
    }
    let call = arguments(inner);
    if liquid {
        understand_liquid(call)
    } else if hugo {
        match call.name.as_str() {
            "ref" | "relref" => {
                Says::Address(call.at(0).or(call.get(&["path"])).unwrap_or_default().to_owned())
            }
            _ => Says::Call(call),
        }
    } else {
        understand_variable(inner, call)
    }
}

fn understand_liquid(mut call: TemplateCall) -> Says {
    match call.name.as_str() {
        "post_url" | "link" => Says::Address(call.at(0).unwrap_or_default().to_owned()),
        "include" | "include_relative" | "include_cached" => {
            let file = call.positional.first().cloned().unwrap_or_default();
            call.positional.drain(..1.min(call.positional.len()));
            let stem = file.rsplit('/').next().unwrap_or_default();
            call.name = stem.split('.').next().unwrap_or_default().to_lowercase();
            Says::Call(call)
        }
        name if name.starts_with("end") && call.positional.is_empty() => {
            Says::End(name.trim_start_matches("end").to_owned())
        }
        _ => Says::Call(call),
    }
}

/// Reads `{{ site.baseurl }}`, `{{ "/a.png" | relative_url }}`, and Zola's `{{ youtube(id="x") }}`.
fn understand_variable(inner: &str, call: TemplateCall) -> Says {
    if let Some((name, rest)) = inner.split_once('(')
        && let Some(inner) = rest.trim_end().strip_suffix(')')
        && name.trim().chars().all(|c| c.is_alphanumeric() || c == '_')
    {
        let arguments = arguments(&format!("{} {}", name.trim(), inner.replace(',', " ")));
        return Says::Call(arguments);
    }
    if let Some(quote) = inner.chars().next().filter(|c| matches!(c, '"' | '\'')) {
        let address = inner.get(1..).and_then(|rest| rest.split(quote).next()).unwrap_or_default();
        return Says::Address(address.to_owned());
    }
    if matches!(call.name.as_str(), "site.baseurl" | "site.url" | "site.github.url" | "base_url") {
        return Says::Address(String::new());
    }
    Says::Call(call)
}

/// Reads a name and its arguments: words, `name=value`, and both in quotation marks of any kind.
pub(in super::super) fn arguments(inner: &str) -> TemplateCall {
    let mut call = TemplateCall::default();
    let mut rest = inner.trim();
    let mut first = true;
    while !rest.is_empty() {
        let (key, after) = token(rest, true);
        let (value, after) = match after.strip_prefix('=') {
            Some(after) if !key.is_empty() => {
                let (value, after) = token(after.trim_start(), false);
                (Some(value), after)
            }
            _ => (None, after),
        };
        match value {
            Some(value) => call.named.push((key, value)),
            None if first => call.name = key.to_lowercase(),
            None => call.positional.push(key),
        }
        first = false;
        // Something is always taken: a token is empty only before a lone `=`.
        rest = after.strip_prefix('=').unwrap_or(after).trim_start();
    }
    call
}

/// Takes a word, or what stands in quotation marks, off the head of `text`.
fn token(text: &str, key: bool) -> (String, &str) {
    let quote = text.chars().next().filter(|c| matches!(c, '"' | '\'' | '`' | '“' | '”'));
    if let Some(quote) = quote {
        let inner = text.get(quote.len_utf8()..).unwrap_or_default();
        let close = if matches!(quote, '“' | '”') { '”' } else { quote };
        let mut value = String::new();
        let mut chars = inner.char_indices();
        while let Some((at, char)) = chars.next() {
            match char {
                '\\' if quote != '`' => value.extend(chars.next().map(|(_, char)| char)),
                char if char == close => {
                    return (value, inner.get(at + char.len_utf8()..).unwrap_or_default());
                }
                char => value.push(char),
            }
        }
        return (value, "");
    }
    let end = text.find(|c: char| c.is_whitespace() || (key && c == '=')).unwrap_or(text.len());
    let (word, rest) = text.split_at(end);
    (word.to_owned(), if rest.starts_with('=') { rest } else { rest.trim_start() })
}
