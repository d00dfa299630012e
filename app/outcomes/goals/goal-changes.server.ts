/** Writing the goal picture and the goals: for the head of education. Every change can be taken back. */
import { requireMunicipality, type ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { loadFollowUp } from '~/outcomes/follow-up/follow-up-store.server';
import type { WindowKind } from '~/outcomes/follow-up/shown-figures';
import { schoolYearStart, toStoredDate } from '~/platform/calendar';
import { notFound } from '~/platform/http.server';
import { newId } from '~/platform/identifier.server';
import { NO_BASELINE, toBaseline, toCounts } from './baseline';
import { answerForm, type Written } from './form-answer.server';
import type { GoalAnswer } from './form-fields';
import { GOAL_SCHEMAS, type GoalChangeForm, type GoalFields } from './goal-form';
import {
  AS_IF_NOT_THERE,
  getChange,
  getGoal,
  pickFields,
  recordWritten,
  type ToRecord,
  takeBackWritten,
  writePicture,
} from './goal-history.server';
import { type Indicator, readIndicator, type Value } from './indicators';
import { placeOfMunicipality } from './measured-places';

type Db = ScopedDb<StaffViewer>;
type Form<Intent> = Extract<GoalChangeForm, { intent: Intent }>;
/** Values that are no school's. */
const OF_MUNICIPALITY = { schoolId: null, withdrawnAt: null };
type Row = { id: string; title: string; indicator: string };

/**
 * Does what one form of the page of goals asks, or says what is wrong beside its field.
 * @throws 403 for anyone but the head of education, 404 for a goal that is none, 400 for an unknown form.
 */
export async function changeGoals(db: Db, form: FormData): Promise<GoalAnswer> {
  requireMunicipality(db, 'goals.set');
  return answerForm(db, form, {
    schemas: GOAL_SCHEMAS,
    texts: ['text', 'title', 'unit'],
    admit: () => requireMunicipality(db, 'goals.set'),
    write: (change) => write(db, change),
  });
}

async function write(db: Db, change: GoalChangeForm): Promise<Written> {
  switch (change.intent) {
    case 'picture': {
      const before = await writePicture(db, change.text);
      const about = { about: 'picture', subjectId: db.municipalityId } as const;
      return record(db, { ...about, title: '', action: change.intent, before });
    }
    case 'undo':
      return undo(db, change.changeId);
    case 'add-goal':
      return addGoal(db, change);
    case 'remove-value':
      return removeValue(db, change.valueId);
    default:
      return writeGoal(db, change);
  }
}

type OfGoal = Form<
  'change-goal' | 'goal-status' | 'baseline' | 'clear-baseline' | 'keep-value' | 'count'
>;

async function writeGoal(db: Db, change: OfGoal): Promise<Written> {
  const goal = await getGoal(db, change.goalId);
  const action = change.intent;
  switch (change.intent) {
    case 'change-goal':
      if (change.indicator !== goal.indicator && (await isTakenOn(db, goal.id))) {
        return { field: 'indicator', problem: 'taken-on' };
      }
      return setFields(db, goal, { action, fields: await toColumns(db, change) });
    case 'goal-status':
      return setFields(db, goal, { action, fields: { status: change.status } });
    case 'clear-baseline':
      return setFields(db, goal, { action, fields: { ...NO_BASELINE } });
    case 'count': {
      const { value, day } = change;
      const startYear = schoolYearStart(day);
      return addValue(db, goal, { action, value: { value }, day, startYear, window: null });
    }
    default: {
      const read = await readNow(db, goal, change.windowId ?? null);
      if (read === null) return { field: 'goalId', problem: 'no-value' };
      const { value, window, startYear } = read;
      const day = db.viewer.today;
      if (change.intent === 'keep-value') {
        return addValue(db, goal, { action, value, day, startYear, window });
      }
      return setFields(db, goal, { action, fields: { ...toBaseline({ value, day, window }) } });
    }
  }
}

/** What the follow-up shows now of the goal; null when it shows no value. */
async function readNow(db: Db, goal: Row, windowId: string | null) {
  if (goal.indicator === 'counted-by-hand') {
    const last = await db.transaction.goalValue.findFirst({
      where: { ...OF_MUNICIPALITY, municipalityId: db.municipalityId, goalId: goal.id },
      orderBy: [{ day: 'desc' }, { id: 'desc' }],
    });
    return last && { value: { value: last.value ?? 0 }, startYear: last.startYear, window: null };
  }
  const page = await loadFollowUp(db, { schoolId: null, windowId });
  if (page.of !== 'municipality') throw notFound();
  const read = readIndicator(goal.indicator as Indicator, placeOfMunicipality(page));
  const shown = page.windows.find((one) => one.windowId === page.windowId);
  const startYear = page.startYear ?? schoolYearStart(db.viewer.today);
  return read.ok ? { value: read.value, startYear, window: shown?.kind ?? null } : null;
}

async function addValue(
  db: Db,
  goal: Row,
  kept: {
    action: string;
    value: Value;
    day: string;
    startYear: number;
    window: WindowKind | null;
  },
): Promise<Written> {
  const { municipalityId, transaction } = db;
  const id = newId();
  await transaction.goalValue.create({
    data: {
      id,
      municipalityId,
      goalId: goal.id,
      day: toStoredDate(kept.day),
      startYear: kept.startYear,
      windowKind: kept.window,
      ...toCounts(kept.value),
    },
  });
  const { title } = goal;
  const before = AS_IF_NOT_THERE.value();
  return record(db, { about: 'value', subjectId: id, title, action: kept.action, before });
}

async function removeValue(db: Db, valueId: string): Promise<Written> {
  const { municipalityId, transaction } = db;
  const key = { municipalityId_id: { municipalityId, id: valueId } };
  const row = await transaction.goalValue.findUnique({ where: key, include: { goal: true } });
  if (!row || row.schoolId) throw notFound();
  await transaction.goalValue.update({ where: key, data: AS_IF_NOT_THERE.value() });
  return record(db, {
    about: 'value',
    subjectId: valueId,
    title: row.goal.title,
    action: 'remove-value',
    before: pickFields(row, ['withdrawnAt']),
  });
}

async function addGoal(db: Db, change: Form<'add-goal'>): Promise<Written> {
  const { municipalityId, transaction } = db;
  const id = newId();
  const fields = await toColumns(db, change);
  await transaction.goal.create({ data: { id, municipalityId, ...fields } });
  const before = AS_IF_NOT_THERE.goal();
  const { title, intent: action } = change;
  return record(db, { about: 'goal', subjectId: id, title, action, before });
}

async function setFields(
  db: Db,
  goal: Row,
  change: { action: string; fields: Record<string, unknown> },
): Promise<Written> {
  const { municipalityId, transaction } = db;
  const key = { municipalityId_id: { municipalityId, id: goal.id } };
  const before = pickFields(goal, Object.keys(change.fields));
  await transaction.goal.update({ where: key, data: change.fields });
  const { title } = goal;
  return record(db, { about: 'goal', subjectId: goal.id, title, action: change.action, before });
}

/** The fields as columns. @throws 404 for an owner who is not of the municipality's staff. */
async function toColumns(db: Db, { owner, unit, targetDate, ...fields }: GoalFields) {
  const [kind, named = ''] = owner.split(':');
  if (kind === 'staff') {
    const known = await db.transaction.staffMember.count({
      where: { municipalityId: db.municipalityId, id: named, closedAt: null },
    });
    if (known === 0) throw notFound();
  }
  const { title, indicator, direction, target, startYear, agenda, countsPupils } = fields;
  return {
    title,
    indicator,
    direction,
    target,
    startYear,
    agenda,
    countsPupils: indicator === 'counted-by-hand' && countsPupils === true,
    unit: indicator === 'counted-by-hand' ? unit : null,
    targetDate: toStoredDate(targetDate),
    ownerRole: kind === 'role' ? named : null,
    ownerId: kind === 'staff' ? named : null,
  };
}

/** Whether schools have targets, baselines or counts by the goal's measure. */
async function isTakenOn({ transaction, municipalityId }: Db, goalId: string): Promise<boolean> {
  const own = { municipalityId, goalId, withdrawnAt: null };
  const taken = await transaction.schoolContribution.count({ where: own });
  return (
    taken > 0 ||
    (await transaction.goalValue.count({ where: { ...own, schoolId: { not: null } } })) > 0
  );
}

const OF_GOALS = ['picture', 'goal', 'value'];

async function undo(db: Db, changeId: string): Promise<Written> {
  const change = await getChange(db, changeId);
  // A count of a school's is the school's to take back.
  if (!OF_GOALS.includes(change.about) || change.schoolId) throw notFound();
  if ('indicator' in change.before) {
    const goal = await getGoal(db, change.subjectId);
    const isOther = change.before.indicator !== goal.indicator;
    if (isOther && (await isTakenOn(db, goal.id))) {
      return { field: 'changeId', problem: 'changed-since' };
    }
  }
  return takeBackWritten(db, change);
}

async function record(db: Db, change: Omit<ToRecord, 'schoolId'>): Promise<Written> {
  return recordWritten(db, { ...change, schoolId: null });
}
