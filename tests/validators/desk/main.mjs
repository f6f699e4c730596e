// Uses the desk in a browser as somebody would, and prints `ok: desk: ...` or `FAILED: desk: ...` for each thing done.
//
// Usage: PUPPETEER_EXECUTABLE_PATH=BROWSER node main.mjs NODE_MODULES PROGRAM FOLDER [SEEDS]
//   NODE_MODULES  target/tools/ace/node_modules, once tests/run has been there
//   FOLDER        a folder of its own, for a series and outputs
//   SEEDS         a folder with a real series, if there is one
// DESK_STEP=WORDS does only what has these words in its name; DESK_PICTURES=yes puts a picture of every view into FOLDER.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { browse, click, enter, follow, leads, letters, relay, serve, shownPages, tabTo } from './browser.mjs';
import { files, made } from './series.mjs';

const [modules, program, work, seeds] = process.argv.slice(2);
if (!work) {
  console.error('usage: PUPPETEER_EXECUTABLE_PATH=BROWSER node main.mjs NODE_MODULES PROGRAM FOLDER [SEEDS]');
  process.exit(2);
}
const only = process.env.DESK_STEP;
rmSync(work, { recursive: true, force: true });
const folder = made(path.join(work, 'series'));
const inFolder = (name) => path.join(folder, name);
const text = (name) => readFileSync(inFolder(name), 'utf8');

function check(holds, what) {
  if (!holds) throw new Error(what);
}

/** Waits until something holds, and returns after how many milliseconds it did. */
async function until(what, holds) {
  const start = performance.now();
  while (!(await holds())) {
    check(performance.now() - start < 15_000, `${what}: not within 15 s`);
    await new Promise((wait) => { setTimeout(wait, 15); });
  }
  return Math.round(performance.now() - start);
}

/** Has the browser ask for a language. */
const speak = (language) => page.setExtraHTTPHeaders({ 'Accept-Language': language });

/** Says what is wider than the window; nothing if nothing is. */
const sideways = () => page.evaluate(() => {
  const view = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= view) return '';
  // A page from right to left is too wide at its left.
  const isBeyond = ({ left, right }) => right > view + 1 || left < -1;
  const first = [...document.querySelectorAll('body *')].find((e) => isBeyond(e.getBoundingClientRect()));
  return `${document.documentElement.scrollWidth} px, at ${first?.outerHTML.slice(0, 120)}`;
});

/** Returns which rules of accessibility the page breaks. */
async function violations() {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    // What the frame shows is the EPUB, which Ace looks at.
    const { violations } = await globalThis.axe.run(document, { iframes: false, resultTypes: ['violations'] });
    return violations.map((rule) => `${rule.id}: ${rule.help}: ${rule.nodes[0].html.slice(0, 160)}`);
  });
}

/** Every view, once an address is known. */
const views = {
  series: '/',
  text: '/text?file=2025-01-06-wheel.txt',
  line: '/text?file=2025-01-06-wheel.txt&line=3',
  facts: '/text?file=2025-01-06-wheel.txt&facts=yes',
  found: '/?find=froze',
  editor: '/text?file=2025-01-06-wheel.txt&edit=yes',
  book: '/book?page=4',
  contents: '/book?contents=yes',
  'book-line': '/book?article=2025-01-06-the-wheel-turns&line=9',
  reader: '/reader',
  cover: '/cover?design=paper&colour=indigo',
  booklet: '/booklet?show=sheets',
  folded: '/booklet?show=folded&at=2',
  'how-to': '/booklet?show=how-to',
  test: '/booklet?show=test',
  handouts: '/handouts',
  handout: '/handouts?article=2025-02-03-the-forge',
  leader: '/handouts?article=2025-02-03-the-forge&kind=leader',
  study: '/handouts?article=2025-02-03-the-forge&edit=yes',
  problems: '/problems',
  settings: '/settings',
  'found-settings': '/settings?find=margin',
  make: '/make',
  change: '/text?file=2025-01-06-wheel.txt&facts=yes',
  refused: '/text?file=2025-01-06-wheel.txt&facts=yes',
  made: '/make',
};

/** Goes on to what stands at no address of its own. */
const beyond = {
  made: () => follow(page, 'main button'),
  async change() {
    await page.$eval('#facts input[name=title]', (field) => { field.value = 'The Wheel Stands'; });
    await follow(page, '#facts .first');
  },
  async refused() {
    await page.$eval('#facts input[name=date]', (field) => { field.value = '4 Febtober'; });
    await follow(page, '#facts .first');
  },
};

/** Opens a view by its name. */
async function look(name) {
  await open(views[name]);
  await beyond[name]?.();
}

/** Tells whether every word of pages of a PDF stands on the pages that are shown. */
async function samePages(page, pdf, first, last) {
  const printed = execFileSync('pdftotext', ['-f', first, '-l', last, pdf, '-'], { encoding: 'utf8' });
  const shown = letters(await shownPages(page));
  const words = printed.split(/\s+/).map(letters).filter((word) => word.length > 2);
  check(words.length > 0, `pages ${first} and ${last} of ${pdf} hold no words`);
  const lacks = words.filter((word) => !shown.includes(word));
  check(lacks.length === 0, `pages ${first} and ${last} lack: ${lacks.join(' ')}`);
}

function build(series, out) {
  execFileSync(program, ['build', '-o', out, series], { stdio: 'ignore' });
  return readdirSync(out, { recursive: true }).filter((name) => /\.\w+$/.test(name)).sort();
}

const { browser, page, axe } = await browse(modules);
const desk = await serve(program, folder, path.join(work, 'out'));
const open = (view) => page.goto(desk.address + view, { waitUntil: 'load' });
// A page on which something is not saved asks before it is left; only the step about that looks at the question.
const leaves = (dialog) => dialog.accept();
page.on('dialog', leaves);

const steps = {
  async 'the spread of pages 2 and 3 holds their words'() {
    const made = build(folder, path.join(work, 'built'));
    const pdf = made.find((name) => name.endsWith('.pdf') && !/-/.test(name.replace('letters-from-the-mill', '')));
    await open('/book?page=3');
    check((await page.$$('.sheet svg')).length === 2, 'pages 2 and 3 lie open together');
    await samePages(page, path.join(work, 'built', pdf), '2', '3');
  },

  // Where a book runs from right to left, words that begin at their right end would lie beside their glyphs.
  async 'words lie over their glyphs, whichever way a book runs'() {
    await open('/book?page=3');
    for (const direction of ['ltr', 'rtl']) {
      const [all, beside] = await page.$eval('.spread', (spread, dir) => {
        spread.dir = dir;
        const words = [...spread.querySelectorAll('text')];
        const isBeside = (word) => Math.abs(word.getBBox().x - Number(word.getAttribute('x'))) > 1;
        return [words.length, words.filter(isBeside).length];
      }, direction);
      check(all > 0 && beside === 0, `${direction}: of ${all} words ${beside} lie beside their glyphs`);
    }
  },

  async 'a title is corrected by click and taken back, byte for byte'() {
    const before = text('chapbook.toml');
    await open('/text?file=2025-03-03-kiln.txt');
    await follow(page, '#L4 a.w');
    await follow(page, '.panel button[value=title]');
    check((await page.$eval('.diff', (diff) => diff.textContent)).includes('as = "title"'), 'the change is shown first');
    check(text('chapbook.toml') === before, 'nothing is written before it was shown');
    await follow(page, 'main form button');
    check(text('chapbook.toml').startsWith(before) && text('chapbook.toml').includes('[[correct]]'), 'the file has the correction after what it had');
    await open('/');
    check((await page.$eval('.articles', (list) => list.textContent)).includes('Notes of a potter'), 'the list has the new title');
    await open('/book');
    await follow(page, 'main li:nth-last-child(2) a');
    await open('/book?page=3');
    await follow(page, '.done button');
    check(text('chapbook.toml') === before, 'taken back, the file is as it was');
    await open('/');
    check(!(await page.$('.done')), 'there is nothing more to take back');
  },

  async 'a word on the page leads to its line, and the line to its page'() {
    await open('/text?file=2025-01-06-wheel.txt');
    const lines = files['2025-01-06-wheel.txt'].split('\n');
    const number = lines.findIndex((line) => line.includes('froze on a Sunday')) + 1;
    await follow(page, `#L${number} a.n`);
    check((await shownPages(page)).includes('froze'), 'the page has the line');
    const marked = await page.$$eval('.here', (all) => all.length);
    check(marked > 0, 'the line is marked on it');
    const word = await page.evaluateHandle(() => [...document.querySelectorAll('text[data-at]')].find((text) => text.textContent.includes('froze')));
    const at = await word.evaluate((text) => {
      text.scrollIntoView({ block: 'center' });
      const box = text.getExtentOfChar(text.textContent.indexOf('froze') + 2);
      const place = new DOMPoint(box.x + box.width / 2, box.y + box.height / 2).matrixTransform(text.getScreenCTM());
      return [place.x, place.y];
    });
    await leads(page, () => page.mouse.click(...at));
    check(page.url().endsWith(`line=${number}#L${number}`), `${page.url()} is not line ${number}`);
    check(await page.$eval(`#L${number}`, (line) => line.getBoundingClientRect().top < window.innerHeight), 'the line is in view');
  },

  async 'the booklet is folded through from cover to cover'() {
    await open('/booklet?show=sheets');
    const sheets = (await page.$eval('h2', (title) => title.textContent)).match(/of (\d+)/)[1];
    const printed = new Set();
    for (let sheet = 1; sheet <= sheets; sheet += 1) {
      await open(`/booklet?show=sheets&at=${sheet}`);
      const labels = await page.$$eval('.sides svg[role=img]', (all) => all.map((svg) => svg.getAttribute('aria-label')));
      check(labels.length === 2, `both sides of sheet ${sheet}`);
      labels.flatMap((label) => label.match(/Pages (.*)/)[1].split(', ')).forEach((page) => printed.add(page));
    }
    await follow(page, 'nav[aria-label="Parts of the booklet"] a:first-child');
    const first = await page.$eval('.sheet figcaption', (caption) => caption.textContent);
    check(first.includes('front cover'), `the cover comes first: ${first}`);
    let text = '';
    let openings = 1;
    for (; await page.$('a[rel=next]'); openings += 1) {
      text += await shownPages(page);
      await follow(page, 'a[rel=next]');
    }
    check((await page.$eval('.sheet figcaption', (caption) => caption.textContent)).includes('back cover'), 'the back comes last');
    check(openings === sheets * 2 + 1, `${openings} openings of ${sheets} sheets`);
    check(letters(text).includes(letters('The brook froze on a Sunday')), 'the text is in it');
  },

  async 'a study file is made beside the text, and its handouts are shown'() {
    await open('/handouts?article=2025-01-06-the-wheel-turns&edit=yes');
    await page.$eval('textarea', (area) => { area.value = '# Questions\n\n1. [f] What stood still? '; area.setSelectionRange(99, 99); });
    await click(page, '[data-put="¶ 2"]');
    await follow(page, 'main form button[type=submit]');
    await follow(page, 'main form button');
    check(text('2025-01-06-wheel.study.md').trim() === '# Questions\n\n1. [f] What stood still? ¶ 2', 'the file is there');
    check((await shownPages(page)).includes('What stood still'), 'the question is on the copy');
    await follow(page, '.done button');
    check(!existsSync(inFolder('2025-01-06-wheel.study.md')), 'taken back, it is gone');
  },

  // A title that was typed was dropped in silence by any other button.
  async 'a title that is typed is saved before the booklet is made, without a script too'() {
    const before = text('chapbook.toml');
    for (const script of [true, false]) {
      await page.setJavaScriptEnabled(script);
      await open('/');
      await (await page.$('.steps input[name="series.title"]')).click({ clickCount: 3 });
      await page.keyboard.type('Letters from the Weir');
      await follow(page, '.steps .first');
      check(text('chapbook.toml').includes('title = "Letters from the Weir"   # as on the sign'), 'the title is saved');
      check((await page.$eval('main', (main) => main.textContent)).includes('letters-from-the-weir-booklet.pdf'), 'the booklet has it');
      await follow(page, '.done button');
      check(text('chapbook.toml') === before, 'taken back, the file is as it was');
    }
    await page.setJavaScriptEnabled(true);
    // Another step compares all that lies there.
    rmSync(path.join(work, 'out'), { recursive: true, force: true });
  },

  async 'a page on which something is not saved is not left without a question'() {
    const asked = [];
    const answer = (dialog) => { asked.push(dialog.type()); return dialog.dismiss(); };
    const leave = async () => {
      const before = asked.length;
      await page.evaluate(() => document.querySelector('nav a[href="/book"]').click());
      await until('a question is asked', () => asked.length > before);
    };
    page.off('dialog', leaves);
    page.on('dialog', answer);
    try {
      await open('/text?file=2025-01-06-wheel.txt&facts=yes');
      await click(page, '#facts input[name=subtitle]');
      await page.keyboard.type('On frost');
      await leave();
      check(asked.join() === 'beforeunload' && page.url().includes('/text'), `it is asked: ${asked}`);
      // The file changes on disk meanwhile: the words stay where they were typed, also when the focus is elsewhere.
      await page.evaluate(() => document.activeElement.blur());
      writeFileSync(inFolder('2025-02-03-forge.md'), `${files['2025-02-03-forge.md']}\nMore.\n`);
      await until('the change is offered', () => page.$('.stale'));
      check((await page.$eval('#facts input[name=subtitle]', (field) => field.value)) === 'On frost', 'the words stay');
      writeFileSync(inFolder('2025-02-03-forge.md'), files['2025-02-03-forge.md']);
      // Its own button asks nothing; the page that shows the change does, unless it is left by its own link.
      await follow(page, '#facts .first');
      check(asked.length === 1, `saving asks nothing: ${asked}`);
      await click(page, 'main');
      await leave();
      check(asked.length === 2 && page.url().endsWith('/facts'), `what is to be confirmed is asked about: ${asked}`);
      await follow(page, 'a[data-leave]');
      check(asked.length === 2, `whoever leaves it as it is is not asked: ${asked}`);
    } finally {
      page.off('dialog', answer);
      page.on('dialog', leaves);
    }
  },

  async 'settings are folded, found by words, and opened by an address'() {
    await page.setViewport({ width: 1400, height: 900 });
    await open('/settings');
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    check(height < 2_000, `the settings are ${height} px tall`);
    await page.type('input[name=find]', 'margin');
    await page.keyboard.press('Enter');
    await until('some are found', async () => page.url().includes('find=margin'));
    await open('/settings#booklet-scheme');
    await until('the group is open', () => page.$('details[open] #booklet-scheme'));
    check(await page.$eval('#booklet-scheme', (field) => field.getBoundingClientRect().top < window.innerHeight), 'it is in view');
  },

  async 'an article is found by a word of its text'() {
    await open('/?find=froze');
    check((await page.$$('.articles li')).length === 1, 'one article has the word');
    await follow(page, '.articles li a');
    check(page.url().includes('the-wheel-turns'), `it leads to ${page.url()}`);
  },

  async 'an error keeps the last good pages, with the message above'() {
    await open('/book?page=3');
    const before = await shownPages(page);
    writeFileSync(inFolder('chapbook.toml'), '[series]\ntitel = "The Mill"\n');
    await until('the error is seen', () => page.$('main [role=alert]'));
    check((await page.$eval('main [role=alert]', (alert) => alert.textContent)).includes('titel'), 'it says what is wrong');
    check((await page.$$('.last svg')).length === 2 && (await shownPages(page)) === before, 'the pages stay');
    writeFileSync(inFolder('chapbook.toml'), files['chapbook.toml']);
    await until('it is mended', async () => !(await page.$('.last')));
  },

  async 'an article is left out and taken in again'() {
    const before = text('chapbook.toml');
    await open('/');
    await follow(page, '.articles li:nth-child(2) button[value=out]');
    await follow(page, 'main form button');
    check((await page.$$('ol.articles > li')).length === 2, 'it is left out');
    await follow(page, 'button[value=in]');
    await follow(page, 'main form button');
    check((await page.$$('ol.articles > li')).length === 3, 'it is taken in');
    check((await page.$eval('ol.articles > li:nth-child(2)', (item) => item.textContent)).includes('Forge'), 'where it was');
    await follow(page, '.done button');
    await follow(page, '.done button');
    check(text('chapbook.toml') === before, 'taken back, the file is as it was');
  },

  async 'a paragraph edited on disk is seen on its page'() {
    await open('/');
    await open('/book?page=1');
    const links = await page.$$eval('main li a', (all) => all.map((a) => [a.textContent, a.getAttribute('href')]));
    const [, address] = links.find(([title]) => title.includes('Forge'));
    await open(address);
    const place = await page.evaluate(() => { window.scrollTo(0, 40); return window.scrollY; });
    check(!(await shownPages(page)).includes('stubborn'), 'the word is new');
    writeFileSync(inFolder('2025-02-03-forge.md'), files['2025-02-03-forge.md'].replace('patient', 'stubborn'));
    const took = await until('the page follows', async () => (await shownPages(page)).includes('stubborn'));
    check((await page.evaluate(() => window.scrollY)) === place, 'the page stays where it was');
    console.log(`    seen after ${took} ms`);
    writeFileSync(inFolder('2025-02-03-forge.md'), files['2025-02-03-forge.md']);
    await until('and back', async () => (await shownPages(page)).includes('patient'));
  },

  // A request of a page that was left lived on; six of them kept the browser from any other, for 20 s.
  async 'a page that is left no longer waits for a change'() {
    const between = await relay(desk.address);
    for (let count = 0; count < 8; count += 1) {
      await page.goto(between.address + (count % 2 ? '/' : '/book?page=3'), { waitUntil: 'load' });
      await until('one page waits for a change, the one that is open', () => between.waiting('/version') === 1);
    }
    await open('/');
    await until('nobody waits there', () => between.waiting('/version') === 0);
    between.end();
  },

  async 'a file that is dropped is added, and never over another'() {
    const drop = (name) => leads(page, () => page.evaluate((called) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(['The Loom\n7 April 2025\n\nThread by thread it grew.\n'], called));
      document.querySelector('main').dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    }, name));
    await open('/');
    await drop('2025-04-07-loom.txt');
    check(text('2025-04-07-loom.txt').startsWith('The Loom'), 'the file lies in the folder');
    check((await page.$eval('.articles', (list) => list.textContent)).includes('The Loom'), 'the list has it');
    await drop('2025-01-06-wheel.txt');
    check(text('2025-01-06-wheel.txt') === files['2025-01-06-wheel.txt'], 'no file is replaced');
    check((await page.$eval('main', (main) => main.textContent)).includes('in the series already'), 'it is said why');
    await open('/');
    await follow(page, '.done button');
    check(!existsSync(inFolder('2025-04-07-loom.txt')), 'taken back, it is gone');
  },

  async 'a folder that is dropped is added as its files, with the folders in it'() {
    const dropped = path.join(work, 'dropped');
    mkdirSync(path.join(dropped, 'below', 'images'), { recursive: true });
    writeFileSync(path.join(dropped, '2025-05-05-oven.txt'), 'The Oven\n5 May 2025\n\nIt was warm by noon.\n');
    writeFileSync(path.join(dropped, 'below', '2025-06-02-yeast.md'), '# Yeast\n\n2 June 2025\n\nIt rose.\n\n![It rises](images/rise.svg)\n');
    const drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><path d="M0 40 20 0 40 40Z"/></svg>\n';
    writeFileSync(path.join(dropped, 'below', 'images', 'rise.svg'), drawing);
    writeFileSync(path.join(dropped, '.hidden.txt'), 'Nobody asked for this.\n');
    await open('/');
    const client = await page.createCDPSession();
    const data = { items: [], files: [dropped], dragOperationsMask: 1 };
    const drag = (type) => client.send('Input.dispatchDragEvent', { type, x: 200, y: 300, data });
    await drag('dragEnter');
    await drag('dragOver');
    await page.evaluate(() => {
      const { prototype } = DataTransferItem;
      const { webkitGetAsEntry } = prototype;
      const readEntries = (_, reject) => reject(new Error('it is gone'));
      prototype.webkitGetAsEntry = () => {
        prototype.webkitGetAsEntry = webkitGetAsEntry;
        return { isDirectory: true, name: 'gone', createReader: () => ({ readEntries }) };
      };
    });
    await drag('drop');
    await page.waitForSelector('main > .is-unread');
    check(!existsSync(inFolder('2025-05-05-oven.txt')), 'what cannot be read is not added by halves');
    await drag('dragEnter');
    await drag('dragOver');
    await leads(page, () => drag('drop'));
    check(text('2025-05-05-oven.txt').startsWith('The Oven'), 'an article lies in the folder');
    check(text('below/2025-06-02-yeast.md').startsWith('# Yeast'), 'one of a folder below lies in that folder');
    check(text('below/images/rise.svg') === drawing, 'a picture lies where its article says');
    await open('/problems');
    check(!(await page.$eval('main', (main) => main.textContent)).includes('rise.svg'), 'the picture is found');
    await open('/');
    check(!existsSync(inFolder('.hidden.txt')), 'what is hidden is left');
    const list = await page.$eval('.articles', (list) => list.textContent);
    check(list.includes('The Oven') && list.includes('Yeast'), 'the list has them');
    await follow(page, '.done button');
    check(!existsSync(inFolder('2025-05-05-oven.txt')), 'taken back, they are gone');
  },

  async 'all outputs are those of `chapbook build`, byte for byte'() {
    await open('/make');
    await page.$$eval('input[type=checkbox]', (all) => all.forEach((box) => { box.checked = true; }));
    await follow(page, 'main button');
    const built = build(folder, path.join(work, 'built'));
    const out = path.join(work, 'out');
    const own = readdirSync(out, { recursive: true }).filter((name) => /\.\w+$/.test(name)).sort();
    check(own.join() === built.join(), `${own} are not ${built}`);
    for (const name of built) {
      const same = readFileSync(path.join(out, name)).equals(readFileSync(path.join(work, 'built', name)));
      check(same, `${name} differs`);
    }
  },

  async 'a booklet is made of some articles, from the list to the sheets'() {
    const before = text('chapbook.toml');
    await open('/');
    await click(page, 'details summary');
    await click(page, 'ol.articles > li:nth-child(1) input');
    await click(page, 'ol.articles > li:nth-child(3) input');
    await follow(page, '#keep button');
    await follow(page, 'main form button');
    check((await page.$$('ol.articles > li')).length === 2, 'the others are left out');
    await follow(page, 'nav a[href="/booklet"]');
    check(/on \d+ sheets? of A4/.test(await page.$eval('main', (main) => main.textContent)), 'it is said how many sheets there are');
    await follow(page, 'nav a[href="/make"]');
    await page.$$eval('input[type=checkbox]', (all) => all.forEach((box) => { box.checked = box.value === 'booklet'; }));
    await follow(page, 'main button');
    const said = await page.$eval('main', (main) => main.textContent);
    check(said.includes(path.resolve(work, 'out')) && said.includes('-booklet.pdf'), `it is said where the files are: ${said}`);
    check(said.includes('How to print and fold it') && (await page.$('.sheet svg')), 'it is shown how the booklet is printed');
    await follow(page, '.done button');
    check(text('chapbook.toml') === before, 'taken back, the file is as it was');
  },

  async 'the main path is walked by keyboard alone'() {
    const before = text('chapbook.toml');
    await open('/');
    await page.keyboard.press('Tab');
    check(await page.evaluate(() => document.activeElement.matches('.skip')), 'the first stop leads past the menu');
    await page.keyboard.press('Enter');
    await tabTo(page, '.articles li:nth-child(3) a');
    await enter(page);
    await tabTo(page, '#L4 a.w');
    await enter(page);
    await tabTo(page, '.panel button[value=title]');
    await enter(page);
    await tabTo(page, 'main form button');
    await enter(page);
    check(text('chapbook.toml').includes('[[correct]]'), 'it is saved');
    await tabTo(page, '.done button');
    await enter(page);
    check(text('chapbook.toml') === before, 'it is taken back');
    await tabTo(page, 'nav a[href="/book"]');
    await enter(page);
    await leads(page, () => page.keyboard.press('ArrowRight'));
    check(page.url().includes('page='), 'an arrow turns the page');
    await tabTo(page, 'nav a[href="/make"]');
    await enter(page);
    await tabTo(page, 'main button');
  },

  async 'whoever asks for German has the main path in German'() {
    const before = text('chapbook.toml');
    const main = () => page.$eval('main', (view) => view.textContent);
    const says = async (words) => check((await main()).includes(words), `“${words}” is not in: ${(await main()).slice(0, 300)}`);
    await speak('de-AT,de;q=0.9,en;q=0.8');
    await open('/');
    check((await page.$eval('html', (page) => page.lang)) === 'de', 'the page says that it is in German');
    await says('Der Weg zum Heft');
    await open('/text?file=2025-03-03-kiln.txt');
    await follow(page, '#L4 a.w');
    await says('Was ist das, bis Zeile');
    await follow(page, '.panel button[value=title]');
    await says('Noch ist nichts gespeichert.');
    await follow(page, 'main form button');
    check((await page.$eval('.done', (bar) => bar.textContent)).includes('wurde berichtigt.Rückgängig machen'), 'it is said what was done');
    await follow(page, '.done button');
    check(text('chapbook.toml') === before, 'taken back, the file is as it was');
    await follow(page, 'nav a[href="/booklet"]');
    await says('Bogen A4');
    await follow(page, '.first');
    await says('Fertig. Die Dateien liegen im Ordner');
    // A form in which somebody writes is not replaced: a message of the script offers the new page.
    await open('/text?file=2025-01-06-wheel.txt&edit=yes');
    await page.focus('textarea');
    writeFileSync(inFolder('2025-02-03-forge.md'), `${files['2025-02-03-forge.md']}\nMore.\n`);
    await until('the script says so', () => page.$('.stale'));
    await says('Die Reihe hat sich auf der Festplatte geändert. Neu anzeigen');
    writeFileSync(inFolder('2025-02-03-forge.md'), files['2025-02-03-forge.md']);
    await speak('tlh, en;q=0.5');
    await open('/');
    check((await page.$eval('html', (page) => page.lang)) === 'en', 'what the desk does not speak is in English');
  },

  // Words of other languages are longer, and names of parts are said in them.
  async 'no view in another language scrolls sideways, and none in German or Arabic has a violation'() {
    const found = [];
    await page.setViewport({ width: 360, height: 900 });
    const spoken = 'de fr es it nl pt pt-BR da nb sv fi hu ro pl cs ru uk el tr he ar hi vi'.split(' ');
    for (const language of spoken) {
      await speak(language);
      for (const [name, address] of Object.entries(views)) {
        await look(name);
        check((await page.$eval('html', (page) => page.lang)) === language, `${address} is in ${language}`);
        const wide = await sideways();
        if (wide) found.push(`${name} in ${language}: ${wide}`);
        if (language === 'de' || language === 'ar') found.push(...(await violations()).map((line) => `${name} in ${language}: ${line}`));
      }
    }
    await speak('en');
    check(found.length === 0, found.join('\n    '));
  },

  async 'no view scrolls sideways or has a violation'() {
    const found = [];
    if (process.env.DESK_PICTURES) mkdirSync(path.join(work, 'pictures'), { recursive: true });
    for (const name of Object.keys(views)) {
      const begun = performance.now();
      await page.setViewport({ width: 1400, height: 900 });
      await look(name);
      for (const width of [360, 800, 1400]) {
        await page.setViewport({ width, height: 900 });
        for (const scheme of ['light', 'dark']) {
          await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
          const wide = await sideways();
          if (wide) found.push(`${name} at ${width} px, ${scheme}: scrolls sideways, ${wide}`);
          if (process.env.DESK_PICTURES) await page.screenshot({ path: path.join(work, 'pictures', `${name}-${width}-${scheme}.png`) });
          // Rules look at colours or at what stands where: each scheme and each of the outer widths is tried once.
          if (width === 800 || (width === 360) !== (scheme === 'light')) continue;
          found.push(...(await violations()).map((line) => `${name} at ${width} px, ${scheme}: ${line}`));
        }
      }
      if (process.env.DESK_PICTURES) console.log(`    ${name}: ${Math.round(performance.now() - begun)} ms`);
    }
    check(found.length === 0, found.join('\n    '));
  },
};

if (seeds) {
  steps['the two newsletter pages lie open as they are printed'] = async () => {
    const real = path.join(work, 'real');
    cpSync(seeds, real, { recursive: true });
    const other = await serve(program, real, path.join(work, 'real-out'));
    try {
      const pdf = build(real, path.join(work, 'real-built')).find((name) => /^[^/]*\.pdf$/.test(name) && !/-(booklet|cover|calibration)/.test(name));
      await page.goto(`${other.address}/book?page=3`, { waitUntil: 'load' });
      await samePages(page, path.join(work, 'real-built', pdf), '2', '3');
      await page.goto(`${other.address}/`, { waitUntil: 'load' });
      check((await page.$$('.articles > li')).length === 2, 'there are two articles');
    } finally {
      other.end();
    }
  };
}

for (const [name, step] of Object.entries(steps)) {
  if (only && !name.includes(only)) continue;
  const start = performance.now();
  try {
    await step();
    console.log(`ok: desk: ${name} (${Math.round(performance.now() - start)} ms)`);
  } catch (error) {
    console.log(`FAILED: desk: ${name}: ${error.message}`);
  }
}
desk.end();
await browser.close();
