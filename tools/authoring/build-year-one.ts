/**
 * Writes the battery of year one from the authored lists: `npx tsx tools/authoring/build-year-one.ts`.
 * Deterministic: the same lists give the same files, byte for byte.
 *
 * The progress forms lie in a file of their own, so that a device fetches only what a round needs.
 */
import { writeFileSync } from 'node:fs';
import {
  type Battery,
  FORM_IDS,
  type FormId,
  PROGRESS_FORM_IDS,
  parseBattery,
  type Task,
} from '~/instruments/battery';
import { computeStopTable, judgeWholeDomain } from '~/instruments/stop-table';
import { describeBalance } from './balance-report';
import { makeBlendSoundsTask } from './blend-sounds';
import { makeDecisionTask, makeLetterTask } from './build-battery';
import { makeFirstSoundsTask } from './first-sounds';
import { makeMadeUpGridTask } from './made-up-grid';
import { makeNamePicturesTask } from './name-pictures';
import { makeReadWordsTask } from './progress-words';
import { makeReadSentencesTask } from './read-sentences';
import { makeReadTextTask } from './read-text';
import { makeSayLetterSoundsTask } from './say-letter-sounds';
import { showFirst } from './show-first';
import { makeSpellWordsTask } from './spell-words';
import { makeUnderstandWordsTask } from './understand-words';

const FOLDER = 'app/instruments/batteries/arskurs-1';

/** The task is given in autumn and winter: it stops by the lower limit, autumn's, and so in both. */
const AUTUMN_LETTERS = { items: 24, options: 4, limit: 12, clearlyBelowAt: 12 };

function makeYearLetterTask(): Task {
  const judge = (presented: number, right: number) =>
    judgeWholeDomain(AUTUMN_LETTERS, presented, right);
  return { ...makeLetterTask(), stopTable: computeStopTable([8, 16], judge) };
}

/** The tasks in the order a window gives them. */
const TASKS: readonly (() => Task)[] = [
  makeYearLetterTask,
  makeDecisionTask,
  makeReadSentencesTask,
  makeSpellWordsTask,
  makeSayLetterSoundsTask,
  makeReadWordsTask,
  makeMadeUpGridTask,
  makeFirstSoundsTask,
  makeBlendSoundsTask,
  makeUnderstandWordsTask,
  makeNamePicturesTask,
  makeReadTextTask,
];

const ORDER = {
  autumn: {
    form: 'A',
    wholeClass: ['letter-sounds', 'first-sounds', 'blend-sounds'],
    carried: [],
    secondSitting: ['understand-words'],
    oneToOne: ['say-letter-sounds', 'read-made-up-words', 'name-pictures'],
    optional: ['name-pictures'],
  },
  winter: {
    form: 'B',
    wholeClass: [
      'letter-sounds',
      'blend-sounds',
      'real-or-made-up',
      'read-sentences',
      'spell-words',
    ],
    carried: ['letter-sounds', 'blend-sounds'],
    secondSitting: [],
    oneToOne: ['say-letter-sounds', 'read-words', 'read-made-up-words'],
    optional: ['say-letter-sounds'],
  },
  spring: {
    form: 'C',
    wholeClass: ['blend-sounds', 'real-or-made-up', 'read-sentences', 'spell-words'],
    carried: ['blend-sounds'],
    secondSitting: ['understand-words'],
    oneToOne: ['read-words', 'read-made-up-words', 'read-text'],
    optional: [],
  },
} as const;

function pickForms(task: Task, formIds: readonly FormId[]): Task['forms'] {
  const forms = task.forms as Record<string, unknown>;
  return Object.fromEntries(
    formIds.flatMap((id) => (forms[id] ? [[id, forms[id]]] : [])),
  ) as Task['forms'];
}

function makeYearOne(): Battery {
  const tasks = TASKS.map((make) => showFirst(make()));
  const known = new Set(tasks.map((task) => task.id));
  const only = (ids: readonly string[]) => ids.filter((id) => known.has(id));
  const windows = Object.fromEntries(
    Object.entries(ORDER).map(([kind, plan]) => [
      kind,
      {
        form: plan.form,
        wholeClass: only(plan.wholeClass),
        carried: only(plan.carried),
        secondSitting: only(plan.secondSitting),
        oneToOne: only(plan.oneToOne),
        optional: only(plan.optional),
      },
    ]),
  );
  return parseBattery({
    id: 'arskurs-1',
    version: 1,
    locale: 'sv-SE',
    title: { sv: 'Läsfyr årskurs 1', en: 'Läsfyr year one' },
    voice: { id: 'synthetic-sv-1', synthetic: true },
    tasks,
    windows,
  });
}

function write(file: string, value: unknown): void {
  writeFileSync(`${FOLDER}/${file}`, `${JSON.stringify(value, null, 1)}\n`);
}

const battery = makeYearOne();
const screening = battery.tasks.map((task) => ({ ...task, forms: pickForms(task, FORM_IDS) }));
const progress = battery.tasks.map(
  (task) => [task.id, pickForms(task, PROGRESS_FORM_IDS)] as const,
);
write('battery.json', { ...battery, tasks: screening });
write(
  'progress.json',
  Object.fromEntries(progress.filter(([, forms]) => Object.keys(forms).length > 0)),
);
writeFileSync(`${FOLDER}/balance.md`, describeBalance(battery));
