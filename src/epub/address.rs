//! Addresses outside the book, made fit for `href`.

/// Returns an address as the URL standard wants it written, or nothing for one that no link may have.
///
/// Only `http`, `https`, `mailto`, `tel` and `ftp` lead anywhere in a book; `javascript:` and `file:`
/// must not. Characters that an address cannot hold (RFC 3986, section 2) are percent-encoded, and so
/// is a `%` that starts no code.
pub(super) fn external(address: &str) -> Option<String> {
    let address = address.trim();
    let (scheme, rest) = address.split_once(':')?;
    let scheme = scheme.to_ascii_lowercase();
    let rest_ok = match scheme.as_str() {
        "http" | "https" | "ftp" => {
            rest.strip_prefix("//").is_some_and(|rest| host(rest).is_some_and(is_host))
        }
        "mailto" | "tel" => !rest.is_empty(),
        _ => false,
    };
    rest_ok.then(|| format!("{scheme}:{}", encode(rest)))
}

/// Returns what stands between `//` and the path, without user and port.
fn host(rest: &str) -> Option<&str> {
    let authority = rest.split(['/', '?', '#']).next()?;
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    match host.rsplit_once(':') {
        Some((host, port)) if !host.contains(':') => port.bytes().all(|b| b.is_ascii_digit()).then_some(host),
        _ => Some(host),
    }
}

/// Tells whether it can name a machine: a domain, or an IPv6 address in brackets.
fn is_host(host: &str) -> bool {
    let inner = host.strip_prefix('[').and_then(|host| host.strip_suffix(']'));
    match inner {
        Some(v6) => v6.parse::<std::net::Ipv6Addr>().is_ok(),
        None => {
            !host.is_empty()
                && !host.starts_with('.')
                && host.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '.' | '_' | '\u{b7}'))
        }
    }
}

fn encode(rest: &str) -> String {
    let bytes = rest.as_bytes();
    let is_code = |at: usize| bytes.get(at + 1..at + 3).is_some_and(|h| h.iter().all(u8::is_ascii_hexdigit));
    let mut fragment = false;
    let mut out = String::with_capacity(rest.len());
    for (at, c) in rest.char_indices() {
        let keep = match c {
            '%' => is_code(at),
            '#' => !std::mem::replace(&mut fragment, true),
            c if c.is_ascii_alphanumeric() => true,
            '[' | ']' => at < 60 && host(rest.trim_start_matches('/')).is_some_and(|h| h.contains(c)),
            c => {
                "-._~:/?@!$&'()*+,;=".contains(c) || (!c.is_ascii() && !c.is_control() && !c.is_whitespace())
            }
        };
        if keep {
            out.push(c);
        } else {
            let mut buffer = [0; 4];
            for byte in c.encode_utf8(&mut buffer).bytes() {
                out.push_str(&format!("%{byte:02X}"));
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::external;

    #[test]
    fn only_addresses_a_book_may_link_to_come_through() {
        for (written, made) in [
            ("https://example.org/a?b=c&d#e", Some("https://example.org/a?b=c&d#e")),
            ("HTTP://example.org", Some("http://example.org")),
            ("https://example.org/a b|c", Some("https://example.org/a%20b%7Cc")),
            ("https://example.org/100%", Some("https://example.org/100%25")),
            ("https://example.org/caf%C3%A9", Some("https://example.org/caf%C3%A9")),
            ("https://example.org/é", Some("https://example.org/é")),
            ("https://example.org/#a#b", Some("https://example.org/#a%23b")),
            ("https://example.org:8080/x", Some("https://example.org:8080/x")),
            ("http://[::1]/x", Some("http://[::1]/x")),
            ("mailto:anna@example.org", Some("mailto:anna@example.org")),
            ("javascript:alert(1)", None),
            ("file:///etc/passwd", None),
            ("data:text/html,x", None),
            ("https:", None),
            ("https:///x", None),
            ("https://exa mple.org", None),
            ("http://example.org:port/", None),
            ("about.md", None),
            ("", None),
        ] {
            assert_eq!(external(written).as_deref(), made, "{written}");
        }
    }
}
