// A small series, made up for the desk, with something of everything that a view shows.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** A paragraph of many words, so that articles run over several pages. */
const long = (about) => Array.from(
  { length: 9 },
  (_, at) => `On the ${at + 1}. day of the year the ${about} was looked at again, and nobody in the street found that odd.`,
).join('\n');

/** The files of the series by their names. */
export const files = {
  'chapbook.toml': '# Settings of the miller\'s own.\n[series]\ntitle = "Letters from the Mill"   # as on the sign\n',
  '2025-01-06-wheel.txt': `Letters from the Mill

The Wheel Turns
6 January 2025

    "Water has no edges, and finds every one of ours."
    -- Old saying

${long('wheel')}

The brook froze on a Sunday, and the wheel stood still[1].

It turned again in March.

[1] As it had done in the winter before.
`,
  '2025-02-03-forge.md': `# The Forge

3 February 2025

Iron is patient, said the smith, and *nobody* doubted it.

> Strike while it glows.

## The second heat

${long('hammer')}

The paragraph of the lantern ends the letter.
`,
  '2025-02-03-forge.study.md': `## Questions

1. What is patient, and who says so?
2. Why does nobody doubt it?

## Terms

- anvil: the block on which iron is struck
`,
  '2025-03-03-kiln.txt': `Letters from the Mill

A Cold Kiln
Notes of a potter
3 March 2025

${long('kiln')}

![A jar that was never fired](jar.png)
`,
};

/** Writes the series into a new folder, and returns its path. */
export function made(folder) {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  return folder;
}
