// The program, a browser, and what somebody does with both.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { createRequire } from 'node:module';
import path from 'node:path';
import { createInterface } from 'node:readline';

/** Starts the desk on a series; returns its address, its process, and a function that ends it. */
export async function serve(program, folder, out) {
  const child = spawn(program, ['serve', '--port', '0', '-o', out, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const line of createInterface({ input: child.stdout })) {
    const address = line.match(/http:\S+/)?.[0];
    if (address) return { address: address.replace(/\/$/, ''), pid: child.pid, end: () => child.kill('SIGINT') };
  }
  throw new Error('the desk said no address');
}

/** Stands between a browser and the desk, and counts the requests that wait; a browser says nothing of those of a page it left. */
export async function relay(address) {
  const { host } = new URL(address);
  const open = new Set();
  const server = createServer((asked, answer) => {
    open.add(asked);
    // The desk answers its own pages only.
    const headers = { ...asked.headers, host, ...(asked.headers.origin && { origin: address }) };
    const passed = request(address + asked.url, { headers }, (made) => {
      answer.writeHead(made.statusCode, made.headers);
      made.pipe(answer);
    });
    passed.on('error', () => answer.destroy());
    answer.on('close', () => {
      open.delete(asked);
      passed.destroy();
    });
    passed.end();
  });
  await new Promise((listens) => { server.listen(0, '127.0.0.1', listens); });
  return {
    address: `http://127.0.0.1:${server.address().port}`,
    waiting: (path) => [...open].filter((asked) => asked.url.startsWith(path)).length,
    end: () => server.closeAllConnections() ?? server.close(),
  };
}

/** Opens one page in one browser, which asks for a language if one is given. */
export async function browse(modules, language) {
  const require = createRequire(path.resolve(modules, 'any.js'));
  const browser = await require('puppeteer-core').launch({
    executablePath: process.env.PUPPETEER_EXECUTABLE_PATH,
    args: ['--no-sandbox', ...(language ? [`--accept-lang=${language}`] : [])],
  });
  const page = await browser.newPage();
  // A machine that compiles or checks something else beside it may be slow.
  page.setDefaultTimeout(60_000);
  const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
  return { browser, page, axe };
}

/**
 * Does what leads to another page, and waits for that page.
 *
 * The waiting begins first: a page that comes at once is over before somebody who acts first begins to wait, and then
 * never comes. So this is the only place that waits for a page.
 */
export async function leads(frame, act) {
  await Promise.all([frame.waitForNavigation({ waitUntil: 'load' }), act()]);
}

/**
 * Clicks something as soon as it stands still.
 *
 * A click goes to a place and not to a thing: while a page is still loading, or the page around its frame is, what stood
 * there moves, and the click falls beside it. So this is the only place that clicks.
 */
export async function click(frame, selector) {
  const element = await frame.waitForSelector(selector);
  await frame.waitForFunction(() => document.readyState === 'complete');
  await element.scrollIntoView();
  let before;
  for (let tries = 0; tries < 200; tries += 1) {
    const box = JSON.stringify(await element.boundingBox());
    if (box === before && box !== 'null') {
      await element.click();
      return;
    }
    before = box;
    await new Promise((wait) => { setTimeout(wait, 50); });
  }
  throw new Error(`${selector} never stands still`);
}

/** Clicks what leads to another page, and waits for it. */
export async function follow(frame, selector) {
  await leads(frame, () => click(frame, selector));
}

/** Goes from one focusable thing to the next until a selector matches, by keyboard; says where the focus cannot be seen. */
export async function tabTo(page, selector) {
  for (let count = 0; count < 400; count += 1) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate((wanted) => {
      const active = document.activeElement;
      const seen = getComputedStyle(active).outlineStyle !== 'none';
      return { there: active.matches(wanted), seen, html: active.outerHTML.slice(0, 100) };
    }, selector);
    if (!at.seen && !at.html.startsWith('<body') && !at.html.startsWith('<iframe')) throw new Error(`the focus is not seen at ${at.html}`);
    if (at.there) return;
  }
  throw new Error(`${selector} is not reached by keyboard`);
}

/** Presses Enter on what has the focus, and waits for the page it leads to. */
export async function enter(page) {
  await leads(page, () => page.keyboard.press('Enter'));
}

/** Returns the letters and digits of a text, without anything between. */
export const letters = (text) => text.normalize('NFKC').replace(/[^\p{L}\p{N}]+/gu, '');

/** Returns the words of the pages that are shown. */
export const shownPages = (page) => page.$$eval('.sheet svg', (all) => all.map((svg) => svg.textContent).join(' '));
