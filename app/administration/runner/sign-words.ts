/** A sign's words for the adult nearby; pupils know it by its picture. */
import { SIGNS } from '~/roster/signs';

/** "räven" */
export function nameSign(signId: string): string {
  return SIGNS.find((sign) => sign.id === signId)?.definiteSv ?? signId;
}

/** "Är du räven?" */
export function askIsThisYou(signId: string): string {
  return `Är du ${nameSign(signId)}?`;
}
