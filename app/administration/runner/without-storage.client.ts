/**
 * A device that can keep nothing tells the board so: it pairs with a key that lives as long as the
 * page, and says where it stands, so that the teacher knows which device needs another browser.
 */
import {
  DEVICE_PATHS,
  heartbeatResponseSchema,
  pairResponseSchema,
} from '~/administration/device-protocol';
import { postToServer } from '~/administration/device-request.client';
import { createDeviceKey, exportPublicKey } from '~/administration/device-signature';

const BEAT_MS = 5_000;
const NOWHERE = { taskId: null, answered: 0, total: 0, unsent: 0, rapid: false, reading: null };

/** Goes on for as long as the page is open. Does nothing when the code is not taken. */
export async function tellThatNothingCanBeKept(code: string): Promise<void> {
  const keys = await createDeviceKey();
  const wish = { code, publicKey: await exportPublicKey(keys) };
  const paired = await postToServer(DEVICE_PATHS.pair, wish, pairResponseSchema, null);
  if (!paired.ok) return;
  const signer = { deviceId: paired.value.deviceId, privateKey: keys.privateKey };
  async function beat(): Promise<void> {
    const presence = { ...NOWHERE, state: 'cannot-save' as const };
    const said = { presence, deviceTimeMs: Date.now() };
    await postToServer(DEVICE_PATHS.heartbeat, said, heartbeatResponseSchema, signer);
    setTimeout(() => void beat(), BEAT_MS);
  }
  await beat();
}
