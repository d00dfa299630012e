/** Writes the file through which the program finds every version of every battery. */
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readBatteryFolder } from '~/instruments/battery-folder';
import { BATTERY_SHELF } from '~/instruments/battery-shelf';

export const BATTERIES_FOLDER = 'app/instruments/batteries';
const SHELF_FILE = 'app/instruments/battery-shelf.ts';

/** A name for an import: `grund-1.2` is `grund1Version2`. */
function nameImport(folder: string): string {
  const { id, version } = readBatteryFolder(folder);
  const plain = id.replace(/-(.)/g, (_all, letter: string) => letter.toUpperCase());
  return version === 1 ? plain : `${plain}Version${version}`;
}

/** Folders that hold a battery, in the order of the shelf; a new version after its earlier ones. */
export function listBatteryFolders(known: readonly string[], found: readonly string[]): string[] {
  const kept = known.filter((folder) => found.includes(folder));
  const fresh = found.filter((folder) => !known.includes(folder)).sort();
  for (const folder of fresh) {
    const { id } = readBatteryFolder(folder);
    const last = kept.findLastIndex((other) => readBatteryFolder(other).id === id);
    kept.splice(last < 0 ? kept.length : last + 1, 0, folder);
  }
  return kept;
}

function describeImports(folder: string, hasProgress: boolean): string[] {
  const name = nameImport(folder);
  return [
    `import ${name} from '~/instruments/batteries/${folder}/battery.json';`,
    `import ${name}Media from '~/instruments/batteries/${folder}/media.json';`,
    ...(hasProgress
      ? [`import ${name}Progress from '~/instruments/batteries/${folder}/progress.json';`]
      : []),
  ];
}

/** The file's text. @param hasProgress whether a folder has progress forms in a file of their own */
export function writeShelf(
  folders: readonly string[],
  hasProgress: (folder: string) => boolean,
): string {
  const entries = folders.flatMap((folder) => {
    const name = nameImport(folder);
    return [
      '  {',
      `    folder: '${folder}',`,
      `    battery: ${name},`,
      `    media: ${name}Media,`,
      ...(hasProgress(folder) ? [`    progress: ${name}Progress,`] : []),
      '  },',
    ];
  });
  return [
    '/**',
    ' * Every version of every battery that ships. Made from the folders by',
    ' * `npx tsx tools/authoring/list-batteries.ts`; never edited by hand.',
    ' */',
    ...folders.flatMap((folder) => describeImports(folder, hasProgress(folder))).sort(),
    '',
    'type BatteryFiles = {',
    '  folder: string;',
    '  battery: { tasks: readonly { id: string; forms: object }[] };',
    '  media: object;',
    '  /** Forms that lie in a file of their own, by task. */',
    '  progress?: object;',
    '};',
    '',
    'export const BATTERY_SHELF: readonly BatteryFiles[] = [',
    ...entries,
    '];',
    '',
  ].join('\n');
}

/** Brings the shelf's file in step with the folders. @returns the folders, in order */
export function updateShelf(): string[] {
  const found = readdirSync(BATTERIES_FOLDER).filter((folder) =>
    existsSync(join(BATTERIES_FOLDER, folder, 'battery.json')),
  );
  const known = BATTERY_SHELF.map(({ folder }) => folder);
  const folders = listBatteryFolders(known, found);
  const hasProgress = (folder: string) =>
    existsSync(join(BATTERIES_FOLDER, folder, 'progress.json'));
  writeFileSync(SHELF_FILE, writeShelf(folders, hasProgress));
  return folders;
}
