/**
 * The rows of a class's rounds: sittings, attempts, scores, levels and flags of simulated pupils. A hash of
 * what a row was made from is no hash here: it says that the row is synthetic.
 */
import { addDays, type Day } from '~/platform/calendar';
import type { FlagState } from '~/support/flag-rules';
import type { Decision } from '~/support/review-rules';
import { pickInteger, type Random } from '../seeded-random';
import { escapeText, Written, writeJson } from './copy-text';
import { instantOf, type MadeClass, type MadePlace, type MadePupil } from './municipality-rows';
import type { PlayedTask, PlayedWindow, PlayedYear } from './pupil-year';

/** What support is built on: a flag that a person has confirmed. */
export interface ConfirmedFlag {
  pupil: MadePupil;
  flagId: string;
  confirmedOn: Day;
}

export interface MadeRound {
  place: MadePlace;
  schoolClass: MadeClass;
  roundId: string;
  roundDay: Day;
  devices: Record<PlayedTask['driver'], string>;
}

const SYNTHETIC = 'synthetic';
/** One pupil in so many was not there on the day. */
const ABSENT_EVERY = 30;
/** Days from the round to a decision on its flags. */
const DECIDED_AFTER = 9;
/** Of the flags of a round, the shares of each state; in a window that goes on more still wait. */
const STATES: readonly {
  state: FlagState;
  decision: Decision | null;
  over: number;
  now: number;
}[] = [
  { state: 'confirmed', decision: 'confirm', over: 0.72, now: 0.4 },
  { state: 'watched', decision: 'watch', over: 0.84, now: 0.5 },
  { state: 'dismissed', decision: 'dismiss', over: 0.95, now: 0.6 },
  { state: 'proposed', decision: null, over: 1, now: 1 },
];
const SECOND_MS = 1_000;
/** Between the tasks of a pupil. */
const TASK_SECONDS = 240;

/** The round of a class in a window, done by every pupil but the few who were not there, and what was confirmed of it. */
export function addRound(
  place: MadePlace,
  schoolClass: MadeClass,
  window: MadeClass['year']['windows'][number] & { roundDay: Day },
  playedYears: readonly PlayedYear[],
): { round: MadeRound; confirmed: ConfirmedFlag[] } {
  const { making, municipalityId, random } = place;
  const round = openRound(place, schoolClass, window);
  const { roundId } = round;
  const confirmed = schoolClass.pupils.flatMap((pupil, index) => {
    if (pickInteger(random, 1, ABSENT_EVERY) === 1) {
      making.rows.add('RoundPupilState', {
        ...{ id: making.newId(), municipalityId, roundId, membershipId: pupil.membershipId },
        ...{ state: 'absent', staffMemberId: place.staffId },
      });
      return [];
    }
    const played = playedYears[index]?.[window.kind];
    if (!played) throw new Error(`pupil ${index} has played no year`);
    return addResult(round, pupil, played, window.endDate < making.today);
  });
  return { round, confirmed };
}

function openRound(
  place: MadePlace,
  schoolClass: MadeClass,
  { id: windowId, roundDay }: { id: string; roundDay: Day },
): MadeRound {
  const { making, municipalityId } = place;
  const { rows, newId } = making;
  const roundId = newId();
  const createdAt = instantOf(roundDay, 8);
  rows.add('Round', { id: roundId, municipalityId, classId: schoolClass.id, windowId, createdAt });
  const open = (kind: string, deviceKind: string) => {
    const [sittingId, deviceId] = [newId(), newId()];
    const code = String(schoolClass.number % 10_000).padStart(4, '0');
    rows.add('Sitting', {
      ...{ id: sittingId, municipalityId, roundId, staffMemberId: place.staffId, kind, code },
      ...{ codeExpiresAt: createdAt, openedAt: createdAt, closedAt: instantOf(roundDay, 11) },
    });
    rows.add('Device', {
      ...{ id: deviceId, municipalityId, sittingId, roundId, kind: deviceKind, number: 1 },
      ...{ publicKey: new Written('{}'), grantExpiresAt: instantOf(roundDay, 11), createdAt },
    });
    return deviceId;
  };
  const devices = { pupil: open('lesson', 'pupil'), marker: open('one-to-one', 'marker') };
  return { place, schoolClass, roundId, roundDay, devices };
}

function addResult(
  round: MadeRound,
  pupil: MadePupil,
  played: PlayedWindow,
  isOver: boolean,
): ConfirmedFlag[] {
  const { place, roundId, roundDay } = round;
  const { making, municipalityId } = place;
  const { rows, newId } = making;
  const basis = played.tasks.map((task, index) => {
    const attempt = addAttempt(round, pupil, task, index * TASK_SECONDS);
    if (task.driver === 'marker') addAsked(round, pupil, task.taskId);
    return { taskId: task.taskId, ...attempt };
  });
  const id = newId();
  const createdAt = instantOf(roundDay, 10);
  const own = { municipalityId, pupilId: pupil.id, roundId };
  rows.add('RiskAssessment', {
    ...{ id, ...own, membershipId: pupil.membershipId, level: played.level },
    ...{ decidingSkill: played.decidingSkill, probability: played.probability },
    assessment: new Written(
      `${played.assessmentBegins},"basis":${escapeText(JSON.stringify(basis))}}`,
    ),
    versions: writeVersions(place),
    ...{ inputHash: SYNTHETIC, createdAt },
  });
  rows.add('CurrentAssessment', { ...own, assessmentId: id, updatedAt: createdAt });
  for (const { taskId, secure } of played.standings) {
    rows.add('TaskStanding', { id: newId(), ...own, taskId, secure, updatedAt: createdAt });
  }
  return played.flaggedSkills.flatMap((skill) => addFlag(round, pupil, { skill, id, isOver }));
}

function writeVersions({ making: { battery, policyId } }: MadePlace): Written {
  const { id: batteryId, version: batteryVersion } = battery;
  const rules = { policyId, policyVersion: 1, scoringRulesVersion: 1 };
  return writeJson({ ...rules, batteryId, batteryVersion });
}

function addAsked({ place, roundId, roundDay }: MadeRound, pupil: MadePupil, taskId: string): void {
  const { making, municipalityId } = place;
  making.rows.add('OneToOneTask', {
    ...{ id: making.newId(), municipalityId, roundId, membershipId: pupil.membershipId, taskId },
    ...{ reason: 'policy', createdAt: instantOf(roundDay, 10) },
  });
}

/** An attempt with its score; event by event this year in the municipality that is measured. */
export function addAttempt(
  round: MadeRound,
  pupil: MadePupil,
  task: PlayedTask,
  afterSeconds: number,
  probeId: string | null = null,
): { attemptId: string; taskScoreId: string } {
  const { place, schoolClass, roundId, roundDay, devices } = round;
  const { making, municipalityId, shape } = place;
  const { rows, newId, battery } = making;
  const [attemptId, taskScoreId] = [newId(), newId()];
  const startedAt = new Date(instantOf(roundDay).getTime() + afterSeconds * SECOND_MS);
  const { startYear } = schoolClass.year;
  rows.add('Attempt', {
    ...{ id: attemptId, municipalityId, roundId, membershipId: pupil.membershipId },
    ...{ schoolYearStart: startYear, deviceId: devices[task.driver], probeId },
    ...{ batteryId: battery.id, batteryVersion: battery.version, taskVersion: 1 },
    ...{ taskId: task.taskId, formId: task.formId, driver: task.driver },
    ...{ classId: schoolClass.id, schoolId: schoolClass.school.id, schoolStartCohort: startYear },
    ...{ swedishSubject: pupil.swedishSubject, synthetic: true, startedAt, receivedAt: startedAt },
  });
  rows.add('TaskScore', {
    ...{ id: taskScoreId, municipalityId, attemptId, versions: task.versions },
    ...{ inputHash: SYNTHETIC, score: task.score, interpretable: task.interpretable },
    createdAt: startedAt,
  });
  if (shape.isMeasured && schoolClass.year.isCurrent) addEvents(round, pupil, task, attemptId);
  return { attemptId, taskScoreId };
}

function addEvents(
  { place, schoolClass, roundId, roundDay, devices }: MadeRound,
  { membershipId }: MadePupil,
  { events, driver }: PlayedTask,
  attemptId: string,
): void {
  const { making, municipalityId } = place;
  const startMs = instantOf(roundDay).getTime();
  for (const [sequence, { elapsedMs, started, body }] of events.entries()) {
    const at = new Date(startMs + Math.round(elapsedMs));
    making.rows.add('AttemptEvent', {
      ...{ municipalityId, schoolYearStart: schoolClass.year.startYear, id: making.newId() },
      ...{ attemptId, deviceId: devices[driver], sequence, version: 1, deviceTime: at, elapsedMs },
      body: started ? writeJson({ ...started, roundId, membershipId }) : body,
      ...{ contentHash: SYNTHETIC, receivedAt: at },
    });
  }
}

function addFlag(
  round: MadeRound,
  pupil: MadePupil,
  { skill, id: assessmentId, isOver }: { skill: string; id: string; isOver: boolean },
): ConfirmedFlag[] {
  const { place, roundId, roundDay } = round;
  const { making, municipalityId, random } = place;
  const { rows, newId, today } = making;
  const flagId = newId();
  const decidedOn = addDays(roundDay, DECIDED_AFTER);
  const { state, decision } = drawState(random, isOver);
  const own = { id: flagId, municipalityId, pupilId: pupil.id, roundId, skill, assessmentId };
  rows.add('Flag', { ...own, state, createdAt: instantOf(roundDay, 10) });
  if (decision) {
    rows.add('Review', {
      ...{ id: newId(), municipalityId, flagId, staffMemberId: round.schoolClass.educatorId },
      ...{ decision, reasonCode: decision === 'dismiss' ? 'other-information' : null },
      watchUntil: decision === 'watch' ? addDays(today, 14) : null,
      createdAt: instantOf(decidedOn),
    });
  }
  if (state !== 'confirmed') return [];
  return [{ pupil, flagId, confirmedOn: decidedOn }];
}

function drawState(random: Random, isOver: boolean) {
  const drawn = random();
  return STATES.find(({ over, now }) => drawn < (isOver ? over : now)) ?? STATES.at(-1)!;
}
