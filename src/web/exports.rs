//! The methods of [`Tab`] as the page calls them, each with bytes and for bytes.
//!
//! The protocol is that of plug-ins for Typst: a function is given the lengths of its arguments, asks for their bytes, and
//! hands back its result; 1 says that this is a message of what went wrong. `web/library.js` is its other side.

use super::Tab;
use crate::carried;
use std::cell::RefCell;
use std::panic;
use wasm_minimal_protocol::{initiate_protocol, wasm_func};

initiate_protocol!();

thread_local! {
    static TAB: RefCell<Tab> = RefCell::default();
    static FAULT: RefCell<String> = RefCell::default();
}

type Answer = Result<Vec<u8>, String>;

fn text(bytes: &[u8]) -> Result<&str, String> {
    std::str::from_utf8(bytes).map_err(|error| error.to_string())
}

fn with_tab<T>(work: impl FnOnce(&mut Tab) -> T) -> T {
    TAB.with_borrow_mut(work)
}

#[wasm_func]
fn begin() -> Answer {
    panic::set_hook(Box::new(|fault| FAULT.set(fault.to_string())));
    Ok(Vec::new())
}

/// What went wrong, after a call that came to no end: nothing else may be called then.
#[wasm_func]
fn fault() -> Answer {
    Ok(FAULT.take().into_bytes())
}

/// Brings a typeface or the patterns of a language.
#[wasm_func]
fn bring(name: &[u8], bytes: &[u8]) -> Answer {
    carried::bring(text(name)?, bytes.to_vec());
    Ok(Vec::new())
}

/// What is to be brought, each on a line of its own: what was made without it is to be thrown away with the library.
#[wasm_func]
fn wanted() -> Answer {
    Ok(carried::wanted().join("\n").into_bytes())
}

#[wasm_func]
fn put(path: &[u8], bytes: &[u8]) -> Answer {
    let path = text(path)?;
    with_tab(|tab| tab.put(path, bytes.to_vec()));
    Ok(Vec::new())
}

#[wasm_func]
fn remove(path: &[u8]) -> Answer {
    let path = text(path)?;
    with_tab(|tab| tab.remove(path));
    Ok(Vec::new())
}

#[wasm_func]
fn unpack(folder: &[u8], archive: &[u8]) -> Answer {
    let folder = text(folder)?;
    with_tab(|tab| tab.unpack(folder, archive)).map(|count| count.to_string().into_bytes())
}

#[wasm_func]
fn import(folder: &[u8]) -> Answer {
    let folder = text(folder)?;
    with_tab(|tab| tab.import(folder)).map(|()| Vec::new())
}

#[wasm_func]
fn listed(folder: &[u8]) -> Answer {
    let folder = text(folder)?;
    Ok(with_tab(|tab| tab.listed(folder)))
}

#[wasm_func]
fn open(folder: &[u8], root: &[u8], token: &[u8]) -> Answer {
    let (folder, root, token) = (text(folder)?, text(root)?, text(token)?);
    with_tab(|tab| tab.open(folder, root, token));
    Ok(Vec::new())
}

#[wasm_func]
fn update() -> Answer {
    with_tab(Tab::update);
    Ok(Vec::new())
}

#[wasm_func]
fn answer(asked: &[u8], body: &[u8]) -> Answer {
    with_tab(|tab| tab.answer(asked, body))
}

#[wasm_func]
fn saved(failure: &[u8]) -> Answer {
    let failure = text(failure)?;
    with_tab(|tab| tab.saved(failure))
}

#[wasm_func]
fn archive() -> Answer {
    with_tab(|tab| tab.archive())
}
