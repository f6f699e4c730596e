//! The manual page and the completions, both made from the arguments.

use super::args::Typed;
use super::status::{Failure, Status};
use super::terminal::print;
use crate::config;
use clap::CommandFactory as _;
use clap_mangen::Man;
use std::io;

/// Prints completions for a shell.
///
/// # Errors
/// Where standard output fails.
pub fn completions(shell: clap_complete::Shell) -> Result<Status, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Typed::command(), "chapbook", &mut script);
    print(&String::from_utf8_lossy(&script))?;
    Ok(Status::Done)
}

/// Prints one manual page that holds every command.
///
/// # Errors
/// Where standard output fails.
pub fn page() -> Result<Status, Failure> {
    let mut page = Vec::new();
    render(&mut page).map_err(Failure::Stdout)?;
    print(&String::from_utf8_lossy(&page))?;
    Ok(Status::Done)
}

/// Renders the page: the tool, then each command as a section of its own.
fn render(page: &mut Vec<u8>) -> io::Result<()> {
    let mut tool = Typed::command();
    tool.build();
    let whole = Man::new(tool.clone());
    whole.render_title(page)?;
    whole.render_name_section(page)?;
    whole.render_synopsis_section(page)?;
    whole.render_description_section(page)?;
    for command in tool.get_subcommands().filter(|command| command.get_name() != "help") {
        let part = Man::new(command.clone());
        let mut sections = Vec::new();
        part.render_synopsis_section(&mut sections)?;
        part.render_description_section(&mut sections)?;
        part.render_options_section(&mut sections)?;
        let sections = String::from_utf8_lossy(&sections).replace(".SH ", ".SS ");
        page.extend(format!(".SH {}\n{sections}", command.get_name().to_uppercase()).bytes());
    }
    page.extend(config::manual().bytes());
    whole.render_extra_section(page)?;
    whole.render_version_section(page)
}
