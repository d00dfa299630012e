/** Copies the pictures in use out of the icon set: `npx tsx tools/authoring/pictures.ts`. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { SIGNS } from '~/roster/signs';

const ICON_SET = '@iconify-json/fluent-emoji-flat/icons.json';
const FOLDER = 'public/signs';

/** Where the icon set's name differs from ours. */
const ICON_NAMES: Record<string, string> = {
  dog: 'dog-face',
  ladybird: 'lady-beetle',
  bee: 'honeybee',
  fish: 'tropical-fish',
  camel: 'two-hump-camel',
  horse: 'horse-face',
  squirrel: 'chipmunk',
  dinosaur: 'sauropod',
};

type IconSet = { width: number; height: number; icons: Record<string, { body: string }> };

const iconSet: IconSet = JSON.parse(
  readFileSync(createRequire(import.meta.url).resolve(ICON_SET), 'utf8'),
);

/** One icon as a standalone picture; ids are prefixed so that pictures can share a page. */
function drawPicture(name: string): string {
  const icon = iconSet.icons[ICON_NAMES[name] ?? name];
  if (!icon) throw new Error(`The icon set has no picture ${name}`);
  const body = icon.body
    .replaceAll('id="', `id="${name}-`)
    .replaceAll('url(#', `url(#${name}-`)
    .replaceAll('href="#', `href="#${name}-`);
  const { width, height } = iconSet;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}">${body}</svg>\n`;
}

mkdirSync(FOLDER, { recursive: true });
for (const { id } of SIGNS) writeFileSync(`${FOLDER}/${id}.svg`, drawPicture(id));
