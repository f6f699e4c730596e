//! Load, make, keep: everything that can be done with a series, for whoever calls it.
//!
//! 1. **Open** ([`Project::open`]): the configuration and the files that it names.
//! 2. **Read** ([`Project::read`]): the articles, put together as a [`Book`](crate::model::Book).
//! 3. **Share** ([`Project::share`]): styles, typefaces and pages, made once for all outputs.
//! 4. **Make** ([`Output::make`]): the bytes of an output. [`Shared`] gives its pages too.
//!
//! Nothing here prints, writes a file, or reads the environment or the clock. What there is to say comes back as
//! [`Diagnostic`](crate::diagnostic::Diagnostic)s.

mod booklet;
mod embedded;
mod handouts;
mod keep;
mod output;
mod overrides;
mod own_files;
mod project;
mod shared;

pub use self::booklet::Imposed;
pub use self::handouts::LaidCopy;
pub use self::keep::LastPages;
pub use crate::files::{Disk, Files, Memory};
pub use crate::read::correct::{Correction, PassageKind, begins, is_date, is_line_of_date};
pub use crate::read::encoding::TextForm;
pub use crate::read::files::{is_read, way_to_read};
pub use crate::read::foreign::Foreign;
pub use crate::read::picture::is_picture_name;
pub use output::{Made, Output};
pub use overrides::Overrides;
pub use project::{Configuration, Project, Request};
pub use shared::Shared;
