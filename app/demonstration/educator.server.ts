/** The special educator of a class in the demonstration, as the one who acts on a day. */
import { makeStaffViewer, type StaffViewer } from '~/access/viewer.server';
import { getClient } from '~/platform/database/client.server';

/** @param today the day of acting. @throws when the class has no special educator. */
export async function findEducator(
  municipalityId: string,
  classId: string,
  today: string,
): Promise<StaffViewer> {
  const assigned = await getClient().roleAssignment.findFirstOrThrow({
    where: { municipalityId, classId, role: 'special-educator' },
  });
  return makeStaffViewer({
    staffMemberId: assigned.staffMemberId,
    municipalityId,
    givenName: 'Demonstration',
    familyName: '',
    locale: 'sv',
    synthetic: true,
    timeZone: 'Europe/Stockholm',
    today,
    grants: [{ role: 'special-educator', schoolId: null, classId }],
  });
}
