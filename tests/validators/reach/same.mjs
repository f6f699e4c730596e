// Makes every series of a folder with the library as the web page has it, and compares each file with what the program makes.
//
// Usage: node same.mjs SITE PROGRAM WORK FOLDER...
//   WORK    a folder of its own; what has other bytes is put there as the page makes it
//   FOLDER  holds series, one in each folder; or is one, if it holds files
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [site, program, work, ...folders] = process.argv.slice(2);
const { begin, read } = await import(pathToFileURL(path.resolve(site, 'library.js')));
/** Typefaces and patterns, as far as a series has needed them. */
const parts = new Map();
const module = new WebAssembly.Module(readFileSync(path.join(site, 'chapbook.wasm')));

const below = (folder) => readdirSync(folder, { recursive: true })
  .filter((name) => statSync(path.join(folder, name)).isFile())
  .sort();

/** Makes all outputs in the library, again whenever it lacked a part; returns their bytes by name. */
function made(folder) {
  for (;;) {
    const library = begin(module, parts);
    const all = madeBy(library, folder);
    const wanted = library.wanted();
    if (wanted.length === 0) return all;
    for (const name of wanted) {
      const file = path.join(site, 'parts', name);
      parts.set(name, existsSync(file) ? readFileSync(file) : new Uint8Array());
    }
  }
}

function madeBy(library, folder) {
  // A series without a title has that of its folder.
  const series = path.basename(folder);
  for (const name of below(folder)) library.call('put', `${series}/${name}`, readFileSync(path.join(folder, name)));
  library.call('open', series, '/desk', 'token');
  const ask = (method, target, body = '') => {
    const asked = JSON.stringify({ method, target, type: 'application/x-www-form-urlencoded' });
    return read(library.call('answer', asked, body));
  };
  const outputs = ['epub', 'pdf', 'booklet', 'handouts'].map((name) => `&make=${name}`).join('');
  const page = new TextDecoder().decode(ask('POST', '/make', `token=token${outputs}`).rest);
  const links = [...page.matchAll(/href="\/desk(\/made\/\d+)" download="[^"]*">(?:<bdi>)?([^<]*)</g)];
  return new Map(links.map(([, address, name]) => [name, ask('GET', address).rest]));
}

function built(folder, out) {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  // What has an error is not written, as in the page; the rest is.
  for (const command of ['build', 'handouts']) spawnSync(program, [command, '-q', '-o', out, folder], { stdio: 'ignore' });
  return new Map(below(out).map((name) => [name, readFileSync(path.join(out, name))]));
}

let files = 0;
let wrong = 0;
const series = folders.flatMap((folder) => {
  const inner = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return inner.length > 3 ? inner.map(({ name }) => path.join(folder, name)) : [folder];
});
for (const folder of series) {
  const out = path.join(work, path.basename(folder));
  let here;
  try {
    here = made(folder);
  } catch (error) {
    console.log(`FAILED: same bytes: ${folder}: ${error.message}`);
    wrong += 1;
    continue;
  }
  const there = built(folder, out);
  const names = [...new Set([...here.keys(), ...there.keys()])].sort();
  const differs = names.filter((name) => !here.has(name) || !there.has(name) || Buffer.compare(Buffer.from(here.get(name)), there.get(name)) !== 0);
  const how = (name) => `${name} ${!there.has(name) ? 'is made by the page only' : !here.has(name) ? 'is made by the program only' : 'has other bytes'}`;
  files += names.length;
  for (const name of differs.filter((name) => here.has(name))) {
    const file = path.join(out, 'page', name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, here.get(name));
  }
  if (differs.length > 0) {
    console.log(`FAILED: same bytes: ${folder}: ${differs.map(how).join('; ')}`);
    wrong += 1;
  }
}
if (wrong === 0) console.log(`ok: same bytes: ${files} files of ${series.length} series`);
