/**
 * What a task showed, in words: the numbers, the interval and the limit, or why there is no result.
 *
 * A share is shown as so many of the task's items. Figures are rounded here and nowhere before.
 */
import { numberFormat } from '~/platform/translation/formats';
import type { Interval } from '~/psychometrics/central-interval';
import {
  type Bilingual,
  type CutPolicy,
  getPolicyTask,
  type PolicyTask,
  type PolicyWindow,
} from '~/scoring/cut-policy';
import { limitOf, type TaskFinding } from '~/scoring/task-finding';
import type { ResultProblem } from '~/scoring/task-result';

/** Follow the name of a task: "uppgiften Bokstavsljud är inte gjord". */
const PROBLEM_WORDS: Record<ResultProblem, Bilingual> = {
  'too-fast': {
    sv: 'går inte att tolka (svarstiderna var för korta för uppgiften)',
    en: 'cannot be interpreted (the answer times were too short for the task)',
  },
  'sound-fault': {
    sv: 'går inte att tolka (ljudet fungerade inte)',
    en: 'cannot be interpreted (the sound did not work)',
  },
  'wrong-pupil': {
    sv: 'går inte att tolka (svaren kan vara från en annan elev)',
    en: 'cannot be interpreted (the answers may be from another pupil)',
  },
  'two-devices': {
    sv: 'går inte att tolka (två enheter användes samtidigt)',
    en: 'cannot be interpreted (two devices were used at once)',
  },
  'outside-window': {
    sv: 'gjordes utanför fönstret och visas bara som råa siffror',
    en: 'was done outside the window and is shown as raw figures only',
  },
  'not-done': { sv: 'är inte gjord', en: 'has not been done' },
  'in-progress': { sv: 'är påbörjad men inte klar', en: 'has been started and is not finished' },
  'ended-early': { sv: 'avbröts före slutet', en: 'was ended before it was finished' },
  declined: { sv: 'har avböjts', en: 'has been declined' },
  void: { sv: 'avbröts och behöver göras om', en: 'was interrupted and needs to be done again' },
  'last-item-not-marked': {
    sv: 'saknar markering av hur långt läsningen kom',
    en: 'has no mark of how far the reading came',
  },
  'nothing-answered': { sv: 'har inga svar', en: 'has no answers' },
  'no-time': { sv: 'saknar uppmätt tid', en: 'has no measured time' },
};

const ADAPTED_WORDS: Bilingual = {
  sv: 'gjordes på ett anpassat sätt och jämförs inte med gränsen',
  en: 'was done in an adapted way and is not compared with the limit',
};

const NOTHING: Interval = { lower: 0, upper: 0 };

/** What a task shows, alone in a table cell: "vet ungefär 9-15 av 24". */
export function describeTask(policy: CutPolicy, finding: TaskFinding): Bilingual {
  const task = getPolicyTask(policy, finding.taskId);
  if (finding.interval || finding.status === 'described') {
    return fillBoth(task.words.line, valuesOf(task, finding, finding.interval ?? NOTHING));
  }
  if (finding.problem === 'outside-window') return describeRaw(finding);
  return finding.problem ? PROBLEM_WORDS[finding.problem] : ADAPTED_WORDS;
}

/** "11 rätt av 24, utanför fönstret". */
function describeRaw({ right, presented }: TaskFinding): Bilingual {
  return {
    sv: `${right} rätt av ${presented}, utanför fönstret`,
    en: `${right} right of ${presented}, outside the window`,
  };
}

/** "rätt bokstav för 11 av 24 ljud, ungefär 2-11 kända; uppföljningsgränsen i höstfönstret är 12". */
export function describeAgainstLimit(
  policy: CutPolicy,
  window: PolicyWindow,
  finding: TaskFinding,
): Bilingual {
  const task = getPolicyTask(policy, finding.taskId);
  const limit = limitOf(window, finding.taskId).words;
  const values = valuesOf(task, finding, finding.interval ?? NOTHING);
  const result = fillBoth(task.words.result, values);
  const interval = fillBoth(task.words.interval, values);
  const stopped = finding.stopped
    ? {
        sv: ' (avslutad efter första raden och räknad som hela tiden)',
        en: ' (ended after the first row and counted as the whole time)',
      }
    : { sv: '', en: '' };
  return {
    sv: `${result.sv}${stopped.sv}, ${interval.sv}; uppföljningsgränsen i ${window.title.sv} är ${limit.sv}`,
    en: `${result.en}${stopped.en}, ${interval.en}; the follow-up limit in ${window.title.en} is ${limit.en}`,
  };
}

/** "uppgiften Bokstavsljud är inte gjord", for a task without a result that counts. */
export function describeAbsence(policy: CutPolicy, finding: TaskFinding): Bilingual {
  const { title } = getPolicyTask(policy, finding.taskId);
  const words = finding.problem ? PROBLEM_WORDS[finding.problem] : ADAPTED_WORDS;
  return { sv: `uppgiften ${title.sv} ${words.sv}`, en: `the task ${title.en} ${words.en}` };
}

/** "uppgiften A", "uppgifterna A och B". */
export function nameTasks(policy: CutPolicy, taskIds: readonly string[]): Bilingual {
  const titles = taskIds.map((id) => getPolicyTask(policy, id).title);
  const several = titles.length > 1;
  return {
    sv: `${several ? 'uppgifterna' : 'uppgiften'} ${joinWords(
      titles.map((title) => title.sv),
      'och',
    )}`,
    en: `the ${several ? 'tasks' : 'task'} ${joinWords(
      titles.map((title) => title.en),
      'and',
    )}`,
  };
}

/** "a, b och c". */
export function joinWords(words: readonly string[], last: string): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}

function valuesOf(task: PolicyTask, finding: TaskFinding, interval: Interval) {
  const isShare = task.formula.kind === 'share-known' || task.formula.kind === 'share-right';
  const unit = isShare ? task.items : 1;
  return {
    right: finding.right,
    wrong: finding.wrong,
    presented: finding.presented,
    seconds: Math.round(finding.seconds ?? 0),
    perSecond: finding.seconds ? finding.presented / finding.seconds : 0,
    lower: Math.round(interval.lower * unit),
    upper: Math.round(interval.upper * unit),
    items: task.items,
  };
}

function fillBoth(words: Bilingual, values: Record<string, number>): Bilingual {
  const fill = (text: string, language: string) =>
    text.replace(/\{(\w+)\}/g, (_, name: string) => formatFigure(values[name] ?? 0, language));
  return { sv: fill(words.sv, 'sv-SE'), en: fill(words.en, 'en-GB') };
}

/** Most figures are small whole numbers, which every language of ours writes alike. */
function formatFigure(value: number, language: string): string {
  if (Number.isInteger(value) && value >= 0 && value < 1000) return String(value);
  return numberFormat(language, { maximumFractionDigits: 1 }).format(value);
}
