/** What an adult wants to know of a task before believing it: half a page of plain words. */
import { blendSounds } from './about/blend-sounds';
import { firstSounds } from './about/first-sounds';
import { letterSounds } from './about/letter-sounds';
import { namePictures } from './about/name-pictures';
import { readMadeUpWords } from './about/read-made-up-words';
import { readSentences } from './about/read-sentences';
import { readText } from './about/read-text';
import { readWords } from './about/read-words';
import { realOrMadeUp } from './about/real-or-made-up';
import { sayLetterSounds } from './about/say-letter-sounds';
import { spellWords } from './about/spell-words';
import type { TaskAbout } from './about/task-about-shape';
import { understandWords } from './about/understand-words';

const ABOUT: Readonly<Record<string, TaskAbout>> = {
  'letter-sounds': letterSounds,
  'first-sounds': firstSounds,
  'blend-sounds': blendSounds,
  'real-or-made-up': realOrMadeUp,
  'read-sentences': readSentences,
  'spell-words': spellWords,
  'understand-words': understandWords,
  'say-letter-sounds': sayLetterSounds,
  'read-words': readWords,
  'read-made-up-words': readMadeUpWords,
  'read-text': readText,
  'name-pictures': namePictures,
};

/** The half page of a task, or null when none is written. */
export function findTaskAbout(taskId: string): TaskAbout | null {
  return ABOUT[taskId] ?? null;
}
