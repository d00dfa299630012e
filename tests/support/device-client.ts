/** A device without a screen: pairs, signs its requests and sends events, for benches and races. */
import type { AttemptEvent } from '~/administration/attempt-event';
import { EVENT_VERSION } from '~/administration/attempt-event';
import type { TimedBody } from '~/administration/choice-state';
import {
  DEVICE_HEADER,
  DEVICE_PATHS,
  type HeartbeatResponse,
  SIGNATURE_HEADER,
} from '~/administration/device-protocol';
import { createDeviceKey, exportPublicKey, signRequest } from '~/administration/device-signature';
import { newId } from '~/platform/identifier.server';

export class DeviceClient {
  private constructor(
    private readonly baseUrl: string,
    private readonly keys: CryptoKeyPair,
    readonly deviceId: string,
  ) {}

  /** Pair with a code. @throws when the server refuses. */
  static async pair(baseUrl: string, code: string): Promise<DeviceClient> {
    const keys = await createDeviceKey();
    const response = await fetch(`${baseUrl}${DEVICE_PATHS.pair}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code, publicKey: await exportPublicKey(keys) }),
    });
    if (!response.ok) throw new Error(`pairing refused: ${response.status}`);
    const { deviceId } = (await response.json()) as { deviceId: string };
    return new DeviceClient(baseUrl, keys, deviceId);
  }

  /** A signed POST; the answer as it came. */
  async post(path: string, value: unknown): Promise<Response> {
    const body = JSON.stringify(value);
    const signature = await signRequest(this.keys.privateKey, 'POST', path, body);
    return fetch(`${this.baseUrl}${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        [DEVICE_HEADER]: this.deviceId,
        [SIGNATURE_HEADER]: signature,
      },
      body,
    });
  }

  async heartbeat(): Promise<HeartbeatResponse> {
    const response = await this.post(DEVICE_PATHS.heartbeat, {
      presence: null,
      deviceTimeMs: Date.now(),
    });
    if (!response.ok) throw new Error(`heartbeat refused: ${response.status}`);
    return (await response.json()) as HeartbeatResponse;
  }

  takeSign(membershipId: string): Promise<Response> {
    return this.post(DEVICE_PATHS.sign, { membershipId });
  }

  sendEvents(events: AttemptEvent[]): Promise<Response> {
    return this.post(DEVICE_PATHS.events, {
      batchId: newId(),
      deviceTimeMs: Date.now(),
      events,
    });
  }
}

/** Events of a run as a device stores them. */
export function toEvents(attemptId: string, bodies: readonly TimedBody[]): AttemptEvent[] {
  return bodies.map(({ body, elapsedMs }, sequence) => ({
    id: newId(),
    attemptId,
    sequence,
    version: EVENT_VERSION,
    deviceTimeMs: Date.now(),
    elapsedMs,
    body,
  }));
}
