/** What frames every page of a municipality: its breaks, windows and cut policies. Nothing of a pupil is read. */
import { readOnce, type ScopedDb } from '~/access/in-scope.server';

/**
 * For pages that only read (`readingOnly`): what they would each ask for by itself, in one query for the page.
 * What a version of a policy says is as it is stored.
 */
export function readFrame(db: ScopedDb) {
  return readOnce(db, 'frame', () =>
    db.transaction.municipality.findUniqueOrThrow({
      where: { id: db.municipalityId },
      select: {
        synthetic: true,
        schoolYears: { select: { breaks: { select: { startDate: true, endDate: true } } } },
        screeningWindows: true,
        cutPolicies: {
          where: { status: { in: ['approved', 'retired'] } },
          select: { policyId: true, version: true, content: true },
        },
      },
    }),
  );
}
