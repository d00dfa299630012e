/**
 * Real Swedish words on the authoring machine: hunspell with the Swedish and the Finland-Swedish
 * dictionary, and the wordlist of Debian's wswedish. Needs hunspell, hunspell-sv and wswedish.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const HUNSPELL_DICTIONARIES = ['sv_SE', 'sv_FI'];
const WORDLIST = '/usr/share/dict/swedish';

function hunspellUnknown(words: readonly string[], dictionary: string): Set<string> {
  const output = execFileSync('hunspell', ['-i', 'utf-8', '-d', dictionary, '-l'], {
    input: `${words.join('\n')}\n`,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  return new Set(output.split('\n'));
}

const capitalise = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/** The wswedish list as lower-case words. */
export function readWordlist(): Set<string> {
  const words = readFileSync(WORDLIST, 'latin1').split('\n');
  return new Set(words.map((word) => word.trim().toLowerCase()).filter((word) => word !== ''));
}

/** Those of `words` that hunspell accepts in lower case, capitalised or in capitals. */
export function findAcceptedWords(words: readonly string[]): Set<string> {
  const accepted = new Set<string>();
  const casings = [(word: string) => word, capitalise, (word: string) => word.toUpperCase()];
  for (const dictionary of HUNSPELL_DICTIONARIES) {
    for (const inCasing of casings) {
      const forms = words.map(inCasing);
      const unknown = hunspellUnknown(forms, dictionary);
      words.forEach((word, index) => {
        if (!unknown.has(forms[index]!)) accepted.add(word);
      });
    }
  }
  return accepted;
}

/** Those of `words` that hunspell knows in lower case: the check for real words. */
export function findUnknownLowerCase(words: readonly string[]): string[] {
  const unknown = hunspellUnknown(words, 'sv_SE');
  return words.filter((word) => unknown.has(word));
}
