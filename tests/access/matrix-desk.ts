/** What a special educator's desk and the register behind it send, as knocks of the access matrix. */
import { inScope } from '~/access/in-scope.server';
import { addDays } from '~/platform/calendar';
import { getClient } from '~/platform/database/client.server';
import type { LetterBatchForm } from '~/support/paper/letter-batch';
import { recordLetters } from '~/support/paper/letter-batch-store.server';
import { readPlanChangeForm } from '~/support/plans/plan-change';
import { answerPlanChange } from '~/support/plans/plan-change-store.server';
import { today } from '../support/factories';
import { form, type Knock } from './matrix-knocks';
import { standingPlan } from './matrix-plans';
import type { MatrixWorld } from './matrix-world';

export function schooling({ schoolClass, pupil }: MatrixWorld): Knock {
  return form(`/roster/classes/${schoolClass.id}`, {
    intent: 'set-schooling',
    membershipId: pupil.membership.id,
    swedishSubject: 'sva',
    swedishSchoolStart: '',
  });
}

export async function planToChange(world: MatrixWorld): Promise<string> {
  return `/plans/${await standingPlan(world)}/change`;
}

export async function planChange(
  world: MatrixWorld,
  intent: 'change' | 'take-back',
): Promise<Knock> {
  const planId = await standingPlan(world);
  const path = `/plans/${planId}/change`;
  const body = new URLSearchParams({
    intent: 'change',
    reason: 'Oftare.',
    aim: 'Ljudar ihop ord.',
    methodId: 'blend-and-split',
    carriedOutBy: 'special-educator',
    place: 'small-room',
    minutes: '20',
    weeks: '4',
    remeasureDate: addDays(today(), 60),
    weekdays: '3',
  });
  if (intent === 'change') return { path, body };
  const read = readPlanChangeForm(toForm(body));
  await inScope(world.specialEducator, (db) => answerPlanChange(db, planId, read));
  const change = await getClient().planChange.findFirstOrThrow({ where: { planId } });
  return form(path, { intent, changeId: change.id });
}

function toForm(body: URLSearchParams): FormData {
  const sent = new FormData();
  for (const [name, value] of body) sent.append(name, value);
  return sent;
}

/** A step of the class's letters, of the pupil without a protected identity. */
export async function letterSteps(
  world: MatrixWorld,
  intent: 'printed' | 'handed-out' | 'take-back',
): Promise<Knock> {
  const { id: classId } = world.schoolClass;
  const pupilIds = [world.pupil.pupil.id];
  const record = (form: LetterBatchForm) =>
    inScope(world.specialEducator, (db) => recordLetters(db, classId, form));
  await record({ intent: 'take-back', pupilIds, kind: 'handed-out' });
  if (intent === 'take-back') await record({ intent: 'printed', pupilIds, language: 'sv' });
  const more: Record<string, string> =
    intent === 'printed' ? { language: 'sv' } : intent === 'take-back' ? { kind: 'printed' } : {};
  return form(`/classes/${classId}/letters`, { intent, pupilIds: pupilIds.join(','), ...more });
}
