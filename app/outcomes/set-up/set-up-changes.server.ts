/** Choosing a school's set-up and setting the limits. Every change is a row, and the latest can be taken back. */
import { isDeepStrictEqual } from 'node:util';
import { audit, requireMunicipality, requireSchool, type ScopedDb } from '~/access/in-scope.server';
import { mayAnywhere } from '~/access/roles';
import type { StaffViewer } from '~/access/viewer.server';
import { answerForm, type Written } from '~/outcomes/goals/form-answer.server';
import type { GoalAnswer } from '~/outcomes/goals/form-fields';
import { dayOf } from '~/platform/calendar';
import { now } from '~/platform/clock.server';
import { Prisma } from '~/platform/database/generated/client';
import { forbidden, notFound } from '~/platform/http.server';
import { newId } from '~/platform/identifier.server';
import {
  type Choices,
  findDaysProblem,
  type Limits,
  type SetUp,
  type SetUpLine,
} from '~/roster/set-up/set-up';
import { findSetUp } from '~/roster/set-up/set-up.server';
import { findForbiddenWords } from '~/support/paper/letter-words';
import { SET_UP_SCHEMAS, type SetUpForm } from './set-up-form';
import { listSupplementaryOf } from './set-up-store.server';

type Db = ScopedDb<StaffViewer>;
type Form<Intent> = Extract<SetUpForm, { intent: Intent }>;
type Place = { schoolId: string | null; line: SetUpLine };

/**
 * Does what one form of the page asks, or says what is wrong beside its field.
 * @throws 403 for roles without a set-up, 404 for a school or window out of reach, 400 for an unknown form.
 */
export async function changeSetUp(db: Db, form: FormData): Promise<GoalAnswer> {
  const { grants } = db.viewer;
  if (!mayAnywhere(grants, 'set-up.choose') && !mayAnywhere(grants, 'set-up.limit')) {
    const schoolId = form.get('schoolId');
    // Who does not know of the school is told that it is not there.
    if (typeof schoolId === 'string') await requireSchool(db, 'set-up.choose', schoolId);
    throw forbidden();
  }
  return answerForm(db, form, {
    schemas: SET_UP_SCHEMAS,
    texts: ['sv', 'en'],
    admit: (change) => admit(db, change),
    write: (change) => write(db, change),
  });
}

async function admit(db: Db, change: SetUpForm): Promise<void> {
  if ('schoolId' in change) await requireSchool(db, 'set-up.choose', change.schoolId);
  else requireMunicipality(db, 'set-up.limit');
}

async function write(db: Db, change: SetUpForm): Promise<Written> {
  switch (change.intent) {
    case 'undo':
      return undo(db, { schoolId: change.schoolId, line: change.line }, change.changeId);
    case 'undo-limit':
      return undo(db, { schoolId: null, line: change.line }, change.changeId);
    case 'default':
      return put(db, { schoolId: change.schoolId, line: change.line }, null);
    case 'limit-calendar':
    case 'limit-roles':
    case 'limit-tasks':
    case 'limit-attention':
    case 'limit-letter':
      return limit(db, change);
    default:
      return choose(db, change);
  }
}

type Choosing = Form<`choose-${SetUpLine}`>;

/** A choice inside the limits as they are now. */
async function choose(db: Db, change: Choosing): Promise<Written> {
  const { schoolId } = change;
  const setUp = await findSetUp(db, schoolId);
  const line = change.intent.slice('choose-'.length) as SetUpLine;
  if (!setUp.limits[line].isOpen) return { field: 'schoolId', problem: 'not-allowed' };
  const choice = await readChoice(db, change, setUp);
  if ('problem' in choice) return choice;
  return put(db, { schoolId, line }, choice.value);
}

type Choice = { value: Choices[SetUpLine] } | Extract<Written, { problem: unknown }>;

async function readChoice(db: Db, change: Choosing, setUp: SetUp): Promise<Choice> {
  switch (change.intent) {
    case 'choose-calendar':
      return chooseDays(db, change, setUp);
    case 'choose-roles': {
      const { leaders, readers } = change;
      for (const [field, wanted] of Object.entries({ leaders, readers } as const)) {
        const allowed = setUp.limits.roles[field as 'leaders' | 'readers'];
        if (!wanted.every((role) => allowed.includes(role))) {
          return { field, problem: 'not-allowed' };
        }
      }
      return { value: { leaders, readers } };
    }
    case 'choose-tasks': {
      const may = (await listSupplementaryOf(db)).map(({ place }) => place);
      const given = change.given ?? [];
      if (!given.every((one) => may.includes(one))) {
        return { field: 'given', problem: 'not-allowed' };
      }
      const { mustDo } = setUp.limits.tasks;
      const leftOut = may.filter((one) => !given.includes(one) && !mustDo.includes(one));
      return { value: { leftOut } };
    }
    case 'choose-attention':
      return { value: { looksNear: change.looksNear ?? false } };
    case 'choose-letter':
      for (const language of ['sv', 'en'] as const) {
        if (findForbiddenWords(change[language], language).length > 0) {
          return { field: language, problem: 'forbidden-word' };
        }
      }
      return { value: { sv: change.sv, en: change.en } };
  }
}

/** Days of one window beside those of the others. */
async function chooseDays(
  { transaction, municipalityId }: Db,
  { windowId, startDate, endDate }: Form<'choose-calendar'>,
  { chosen }: SetUp,
): Promise<Choice> {
  const window = await transaction.screeningWindow.findUnique({
    where: { municipalityId_id: { municipalityId, id: windowId } },
  });
  if (!window) throw notFound();
  const frame = { startDate: dayOf(window.startDate), endDate: dayOf(window.endDate) };
  const problem = findDaysProblem({ startDate, endDate }, frame);
  if (problem) return problem;
  const others = (chosen.calendar?.days ?? []).filter((own) => own.windowId !== windowId);
  return { value: { days: [...others, { windowId, startDate, endDate }] } };
}

async function limit(db: Db, change: Form<`limit-${SetUpLine}`>): Promise<Written> {
  const isOpen = change.isOpen ?? false;
  const line = change.intent.slice('limit-'.length) as SetUpLine;
  const place = { schoolId: null, line };
  if (change.intent === 'limit-roles') {
    const { leaders, readers } = change;
    return put(db, place, { isOpen, leaders, readers });
  }
  if (change.intent === 'limit-tasks') {
    const may = (await listSupplementaryOf(db)).map((task) => task.place);
    const mustDo = change.mustDo ?? [];
    if (!mustDo.every((one) => may.includes(one))) {
      return { field: 'mustDo', problem: 'not-allowed' };
    }
    return put(db, place, { isOpen, mustDo });
  }
  return put(db, place, { isOpen });
}

/**
 * A new row, which holds from here on; null: what is common to all. Nothing is written when it holds already.
 * The caller has required the place.
 */
async function put(
  db: Db,
  { schoolId, line }: Place,
  value: Choices[SetUpLine] | Limits[SetUpLine] | null,
): Promise<Written> {
  const { transaction, municipalityId, viewer } = db;
  const [latest] = await listLatest(db, { schoolId, line });
  if (latest && isDeepStrictEqual(latest.value, value)) {
    return { changeId: latest.id, title: line };
  }
  const id = newId();
  await transaction.schoolSetUp.create({
    data: {
      id,
      municipalityId,
      schoolId,
      line,
      value: value ?? Prisma.DbNull,
      staffMemberId: viewer.staffMemberId,
      createdAt: now(),
    },
  });
  await audit(db, 'set-up.changed', [], { setUpId: id, schoolId, line });
  return { changeId: id, title: line };
}

/** Puts back what held before the newest row, while the row is the newest. */
async function undo(db: Db, place: Place, changeId: string): Promise<Written> {
  const [latest, former] = await listLatest(db, place);
  if (latest?.id !== changeId) return { field: 'changeId', problem: 'changed-since' };
  return put(db, place, (former?.value ?? null) as Choices[SetUpLine] | null);
}

/** The newest row of a line and the one before it, with the line locked until the transaction ends. */
async function listLatest({ transaction, municipalityId }: Db, place: Place) {
  const lockName = `set-up:${place.schoolId ?? municipalityId}:${place.line}`;
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${lockName}, 0))`;
  return transaction.schoolSetUp.findMany({
    where: { municipalityId, ...place },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: 2,
  });
}
