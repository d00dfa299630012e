/**
 * Random municipalities for the attack: schools of all sizes with two windows of this school year, what came
 * after support, cohorts, and the same schools' pupils of earlier school years. The same seed gives the same.
 */
import { BESIDES, CHANGES, type EffectFacts } from '~/outcomes/effect/effect-figures';
import {
  CASE_STEPS_DONE,
  type PupilFacts,
  type WindowFacts,
} from '~/outcomes/follow-up/pupil-facts';
import type { SchoolToPublish } from '~/outcomes/open-data/public-figures';
import { type PupilStanding, type Summary, summarise } from '~/outcomes/summary';
import { HELPED_VERDICTS } from '~/support/progress/helped';

export interface RandomPupil {
  facts: PupilFacts;
  cohort: 0 | 1;
  /** Null without support that has begun. */
  effect: EffectFacts | null;
}
export interface RandomSchool extends SchoolToPublish {
  all: RandomPupil[];
  /** Of earlier school years' window of the same kind, the newest first. */
  earlier: Summary[];
}
export interface RandomMunicipality {
  seed: number;
  schools: RandomSchool[];
}

type Random = () => number;

/** Mulberry32. */
export function makeRandom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const EARLIER_YEARS = 3;
/** Least and greatest number of pupils: of a small, a middle and a large school. */
const SIZES = [
  [3, 9],
  [10, 29],
  [30, 70],
] as const;

const LARGE = [60, 160] as const;

export function inventMunicipality(seed: number): RandomMunicipality {
  const random = makeRandom(seed);
  const between = (least: number, most: number) =>
    least + Math.floor(random() * (most - least + 1));
  const ways = {
    /** Of those with a level, who need follow-up. */
    followUp: 0.08 + random() * 0.25,
    without: random() * 0.12,
    exempt: random() * 0.05,
    support: 0.1 + random() * 0.4,
    secondCohort: random() < 0.5 ? 0 : 0.2 + random() * 0.3,
  };
  // In a large one there may be movement and cohorts to show.
  const isLarge = random() < 0.3;
  const schools = Array.from({ length: between(3, 5) }, (_, place): RandomSchool => {
    const [least, most] = isLarge && place < 3 ? LARGE : SIZES[between(0, 2)]!;
    const schoolId = `s${place}`;
    const all = Array.from({ length: between(least, most) }, () =>
      inventPupil(schoolId, ways, random),
    );
    const earlier = Array.from({ length: EARLIER_YEARS }, () =>
      summarise(
        // A small school is now and then not small.
        Array.from({ length: between(least, random() < 0.2 ? most + 5 : most) }, () =>
          standing(drawLetter(ways, random), random),
        ),
      ),
    );
    const pupils = all.map(({ facts }) => facts);
    return { schoolId, schoolName: schoolId, unitCode: null, pupils, all, earlier };
  });
  return { seed, schools };
}

type Letter = 'n' | 'l' | 'a' | 'i' | 'x';
interface Ways {
  followUp: number;
  without: number;
  exempt: number;
  support: number;
  secondCohort: number;
}

function drawLetter(ways: Ways, random: Random): Letter {
  if (random() < ways.exempt) return 'x';
  if (random() < ways.without) return 'i';
  const level = random();
  if (level < ways.followUp) return 'n';
  return level < ways.followUp * 1.7 ? 'l' : 'a';
}

function standing(letter: Letter, random: Random): PupilStanding {
  const level = { n: 'needs-follow-up', l: 'look-again', a: 'above', i: 'incomplete', x: null };
  const isAbsent = letter === 'i' && random() < 0.4;
  return {
    state: letter === 'x' ? 'exempt' : isAbsent ? 'absent' : null,
    level: level[letter] as PupilStanding['level'],
    problems: letter === 'i' ? ['not-done'] : [],
    isWaiting: false,
  };
}

function inventWindow(letter: Letter, ways: Ways, random: Random): WindowFacts {
  const flaggedOn = letter === 'n' && random() < 0.9 ? '2026-01-20' : null;
  const day = () => `2026-02-${String(1 + Math.floor(random() * 26)).padStart(2, '0')}`;
  const isHelped = letter === 'n' && random() < ways.support * 1.5;
  return {
    standing: standing(letter, random),
    flaggedOn,
    confirmedOn: flaggedOn && (isHelped || random() < 0.3) ? '2026-01-28' : null,
    isSetAside: random() < 0.3,
    supportOn: isHelped ? day() : null,
    sinceOn: flaggedOn ?? (letter === 'n' ? '2026-01-20' : null),
  };
}

function inventPupil(schoolId: string, ways: Ways, random: Random): RandomPupil {
  const before = drawLetter(ways, random);
  const now = random() < 0.7 ? before : drawLetter(ways, random);
  const windows = [before, now].map((letter) => inventWindow(letter, ways, random));
  const isSupported = windows.some(({ supportOn }) => supportOn !== null) || random() < 0.05;
  const pick = <Value>(all: readonly Value[]) => all[Math.floor(random() * all.length)]!;
  const classId = `${schoolId}-${1 + Math.floor(random() * 3)}`;
  const facts: PupilFacts = {
    cohort: null,
    classId,
    schoolId,
    windows,
    dose: isSupported ? { planned: 8, held: Math.floor(random() * 9) } : null,
    caseStep: random() < 0.1 ? pick(CASE_STEPS_DONE) : null,
  };
  const hasReadings = random() < 0.7;
  const effect: EffectFacts = {
    verdict: hasReadings
      ? pick(HELPED_VERDICTS.filter((one) => one !== 'no-readings'))
      : 'no-readings',
    change: hasReadings ? pick([null, ...CHANGES]) : null,
    beside: hasReadings ? pick([null, ...BESIDES]) : null,
  };
  return {
    facts,
    cohort: random() < ways.secondCohort ? 1 : 0,
    effect: isSupported && random() < 0.9 ? effect : null,
  };
}
