/**
 * A school's own set-up within the municipality's limits: what may be chosen, and what holds.
 *
 * Rule: the newest row of a place and line holds; without one what everybody has holds. A limit always comes
 * before a choice: a line that the municipality has closed, or a part of a choice that it no longer allows,
 * does not hold, and the choice stays for when it is allowed again. A role or a task can be taken away, never
 * added: `roles.ts` and the battery are the upper limit. Nothing here is read by what judges a level.
 */
import * as z from 'zod';
import type { Role } from '~/access/roles';
import type { Day } from '~/platform/calendar';

export const SET_UP_LINES = ['calendar', 'roles', 'tasks', 'attention', 'letter'] as const;
export type SetUpLine = (typeof SET_UP_LINES)[number];

/** Who may run a round by `class.run-round`; a school narrows these. */
export const RUN_ROLES = ['teacher', 'special-educator', 'test-leader'] as const;
export type RunRole = (typeof RUN_ROLES)[number];

/** A supplementary task in one of the year's windows, as "autumn/understand-words". */
export type TaskPlace = string;
export function placeTask(windowKind: string, taskId: string): TaskPlace {
  return `${windowKind}/${taskId}`;
}

/** Letters of a school's own lines in one language. */
export const LONGEST_LINES = 400;

const roles = z.array(z.enum(RUN_ROLES)).min(1);
const places = z.array(z.string().max(120)).max(60);
const ownDays = z.object({ windowId: z.uuid(), startDate: z.iso.date(), endDate: z.iso.date() });

/** What a school has chosen, by line. */
const choiceSchemas = {
  calendar: z.object({ days: z.array(ownDays).max(60) }),
  roles: z.object({ leaders: roles, readers: roles }),
  tasks: z.object({ leftOut: places }),
  attention: z.object({ looksNear: z.boolean() }),
  letter: z.object({ sv: z.string().max(LONGEST_LINES), en: z.string().max(LONGEST_LINES) }),
} satisfies Record<SetUpLine, z.ZodType>;

/** What the municipality lets its schools choose, by line. */
const limitSchemas = {
  calendar: z.object({ isOpen: z.boolean() }),
  roles: z.object({ isOpen: z.boolean(), leaders: roles, readers: roles }),
  tasks: z.object({ isOpen: z.boolean(), mustDo: places }),
  attention: z.object({ isOpen: z.boolean() }),
  letter: z.object({ isOpen: z.boolean() }),
} satisfies Record<SetUpLine, z.ZodType>;

export type Choices = { [Line in SetUpLine]: z.infer<(typeof choiceSchemas)[Line]> };
export type Limits = { [Line in SetUpLine]: z.infer<(typeof limitSchemas)[Line]> };
export type OwnDays = Choices['calendar']['days'][number];

/** What holds while nobody has chosen anything: schools are free within what the product asks of all. */
const COMMON_LIMITS: Limits = {
  calendar: { isOpen: true },
  roles: { isOpen: true, leaders: [...RUN_ROLES], readers: [...RUN_ROLES] },
  tasks: { isOpen: true, mustDo: [] },
  attention: { isOpen: true },
  letter: { isOpen: true },
};

/** A row as it is kept: of a school, or of the municipality when `schoolId` is null. */
export interface SetUpRow {
  schoolId: string | null;
  line: string;
  value: unknown;
}

export interface SetUp {
  limits: Limits;
  /** What the school has chosen itself, line by line, whether it may hold or not; null for none. */
  chosen: { [Line in SetUpLine]: Choices[Line] | null };
  /** Own days of windows, as they were chosen: `findOwnDays` says whether they hold in one. */
  days: OwnDays[];
  leaders: RunRole[];
  readers: RunRole[];
  leftOut: TaskPlace[];
  /** Pupils above the limit who are near it are marked as the school's own to look at. */
  looksNear: boolean;
  letter: { sv: string; en: string };
}

/** What holds of the newest rows of one school and of the municipality; of a school without rows what all have. */
export function resolveSetUp(rows: readonly SetUpRow[]): SetUp {
  const limits = readLimits(rows);
  const chosen = readChoices(rows.filter(({ schoolId }) => schoolId !== null));
  const held = <Line extends SetUpLine>(line: Line): Choices[Line] | null =>
    limits[line].isOpen ? chosen[line] : null;
  const { leaders, readers } = limits.roles;
  return {
    limits,
    chosen,
    days: held('calendar')?.days ?? [],
    leaders: narrow(leaders, held('roles')?.leaders),
    readers: narrow(readers, held('roles')?.readers),
    leftOut: (held('tasks')?.leftOut ?? []).filter((one) => !limits.tasks.mustDo.includes(one)),
    looksNear: held('attention')?.looksNear ?? false,
    letter: held('letter') ?? { sv: '', en: '' },
  };
}

/** Those of a school among the municipality's; all of the municipality's when none of the school's are left. */
function narrow(allowed: readonly RunRole[], own: readonly RunRole[] | undefined): RunRole[] {
  const both = own ? allowed.filter((role) => own.includes(role)) : [];
  return both.length > 0 ? both : [...allowed];
}

/** The municipality's limits, of the newest rows. */
export function readLimits(rows: readonly SetUpRow[]): Limits {
  const read = <Line extends SetUpLine>(line: Line): Limits[Line] => {
    const row = rows.find((one) => one.schoolId === null && one.line === line);
    const value = limitSchemas[line].safeParse(row?.value);
    return (value.success ? value.data : COMMON_LIMITS[line]) as Limits[Line];
  };
  return {
    calendar: read('calendar'),
    roles: read('roles'),
    tasks: read('tasks'),
    attention: read('attention'),
    letter: read('letter'),
  };
}

function readChoices(rows: readonly SetUpRow[]): SetUp['chosen'] {
  const read = <Line extends SetUpLine>(line: Line): Choices[Line] | null => {
    const row = rows.find((one) => one.line === line);
    const value = choiceSchemas[line].safeParse(row?.value);
    return value.success ? (value.data as Choices[Line]) : null;
  };
  return {
    calendar: read('calendar'),
    roles: read('roles'),
    tasks: read('tasks'),
    attention: read('attention'),
    letter: read('letter'),
  };
}

export interface WindowFrame {
  id: string;
  startDate: Day;
  endDate: Day;
}

/** The school's own days of a window; null for none, and while they are not inside the window's own. */
export function findOwnDays(
  { days }: Pick<SetUp, 'days'>,
  window: WindowFrame,
): { startDate: Day; endDate: Day } | null {
  const own = days.find(({ windowId }) => windowId === window.id);
  if (!own || findDaysProblem(own, window) !== null) return null;
  return { startDate: own.startDate, endDate: own.endDate };
}

/** Why a school cannot have these days in a window; null when it can. Catching up is the municipality's. */
export function findDaysProblem(
  { startDate, endDate }: { startDate: Day; endDate: Day },
  window: Pick<WindowFrame, 'startDate' | 'endDate'>,
): { field: 'startDate' | 'endDate'; problem: 'end-before-start' | 'outside-window' } | null {
  if (startDate > endDate) return { field: 'endDate', problem: 'end-before-start' };
  if (startDate < window.startDate || startDate > window.endDate) {
    return { field: 'startDate', problem: 'outside-window' };
  }
  if (endDate > window.endDate) return { field: 'endDate', problem: 'outside-window' };
  return null;
}

/** Whether someone with these roles in a class does what the school has given to some of them. */
export function isGivenTo(allowed: readonly RunRole[], held: readonly Role[]): boolean {
  return held.some((role) => (allowed as readonly Role[]).includes(role));
}
