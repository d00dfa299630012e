/** Signed requests to the real handlers of the device addresses, for data tests. */
import {
  DEVICE_HEADER,
  DEVICE_PATHS,
  eventBatchResponseSchema,
  SIGNATURE_HEADER,
} from '~/administration/device-protocol';
import { signRequest } from '~/administration/device-signature';
import { action as postEvents } from '~/routes/device/events';
import { action as postHeartbeat } from '~/routes/device/heartbeat';
import { action as postSign } from '~/routes/device/sign';
import { makeBatch } from './administration-factories';

export type SigningDevice = { deviceId: string; keys: CryptoKeyPair };

const ACTIONS = { events: postEvents, heartbeat: postHeartbeat, sign: postSign };
export type Door = keyof typeof ACTIONS;

/** A request that has been signed and can be sent again and again. */
export type CaughtRequest = { door: Door; body: string; signature: string; deviceId: string };

export async function signPost(
  device: SigningDevice,
  door: Door,
  payload: unknown,
): Promise<CaughtRequest> {
  const body = typeof payload === 'string' ? payload : JSON.stringify(payload);
  const path = DEVICE_PATHS[door];
  const signature = await signRequest(device.keys.privateKey, 'POST', path, body);
  return { door, body, signature, deviceId: device.deviceId };
}

export async function sendPost(
  { door, body, signature, deviceId }: CaughtRequest,
  clientAddress = '10.0.0.1',
): Promise<{ status: number; json: unknown }> {
  const headers = new Headers({ [DEVICE_HEADER]: deviceId, [SIGNATURE_HEADER]: signature });
  const request = new Request(`http://localhost${DEVICE_PATHS[door]}`, {
    method: 'POST',
    body,
    headers,
  });
  const context = { nonce: '', requestId: '', clientAddress };
  const response = await ACTIONS[door]({ request, context, params: {} });
  return { status: response.status, json: await response.json() };
}

export async function postAs(device: SigningDevice, door: Door, payload: unknown) {
  return sendPost(await signPost(device, door, payload));
}

/** One batch through the real door: the verdicts, or the reasons of those set aside. */
export async function sendEvents(
  device: SigningDevice,
  events: readonly unknown[],
  deviceTimeMs = Date.now(),
): Promise<string[]> {
  const { status, json } = await postAs(device, 'events', makeBatch(events, deviceTimeMs));
  if (status !== 200) throw new Error(`refused: ${status} ${JSON.stringify(json)}`);
  const { verdicts } = eventBatchResponseSchema.parse(json);
  return verdicts.map(({ verdict, reason }) => reason ?? verdict);
}
