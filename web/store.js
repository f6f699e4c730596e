// The series that this browser keeps: their files in IndexedDB, each by the name of its series and its path.

const asked = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

const done = (transaction) => new Promise((resolve, reject) => {
  transaction.oncomplete = () => resolve();
  transaction.onabort = () => reject(transaction.error ?? new Error("nothing was kept"));
});

const database = () => {
  const request = indexedDB.open("chapbook", 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore("series", { keyPath: "name" });
    request.result.createObjectStore("files", { keyPath: ["series", "path"] });
  };
  return asked(request);
};

const of = (series) => IDBKeyRange.bound([series], [series, []]);
const same = (one, other) => one.length === other.length && one.every((byte, at) => byte === other[at]);

/** Returns the names of all series, the one that was changed last first. */
export const list = async () => {
  const transaction = (await database()).transaction("series");
  const all = await asked(transaction.objectStore("series").getAll());
  return all.sort((a, b) => b.changed - a.changed);
};

/** Returns the files of a series. */
export const files = async (series) => {
  const transaction = (await database()).transaction("files");
  return asked(transaction.objectStore("files").getAll(of(series)));
};

/** Keeps a new series. */
export const add = async (series, files) => {
  const transaction = (await database()).transaction(["series", "files"], "readwrite");
  transaction.objectStore("series").put({ name: series, changed: Date.now(), count: files.length });
  for (const { path, bytes } of files) transaction.objectStore("files").put({ series, path, bytes });
  await done(transaction);
};

/** Takes a series away. */
export const remove = async (series) => {
  const transaction = (await database()).transaction(["series", "files"], "readwrite");
  transaction.objectStore("series").delete(series);
  transaction.objectStore("files").delete(of(series));
  await done(transaction);
};

/** Saves files of a series, all or none; refuses if one is no longer as it was, with its path. */
export const save = async (series, changes) => {
  const transaction = (await database()).transaction(["series", "files"], "readwrite");
  const kept = transaction.objectStore("files");
  for (const { path, before } of changes) {
    const now = (await asked(kept.get([series, path])))?.bytes;
    if (now ? !before || !same(now, before) : before) {
      transaction.abort();
      return path;
    }
  }
  for (const { path, after } of changes) {
    if (after) kept.put({ series, path, bytes: after });
    else kept.delete([series, path]);
  }
  const count = await asked(kept.count(of(series)));
  transaction.objectStore("series").put({ name: series, changed: Date.now(), count });
  await done(transaction);
  return null;
};
