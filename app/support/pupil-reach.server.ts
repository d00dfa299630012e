/** What the viewer may do to each of several pupils, through the classes they are in today. One query. */
import type { ScopedDb } from '~/access/in-scope.server';
import { type Action, decideForClass, type Verdict } from '~/access/roles';
import type { StaffViewer } from '~/access/viewer.server';
import { type Day, schoolYearStart } from '~/platform/calendar';
import type { Prisma } from '~/platform/database/generated/client';
import { forbidden, notFound } from '~/platform/http.server';
import { currentOn } from '~/roster/current-on';
import { countSwedishSchoolTime, type Schooling } from '~/roster/swedish-school';

export interface ReachedPupil extends Schooling {
  pupilId: string;
  givenName: string;
  familyName: string;
  classId: string;
  className: string;
  schoolId: string;
  schoolName: string;
}

export interface PupilReach {
  /** The pupil in a class for which the action is permitted; undefined when there is none. */
  find: (action: Action, pupilId: string) => ReachedPupil | undefined;
  verdict: (action: Action, pupilId: string) => Verdict;
  /** The pupil is in some class of the municipality today. */
  isPlaced: (pupilId: string) => boolean;
}

/** Ids of other municipalities are as if not there. Whoever shows the names writes who looked. */
export async function readReach(
  db: ScopedDb<StaffViewer>,
  pupilIds: readonly string[],
): Promise<PupilReach> {
  const { municipalityId, viewer } = db;
  const rows = await db.transaction.classMembership.findMany({
    where: { municipalityId, pupilId: { in: [...pupilIds] }, ...currentOn(viewer.today) },
    select: { pupil: { select: REACHED }, schoolClass: REACHED_CLASS },
    orderBy: { id: 'asc' },
  });
  return reachOf(viewer, rows);
}

/** What of a pupil is needed to tell who is reached. */
const REACHED = {
  id: true,
  givenName: true,
  familyName: true,
  swedishSubject: true,
  swedishSchoolStart: true,
  schoolStartCohort: true,
} satisfies Prisma.PupilSelect;

const REACHED_CLASS = {
  select: { id: true, name: true, schoolId: true, school: { select: { name: true } } },
} satisfies Prisma.SchoolClassDefaultArgs;

/** The same beside another row that has a pupil, for `reachOf`: a query less. */
export function reachedOn(today: Day) {
  return {
    select: {
      ...REACHED,
      memberships: {
        where: currentOn(today),
        select: { schoolClass: REACHED_CLASS },
        orderBy: { id: 'asc' },
      },
    },
  } satisfies Prisma.PupilDefaultArgs;
}

type Placed = {
  pupil: Prisma.PupilGetPayload<{ select: typeof REACHED }>;
  schoolClass: Prisma.SchoolClassGetPayload<typeof REACHED_CLASS>;
};

/** What the viewer may do to pupils, from the classes that they are in today. */
export function reachOf(viewer: StaffViewer, rows: readonly Placed[]): PupilReach {
  const thisYear = schoolYearStart(viewer.today);
  const places = rows.map(({ pupil, schoolClass }) => ({
    pupilId: pupil.id,
    givenName: pupil.givenName,
    familyName: pupil.familyName,
    swedishSubject: pupil.swedishSubject,
    swedishSchoolTime: countSwedishSchoolTime({ ...pupil, schoolYearStart: thisYear }),
    classId: schoolClass.id,
    className: schoolClass.name,
    schoolId: schoolClass.schoolId,
    schoolName: schoolClass.school.name,
  }));
  const verdictsOf = (action: Action, pupilId: string) =>
    places
      .filter((place) => place.pupilId === pupilId)
      .map((place) => ({ place, verdict: decideForClass(viewer.grants, action, place) }));
  return {
    isPlaced: (pupilId) => places.some((place) => place.pupilId === pupilId),
    find: (action, pupilId) =>
      verdictsOf(action, pupilId).find(({ verdict }) => verdict === 'allowed')?.place,
    verdict(action, pupilId) {
      const found = verdictsOf(action, pupilId).map(({ verdict }) => verdict);
      if (found.includes('allowed')) return 'allowed';
      return found.includes('forbidden') ? 'forbidden' : 'hidden';
    },
  };
}

/** Some of the pupils are reached by the action. @throws 404, or 403 when the role may not. */
export function demandSome(reach: PupilReach, action: Action, pupilIds: readonly string[]): void {
  const verdicts = pupilIds.map((pupilId) => reach.verdict(action, pupilId));
  if (verdicts.includes('allowed')) return;
  throw verdicts.includes('forbidden') ? forbidden() : notFound();
}

/** All of the pupils are reached by the action. @throws 404 when none is, 403 when only some are. */
export function demandAll(reach: PupilReach, action: Action, pupilIds: readonly string[]): void {
  demandSome(reach, action, pupilIds);
  if (pupilIds.some((pupilId) => reach.verdict(action, pupilId) !== 'allowed')) throw forbidden();
}

/**
 * Whether what stands for several pupils may be changed: when all who are still in a class are reached, or
 * some are and the viewer made it, so that a pupil who changes class locks nothing.
 */
export function isOwn(
  reach: PupilReach,
  action: Action,
  { pupilIds, isMaker }: { pupilIds: readonly string[]; isMaker: boolean },
): boolean {
  const placed = pupilIds.filter((pupilId) => reach.isPlaced(pupilId));
  const reached = placed.filter((pupilId) => reach.verdict(action, pupilId) === 'allowed');
  return placed.length === 0
    ? isMaker
    : reached.length === placed.length || (isMaker && reached.length > 0);
}
