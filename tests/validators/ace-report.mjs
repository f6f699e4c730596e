// Prints every violation in a report of Ace, one a line, and fails where there is one.
// Usage: node ace-report.mjs REPORT.json
import { readFileSync } from 'node:fs';

const report = JSON.parse(readFileSync(process.argv[2], 'utf8'));
let violations = 0;
for (const file of report.assertions) {
  for (const { 'earl:test': test, 'earl:result': result } of file.assertions) {
    violations += 1;
    if (violations <= 20) {
      console.log(`${file['earl:testSubject'].url}: ${test['dct:title']} (${test['earl:impact']}): `
        + `${result['dct:description']} ${result.html ?? ''}`);
    }
  }
}
if (violations > 0 || report['earl:result']['earl:outcome'] !== 'pass') {
  console.log(`${violations} violations`);
  process.exit(1);
}
