// Opens every XHTML file of unpacked EPUBs as a reader with a small or large screen, text at twice its
// size and a light or dark page would see it, and fails where a reader would be hindered.
//
// Usage: node browser.mjs NODE_MODULES UNPACKED [PICTURES]
//   UNPACKED  a folder with one folder for each EPUB
//   PICTURES  where a picture of each file of the sample is put, if given
import { mkdirSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [modules, unpacked, pictures] = process.argv.slice(2);
const puppeteer = createRequire(path.resolve(modules, 'any.js'))('puppeteer-core');

const widths = [320, 1200];
const schemes = ['light', 'dark'];
const workers = 2;

/** Returns every XHTML file below a folder, sorted. */
function files(folder) {
  return readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith('.xhtml'))
    .sort()
    .map((name) => path.join(folder, name));
}

/** Runs in the page: returns what hinders a reader, one line each. */
function hindrances(scheme) {
  const found = [];
  const view = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth > view) {
    const wide = [...document.body.querySelectorAll('*')].find((e) => e.getBoundingClientRect().right > view + 1);
    found.push(`scrolls sideways: ${document.documentElement.scrollWidth} in ${view} px, at ${wide?.outerHTML.slice(0, 120)}`);
  }
  for (const image of document.images) {
    const box = image.getBoundingClientRect();
    if (!image.complete || image.naturalWidth === 0) found.push(`picture not shown: ${image.src}`);
    if (box.left < -1 || box.right > view + 1) found.push(`picture beyond the view: ${image.src}`);
  }

  const parse = (css) => {
    const [r, g, b, a = 1] = css.match(/[\d.]+/g).map(Number);
    return { r, g, b, a };
  };
  const over = (top, under) => ({
    r: top.r * top.a + under.r * (1 - top.a),
    g: top.g * top.a + under.g * (1 - top.a),
    b: top.b * top.a + under.b * (1 - top.a),
    a: 1,
  });
  const luminance = ({ r, g, b }) => {
    const [x, y, z] = [r, g, b].map((c) => {
      const s = c / 255;
      return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const paper = scheme === 'dark' ? { r: 18, g: 18, b: 18, a: 1 } : { r: 255, g: 255, b: 255, a: 1 };
  const background = (element) => {
    const layers = [];
    for (let e = element; e; e = e.parentElement) layers.push(parse(getComputedStyle(e).backgroundColor));
    return layers.reverse().reduce((under, layer) => over(layer, under), paper);
  };
  const opacity = (element) => {
    let all = 1;
    for (let e = element; e; e = e.parentElement) all *= Number(getComputedStyle(e).opacity);
    return all;
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const seen = new Set();
  let first;
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !element.checkVisibility()) continue;
    if (element.closest('p') && !first) first = walker.currentNode;
    if (seen.has(element)) continue;
    seen.add(element);
    const under = background(element);
    const ink = parse(getComputedStyle(element).color);
    const colour = over({ ...ink, a: ink.a * opacity(element) }, under);
    const [light, dark] = [luminance(colour), luminance(under)].sort((a, b) => b - a);
    const contrast = (light + 0.05) / (dark + 0.05);
    if (contrast < 4.5) found.push(`contrast ${contrast.toFixed(2)}: ${element.outerHTML.slice(0, 120)}`);
  }

  const rightToLeft = /^(ar|he|fa|ur|yi)\b/.test(document.documentElement.lang);
  if ((getComputedStyle(document.body).direction === 'rtl') !== rightToLeft) {
    found.push(`direction is ${getComputedStyle(document.body).direction}`);
  }
  if (rightToLeft) {
    for (const heading of document.querySelectorAll('h1, h2, h3, h4, p.dateline')) {
      if (getComputedStyle(heading).textAlign === 'left') found.push(`set from the left: ${heading.textContent}`);
    }
  }
  // Where the text of a paragraph over several lines begins is where its first line begins.
  if (first) {
    const range = document.createRange();
    range.setStart(first, first.data.search(/\S/));
    range.setEnd(first, first.data.search(/\S/) + 1);
    const letter = range.getBoundingClientRect();
    const block = first.parentElement.closest('p').getBoundingClientRect();
    const atRight = block.right - letter.right < letter.left - block.left;
    const style = getComputedStyle(first.parentElement.closest('p'));
    const starts = ['start', 'justify', rightToLeft ? 'right' : 'left'].includes(style.textAlign);
    if (starts && block.height > 2 * letter.height && atRight !== rightToLeft) {
      found.push(`text begins at the ${atRight ? 'right' : 'left'}: ${first.data.slice(0, 40)}`);
    }
  }
  return found;
}

/** Sets the reader's page: what lies under the text, and its size. */
function readAs(scheme, size) {
  document.documentElement.style.colorScheme = scheme;
  document.documentElement.style.fontSize = size;
}

async function look(page, file) {
  const found = new Set();
  await page.goto(pathToFileURL(file).href, { waitUntil: 'load' });
  for (const scheme of schemes) {
    await page.evaluate(readAs, scheme, '200%');
    for (const width of widths) {
      await page.setViewport({ width, height: 800 });
      for (const line of await page.evaluate(hindrances, scheme)) {
        found.add(`${path.relative(unpacked, file)} at ${width} px, ${scheme}: ${line}`);
      }
    }
  }
  return [...found];
}

/** Takes a picture of a file's first screen, with the margin that readers give. */
async function picture(page, file) {
  const name = path.relative(unpacked, file).replaceAll(path.sep, '_').replace('.xhtml', '.png');
  await page.setViewport({ width: 600, height: 800 });
  await page.evaluate(readAs, 'light', '110%');
  await page.evaluate(() => { document.body.style.padding = '2em'; });
  await page.screenshot({ path: path.join(pictures, name) });
}

const browser = await puppeteer.launch({
  executablePath: process.env.PUPPETEER_EXECUTABLE_PATH,
  args: ['--no-sandbox', '--allow-file-access-from-files'],
});
const queue = files(unpacked);
const total = queue.length;
const found = [];
if (pictures) mkdirSync(pictures, { recursive: true });
await Promise.all(Array.from({ length: workers }, async () => {
  const page = await browser.newPage();
  await page.setJavaScriptEnabled(true);
  for (let file = queue.shift(); file; file = queue.shift()) {
    found.push(...await look(page, file));
    if (pictures) await picture(page, file);
  }
}));
await browser.close();
found.sort().slice(0, 40).forEach((line) => console.log(line));
console.log(`${total} files looked at, ${found.length} hindrances`);
process.exit(found.length === 0 && total > 0 ? 0 : 1);
