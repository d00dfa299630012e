/**
 * `npm run simulate`: simulated pupils of every style play every task in every form through the pure
 * machines, and are scored by the real rules. Prints what came of it. Everything here is simulated.
 */
import { simulatePolicy } from '~/demonstration/simulate-policy';
import { getBattery, getMediaManifest } from '~/instruments/batteries';
import {
  FORM_IDS,
  getTask,
  isPupilTask,
  PROGRESS_FORM_IDS,
  type Task,
  WINDOW_KINDS,
  type WindowKind,
} from '~/instruments/battery';
import { getPolicy } from '~/scoring/policy-shelf';
import { measureMinutes } from './measure-minutes';
import { type PlayedTask, playTask } from './play-task';
import { printTable } from './print-table';
import { listProgressRows } from './progress-table';
import { makeKnowledge, STYLES } from './styles';

const PUPILS = 40;
const battery = getBattery('arskurs-1');
const policy = getPolicy('standard-1');
const began = performance.now();

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

function shareRight({ score }: PlayedTask): number {
  if (score.kind === 'choice') return score.presented === 0 ? 0 : score.right / score.presented;
  return score.accuracy ?? 0;
}

/** The window that first gives the task. */
function findWindow(task: Task): WindowKind {
  const given = (kind: WindowKind) => {
    const plan = battery.windows[kind];
    return [plan?.wholeClass, plan?.secondSitting, plan?.oneToOne].some((ids) =>
      ids?.includes(task.id),
    );
  };
  return WINDOW_KINDS.find(given) ?? 'winter';
}

function playMany(task: Task, formId: (typeof FORM_IDS)[number], style: (typeof STYLES)[number]) {
  return Array.from({ length: PUPILS }, (_, pupil) => {
    const knowledge = makeKnowledge(style, findWindow(task), 7_000 + pupil);
    return playTask({ battery, policy, task, formId }, knowledge, 90_000 + pupil);
  });
}

const formRows = battery.tasks.flatMap((task) =>
  FORM_IDS.map((formId) => {
    const runs = playMany(task, formId, 'honest');
    const minutes = runs.map((run) =>
      isPupilTask(task) ? measureMinutes(battery, task, run) : run.minutes,
    );
    return {
      task: task.id,
      form: formId,
      items: task.forms[formId]?.items.length ?? 0,
      'mean minutes': mean(minutes).toFixed(1),
      'longest minutes': Math.max(...minutes).toFixed(1),
      'mean share right': mean(runs.map(shareRight)).toFixed(2),
    };
  }),
);
printTable(`Every task and form, ${PUPILS} honest pupils each (simulated)`, formRows);

printTable(
  'Progress forms',
  battery.tasks.flatMap((task) => {
    const ids = PROGRESS_FORM_IDS.filter((id) => task.forms[id]);
    if (ids.length === 0) return [];
    const sizes = ids.map((id) => task.forms[id]?.items.length ?? 0);
    return [
      { task: task.id, forms: ids.length, items: `${Math.min(...sizes)}-${Math.max(...sizes)}` },
    ];
  }),
);

printTable(
  `Styles on form A, ${PUPILS} pupils each (simulated)`,
  battery.tasks.flatMap((task) =>
    STYLES.map((style) => {
      const runs = playMany(task, 'A', style);
      return {
        task: task.id,
        style,
        'share right': mean(runs.map(shareRight)).toFixed(2),
        'cannot be interpreted': runs.filter(({ validity }) => !validity.interpretable).length,
        'stopped early': runs.filter(({ score }) => score.endReason === 'stop-rule').length,
      };
    }),
  ),
);

printTable(
  'First stage of each window, minutes with practice and everything said (simulated)',
  WINDOW_KINDS.flatMap((kind) => {
    const plan = battery.windows[kind];
    if (!plan) return [];
    const totals = Array.from({ length: PUPILS }, (_, pupil) => {
      const knowledge = makeKnowledge('honest', kind, 7_000 + pupil);
      return plan.wholeClass.reduce((sum, taskId) => {
        const task = getTask(battery, taskId);
        if (!isPupilTask(task)) return sum;
        const place = { battery, policy, task, formId: plan.form };
        return sum + measureMinutes(battery, task, playTask(place, knowledge, 90_000 + pupil));
      }, 0);
    });
    const carried = plan.carried?.length ?? 0;
    return [
      {
        window: kind,
        tasks: plan.wholeClass.length,
        'of them carried': carried,
        'mean minutes': mean(totals).toFixed(1),
        'longest minutes': Math.max(...totals).toFixed(1),
      },
    ];
  }),
);

/** Look-again values that are priced; the policy's own is .35. */
const LOOK_AGAIN = [0.2, 0.35, 0.5];
const YEAR = { pupils: 400, seed: 2026 };
printTable(
  `${policy.id} on ${YEAR.pupils} invented pupils, against truly below the limit today (simulated)`,
  LOOK_AGAIN.flatMap((lookAgainAbove) => {
    const priced = { ...policy, decision: { ...policy.decision, lookAgainAbove } };
    return simulatePolicy({ battery, policy: priced }, YEAR).map((row) => ({
      window: row.kind,
      'look again over': lookAgainAbove,
      'truly below': row.trulyBelow.toFixed(2),
      'to one to one': row.readWith.toFixed(2),
      'needs follow-up': row.needsFollowUp.toFixed(2),
      caught: row.caught?.toFixed(2) ?? '-',
      'caught by follow-up alone': row.caughtByFollowUp?.toFixed(2) ?? '-',
    }));
  }),
);

printTable(
  'Bundles',
  battery.tasks.filter(isPupilTask).map((task) => {
    const { clips } = getMediaManifest(battery.id, task.mediaBundle);
    const bytes = Object.values(clips).reduce((sum, clip) => sum + clip.length, 0);
    return {
      task: task.id,
      clips: Object.keys(clips).length,
      kilobytes: (bytes / 1000).toFixed(0),
    };
  }),
);

printTable(
  'Decision rule of progress, one occasion a week, 500 pupils each (simulated)',
  listProgressRows(),
);

process.stdout.write(`\nTook ${((performance.now() - began) / 1000).toFixed(1)} s.\n`);
