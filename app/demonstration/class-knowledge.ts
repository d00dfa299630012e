/**
 * What the pupils of a simulated class know. Invented: it says nothing of real classes.
 *
 * Each pupil has one latent reading standing; letters, word recognition and reading pace follow it
 * with noise. Most are honest; now and then one guesses slowly or answers far too fast.
 */
import { pickNormal, type Random } from './seeded-random';
import type { Knowledge, Style } from './simulated-pupil';

const SLOW_GUESS_SHARE = 0.03;
const TOO_FAST_SHARE = 0.02;

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

function inventStyle(random: Random): Style {
  const draw = random();
  if (draw < TOO_FAST_SHARE) return 'too-fast';
  return draw < TOO_FAST_SHARE + SLOW_GUESS_SHARE ? 'slow-guess' : 'honest';
}

export function inventKnowledge(random: Random): Knowledge {
  const standing = pickNormal(random);
  const near = () => standing * 0.8 + pickNormal(random) * 0.6;
  return {
    style: inventStyle(random),
    shareKnown: {
      'letter-sounds': clamp(0.88 + near() * 0.14, 0.1, 1),
      'real-or-made-up': clamp(0.5 + near() * 0.27, 0, 1),
    },
    wordsPerMinute: clamp(Math.exp(2.75 + near() * 0.6), 1, 110),
  };
}
