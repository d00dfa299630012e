/** POST: where the pupil of a device is; what the device may know comes back. */
import type { ActionFunctionArgs } from '@remix-run/node';
import { inScope } from '~/access/in-scope.server';
import { authenticateDevice } from '~/administration/device-authentication.server';
import { answerDevice, refuseDevice } from '~/administration/device-door.server';
import { heartbeatRequestSchema } from '~/administration/device-protocol';
import { recordHeartbeat } from '~/administration/heartbeat.server';

export async function action({ request, context }: ActionFunctionArgs) {
  const device = await authenticateDevice(request, context.clientAddress);
  if (!device.ok) return refuseDevice(device.problem);
  const beat = heartbeatRequestSchema.safeParse(device.json);
  if (!beat.success) return refuseDevice('bad-request');
  return answerDevice(await inScope(device.viewer, (db) => recordHeartbeat(db, beat.data)));
}

export function loader() {
  return refuseDevice('bad-request');
}
