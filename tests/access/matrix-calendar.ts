/** The school year's calendar behind the doors of the access matrix. */
import { addDays, dayOf } from '~/platform/calendar';
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

/** The world's own window with a day more to catch up in. */
export function windowDays({ window }: MatrixWorld): Knock {
  const [startDate, endDate] = [dayOf(window.startDate), dayOf(window.endDate)];
  const catchUpEndDate = addDays(dayOf(window.catchUpEndDate), 1);
  const { kind } = window;
  return form(PAGE, { intent: 'window-days', kind, startDate, endDate, catchUpEndDate });
}

/** A window that no class has begun in. */
export async function unusedWindow({ schoolYear, window }: MatrixWorld): Promise<Knock> {
  const client = getClient();
  const kind = 'autumn';
  const known = await client.screeningWindow.findFirst({
    where: { schoolYearId: schoolYear.id, kind },
  });
  const { startDate } = schoolYear;
  const data = { ...window, id: newId(), kind, startDate };
  if (!known) await client.screeningWindow.create({ data });
  return form(PAGE, { intent: 'remove-window', kind });
}
