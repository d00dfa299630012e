/**
 * Pairing: a code makes a browser a device of a sitting, with a key of its own and a grant for the
 * class's round.
 *
 * The six digits on the projector make a pupil device that waits to be let in; a one-time code
 * makes the signed-in adult's browser a marking device, let in at once. Codes that are wrong are
 * counted by address, with room for a whole school that shares one.
 */
import { createHash } from 'node:crypto';
import { inScope, type ScopedDb } from '~/access/in-scope.server';
import { makeSystemViewer } from '~/access/viewer.server';
import { dayInZone, dayOf } from '~/platform/calendar';
import { now } from '~/platform/clock.server';
import { getClient } from '~/platform/database/client.server';
import { newId } from '~/platform/identifier.server';
import { countOne, getLimiter } from '~/platform/rate-limit.server';
import { notifyBoard } from './board-notice.server';
import type { DeviceProblem } from './device-protocol';
import type { DevicePublicKey } from './device-signature';
import { endOfDay } from './round-time';

const WRONG_CODES = 200;
const WINDOW_SECONDS = 15 * 60;
const PUPIL_CODE = /^\d{6}$/;

export type PairResult =
  | { ok: true; deviceId: string; kind: 'pupil' | 'marker' }
  | { ok: false; problem: DeviceProblem };

function wrongCodeLimiter() {
  return getLimiter('wrong-device-code', { points: WRONG_CODES, seconds: WINDOW_SECONDS });
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** What a marking code is kept as. */
export function hashMarkerCode(code: string): string {
  return hashOf(`marker:${code}`);
}

/** Pair a browser. Nothing is stored for a wrong or expired code, but wrong ones are counted. */
export async function pair(
  code: string,
  publicKey: DevicePublicKey,
  clientAddress: string,
): Promise<PairResult> {
  const tidy = code.toUpperCase().replace(/[^A-Z0-9]/g, '');
  const address = hashOf(clientAddress).slice(0, 32);
  const counted = await wrongCodeLimiter().get(address);
  if (counted && counted.consumedPoints >= WRONG_CODES) {
    return { ok: false, problem: 'too-many-requests' };
  }
  if (!(await isCurvePoint(publicKey))) return { ok: false, problem: 'bad-request' };
  const result = PUPIL_CODE.test(tidy)
    ? await pairPupilDevice(tidy, publicKey)
    : await pairMarkerDevice(tidy, publicKey);
  if (!result.ok && result.problem === 'wrong-code') {
    await countOne(wrongCodeLimiter(), address);
  }
  return result;
}

async function isCurvePoint(publicKey: DevicePublicKey): Promise<boolean> {
  const kind = { name: 'ECDSA', namedCurve: 'P-256' };
  return crypto.subtle.importKey('jwk', publicKey, kind, false, ['verify']).then(
    () => true,
    () => false,
  );
}

/** A code is unique among open sittings; closed ones keep theirs so that "ended" can be said. */
async function pairPupilDevice(code: string, publicKey: DevicePublicKey): Promise<PairResult> {
  const sittings = await getClient().sitting.findMany({
    where: { code },
    orderBy: [{ openedAt: 'desc' }],
    take: 5,
  });
  const open = sittings.find(({ closedAt }) => closedAt === null);
  if (!open) return { ok: false, problem: sittings.length > 0 ? 'expired-code' : 'wrong-code' };
  if (open.codeExpiresAt <= now()) return { ok: false, problem: 'expired-code' };
  return createDevice(open, { kind: 'pupil', publicKey, staffMemberId: null });
}

async function pairMarkerDevice(code: string, publicKey: DevicePublicKey): Promise<PairResult> {
  const codeHash = hashMarkerCode(code);
  const marker = await getClient().markerCode.findUnique({
    where: { codeHash },
    include: { sitting: true },
  });
  if (!marker) return { ok: false, problem: 'wrong-code' };
  const { count } = await getClient().markerCode.updateMany({
    where: { codeHash, usedAt: null, expiresAt: { gt: now() }, sitting: { closedAt: null } },
    data: { usedAt: now() },
  });
  if (count === 0) return { ok: false, problem: 'expired-code' };
  const { staffMemberId } = marker;
  return createDevice(marker.sitting, { kind: 'marker', publicKey, staffMemberId });
}

type NewDevice = {
  kind: 'pupil' | 'marker';
  publicKey: DevicePublicKey;
  staffMemberId: string | null;
};

async function createDevice(
  sitting: { id: string; municipalityId: string; roundId: string },
  device: NewDevice,
): Promise<PairResult> {
  const { municipalityId, roundId } = sitting;
  return inScope(makeSystemViewer(municipalityId, 'device pairing'), async (db) => {
    // One device after the other: the number is the next one, and a sitting just closed is seen.
    const open = await db.transaction.$queryRaw<unknown[]>`
      SELECT 1 FROM "Sitting" WHERE "id" = ${sitting.id}::uuid AND "closedAt" IS NULL FOR UPDATE`;
    if (open.length === 0) return { ok: false, problem: 'expired-code' };
    const highest = await db.transaction.device.aggregate({
      where: { municipalityId, sittingId: sitting.id },
      _max: { number: true },
    });
    const id = newId();
    await db.transaction.device.create({
      data: {
        id,
        municipalityId,
        sittingId: sitting.id,
        roundId,
        ...device,
        number: (highest._max.number ?? 0) + 1,
        admittedAt: device.kind === 'marker' ? now() : null,
        grantExpiresAt: await endOfGrant(db, roundId, device.kind),
        createdAt: now(),
      },
    });
    await notifyBoard(db, roundId);
    return { ok: true, deviceId: id, kind: device.kind };
  });
}

/** Pupil devices: to the end of the catch-up weeks, or of the day when outside them. Markers: of the day. */
async function endOfGrant(db: ScopedDb, roundId: string, kind: 'pupil' | 'marker'): Promise<Date> {
  const round = await db.transaction.round.findUniqueOrThrow({
    where: { municipalityId_id: { municipalityId: db.municipalityId, id: roundId } },
    include: { window: { include: { municipality: true } } },
  });
  const { timeZone } = round.window.municipality;
  const today = dayInZone(now(), timeZone);
  const catchUpEnd = dayOf(round.window.catchUpEndDate);
  return endOfDay(kind === 'pupil' && catchUpEnd > today ? catchUpEnd : today, timeZone);
}
