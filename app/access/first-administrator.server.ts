/** The first account of an installation that has no demonstration: an administrator. */
import { dayInZone, toStoredDate } from '~/platform/calendar';
import { now } from '~/platform/clock.server';
import { getClient } from '~/platform/database/client.server';
import { newId } from '~/platform/identifier.server';
import { hashPassword } from './sign-in.server';

const LEAST_PASSWORD_LENGTH = 12;

/** Make a municipality and its first administrator. Refused once anyone has an account. */
export async function createFirstAdministrator(
  username: string,
  municipalityName: string,
  password: string,
): Promise<{ ok: true; username: string } | { ok: false; problem: string }> {
  if (password.length < LEAST_PASSWORD_LENGTH) {
    return {
      ok: false,
      problem: `the password on standard input must be at least ${LEAST_PASSWORD_LENGTH} characters`,
    };
  }
  const passwordHash = await hashPassword(password);
  const name = username.trim().toLowerCase();
  return getClient().$transaction(async (transaction) => {
    if ((await transaction.staffMember.count()) > 0) {
      return { ok: false, problem: 'there are accounts already; an administrator adds the next' };
    }
    const at = now();
    const municipality = await transaction.municipality.create({
      data: { id: newId(), name: municipalityName },
    });
    const staff = await transaction.staffMember.create({
      data: {
        id: newId(),
        municipalityId: municipality.id,
        givenName: name,
        familyName: '',
        username: name,
        passwordHash,
      },
    });
    await transaction.roleAssignment.create({
      data: {
        id: newId(),
        municipalityId: municipality.id,
        staffMemberId: staff.id,
        role: 'administrator',
        startDate: toStoredDate(dayInZone(at, municipality.timeZone)),
      },
    });
    return { ok: true, username: name };
  });
}
