/**
 * How a text is given to the placeholder voice: as it is written, or as phonemes when it is a word
 * with authored sounds that eSpeak NG's rules would read otherwise.
 */
import { execFileSync } from 'node:child_process';
import { phonemesOf } from './letter-sounds';
import { PICTURE_WORDS } from './picture-words';

type Reading = {
  /** What eSpeak NG is given. */
  spoken: string;
  changed: boolean;
  /** How eSpeak NG would have read the text, in IPA. */
  unchanged: string;
};

const soundsByWord = new Map(PICTURE_WORDS.map((picture) => [picture.sv, picture.sounds]));
const known = new Map<string, Reading>();

const readIpa = (text: string): string =>
  execFileSync('espeak-ng', ['-v', 'sv', '--ipa', '-q', text], { encoding: 'utf8' }).trim();

/** Differences of stress, of e and ä unstressed and of the r are not differences of word. */
const simplify = (ipa: string): string =>
  ipa.replace(/[ˈˌ]/g, '').replace(/[ɛə]/g, 'e').replace(/ʉʉ|ʉː/g, 'ʉ').replace(/[ɹʀ]/g, 'r');

export function chooseReading(text: string): Reading {
  const kept = known.get(text);
  if (kept) return kept;
  const sounds = soundsByWord.get(text);
  const unchanged = sounds ? readIpa(text) : '';
  const phonemes = sounds ? phonemesOf(sounds) : '';
  const changed = sounds !== undefined && simplify(readIpa(phonemes)) !== simplify(unchanged);
  const reading = { spoken: changed ? phonemes : text, changed, unchanged };
  known.set(text, reading);
  return reading;
}
