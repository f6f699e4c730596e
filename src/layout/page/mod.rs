//! Lines and pictures to pages.

mod asides;
pub mod breaking;
mod compose;
mod headers;
mod heads;
mod notes;
mod pieces;
mod rooms;

pub use asides::Remarks;
pub use compose::{Composer, Fitted, Noticed, NumberedLine, PageSide, RemarkLine, SectionPieces};
pub use headers::{HeaderHeight, HeaderPlace, HeaderPlaces};
pub use heads::{Folio, RunningHead, Strings, put as put_heads};
pub use notes::Notes;
pub use pieces::{Ready, Ways, add_ways, pieces};
pub use rooms::{put as put_rooms, rule_stroke};
