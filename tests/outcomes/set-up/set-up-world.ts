/** Forms of a school's set-up and of the limits. */
import { inScope } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { changeSetUp } from '~/outcomes/set-up/set-up-changes.server';
import type { OwnDays } from '~/roster/set-up/set-up';

export type Fields = Record<string, string | readonly string[]>;

export function entries(fields: Fields): [string, string][] {
  return Object.entries(fields).flatMap(([name, value]) =>
    (typeof value === 'string' ? [value] : value).map((one): [string, string] => [name, one]),
  );
}

export const onSetUp = (viewer: StaffViewer, fields: Fields) => {
  const form = new FormData();
  for (const [name, value] of entries(fields)) form.append(name, value);
  return inScope(viewer, (db) => changeSetUp(db, form));
};

/** A choice in each line that differs from what all schools have. */
export function ownChoices(schoolId: string, days: OwnDays): Fields[] {
  return [
    { intent: 'choose-calendar', schoolId, ...days },
    {
      intent: 'choose-roles',
      schoolId,
      leaders: ['teacher'],
      readers: ['special-educator', 'teacher'],
    },
    { intent: 'choose-tasks', schoolId, given: [] },
    { intent: 'choose-attention', schoolId, looksNear: 'on' },
    { intent: 'choose-letter', schoolId, sv: 'Öppet hus på torsdag.', en: 'Open house.' },
  ];
}
