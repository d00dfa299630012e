/**
 * Makes the next version of a battery, with the items replaced that two people want retired:
 * `npx tsx tools/authoring/retire-items.ts FOLDER VERDICTS.json SPARE.json`.
 *
 * FOLDER: of the newest version, such as app/instruments/batteries/arskurs-1. VERDICTS: the file
 * downloaded from the instrument pages. SPARE: `items`, from the id of a retired item to the item in
 * its place, and `prompts`, by bundle and clip, the words of clips that nobody has made (these need
 * espeak-ng, sox and lame). The new version is a folder beside the old one, which is left as it is;
 * the program finds it when it is built. Ends with code 2 and one line for each reason when there can
 * be no new version; nothing is written then.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { type Battery, PROGRESS_FORM_IDS, parseBattery } from '~/instruments/battery';
import { nameBatteryFolder } from '~/instruments/battery-folder';
import { describeContents } from '~/instruments/item-content';
import { hashContent } from '~/instruments/item-content.server';
import type { ExportedReview } from '~/instruments/item-review';
import { joinProgress } from '~/instruments/join-progress';
import { parseMediaManifests } from '~/instruments/media';
import { BATTERIES_FOLDER, updateShelf } from './battery-shelf';
import { type NextBattery, retireItems, type SpareItems } from './retired-items';
import {
  listMediaProblems,
  type Manifests,
  makeVersionMedia,
  type NewPrompts,
} from './version-media';

const USAGE = 'Usage: retire-items.ts FOLDER VERDICTS.json SPARE.json';
const INDENT = 1;

function read(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}

function write(file: string, value: unknown): void {
  writeFileSync(file, `${JSON.stringify(value, null, INDENT)}\n`);
}

function fail(lines: readonly string[]): never {
  for (const line of lines) process.stderr.write(`${line}\n`);
  process.exit(2);
}

type Source = { battery: Battery; media: Manifests; hasProgress: boolean };

/** A version as it lies in its folder, progress forms among the others. */
function readSource(folder: string): Source {
  const progress = join(folder, 'progress.json');
  const battery = read(join(folder, 'battery.json')) as Battery;
  const hasProgress = existsSync(progress);
  const whole = hasProgress ? joinProgress(battery, read(progress) as object) : battery;
  return {
    battery: parseBattery(whole),
    media: parseMediaManifests(read(join(folder, 'media.json'))),
    hasProgress,
  };
}

/** The progress forms apart from the rest, as in the version before. */
function splitProgress(battery: NextBattery) {
  const isProgress = (id: string) => PROGRESS_FORM_IDS.some((known) => known === id);
  const pick = (forms: object, wanted: boolean) =>
    Object.fromEntries(Object.entries(forms).filter(([id]) => isProgress(id) === wanted));
  const progress = battery.tasks.flatMap(({ id, forms }) => {
    const own = pick(forms, true);
    return Object.keys(own).length > 0 ? [[id, own] as const] : [];
  });
  const tasks = battery.tasks.map((task) => ({ ...task, forms: pick(task.forms, false) }));
  return { rest: { ...battery, tasks }, progress: Object.fromEntries(progress) };
}

function writeVersion(folder: string, battery: NextBattery, source: Source, prompts: NewPrompts) {
  const media = makeVersionMedia(source.media, prompts);
  mkdirSync(folder);
  const { rest, progress } = splitProgress(battery);
  write(join(folder, 'battery.json'), rest);
  write(join(folder, 'media.json'), media);
  if (source.hasProgress) write(join(folder, 'progress.json'), progress);
}

function main(folder: string, verdictsFile: string, spareFile: string): void {
  const source = readSource(folder);
  const { items, prompts = {} } = read(spareFile) as { items: SpareItems; prompts?: NewPrompts };
  const hashes = new Map(
    [...describeContents(source.battery, source.media)].map(([id, text]) => [
      id,
      hashContent(text),
    ]),
  );
  const made = retireItems(source.battery, read(verdictsFile) as ExportedReview, items, hashes);
  if (!made.ok) fail(made.problems);
  const hasPicture = (name: string) => existsSync(`public/pictures/${name}.svg`);
  const problems = listMediaProblems(made.battery, source.media, prompts, hasPicture);
  if (problems.length > 0) fail(problems);
  const target = join(dirname(folder), nameBatteryFolder(made.battery));
  if (existsSync(target)) fail([`${basename(target)} exists: a version is never written over`]);
  writeVersion(target, made.battery, source, prompts);
  if (resolve(dirname(folder)) === resolve(BATTERIES_FOLDER)) updateShelf();
  process.stdout.write(`${target}\n`);
}

const [folder, verdictsFile, spareFile] = process.argv.slice(2);
if (!folder || !verdictsFile || !spareFile) fail([USAGE]);
main(resolve(folder), verdictsFile, spareFile);
