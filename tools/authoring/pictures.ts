/**
 * Copies the pictures in use out of the icon set: `npx tsx tools/authoring/pictures.ts`.
 * Signs go to `public/signs`, the pictures of the tasks to `public/pictures`.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { SIGNS } from '~/roster/signs';
import { listPictureUses } from './picture-review';
import { getPicture } from './picture-words';

const ICON_SET = '@iconify-json/fluent-emoji-flat/icons.json';
const SIGN_FOLDER = 'public/signs';
const PICTURE_FOLDER = 'public/pictures';

/** Where the icon set's name differs from the sign's. */
const SIGN_ICONS: Record<string, string> = {
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
function drawPicture(iconName: string, prefix: string): string {
  const icon = iconSet.icons[iconName];
  if (!icon) throw new Error(`The icon set has no picture ${iconName}`);
  const body = icon.body
    .replaceAll('id="', `id="${prefix}-`)
    .replaceAll('url(#', `url(#${prefix}-`)
    .replaceAll('href="#', `href="#${prefix}-`);
  const { width, height } = iconSet;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}">${body}</svg>\n`;
}

/** Pictures that no task uses any longer go when the used ones are all there. */
function removeUnused(used: ReadonlySet<string>): void {
  for (const file of readdirSync(PICTURE_FOLDER))
    if (!used.has(file)) rmSync(`${PICTURE_FOLDER}/${file}`);
}

mkdirSync(SIGN_FOLDER, { recursive: true });
for (const { id } of SIGNS)
  writeFileSync(`${SIGN_FOLDER}/${id}.svg`, drawPicture(SIGN_ICONS[id] ?? id, id));

mkdirSync(PICTURE_FOLDER, { recursive: true });
const used = [...listPictureUses().keys()];
for (const id of used)
  writeFileSync(`${PICTURE_FOLDER}/${id}.svg`, drawPicture(getPicture(id).icon, `picture-${id}`));
removeUnused(new Set(used.map((id) => `${id}.svg`)));
