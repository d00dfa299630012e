/**
 * Writes the next version of a battery, with the items retired that two people want retired:
 * `npx tsx tools/authoring/retire-items.ts BATTERY.json VERDICTS.json SPARE.json OUT.json`.
 *
 * BATTERY: a battery file. VERDICTS: the file downloaded from the instrument pages. SPARE: an object
 * from the id of a retired item to the item in its place. Ends with code 2 and one line for each
 * reason when there can be no new version; nothing is written then.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseBattery } from '~/instruments/battery';
import type { ExportedReview } from '~/instruments/item-review';
import { retireItems, type SpareItems } from './retired-items';

function read(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}

function fail(lines: readonly string[]): never {
  for (const line of lines) process.stderr.write(`${line}\n`);
  process.exit(2);
}

const [batteryFile, verdictsFile, spareFile, outFile] = process.argv.slice(2);
if (!batteryFile || !verdictsFile || !spareFile || !outFile) {
  fail(['Usage: retire-items.ts BATTERY.json VERDICTS.json SPARE.json OUT.json']);
}
if (existsSync(outFile)) fail([`${outFile} exists: a version is never written over`]);
const made = retireItems(
  parseBattery(read(batteryFile)),
  read(verdictsFile) as ExportedReview,
  read(spareFile) as SpareItems,
);
if (!made.ok) fail(made.problems);
writeFileSync(outFile, `${JSON.stringify(made.battery, null, 1)}\n`);
