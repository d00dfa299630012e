/**
 * What the pupils of a simulated class know in each window. Invented: it says nothing of real classes.
 *
 * Each pupil has one latent reading standing; letters, sounds, word recognition and reading pace
 * follow it with noise, and grow from window to window. Most are honest; now and then one guesses
 * slowly or answers far too fast.
 */
import type { WindowKind } from '~/instruments/battery';
import { pickNormal, type Random } from './seeded-random';
import type { Knowledge, Style } from './simulated-pupil';

const SLOW_GUESS_SHARE = 0.03;
const TOO_FAST_SHARE = 0.02;

/** School years since the autumn window, as growth: autumn 0, winter and spring later. */
const GROWTH: Record<WindowKind, number> = { autumn: 0, winter: 1, spring: 2 };

/** Share known of a task's items by the average pupil in autumn, growth a window, and spread. */
const SHARES: Record<string, { autumn: number; growth: number; spread: number }> = {
  'letter-sounds': { autumn: 0.74, growth: 0.16, spread: 0.17 },
  'first-sounds': { autumn: 0.78, growth: 0.1, spread: 0.2 },
  'blend-sounds': { autumn: 0.72, growth: 0.12, spread: 0.2 },
  'real-or-made-up': { autumn: 0.2, growth: 0.32, spread: 0.26 },
  'read-sentences': { autumn: 0.7, growth: 0.12, spread: 0.15 },
  'spell-words': { autumn: 0.2, growth: 0.3, spread: 0.26 },
  'understand-words': { autumn: 0.7, growth: 0.06, spread: 0.13 },
};

/** Items a minute by the middle pupil in autumn, and growth a window as a factor. */
const PACES: Record<string, { autumn: number; factor: number }> = {
  'say-letter-sounds': { autumn: 24, factor: 1.5 },
  'read-words': { autumn: 7, factor: 2.2 },
  'read-made-up-words': { autumn: 6, factor: 1.8 },
  'read-text': { autumn: 8, factor: 2.2 },
  'name-pictures': { autumn: 42, factor: 1.1 },
};

export type SimulatedReader = { standing: number; style: Style };

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

function inventStyle(random: Random): Style {
  const draw = random();
  if (draw < TOO_FAST_SHARE) return 'too-fast';
  return draw < TOO_FAST_SHARE + SLOW_GUESS_SHARE ? 'slow-guess' : 'honest';
}

export function inventReader(random: Random): SimulatedReader {
  return { standing: pickNormal(random), style: inventStyle(random) };
}

/** What a reader knows in a window. Draws noise anew: two windows of a pupil differ by chance too. */
export function inventKnowledge(
  reader: SimulatedReader,
  windowKind: WindowKind,
  random: Random,
): Knowledge {
  const growth = GROWTH[windowKind];
  const near = () => reader.standing * 0.8 + pickNormal(random) * 0.5;
  const shareKnown = Object.fromEntries(
    Object.entries(SHARES).map(([taskId, share]) => [
      taskId,
      clamp(share.autumn + share.growth * growth + near() * share.spread, 0, 1),
    ]),
  );
  const itemsPerMinute = Object.fromEntries(
    Object.entries(PACES).map(([taskId, pace]) => [
      taskId,
      clamp(pace.autumn * pace.factor ** growth * Math.exp(near() * 0.55), 1, 120),
    ]),
  );
  return {
    style: reader.style,
    shareKnown,
    itemsPerMinute,
    wordsPerMinute: itemsPerMinute['read-words'] ?? 1,
  };
}
