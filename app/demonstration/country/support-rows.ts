/**
 * What followed on the confirmed flags of a round, in rows: cases, a group with a plan and its sessions,
 * weekly readings, and what was written of them.
 */
import { addDays, type Day, weekdayOf } from '~/platform/calendar';
import type { CaseEventBody } from '~/support/case/case-event';
import type { GroupEventBody } from '~/support/groups/group-event';
import type { ProgressEventBody } from '~/support/progress/progress-event';
import { pickInteger } from '../seeded-random';
import { writeJson } from './copy-text';
import { instantOf, type MadePupil } from './municipality-rows';
import type { PlayedReading } from './pupil-year';
import { addAttempt, type ConfirmedFlag, type MadeRound } from './round-rows';

/** Pupils of a group at most. */
const GROUP_SIZE = 5;
const NAME = 'Läsgrupp (påhittad)';
const METHOD = { need: 'blending', methodId: 'blend-and-split' } as const;
/** Days from a decision to the first session; weeks that the plan lasts. */
const BEGINS_AFTER = 10;
const WEEKS = 8;
const WEEKDAYS: readonly number[] = [1, 3, 5];
const MINUTES = 20;
const HELD_SHARE = 0.88;
const PRESENT_SHARE = 0.93;
/** Every other class reads on devices, the rest on paper. */
const ON_DEVICE_EVERY = 2;
/** Right a minute at the first reading, from and to, and more each week. */
const FIRST_RATE = [4, 16] as const;
const RISE = [-0.2, 2.2] as const;
const DECIDED_EVERY = 3;

/** What was done in a case, in order; how far a case has come is drawn. */
const CASE_STEPS: readonly CaseEventBody[] = [
  { kind: 'consulted', about: 'assessment' },
  { kind: 'assessment-started' },
  { kind: 'assessment-concluded', needsSupport: true },
  { kind: 'consulted', about: 'planning' },
  { kind: 'adaptations-planned' },
  { kind: 'consulted', about: 'follow-up' },
];

/** @param readings of simulated pupils, slowest first */
export function addSupport(
  round: MadeRound,
  confirmed: readonly ConfirmedFlag[],
  readings: readonly PlayedReading[],
): void {
  const first = new Map(confirmed.toReversed().map((flag) => [flag.pupil.id, flag]));
  const flags = [...first.values()];
  for (const flag of flags) addCase(round, flag);
  const { today } = round.place.making;
  const helped = flags.slice(0, GROUP_SIZE);
  const decidedOn = helped[0]?.confirmedOn;
  if (!decidedOn) return;
  const startDate = findMonday(addDays(decidedOn, BEGINS_AFTER));
  if (startDate > today) return;
  const pupils = helped.map(({ pupil }) => pupil);
  addPlan(round, pupils, startDate);
  for (const pupil of pupils) addReadings(round, pupil, startDate, readings);
}

function addCase({ place, schoolClass }: MadeRound, flag: ConfirmedFlag): void {
  const { making, municipalityId, random } = place;
  const { rows, newId, today } = making;
  const write = (body: CaseEventBody, after: number, originId: string | null) => {
    const day = addDays(flag.confirmedOn, after);
    if (day > today) return;
    rows.add('CaseEvent', {
      ...{ id: newId(), municipalityId, pupilId: flag.pupil.id, day, originId },
      ...{ body: writeJson(body), staffMemberId: schoolClass.educatorId },
      createdAt: instantOf(day),
    });
  };
  write({ kind: 'indicated', by: 'screening' }, 0, flag.flagId);
  const steps = CASE_STEPS.slice(0, pickInteger(random, 0, CASE_STEPS.length));
  for (const [index, body] of steps.entries()) write(body, 2 * (index + 1), null);
}

function findMonday(day: Day): Day {
  return addDays(day, (8 - weekdayOf(day)) % 7);
}

function addPlan(
  { place, schoolClass }: MadeRound,
  pupils: readonly MadePupil[],
  startDate: Day,
): void {
  const { making, municipalityId } = place;
  const { rows, newId, today } = making;
  const [groupId, planId] = [newId(), newId()];
  const staffMemberId = schoolClass.educatorId;
  const endDate = addDays(startDate, WEEKS * 7 - 3);
  const createdAt = instantOf(startDate, 7);
  const isOver = endDate < today;
  const { need, methodId } = METHOD;
  rows.add('SupportGroup', {
    ...{ id: groupId, municipalityId, schoolId: schoolClass.school.id, name: NAME, need },
    ...{ startDate, endDate: isOver ? endDate : null, staffMemberId, createdAt },
  });
  const pupilIds = pupils.map(({ id }) => id);
  const body: GroupEventBody = { kind: 'made', need, name: NAME, pupilIds };
  rows.add('SupportGroupEvent', {
    ...{ id: newId(), municipalityId, groupId, day: startDate, body: writeJson(body) },
    ...{ staffMemberId, createdAt },
  });
  rows.add('Plan', {
    ...{ id: planId, municipalityId, groupId, need, methodId, aim: 'Påhittat mål (syntetiskt)' },
    ...{ carriedOutBy: 'special-educator', place: 'small-room', minutes: MINUTES },
    ...{ weekdays: WEEKDAYS, weeks: WEEKS, startDate, endDate },
    ...{ remeasureDate: addDays(endDate, 7), staffMemberId, createdAt },
  });
  for (const pupilId of pupilIds) {
    const until = isOver ? endDate : null;
    const own = { municipalityId, pupilId, startDate };
    rows.add('SupportGroupMember', { id: newId(), groupId, ...own, endDate: until });
    rows.add('PlanPupil', { id: newId(), planId, ...own });
  }
  for (const day of listSessions(startDate, endDate < today ? endDate : today)) {
    addSession({ place, schoolClass }, planId, pupilIds, day);
  }
}

function listSessions(from: Day, to: Day): Day[] {
  const days: Day[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) {
    if (WEEKDAYS.includes(weekdayOf(day))) days.push(day);
  }
  return days;
}

function addSession(
  { place, schoolClass }: Pick<MadeRound, 'place' | 'schoolClass'>,
  planId: string,
  pupilIds: readonly string[],
  day: Day,
): void {
  const { making, municipalityId, random } = place;
  const sessionId = making.newId();
  const isHeld = random() < HELD_SHARE;
  making.rows.add('SupportSession', {
    ...{ id: sessionId, municipalityId, planId, day, isHeld },
    ...{ reason: isHeld ? null : 'staff-away', minutes: isHeld ? MINUTES : null },
    ...{ staffMemberId: schoolClass.educatorId, createdAt: instantOf(day, 12) },
  });
  if (!isHeld) return;
  for (const pupilId of pupilIds) {
    const isPresent = random() < PRESENT_SHARE;
    making.rows.add('SessionAttendance', { municipalityId, sessionId, pupilId, isPresent });
  }
}

/** Three readings in the first week, then one a week. */
function addReadings(
  round: MadeRound,
  pupil: MadePupil,
  startDate: Day,
  readings: readonly PlayedReading[],
): void {
  const { place, schoolClass } = round;
  const { today } = place.making;
  const between = ([low, high]: readonly [number, number]) => low + (high - low) * place.random();
  const [first, rise] = [between(FIRST_RATE), between(RISE)];
  const days = [0, 1, 2, ...Array.from({ length: WEEKS }, (_, week) => 7 * (week + 1))];
  for (const after of days) {
    const day = addDays(startDate, after);
    if (day > today) break;
    const wanted = Math.max(0, first + (rise * after) / 7 + 3 * (place.random() - 0.5));
    const reading = readings.find(({ rate }) => rate >= wanted) ?? readings.at(-1)!;
    addProbe(round, pupil, day, reading);
  }
  if (pickInteger(place.random, 1, DECIDED_EVERY) > 1) return;
  const day = addDays(startDate, WEEKS * 7);
  const reason = 'Påhittat beslut (syntetiskt)';
  const body: ProgressEventBody = { kind: 'decided', decision: 'go-on', reason, figures: null };
  if (day > today) return;
  place.making.rows.add('ProgressEvent', {
    ...{ id: place.making.newId(), municipalityId: place.municipalityId, pupilId: pupil.id, day },
    ...{ taskId: readings[0]!.taskId, body: writeJson(body), createdAt: instantOf(day) },
    staffMemberId: schoolClass.educatorId,
  });
}

function addProbe(round: MadeRound, pupil: MadePupil, day: Day, reading: PlayedReading): void {
  const { place, schoolClass } = round;
  const { making, municipalityId } = place;
  const { rows, newId, battery } = making;
  const id = newId();
  const onPaper = schoolClass.number % ON_DEVICE_EVERY === 1;
  const { taskId, formId, rate } = reading;
  const right = Math.round(rate);
  rows.add('Probe', {
    ...{ id, municipalityId, pupilId: pupil.id, membershipId: pupil.membershipId },
    ...{ batteryId: battery.id, batteryVersion: battery.version, taskId, formId, day },
    ...{ staffMemberId: schoolClass.educatorId, createdAt: instantOf(day) },
    ...{ paperRight: onPaper ? right : null, paperRead: onPaper ? right + 1 : null },
    paperSeconds: onPaper ? 60 : null,
  });
  if (!onPaper) addAttempt({ ...round, roundDay: day }, pupil, reading, 0, id);
}
