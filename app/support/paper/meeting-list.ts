/** The meeting list: who gets what, from whom, where, how often, until when, class by class. */
import type { Day } from '~/platform/calendar';
import type { Bilingual } from '~/scoring/cut-policy';
import type { Need } from '~/support/groups/need';
import type { Carrier, Place } from '~/support/plans/plan-form';
import type { PlanView } from '~/support/plans/plan-view';

export interface MeetingLine {
  planId: string;
  pupilId: string;
  name: string;
  /** Stays off paper. */
  protectedIdentity: boolean;
  groupName: string | null;
  need: Need;
  methodTitle: Bilingual;
  aim: string;
  carriedOutBy: Carrier;
  owner: string;
  place: Place;
  minutes: number;
  /** 1 Monday to 5 Friday. */
  weekdays: number[];
  startDate: Day;
  endDate: Day;
  remeasureDate: Day;
}

interface MeetingPupil {
  pupilId: string;
  name: string;
  protectedIdentity: boolean;
}

export interface MeetingClass {
  classId: string;
  className: string;
  schoolName: string;
  pupilCount: number;
  lines: MeetingLine[];
  /** A confirmed flag, and nothing planned. */
  unplanned: MeetingPupil[];
}

export interface MeetingList {
  today: Day;
  classes: MeetingClass[];
}

export interface ClassRow {
  classId: string;
  className: string;
  schoolName: string;
  pupils: (MeetingPupil & { isConfirmed: boolean })[];
}

/** Every class with its pupils' plans that have not ended, by name; a plan of several pupils is a line for each. */
export function layOutMeetingList(
  classes: readonly ClassRow[],
  plans: readonly PlanView[],
  today: Day,
): MeetingClass[] {
  const names = new Intl.Collator('sv', { numeric: true });
  return classes.map(({ pupils, ...place }): MeetingClass => {
    const ordered = pupils.toSorted((one, other) => names.compare(one.name, other.name));
    const lines = ordered.flatMap((pupil) => listLines(pupil, plans, today));
    const planned = new Set(lines.map(({ pupilId }) => pupilId));
    const unplanned = ordered
      .filter(({ pupilId, isConfirmed }) => isConfirmed && !planned.has(pupilId))
      .map(({ pupilId, name, protectedIdentity }) => ({ pupilId, name, protectedIdentity }));
    return { ...place, pupilCount: pupils.length, lines, unplanned };
  });
}

function listLines(
  { pupilId, name, protectedIdentity }: MeetingPupil,
  plans: readonly PlanView[],
  today: Day,
): MeetingLine[] {
  return plans
    .filter((plan) => isPartOf(plan, pupilId, today))
    .map(({ planId, groupName, need, methodTitle, aim, owner, ...plan }) => ({
      planId,
      pupilId,
      name,
      protectedIdentity,
      groupName,
      need,
      methodTitle,
      aim,
      owner,
      carriedOutBy: plan.carriedOutBy,
      place: plan.place,
      minutes: plan.minutes,
      weekdays: [...plan.weekdays].sort((one, other) => one - other),
      startDate: plan.startDate,
      endDate: plan.endDate,
      remeasureDate: plan.remeasureDate,
    }));
}

function isPartOf({ pupils, endDate }: PlanView, pupilId: string, today: Day): boolean {
  return (
    endDate >= today &&
    pupils.some(
      (part) => part.pupilId === pupilId && (part.endDate === null || part.endDate >= today),
    )
  );
}
