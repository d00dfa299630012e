/**
 * Who a device is: its id and a signature over method, path and body with the key made at pairing.
 *
 * Cookies are never read here. What the device may still do (waiting, removed, expired) is for the
 * asked-for function to say: a removed device may still hand in what it made before.
 */
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { type DeviceViewer, makeDeviceViewer } from '~/access/viewer.server';
import { getClient } from '~/platform/database/client.server';
import { readDeviceBody } from './device-door.server';
import { DEVICE_HEADER, type DeviceProblem, SIGNATURE_HEADER } from './device-protocol';
import { type DevicePublicKey, verifyRequest } from './device-signature';

/** A working device asks about once a second; ten times that is a fault. Counted by process. */
const requests = new RateLimiterMemory({ keyPrefix: 'device', points: 600, duration: 60 });

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export type DeviceAuthentication =
  | { ok: true; viewer: DeviceViewer; json: unknown }
  | { ok: false; problem: DeviceProblem };

/** The device of a signed request and its parsed body, or why it is refused. Reads no cookie. */
export async function authenticateDevice(request: Request): Promise<DeviceAuthentication> {
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
  if (!(await mayAskAgain(deviceId))) return { ok: false, problem: 'too-many-requests' };
  const deviceKind = device.kind === 'marker' ? 'marker' : 'pupil';
  const viewer = makeDeviceViewer({ deviceId, municipalityId, deviceKind, roundId });
  return { ok: true, viewer, json: body.json };
}

async function mayAskAgain(deviceId: string): Promise<boolean> {
  return requests.consume(deviceId).then(
    () => true,
    () => false,
  );
}
