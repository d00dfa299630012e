/** The school year's calendar behind the doors of the access matrix. */
import { dayOf } from '~/platform/calendar';
import { getClient } from '~/platform/database/client.server';
import { newId } from '~/platform/identifier.server';
import { form, type Knock } from './matrix-knocks';
import type { MatrixWorld } from './matrix-world';

const PAGE = '/roster/school-year';

/** A day off at the end of the year, when no break has been entered anywhere. */
export async function newBreak({ schoolYear }: MatrixWorld): Promise<Knock> {
  await getClient().schoolBreak.deleteMany();
  const day = dayOf(schoolYear.endDate);
  return form(PAGE, { intent: 'add-break', startDate: day, endDate: day });
}

/** A break that stands in the school year, to be changed or removed. */
export async function standingBreak(
  { municipality, schoolYear }: MatrixWorld,
  intent: 'change-break' | 'remove-break',
): Promise<Knock> {
  await getClient().schoolBreak.deleteMany();
  const { id: breakId } = await getClient().schoolBreak.create({
    data: {
      id: newId(),
      municipalityId: municipality.id,
      schoolYearId: schoolYear.id,
      startDate: schoolYear.endDate,
      endDate: schoolYear.endDate,
    },
  });
  const day = dayOf(schoolYear.startDate);
  return form(PAGE, { intent, breakId, startDate: day, endDate: day });
}

export function lateWeeks(): Knock {
  return form(PAGE, { intent: 'late-weeks', weeks: '4' });
}
