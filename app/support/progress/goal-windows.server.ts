/** The windows of school years with the limits that goals come from, and the tasks that are followed now. */
import type { ScopedDb } from '~/access/in-scope.server';
import { listTasksOf, type ProbeTask } from '~/administration/probe.server';
import { listWindowRows } from '~/administration/round-store.server';
import { chooseWindow } from '~/administration/round-time';
import { windowKindSchema } from '~/instruments/battery';
import { type Day, dayOf } from '~/platform/calendar';
import type { CutPolicy } from '~/scoring/cut-policy';
import type { PolicyCase } from '~/scoring/policy-case.server';
import { findWindowPolicy } from '~/scoring/window-policy';
import type { GoalWindow } from './progress-goal';

/** A window with the policy in force there; null when none has limits for it. */
export type PolicyGoalWindow = GoalWindow & { policy: CutPolicy | null };

export interface FollowedYear {
  /** The windows with the limit of a task. */
  windowsOf: (taskId: string) => PolicyGoalWindow[];
  /** Tasks with progress forms of the window that has begun; empty before the first. */
  tasks: ProbeTask[];
}

/**
 * By id of the school year; a year without windows is there too. One query.
 * @param today the day that is told of: followed are the tasks of the window that has begun then
 */
export async function readFollowedYears(
  db: ScopedDb,
  schoolYearIds: readonly string[],
  policies: PolicyCase,
  today: Day,
): Promise<Map<string, FollowedYear>> {
  const rows = await listWindowRows(db, schoolYearIds);
  const dated = rows.map((row) => ({
    ...row,
    kind: windowKindSchema.parse(row.kind),
    startDate: dayOf(row.startDate),
    endDate: dayOf(row.endDate),
    catchUpEndDate: dayOf(row.catchUpEndDate),
    found: findWindowPolicy(policies, { ...row, windowKind: row.kind }),
  }));
  return new Map(
    schoolYearIds.map((schoolYearId) => {
      const own = dated.filter((window) => window.schoolYearId === schoolYearId);
      const current = chooseWindow(own, today);
      const hasBegun = current && current.startDate <= today;
      return [
        schoolYearId,
        {
          windowsOf: (taskId) =>
            own.map(({ kind, startDate, found }) => ({
              kind,
              startDate,
              policy: found?.policy ?? null,
              limit: found?.window.limits.find(({ task }) => task === taskId)?.value ?? null,
            })),
          tasks: hasBegun ? listTasksOf(current) : [],
        },
      ];
    }),
  );
}
