//! The command line: the one room that touches the terminal, the environment, the clock and the exit code.

mod args;
mod batch;
mod build;
mod check;
#[cfg(feature = "fetch")]
mod fetch;
mod import;
mod inspect;
mod man;
mod new;
mod report;
mod serve;
mod settings;
mod show;
mod status;
mod terminal;

use crate::driver::Output;
use args::{Command, Typed};
use clap::Parser as _;
use settings::Settings;
use status::{Failure, Status};
use std::process::ExitCode;
use terminal::{Terminal, print, print_error};

/// Runs the command with the process's arguments.
pub fn run() -> ExitCode {
    terminal::survive_limits();
    terminal::tidy_up_when_stopped();
    let ended = match Typed::try_parse() {
        Ok(typed) => terminal::on_all_threads(|| dispatch(typed.command)),
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
        Command::Build(typed) => make(&Settings::printing(typed)?, Output::ALL),
        Command::Epub(typed) => make(&Settings::making(typed)?, &[Output::Epub]),
        Command::Pdf(typed) => make(&Settings::printing(typed)?, &[Output::Pdf]),
        Command::Booklet(typed) => {
            let output = if typed.calibrate { Output::TestSheet } else { Output::Booklet };
            make(&Settings::booklet(typed)?, &[output])
        }
        Command::Handouts(typed) => make(&Settings::handouts(typed)?, &[Output::Handouts]),
        Command::Inspect(typed) => with_terminal(&Settings::reading(typed)?, inspect::run),
        Command::Check(typed) => with_terminal(&Settings::reading(typed)?, check::run),
        Command::Serve(typed) => serve::run(typed),
        Command::Import(typed) => import::run(&typed),
        #[cfg(feature = "fetch")]
        Command::FetchPictures(typed) => fetch::run(typed),
        #[cfg(not(feature = "fetch"))]
        Command::FetchPictures(_) => Err(Failure::Usage(
            "this program was built without `fetch-pictures`: build it with `--features fetch`".to_owned(),
        )),
        Command::New(typed) => new::run(&typed),
        Command::Config { schema, styles } => show::configuration(schema, styles),
        Command::Completions { shell } => man::completions(shell),
        Command::Man => man::page(),
    }
}

fn make(settings: &Settings, outputs: &[Output]) -> Result<Status, Failure> {
    with_terminal(settings, |settings, terminal| build::run(settings, outputs, terminal))
}

fn with_terminal(
    settings: &Settings,
    command: impl FnOnce(&Settings, Terminal) -> Result<Status, Failure>,
) -> Result<Status, Failure> {
    command(settings, Terminal::detect(settings.quiet))
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
