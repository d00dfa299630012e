/** The progress graph: the same drawing on a screen and on paper, legible without colour. */
import { useId } from 'react';
import { FRAME, type GraphPoint, layOutProgress } from './progress-graph';
import type { ProgressSectionProps } from './progress-words';

export function ProgressGraphFigure({ page, words }: ProgressSectionProps) {
  const id = useId();
  const { t, shortDay, number } = words;
  const drawn = layOutProgress(page);
  if (!drawn) return null;
  const floor = FRAME.height - FRAME.bottom;
  return (
    <figure className="grid max-w-[48rem] gap-2">
      <svg
        className="block h-auto w-full text-ink"
        viewBox={`0 0 ${FRAME.width} ${FRAME.height}`}
        role="img"
        aria-labelledby={`${id}-title ${id}-description`}
        fontSize="13"
        fill="currentColor"
      >
        <title id={`${id}-title`}>{t('graph.title')}</title>
        <desc id={`${id}-description`}>{words.describeGraph(page)}</desc>
        <text x="2" y="14">
          {t('graph.unit')}
        </text>
        {drawn.rateTicks.map(({ y, rate }) => (
          <g key={rate}>
            <line
              x1={FRAME.left}
              x2={FRAME.width - FRAME.right}
              y1={y}
              y2={y}
              className="stroke-line"
            />
            <text x={FRAME.left - 6} y={y + 4} textAnchor="end">
              {number(rate)}
            </text>
          </g>
        ))}
        {drawn.dayTicks.map(({ x, day }, place) => (
          <text
            key={day}
            x={x}
            y={floor + 18}
            textAnchor={place === 0 ? 'start' : place === 3 ? 'end' : 'middle'}
          >
            {shortDay(day)}
          </text>
        ))}
        {drawn.limits && <polygon points={drawn.limits} className="fill-under-limit" />}
        {drawn.phases.map(({ x, number: mark }) => (
          <g key={mark}>
            <line
              x1={x}
              x2={x}
              y1={FRAME.top - 4}
              y2={floor}
              stroke="currentColor"
              strokeDasharray="1 3"
            />
            <text x={x} y={FRAME.top - 8} textAnchor="middle" fontWeight="700">
              {mark}
            </text>
          </g>
        ))}
        {drawn.notes.map(({ x, number: mark }) => (
          <text key={mark} x={x} y={floor + 34} textAnchor="middle" fontWeight="700">
            {mark}
          </text>
        ))}
        {drawn.aim && (
          <line {...drawn.aim} className="stroke-action" strokeWidth="2" strokeDasharray="7 5" />
        )}
        {drawn.baseline && (
          <line
            {...drawn.baseline}
            y1={drawn.baseline.y}
            y2={drawn.baseline.y}
            className="stroke-action"
            strokeWidth="4"
          />
        )}
        {drawn.trend && <line {...drawn.trend} stroke="currentColor" strokeWidth="2.5" />}
        {drawn.goal && (
          <path
            d={`M${drawn.goal.x} ${drawn.goal.y - 7}l7 7l-7 7l-7 -7Z`}
            className="fill-surface stroke-action"
            strokeWidth="2.5"
          />
        )}
        {drawn.points.map((point) => (
          <Point key={`${point.x} ${point.y} ${point.kind}`} {...point} />
        ))}
      </svg>
      <Legend page={page} words={words} />
    </figure>
  );
}

function Point({ x, y, kind }: GraphPoint) {
  if (kind === 'odd') {
    return (
      <path
        d={`M${x - 5} ${y - 5}l10 10m0 -10l-10 10`}
        stroke="currentColor"
        strokeWidth="2.5"
        fill="none"
      />
    );
  }
  const isJudged = kind === 'judged';
  return (
    <circle
      cx={x}
      cy={y}
      r={isJudged ? 4.5 : 3.5}
      className={isJudged ? undefined : 'fill-surface'}
      stroke="currentColor"
      strokeWidth="1.5"
    />
  );
}

/** The signs of the graph in words; those that are not drawn are left out. */
function Legend({ page, words }: ProgressSectionProps) {
  const { t } = words;
  const { probes, goal, aim, finding } = page;
  const standing = probes.filter(({ isWithdrawn, right }) => !isWithdrawn && right !== null);
  const lines = [
    standing.some(({ isJudged }) => isJudged) && t('legend.judged'),
    standing.some(({ isOdd }) => isOdd) && t('legend.odd'),
    standing.some(({ isJudged }) => !isJudged) && t('legend.earlier'),
    aim && t('legend.baseline'),
    goal && t('legend.aim'),
    finding?.growth && t('legend.trend'),
  ].filter((line) => typeof line === 'string');
  return (
    <figcaption>
      <ul className="flex flex-wrap gap-x-5 gap-y-1 text-ink-soft">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </figcaption>
  );
}
