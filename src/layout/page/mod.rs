//! Lines and pictures to pages.

pub mod breaking;
mod compose;
mod heads;
mod pieces;

pub use compose::{Composer, Fitted, Notes, Noticed};
pub use heads::{Strings, put as put_heads};
pub use pieces::{Ready, pieces, set_notes};
