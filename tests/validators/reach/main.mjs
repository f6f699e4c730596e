// Uses the site in a browser as somebody would who installs nothing, and prints `ok: site: ...` or `FAILED: site: ...` for
// each thing done. After the first visit there is no server any more.
//
// Usage: PUPPETEER_EXECUTABLE_PATH=BROWSER node main.mjs NODE_MODULES SITE PROGRAM WORK [SEEDS]
//   NODE_MODULES  target/tools/ace/node_modules, once tests/run has been there
//   SITE          target/site, as web/build.mjs makes it
//   WORK          a folder of its own
//   SEEDS         a folder with a real series, if there is one
// SITE_STEP=WORDS does only what has these words in its name; SITE_PICTURES=yes puts pictures into WORK; SITE_LANGUAGE=de has
// the browser ask for German.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { browse, click, follow, leads } from '../desk/browser.mjs';
import { files, made } from '../desk/series.mjs';

const [modules, site, program, work, seeds] = process.argv.slice(2);
if (!work) {
  console.error('usage: PUPPETEER_EXECUTABLE_PATH=BROWSER node main.mjs NODE_MODULES SITE PROGRAM WORK [SEEDS]');
  process.exit(2);
}
rmSync(work, { recursive: true, force: true });
mkdirSync(work, { recursive: true });
const folder = made(path.join(work, 'letters'));
const downloads = path.resolve(work, 'downloads');
const only = process.env.SITE_STEP;

function check(holds, what) {
  if (!holds) throw new Error(what);
}

async function until(what, holds, most = 60_000) {
  const start = performance.now();
  for (;;) {
    const held = await holds();
    if (held) return held;
    check(performance.now() - start < most, `${what}: not within ${most / 1000} s`);
    await new Promise((wait) => { setTimeout(wait, 10); });
  }
}

/** Serves the site below a folder of its address, as many hosts do, packed where the browser takes that. */
const sent = { bytes: 0, names: [] };
const types = { html: 'text/html', css: 'text/css', js: 'text/javascript', wasm: 'application/wasm' };
const server = createServer((asked, answer) => {
  const [, name] = asked.url.match(/^\/chapbook\/((?:parts\/)?[\w.-]*)/) ?? [];
  const file = path.join(site, name || 'index.html');
  if (name === undefined || !existsSync(file)) {
    answer.writeHead(404).end();
    return;
  }
  const packed = /\bbr\b/.test(asked.headers['accept-encoding'] ?? '') && existsSync(`${file}.br`);
  const bytes = readFileSync(packed ? `${file}.br` : file);
  sent.bytes += bytes.length;
  sent.names.push(name);
  answer.writeHead(200, {
    'Content-Type': types[file.split('.').pop()] ?? 'application/octet-stream',
    'Cache-Control': 'no-cache',
    ...(packed && { 'Content-Encoding': 'br' }),
  }).end(bytes);
});
await new Promise((listens) => { server.listen(0, '127.0.0.1', listens); });
const home = `http://localhost:${server.address().port}/chapbook/`;

const { browser, page: first, axe } = await browse(modules, process.env.SITE_LANGUAGE);
let page = first;
const session = await browser.target().createCDPSession();
await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: downloads });
const complaints = [];
function listen(opened) {
  page = opened;
  page.setDefaultTimeout(60_000);
  page.on('console', (message) => { if (message.type() === 'error') complaints.push(message.text()); });
  page.on('pageerror', (error) => complaints.push(error.message));
  // A page that is left with something unsaved asks; whoever walks through it leaves.
  page.on('dialog', (dialog) => dialog.accept());
}
listen(page);

const ready = () => page.waitForSelector('body[data-ready]');
/** The desk in its frame, once it shows a view. */
const desk = () => until('the desk is shown', async () => {
  const frame = page.frames().find((one) => /\/desk\/[0-9a-f-]+\//.test(one.url()) && one.parentFrame() === page.mainFrame());
  return frame && (await frame.$('main#view').catch(() => null)) && frame;
});
const said = () => page.$eval('#said', (words) => words.textContent);

/** Drops folders or files anywhere on the page. */
async function drop(...paths) {
  const devtools = await page.createCDPSession();
  const data = { items: [], files: paths.map((one) => path.resolve(one)), dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop']) {
    await devtools.send('Input.dispatchDragEvent', { type, x: 300, y: 200, data });
  }
  await devtools.detach();
}

/** Goes to a view by the menu. */
async function view(name) {
  const frame = await desk();
  await follow(frame, `header nav a[href$="/${name}"]`);
  return desk();
}

/** Clicks what downloads, and returns the bytes of the file. */
async function download(frame, selector, name) {
  const file = path.join(downloads, name);
  rmSync(file, { force: true });
  await frame.$eval(selector, (link) => link.click());
  await until(`${name} is downloaded`, () => existsSync(file) && !existsSync(`${file}.crdownload`), 20_000);
  return readFileSync(file);
}

/** Makes and downloads what can be made, and compares it with what the program builds. */
async function sameAsBuilt(series) {
  const out = path.join(work, `built-${path.basename(series)}`);
  execFileSync(program, ['build', '-q', '-o', out, series], { stdio: 'ignore' });
  const built = readdirSync(out, { recursive: true }).filter((name) => /\.(epub|pdf)$/.test(name)).sort();
  check(built.length > 3, `the program makes ${built}`);
  let frame = await view('make');
  await follow(frame, 'main form button');
  frame = await desk();
  const offered = await frame.$$eval('main a[download]', (all) => all.map((link) => link.textContent));
  check(JSON.stringify(offered.toSorted()) === JSON.stringify(built), `the page offers ${offered}, the program makes ${built}`);
  for (const [at, name] of offered.entries()) {
    const bytes = await download(frame, `main a[href$="/made/${at}"]`, path.basename(name));
    check(Buffer.compare(bytes, readFileSync(path.join(out, name))) === 0, `${name} has other bytes`);
  }
  return built.length;
}

const steps = {
  async 'the first visit brings the site into the browser'() {
    await page.goto(home, { waitUntil: 'load' });
    await ready();
    check((await said()) === '', `the page says: ${await said()}`);
    const twice = sent.names.filter((name, at) => name.endsWith('.wasm') && sent.names.indexOf(name) !== at);
    check(twice.length === 0, 'the library is fetched once');
    // What a language may need comes once the page is there: from then on no series needs a network.
    await page.waitForSelector('body[data-whole]');
    console.log(`    ${(sent.bytes / 1e6).toFixed(2)} MB over the wire, with the parts that are fetched once the page is there`);
    server.closeAllConnections();
    await new Promise((ends) => { server.close(ends); });
  },

  async 'without a network the page opens again'() {
    await page.reload({ waitUntil: 'load' });
    await ready();
    check((await page.$eval('#home h1', (title) => title.textContent)) === 'chapbook', 'the page is there');
  },

  async 'a folder that is dropped lies on the desk'() {
    await drop(folder);
    const frame = await desk();
    check((await frame.$$('ol.articles > li')).length === 3, 'three articles');
    check((await page.$eval('#name', (name) => name.textContent)) === 'letters', 'the series has the name of its folder');
  },

  async 'the desk speaks the language of the browser'() {
    const wanted = (process.env.SITE_LANGUAGE ?? 'en').split('-')[0];
    const spoken = await (await desk()).evaluate(() => document.documentElement.lang);
    check(spoken === wanted, `it speaks ${spoken}`);
  },

  async 'EPUB, print edition, booklet and handouts are those that the program makes'() {
    console.log(`    ${await sameAsBuilt(folder)} files`);
  },

  async 'the frame of the e-reader shows the EPUB'() {
    const frame = await view('reader');
    const reader = await until('the frame is there', async () => {
      const inner = frame.childFrames()[0];
      return inner && (await inner.$('nav').catch(() => null)) && inner;
    });
    await follow(reader, 'nav li:nth-child(2) a');
    check(reader.url().includes('/epub/'), `a link leads to ${reader.url()}`);
    check(await reader.evaluate(() => getComputedStyle(document.body).fontFamily).then(Boolean), 'it has its style');
  },

  async 'a title is corrected, and stays after the page was closed'() {
    let frame = await view('');
    const press = async (selector) => {
      await follow(frame, selector);
      frame = await desk();
    };
    await press('ol.articles li:nth-child(3) a');
    await press('#L4 a.w');
    await press('.panel button[value=title]');
    await press('main form button');
    frame = await view('');
    check((await frame.$eval('.articles', (list) => list.textContent)).includes('Notes of a potter'), 'the list has the new title');
    await page.close();
    listen(await browser.newPage());
    await page.goto(home, { waitUntil: 'load' });
    await ready();
    const kept = await page.$$eval('#series a', (all) => all.map((link) => link.textContent));
    check(kept.length === 1 && kept[0] === 'letters', `kept are ${kept}`);
    await click(page, '#series a');
    frame = await desk();
    check((await frame.$eval('.articles', (list) => list.textContent)).includes('Notes of a potter'), 'the correction is kept');
  },

  // The form is sent twice: what it says of settings is saved, and then the browser sends it again to have the booklet made.
  async 'what is chosen beside the button that makes the booklet is saved first'() {
    let frame = await view('booklet');
    await click(frame, 'input[value="single-sided"]');
    await follow(frame, 'main .first');
    frame = await desk();
    const offered = await frame.$$eval('main a[download]', (all) => all.map((link) => link.textContent));
    check(offered.some((name) => name.endsWith('-booklet.pdf')), `the page offers ${offered}`);
    frame = await view('settings');
    check((await frame.$eval('#booklet-flip', (field) => field.value)) === 'single-sided', 'it is saved');
    await follow(frame, '.done button');
    frame = await view('settings');
    check((await frame.$eval('#booklet-flip', (field) => field.value)) === '', 'it is taken back');
  },

  // The library is made anew with a part that it lacks, and what was done would be gone from its memory.
  async 'a change that needs other patterns can be taken back'() {
    await page.waitForSelector('body[data-whole]');
    let frame = await view('settings');
    await frame.$eval('details:has(#series-language)', (group) => { group.open = true; });
    await frame.$eval('#series-language', (field) => { field.value = 'de'; });
    await follow(frame, 'details:has(#series-language) button');
    frame = await desk();
    await follow(frame, 'main form button');
    await view('book');
    frame = await view('booklet');
    await follow(frame, '.done button');
    frame = await view('settings');
    const language = await frame.$eval('#series-language', (field) => field.value);
    check(language === '', `the language is ${language}`);
  },

  async 'a reload leads back to the view that was shown'() {
    await view('booklet');
    await page.reload({ waitUntil: 'load' });
    const frame = await desk();
    check(frame.url().endsWith('/booklet'), `it leads to ${frame.url()}`);
  },

  async 'a change in one tab is seen in another, and is no conflict'() {
    const before = page;
    let frame = await view('');
    listen(await browser.newPage());
    await page.goto(`${home}#letters/`, { waitUntil: 'load' });
    const other = await desk();
    await follow(other, 'ol.articles li:nth-child(2) button[value=out]');
    const shown = await desk();
    await follow(shown, 'main form button');
    await page.close();
    page = before;
    await page.bringToFront();
    frame = await desk();
    await until('the other tab sees it', async () => (await frame.$$('ol.articles > li')).length === 2);
  },

  async 'the series is saved as a zip that makes the same series'() {
    const bytes = await download(page, '#zip', 'letters.zip');
    check(bytes.subarray(0, 2).toString() === 'PK', 'it is an archive');
    await click(page, '#around a');
    await page.waitForSelector('#series a');
    await drop(path.join(downloads, 'letters.zip'));
    await until('a second series', async () => (await page.$eval('#name', (name) => name.textContent)) === 'letters 2');
    const frame = await desk();
    check((await frame.$eval('.articles', (list) => list.textContent)).includes('Notes of a potter'), 'it is corrected, too');
  },

  async 'no view of the page scrolls sideways or has a violation'() {
    const found = [];
    for (const at of ['', '#letters/']) {
      await page.goto(home + at, { waitUntil: 'load' });
      await page.reload({ waitUntil: 'load' });
      await ready();
      for (const width of [360, 1400]) {
        await page.setViewport({ width, height: 900 });
        const scheme = width === 360 ? 'dark' : 'light';
        await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
        if (process.env.SITE_PICTURES) await page.screenshot({ path: path.join(work, `${at ? 'open' : 'page'}-${width}.png`) });
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        if (wide > 0) found.push(`${at || 'page'} at ${width} px: scrolls sideways by ${wide}`);
        await page.evaluate(axe);
        const violations = await page.evaluate(async () => {
          const { violations } = await globalThis.axe.run(document, { iframes: false, resultTypes: ['violations'] });
          return violations.map((rule) => `${rule.id}: ${rule.help}: ${rule.nodes[0].html.slice(0, 160)}`);
        });
        found.push(...violations.map((line) => `${at || 'page'} at ${width} px: ${line}`));
      }
    }
    check(found.length === 0, found.join('\n    '));
  },

  async 'what the page must not do was never tried'() {
    check(complaints.length === 0, complaints.join('\n    '));
  },
};

if (seeds) {
  steps['the two newsletter pages make the books that the program makes'] = async () => {
    await page.goto(home, { waitUntil: 'load' });
    await ready();
    const start = performance.now();
    await drop(seeds);
    const frame = await desk();
    const shown = performance.now() - start;
    check((await frame.$$('ol.articles > li')).length === 2, 'there are two articles');
    console.log(`    ${await sameAsBuilt(seeds)} files; the desk was shown ${Math.round(shown)} ms after the drop`);
  };
}

for (const [name, step] of Object.entries(steps)) {
  if (only && !name.includes(only)) continue;
  const start = performance.now();
  try {
    await step();
    console.log(`ok: site: ${name} (${Math.round(performance.now() - start)} ms)`);
  } catch (error) {
    console.log(`FAILED: site: ${name}: ${error.message}`);
  }
}
await browser.close();
