//! The `chapbook` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    chapbook::cli::run()
}
