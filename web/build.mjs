#!/usr/bin/env node
// Makes the site: compiles the library to WebAssembly and puts it with the page's own files into target/site, each with a
// packed copy (.br) for servers that send one.
//
// Usage: web/build.mjs [ARGUMENTS OF CARGO]
//
// CARGO names another cargo, or is `none` where the library is compiled already. WASM_OPT names Binaryen's `wasm-opt`, which makes the library smaller. CHAPBOOK_PROFILE names
// another profile than `web`.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';

const project = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const target = path.resolve(project, process.env.CARGO_TARGET_DIR ?? 'target');
const profile = process.env.CHAPBOOK_PROFILE ?? 'web';
const site = path.join(target, 'site');
const from = path.join(project, 'web');

const run = (program, ...given) => execFileSync(program, given, { cwd: project, stdio: 'inherit' });
// Quotations and lists in one another take more stack than there is without a word.
// The names of functions are a twentieth of what comes over the network.
const stack = ['-C', 'link-arg=-zstack-size=8388608', '-C', 'strip=symbols'];
if (process.env.CARGO !== 'none') run(
  process.env.CARGO ?? 'cargo', 'rustc', '--locked', '--lib', '--crate-type', 'cdylib', '--target', 'wasm32-unknown-unknown',
  '--profile', profile, ...process.argv.slice(2), '--', ...stack,
);

rmSync(site, { recursive: true, force: true });
mkdirSync(site, { recursive: true });
const own = readdirSync(from).filter((name) => /\.(html|css|js)$/.test(name));
for (const name of own) cpSync(path.join(from, name), path.join(site, name));
const folder = profile === 'dev' ? 'debug' : profile;
const library = path.join(target, 'wasm32-unknown-unknown', folder, 'chapbook.wasm');
const optimise = process.env.WASM_OPT;
if (optimise) run(optimise, '-O2', '--all-features', library, '-o', path.join(site, 'chapbook.wasm'));
else cpSync(library, path.join(site, 'chapbook.wasm'));

// What the native program carries within it, each in a file: of crates, by the names that the library asks for.
// Those of a plain book in English come with the page itself, so that it is not made twice.
const begin = ['LibertinusSerif-Regular.otf', 'LibertinusSerif-Italic.otf', 'LibertinusSerif-Bold.otf', 'en-us.standard.bincode'];
const parts = path.join(site, 'parts');
mkdirSync(parts);
const metadata = execFileSync('cargo', ['metadata', '--format-version', '1', '--locked', '--filter-platform', 'wasm32-unknown-unknown'], { cwd: project, maxBuffer: 1 << 28 });
const { packages } = JSON.parse(metadata);
for (const [name, folder, wanted] of [
  ['typst-assets', 'files/fonts', /^LibertinusSerif-.*\.otf$/],
  ['dejavu', 'assets/dejavu-fonts-ttf-2.37/ttf', /^DejaVuSans(Mono)?(-(Bold|Oblique|BoldOblique))?\.ttf$/],
  ['hyphenation', 'dictionaries', /\.standard\.bincode$/],
]) {
  const from = path.join(path.dirname(packages.find((one) => one.name === name).manifest_path), folder);
  for (const file of readdirSync(from).filter((file) => wanted.test(file))) cpSync(path.join(from, file), path.join(parts, file));
}

// The first visit fetches these; another version of any makes another site.
const below = () => readdirSync(site, { recursive: true }).filter((name) => statSync(path.join(site, name)).isFile()).sort();
const all = below().filter((name) => name !== 'sw.js');
const files = all.filter((name) => path.dirname(name) === '.' || begin.includes(path.basename(name)));
const list = (names) => names.map((name) => JSON.stringify(name)).join(', ');
const filled = (name, ...texts) => {
  const file = path.join(site, name);
  writeFileSync(file, texts.reduce((text, [from, to]) => text.replace(from, to), readFileSync(file, 'utf8')));
};
const rest = readdirSync(parts).filter((name) => !begin.includes(name)).sort();
filled('worker.js', ['/* @BEGIN@ */', list(begin)], ['/* @PARTS@ */', list(rest)]);
const version = createHash('sha256');
for (const name of all) version.update(name).update(readFileSync(path.join(site, name)));
filled(
  'sw.js',
  ['@VERSION@', version.digest('hex').slice(0, 16)],
  ['/* @FILES@ */', list(files)],
  ['/* @REST@ */', list(all.filter((name) => !files.includes(name)))],
);

// The best packing takes half a minute, which is worth it only for what is given to others.
const quality = Number(process.env.BROTLI_QUALITY ?? 11);
let [plain, packed, first] = [0, 0, 0];
for (const name of below()) {
  const bytes = readFileSync(path.join(site, name));
  const small = brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: quality,
      [constants.BROTLI_PARAM_LGWIN]: 24,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
  writeFileSync(path.join(site, `${name}.br`), small);
  plain += bytes.length;
  packed += small.length;
  if (name === 'sw.js' || files.includes(name)) first += small.length;
  console.log(`${String(bytes.length).padStart(9)}  ${String(small.length).padStart(8)}  ${name}`);
}
console.log(`${String(first).padStart(19)}  packed before the first page`);
console.log(`${String(plain).padStart(9)}  ${String(packed).padStart(8)}  all, plain and packed`);
