/** Goals and benefits with their activities, for the report of what is done for each target of Agenda 2030. */
import type { ScopedDb } from '~/access/in-scope.server';
import { mayAnywhere } from '~/access/roles';
import type { StaffViewer } from '~/access/viewer.server';
import { listSchoolsFor } from '~/outcomes/goals/goal-places.server';
import { listGoalRows, listParts, toGoal } from '~/outcomes/goals/goal-rows.server';
import { dayOf } from '~/platform/calendar';
import {
  type AgendaReport,
  type ReportedBenefit,
  type ReportedGoal,
  reportAgenda,
} from './agenda-report';
import type { BenefitRow } from './benefit-page';
import { listBenefits } from './benefit-store.server';

type Db = ScopedDb<StaffViewer>;

/** Of what has not ended: a principal reads the activities of the own school's plan. @throws 403. */
export async function loadAgenda(db: Db): Promise<AgendaReport> {
  const { benefits, today } = await listBenefits(db);
  const going = benefits.filter(({ isEnded }) => !isEnded).map(toReported);
  return reportAgenda([...(await listGoals(db)), ...going], today);
}

function toReported({ benefitId, fields, activities, ...row }: BenefitRow): ReportedBenefit {
  const { schoolName, phase, standing, isWithheld } = row;
  return {
    kind: 'benefit',
    id: benefitId,
    title: fields.title,
    agenda: fields.agenda,
    ...{ schoolName, phase, standing, isWithheld },
    isReached: standing === 'reached',
    activities: activities.map(({ eventId, text, due, done }) => ({
      id: eventId,
      text,
      schoolName: null,
      due,
      doneOn: done?.day ?? null,
    })),
  };
}

async function listGoals(db: Db): Promise<ReportedGoal[]> {
  if (!mayAnywhere(db.viewer.grants, 'goals.see')) return [];
  const rows = await listGoalRows(db);
  const schools = await listSchoolsFor(db, 'goals.see');
  const { lines } = await listParts(db, schools);
  const nameOf = new Map(schools.map(({ id, name }) => [id, name]));
  return rows
    .filter(({ status }) => status !== 'ended')
    .map((row) => ({
      kind: 'goal',
      id: row.id,
      title: row.title,
      agenda: toGoal(row).agenda,
      isReached: row.status === 'reached',
      activities: lines
        .filter(({ goalId, kind }) => goalId === row.id && kind === 'activity')
        .map(({ id, title, schoolId, dueDate, doneOn }) => ({
          id,
          text: title,
          schoolName: nameOf.get(schoolId) ?? null,
          due: dayOf(dueDate),
          doneOn: doneOn && dayOf(doneOn),
        })),
    }));
}
