//! Panics of others caught, and memory shared out.

use super::{AT_ONCE, DECODED};
use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Condvar, Mutex, PoisonError};

thread_local! {
    /// How many calls of [`caught`] are under way on this thread.
    static DEPTH: Cell<u32> = const { Cell::new(0) };
}

/// Runs the work of a decoder that is not this project's; `None` if it panicked.
///
/// What it leaves half done is dropped with it: `work` must own or make all it changes.
pub fn caught<T>(work: impl FnOnce() -> T) -> Option<T> {
    DEPTH.set(DEPTH.get() + 1);
    let done = catch_unwind(AssertUnwindSafe(work));
    DEPTH.set(DEPTH.get() - 1);
    done.ok()
}

/// Tells whether a panic on this thread would be caught, so that nothing needs to be said about it.
pub fn is_caught() -> bool {
    DEPTH.get() > 0
}

/// How many bytes are taken.
static TAKEN: Mutex<u64> = Mutex::new(0);
static GIVEN_BACK: Condvar = Condvar::new();

/// A share of the memory that decoded pictures may take; it is given back when dropped.
#[derive(Debug)]
pub struct Share(u64);

/// Waits until so many bytes may be taken: with those of others no more than [`AT_ONCE`], or without any of others.
/// `None` if they are more than [`DECODED`].
///
/// Whoever holds a share asks for no other and waits for no other thread, so somebody always goes on.
pub fn share(bytes: u64) -> Option<Share> {
    if bytes > DECODED {
        return None;
    }
    let mut taken = TAKEN.lock().unwrap_or_else(PoisonError::into_inner);
    while *taken > 0 && *taken + bytes > AT_ONCE {
        taken = GIVEN_BACK.wait(taken).unwrap_or_else(PoisonError::into_inner);
    }
    *taken += bytes;
    Some(Share(bytes))
}

impl Drop for Share {
    fn drop(&mut self) {
        *TAKEN.lock().unwrap_or_else(PoisonError::into_inner) -= self.0;
        GIVEN_BACK.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_caught_and_known_to_be() {
        assert!(!is_caught());
        assert_eq!(caught(is_caught), Some(true));
        assert_eq!(caught(|| -> u32 { panic!("as a decoder does") }), None);
        assert!(!is_caught());
    }

    #[test]
    fn no_more_is_shared_out_than_there_is() {
        assert!(share(DECODED + 1).is_none());
        let all = share(DECODED);
        assert!(all.is_some());
        let (begun, begins) = std::sync::mpsc::channel();
        let waiting = std::thread::spawn(move || {
            let had = share(1).is_some();
            begun.send(()).map(|()| had)
        });
        assert!(begins.recv_timeout(std::time::Duration::from_millis(20)).is_err(), "it waits");
        drop(all);
        assert!(waiting.join().is_ok_and(|had| had == Ok(true)));
    }
}
