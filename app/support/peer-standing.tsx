/** A result beside those of pupils in the same position: as well as the ordinary comparison, never instead. */
import type { Schooling } from '~/roster/swedish-school';
import { FEWEST_PEERS, type PeerComparison } from '~/scoring/like-peers';
import { isMultilingualReading, useStudiedWords } from '~/support/studied-words';
import { Explanation } from '~/ui/explanation';

export function PeerStanding({
  pupil,
  peers,
}: {
  pupil: Schooling;
  /** Undefined where the pupil is not counted in the task. */
  peers: PeerComparison | undefined;
}) {
  const words = useStudiedWords();
  if (!peers || !isMultilingualReading(pupil)) return null;
  return (
    <div className="mt-2 grid w-max max-w-[28ch] gap-1 whitespace-normal border-line border-t pt-2">
      <p>{tellPeers(peers, pupil, words)}</p>
      <Explanation label={words.t('alike.definitionLabel')}>
        {words.t('alike.definition', { least: FEWEST_PEERS })}
      </Explanation>
    </div>
  );
}

function tellPeers(
  peers: PeerComparison,
  pupil: Schooling,
  { t, subject, time }: ReturnType<typeof useStudiedWords>,
): string {
  if (peers.kind === 'too-few') {
    return t('alike.tooFew', { least: FEWEST_PEERS, subject: subject(pupil) });
  }
  const { same, others, lower, tied, higher } = peers;
  const counts = { count: others, lower, tied, higher, subject: subject(pupil) };
  return same === 'subject'
    ? t('alike.subject', counts)
    : t('alike.years', { ...counts, time: time(pupil) });
}
