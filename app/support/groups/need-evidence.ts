/**
 * What is known of a pupil's skills, for the rule of needs: from the assessments of the school year.
 *
 * Rule: each skill as it was measured last, so that what autumn asked for still counts in winter when
 * winter did not ask. Letters and sounds of the whole-class tasks; words and made-up words of the readings
 * one to one, and where no word list was read, decoding of the whole-class tasks.
 * Missing data: a skill that was never measured is null. Results of the newest window that cannot be
 * interpreted are said so, and then nothing is concluded.
 */
import type { AssessmentRecord } from '~/scoring/assessment-record';
import type { SkillFinding } from '~/scoring/skill-finding';
import type { TaskFinding } from '~/scoring/task-finding';
import type { ResultProblem } from '~/scoring/task-result';
import { findNeed, type Need, type NeedEvidence, type NeedFinding } from './need';

type Assessed = Pick<AssessmentRecord, 'skills' | 'tasks' | 'reasons'>;

const MADE_UP_WORDS = 'read-made-up-words';
const WORDS = 'read-words';

const NOT_INTERPRETABLE: readonly ResultProblem[] = [
  'too-fast',
  'sound-fault',
  'wrong-pupil',
  'two-devices',
];

/** `assessments`: those that count, of the newest window first. */
export function readNeedEvidence(assessments: readonly Assessed[]): NeedEvidence {
  const whole = (skill: string) =>
    findLatest(assessments, (finding) => finding.role === 'core' && finding.skill === skill);
  const alone = (taskId: string) =>
    findLatest(
      assessments,
      (finding) => finding.role === 'one-to-one' && finding.tasks.includes(taskId),
    );
  return {
    letters: whole('letters'),
    phonemes: whole('phonemes'),
    madeUpWords: alone(MADE_UP_WORDS),
    words: alone(WORDS) ?? whole('decoding'),
    vocabulary: null,
    shareReadRight: readShareRight(assessments),
    uninterpretable: (assessments[0]?.reasons ?? []).some(
      (reason) => reason.kind === 'missing' && NOT_INTERPRETABLE.includes(reason.problem),
    ),
  };
}

function findLatest(
  assessments: readonly Assessed[],
  isAsked: (finding: SkillFinding) => boolean,
): number | null {
  for (const { skills } of assessments) {
    const found = skills.find((finding) => isAsked(finding) && finding.probabilityBelow !== null);
    if (found) return found.probabilityBelow;
  }
  return null;
}

function readShareRight(assessments: readonly Assessed[]): number | null {
  const read = findCounted(assessments, MADE_UP_WORDS);
  return read && read.presented > 0 ? read.right / read.presented : null;
}

function findCounted(assessments: readonly Assessed[], taskId: string): TaskFinding | null {
  for (const { tasks } of assessments) {
    const found = tasks.find((task) => task.taskId === taskId && task.status === 'counted');
    if (found) return found;
  }
  return null;
}

/** Tasks that speak for a need: what the reason names. */
const TASKS_OF_NEED: Record<Need, readonly string[]> = {
  'letters-and-sounds': ['letter-sounds', 'first-sounds', 'blend-sounds'],
  blending: ['first-sounds', 'blend-sounds'],
  'letter-sounds': ['letter-sounds', 'say-letter-sounds'],
  accuracy: [MADE_UP_WORDS, WORDS, 'real-or-made-up'],
  fluency: [WORDS, MADE_UP_WORDS, 'read-sentences', 'real-or-made-up'],
  vocabulary: ['understand-words'],
};

/** At most so many tasks in a reason: it is one sentence. */
const MOST_TASKS = 2;

export interface ToldNeed {
  finding: NeedFinding;
  /** What speaks for it: tasks, each with the place of its assessment in the list. */
  telling: { place: number; task: TaskFinding }[];
}

/**
 * The most probable need, with what speaks for it. A need that no task has measured is none: what was not
 * asked is no reason to teach it.
 */
export function findToldNeed(assessments: readonly Assessed[]): ToldNeed {
  const finding = findNeed(readNeedEvidence(assessments));
  if (finding.kind !== 'need') return { finding, telling: [] };
  const telling = listTellingTasks(assessments, finding.need);
  if (telling.length > 0) return { finding, telling };
  return { finding: { kind: 'none', probability: 1 - finding.probability }, telling };
}

function listTellingTasks(assessments: readonly Assessed[], need: Need): ToldNeed['telling'] {
  const found = TASKS_OF_NEED[need].flatMap((taskId) => {
    const isIt = (task: TaskFinding) => task.taskId === taskId && task.status === 'counted';
    const place = assessments.findIndex(({ tasks }) => tasks.some(isIt));
    const task = assessments[place]?.tasks.find(isIt);
    return task ? [{ place, task }] : [];
  });
  return found.slice(0, MOST_TASKS);
}
