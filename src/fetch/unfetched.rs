//! Why a picture was not fetched.

use std::fmt;

/// Why a picture was not fetched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unfetched {
    /// What stands for its address is none that can be asked for.
    NoAddress,
    /// It is asked for by `http`, or leads on to such an address.
    NotSecure,
    /// It leads to a machine that not all the world can reach, and that the user has not allowed.
    Private,
    /// The machine cannot be reached, and why.
    Unreachable(String),
    /// It takes too long.
    Slow,
    /// The server answers something else, by this status.
    Status(u16),
    /// One redirect follows another.
    Redirects,
    /// It has more bytes than these.
    TooLarge(u64),
    /// What came is no picture that can be shown, and why.
    Unfit(String),
    /// As much has come as was wanted.
    Enough,
}

impl Unfetched {
    /// Returns the code of its diagnostic.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoAddress => "N001",
            Self::NotSecure => "N002",
            Self::Private => "N003",
            Self::Unreachable(_) => "N004",
            Self::Slow => "N005",
            Self::Status(_) => "N006",
            Self::Redirects => "N007",
            Self::TooLarge(_) => "N008",
            Self::Unfit(_) => "N009",
            Self::Enough => "N010",
        }
    }

    /// Returns what the user may do about it.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::NoAddress => "look the address over: it must begin with https:// and name no account",
            Self::NotSecure => {
                "try whether it is there by https, or allow http with `--allow-http`: anybody on the way may change what comes"
            }
            Self::Private => "if you know this machine, allow it by its name: `--allow-private HOST`",
            Self::Unreachable(_) => "try whether a browser shows it, and run the command again",
            Self::Slow => "run the command again, with more time if need be: `--timeout SECONDS`",
            Self::Status(403 | 401) => "open it in a browser, and save it as the name that `check` gives",
            Self::Status(_) | Self::Redirects | Self::Unfit(_) => {
                "open it in a browser: if it has gone, look for it at web.archive.org, and put its new address into the text"
            }
            Self::TooLarge(_) => "save it smaller, below the name that `check` gives",
            Self::Enough => "run the command again to fetch the rest, or allow more with `--at-most MB`",
        }
    }
}

impl fmt::Display for Unfetched {
    /// Writes what follows "the picture was not fetched: ".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoAddress => {
                f.write_str("its address, or one that it leads on to, is none that can be asked for")
            }
            Self::NotSecure => f.write_str("it would come by http, which is not safe"),
            Self::Private => f.write_str("it leads to this machine or to one of a private network"),
            Self::Unreachable(why) => write!(f, "the machine cannot be reached: {why}"),
            Self::Slow => f.write_str("it takes too long"),
            Self::Status(404 | 410) => f.write_str("the server does not have it"),
            Self::Status(401 | 403) => f.write_str("the server gives it only to those it knows"),
            Self::Status(429) => f.write_str("the server has had enough of requests for now"),
            Self::Status(status) => write!(f, "the server answers with status {status}"),
            Self::Redirects => f.write_str("one redirect follows another"),
            Self::TooLarge(most) => write!(f, "it has more than {} MB", most >> 20),
            Self::Unfit(why) => write!(f, "{why}"),
            Self::Enough => f.write_str("as much has come as a run fetches"),
        }
    }
}

/// What the resolver says of a machine that may not be asked.
#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error("the machine is private")]
pub struct PrivateMachine;

impl From<ureq::Error> for Unfetched {
    fn from(error: ureq::Error) -> Self {
        use ureq::Error;
        match error {
            Error::BadUri(_) | Error::Http(_) => Self::NoAddress,
            Error::RequireHttpsOnly(_) => Self::NotSecure,
            Error::Other(inner) if inner.is::<PrivateMachine>() => Self::Private,
            Error::Timeout(_) => Self::Slow,
            Error::Io(error) if error.kind() == std::io::ErrorKind::TimedOut => Self::Slow,
            Error::TooManyRedirects | Error::RedirectFailed => Self::Redirects,
            Error::BodyExceedsLimit(most) => Self::TooLarge(most),
            Error::HostNotFound => {
                Self::Unreachable("there is no machine of this name, or no network".to_owned())
            }
            Error::Io(error) => {
                let text = error.to_string();
                if let Some(why) = text.strip_prefix("invalid peer certificate: ") {
                    return Self::Unreachable(format!("it cannot prove who it is: {}", why.to_lowercase()));
                }
                Self::Unreachable(text.split(" (os error").next().unwrap_or_default().to_lowercase())
            }
            Error::Rustls(error) => {
                Self::Unreachable(format!("it cannot prove who it is: {}", error.to_string().to_lowercase()))
            }
            other => Self::Unreachable(other.to_string()),
        }
    }
}
