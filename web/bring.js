// What somebody drops or chooses, as files with their paths: folders are gone through, what begins with a full stop is left.

const isHidden = (path) => path.split("/").some((part) => part.startsWith("."));

const read = async (file, path) => ({ path, bytes: new Uint8Array(await file.arrayBuffer()) });

const entries = async (folder) => {
  const reader = folder.createReader();
  const all = [];
  for (;;) {
    const some = await new Promise((resolve, reject) => { reader.readEntries(resolve, reject); });
    if (some.length === 0) return all;
    all.push(...some);
  }
};

const below = async (entry, path) => {
  if (isHidden(entry.name)) return [];
  if (entry.isFile) {
    const file = await new Promise((resolve, reject) => { entry.file(resolve, reject); });
    return [await read(file, path + entry.name)];
  }
  const inner = await Promise.all((await entries(entry)).map((one) => below(one, `${path}${entry.name}/`)));
  return inner.flat();
};

/** Takes the folder in which all files lie off their paths; it names the series, or a single archive does. */
const named = (files) => {
  const first = files[0]?.path.split("/") ?? [];
  const within = first.length > 1 && files.every(({ path }) => path.startsWith(`${first[0]}/`));
  if (within) {
    const from = first[0].length + 1;
    return { name: first[0], files: files.map(({ path, bytes }) => ({ path: path.slice(from), bytes })) };
  }
  const name = files.length === 1 ? files[0].path.replace(/\.[^.]*$/, "") : "my articles";
  return { name, files };
};

/** Returns what was dropped. */
export const dropped = async (transfer) => {
  // Entries are gone once this function waits for something.
  const all = [...transfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  const files = all.length > 0
    ? (await Promise.all(all.map((entry) => below(entry, "")))).flat()
    : await Promise.all([...transfer.files].map((file) => read(file, file.name)));
  return named(files);
};

/** Returns what was chosen in a field. */
export const chosen = async (list) => {
  const files = [...list].map((file) => [file, file.webkitRelativePath || file.name]);
  return named(await Promise.all(files.filter(([, path]) => !isHidden(path)).map(([file, path]) => read(file, path))));
};
