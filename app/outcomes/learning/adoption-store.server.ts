/** Who has come how far with Läsfyr, as counts by school and role. No name and no id leaves this file. */
import type { ScopedDb } from '~/access/in-scope.server';
import { mayAnywhere, territory } from '~/access/roles';
import type { StaffViewer } from '~/access/viewer.server';
import { isPassed, storedMarksSchema } from '~/administration/training/certificate';
import { schoolYearStart, toStoredDate } from '~/platform/calendar';
import { now } from '~/platform/clock.server';
import { forbidden } from '~/platform/http.server';
import {
  type Adoption,
  type Adult,
  countExactly,
  countProtected,
  isAdoptionRole,
  SIGNED_IN_DAYS,
} from './adoption';

type Db = ScopedDb<StaffViewer>;
const DAY_MS = 86_400_000;

export interface AdoptionPage extends Adoption {
  /** Small numbers are protected: the reader sees the whole municipality. */
  isProtected: boolean;
}

/** Exact for a principal's schools, protected for the head of education. @throws 403. */
export async function loadAdoption(db: Db): Promise<AdoptionPage> {
  const { grants } = db.viewer;
  if (mayAnywhere(grants, 'municipality.see-summary')) {
    return { isProtected: true, ...countProtected(await listAdults(db, null)) };
  }
  const reach = territory(grants, 'school.see-summary');
  if (reach === 'all' || reach.schoolIds.length === 0) throw forbidden();
  return { isProtected: false, ...countExactly(await listAdults(db, reach.schoolIds)) };
}

/** Every adult with a role at the schools today, once a school and role. Null: of all schools. */
async function listAdults(db: Db, schoolIds: string[] | null): Promise<Adult[]> {
  const today = toStoredDate(db.viewer.today);
  const { municipalityId } = db;
  const ofSchools = { municipalityId, ...(schoolIds ? { id: { in: schoolIds } } : {}) };
  const rows = await db.transaction.roleAssignment.findMany({
    where: {
      municipalityId,
      startDate: { lte: today },
      staffMember: { OR: [{ closedAt: null }, { closedAt: { gt: now() } }] },
      AND: [
        { OR: [{ endDate: null }, { endDate: { gte: today } }] },
        { OR: [{ school: ofSchools }, { schoolClass: { school: ofSchools } }] },
      ],
    },
    select: {
      role: true,
      staffMemberId: true,
      school: { select: { id: true, name: true } },
      schoolClass: { select: { school: { select: { id: true, name: true } } } },
      staffMember: { select: seenOfStaff(db) },
    },
  });
  const adults = new Map<string, Adult>();
  for (const { role, staffMemberId, school, schoolClass, staffMember } of rows) {
    const place = school ?? schoolClass?.school;
    if (!place || !isAdoptionRole(role)) continue;
    adults.set(`${place.id} ${role} ${staffMemberId}`, {
      schoolId: place.id,
      schoolName: place.name,
      role,
      hasRunRound: staffMember.sittings.length > 0,
      hasPractised: staffMember.trainingRuns.some(({ agreement, marks }) =>
        isPassed({ agreement, marks: storedMarksSchema.parse(marks) }),
      ),
      hasSignedIn: staffMember.sessions.length > 0,
    });
  }
  return [...adults.values()];
}

function seenOfStaff({ viewer }: Db) {
  const since = new Date(now().getTime() - SIGNED_IN_DAYS * DAY_MS);
  const yearBegan = toStoredDate(`${schoolYearStart(viewer.today)}-08-01`);
  return {
    trainingRuns: { select: { agreement: true, marks: true } },
    sessions: { where: { lastSeenAt: { gte: since } }, select: { createdAt: true }, take: 1 },
    sittings: { where: { openedAt: { gte: yearBegan } }, select: { id: true }, take: 1 },
  };
}
