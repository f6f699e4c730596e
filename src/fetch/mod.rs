//! Fetches pictures from the web: the one room that uses the network.
//!
//! The addresses stand in texts that anybody may have written, and whoever runs this may stand within a network that
//! others cannot see. So only what the user allows is asked for: `https`, or `http` if he says so, of machines that all
//! the world can reach ([`machine`]). What a name stands for is looked at when the connection is made, and the connection
//! goes to the addresses that were looked at, after each redirect again: a name that stands for something else a moment
//! later gains nothing. No proxy of the environment is used, which would look names up by itself.
//!
//! Nothing is written here; whoever asks gets bytes, and decides what they are.

pub mod machine;
mod resolver;
mod unfetched;

pub use unfetched::Unfetched;

use self::resolver::PublicMachines;
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;
use ureq::Agent;
use ureq::tls::{Certificate, RootCerts, TlsConfig};
use ureq::unversioned::transport::DefaultConnector;

/// So many pictures are fetched at once, as browsers do.
pub const AT_ONCE: usize = 6;

/// So many redirects are followed, one after another; storage of platforms needs two.
const REDIRECTS: u32 = 5;

/// A machine that takes longer to be found, or to take a connection, is not there.
const CONNECT: Duration = Duration::from_secs(10);

/// What is asked for: no kind that few readers show, of which servers that have the choice send others.
const ACCEPT: &str = "image/png, image/jpeg, image/gif, image/webp, image/svg+xml";

/// What may be fetched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// Whether `http` will do, where anybody on the way may read and change what comes.
    pub http: bool,
    /// Machines that may be private, as addresses name them.
    pub private: Vec<String>,
    /// Certificates that vouch for machines, in DER; those that browsers trust, if there are none.
    pub roots: Vec<Vec<u8>>,
    /// How long a picture may take, each redirect by itself.
    pub time: Duration,
    /// How many bytes it may have.
    pub bytes: u64,
}

/// Fetches what lies at addresses, and hands over each by its place among them, in whatever order they come, until `keep`
/// wants no more.
pub fn fetch(
    addresses: &[String],
    options: &Options,
    keep: &mut dyn FnMut(usize, Result<Vec<u8>, Unfetched>) -> ControlFlow<()>,
) {
    let agent = agent(options);
    let next = AtomicUsize::new(0);
    let take = || {
        let index = next.fetch_add(1, Ordering::Relaxed);
        addresses.get(index).map(|address| (index, get(&agent, address, options)))
    };
    // What has come waits until it was taken, so that no more pictures are held than are fetched at once.
    let (send, receive) = mpsc::sync_channel(0);
    thread::scope(|scope| {
        let start = |_: &usize| {
            let (send, take) = (send.clone(), &take);
            let work = move || while take().is_some_and(|fetched| send.send(fetched).is_ok()) {};
            thread::Builder::new().spawn_scoped(scope, work).is_ok()
        };
        let started = (0..AT_ONCE.min(addresses.len())).take_while(start).count();
        drop(send);
        if started == 0 {
            // Where no thread may be started, one picture comes after another.
            while take().is_some_and(|(index, fetched)| keep(index, fetched).is_continue()) {}
        }
        // Whoever sends after the end learns that nobody listens any more, and ends too.
        let _ = receive.into_iter().try_for_each(|(index, fetched)| keep(index, fetched));
    });
}

fn agent(options: &Options) -> Agent {
    let roots: Vec<_> =
        options.roots.iter().map(|root| Certificate::from_der(root.as_slice()).to_owned()).collect();
    let roots = if roots.is_empty() { RootCerts::WebPki } else { RootCerts::new_with_certs(&roots) };
    let config = Agent::config_builder()
        .https_only(!options.http)
        .http_status_as_error(false)
        .proxy(None)
        // The client would read what a redirect says beside the address that it leads to, and keep on until the time is out.
        .max_redirects(0)
        .tls_config(TlsConfig::builder().root_certs(roots).build())
        .timeout_global(Some(options.time))
        .timeout_resolve(Some(options.time.min(CONNECT)))
        .timeout_connect(Some(options.time.min(CONNECT)))
        .user_agent(concat!("chapbook/", env!("CARGO_PKG_VERSION"), " fetch-pictures"))
        .accept(ACCEPT)
        .accept_encoding("identity")
        .build();
    let resolver = PublicMachines { private: options.private.clone() };
    Agent::with_parts(config, DefaultConnector::default(), resolver)
}

/// Fetches what lies at an address, or at the one that it leads on to.
fn get(agent: &Agent, address: &str, options: &Options) -> Result<Vec<u8>, Unfetched> {
    let mut address = address.to_owned();
    for _ in 0..=REDIRECTS {
        if !options.http && address.starts_with("http:") {
            return Err(Unfetched::NotSecure);
        }
        let mut response = agent.get(&address).call()?;
        match response.status().as_u16() {
            200 => {}
            301 | 302 | 303 | 307 | 308 => {
                let to = response.headers().get("location").and_then(|to| to.to_str().ok());
                address = to.and_then(|to| led_to(&address, to)).ok_or(Unfetched::Redirects)?;
                continue;
            }
            status => return Err(Unfetched::Status(status)),
        }
        let body = response.body_mut();
        return match body.content_length() {
            Some(bytes) if bytes > options.bytes => Err(Unfetched::TooLarge(options.bytes)),
            _ => Ok(body.with_config().limit(options.bytes).read_to_vec()?),
        };
    }
    Err(Unfetched::Redirects)
}

/// Returns the address that one leads on to; `None` if there is none.
///
/// Source: RFC 9110, 10.2.2, and RFC 3986, 5.2; dots are left to the server.
fn led_to(from: &str, to: &str) -> Option<String> {
    let to = to.split('#').next().unwrap_or_default().trim();
    let (scheme, rest) = from.split_once("://")?;
    let path = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (machine, path) = rest.split_at(path);
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let folder = path.rfind('/').map_or("/", |end| path.get(..=end).unwrap_or("/"));
    let after = to.split_once("//").map_or("", |(_, after)| after);
    match to {
        "" => None,
        // It names an account.
        _ if after.split(['/', '?']).next().is_some_and(|machine| machine.contains('@')) => None,
        _ if to.split(['/', '?']).next().is_some_and(|first| first.contains(':')) => Some(to.to_owned()),
        _ if to.starts_with("//") => Some(format!("{scheme}:{to}")),
        _ if to.starts_with('/') => Some(format!("{scheme}://{machine}{to}")),
        _ if to.starts_with('?') => Some(format!("{scheme}://{machine}{path}{to}")),
        _ => Some(format!("{scheme}://{machine}{folder}{to}")),
    }
}

#[cfg(test)]
mod tests {
    use super::led_to;

    #[test]
    fn an_address_leads_on_in_each_form() {
        let from = "https://a.example:81/b/c.png?d=1#e";
        for (to, led) in [
            ("https://x.example/y", Some("https://x.example/y")),
            ("ftp://x.example/y", Some("ftp://x.example/y")),
            ("//x.example/y", Some("https://x.example/y")),
            ("/y?z#w", Some("https://a.example:81/y?z")),
            ("y", Some("https://a.example:81/b/y")),
            ("?y=a:b", Some("https://a.example:81/b/c.png?y=a:b")),
            ("#e", None),
            ("https://me:secret@x.example/y", None),
            ("//me@x.example/y", None),
            ("https://x.example/@y", Some("https://x.example/@y")),
            ("", None),
        ] {
            assert_eq!(led_to(from, to).as_deref(), led, "{to}");
        }
        assert_eq!(led_to("https://a.example", "y").as_deref(), Some("https://a.example/y"));
    }
}
