//! Addresses outside the book, made fit for links.

/// Returns an address as the URL standard wants it written, or nothing for one that no link may have.
///
/// Only `http`, `https`, `mailto`, `tel` and `ftp` lead anywhere in a book; `javascript:` and `file:`
/// must not. Characters that an address cannot hold (RFC 3986, section 2) are percent-encoded, and so
/// is a `%` that starts no code.
pub fn external(address: &str) -> Option<String> {
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

/// Tells whether words are the address already, apart from the scheme and a slash at the end: paper then need not
/// repeat it.
pub fn is_said_by(words: &str, address: &str) -> bool {
    fn bare(text: &str) -> &str {
        let text = text.trim();
        let text =
            ["https://", "http://", "mailto:"].iter().find_map(|s| text.strip_prefix(s)).unwrap_or(text);
        text.trim_end_matches('/')
    }
    bare(words) == bare(address)
}

/// Returns where an address leads in a word: the name of the machine without `www.`, or whom mail goes to.
pub fn place(address: &str) -> &str {
    let rest = address.split_once(':').map_or(address, |(_, rest)| rest);
    let rest = rest.trim_start_matches('/');
    let place = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    place.strip_prefix("www.").unwrap_or(place)
}

/// Tells whether an address is no address but what lies there itself, as pictures are written into a text:
/// `data:image/png;base64,…`.
pub fn is_data(address: &str) -> bool {
    address.get(..5).is_some_and(|scheme| scheme.eq_ignore_ascii_case("data:"))
}

/// Tells whether what lies at an address has to be fetched from the web.
pub fn is_remote(address: &str) -> bool {
    let starts =
        |scheme: &str| address.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    ["http:", "https:", "//"].into_iter().any(starts)
}

/// Returns what to ask the web for to get what lies at an address: one that names no protocol is asked for by `https`,
/// and the place within a page is left off. `None` if it is no address of the web, or names an account.
pub fn asked_for(address: &str) -> Option<String> {
    let address = address.trim();
    let whole = if address.starts_with("//") { format!("https:{address}") } else { address.to_owned() };
    let whole = external(whole.split('#').next()?).filter(|whole| is_remote(whole))?;
    let machine = whole.split("//").nth(1)?.split(['/', '?']).next()?;
    (!machine.contains('@')).then_some(whole)
}

/// Returns an address without the way through Google that its documents put before it, and without what only counts who
/// followed it: `https://www.google.com/url?q=https://example.org/&sa=D`, `?utm_source=letter`.
pub fn untracked(address: &str) -> String {
    let inner = ["https://www.google.com/url?q=", "http://www.google.com/url?q="].iter().find_map(|way| {
        let inner = address.strip_prefix(way)?.split('&').next()?;
        String::from_utf8(decoded(inner)).ok().filter(|inner| inner.starts_with("http"))
    });
    let address = inner.as_deref().unwrap_or(address);
    let (whole, place) =
        address.split_once('#').map_or((address, None), |(whole, place)| (whole, Some(place)));
    let Some((page, query)) = whole.split_once('?').filter(|(_, query)| query.contains("utm_")) else {
        return address.to_owned();
    };
    let kept: Vec<&str> = query.split('&').filter(|part| !part.starts_with("utm_")).collect();
    let query = if kept.is_empty() { String::new() } else { format!("?{}", kept.join("&")) };
    let place = place.map(|place| format!("#{place}")).unwrap_or_default();
    format!("{page}{query}{place}")
}

/// Returns an address without what Pelican puts before the path of a file of the site: `{static}/images/a.png`,
/// `|filename|b.md`.
///
/// Source: Pelican's documentation, "Linking to internal content" and "Linking to static files".
pub fn without_kind(address: &str) -> &str {
    const KINDS: [&str; 4] = ["filename", "static", "attach", "index"];
    let rest = |(opening, closing)| {
        let (kind, rest) = address.strip_prefix(opening)?.split_once(closing)?;
        KINDS.contains(&kind).then_some(rest)
    };
    [('{', '}'), ('|', '|')].into_iter().find_map(rest).unwrap_or(address)
}

/// Returns a path without `.`, `..` and outer slashes.
pub fn resolved(path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// Resolves `%20` and its like (RFC 3986, section 2.1); a `%` that starts no code stays.
pub fn decoded(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let code = after.get(..2).filter(|_| first == b'%').and_then(|code| std::str::from_utf8(code).ok());
        match code.and_then(|code| u8::from_str_radix(code, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = after.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(first);
                rest = after;
            }
        }
    }
    bytes
}

/// Returns a text with its `%20` and the like read; one that is no UTF-8 then stays as it was.
pub fn decoded_text(text: &str) -> String {
    String::from_utf8(decoded(text)).unwrap_or_else(|_| text.to_owned())
}

/// Returns the name of the machine, which stands between `//` and the path, if its port is one.
fn host(rest: &str) -> Option<&str> {
    let authority = rest.split(['/', '?', '#']).next()?;
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    match host.split_once(':') {
        Some((host, port)) => (port.is_empty() || port.parse::<u16>().is_ok()).then_some(host),
        None => Some(host),
    }
}

/// Tells whether it can name a machine: a domain, or four numbers.
fn is_host(host: &str) -> bool {
    let is_label = |label: &str| {
        !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '\u{b7}'))
    };
    let domain = host.strip_suffix('.').unwrap_or(host);
    let ends_in_number =
        domain.rsplit('.').next().is_some_and(|label| label.bytes().all(|byte| byte.is_ascii_digit()));
    domain.split('.').all(is_label) && (!ends_in_number || domain.parse::<std::net::Ipv4Addr>().is_ok())
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
            c if c.is_ascii() => c.is_ascii_alphanumeric() || "-._~:/?@!$&'()*+,;=".contains(c),
            c => !c.is_control() && !c.is_whitespace(),
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
    use super::{asked_for, external, is_remote, untracked};

    #[test]
    fn what_is_asked_of_the_web_is_an_address_of_a_machine() {
        for (written, asked) in [
            ("//cdn.example/a b.png#top", Some("https://cdn.example/a%20b.png")),
            (" HTTPS://Cdn.example/a.png?w=1&amp=2 ", Some("https://Cdn.example/a.png?w=1&amp=2")),
            ("http://cdn.example/a.png", Some("http://cdn.example/a.png")),
            ("https://cdn.example/x@2x.png", Some("https://cdn.example/x@2x.png")),
            ("https://me:secret@cdn.example/a.png", None),
            ("ftp://cdn.example/a.png", None),
            ("file:///etc/passwd", None),
            ("https:///a.png", None),
            ("images/a.png", None),
        ] {
            assert_eq!(asked_for(written).as_deref(), asked, "{written}");
        }
        assert!(is_remote("HTTP://a.example/") && !is_remote("é") && !is_remote("httpd.png"));
    }

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
            ("https://example.org:80800/x", None),
            ("https://192.168.0.1/x", Some("https://192.168.0.1/x")),
            ("https://192.168.0.256/x", None),
            ("https://example..org/", None),
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

    #[test]
    fn addresses_go_without_what_only_counts_who_followed_them() {
        for (copied, plain) in [
            (
                "https://www.google.com/url?q=https://example.org/lock&sa=D&source=editors",
                "https://example.org/lock",
            ),
            (
                "https://www.google.com/url?q=https%3A%2F%2Fexample.org%2Fa%3Fb%3D1&sa=D",
                "https://example.org/a?b=1",
            ),
            ("https://example.org/a?utm_source=x&id=7&utm_medium=mail#b", "https://example.org/a?id=7#b"),
            ("https://example.org/a?utm_source=x", "https://example.org/a"),
            // Near misses: a search, a page of its own about such marks.
            (
                "https://www.google.com/search?q=https://example.org",
                "https://www.google.com/search?q=https://example.org",
            ),
            ("https://example.org/utm_source?id=7", "https://example.org/utm_source?id=7"),
        ] {
            assert_eq!(untracked(copied), plain, "{copied}");
        }
    }
}
