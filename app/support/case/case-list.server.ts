/** Cases of many pupils: what is open. */
import { audit, membershipsInScope, readingOnly, type ScopedDb } from '~/access/in-scope.server';
import { mayAnywhere } from '~/access/roles';
import type { StaffViewer } from '~/access/viewer.server';
import { forbidden } from '~/platform/http.server';
import { listSchoolBreaks } from '~/roster/school-breaks.server';
import { describeCase, type ListedCase } from './case-page';
import { readRow } from './case-row';
import { rulesOn } from './case-rules';
import { foldCase } from './case-state';

/** Open cases of pupils in the viewer's classes, what is due first at the top. @throws 403. Reading is audited. */
export async function listCases(given: ScopedDb<StaffViewer>): Promise<ListedCase[]> {
  const db = readingOnly(given);
  if (!mayAnywhere(db.viewer.grants, 'class.see-results')) throw forbidden();
  const { transaction, municipalityId, viewer } = db;
  const memberships = await transaction.classMembership.findMany({
    where: {
      municipalityId,
      ...membershipsInScope(db, 'class.see-results'),
      pupil: { caseEvents: { some: {} } },
    },
    select: {
      pupil: {
        select: {
          id: true,
          givenName: true,
          familyName: true,
          caseEvents: { orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] },
        },
      },
      schoolClass: { select: { id: true, name: true } },
    },
  });
  const setting = {
    rules: rulesOn(viewer.today),
    breaks: await listSchoolBreaks(db),
    today: viewer.today,
  };
  const open = memberships.flatMap(({ pupil, schoolClass }): ListedCase[] => {
    const state = foldCase(pupil.caseEvents.map(readRow));
    const found = describeCase(state, setting);
    if (found.step === null || found.step === 'closed') return [];
    const { id: pupilId, givenName, familyName } = pupil;
    const place = { classId: schoolClass.id, className: schoolClass.name };
    return [{ ...place, pupil: { pupilId, givenName, familyName }, ...found }];
  });
  const ids = open.map(({ pupil }) => pupil.pupilId);
  if (ids.length > 0) await audit(db, 'cases.viewed', ids);
  const dueOf = ({ dues }: ListedCase) => dues[0]?.by ?? '9999-12-31';
  const names = new Intl.Collator('sv', { numeric: true });
  return open.toSorted(
    (one, other) =>
      dueOf(one).localeCompare(dueOf(other)) ||
      names.compare(one.pupil.familyName, other.pupil.familyName),
  );
}
