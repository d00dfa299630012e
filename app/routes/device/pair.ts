/** POST: a code and a public key make a browser a device. */
import type { ActionFunctionArgs } from '@remix-run/node';
import { answerDevice, readDeviceBody, refuseDevice } from '~/administration/device-door.server';
import { pairRequestSchema } from '~/administration/device-protocol';
import { pair } from '~/administration/pairing.server';

export async function action({ request, context }: ActionFunctionArgs) {
  const body = await readDeviceBody(request);
  if (!body.ok) return refuseDevice(body.problem);
  const asked = pairRequestSchema.safeParse(body.json);
  if (!asked.success) return refuseDevice('bad-request');
  const result = await pair(asked.data.code, asked.data.publicKey, context.clientAddress);
  if (!result.ok) return refuseDevice(result.problem);
  return answerDevice({ deviceId: result.deviceId, kind: result.kind });
}

export function loader() {
  return refuseDevice('bad-request');
}
