/** Where everything in the progress graph lies, in the units of its drawing. */
import { scaleLinear } from 'd3-scale';
import { addDays, type Day, daysBetween } from '~/platform/calendar';
import type { ProgressPage } from './progress-page';

export const FRAME = { width: 480, height: 300, left: 36, right: 14, top: 30, bottom: 40 };

export interface GraphPoint {
  x: number;
  y: number;
  kind: 'judged' | 'odd' | 'earlier';
}

interface Line {
  x1: number;
  y1: number;
  x2: number;
  y2: number;
}

export interface ProgressGraph {
  points: GraphPoint[];
  aim: Line | null;
  goal: { x: number; y: number } | null;
  baseline: { x1: number; x2: number; y: number } | null;
  trend: Line | null;
  /** Corners of the ground between the limits of the trend. */
  limits: string | null;
  /** Where support began or was changed: the number is its place in the list under the graph. */
  phases: { x: number; number: number }[];
  notes: { x: number; number: number }[];
  rateTicks: { y: number; rate: number }[];
  dayTicks: { x: number; day: Day }[];
}

type Page = Pick<
  ProgressPage,
  'probes' | 'aim' | 'goal' | 'finding' | 'events' | 'planChanges' | 'today'
>;

/** What the graph marks with a number, in its order. */
export function listMarks({ events, planChanges }: Pick<ProgressPage, 'events' | 'planChanges'>) {
  const written = events
    .filter(({ body, isTakenBack }) => !isTakenBack && body.kind !== 'taken-back')
    .map(({ id, day, body }) => ({ id, day, isPhase: body.kind !== 'noted' }));
  // A plan that is changed is another support from that day on: a line, as a phase that somebody wrote.
  const changed = planChanges.map(({ changeId, day }) => ({ id: changeId, day, isPhase: true }));
  return [...written, ...changed].toSorted((one, other) => one.day.localeCompare(other.day));
}

/** Null while there is nothing to draw. */
export function layOutProgress(page: Page): ProgressGraph | null {
  const read = page.probes.flatMap(({ right, seconds, isWithdrawn, ...probe }) =>
    right === null || !seconds || isWithdrawn ? [] : [{ ...probe, rate: (right * 60) / seconds }],
  );
  const first = read[0]?.day;
  if (!first) return null;
  const marks = listMarks(page);
  const days = [...read.map(({ day }) => day), ...marks.map(({ day }) => day), page.today];
  const start = days.toSorted()[0] ?? first;
  const last = [...days, ...(page.goal ? [page.goal.day] : [])].toSorted().at(-1) ?? first;
  const span = Math.max(daysBetween(start, last), 14);
  const most = Math.max(...read.map(({ rate }) => rate), page.goal?.rate ?? 0, 5);
  const across = scaleLinear([0, span], [FRAME.left, FRAME.width - FRAME.right]);
  const up = scaleLinear([0, most], [FRAME.height - FRAME.bottom, FRAME.top]).nice(5);
  const x = (day: Day) => across(daysBetween(start, day));
  const firstJudged = read.find(({ isJudged }) => isJudged)?.day ?? first;
  const lastJudged = read.findLast(({ isJudged }) => isJudged)?.day ?? first;
  const numbered = marks.map((event, place) => ({ ...event, number: place + 1 }));
  return {
    points: read.map(({ day, rate, isJudged, isOdd }) => ({
      x: x(day),
      y: up(rate),
      kind: !isJudged ? 'earlier' : isOdd ? 'odd' : 'judged',
    })),
    ...layOutAim(page, x, up),
    ...layOutTrend(page, { firstJudged, lastJudged, read }, x, up),
    phases: numbered
      .filter(({ isPhase }) => isPhase)
      .map(({ day, number }) => ({ x: x(day), number })),
    notes: numbered
      .filter(({ isPhase }) => !isPhase)
      .map(({ day, number }) => ({ x: x(day), number })),
    rateTicks: up.ticks(5).map((rate) => ({ y: up(rate), rate })),
    dayTicks: [0, 1, 2, 3].map((part) => {
      const day = addDays(start, Math.round((span * part) / 3));
      return { x: x(day), day };
    }),
  };
}

type Place<Value> = (value: Value) => number;

function layOutAim({ aim, goal }: Page, x: Place<Day>, up: Place<number>) {
  if (!goal) return { aim: null, goal: null, baseline: null };
  const end = { x: x(goal.day), y: up(goal.rate) };
  if (!aim) return { aim: null, goal: end, baseline: null };
  const from = x(aim.baselineDay);
  return {
    aim: { x1: from, y1: up(aim.baseline), x2: end.x, y2: end.y },
    goal: end,
    baseline: { x1: from - 10, x2: from + 10, y: up(aim.baseline) },
  };
}

function layOutTrend(
  { finding }: Page,
  facts: {
    firstJudged: Day;
    lastJudged: Day;
    read: readonly { day: Day; isJudged: boolean }[];
  },
  x: Place<Day>,
  up: Place<number>,
) {
  const growth = finding?.growth;
  if (!growth) return { trend: null, limits: null };
  const { firstJudged, lastJudged } = facts;
  const weeks = [...new Set(facts.read.filter((one) => one.isJudged).map(({ day }) => day))].map(
    (day) => daysBetween(firstJudged, day) / 7,
  );
  const end = daysBetween(firstJudged, lastJudged) / 7;
  const middle = weeks.reduce((sum, week) => sum + week, 0) / weeks.length;
  const centre = growth.start + growth.weeklyRise * middle;
  const at = (week: number, rise: number) => up(Math.max(0, centre + rise * (week - middle)));
  const [left, right] = [x(firstJudged), x(lastJudged)];
  const [{ lower, upper, weeklyRise }, turn] = [
    growth,
    left + ((right - left) * middle) / (end || 1),
  ];
  const corners = [
    [left, at(0, upper)],
    [turn, at(middle, upper)],
    [right, at(end, upper)],
    [right, at(end, lower)],
    [turn, at(middle, lower)],
    [left, at(0, lower)],
  ];
  return {
    trend: { x1: left, y1: at(0, weeklyRise), x2: right, y2: at(end, weeklyRise) },
    limits: corners.map(([across, height]) => `${across},${height}`).join(' '),
  };
}
