//! Pictures by `https`: only a machine that proves who it is is asked, and what it leads on to is looked at again.
//!
//! The server within the test has the certificate of `tests/certificate`, which only these tests trust.

use chapbook::fetch::{Options, Unfetched, fetch};
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::TcpListener;
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, mpsc};
use std::thread;
use std::time::Duration;

const CERTIFICATE: &[u8] = include_bytes!("certificate/certificate.der");
const KEY: &[u8] = include_bytes!("certificate/key.der");

/// What the server gives.
const GIVEN: &[u8] = b"a picture";

/// Bytes that a redirect has beside the address that it leads to.
const ENDLESS: usize = 64 << 20;

/// A server that proves that it is `localhost`, until the test ends.
struct Server {
    port: u16,
    /// How many bytes of a redirect were taken.
    taken: Arc<AtomicUsize>,
}

impl Server {
    fn start() -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .expect("versions")
            .with_no_client_auth()
            .with_single_cert(
                vec![CertificateDer::from_slice(CERTIFICATE)],
                PrivateKeyDer::try_from(KEY.to_vec()).expect("a key"),
            )
            .expect("a certificate");
        let (config, taken) = (Arc::new(config), Arc::new(AtomicUsize::new(0)));
        let counted = taken.clone();
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (config, taken) = (config.clone(), counted.clone());
                thread::spawn(move || {
                    let connection = ServerConnection::new(config).expect("a connection");
                    serve(StreamOwned::new(connection, stream), port, &taken)
                });
            }
        });
        Self { port, taken }
    }
}

fn serve(
    stream: StreamOwned<ServerConnection, std::net::TcpStream>,
    port: u16,
    taken: &AtomicUsize,
) -> std::io::Result<()> {
    let mut lines = BufReader::new(stream);
    let mut first = String::new();
    lines.read_line(&mut first)?;
    let mut line = String::new();
    while lines.read_line(&mut line)? > 2 {
        line.clear();
    }
    let mut stream = lines.into_inner();
    let path = first.split(' ').nth(1).unwrap_or_default();
    let leads = |to: &str, length: usize| {
        format!(
            "HTTP/1.1 302 Found\r\nLocation: {to}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n"
        )
    };
    match path {
        "/near" => stream.write_all(leads("/a.png", 0).as_bytes())?,
        "/down" => stream.write_all(leads(&format!("http://localhost:{port}/a.png"), 0).as_bytes())?,
        "/account" => {
            stream.write_all(leads(&format!("https://me:x@localhost:{port}/a.png"), 0).as_bytes())?
        }
        "/round" => stream.write_all(leads("/round", 0).as_bytes())?,
        "/long" => {
            stream.write_all(leads("/a.png", ENDLESS).as_bytes())?;
            let some = [7; 1 << 14];
            for _ in 0..ENDLESS / some.len() {
                stream.write_all(&some)?;
                taken.fetch_add(some.len(), Ordering::Relaxed);
            }
        }
        _ => {
            let head =
                format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\nConnection: close\r\n\r\n", GIVEN.len());
            stream.write_all(&[head.as_bytes(), GIVEN].concat())?;
        }
    }
    stream.conn.send_close_notify();
    stream.flush()
}

/// Fetches what lies at an address, with certificates that are trusted.
fn get(address: &str, roots: &[&[u8]]) -> Result<Vec<u8>, Unfetched> {
    let options = Options {
        http: false,
        private: vec!["localhost".into(), "127.0.0.1".into()],
        roots: roots.iter().map(|root| root.to_vec()).collect(),
        time: Duration::from_secs(20),
        bytes: 1 << 20,
    };
    let (send, receive) = mpsc::channel();
    fetch(&[address.to_owned()], &options, &mut |_, fetched| {
        send.send(fetched).expect("somebody listens");
        ControlFlow::Continue(())
    });
    receive.recv().expect("an answer")
}

#[test]
fn only_a_machine_that_proves_who_it_is_is_asked() {
    let server = Server::start();
    let at = |machine: &str, path: &str| format!("https://{machine}:{}{path}", server.port);
    assert_eq!(get(&at("localhost", "/a.png"), &[CERTIFICATE]), Ok(GIVEN.to_vec()));
    // Nobody vouches for it; it is asked by a name that it does not prove to have.
    for (address, roots) in
        [(at("localhost", "/a.png"), vec![]), (at("127.0.0.1", "/a.png"), vec![CERTIFICATE])]
    {
        let fetched = get(&address, &roots);
        let is_refused =
            matches!(&fetched, Err(Unfetched::Unreachable(why)) if why.contains("prove who it is"));
        assert!(is_refused, "{address}: {fetched:?}");
    }
}

#[test]
fn what_a_machine_leads_on_to_must_be_as_safe() {
    let server = Server::start();
    let get = |path: &str| get(&format!("https://localhost:{}{path}", server.port), &[CERTIFICATE]);
    assert_eq!(get("/near"), Ok(GIVEN.to_vec()));
    assert_eq!(get("/down"), Err(Unfetched::NotSecure));
    assert_eq!(get("/account"), Err(Unfetched::Redirects));
    assert_eq!(get("/round"), Err(Unfetched::Redirects));
}

// What a redirect says beside its address was read to its end, bounded by nothing but the time.
#[test]
fn of_a_redirect_only_the_address_is_read() {
    let server = Server::start();
    let address = format!("https://localhost:{}/long", server.port);
    assert_eq!(get(&address, &[CERTIFICATE]), Ok(GIVEN.to_vec()));
    let taken = server.taken.load(Ordering::Relaxed);
    assert!(taken < ENDLESS / 4, "{taken} bytes were taken");
}
