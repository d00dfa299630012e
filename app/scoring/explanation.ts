/**
 * One assessment in plain words, Swedish and English: what was seen, against which limit of which
 * kind, how sure, and the next step.
 *
 * Rule: the deciding skill is named with its task's numbers, interval and limit; the probability is
 * chances in ten; an assumed uncertainty says so. A pupil is named or called "eleven"/"the pupil",
 * never he or she; nothing says what a pupil cannot do. Long, because the two languages of every sentence
 * stand beside each other.
 */

import { chanceWords } from '~/scoring/chance-words';
import type { Bilingual, CutPolicy, PolicyWindow } from '~/scoring/cut-policy';
import { getPolicyTask, methodOfLimit } from '~/scoring/cut-policy';
import { describeAbsence, describeAgainstLimit, joinWords } from '~/scoring/finding-words';
import type { LevelAssessment } from '~/scoring/level-shapes';
import { nextStep } from '~/scoring/next-step';
import { getFinding, type SkillFinding } from '~/scoring/skill-finding';

export interface Explanation {
  sentenceSv: string;
  sentenceEn: string;
  nextStepSv: string;
  nextStepEn: string;
}

/**
 * @param name the pupil's name as the school says it, or null where no name may be shown
 * @throws {Error} when the policy is not the one the assessment was made with
 */
export function explainAssessment(
  policy: CutPolicy,
  assessment: LevelAssessment,
  name: string | null,
): Explanation {
  const window = policy.windows[assessment.window];
  if (!window) throw new Error(`Cut policy ${policy.id} has no ${assessment.window} window`);
  const inside: Bilingual = name ? { sv: name, en: name } : { sv: 'eleven', en: 'the pupil' };
  const story = { policy, window, assessment, inside };
  const sentences = [
    ...openingWords(story),
    ...lowInGroupWords(story),
    ...limitWords(story),
    ...absenceWords(story),
  ];
  const step = nextStep(policy, assessment, inside);
  return {
    sentenceSv: sentences.map((sentence) => capitalise(sentence.sv)).join(' '),
    sentenceEn: sentences.map((sentence) => capitalise(sentence.en)).join(' '),
    nextStepSv: step.sv,
    nextStepEn: step.en,
  };
}

interface Story {
  policy: CutPolicy;
  window: PolicyWindow;
  assessment: LevelAssessment;
  /** The name as it stands inside a sentence. */
  inside: Bilingual;
}

/** Level, deciding skill, numbers and chance. */
function openingWords(story: Story): Bilingual[] {
  const { assessment, policy } = story;
  if (assessment.level === 'incomplete') return [incompleteWords(story)];
  const decided = findDecided(assessment);
  if (!decided) return undecidedWords(story);
  const skill = policy.skills[decided.skill] ?? { sv: decided.skill, en: decided.skill };
  const opening = levelWords(story, skill);
  const numbers = skillNumbers(story, decided);
  const chance = chanceWords(decided.probabilityBelow ?? 0);
  return [
    { sv: `${opening.sv}: ${numbers.sv}.`, en: `${opening.en}: ${numbers.en}.` },
    {
      sv: `${chance.sv} att resultatet ligger under gränsen.`,
      en: `${chance.en} that the result is below the limit.`,
    },
    ...notShownWords(story, decided, skill),
    ...otherSkillWords(story, decided),
    ...nearLimitWords(story),
  ];
}

function findDecided(assessment: LevelAssessment): SkillFinding | undefined {
  return assessment.skills.find(
    (finding) =>
      finding.skill === assessment.decidedBySkill &&
      finding.tasks.join() === assessment.decidedByTasks.join(),
  );
}

function levelWords({ assessment, inside }: Story, skill: Bilingual): Bilingual {
  switch (assessment.level) {
    case 'needs-follow-up':
      return {
        sv: `${inside.sv} behöver följas upp i ${skill.sv}`,
        en: `${inside.en} needs follow-up in ${skill.en}`,
      };
    case 'look-again':
      return {
        sv: `Titta igen med ${inside.sv} i ${skill.sv}`,
        en: `Look again with ${inside.en} at ${skill.en}`,
      };
    default: {
      const firstStage = assessment.stage === 1;
      return {
        sv: `${inside.sv} är över gränsen just nu; ${firstStage ? 'närmast gränsen är' : 'avgörande är'} ${skill.sv}`,
        en: `${inside.en} is above the limit just now; ${firstStage ? 'nearest to the limit is' : 'what decided is'} ${skill.en}`,
      };
    }
  }
}

function skillNumbers({ policy, window, assessment }: Story, skill: SkillFinding): Bilingual {
  const each = skill.tasks.map((taskId) => {
    const words = describeAgainstLimit(policy, window, getFinding(assessment.tasks, taskId));
    if (skill.tasks.length === 1) return words;
    const { title } = getPolicyTask(policy, taskId);
    return { sv: `${title.sv}, ${words.sv}`, en: `${title.en}, ${words.en}` };
  });
  return {
    sv: each.map((words) => words.sv).join('; samt '),
    en: each.map((words) => words.en).join('; and '),
  };
}

/** Answers no better than guessing, or nothing right: valid, and said without blame. */
function notShownWords(
  { assessment, inside }: Story,
  decided: SkillFinding,
  skill: Bilingual,
): Bilingual[] {
  const isShown = decided.tasks.some((id) => !getFinding(assessment.tasks, id).notShownYet);
  if (isShown) return [];
  return [
    {
      sv: `${inside.sv} har inte visat ${skill.sv} i uppgiften än.`,
      en: `${inside.en} has not shown ${skill.en} in the task yet.`,
    },
  ];
}

/** The other skills that were clearly below, when the whole-class tasks decided. */
function otherSkillWords(story: Story, decided: SkillFinding): Bilingual[] {
  const { assessment, policy } = story;
  if (assessment.level !== 'needs-follow-up') return [];
  return assessment.skills
    .filter((finding) => finding !== decided && finding.probabilityBelow !== null)
    .filter((finding) => (finding.probabilityBelow ?? 0) >= policy.decision.upper)
    .map((finding) => {
      const numbers = skillNumbers(story, finding);
      const isSame = finding.skill === decided.skill;
      const skill = policy.skills[finding.skill];
      return {
        sv: `Troligen under gränsen även i ${isSame ? 'en annan uppgift' : skill?.sv}: ${numbers.sv}.`,
        en: `Probably below the limit in ${isSame ? 'another task' : skill?.en} as well: ${numbers.en}.`,
      };
    });
}

function nearLimitWords({ assessment, policy }: Story): Bilingual[] {
  if (!assessment.nearLimit) return [];
  const near = assessment.skills
    .filter((finding) => (finding.probabilityBelow ?? 0) > policy.decision.lower)
    .map((finding) => policy.skills[finding.skill]);
  return [
    {
      sv: `Nära gränsen i ${joinWords(
        near.map((skill) => skill?.sv ?? ''),
        'och',
      )}.`,
      en: `Near the limit in ${joinWords(
        near.map((skill) => skill?.en ?? ''),
        'and',
      )}.`,
    },
  ];
}

/** A level that a person or an adapted way decided, and no probability. */
function undecidedWords({ assessment, inside }: Story): Bilingual[] {
  if (assessment.level === 'above') {
    return [
      {
        sv: `${inside.sv} är över gränsen just nu.`,
        en: `${inside.en} is above the limit just now.`,
      },
    ];
  }
  const added = assessment.reasons.some((reason) => reason.kind === 'teacher-added');
  return [
    { sv: `Titta igen med ${inside.sv}.`, en: `Look again with ${inside.en}.` },
    ...(added
      ? [
          {
            sv: `En lärare har lagt till ${inside.sv} på listan för uppgifter en till en.`,
            en: `A teacher has put ${inside.en} on the list for one-to-one tasks.`,
          },
        ]
      : []),
  ];
}

/** The relative rule, where it had a part in the level. */
function lowInGroupWords({ policy, assessment }: Story): Bilingual[] {
  const titles = assessment.reasons.flatMap((reason) =>
    reason.kind === 'low-in-group' ? [getPolicyTask(policy, reason.task).title] : [],
  );
  if (titles.length === 0 || assessment.level !== 'look-again') return [];
  const names = {
    sv: joinWords(
      titles.map(({ sv }) => sv),
      'och',
    ),
    en: joinWords(
      titles.map(({ en }) => en),
      'and',
    ),
  };
  return [
    {
      sv: `Resultatet i ${names.sv} hör till de lägsta bland kommunens elever i det här fönstret.`,
      en: `The result in ${names.en} is among the lowest of the municipality's pupils in this window.`,
    },
  ];
}

function incompleteWords({ policy, assessment, inside }: Story): Bilingual {
  const each = assessment.missing.map((id) =>
    describeAbsence(policy, getFinding(assessment.tasks, id)),
  );
  return {
    sv: `Underlag saknas för ${inside.sv}: ${joinWords(
      each.map((words) => words.sv),
      'och',
    )}.`,
    en: `Results are missing for ${inside.en}: ${joinWords(
      each.map((words) => words.en),
      'and',
    )}.`,
  };
}

/** Tasks without a result beside a level that stands all the same, and adapted tasks. */
function absenceWords({ policy, assessment }: Story): Bilingual[] {
  const isTold = assessment.level === 'incomplete' ? [] : assessment.missing;
  return assessment.tasks
    .filter((task) => task.status === 'adapted' || isTold.includes(task.taskId))
    .map((task) => describeAbsence(policy, task))
    .map((words) => ({ sv: `${words.sv}.`, en: `${words.en}.` }));
}

const LIMIT_KIND_WORDS: Record<CutPolicy['limitMethod'], Bilingual> = {
  authored: {
    sv: 'Gränsen bygger på uppgiftens innehåll och är inte normerad.',
    en: 'The limit rests on the content of the task and is not normed.',
  },
  panel: {
    sv: 'Gränsen är satt av en grupp sakkunniga och är inte normerad.',
    en: 'The limit was set by a group of experts and is not normed.',
  },
  'local-data': {
    sv: 'Gränsen bygger på kommunens egna resultat.',
    en: "The limit rests on the municipality's own results.",
  },
  roc: {
    sv: 'Gränsen bygger på hur det gick för tidigare elever.',
    en: 'The limit rests on how it went for earlier pupils.',
  },
  odds: {
    sv: 'Gränsen bygger på hur många tidigare elever som nådde målet.',
    en: 'The limit rests on how many earlier pupils reached the goal.',
  },
  mixed: {
    sv: 'Gränserna är satta på olika sätt.',
    en: 'The limits were set in different ways.',
  },
};

/** The kind of the limit, and that the uncertainty is assumed: only where a limit was named. */
function limitWords({ policy, assessment }: Story): Bilingual[] {
  if (assessment.decidedByTasks.length === 0) return [];
  const isAssumed = assessment.decidedByTasks.some((id) => {
    const { formula } = getPolicyTask(policy, id);
    return 'dispersionAssumed' in formula && formula.dispersionAssumed;
  });
  const window = policy.windows[assessment.window];
  const methods = new Set(
    (window?.limits ?? [])
      .filter(({ task }) => assessment.decidedByTasks.includes(task))
      .map((limit) => methodOfLimit(policy, limit)),
  );
  const [only] = methods;
  const kind = LIMIT_KIND_WORDS[methods.size === 1 && only ? only : policy.limitMethod];
  if (!isAssumed) return [kind];
  return [
    kind,
    {
      sv: 'Osäkerheten är antagen, inte uppmätt.',
      en: 'The uncertainty is assumed, not measured.',
    },
  ];
}

function capitalise(sentence: string): string {
  return sentence.charAt(0).toLocaleUpperCase('sv') + sentence.slice(1);
}
