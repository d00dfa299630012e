/** Ids made by the server: UUIDv7, ordered by time of making. */
import { uuidv7 } from 'uuidv7';

export function newId(): string {
  return uuidv7();
}
