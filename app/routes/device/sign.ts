/** POST: take a sign, or let it go. */
import type { ActionFunctionArgs } from '@remix-run/node';
import { inScope } from '~/access/in-scope.server';
import { authenticateDevice } from '~/administration/device-authentication.server';
import { answerDevice, refuseDevice } from '~/administration/device-door.server';
import { signRequestSchema } from '~/administration/device-protocol';
import { claimRequest } from '~/administration/device-request-once.server';
import { takeSign } from '~/administration/sign.server';

export async function action({ request, context }: ActionFunctionArgs) {
  const device = await authenticateDevice(request, context.clientAddress);
  if (!device.ok) return refuseDevice(device.problem);
  const asked = signRequestSchema.safeParse(device.json);
  if (!asked.success) return refuseDevice('bad-request');
  const { membershipId } = asked.data;
  const result = await inScope(device.viewer, async (db) =>
    (await claimRequest(db, device.signatureHash))
      ? takeSign(db, membershipId)
      : ({ ok: false, problem: 'done-before' } as const),
  );
  return result.ok ? answerDevice({ membershipId }) : refuseDevice(result.problem);
}

export function loader() {
  return refuseDevice('bad-request');
}
