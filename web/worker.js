// Holds the library and the series that is open; answers the page, one thing after the other.
import { load, read } from "./library.js";
import * as store from "./store.js";

let make;
let library;
/** The parts of the library that a plain book in English needs. */
const BEGIN = [/* @BEGIN@ */];
/** All others. */
const REST = [/* @PARTS@ */];
/** Typefaces and patterns by name, as far as something has needed them. */
const parts = new Map();
/** What is open: the name of the series, what the addresses of its desk begin with, and the word that its forms know. */
let open = null;
/** Whether the library has lacked nothing since it was made: what it made without a part is not to be shown. */
let isWhole = true;
/** Requests that wait for a change. */
let waiting = [];
const changes = new BroadcastChannel("chapbook");
const WAIT = 20_000;

const message = (words, status = 200) => ({
  status,
  type: "text/plain; charset=utf-8",
  policy: "default-src 'none'",
  body: new TextEncoder().encode(words),
});

const fetchPart = async (name) => {
  // A language without patterns has none to be fetched. What else is not there is missed: a book would be in another face.
  if (name.endsWith(".standard.bincode") && !BEGIN.includes(name) && !REST.includes(name)) {
    parts.set(name, new Uint8Array());
    return;
  }
  const answer = await fetch(`parts/${name}`);
  if (!answer.ok) throw new Error(`${name} cannot be fetched: ${answer.status} ${answer.statusText}`.trim());
  parts.set(name, new Uint8Array(await answer.arrayBuffer()));
};

/** Fetches what a library lacked, and says whether it did: then what it made is to be made anew. */
const lacked = async (used) => {
  const wanted = used.wanted();
  if (wanted.length === 0) return false;
  const wasWhole = isWhole;
  if (used === library) isWhole = false;
  await Promise.all(wanted.map(fetchPart));
  if (wanted.some((name) => parts.get(name).length > 0)) return true;
  // Patterns that nobody has change nothing.
  used.bring(parts);
  isWhole = wasWhole;
  return false;
};

/** Brings the library what was fetched for another one, or for all. One that is not whole is made anew with it. */
const bring = () => {
  if (isWhole) library.bring(parts);
};

/** Makes a library anew and puts what is open into it. Of what was changed before nothing can be taken back. */
const reopen = async () => {
  isWhole = false;
  const files = await store.files(open.series);
  do {
    library = make(parts);
    for (const { path, bytes } of files) library.call("put", path, bytes);
    library.call("open", open.series, open.root, open.token);
  } while (await lacked(library));
  isWhole = true;
};

/** Takes the files as they are kept now: another tab has changed one. */
const refresh = async () => {
  if (!isWhole) await reopen();
  const now = await store.files(open.series);
  const there = new Set(now.map((file) => file.path));
  for (const { path } of read(library.call("listed", open.series)).files) {
    if (!there.has(path)) library.call("remove", path);
  }
  for (const { path, bytes } of now) library.call("put", path, bytes);
  library.call("update");
  if (await lacked(library)) await reopen();
  wake();
};

const wake = () => {
  const all = waiting;
  waiting = [];
  for (const again of all) again();
};

/** Keeps what is to be saved, and returns what hindered it. */
const keep = async ({ files, rest }) => {
  let at = 0;
  const part = (length) => {
    if (length === null) return null;
    at += length;
    return rest.slice(at - length, at);
  };
  const all = files.map(({ path, before, after }) => ({ path, before: part(before), after: part(after) }));
  try {
    const changed = await store.save(open.series, all);
    if (changed) return `“${changed}” has changed meanwhile, so nothing was saved: reload the page, and look again`;
    changes.postMessage(open.series);
    return "";
  } catch (error) {
    return `the browser could not keep it: ${error.message}`;
  }
};

const ask = async ({ method, target, languages, type, body }) => {
  if (!open) return message("No series is open.", 404);
  if (!isWhole) await reopen();
  const asked = JSON.stringify({ method, target, languages, type });
  let answer = read(library.call("answer", asked, new Uint8Array(body)));
  while (await lacked(library)) {
    await reopen();
    answer = read(library.call("answer", asked, new Uint8Array(body)));
  }
  if (answer.kind === "save") {
    // What it answers is where to go next, and not what is shown there.
    answer = read(library.call("saved", await keep(answer)));
    if (await lacked(library)) await reopen();
    wake();
  }
  return { ...answer, body: answer.rest };
};

/** Answers a request; one that waits is answered again once something changes, or after a while. */
const answer = async (request, port) => {
  let given;
  try {
    given = await ask(request);
  } catch (error) {
    // The library came to no end: what it holds may be half done, and it is made anew.
    const fault = library.fault() || error.message;
    given = message(`This page has a fault of its own: ${fault}\nGo back; what was saved is kept.`, 500);
    isWhole = false;
  }
  if (given.kind === "wait" && request.patient !== false) {
    const again = () => {
      clearTimeout(timer);
      queue(() => answer({ ...request, patient: false }, port));
    };
    const timer = setTimeout(() => {
      waiting = waiting.filter((one) => one !== again);
      again();
    }, WAIT);
    waiting.push(again);
    return;
  }
  const { status, type, policy, location, body } = given;
  port.postMessage({ status, type, policy, location, body }, [body.buffer]);
};

/** A name that no series has yet. */
const free = async (name) => {
  const taken = new Set((await store.list()).map((series) => series.name));
  const plain = name.replace(/[/\\:*?"<>|\p{Cc}]/gu, " ").trim() || "my articles";
  for (let count = 1; ; count += 1) {
    const own = count === 1 ? plain : `${plain} ${count}`;
    if (!taken.has(own)) return own;
  }
};

const work = {
  list: () => store.list(),

  /** Keeps files as a new series; archives among them are unpacked. */
  async add({ name, files }) {
    const series = await free(name);
    let fresh;
    do {
      fresh = make(parts);
      for (const { path, bytes } of files) {
        if (/\.zip$/i.test(path)) fresh.call("unpack", series, bytes);
        else fresh.call("put", `${series}/${path}`, bytes);
      }
      fresh.call("import", series);
    } while (await lacked(fresh));
    const { files: heads, rest } = read(fresh.call("listed", series));
    let at = 0;
    const all = heads.map(({ path, length }) => ({ path, bytes: rest.slice(at, (at += length)) }));
    if (all.length === 0) throw new Error("there are no files in it");
    await store.add(series, all);
    bring();
    return series;
  },

  async open({ series, root, token }) {
    open = { series, root, token };
    await reopen();
  },

  /** Takes in all parts, now that the browser keeps them: from then on the library is never made anew for one. */
  async rest() {
    await Promise.all(REST.filter((name) => !parts.has(name)).map(fetchPart));
    bring();
  },

  async archive() {
    if (!isWhole) await reopen();
    return library.call("archive");
  },

  async remove({ series }) {
    await store.remove(series);
    if (open?.series === series) open = null;
  },
};

// What was begun is ended before the next thing: the library has one memory.
let last = Promise.resolve();
const queue = (next) => {
  last = last.then(next, next);
  return last;
};

changes.onmessage = ({ data }) => {
  queue(async () => {
    if (open?.series === data) await refresh();
  });
};

const ready = Promise.all([load("chapbook.wasm"), ...BEGIN.map(fetchPart)]).then(([loaded]) => {
  make = loaded;
  library = make(parts);
});
queue(() => ready);

addEventListener("message", ({ data, ports: [port] }) => {
  if (data.ask) {
    queue(() => answer(data.ask, port));
    return;
  }
  queue(async () => {
    try {
      await ready;
      port.postMessage({ done: await work[data.work](data) });
    } catch (error) {
      port.postMessage({ failed: error.message });
    }
  });
});
