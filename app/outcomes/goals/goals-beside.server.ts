/** The follow-up with the goals that it is about beside it. */
import { readingOnly, type ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import type { FollowUpChoice } from '~/outcomes/follow-up/follow-up-choice';
import type { FollowUp } from '~/outcomes/follow-up/follow-up-store.server';
import { type FollowUpWithMap, loadFollowUpWithMap } from '~/outcomes/map/map-store.server';
import { type BaselineColumns, readBaseline, type ToldBaseline } from './baseline';
import type { Goal } from './goal';
import { listContributions, listGoalRows, readPart, toGoal } from './goal-rows.server';
import { isReached, type Reading, readAt } from './indicators';
import { placeOfMunicipality, placeOfSchool } from './measured-places';

type Db = ScopedDb<StaffViewer>;

/** A goal as it stands beside the figures it is about: of a school with what the school has taken on. */
export type GoalBeside = Pick<
  Goal,
  'id' | 'title' | 'indicator' | 'direction' | 'targetDate' | 'target' | 'owner'
> & { baseline: ToldBaseline | null; now: Reading; isReached: boolean };

/** The follow-up with its map and the goals that go on beside it. @throws as the follow-up. */
export async function loadFollowUpWithGoals(
  db: Db,
  choice: FollowUpChoice,
): Promise<FollowUpWithMap & { goals: GoalBeside[] }> {
  const reading = readingOnly(db);
  const page = await loadFollowUpWithMap(reading, choice);
  return { ...page, goals: await listGoalsBeside(reading, page) };
}

/**
 * The goals that go on beside a follow-up; beside a school year that is over stand none, nor do goals that are
 * counted by hand, which no figure of it is about. The caller has loaded the page for the viewer.
 */
export async function listGoalsBeside(db: Db, page: FollowUp): Promise<GoalBeside[]> {
  if (page.asOf !== db.viewer.today) return [];
  const place = page.of === 'school' ? placeOfSchool(page) : placeOfMunicipality(page);
  const rows = await listGoalRows(db);
  const own =
    page.of === 'school'
      ? {
          schoolId: page.schoolId,
          contributions: await listContributions(db, [{ id: page.schoolId }]),
        }
      : null;
  return rows.flatMap((row): GoalBeside[] => {
    const { id, title, indicator, direction, status, owner, ...goal } = toGoal(row);
    const now = readAt(indicator, place);
    if (status !== 'active' || now === null) return [];
    const parts = own && { contributions: own.contributions, counts: [] };
    const of = own && { schoolId: own.schoolId, sight: 'exact' as const, place };
    const taken = parts && of && readPart(row, parts, of).contribution;
    const target = taken?.target ?? goal.target;
    const targetDate = taken?.targetDate ?? goal.targetDate;
    const baseline = taken ? taken.baseline : tellOwnBaseline(row);
    const reached = now.ok && isReached(now.value, target, direction);
    const about = { id, title, indicator, direction, owner, target, targetDate };
    return [{ ...about, baseline, now, isReached: reached }];
  });
}

/** The municipality's, which was taken from what its follow-up showed. */
function tellOwnBaseline(row: BaselineColumns): ToldBaseline | null {
  const baseline = readBaseline(row);
  if (baseline === null) return null;
  const { day, window, value } = baseline;
  return { day, window, reading: { ok: true, value } };
}
