/**
 * Who a device is: its id and a signature over method, path and body with the key made at pairing.
 *
 * Cookies are never read here. What the device may still do (waiting, removed, expired) is for the
 * asked-for function to say: a removed device may still hand in what it made before.
 *
 * Requests are counted by device first; by address only those that no device could sign, so that a
 * school behind one address never meets the limit of another's fault. Both counts are in this
 * process's memory: they stop a loop or a flood, guard no secret, and would otherwise cost every
 * heartbeat a write. With several processes each counts for itself, so the limit is at most as many
 * times higher; codes and passwords, which can be guessed, are counted in PostgreSQL instead.
 */
import { createHash } from 'node:crypto';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { type DeviceViewer, makeDeviceViewer } from '~/access/viewer.server';
import { getClient } from '~/platform/database/client.server';
import { readDeviceBody } from './device-door.server';
import { DEVICE_HEADER, type DeviceProblem, SIGNATURE_HEADER } from './device-protocol';
import { type DevicePublicKey, verifyRequest } from './device-signature';

/** A working device asks about once a second; ten times that is a fault. */
const requests = new RateLimiterMemory({ keyPrefix: 'device', points: 600, duration: 60 });
/** Unsigned or unknown: ten classes whose devices were all forgotten ask about this often. */
const strangers = new RateLimiterMemory({ keyPrefix: 'stranger', points: 6000, duration: 60 });

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export type DeviceAuthentication =
  | { ok: true; viewer: DeviceViewer; json: unknown; signatureHash: string }
  | { ok: false; problem: DeviceProblem };

/** The device of a signed request and its parsed body, or why it is refused. Reads no cookie. */
export async function authenticateDevice(
  request: Request,
  clientAddress = '',
): Promise<DeviceAuthentication> {
  if (await isSpent(strangers, clientAddress)) return { ok: false, problem: 'too-many-requests' };
  const answer = await identify(request);
  const isStranger = !answer.ok && STRANGE.has(answer.problem);
  if (isStranger) await count(strangers, clientAddress);
  return answer;
}

const STRANGE: ReadonlySet<DeviceProblem> = new Set(['unknown-device', 'bad-signature']);

async function identify(request: Request): Promise<DeviceAuthentication> {
  const deviceId = request.headers.get(DEVICE_HEADER)?.toLowerCase() ?? '';
  const signature = request.headers.get(SIGNATURE_HEADER);
  if (!UUID.test(deviceId)) return { ok: false, problem: 'unknown-device' };
  if (!signature) return { ok: false, problem: 'bad-signature' };
  const body = await readDeviceBody(request);
  if (!body.ok) return body;
  const device = await getClient().device.findUnique({ where: { id: deviceId } });
  if (!device) return { ok: false, problem: 'unknown-device' };
  const path = new URL(request.url).pathname;
  const key = device.publicKey as DevicePublicKey;
  if (!(await verifyRequest(key, signature, request.method, path, body.bytes))) {
    return { ok: false, problem: 'bad-signature' };
  }
  const { municipalityId, roundId } = device;
  if (!(await count(requests, deviceId))) return { ok: false, problem: 'too-many-requests' };
  const deviceKind = device.kind === 'marker' ? 'marker' : 'pupil';
  const viewer = makeDeviceViewer({ deviceId, municipalityId, deviceKind, roundId });
  const signatureHash = hashSignature(signature);
  return { ok: true, viewer, json: body.json, signatureHash };
}

/**
 * A mark of this one signed request. Of the signature's two numbers only the first is taken: the
 * second can be turned round by anyone and still fits.
 */
function hashSignature(signature: string): string {
  const first = Buffer.from(signature, 'base64url').subarray(0, 32);
  return createHash('sha256').update(first).digest('hex');
}

/** Counts one; false when the limit is passed. */
async function count(limiter: RateLimiterMemory, key: string): Promise<boolean> {
  return limiter.consume(key).then(
    () => true,
    () => false,
  );
}

async function isSpent(limiter: RateLimiterMemory, key: string): Promise<boolean> {
  const counted = await limiter.get(key);
  return counted !== null && counted.remainingPoints <= 0;
}
