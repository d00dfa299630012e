/**
 * Pages beside the follow-up as a head of education is shown them, of a random municipality: freed time, method cards, the
 * preview of a draft, a new judgement and validation. `attack-further` tells them to the attack.
 */
import { emptyTime } from '~/outcomes/benefit/adult-time';
import {
  isEnough,
  isLowTold,
  type PlaceTime,
  protectFreed,
  type ShownFreed,
  type ShownFreedPlaces,
  showExactFreed,
} from '~/outcomes/benefit/protect-freed';
import { isJudged, TOO_FEW, type ToldShare, tellShare } from '~/outcomes/examples/card-figures';
import { type CountedPupil, findTellable } from '~/outcomes/examples/tellable-methods';
import { findToldLevels } from '~/outcomes/told-levels';
import { LEVELS } from '~/scoring/level-shapes';
import { type RescoringReport, reportMoves } from '~/scoring/rescoring-report';
import { type ShownPreview, showProtected } from '~/scoring/shown-preview';
import type { ToldLevels } from '~/scoring/told-levels';
import { describeStudy, type ValidationReport } from '~/scoring/validation-report';
import { CHANCE_SCORE } from '~/scoring/validation-scores';
import { PROTECTED } from '~/scoring/validation-small-numbers';
import type { Everything } from './attack-tables';
import {
  type FurtherPupil,
  type FurtherSchool,
  judgedLevel,
  METHODS,
  type Method,
} from './random-further';

export interface Card {
  schoolId: string;
  method: Method;
  onTheWay: ToldShare;
  faster: ToldShare;
}
export interface Further {
  freed: ShownFreedPlaces & { done: ReadonlySet<string> };
  cards: Card[];
  preview: ShownPreview | null;
  judgedAgain: RescoringReport;
  validation: ValidationReport;
  /** What is told of the levels of the former window, which validation divides. */
  told: ToldLevels;
}

const ASSUMED = { perPupil: { special: 40, teacher: 0 }, aroundReading: 5 };

export function showFurther(
  schools: readonly FurtherSchool[],
  { pages, done: [, done = new Set()] }: Pick<Everything, 'pages' | 'done'>,
): Further {
  const [told, now] = pages.map(findToldLevels) as [ToldLevels, ToldLevels];
  const everyone = schools.flatMap(({ pupils }) => pupils);
  return {
    freed: {
      ...protectFreed(
        schools.map((own, place) => ({
          ...timeOf(own, done.has(own.schoolId)),
          isLowTold: isLowTold(pages[1].schools[place]!),
        })),
        ASSUMED,
        isLowTold(pages[1].total),
      ),
      done,
    },
    cards: schools.flatMap((own) => showCards(own)),
    preview:
      everyone.filter(({ level }) => level).length < 10
        ? null
        : showProtected(countMoves(everyone, 'level', 'levelInDraft'), now),
    judgedAgain: reportMoves(listMoves(schools), now),
    validation: describeStudy(studyOf(schools), { ...PROTECTED, told }, { score: null, cut: null }),
    told,
  };
}

/** Readings of every place but those of few, and of the whole: what the rule of company keeps from being told. */
export function showReadingsAnyway(
  schools: readonly FurtherSchool[],
  done: ReadonlySet<string>,
): Further['freed'] {
  const own = schools.filter(({ schoolId }) => done.has(schoolId));
  const exact = showExactFreed(
    own.map((school) => timeOf(school, true)),
    ASSUMED,
  );
  const isShown = ({ time }: ShownFreed) => isEnough(time.readings!.special);
  const places = exact.places.map((place) => ({ ...place, isSplitShown: isShown(place) }));
  return { ...exact, places, done };
}

function timeOf({ schoolId, schoolName, pupils }: FurtherSchool, isDone: boolean): PlaceTime {
  const pupilsRead = isDone ? pupils.filter(({ isRead }) => isRead).length : 0;
  const readings = { special: pupilsRead, teacher: 0 };
  return {
    id: schoolId,
    name: schoolName,
    pupils: isDone ? pupils.length : 0,
    pupilsRead,
    time: { ...emptyTime(), minutes: { special: 3 * pupilsRead, teacher: 45 }, readings },
  };
}

/** What is counted of a card's share, or null for who is not in its base. */
export const SHARES = {
  onTheWay: ({ pupil: { effect } }: FurtherPupil) =>
    effect && isJudged(effect.verdict) ? effect.verdict === 'on-the-way' : null,
  faster: ({ pupil: { effect } }: FurtherPupil) =>
    effect?.beside ? effect.beside === 'faster' : null,
};
type ShareKey = keyof typeof SHARES;
export const SHARE_KEYS = ['onTheWay', 'faster'] as const;

/** As `countMethod` tells them; `isTold` may be another rule. */
function showCards(
  { schoolId, pupils }: FurtherSchool,
  findTold: (pupils: CountedPupil[]) => ReadonlySet<string> = findTellable,
): Card[] {
  const share = (key: ShareKey, method: Method) => {
    const counted = pupils.flatMap((pupil): CountedPupil[] => {
      const isCounted = SHARES[key](pupil);
      return isCounted === null ? [] : [{ methodIds: pupil.methods, isCounted }];
    });
    const own = counted.filter(({ methodIds }) => methodIds.includes(method));
    if (!findTold(counted).has(method)) return TOO_FEW;
    return tellShare(own.filter(({ isCounted }) => isCounted).length, own.length);
  };
  return METHODS.map((method) => ({
    ...{ schoolId, method },
    onTheWay: share('onTheWay', method),
    faster: share('faster', method),
  }));
}

export function countMoves(
  pupils: readonly FurtherPupil[],
  from: 'level' | 'levelBefore',
  to: 'level' | 'levelInDraft',
) {
  const table = LEVELS.map(() => LEVELS.map(() => 0));
  for (const pupil of pupils) {
    if (pupil.level) table[LEVELS.indexOf(pupil[from]!)]![LEVELS.indexOf(pupil[to]!)]! += 1;
  }
  return table;
}

export function listMoves(schools: readonly FurtherSchool[]) {
  return schools.flatMap(({ schoolId, schoolName, pupils }) =>
    countMoves(pupils, 'levelBefore', 'level').flatMap((row, from) =>
      row.flatMap((count, to) =>
        count > 0
          ? [{ schoolId, schoolName, before: LEVELS[from]!, after: LEVELS[to]!, pupils: count }]
          : [],
      ),
    ),
  );
}

export function studyOf(schools: readonly FurtherSchool[]) {
  const pupils = schools.flatMap(({ schoolName, pupils: own }) =>
    own.flatMap(({ pupil, difficulty, swedishSubject }) => {
      const level = judgedLevel(pupil.facts, 0);
      if (level === null) return [];
      return {
        level,
        scores: {},
        difficulty,
        knewLevel: null,
        hadSupport: false,
        groups: { school: schoolName, swedishSubject, cohort: String(pupil.cohort) },
      };
    }),
  );
  return {
    pupils,
    scores: [CHANCE_SCORE],
    outcome: 'measure' as const,
    isLater: true,
    isLimitFromData: false,
  };
}
