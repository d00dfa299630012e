/** Benefits, freed time and the cost sheet in the access matrix. */
import { inScope } from '~/access/in-scope.server';
import { changeAssumption } from '~/outcomes/benefit/assumption-store.server';
import type { BenefitEventBody } from '~/outcomes/benefit/benefit-event';
import { makeBenefit } from '~/outcomes/benefit/benefit-store.server';
import { addDays, toStoredDate } from '~/platform/calendar';
import { getClient } from '~/platform/database/client.server';
import { newId } from '~/platform/identifier.server';
import { today } from '../support/factories';
import type { MatrixRow } from './matrix';
import { form, type Knock } from './matrix-knocks';
import { cells } from './matrix-people';
import type { MatrixWorld } from './matrix-world';

const LEADERS = cells('in 403 403 403 200 200 200 403 403 403 403 403');
const ONE_SCHOOL = cells('in 403 403 403 200 404 200 403 403 403 403 403');
const ONE_SCHOOL_CHANGE = cells('in 403 403 403 302 404 302 403 403 403 403 403');
/** A principal reads what the municipality has written, and does not change it. */
const WHOLE_CHANGE = cells('in 403 403 403 403 403 302 403 403 403 403 403');
/** Exact figures of a school are its principal's. */
const EXACT_SCHOOL = cells('in 403 403 403 200 404 403 403 403 404 404 404');

const DESCRIBED = {
  title: 'Fler timmar i klassrummet',
  stakeholder: 'specialpedagogerna',
  description: '',
  agenda: ['4.1' as const],
};

/** A benefit of the school that can go on to its second phase, with what more has been written. */
async function benefitOf(
  { principal, school }: MatrixWorld,
  ...more: BenefitEventBody[]
): Promise<{ benefitId: string; eventIds: string[] }> {
  const value = { schoolId: school.id, fields: DESCRIBED };
  const made = await inScope(principal, (db) => makeBenefit(db, { ok: true, value }));
  if (!made.ok) throw new Error('the benefit was refused');
  const { benefitId } = made;
  const { municipalityId, staffMemberId } = principal;
  const eventIds: string[] = [];
  for (const body of more) {
    const id = newId();
    eventIds.push(id);
    const day = toStoredDate(today());
    await getClient().benefitEvent.create({
      data: { id, municipalityId, benefitId, day, body, staffMemberId },
    });
  }
  return { benefitId, eventIds };
}

const ofSchool = async (world: MatrixWorld) => `/benefits/${(await benefitOf(world)).benefitId}`;

async function ofMunicipality({ headOfEducation }: MatrixWorld): Promise<string> {
  const value = { schoolId: null, fields: DESCRIBED };
  const made = await inScope(headOfEducation, (db) => makeBenefit(db, { ok: true, value }));
  if (!made.ok) throw new Error('the benefit was refused');
  return `/benefits/${made.benefitId}`;
}

async function assumed({ headOfEducation }: MatrixWorld): Promise<void> {
  const command = { intent: 'assume', key: 'watts', value: 8, reason: 'laddaren' } as const;
  await inScope(headOfEducation, (db) => changeAssumption(db, { ok: true, command }));
}

const ACTIVITY = { kind: 'activity', text: 'Visa tavlan', due: today() } as const;

/** What each intent of the page of a benefit sends, with what must stand there first. */
const PRESSES: Record<string, (world: MatrixWorld) => Promise<Knock>> = {
  'describe-benefit': async (world) =>
    form(await ofSchool(world), {
      intent: 'describe-benefit',
      part: 'plan',
      target: '12',
      targetOn: addDays(today(), 100),
    }),
  'move-phase': async (world) =>
    form(await ofSchool(world), { intent: 'move-phase', to: 'specify' }),
  'measure-benefit': async (world) =>
    form(await ofSchool(world), { intent: 'measure-benefit', day: today(), value: '4,5' }),
  'plan-activity': async (world) =>
    form(await ofSchool(world), { intent: 'plan-activity', text: 'Visa', due: today() }),
  'finish-activity': async (world) => {
    const { benefitId, eventIds } = await benefitOf(world, ACTIVITY);
    const activityId = eventIds[0] ?? '';
    return form(`/benefits/${benefitId}`, { intent: 'finish-activity', activityId });
  },
  'take-back-benefit': async (world) => {
    const { benefitId, eventIds } = await benefitOf(world, ACTIVITY);
    const eventId = eventIds[0] ?? '';
    return form(`/benefits/${benefitId}`, { intent: 'take-back-benefit', eventId });
  },
  'end-benefit': async (world) => form(await ofSchool(world), { intent: 'end-benefit' }),
  'reopen-benefit': async (world) => {
    const { benefitId } = await benefitOf(world, { kind: 'ended' });
    return form(`/benefits/${benefitId}`, { intent: 'reopen-benefit' });
  },
};

const IN_WORDS: Record<keyof typeof PRESSES, string> = {
  'describe-benefit': 'write what a phase of the school’s benefit asks for',
  'move-phase': 'move the school’s benefit to its next phase',
  'measure-benefit': 'write a measured value of the school’s benefit',
  'plan-activity': 'add an activity to the school’s benefit',
  'finish-activity': 'mark an activity as done',
  'take-back-benefit': 'take back what was written of the school’s benefit',
  'end-benefit': 'end the school’s benefit',
  'reopen-benefit': 'take the school’s benefit up again',
};

const look = (
  route: string,
  what: string,
  expected: MatrixRow['expected'],
  path: (world: MatrixWorld) => string | Promise<string>,
): MatrixRow => ({
  route,
  method: 'GET',
  what,
  expected,
  knock: async (world) => ({ path: await path(world) }),
});

const press = (
  route: string,
  intent: string,
  what: string,
  expected: MatrixRow['expected'],
  knock: MatrixRow['knock'],
): MatrixRow => ({ route, method: 'POST', intent, what, expected, knock });

const assume = (path: string) => () =>
  form(path, { intent: 'assume', key: 'minutes-special', value: '45', reason: 'tre skolors svar' });

export const benefitRows: MatrixRow[] = [
  look('benefits', 'the register of benefits', LEADERS, () => '/benefits'),
  press('benefits', 'make-benefit', 'add a benefit of the school', ONE_SCHOOL_CHANGE, (world) =>
    form('/benefits', { intent: 'make-benefit', schoolId: world.school.id, title: 'Tid' }),
  ),
  press('benefits', 'make-benefit', 'add a benefit of the municipality', WHOLE_CHANGE, () =>
    form('/benefits', { intent: 'make-benefit', schoolId: '', title: 'Tid' }),
  ),
  look('benefits/file', 'the register as a file', LEADERS, () => '/benefits/file'),
  look('benefits/agenda', 'activities for Agenda 2030', LEADERS, () => '/benefits/agenda'),
  look('benefits/:benefitId', 'a benefit of the school', ONE_SCHOOL, ofSchool),
  look('benefits/:benefitId', 'a benefit of the municipality', LEADERS, ofMunicipality),
  ...Object.entries(PRESSES).map(([intent, knock]) =>
    press('benefits/:benefitId', intent, IN_WORDS[intent] ?? '', ONE_SCHOOL_CHANGE, knock),
  ),
  press(
    'benefits/:benefitId',
    'end-benefit',
    'end the municipality’s benefit',
    WHOLE_CHANGE,
    async (world) => form(await ofMunicipality(world), { intent: 'end-benefit' }),
  ),
  {
    ...press(
      'benefits/:benefitId',
      'take-figure',
      'take the product’s figure where it is measured by hand: refused',
      cells('in 403 403 403 400 404 400 403 403 403 403 403'),
      async (world) => form(await ofSchool(world), { intent: 'take-figure', as: 'value' }),
    ),
    leavesRows: true,
  },
  look(
    'freed-hours',
    'freed time of what I lead',
    cells('in 403 403 403 200 200 200 403 403 403 403 403'),
    () => '/freed-hours',
  ),
  look(
    'freed-hours',
    'freed time of one school, by class',
    EXACT_SCHOOL,
    ({ school }) => `/freed-hours?school=${school.id}`,
  ),
  look('freed-hours/file', 'freed time as a file', LEADERS, () => '/freed-hours/file'),
  press('freed-hours', 'assume', 'assume minutes', WHOLE_CHANGE, assume('/freed-hours')),
  press(
    'freed-hours',
    'undo-assumption',
    'take back an assumption of minutes',
    WHOLE_CHANGE,
    async (world) => {
      await assumed(world);
      return form('/freed-hours', { intent: 'undo-assumption', key: 'watts' });
    },
  ),
  look('cost-sheet', 'the cost sheet', LEADERS, () => '/cost-sheet'),
  look('cost-sheet/file', 'the cost sheet as a file', LEADERS, () => '/cost-sheet/file'),
  press('cost-sheet', 'assume', 'assume a cost', WHOLE_CHANGE, assume('/cost-sheet')),
  press('cost-sheet', 'undo-assumption', 'take back an assumption', WHOLE_CHANGE, async (world) => {
    await assumed(world);
    return form('/cost-sheet', { intent: 'undo-assumption', key: 'watts' });
  }),
];
