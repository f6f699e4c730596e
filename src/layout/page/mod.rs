//! Lines and pictures to pages.

mod asides;
pub mod breaking;
mod compose;
mod heads;
mod notes;
mod pieces;
mod rooms;

pub use asides::Remarks;
pub use compose::{Composer, Fitted, Noticed, NumberedLine, RemarkLine};
pub use heads::{Folio, Strings, put as put_heads};
pub use notes::Notes;
pub use pieces::{Ready, pieces};
pub use rooms::put as put_rooms;
