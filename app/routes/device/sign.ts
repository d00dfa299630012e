/** POST: take a sign, or let it go. */
import type { ActionFunctionArgs } from '@remix-run/node';
import { inScope } from '~/access/in-scope.server';
import { authenticateDevice } from '~/administration/device-authentication.server';
import { answerDevice, refuseDevice } from '~/administration/device-door.server';
import { signRequestSchema } from '~/administration/device-protocol';
import { takeSign } from '~/administration/sign.server';

export async function action({ request }: ActionFunctionArgs) {
  const device = await authenticateDevice(request);
  if (!device.ok) return refuseDevice(device.problem);
  const asked = signRequestSchema.safeParse(device.json);
  if (!asked.success) return refuseDevice('bad-request');
  const { membershipId } = asked.data;
  const result = await inScope(device.viewer, (db) => takeSign(db, membershipId));
  return result.ok ? answerDevice({ membershipId }) : refuseDevice(result.problem);
}

export function loader() {
  return refuseDevice('bad-request');
}
