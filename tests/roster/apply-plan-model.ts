import type {
  ClassPlace,
  PupilChanges,
  Register,
  RegisterPupil,
  RosterPlan,
} from '~/roster/import/roster-plan';

/** What applying a plan means, as a pure function: the model that the plan is tested against. */
export function applyPlan(
  register: Register,
  plan: RosterPlan,
  choices: { endedPupilIds: string[]; schoolName: string },
): Register {
  const classes = [
    ...register.classes,
    ...plan.newClasses.map(({ classKey, name, schoolId }) => ({
      classId: `class-${classKey}`,
      name,
      schoolId,
      schoolName: choices.schoolName,
      schoolUnitCode: null,
    })),
  ];
  const placement = (to: ClassPlace) => ({
    classId: to.kind === 'existing' ? to.classId : `class-${to.classKey}`,
    className: to.name,
    schoolId: plan.schoolId,
  });
  const changesOfPupil = new Map<string, PupilChanges & Partial<RegisterPupil>>();
  for (const { pupilId, changes } of plan.changed) changesOfPupil.set(pupilId, changes);
  for (const { pupilId, changes, to } of plan.moved) {
    changesOfPupil.set(pupilId, { ...changes, ...placement(to) });
  }
  const missing = new Set(plan.missingInFile.map((pupil) => pupil.pupilId));
  const ended = new Set(choices.endedPupilIds.filter((pupilId) => missing.has(pupilId)));
  const kept = register.pupils
    .filter((pupil) => !ended.has(pupil.pupilId))
    .map((pupil) => ({ ...pupil, ...changesOfPupil.get(pupil.pupilId) }));
  const added = plan.new.map(({ rowNumber, to, ...pupil }) => ({
    ...pupil,
    ...placement(to),
    pupilId: `new-${rowNumber}`,
    protectedIdentity: false,
  }));
  return { pupils: [...kept, ...added], classes };
}
