// Runs Ace over EPUBs, all in one browser, and prints `ok: ace NAME` or `FAILED: ace NAME` with every
// violation for each.
//
// Usage: node ace.mjs NODE_MODULES REPORTS EPUB...
//   REPORTS  a folder that gets the report of each EPUB
import { createRequire } from 'node:module';
import path from 'node:path';

const [modules, reports, ...epubs] = process.argv.slice(2);
const require = createRequire(path.resolve(modules, 'any.js'));
const ace = require('@daisy/ace-core');
const runner = require('@daisy/ace-axe-runner-puppeteer');
require('@daisy/ace-logger').initLogger({ silent: true, fileName: 'ace.log' });

// Ace starts a browser for each EPUB; one is enough.
let launched;
const shared = {
  ...runner,
  launch: () => (launched ??= runner.launch()),
  close: async () => {},
};

/** Returns every violation in a report, one a line. */
function violations(report) {
  const lines = report.assertions.flatMap((file) => file.assertions.map(
    ({ 'earl:test': test, 'earl:result': result }) => `${file['earl:testSubject'].url}: ${test['dct:title']} `
      + `(${test['earl:impact']}): ${result['dct:description']} ${result.html ?? ''}`,
  ));
  const outcome = report['earl:result']['earl:outcome'];
  return lines.length === 0 && outcome !== 'pass' ? [`the outcome is ${outcome}`] : lines;
}

for (const epub of epubs) {
  const name = path.basename(epub, '.epub');
  let found;
  try {
    const options = { cwd: process.cwd(), outdir: path.join(reports, name), silent: true };
    const [, report] = await ace(epub, options, shared);
    found = violations(report);
  } catch (error) {
    found = [`Ace did not come to an end: ${error?.stack ?? error}`];
  }
  console.log(`${found.length === 0 ? 'ok' : 'FAILED'}: ace ${name}`);
  found.slice(0, 20).forEach((line) => console.log(`    ${line}`));
}
if (launched) await runner.close();
// Timers of Ace's own keep the process from ending by itself.
process.exit(0);
