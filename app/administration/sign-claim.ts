/**
 * A sign taken at a device, with or without the server's word.
 *
 * Without contact the pupil begins at once; the claim is told when there is contact again. What
 * the pupil answers is judged by what the device was let into, so a claim that the server then
 * refuses costs no answer: the pupil has gone on at another device, and both are kept.
 */
import type { HeartbeatResponse } from './device-protocol';
import { SIGN_SILENT_MS } from './device-pupils';

export type SignClaim = {
  /** Null: the sign was let go. */
  membershipId: string | null;
  /** The server has agreed, or has not been asked yet. */
  isAgreed: boolean;
};

/** What the device hears with its own claim in it: the server's word of the pupil, if it is the same. */
export function applyClaim(heard: HeartbeatResponse, claim: SignClaim | null): HeartbeatResponse {
  if (!claim || (heard.own?.membershipId ?? null) === claim.membershipId) return heard;
  const { membershipId } = claim;
  const own = membershipId ? { membershipId, attempts: [] } : null;
  return { ...heard, own, letOn: false, showGrid: null };
}

/** The pupil whom this device held by agreement and the server now says it does not; else null. */
export function findLostPupil(heard: HeartbeatResponse, claim: SignClaim | null): string | null {
  if (heard.kind !== 'pupil' || heard.admission !== 'admitted' || !heard.round) return null;
  if (!claim?.isAgreed || !claim.membershipId) return null;
  return heard.own?.membershipId === claim.membershipId ? null : claim.membershipId;
}

/**
 * Whether a sign rests because another device holds it. Without contact for as long as the server
 * calls a device silent, an old word of that no longer counts. `silentMs`: since the last word.
 */
export function isSignTaken(pupil: { taken: boolean }, silentMs: number): boolean {
  return pupil.taken && silentMs <= SIGN_SILENT_MS;
}
