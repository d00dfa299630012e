/** A word that is being built of tiles: which tiles lie in it, in order. */
import type { TileItem } from '~/instruments/battery';

/** The tile lies last; a tile that lies already stays where it is. */
export function placeTile(placed: readonly string[], tileId: string): string[] {
  return placed.includes(tileId) ? [...placed] : [...placed, tileId];
}

/** The tile comes back; those after it move up. */
export function takeTileBack(placed: readonly string[], tileId: string): string[] {
  return placed.filter((id) => id !== tileId);
}

/** The tiles that make the word, in order: the first tile of each grapheme that is not used yet. */
export function layRightWord(item: TileItem): string[] {
  const left = [...item.tiles];
  return item.graphemes.flatMap((grapheme) => {
    const at = left.findIndex(({ text }) => text === grapheme);
    return at < 0 ? [] : left.splice(at, 1).map(({ id }) => id);
  });
}
