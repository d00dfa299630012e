/** What is asked of groups, plans, sessions and methods in the access matrix. */
import { inScope } from '~/access/in-scope.server';
import { addDays, weekdayOf } from '~/platform/calendar';
import { getClient } from '~/platform/database/client.server';
import { newId } from '~/platform/identifier.server';
import { changeGroup } from '~/support/groups/group-changes.server';
import type { GroupForm } from '~/support/groups/group-form';
import type { PlanForm } from '~/support/plans/plan-form';
import { createPlan } from '~/support/plans/plan-store.server';
import { recordSession } from '~/support/plans/session-store.server';
import { today } from '../support/factories';
import { newWord } from '../support/new-word';
import { form, type Knock } from './matrix-knocks';
import type { MatrixWorld } from './matrix-world';

/** Nobody is in a group and nothing is planned. */
async function clear(): Promise<void> {
  const client = getClient();
  await client.planNote.deleteMany();
  await client.supportSession.deleteMany();
  // What was changed stays: such a plan is over instead.
  const untouched = { changes: { none: {} } };
  await client.planPupil.deleteMany({ where: { plan: untouched } });
  await client.plan.deleteMany({ where: untouched });
  await client.plan.updateMany({ data: { endDate: new Date('2020-01-01') } });
  await client.supportGroupMember.deleteMany();
}

async function standingGroup({ specialEducator, pupil }: MatrixWorld): Promise<string> {
  await clear();
  const make: GroupForm = {
    intent: 'make',
    need: 'blending',
    name: 'Ett',
    pupilIds: [pupil.pupil.id],
  };
  const made = await inScope(specialEducator, (db) => changeGroup(db, make));
  if (!made.ok) throw new Error(made.problem);
  return made.done.undo?.groupId ?? '';
}

/** A change on the page of groups. */
export async function onGroups(world: MatrixWorld, intent: string): Promise<Knock> {
  const pupilId = world.pupil.pupil.id;
  if (intent === 'make') {
    await clear();
    return form('/groups', { intent, need: 'blending', name: 'Ett', pupilIds: pupilId });
  }
  const groupId = await standingGroup(world);
  const change = (wanted: 'lock' | 'end') =>
    inScope(world.specialEducator, (db) => changeGroup(db, { intent: wanted, groupId }));
  if (intent === 'move') return form('/groups', { intent, pupilId, toGroupId: '' });
  if (intent === 'unlock') await change('lock');
  if (intent === 'reopen') await change('end');
  return form('/groups', { intent, groupId, ...(intent === 'rename' ? { name: 'Två' } : {}) });
}

/** Every weekday around today, so that there is a day to write of. */
function planForm(): PlanForm {
  return {
    need: 'blending',
    aim: 'Ljudar ihop ord.',
    methodId: 'blend-and-split',
    carriedOutBy: 'special-educator',
    place: 'classroom',
    minutes: 20,
    weekdays: [1, 2, 3, 4, 5],
    weeks: 4,
    startDate: addDays(today(), -14),
    remeasureDate: addDays(today(), 60),
  };
}

export async function newPlan({ pupil }: MatrixWorld): Promise<Knock> {
  await clear();
  const { weekdays, minutes, weeks, ...fields } = planForm();
  const body = new URLSearchParams({ ...fields, minutes: String(minutes), weeks: String(weeks) });
  for (const weekday of weekdays) body.append('weekdays', String(weekday));
  return { path: `/plans/new?pupil=${pupil.pupil.id}`, body };
}

export async function standingPlan({ specialEducator, pupil }: MatrixWorld): Promise<string> {
  await clear();
  const target = { pupilId: pupil.pupil.id };
  const made = await inScope(specialEducator, (db) => createPlan(db, target, planForm()));
  if (!made.ok) throw new Error(made.problem);
  return made.planId;
}

/** A press on the page of the week, of a session that was held where there is something to change. */
export async function onWeek(world: MatrixWorld, intent: string): Promise<Knock> {
  const planId = await standingPlan(world);
  const day = addDays(today(), -Math.max(0, weekdayOf(today()) - 5));
  const write = (wanted: { intent: 'hold'; day: string } | { intent: 'end-plan' }) =>
    inScope(world.specialEducator, (db) => recordSession(db, { planId, ...wanted }));
  if (['attend', 'minutes', 'clear'].includes(intent)) await write({ intent: 'hold', day });
  if (intent === 'resume-plan') await write({ intent: 'end-plan' });
  const more: Record<string, Record<string, string>> = {
    'not-held': { reason: 'staff-away' },
    attend: { pupilId: world.pupil.pupil.id, isPresent: 'no' },
    minutes: { minutes: '7' },
  };
  const ofDay: Record<string, string> = intent.endsWith('-plan') ? {} : { day };
  return form('/week', { intent, planId, ...ofDay, ...more[intent] });
}

export async function noteOfPlan(world: MatrixWorld): Promise<Knock> {
  const planId = await standingPlan(world);
  return form(`/classes/${world.schoolClass.id}/support`, { intent: 'note', planId, word: 'well' });
}

/** A change of the school's own ways of working. */
export async function onMethods(world: MatrixWorld, intent: string): Promise<Knock> {
  const fields = {
    title: `Läsparen ${newWord()}`,
    description: 'Två läser för varandra.',
    materials: '',
    needs: 'fluency',
    minutes: '15',
    timesAWeek: '3',
    weeks: '6',
  };
  const changed = { ...fields, title: 'Läsbänken' };
  if (intent === 'add') return form('/methods', { intent, schoolId: world.school.id, ...fields });
  const { id: methodId } = await getClient().supportMethod.create({
    data: {
      id: newId(),
      municipalityId: world.municipality.id,
      schoolId: world.school.id,
      ...fields,
      needs: ['fluency'],
      minutes: 15,
      timesAWeek: 3,
      weeks: 6,
      retiredAt: intent === 'bring-back' ? new Date() : null,
      staffMemberId: world.specialEducator.staffMemberId,
    },
  });
  return form('/methods', { intent, methodId, ...(intent === 'change' ? changed : {}) });
}
