/** Where baseline, measured values and target lie in the drawing of a benefit's values over time. */
import { scaleLinear } from 'd3-scale';
import { type Day, daysBetween } from '~/platform/calendar';
import type { BenefitState } from './benefit-state';

export const CHART = { width: 640, height: 240, left: 56, right: 24, top: 20, bottom: 40 };

interface ChartPoint {
  x: number;
  y: number;
  day: Day;
  value: number;
}
export interface ValueChart {
  baseline: ChartPoint;
  target: ChartPoint;
  measured: ChartPoint[];
  ticks: { y: number; value: number }[];
}

/** Null until baseline and target have their days. */
export function layOutValues({
  fields,
  measured,
}: Pick<BenefitState, 'fields' | 'measured'>): ValueChart | null {
  const { baseline, baselineOn, target, targetOn } = fields;
  if (baseline === null || !baselineOn || target === null || !targetOn) return null;
  const since = measured.filter(({ day }) => day >= baselineOn);
  const days = [targetOn, ...since.map(({ day }) => day)];
  const lastDay = Math.max(1, ...days.map((day) => daysBetween(baselineOn, day)));
  const values = [baseline, target, ...since.map(({ value }) => value)];
  const x = scaleLinear()
    .domain([0, lastDay])
    .range([CHART.left, CHART.width - CHART.right]);
  const y = scaleLinear()
    .domain([Math.min(0, ...values), Math.max(...values, Math.min(0, ...values) + 1)])
    .nice(4)
    .range([CHART.height - CHART.bottom, CHART.top]);
  const point = (day: Day, value: number): ChartPoint => ({
    x: x(daysBetween(baselineOn, day)),
    y: y(value),
    day,
    value,
  });
  return {
    baseline: point(baselineOn, baseline),
    target: point(targetOn, target),
    measured: since.map(({ day, value }) => point(day, value)),
    ticks: y.ticks(4).map((value) => ({ y: y(value), value })),
  };
}
