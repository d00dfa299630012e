/** Signed-in browsers: an opaque token in a cookie, its hash in the database, idle and absolute limits. */
import { createHash, randomBytes } from 'node:crypto';
import { dayInZone, isCurrent } from '~/platform/calendar';
import { now } from '~/platform/clock.server';
import { getClient } from '~/platform/database/client.server';
import { publicUrl } from '~/platform/environment.server';
import { readCookie, writeCookie } from '~/platform/http.server';
import { isLocale } from '~/platform/translation/translation';
import { isRole } from './roles';

const COOKIE = 'lasfyr-session';
const IDLE_MS = 60 * 60 * 1000;
const ABSOLUTE_MS = 12 * 60 * 60 * 1000;
/** Written at most this often, so that reading a page does not write a row each time. */
const TOUCH_MS = 60 * 1000;

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** Begin a session; returns the `Set-Cookie` value. */
export async function beginSession(staff: { id: string; municipalityId: string }): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const at = now();
  await getClient().signInSession.create({
    data: {
      tokenHash: hashOf(token),
      municipalityId: staff.municipalityId,
      staffMemberId: staff.id,
      createdAt: at,
      lastSeenAt: at,
      expiresAt: new Date(at.getTime() + ABSOLUTE_MS),
    },
  });
  return writeCookie(COOKIE, token, { secure: publicUrl().startsWith('https:') });
}

/** End the request's session; returns the `Set-Cookie` value that erases the cookie. */
export async function endSession(request: Request): Promise<string> {
  const token = readCookie(request, COOKIE);
  if (token) {
    await getClient().signInSession.updateMany({
      where: { tokenHash: hashOf(token), endedAt: null },
      data: { endedAt: now() },
    });
  }
  return writeCookie(COOKIE, '', { secure: publicUrl().startsWith('https:'), maxAgeSeconds: 0 });
}

/** The staff member of the request's session with the roles that hold today, or null. */
export async function findSession(request: Request) {
  const token = readCookie(request, COOKIE);
  if (!token) return null;
  const at = now();
  const session = await getClient().signInSession.findUnique({
    where: { tokenHash: hashOf(token) },
    include: {
      staffMember: { include: { roleAssignments: true, municipality: true } },
    },
  });
  if (!session || session.endedAt || session.expiresAt <= at) return null;
  if (at.getTime() - session.lastSeenAt.getTime() > IDLE_MS) return null;
  const { staffMember } = session;
  if (staffMember.closedAt && staffMember.closedAt <= at) return null;
  if (at.getTime() - session.lastSeenAt.getTime() > TOUCH_MS) {
    await getClient().signInSession.update({
      where: { tokenHash: session.tokenHash },
      data: { lastSeenAt: at },
    });
  }
  const today = dayInZone(at, staffMember.municipality.timeZone);
  return {
    kind: 'staff' as const,
    staffMemberId: staffMember.id,
    municipalityId: staffMember.municipalityId,
    givenName: staffMember.givenName,
    familyName: staffMember.familyName,
    locale: isLocale(staffMember.locale) ? staffMember.locale : ('sv' as const),
    synthetic: staffMember.municipality.synthetic,
    timeZone: staffMember.municipality.timeZone,
    today,
    grants: staffMember.roleAssignments
      .filter((assignment) => isCurrent(today, assignment.startDate, assignment.endDate))
      .flatMap(({ role, schoolId, classId }) =>
        isRole(role) ? [{ role, schoolId, classId }] : [],
      ),
  };
}
