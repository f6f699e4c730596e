//! Mailboxes: mails in a row, each after a line that begins with `From ` (RFC 4155). They are read one at a time.

use super::archive::Archive;
use super::post::{Post, PostBody};
use super::shelf::Shelf;
use crate::limits::PART_BYTES;
use crate::read::mail;
use std::io::{BufRead as _, BufReader, Read};
use std::sync::Arc;

/// Reads a mailbox.
///
/// # Errors
/// What the system says.
pub(super) fn read<'a>(
    file: Box<dyn Read>,
    archive: &Arc<Archive<'a>>,
    shelf: &mut Shelf<'a, '_>,
) -> Result<(), String> {
    let mut file = BufReader::with_capacity(1 << 16, file);
    let mut mail: Vec<u8> = Vec::new();
    let mut line: Vec<u8> = Vec::new();
    let (mut after_blank, mut is_long) = (true, false);
    loop {
        line.clear();
        // A line without an end is no line of a mail, and not held.
        let count =
            (&mut file).take(PART_BYTES).read_until(b'\n', &mut line).map_err(|error| error.to_string())?;
        if count == 0 || (after_blank && line.starts_with(b"From ")) {
            take(std::mem::take(&mut mail), is_long, archive, shelf);
            is_long = false;
            if count == 0 {
                return Ok(());
            }
        } else if (mail.len() + line.len()) as u64 > PART_BYTES {
            is_long = true;
        } else {
            // What begins like the line before a mail was marked when it was put into the box.
            let marks = line.iter().take_while(|byte| **byte == b'>').count();
            let is_marked = marks > 0 && line.get(marks..).is_some_and(|rest| rest.starts_with(b"From "));
            mail.extend_from_slice(line.get(usize::from(is_marked)..).unwrap_or_default());
        }
        after_blank = matches!(line.as_slice(), b"\n" | b"\r\n");
    }
}

fn take<'a>(bytes: Vec<u8>, is_long: bool, archive: &Arc<Archive<'a>>, shelf: &mut Shelf<'a, '_>) {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return;
    }
    match mail::facts(&bytes) {
        _ if is_long => shelf.leave_out("a mail", "it is larger than any mail is"),
        None => shelf.leave_out("a mail", "it is damaged"),
        // Mail programs keep a mail of their own at the head of a box.
        Some(facts)
            if facts.title.as_deref().is_some_and(|title| title.contains("DON'T DELETE THIS MESSAGE")) => {}
        Some(facts) => shelf.take(Post { facts, body: PostBody::Mail(bytes), ..Post::default() }, archive),
    }
}
