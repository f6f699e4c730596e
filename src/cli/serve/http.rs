//! HTTP/1.1 as far as the desk needs it: one request on each connection, bounded in size and time.

use crate::desk::{Method, Request, Response};
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

/// The largest head of a request, and the largest body: an article, with three bytes for one, or pictures that are added.
const LARGEST_HEAD: usize = 16 << 10;
const LARGEST_BODY: usize = 48 << 20;
/// So long one read may take, and so many reads the head of a request: whoever sends single bytes is not waited for.
const PATIENCE: Duration = Duration::from_secs(20);
const MOST_READS: usize = 64;
/// So long a browser waits for a change, before it asks again.
const LONGEST_WAIT: Duration = Duration::from_secs(20);
/// Each read brings so many bytes of a body, one with another: a network on one's own machine is not slower.
const LEAST_READ: usize = 1 << 10;

/// What becomes of a request.
pub(super) enum Dispatch {
    /// It is sent.
    Now(Response),
    /// It is sent if there is no other one within [`LONGEST_WAIT`]; the request is answered again after a while.
    Unless(Response, Duration),
}

/// Answers the request of a connection; one that is no request is answered with what is wrong with it, or not at all.
pub(super) fn serve(mut stream: TcpStream, answer: impl Fn(&Request<'_>) -> Dispatch) {
    let _ = stream.set_read_timeout(Some(PATIENCE));
    let _ = stream.set_write_timeout(Some(PATIENCE));
    let received = match receive(&mut stream) {
        Ok(received) => received,
        // The browser opened a connection to have it at hand, or went away.
        Err(Refused::Silence) => return,
        Err(Refused::Status(status)) => {
            let _ = write!(stream, "HTTP/1.1 {status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
            return;
        }
    };
    let head_only = received.method == "HEAD";
    let request = received.as_request();
    let mut waited = Duration::ZERO;
    let response = loop {
        match answer(&request) {
            Dispatch::Now(response) => break response,
            Dispatch::Unless(response, _) if waited >= LONGEST_WAIT => break response,
            Dispatch::Unless(_, pause) => {
                std::thread::sleep(pause);
                waited += pause;
            }
        }
        // Whoever turns to another page no longer waits for this one.
        if has_gone(&stream) {
            return;
        }
    };
    // Whoever does not take the answer has gone away.
    let _ = send(&mut stream, &response, head_only);
}

/// Tells whether nobody is at the other end.
fn has_gone(stream: &TcpStream) -> bool {
    let _ = stream.set_nonblocking(true);
    let has_gone = match stream.peek(&mut [0]) {
        Ok(length) => length == 0,
        // Some go without a word, and the connection is broken.
        Err(error) => error.kind() != std::io::ErrorKind::WouldBlock,
    };
    let _ = stream.set_nonblocking(false);
    has_gone
}

/// Why there is no request.
#[derive(Debug, PartialEq, Eq)]
enum Refused {
    Silence,
    Status(&'static str),
}

/// A request as it was received.
#[derive(Debug, Default)]
struct Received {
    method: String,
    target: String,
    host: Option<String>,
    origin: Option<String>,
    languages: Option<String>,
    content_type: Option<String>,
    body: Vec<u8>,
}

impl Received {
    fn as_request(&self) -> Request<'_> {
        let method = match self.method.as_str() {
            "GET" | "HEAD" => Method::Get,
            "POST" => Method::Post,
            _ => Method::Other,
        };
        let Self { target, host, origin, languages, content_type, body, .. } = self;
        Request {
            method,
            target,
            host: host.as_deref(),
            origin: origin.as_deref(),
            languages: languages.as_deref(),
            content_type: content_type.as_deref(),
            body,
        }
    }
}

/// Reads one request.
fn receive(stream: &mut impl Read) -> Result<Received, Refused> {
    let mut bytes = Vec::new();
    let mut reads = 0;
    let mut more = |bytes: &mut Vec<u8>, most: usize| {
        let mut buffer = [0; 16 << 10];
        reads += 1;
        match stream.read(&mut buffer) {
            Ok(count) if count > 0 && reads <= most => {
                bytes.extend_from_slice(&buffer[..count]);
                Ok(())
            }
            _ if bytes.is_empty() => Err(Refused::Silence),
            _ => Err(Refused::Status("408 Request Timeout")),
        }
    };
    let end = loop {
        if let Some(at) = bytes.windows(4).position(|window| window == b"\r\n\r\n") {
            break at;
        }
        if bytes.len() > LARGEST_HEAD {
            return Err(Refused::Status("431 Request Header Fields Too Large"));
        }
        more(&mut bytes, MOST_READS)?;
    };
    let bad = Refused::Status("400 Bad Request");
    let Ok(head) = std::str::from_utf8(&bytes[..end]) else { return Err(bad) };
    let mut lines = head.split("\r\n");
    let mut first = lines.next().unwrap_or_default().split(' ');
    let (Some(method), Some(target), Some("HTTP/1.1" | "HTTP/1.0"), None) =
        (first.next(), first.next(), first.next(), first.next())
    else {
        return Err(bad);
    };
    let mut received = Received { method: method.into(), target: target.into(), ..Received::default() };
    let mut length = 0;
    for line in lines {
        let Some((name, value)) = line.split_once(':') else { return Err(bad) };
        let value = value.trim();
        match name.to_ascii_lowercase().as_str() {
            // Said twice, it could be one thing for the desk and another for somebody between.
            "host" if received.host.is_some() => return Err(bad),
            "host" => received.host = Some(value.to_ascii_lowercase()),
            "origin" if received.origin.is_some() => return Err(bad),
            "origin" => received.origin = Some(value.to_ascii_lowercase()),
            "accept-language" => received.languages = Some(value.to_owned()),
            // Boundaries may differ only in their capitals.
            "content-type" => received.content_type = Some(value.to_owned()),
            "content-length" => match value.parse() {
                Ok(count) => length = count,
                Err(_) => return Err(bad),
            },
            "transfer-encoding" => return Err(Refused::Status("411 Length Required")),
            _ => {}
        }
    }
    if length > LARGEST_BODY {
        return Err(Refused::Status("413 Content Too Large"));
    }
    let start = end + 4;
    while bytes.len() < start + length {
        // So the bytes that came bound the reads that may be still to come.
        let most = MOST_READS + bytes.len() / LEAST_READ;
        more(&mut bytes, most)?;
    }
    received.body = bytes[start..start + length].to_vec();
    Ok(received)
}

/// Sends an answer.
fn send(stream: &mut impl Write, response: &Response, head_only: bool) -> std::io::Result<()> {
    let Response { status, media_type, policy, location, body } = response;
    let reason = match status {
        200 => "OK",
        303 => "See Other",
        307 => "Temporary Redirect",
        400 => "Bad Request",
        403 => "Forbidden",
        405 => "Method Not Allowed",
        409 => "Conflict",
        _ => "Not Found",
    };
    write!(
        stream,
        "HTTP/1.1 {status} {reason}\r\nContent-Type: {media_type}\r\nContent-Length: {}\r\n\
         Content-Security-Policy: {policy}\r\nX-Content-Type-Options: nosniff\r\nReferrer-Policy: same-origin\r\n\
         Cache-Control: no-store\r\nConnection: close\r\n",
        body.len()
    )?;
    if let Some(location) = location {
        write!(stream, "Location: {location}\r\n")?;
    }
    stream.write_all(b"\r\n")?;
    if !head_only {
        stream.write_all(body)?;
    }
    stream.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Received, Refused> {
        receive(&mut text.as_bytes())
    }

    #[test]
    fn a_request_is_read_with_its_body_and_no_more() {
        let post = "POST /make HTTP/1.1\r\nHost: LOCALHOST:4400\r\nContent-Length: 3\r\n\r\na=bc";
        let received = read(post).expect("a request");
        assert_eq!((received.method.as_str(), received.target.as_str()), ("POST", "/make"));
        assert_eq!(
            (received.host.as_deref(), received.body.as_slice()),
            (Some("localhost:4400"), &b"a=b"[..])
        );
        let get = "GET / HTTP/1.1\r\nHost: a\r\naccept-language: de-AT, en;q=0.5\r\n\r\n";
        let received = read(get).expect("a request");
        assert_eq!(received.as_request().languages, Some("de-AT, en;q=0.5"));
    }

    #[test]
    fn what_is_too_large_has_no_length_or_says_a_thing_twice_is_refused() {
        let status = |text: &str| match read(text) {
            Err(Refused::Status(status)) => status[..3].to_owned(),
            other => format!("{other:?}"),
        };
        assert_eq!(status("POST / HTTP/1.1\r\nContent-Length: 104857600\r\n\r\n"), "413");
        assert_eq!(status("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"), "411");
        assert_eq!(status("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n"), "400");
        assert_eq!(status("GET / HTTP/1.1\r\nContent-Length: -1\r\n\r\n"), "400");
        assert_eq!(status("POST / HTTP/1.1\r\nContent-Length: 9\r\n\r\nshort"), "408");
        assert_eq!(status(&format!("GET / HTTP/1.1\r\nA: {}\r\n", "a".repeat(40_000))), "431");
        assert_eq!(status("nonsense\r\n\r\n"), "400");
        assert_eq!(read("").expect_err("nothing was sent"), Refused::Silence);
    }

    /// Whoever sends one byte after another would hold a thread for hours.
    #[test]
    fn single_bytes_are_not_waited_for() {
        struct Drip;
        impl Read for Drip {
            fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
                buffer[0] = b'a';
                Ok(1)
            }
        }
        assert_eq!(receive(&mut Drip).expect_err("no request"), Refused::Status("408 Request Timeout"));
        let head = b"POST / HTTP/1.1\r\nContent-Length: 1000000\r\n\r\n";
        let mut endless = head.chain(Drip);
        assert_eq!(receive(&mut endless).expect_err("no body"), Refused::Status("408 Request Timeout"));
    }

    // A browser that turns pages leaves one wait behind with each; they would take all threads.
    #[test]
    fn whoever_went_away_is_not_waited_for() {
        let listener = std::net::TcpListener::bind(("127.0.0.1", 0)).expect("a port");
        let address = listener.local_addr().expect("an address");
        let mut client = TcpStream::connect(address).expect("a connection");
        client.write_all(b"GET / HTTP/1.1\r\nHost: a\r\n\r\n").expect("sent");
        let (stream, _) = listener.accept().expect("a connection");
        let asked = std::sync::atomic::AtomicUsize::new(0);
        let mut client = Some(client);
        std::thread::scope(|scope| {
            let server = scope.spawn(|| {
                serve(stream, |_| {
                    asked.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
                    let body = Vec::new();
                    let answer =
                        Response { status: 200, media_type: "", policy: String::new(), location: None, body };
                    Dispatch::Unless(answer, Duration::from_millis(1))
                });
            });
            while asked.load(std::sync::atomic::Ordering::SeqCst) < 3 {
                std::thread::yield_now();
            }
            drop(client.take());
            server.join().expect("it ends");
        });
        // To wait to the end takes so many pauses.
        assert!(asked.into_inner() < 5_000);
    }
}
