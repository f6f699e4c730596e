//! The `chapbook` command.

use mimalloc::MiMalloc;
use std::panic;
use std::process::ExitCode;

/// A book is made of many small pieces on all threads: it takes a sixth less time than with the system's
/// allocator. Without its feature `no_thp`, pages of 2 MiB double the memory of a small book.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    // The last resort, which nothing is meant to reach: a fault of the tool itself is reported in a
    // line that can be sent to its makers, and ends as a failure that scripts know.
    panic::set_hook(Box::new(|fault| {
        // What another library's decoder stumbles over is reported as a fault of the file.
        if !chapbook::limits::is_caught() {
            eprintln!("error: chapbook has a fault of its own: {fault}");
        }
    }));
    panic::catch_unwind(chapbook::cli::run).unwrap_or(ExitCode::from(3))
}
