/**
 * Every row of the synthetic country, school by school. Pure: the day, the ids and the seed are given, and
 * the same ones give the same rows. Names of people and places are invented; every municipality, pupil,
 * staff member and attempt is marked as synthetic.
 */
import type { Day } from '~/platform/calendar';
import { makeRandom, pickInteger, pickOne, type Random } from '../seeded-random';
import type { WaitingRows } from './copy-text';
import type { MunicipalityShape } from './country-shape';
import { listYears } from './country-years';
import {
  instantOf,
  type MadeClass,
  type MadePlace,
  type Making,
  makePlace,
  makeSchool,
} from './municipality-rows';
import {
  type PlayedReading,
  type PlayedYear,
  playReadings,
  playYear,
  type Setting,
} from './pupil-year';
import { addRound } from './round-rows';
import { addSupport } from './support-rows';

export interface CountryOrder {
  municipalities: readonly MunicipalityShape[];
  today: Day;
  seed: number;
  newId: () => string;
  setting: Setting;
  /** Simulated pupils to choose among. */
  playedYears?: number;
}

const PLAYED_YEARS = 400;
const READ_TASK = 'read-words';
const OUTCOMES = [
  { outcome: 'reached', under: 0.8 },
  { outcome: 'partly', under: 0.94 },
  { outcome: 'not-reached', under: 0.98 },
  { outcome: 'not-done', under: 1 },
] as const;
/** One pupil in so many has an adult's worry. */
const WORRY_EVERY = 50;

/** Tables with the ones they refer to before them. */
export const TABLES = [
  'Municipality',
  'SchoolYear',
  'ScreeningWindow',
  'StaffMember',
  'School',
  'SchoolClass',
  'RoleAssignment',
  'Pupil',
  'Enrolment',
  'ClassMembership',
  'Round',
  'Sitting',
  'Device',
  'RoundPupilState',
  'OneToOneTask',
  'Probe',
  'Attempt',
  'AttemptEvent',
  'TaskScore',
  'RiskAssessment',
  'CurrentAssessment',
  'TaskStanding',
  'Flag',
  'Review',
  'CaseEvent',
  'SupportGroup',
  'SupportGroupEvent',
  'SupportGroupMember',
  'Plan',
  'PlanPupil',
  'SupportSession',
  'SessionAttendance',
  'ProgressEvent',
  'NationalOutcome',
  'PupilNotice',
] as const;

interface Played {
  years: PlayedYear[];
  readings: PlayedReading[];
}

/**
 * The country as rows, a municipality at a time in the order given. Stops after each school, so that the rows
 * that wait can be taken, or left to gather.
 */
export function* writeCountry(
  order: CountryOrder,
  rows: WaitingRows,
): Generator<MunicipalityShape> {
  const { municipalities, seed, setting, newId, today } = order;
  const random = makeRandom(seed);
  const count = order.playedYears ?? PLAYED_YEARS;
  const played: Played = {
    years: Array.from({ length: count }, () => playYear(setting, random)),
    readings: playReadings(setting, READ_TASK, random),
  };
  const making: Making = {
    ...{ rows, newId, today, battery: setting.battery },
    ...{ policyId: setting.policy.id, years: listYears(today) },
  };
  for (const municipality of municipalities) {
    const place = makePlace(making, municipality, seed);
    let number = 0;
    for (const school of municipality.schools) {
      const classes = makeSchool(place, school, number);
      for (const schoolClass of classes) addClass(place, schoolClass, played);
      number += school.classes.length;
      yield municipality;
    }
  }
}

/** A class through its year: in the window that goes on, every other class has had its round. */
function addClass(place: MadePlace, schoolClass: MadeClass, played: Played): void {
  const { random, making } = place;
  const own = schoolClass.pupils.map(() => pickOne(random, played.years));
  for (const window of schoolClass.year.windows) {
    const { roundDay } = window;
    const isOpen = window.endDate >= making.today;
    if (roundDay === null || (isOpen && schoolClass.number % 2 === 1)) continue;
    const { round, confirmed } = addRound(place, schoolClass, { ...window, roundDay }, own);
    addSupport(round, confirmed, played.readings);
  }
  addBeside(place, schoolClass);
}

/** The national outcome of each term that is over, and some worries. */
function addBeside({ making, municipalityId, random }: MadePlace, schoolClass: MadeClass): void {
  const { rows, newId } = making;
  const { year, pupils, educatorId: staffMemberId } = schoolClass;
  const terms = year.isCurrent ? ['autumn'] : ['autumn', 'spring'];
  for (const { id: pupilId } of pupils) {
    for (const term of terms) {
      rows.add('NationalOutcome', {
        ...{ id: newId(), municipalityId, pupilId, schoolYearStart: year.startYear, term },
        ...{ outcome: drawOutcome(random), staffMemberId },
      });
    }
    if (pickInteger(random, 1, WORRY_EVERY) > 1) continue;
    const createdAt = instantOf(year.windows[0]!.startDate);
    const own = { id: newId(), municipalityId, pupilId, staffMemberId, createdAt };
    rows.add('PupilNotice', { ...own, kind: 'worry' });
  }
}

function drawOutcome(random: Random): string {
  const drawn = random();
  return (OUTCOMES.find(({ under }) => drawn < under) ?? OUTCOMES[0]).outcome;
}
