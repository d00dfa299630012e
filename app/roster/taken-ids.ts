import type { PupilChanges, RosterPlan } from './import/roster-plan';

/**
 * The plan without external ids that another pupil of the municipality holds: an id belongs to one
 * pupil. The rows stay, and their numbers are told. `holders` maps an id to the pupil who has it.
 */
export function withoutTakenIds(
  plan: RosterPlan,
  holders: ReadonlyMap<string, string>,
): { plan: RosterPlan; rowsWithoutId: number[] } {
  const rowsWithoutId: number[] = [];
  const isTaken = (externalId: string | null | undefined, pupilId: string | null) => {
    const holder = externalId ? holders.get(externalId) : undefined;
    return holder !== undefined && holder !== pupilId;
  };
  const free = <Planned extends { rowNumber: number; pupilId: string; changes: PupilChanges }>(
    planned: Planned,
  ): Planned => {
    if (!isTaken(planned.changes.externalId, planned.pupilId)) return planned;
    rowsWithoutId.push(planned.rowNumber);
    const { externalId: _taken, ...changes } = planned.changes;
    return { ...planned, changes };
  };
  const changed = plan.changed.map(free);
  const isChanged = ({ changes }: { changes: PupilChanges }) => Object.keys(changes).length > 0;
  const result: RosterPlan = {
    ...plan,
    new: plan.new.map((pupil) => {
      if (!isTaken(pupil.externalId, null)) return pupil;
      rowsWithoutId.push(pupil.rowNumber);
      return { ...pupil, externalId: null };
    }),
    changed: changed.filter(isChanged),
    moved: plan.moved.map(free),
    unchanged: [...plan.unchanged, ...changed.filter((planned) => !isChanged(planned))],
  };
  return { plan: result, rowsWithoutId: rowsWithoutId.sort((one, other) => one - other) };
}
