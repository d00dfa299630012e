/** A benefit's values over time: legible without colour, with the same in words for who does not see it. */
import { useId } from 'react';
import type { BenefitPage } from './benefit-page';
import { useBenefitWords } from './benefit-words';
import { CHART, layOutValues } from './value-chart';

export function ValueChartFigure({ page }: { page: BenefitPage }) {
  const { t, number, dated } = useBenefitWords();
  const id = useId();
  const drawn = layOutValues(page);
  if (!drawn) return null;
  const { baseline, target, measured, ticks } = drawn;
  const described = t('benefit:page.chartText', {
    baseline: number(baseline.value),
    baselineOn: dated(baseline.day),
    target: number(target.value),
    targetOn: dated(target.day),
    values: measured
      .map(({ value, day }) =>
        t('benefit:page.chartValue', { value: number(value), day: dated(day) }),
      )
      .join('; '),
  });
  const floor = CHART.height - CHART.bottom;
  return (
    <figure className="grid max-w-[48rem] gap-2">
      <svg
        className="block h-auto w-full text-ink"
        viewBox={`0 0 ${CHART.width} ${CHART.height}`}
        role="img"
        aria-labelledby={`${id}-title ${id}-text`}
        fontSize="13"
        fill="currentColor"
      >
        <title id={`${id}-title`}>{t('benefit:page.chartTitle')}</title>
        <desc id={`${id}-text`}>{described}</desc>
        {ticks.map(({ y, value }) => (
          <g key={value}>
            <line
              x1={CHART.left}
              x2={CHART.width - CHART.right}
              y1={y}
              y2={y}
              className="stroke-line"
            />
            <text x={CHART.left - 8} y={y + 4} textAnchor="end">
              {number(value)}
            </text>
          </g>
        ))}
        <line
          x1={baseline.x}
          y1={baseline.y}
          x2={target.x}
          y2={target.y}
          stroke="currentColor"
          strokeDasharray="4 5"
        />
        <polyline
          points={[baseline, ...measured].map(({ x, y }) => `${x},${y}`).join(' ')}
          fill="none"
          stroke="currentColor"
          strokeWidth="2.5"
        />
        <rect x={baseline.x - 5} y={baseline.y - 5} width="10" height="10" />
        {measured.map(({ x, y, day }) => (
          <circle key={`${day} ${y}`} cx={x} cy={y} r="5" />
        ))}
        <circle
          cx={target.x}
          cy={target.y}
          r="7"
          fill="none"
          stroke="currentColor"
          strokeWidth="2.5"
        />
        <text x={baseline.x} y={floor + 22} textAnchor="start">
          {dated(baseline.day)}
        </text>
        <text x={target.x} y={floor + 22} textAnchor="end">
          {dated(target.day)}
        </text>
      </svg>
      <figcaption className="text-ink-soft">{described}</figcaption>
    </figure>
  );
}
