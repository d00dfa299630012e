/**
 * Which probes are judged together: those since the support was last changed.
 *
 * After a decision to end, what follows is a series of its own. After a decision to change the support, or
 * a new phase of it, growth is counted from that day; the last three readings before it are the baseline.
 */
import type { Day } from '~/platform/calendar';
import { BASELINE_READINGS } from './aim-line';
import { listStandingProgress, type ProgressEvent } from './progress-event';

/** The day after which a series begins anew; null when it never ended. */
export function findSeriesStart(events: readonly ProgressEvent[]): Day | null {
  const ended = listStandingProgress(events).findLast(
    ({ body }) => body.kind === 'decided' && body.decision === 'end',
  );
  return ended?.day ?? null;
}

/** The day the support was last changed within the series; null when it has been the same. */
export function findChange(events: readonly ProgressEvent[], after: Day | null): Day | null {
  const changed = listStandingProgress(events).findLast(
    ({ day, body }) =>
      (after === null || day > after) && body.kind === 'decided' && body.decision === 'change',
  );
  return changed?.day ?? null;
}

/** The probes to judge, oldest first. */
export function listJudged<Probe extends { day: Day }>(
  probes: readonly Probe[],
  events: readonly ProgressEvent[],
): Probe[] {
  const ordered = probes.toSorted((one, other) => one.day.localeCompare(other.day));
  const end = findSeriesStart(events);
  const own = end === null ? ordered : ordered.filter(({ day }) => day > end);
  const change = findChange(events, end);
  if (change === null) return own;
  const before = own.filter(({ day }) => day <= change);
  return [...before.slice(-BASELINE_READINGS), ...own.filter(({ day }) => day > change)];
}
