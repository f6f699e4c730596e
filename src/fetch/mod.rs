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
    /// How long a picture may take.
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
    let config = Agent::config_builder()
        .https_only(!options.http)
        .http_status_as_error(false)
        .proxy(None)
        .max_redirects(REDIRECTS)
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

/// Fetches what lies at an address.
fn get(agent: &Agent, address: &str, options: &Options) -> Result<Vec<u8>, Unfetched> {
    if !options.http && address.starts_with("http:") {
        return Err(Unfetched::NotSecure);
    }
    let mut response = agent.get(address).call()?;
    match response.status().as_u16() {
        200 => {}
        status => return Err(Unfetched::Status(status)),
    }
    let body = response.body_mut();
    match body.content_length() {
        Some(bytes) if bytes > options.bytes => Err(Unfetched::TooLarge(options.bytes)),
        _ => Ok(body.with_config().limit(options.bytes).read_to_vec()?),
    }
}
