//! Lines and pictures to pages.

pub mod breaking;
mod compose;
mod heads;
mod notes;
mod pieces;
mod rooms;

pub use compose::{Composer, Fitted, Noticed, NumberedLine};
pub use heads::{Strings, put as put_heads};
pub use notes::Notes;
pub use pieces::{Ready, pieces};
pub use rooms::put as put_rooms;
