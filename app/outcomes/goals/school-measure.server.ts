/**
 * The value of a goal at a school on the day it is asked for: what the follow-up shows its principal, with what the
 * municipality's follow-up hides of it. No figure is worked out here.
 */
import type { ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { loadFollowUp, readMunicipality } from '~/outcomes/follow-up/follow-up-store.server';
import { dayOf } from '~/platform/calendar';
import { notFound } from '~/platform/http.server';
import { type Baseline, whyHidden } from './baseline';
import { type Indicator, type NoValue, readIndicator } from './indicators';
import { placeOfMunicipalSchool, placeOfSchool } from './measured-places';

type Db = ScopedDb<StaffViewer>;

interface OfGoal {
  id: string;
  indicator: string;
  countsPupils: boolean;
}

/** Null when there is no value. The reason it is hidden for goes to nobody but who may not see it. */
export async function readSchoolValue(
  db: Db,
  goal: OfGoal,
  schoolId: string,
): Promise<(Baseline & { hidden: NoValue | null }) | null> {
  if (goal.indicator === 'counted-by-hand') return readCount(db, goal, schoolId);
  const indicator = goal.indicator as Indicator;
  const page = await loadFollowUp(db, { schoolId, windowId: null });
  if (page.of !== 'school') throw notFound();
  const exact = readIndicator(indicator, placeOfSchool(page));
  if (!exact.ok) return null;
  const { windows, windowId } = page;
  const whole = await readMunicipality(db, { schoolId: null, windowId });
  const own = whole.schools.find((row) => row.schoolId === schoolId);
  const told = own ? readIndicator(indicator, placeOfMunicipalSchool(own)) : LEFT_OUT;
  return {
    value: exact.value,
    day: db.viewer.today,
    window: windows.find((one) => one.windowId === windowId)?.kind ?? null,
    hidden: told.ok ? null : told.why,
  };
}

/** A school that no figure of the whole municipality counts. */
const LEFT_OUT = { ok: false, why: 'protected' } as const;

async function readCount(db: Db, { id: goalId, countsPupils }: OfGoal, schoolId: string) {
  const { municipalityId, transaction } = db;
  const last = await transaction.goalValue.findFirst({
    where: { municipalityId, goalId, schoolId, withdrawnAt: null },
    orderBy: [{ day: 'desc' }, { id: 'desc' }],
  });
  if (!last) return null;
  const value = last.value ?? 0;
  const hidden = whyHidden(value, countsPupils);
  return { value: { value }, day: dayOf(last.day), window: null, hidden };
}
