/** The animals of a class on cards: who is which, for a print on paper. */
import { requireClass, type ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { nameByMembership } from './round-names';
import { listRoundPupils } from './round-progress.server';
import type { SignCards } from './sign-cards';

/** A card for each pupil of the class today, by name. @throws 404, or 403 without the right to run a round. */
export async function getSignCards(
  db: ScopedDb<StaffViewer>,
  classId: string | undefined,
): Promise<SignCards> {
  const schoolClass = await requireClass(db, 'class.run-round', classId);
  const { today } = db.viewer;
  const pupils = await listRoundPupils(db, { roundId: null, classId: schoolClass.id, today });
  const names = nameByMembership(pupils);
  const cards = pupils.map(({ membershipId, signId }) => ({
    membershipId,
    signId,
    name: names.get(membershipId) ?? '',
  }));
  return {
    classId: schoolClass.id,
    className: schoolClass.name,
    schoolName: schoolClass.school.name,
    today,
    cards: cards.sort((one, other) => one.name.localeCompare(other.name, 'sv')),
  };
}
