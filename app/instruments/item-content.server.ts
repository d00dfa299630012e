/** Content of the items of shipped batteries, and its hash. Worked out once for each version. */
import { createHash } from 'node:crypto';
import { listBatteries } from '~/instruments/batteries';
import type { Battery } from '~/instruments/battery';
import { describeContents } from '~/instruments/item-content';
import { listBatteryMedia } from '~/instruments/voice-media';

type Place = Pick<Battery, 'id' | 'version'>;
const known = new Map<string, Map<string, string>>();

/** 16 hexadecimal digits. */
export function hashContent(content: string): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 16);
}

/** 16 hexadecimal digits of each item, by its id; none for a version that does not ship. */
export function hashItems({ id, version }: Place): ReadonlyMap<string, string> {
  const key = `${id}.${version}`;
  const found = known.get(key);
  if (found) return found;
  const battery = listBatteries().find((own) => own.id === id && own.version === version);
  const contents = battery ? describeContents(battery, listBatteryMedia(id, version)) : [];
  const hashes = new Map([...contents].map(([itemId, text]) => [itemId, hashContent(text)]));
  known.set(key, hashes);
  return hashes;
}

/** Whether an item is the same in two versions of a battery. */
export function isSameItem(itemId: string, one: Place, other: Place): boolean {
  const hash = hashItems(one).get(itemId);
  return hash !== undefined && hash === hashItems(other).get(itemId);
}
