/** The year wheel's rows as its rules take them. */
import type { ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { dayInZone, dayOf, schoolYearStart } from '~/platform/calendar';
import type { ResponsibleRole } from './goal';
import type { StepChoice } from './unfinished';
import type { Occurrence, StepMark, YearStep } from './year-wheel';

type Db = ScopedDb<StaffViewer>;

/** Steps that stand in some schools and in the municipality, with every year's marks and choices. One query. */
export async function readWheel(
  { transaction, municipalityId, viewer }: Db,
  schoolIds: readonly string[],
): Promise<{
  steps: (YearStep & { writtenIn: number })[];
  marks: StepMark[];
  choices: StepChoice[];
}> {
  const standing = { takenBackAt: null };
  const steps = await transaction.yearStep.findMany({
    where: {
      municipalityId,
      endedAt: null,
      OR: [{ schoolId: null }, { schoolId: { in: [...schoolIds] } }],
    },
    include: {
      marks: { where: standing },
      choices: { where: standing, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] },
    },
  });
  const marks = steps.flatMap((step) => step.marks);
  const choices = steps.flatMap((step) => step.choices);
  return {
    steps: steps.map((row) => ({
      id: row.id,
      schoolId: row.schoolId,
      title: row.title,
      reason: row.reason,
      responsibleRole: row.responsibleRole as ResponsibleRole,
      firstDueDate: dayOf(row.firstDueDate),
      everyYear: row.everyYear,
      writtenIn: schoolYearStart(dayInZone(row.createdAt, viewer.timeZone)),
    })),
    marks: marks.map(({ stepId, schoolId, startYear, doneOn }) => ({
      ...{ stepId, schoolId, startYear },
      doneOn: dayOf(doneOn),
    })),
    choices: choices.map(({ stepId, schoolId, startYear, dueDate, reason, chosenOn }) => ({
      ...{ stepId, schoolId, startYear, reason },
      dueDate: dueDate && dayOf(dueDate),
      chosenOn: dayOf(chosenOn),
    })),
  };
}

/** An occurrence as the work of a role in a place. */
export function toWork({ step, schoolId }: Pick<Occurrence, 'step' | 'schoolId'>) {
  return { responsibleRole: step.responsibleRole, schoolId };
}
