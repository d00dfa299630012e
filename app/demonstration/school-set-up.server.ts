/** One school of the demonstration with a set-up of its own, written by its invented principal. */
import { getBattery } from '~/instruments/batteries';
import { listSupplementaryTasks } from '~/instruments/supplementary-tasks';
import { dayOf } from '~/platform/calendar';
import { now } from '~/platform/clock.server';
import type { Transaction } from '~/platform/database/client.server';
import { newId } from '~/platform/identifier.server';
import { type Choices, placeTask, type SetUpLine } from '~/roster/set-up/set-up';

const SCHOOL = 'Lyktskolan';

/** After the rows of the municipality. Its days are the first half of the open window. */
export async function createSchoolSetUp({
  transaction,
  municipalityId,
}: {
  transaction: Transaction;
  municipalityId: string;
}): Promise<void> {
  const { id: schoolId } = await transaction.school.findUniqueOrThrow({
    where: { municipalityId_name: { municipalityId, name: SCHOOL } },
  });
  const { staffMemberId } = await transaction.roleAssignment.findFirstOrThrow({
    where: { municipalityId, role: 'principal', schoolId },
  });
  const window = await transaction.screeningWindow.findFirstOrThrow({
    where: { municipalityId, kind: 'winter' },
  });
  const battery = getBattery(window.batteryId, window.batteryVersion);
  const mayChoose = listSupplementaryTasks(battery).length > 0;
  const half = (window.startDate.getTime() + window.endDate.getTime()) / 2;
  const chosen: { [Line in SetUpLine]?: Choices[Line] } = {
    calendar: {
      days: [
        {
          windowId: window.id,
          startDate: dayOf(window.startDate),
          endDate: dayOf(new Date(half)),
        },
      ],
    },
    roles: {
      leaders: ['teacher', 'special-educator', 'test-leader'],
      readers: ['teacher', 'special-educator'],
    },
    ...(mayChoose ? { tasks: { leftOut: [placeTask('spring', 'understand-words')] } } : {}),
    attention: { looksNear: true },
    letter: {
      sv: 'Skolans bibliotek är öppet för hela familjen på torsdagar till klockan 17.',
      en: 'The school library is open to the whole family on Thursdays until 5 p.m.',
    },
  };
  await transaction.schoolSetUp.createMany({
    data: Object.entries(chosen).map(([line, value]) => ({
      id: newId(),
      municipalityId,
      schoolId,
      line,
      value,
      staffMemberId,
      createdAt: now(),
    })),
  });
}
