//! The command line: the one room that touches the terminal, the environment, the clock and the exit code.

mod args;
mod build;
mod output;
mod report;
mod series;
mod settings;
mod status;
mod terminal;

use args::{Command, Typed};
use build::Output;
use clap::Parser as _;
use settings::Settings;
use status::{Failure, Status};
use std::process::ExitCode;
use terminal::{Terminal, print, print_error};

/// Runs the command with the process's arguments.
pub fn run() -> ExitCode {
    let ended = match Typed::try_parse() {
        Ok(typed) => dispatch(typed.command),
        Err(error) => usage(&error),
    };
    let status = ended.unwrap_or_else(|failure| {
        if !matches!(failure, Failure::Closed) {
            print_error(&format!("error: {failure}\n"));
        }
        failure.status()
    });
    status.into()
}

/// Does what was asked for.
fn dispatch(command: Command) -> Result<Status, Failure> {
    match command {
        Command::Build(typed) => make(Settings::making(typed)?, Output::ALL),
        Command::Epub(typed) => make(Settings::making(typed)?, &[Output::Epub]),
        Command::Inspect(_) | Command::Check(_) | Command::New(_) => Ok(Status::Done),
        Command::Completions { .. } | Command::Man => Ok(Status::Done),
    }
}

fn make(settings: Settings, outputs: &[Output]) -> Result<Status, Failure> {
    let terminal = Terminal::detect(settings.quiet);
    build::run(&settings, outputs, terminal)
}

/// Shows help or the version where it was asked for, and else what is wrong with the arguments.
fn usage(error: &clap::Error) -> Result<Status, Failure> {
    let text = error.render();
    if error.use_stderr() {
        print_error(&text.to_string());
        return Ok(Status::Usage);
    }
    print(&text.to_string())?;
    Ok(Status::Done)
}
