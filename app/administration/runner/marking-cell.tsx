/** What stands in a cell of a reading: a text, or a picture to name. */
import type { GridItem } from '~/instruments/battery';
import { picturePath } from './item-media';

export function CellFace({ item }: { item: GridItem }) {
  if (!item.picture) return <>{item.text}</>;
  return <img src={picturePath(item.picture)} alt={item.text} draggable={false} />;
}
