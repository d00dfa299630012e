import * as z from 'zod';
import { SIGNS } from './signs';

/** The most pupils a class can hold at one time: each has an animal of her own. */
export const MOST_IN_CLASS = SIGNS.length;

/** Ids of the signs that nobody in the class has now, in the order of the list. */
export function listFreeSigns(takenSignIds: Iterable<string>): string[] {
  const taken = new Set(takenSignIds);
  return SIGNS.map(({ id }) => id).filter((id) => !taken.has(id));
}

/** The form that changes a sign. Ids that are none are refused where they are looked up. */
export const signChangeSchema = z.object({
  membershipId: z.string().catch(''),
  signId: z.string().catch(''),
});
