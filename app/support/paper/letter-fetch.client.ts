/** Fetches one pupil's letter from the page's own server. */
import type { FetchedLetter } from './letter-batch';
import type { LetterLanguage } from './letter-words';

/** @throws when the network fails, the signal says stop, or the answer is no letter. */
export async function fetchLetter(
  place: { classId: string; language: LetterLanguage },
  pupilId: string,
  signal: AbortSignal,
): Promise<FetchedLetter> {
  const address = `/classes/${place.classId}/pupils/${pupilId}/letter/data?language=${place.language}`;
  const answer = await fetch(address, { signal, headers: { accept: 'application/json' } });
  if (!answer.ok) throw new Error(`letter ${answer.status}`);
  return (await answer.json()) as FetchedLetter;
}
