/** What waits of pupils for those who teach them: flags to decide and cases past a target. Counts only. */
import { membershipsInScope, type ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { dayOf } from '~/platform/calendar';
import type { Prisma } from '~/platform/database/generated/client';
import { currentOn } from '~/roster/current-on';
import { listSchoolBreaks } from '~/roster/school-breaks.server';
import { describeCase } from '~/support/case/case-page';
import { readRow } from '~/support/case/case-row';
import { rulesOn } from '~/support/case/case-rules';
import { foldCase } from '~/support/case/case-state';
import type { FlagState } from '~/support/flag-rules';
import { type ReviewView, readStanding } from '~/support/flag-view';
import { whyWaiting } from '~/support/review-rules';

type Db = ScopedDb<StaffViewer>;

export interface Waiting {
  /** Flags that wait in the assigned classes, but for those of the next line. */
  flags: number;
  /** Flags whose day of looking again has come. */
  watched: number;
  /** Open cases of the viewer's pupils in which a target has passed. */
  overdueCases: number;
}

/** One query for the pupils of the viewer's classes, and the breaks. */
export async function countWaiting(db: Db, assigned: readonly string[]): Promise<Waiting> {
  const pupils = await findPupils(db, assigned);
  if (pupils.length === 0) return { flags: 0, watched: 0, overdueCases: 0 };
  const { today } = db.viewer;
  const setting = { rules: rulesOn(today), breaks: await listSchoolBreaks(db), today };
  const reasons = pupils
    .filter(({ memberships }) => memberships.length > 0)
    .flatMap(({ flags }) => flags.map((flag) => whyWaiting(standingOf(flag), today)));
  const isOverdue = ({ caseEvents }: PupilRow) =>
    describeCase(foldCase(caseEvents.map(readRow)), setting).dues.some((due) => due.isOverdue);
  return {
    flags: reasons.filter((reason) => reason !== null && reason !== 'watch-due').length,
    watched: reasons.filter((reason) => reason === 'watch-due').length,
    overdueCases: pupils.filter(isOverdue).length,
  };
}

const WAITS = {
  state: { not: 'superseded' },
  OR: [{ state: { in: ['proposed', 'watched'] } }, { basisChanged: true }],
} satisfies Prisma.FlagWhereInput;

type PupilRow = Awaited<ReturnType<typeof findPupils>>[number];

/**
 * Pupils of the viewer's classes with a case, or with a flag that waits in an assigned class; their
 * memberships are those of the assigned classes. Who decides in a class sees the cases there too.
 */
function findPupils(db: Db, assigned: readonly string[]) {
  const inAssigned = { ...currentOn(db.viewer.today), classId: { in: [...assigned] } };
  const isSeen = { memberships: { some: membershipsInScope(db, 'class.see-results') } };
  return db.transaction.pupil.findMany({
    where: {
      municipalityId: db.municipalityId,
      ...isSeen,
      OR: [
        { caseEvents: { some: {} } },
        { memberships: { some: inAssigned }, flags: { some: WAITS } },
      ],
    },
    select: {
      memberships: { where: inAssigned, select: { id: true } },
      caseEvents: {
        select: { id: true, day: true, body: true },
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      },
      flags: {
        where: WAITS,
        select: {
          state: true,
          basisChanged: true,
          reviews: { select: { decision: true, watchUntil: true }, orderBy: { id: 'asc' } },
        },
      },
    },
  });
}

function standingOf({ state, basisChanged, reviews }: PupilRow['flags'][number]) {
  return readStanding({
    state: state as FlagState,
    basisChanged,
    reviews: reviews.map(({ decision, watchUntil }) => ({
      decision: decision as ReviewView['decision'],
      watchUntil: watchUntil && dayOf(watchUntil),
    })),
  });
}
