//! How a command ends.

use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

/// How a command ended, from best to worst; its number is the exit status.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// All was done.
    #[default]
    Done = 0,
    /// The series has errors.
    SeriesErrors = 1,
    /// The command was used wrongly.
    Usage = 2,
    /// The environment failed.
    Environment = 3,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        Self::from(status as u8)
    }
}

/// What ends a command at once.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The command was used wrongly.
    #[error("{0}")]
    Usage(String),
    /// Standard output does not take what is written to it.
    #[error("standard output cannot be written: {}", reason(.0))]
    Stdout(#[source] io::Error),
    /// Whoever read standard output has stopped reading, which is no failure to report.
    #[error("standard output was closed")]
    Closed,
    /// Nothing can be shown in a browser.
    #[error("the desk cannot be shown at port {port}: {}; type `--port 0` to take one that is free", reason(.source))]
    Listen {
        /// The port.
        port: u16,
        /// What the system says.
        source: io::Error,
    },
    /// A file or folder cannot be written.
    #[error("`{}` cannot be written: {}", .path.display(), reason(.source))]
    Write {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
}

impl Failure {
    /// Returns how the command ends.
    pub fn status(&self) -> Status {
        match self {
            Self::Usage(_) => Status::Usage,
            Self::Closed => Status::Done,
            Self::Stdout(_) | Self::Listen { .. } | Self::Write { .. } => Status::Environment,
        }
    }
}

/// Returns what the system says of an error, as part of a sentence.
pub fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    text.split(" (os error").next().unwrap_or_default().to_lowercase()
}
