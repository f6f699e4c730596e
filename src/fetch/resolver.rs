//! Names of machines to the addresses that may be asked.

use super::machine::is_public;
use super::unfetched::PrivateMachine;
use std::net::ToSocketAddrs as _;
use std::sync::mpsc;
use std::thread;
use ureq::Error;
use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;

/// As many addresses of a machine are tried as there is room for.
const TRIED: usize = 16;

/// Finds machines that all the world can reach, and those that the user allows.
///
/// The client connects to what is returned here and looks no name up again, so that what was looked at is what is asked.
#[derive(Debug)]
pub struct PublicMachines {
    /// The machines that may be private, as addresses name them.
    pub private: Vec<String>,
}

impl Resolver for PublicMachines {
    fn resolve(
        &self,
        uri: &Uri,
        _config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, Error> {
        let (Some(scheme), Some(authority)) = (uri.scheme(), uri.authority()) else {
            return Err(Error::HostNotFound);
        };
        let machine = DefaultResolver::host_and_port(scheme, authority).ok_or(Error::HostNotFound)?;
        // The system sets no bound to how long it looks for a name.
        let (send, receive) = mpsc::sync_channel(1);
        let look = move || send.send(machine.to_socket_addrs()).unwrap_or_default();
        thread::Builder::new().spawn(look).map_err(Error::Io)?;
        let found = receive.recv_timeout(*timeout.after).map_err(|_| Error::Timeout(timeout.reason))?;
        let found: Vec<_> = found.map_err(|_| Error::HostNotFound)?.collect();
        if found.is_empty() {
            return Err(Error::HostNotFound);
        }
        let host = bare(authority.host());
        let is_allowed = self.private.iter().any(|name| bare(name).eq_ignore_ascii_case(host));
        let mut public = self.empty();
        let may = found.into_iter().filter(|address| is_allowed || is_public(address.ip()));
        may.take(TRIED).for_each(|address| public.push(address));
        if public.is_empty() { Err(Error::Other(Box::new(PrivateMachine))) } else { Ok(public) }
    }
}

/// Returns a machine without the brackets in which addresses have those of the sixth version: `[::1]`.
fn bare(host: &str) -> &str {
    host.strip_prefix('[').and_then(|host| host.strip_suffix(']')).unwrap_or(host)
}
