//! The `chapbook` command.

fn main() {}
