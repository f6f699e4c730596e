//! How a book is set on a page that is not the print edition's.

use crate::config::{PageSetting, Placed, PrintConfig};
use crate::unit::Size;

/// Returns what is configured for the print edition, with size, leading and margins for another page.
pub fn setting(print: &PrintConfig, page: Size) -> PrintConfig {
    let PageSetting { font_size, leading, margins } = PageSetting::of(page);
    PrintConfig {
        page: placed(page),
        font_size: placed(font_size),
        leading: placed(leading),
        margins: placed(margins),
        ..print.clone()
    }
}

fn placed<T>(value: T) -> Option<Placed<T>> {
    Some(Placed { value, span: None })
}
