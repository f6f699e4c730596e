//! Standard output, standard error, and what the terminal can show.

use super::status::Failure;
use std::io::{self, IsTerminal, Write};

/// Where a command speaks, and how.
#[derive(Clone, Copy, Debug)]
pub struct Terminal {
    /// Whether reports on standard error are coloured.
    pub colour: bool,
    /// Whether progress is shown on standard error.
    progress: bool,
}

impl Terminal {
    /// Looks at the process's streams and `NO_COLOR`.
    pub fn detect(quiet: bool) -> Self {
        let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        let on_terminal = io::stderr().is_terminal();
        let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        Self { colour: on_terminal && !dumb && !set("NO_COLOR"), progress: on_terminal && !dumb && !quiet }
    }

    /// Says what is being done, in a line that the next call replaces; nothing where no terminal is.
    pub fn progress(self, doing: &str) {
        if self.progress {
            // Nothing is lost where the line cannot be shown.
            let _ = write!(io::stderr(), "\r\x1b[K{doing}");
        }
    }

    /// Takes the line of [`Terminal::progress`] off.
    pub fn clear(self) {
        self.progress("");
    }
}

/// Writes to standard output.
///
/// # Errors
/// [`Failure::Closed`] where nobody reads any more, [`Failure::Stdout`] where it cannot be written.
pub fn print(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    let written = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    written.map_err(|error| match error.kind() {
        io::ErrorKind::BrokenPipe => Failure::Closed,
        _ => Failure::Stdout(error),
    })
}

/// Writes to standard error; where that fails there is nobody left to tell.
pub fn print_error(text: &str) {
    let _ = io::stderr().lock().write_all(text.as_bytes());
}

/// Makes a write beyond the user's limit for files (`ulimit -f`) an error instead of the end of the process.
pub fn survive_limits() {
    #[cfg(unix)]
    {
        let seen = std::sync::Arc::default();
        // Where it cannot be arranged, the limit ends the process as it would any other.
        let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, seen);
    }
}

/// Takes away what is not yet in its place when the user stops the command, and ends as the signal says.
pub fn tidy_up_when_stopped() {
    #[cfg(unix)]
    {
        use signal_hook::consts::{SIGINT, SIGTERM};
        let Ok(mut signals) = signal_hook::iterator::Signals::new([SIGINT, SIGTERM]) else { return };
        let handle = signals.handle();
        let wait = move || {
            for signal in signals.forever() {
                super::batch::abandon();
                let _ = signal_hook::low_level::emulate_default_handler(signal);
            }
        };
        // Where no thread may be started, the signal ends the process at once, and the next command tidies up.
        if std::thread::Builder::new().spawn(wait).is_err() {
            handle.close();
            for signal in [SIGINT, SIGTERM] {
                let _ =
                    signal_hook::flag::register_conditional_default(signal, std::sync::Arc::new(true.into()));
            }
        }
    }
}

/// Stack of a thread, in bytes: as much as a process has at its start.
const STACK: usize = 8 << 20;

/// Runs a command on as many threads as there are processors, or on this one where no more may be started
/// (`ulimit -u`).
pub fn on_all_threads<T: Send>(command: impl FnOnce() -> T + Send) -> T {
    let threads = rayon::ThreadPoolBuilder::new().stack_size(STACK).build();
    match threads {
        Ok(threads) => threads.install(command),
        Err(_) => {
            let single = rayon::ThreadPoolBuilder::new().num_threads(1).use_current_thread();
            // It fails only where a pool was set up before, which then does the work.
            let _ = single.build_global();
            command()
        }
    }
}
