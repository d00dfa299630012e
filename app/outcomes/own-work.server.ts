/**
 * What the start page asks of the signed-in person's own: practice, the schools of the roles, of these the
 * lines of plans that are to be done and the person's own classes, and what the staff have said that waits for the
 * person's word, by key alone. Nothing of a pupil is read.
 */
import { readOnce, type ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { RUNS } from '~/administration/training/training-store.server';
import { overAndUnclosed } from '~/outcomes/learning/unclosed-rounds';
import { waitingFor } from '~/outcomes/learning/waiting-answers';

/** One query for the person, read once on a page that only reads. The rows go to nobody else. */
export function readOwnWork(db: ScopedDb<StaffViewer>) {
  const { municipalityId, viewer } = db;
  const classIds = viewer.grants.flatMap(({ classId }) => classId ?? []);
  const schoolIds = viewer.grants.flatMap(({ schoolId }) => schoolId ?? []);
  const own = { id: { in: classIds } };
  const { comments, ideas } = waitingFor(viewer);
  return readOnce(db, 'own-work', () =>
    db.transaction.staffMember.findUniqueOrThrow({
      where: { municipalityId_id: { municipalityId, id: viewer.staffMemberId } },
      select: {
        trainingRuns: RUNS,
        municipality: {
          select: {
            trainingRequired: true,
            staffMembers: {
              where: { OR: [{ comments: { some: comments } }, { ideas: { some: ideas } }] },
              select: {
                comments: { where: comments, select: { id: true } },
                ideas: { where: ideas, select: { id: true } },
              },
            },
            schools: {
              where: { OR: [{ id: { in: schoolIds } }, { classes: { some: own } }] },
              select: {
                id: true,
                name: true,
                classes: {
                  where: own,
                  select: {
                    id: true,
                    rounds: { where: overAndUnclosed(viewer.today), select: { id: true } },
                  },
                },
                planLines: {
                  where: { withdrawnAt: null, doneOn: null, goal: { status: 'active' } },
                },
              },
            },
          },
        },
      },
    }),
  );
}
