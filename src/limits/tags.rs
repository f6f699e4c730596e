//! Tags that no author writes.

use super::ATTRIBUTES;
use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Readable, Reader, Span, StringReader, Tokenizer};
use std::cell::Cell;
use std::convert::Infallible;
use std::rc::Rc;

/// Tells whether a tag of some HTML has more attributes with values than [`ATTRIBUTES`]: the tokenizer goes one call deeper
/// for each of them. It counts by itself, so that what is a tag here is one there, and stops where it has seen too many.
pub fn has_endless_tag(html: &str) -> bool {
    if html.bytes().filter(|byte| *byte == b'=').count() <= ATTRIBUTES {
        return false;
    }
    let stop = Rc::new(Cell::new(false));
    let (seen, mut values) = (stop.clone(), 0);
    let mut emitter = CallbackEmitter::new(move |event: CallbackEvent<'_>, _: Span<()>| -> Option<()> {
        values = match event {
            CallbackEvent::AttributeValue { .. } => values + 1,
            CallbackEvent::AttributeName { .. } | CallbackEvent::Error(_) => values,
            _ => 0,
        };
        if values > ATTRIBUTES {
            seen.set(true);
        }
        None
    });
    emitter.naively_switch_states(true);
    let reader = UntilStopped { html: html.to_reader(), stop: stop.clone() };
    Tokenizer::new_with_emitter(reader, emitter).for_each(|token| {
        let Ok(()) = token;
    });
    stop.get()
}

/// A text that ends where it is said to.
struct UntilStopped<'h> {
    html: StringReader<'h>,
    stop: Rc<Cell<bool>>,
}

impl Reader for UntilStopped<'_> {
    type Error = Infallible;

    fn read_byte(&mut self) -> Result<Option<u8>, Infallible> {
        if self.stop.get() { Ok(None) } else { self.html.read_byte() }
    }

    fn try_read_string(&mut self, text: &[u8], case_sensitive: bool) -> Result<bool, Infallible> {
        if self.stop.get() { Ok(false) } else { self.html.try_read_string(text, case_sensitive) }
    }

    fn read_until<'b>(
        &'b mut self,
        needle: &[u8],
        buffer: &'b mut [u8; 4],
    ) -> Result<Option<&'b [u8]>, Infallible> {
        if self.stop.get() { Ok(None) } else { self.html.read_until(needle, buffer) }
    }
}
