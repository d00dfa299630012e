/** Whether what was done in a sitting lies outside the dates of its window: then it is raw figures only. */
import { dayInZone } from '~/platform/calendar';
import { timeWindow, type WindowDays } from './round-time';

/**
 * By the municipality's own day on which the sitting was opened; the catch-up weeks are inside.
 * A sitting that goes on past midnight belongs to the day it began.
 */
export function isOutsideWindow(window: WindowDays, openedAt: Date, timeZone: string): boolean {
  return timeWindow(window, dayInZone(openedAt, timeZone)) === 'outside';
}
