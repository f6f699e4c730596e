// The library as compiled to WebAssembly: functions that take bytes and give bytes. `src/web/exports.rs` is its other side.

/**
 * Loads the library and returns a function that makes one with nothing in its memory but the typefaces and patterns that are
 * given, by name.
 */
export const load = async (address) => {
  const module = await WebAssembly.compileStreaming(fetch(address));
  return (parts) => begin(module, parts);
};

/**
 * What answers whoever asks for the time: an object with a number, the object's milliseconds, and what lets go of it: the
 * numbers below `statics_end` are never given back. Small numbers are no objects, which a library with assertions minds.
 */
const CLOCK = { __wbg_new_0_: 1 << 20, __wbg_getTime_: 0, externref_statics_end: (1 << 20) + 1, object_drop_ref: undefined };

/** Makes a library of a module, with nothing in its memory but these parts. */
export const begin = (module, parts) => {
  let memory;
  let given = [];
  let result;
  const protocol = {
    wasm_minimal_protocol_write_args_to_buffer(at) {
      const room = new Uint8Array(memory.buffer);
      for (const bytes of given) {
        room.set(bytes, at);
        at += bytes.length;
      }
    },
    wasm_minimal_protocol_send_result_to_host(at, length) {
      result = new Uint8Array(memory.buffer).slice(at, at + length);
    },
  };
  const imports = { typst_env: protocol };
  // Some crates name functions of a browser, to ask it for the time. A clock that stands still is enough for them: no date
  // of theirs reaches an output. Nothing else is ever called.
  for (const { module: from, name } of WebAssembly.Module.imports(module)) {
    const known = Object.keys(CLOCK).find((part) => name.includes(part));
    imports[from] ??= {};
    imports[from][name] ??= known ? () => CLOCK[known] : () => { throw new Error(`${name} is not to be had`); };
  }
  const { exports } = new WebAssembly.Instance(module, imports);
  memory = exports.memory;
  const words = new TextDecoder();
  /** Calls a function; arguments are bytes or texts. */
  const call = (name, ...all) => {
    given = all.map((one) => (typeof one === "string" ? new TextEncoder().encode(one) : one));
    const code = exports[name](...given.map((bytes) => bytes.length));
    given = [];
    if (code !== 0) throw new Error(words.decode(result));
    return result;
  };
  call("begin");
  const brought = new Set();
  /** Brings the parts that are not there yet. */
  const bring = (all) => {
    for (const [name, bytes] of all) {
      if (brought.has(name)) continue;
      call("bring", name, bytes);
      brought.add(name);
    }
  };
  bring(parts);
  return {
    call,
    bring,
    /** Returns the names of parts that were needed and are not there: what was made without them is not to be used. */
    wanted: () => words.decode(call("wanted")).split("\n").filter(Boolean),
    /** Returns what went wrong in a call that came to no end. */
    fault: () => {
      try {
        return words.decode(call("fault"));
      } catch {
        return "";
      }
    },
  };
};

/** Takes apart what `wire` has written: a head, and the bytes that follow it. */
export const read = (bytes) => {
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const head = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length)));
  return { ...head, rest: bytes.subarray(4 + length) };
};
