/**
 * An invented population for trying out a cut policy: what each pupil truly knows in every window.
 *
 * One latent reading standing goes through everything a pupil knows, with noise of each skill's own that
 * stays the same over the year. About one pupil in six is below the limit of a skill. It is made up: it
 * says nothing of real classes, and figures from it are orders of magnitude.
 */
import type { WindowKind } from '~/instruments/battery';
import { pickNormal, type Random } from './seeded-random';
import type { Knowledge, Style } from './simulated-pupil';

/** A pupil's place in the population, in standard deviations, skill by skill. */
type PupilStanding = Record<
  'letters' | 'phonemes' | 'words' | 'silent' | 'madeUp' | 'spelling',
  number
>;

/** Share of a skill's standing that is common to all skills; the rest is the skill's own. */
const COMMON = 0.8;

/** How far reading silently stands from reading aloud. */
const SILENT_NOISE = 0.7;

export function drawStanding(random: Random): PupilStanding {
  const common = pickNormal(random);
  const own = () => COMMON * common + Math.sqrt(1 - COMMON ** 2) * pickNormal(random);
  const words = own();
  return {
    letters: own(),
    phonemes: own(),
    words,
    silent: words + SILENT_NOISE * pickNormal(random),
    madeUp: own(),
    spelling: own(),
  };
}

/** Words read right in a minute by the middle pupil, and spread of the logarithm. */
const WORDS_PER_MINUTE: Record<WindowKind, number> = { autumn: 8, winter: 20, spring: 40 };
const SPREAD = 0.8;
/** A made-up word takes so much longer than a word. */
const MADE_UP_SHARE = 0.6;
/** How much later windows know more, in standard deviations of autumn. */
const GROWTH: Record<WindowKind, number> = { autumn: 0, winter: 1, spring: 1.6 };

/** A share between 0 and 1 from a place on the logistic scale. */
function shareOf(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}

/** What a pupil of that standing truly knows in a window. */
export function knowInWindow(standing: PupilStanding, kind: WindowKind, style: Style): Knowledge {
  const growth = GROWTH[kind];
  const words = WORDS_PER_MINUTE[kind] * Math.exp(SPREAD * standing.words);
  const letters = shareOf(1.6 + 1.8 * (standing.letters + growth));
  const phonemes = shareOf(1.6 + 1.8 * (standing.phonemes + growth));
  const recognised = shareOf((kind === 'spring' ? 1.9 : 0.5) + 1.3 * standing.silent);
  const spelled = shareOf((kind === 'spring' ? 1.6 : 0.3) + 1.3 * standing.spelling);
  return {
    style,
    wordsPerMinute: WORDS_PER_MINUTE[kind] * Math.exp(SPREAD * standing.silent),
    shareKnown: {
      'letter-sounds': letters,
      'first-sounds': phonemes,
      'blend-sounds': phonemes,
      'real-or-made-up': recognised,
      'read-sentences': 0.97,
      'spell-words': spelled,
    },
    itemsPerMinute: {
      'say-letter-sounds': 30 * letters * Math.exp(0.2 * standing.madeUp),
      'read-words': words,
      'read-made-up-words':
        MADE_UP_SHARE * WORDS_PER_MINUTE[kind] * Math.exp(SPREAD * standing.madeUp),
      'read-text': words,
    },
  };
}
