/** The rows of the overview, from what was read of each pupil. */

import { PUPIL_STATES } from '~/administration/round-words';
import type { Day } from '~/platform/calendar';
import type { Locale } from '~/platform/translation/catalogues';
import { countSwedishSchoolTime } from '~/roster/swedish-school';
import { listAskedTasks } from '~/scoring/asked-tasks';
import type { AssessmentRecord } from '~/scoring/assessment-record';
import { describeFindings, tellLevel } from '~/scoring/class-result';
import { type PupilRow, policyOf } from '~/scoring/class-results.server';
import type { Bilingual, CutPolicy, PolicyWindow } from '~/scoring/cut-policy';
import { assessLevel } from '~/scoring/level';
import type { Level, LevelAssessment } from '~/scoring/level-shapes';
import type { PolicyCase } from '~/scoring/policy-case.server';
import { findWindowPolicy, type JudgingPolicy } from '~/scoring/window-policy';
import { type FlagView, readStanding } from '~/support/flag-view';
import type { OverviewFlag, OverviewRow } from '~/support/overview';
import type { Helped } from '~/support/progress/helped';
import { whyWaiting } from '~/support/review-rules';

/** A class with the round that is shown of it. */
export interface ClassRow {
  classId: string;
  className: string;
  schoolName: string;
  roundId: string | null;
  /** Something has been screened, or judged; a round may be there for a short reading only. */
  hasBegun: boolean;
  windowKind: string | null;
  policyId: string | null;
  policyVersion: number | null;
}

export type OverviewPupil = PupilRow & {
  classId: string;
  hasWorry: boolean;
  retests: string[];
  levelBefore: Level | null;
};

/** What was read of everybody, and how it is told. */
export interface RowFacts {
  classes: readonly ClassRow[];
  pupils: readonly OverviewPupil[];
  flags: readonly FlagView[];
  /** By the pupil's id. */
  helped: ReadonlyMap<string, Helped>;
  policies: PolicyCase;
  locale: Locale;
  today: Day;
}

/** A row for each pupil of a class with a policy for its window, class by class. */
export function listOverviewRows(facts: RowFacts): OverviewRow[] {
  const pupilsOf = groupBy(facts.pupils, ({ classId }) => classId);
  const flagsOf = groupBy(facts.flags, ({ pupilId }) => pupilId);
  const blanks = new Map<PolicyWindow, Judgement>();
  return facts.classes.flatMap((own) => {
    const judged = findWindowPolicy(facts.policies, own);
    if (!judged) return [];
    const blank = blanks.get(judged.window) ?? judgeBlank(judged);
    blanks.set(judged.window, blank);
    return (pupilsOf.get(own.classId) ?? []).map((pupil) => {
      const flags = flagsOf.get(pupil.pupilId) ?? [];
      return toRow(pupil, own, tellResult(pupil, judged, blank, facts), {
        flags: listRowFlags(flags, own, judged, facts.today),
        helped: facts.helped.get(pupil.pupilId) ?? null,
      });
    });
  });
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string) {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const own = groups.get(keyOf(item));
    if (own) own.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

type Told = Pick<OverviewRow, 'sentence' | 'nextStep' | 'oneToOne'> & {
  found: Judgement['found'];
};

function toRow(
  pupil: OverviewPupil,
  { classId, className, schoolName, hasBegun }: ClassRow,
  { found, sentence, nextStep, oneToOne }: Told,
  { flags, helped }: Pick<OverviewRow, 'flags' | 'helped'>,
): OverviewRow {
  const { pupilId, givenName, familyName, swedishSubject, synthetic } = pupil;
  const { level, deciding, skills, missing } = found;
  return {
    pupilId,
    givenName,
    familyName,
    swedishSubject,
    swedishSchoolTime: countSwedishSchoolTime(pupil),
    synthetic,
    state: PUPIL_STATES.find((candidate) => candidate === pupil.state) ?? null,
    classId,
    className,
    schoolName,
    hasBegun,
    level,
    deciding,
    skills,
    missing,
    sentence,
    nextStep,
    oneToOne,
    flags,
    helped,
    hasWorry: pupil.hasWorry,
    retests: pupil.retests,
    levelBefore: pupil.levelBefore,
  };
}

/** An assessment with what is the same for whoever has it. */
function judge(policy: CutPolicy, assessment: LevelAssessment | AssessmentRecord) {
  return { policy, assessment, found: describeFindings(policy, assessment) };
}

type Judgement = ReturnType<typeof judge>;

/** Of whom nothing is known. */
function judgeBlank({ policy, kind }: JudgingPolicy): Judgement {
  return judge(policy, assessLevel(policy, { window: kind, results: [] }));
}

/** A row is explained by the policy that it was judged by. Those of whom nothing is known share the `blank`. */
function tellResult(
  pupil: OverviewPupil,
  judged: JudgingPolicy,
  blank: Judgement,
  { policies, locale }: RowFacts,
): Told {
  const own = pupil.assessment && judge(policyOf(pupil, judged, policies), pupil.assessment);
  const { policy, assessment, found } = own ?? blank;
  const words = tellLevel(policy, assessment, pupil.givenName);
  return {
    found,
    sentence: words.sentence[locale],
    nextStep: words.nextStep[locale],
    oneToOne: listAskedTasks(policy, assessment, pupil.asked ?? []),
  };
}

/** What still waits from an earlier round is not lost when a new one begins. */
function listRowFlags(
  flags: readonly FlagView[],
  { roundId }: ClassRow,
  { policy }: JudgingPolicy,
  today: Day,
): OverviewFlag[] {
  return flags
    .map((flag) => describeFlag(flag, roundId, policy.skills, today))
    .filter((flag) => flag.waiting || flag.roundId === roundId);
}

function describeFlag(
  flag: FlagView,
  ownRoundId: string | null,
  skills: Record<string, Bilingual>,
  today: Day,
): OverviewFlag {
  const waiting = whyWaiting(readStanding(flag), today);
  const title = skills[flag.skill] ?? { sv: flag.skill, en: flag.skill };
  return { ...flag, isEarlier: flag.roundId !== ownRoundId, title, waiting };
}
