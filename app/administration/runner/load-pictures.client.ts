/** Pictures fetched and decoded before a task starts, so that none comes late in an item. */
import { picturePath } from './item-media';

/** Held for as long as the page lives: a picture that is let go may be decoded anew. */
const held = new Map<string, HTMLImageElement>();

async function loadPicture(name: string): Promise<void> {
  if (held.has(name)) return;
  const image = new Image();
  image.src = picturePath(name);
  await image.decode();
  held.set(name, image);
}

/** @throws when a picture is missing or cannot be drawn. */
export async function loadPictures(names: readonly string[]): Promise<void> {
  await Promise.all(names.map(loadPicture));
}
