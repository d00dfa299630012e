/** POST: one batch of events; a verdict on each comes back. */
import type { ActionFunctionArgs } from '@remix-run/node';
import { inScope } from '~/access/in-scope.server';
import { authenticateDevice } from '~/administration/device-authentication.server';
import { answerDevice, refuseDevice } from '~/administration/device-door.server';
import { eventBatchSchema } from '~/administration/device-protocol';
import { ingestBatch } from '~/administration/ingest.server';

export async function action({ request, context }: ActionFunctionArgs) {
  const device = await authenticateDevice(request, context.clientAddress);
  if (!device.ok) return refuseDevice(device.problem);
  const batch = eventBatchSchema.safeParse(device.json);
  if (!batch.success) return refuseDevice('bad-request');
  const result = await inScope(device.viewer, (db) => ingestBatch(db, batch.data));
  if (!result.ok) return refuseDevice(result.problem);
  return answerDevice({ verdicts: result.verdicts, serverTimeMs: result.serverTimeMs });
}

export function loader() {
  return refuseDevice('bad-request');
}
