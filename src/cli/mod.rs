//! The command line: the one room that touches the terminal, the environment, the clock and the exit code.

use std::process::ExitCode;

/// Runs the command with the process's arguments.
pub fn run() -> ExitCode {
    ExitCode::SUCCESS
}
