/**
 * The year wheel as a drawing: months round, windows as filled parts, steps as numbers that the list under it
 * explains. Everything in it stands in that list too.
 */

import { useGoalWords, yearName } from './goal-words';
import type { ShownState } from './unfinished';
import { degreesOf, listMonths, pointAt, ringPart, spreadMarks } from './wheel-geometry';
import type { WheelWindow } from './year-wheel-store.server';

export interface WheelMark {
  id: string;
  /** As in the list. */
  number: number;
  dueDate: string;
  state: ShownState;
}

const OUTER = 190;
const MONTH_RING = { inner: 158, outer: OUTER };
const WINDOW_RING = { inner: 140, outer: 156 };
const MARK_RINGS = [120, 92, 64];
const MARK_RADIUS = 13;

export function WheelFigure({
  startYear,
  windows,
  marks,
  today,
}: {
  startYear: number;
  windows: readonly WheelWindow[];
  marks: readonly WheelMark[];
  today: string;
}) {
  const { t } = useGoalWords();
  const angles = marks.map(({ dueDate }) => degreesOf(dueDate, startYear));
  const radii = spreadMarks(angles, { apart: 14, rings: MARK_RINGS });
  const isThisYear = `${startYear}-08-01` <= today && today < `${startYear + 1}-08-01`;
  const now = degreesOf(today, startYear);
  return (
    <svg
      className="year-wheel"
      viewBox="-196 -196 392 392"
      role="img"
      aria-label={t('goals:wheel.figure', { year: yearName(startYear), count: marks.length })}
    >
      <Months startYear={startYear} />
      {windows.map(({ kind, startDate, endDate }) => (
        <path
          key={kind}
          className="year-wheel__window"
          d={ringPart(degreesOf(startDate, startYear), degreesOf(endDate, startYear), WINDOW_RING)}
        />
      ))}
      {isThisYear && (
        <line
          className="year-wheel__today"
          x1={pointAt(now, 24).x}
          y1={pointAt(now, 24).y}
          x2={pointAt(now, OUTER).x}
          y2={pointAt(now, OUTER).y}
        />
      )}
      {marks.map(({ id, number, state }, at) => {
        const { x, y } = pointAt(angles[at] ?? 0, radii[at] ?? 0);
        return (
          <g key={id} data-state={state} className="year-wheel__mark">
            <circle cx={x} cy={y} r={MARK_RADIUS} />
            <text x={x} y={y} dy="0.35em" textAnchor="middle">
              {number}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

function Months({ startYear }: { startYear: number }) {
  const { month } = useGoalWords();
  const firsts = listMonths(startYear);
  return firsts.map((first, at) => {
    const from = degreesOf(first, startYear);
    const to = at === 11 ? 360 : degreesOf(firsts[at + 1] ?? first, startYear);
    const { x, y } = pointAt((from + to) / 2, (MONTH_RING.inner + MONTH_RING.outer) / 2);
    return (
      <g key={first}>
        <path className="year-wheel__month" d={ringPart(from, to, MONTH_RING)} />
        <text className="year-wheel__name" x={x} y={y} dy="0.35em" textAnchor="middle">
          {month(first).slice(0, 3)}
        </text>
      </g>
    );
  });
}
