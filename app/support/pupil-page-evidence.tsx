/** The table behind the sentence: each task with its result, limit and chance. */
import type { EvidenceRow } from '~/scoring/pupil-result';
import { WrittenWords } from '~/scoring/written-words';
import { GroupStanding, tellStanding } from '~/support/group-standing';
import { PeerStanding } from '~/support/peer-standing';
import { PlainTable } from '~/support/plain-table';
import type { PupilSectionProps } from '~/support/pupil-page-section';
import { Explanation } from '~/ui/explanation';

export function PupilEvidence({ page, words }: PupilSectionProps) {
  const { t, say, chance, number } = words;
  const rightOf = ({ status, right, presented, seconds }: EvidenceRow) => {
    if (status === 'missing') return null;
    return seconds === null
      ? t('pupil.rightOf', { right, presented })
      : t('pupil.rightIn', { right, seconds: number(seconds) });
  };
  return (
    <section aria-labelledby="evidence" className="grid gap-4">
      <h2 id="evidence">{t('pupil.behind')}</h2>
      <PlainTable
        caption={t('pupil.behindCaption')}
        rows={page.evidence}
        rowId={(row) => row.taskId}
        empty={t('noResult')}
        words={words}
        columns={[
          { id: 'task', header: t('pupil.column.task'), value: (row) => say(row.title) },
          { id: 'right', header: t('pupil.column.right'), value: rightOf },
          { id: 'shows', header: t('pupil.column.shows'), value: (row) => say(row.line) },
          {
            id: 'limit',
            header: t('pupil.column.limit'),
            value: (row) => row.limit && say(row.limit),
            cell: (row) =>
              row.limit &&
              row.limitReason && (
                <>
                  {say(row.limit)}
                  <Explanation label={t('pupil.whyLimit')}>
                    <WrittenWords of={row.limitReason} />
                  </Explanation>
                </>
              ),
          },
          {
            id: 'chance',
            header: t('pupil.column.chance'),
            value: (row) => chance(row.probabilityBelow),
          },
          {
            id: 'group',
            header: t('pupil.column.group'),
            value: (row) => tellStanding(row.standing, words),
            cell: (row) => (
              <>
                <GroupStanding standing={row.standing} words={words} />
                <PeerStanding pupil={page.pupil} peers={page.peers[row.taskId]} />
              </>
            ),
          },
        ]}
      />
      <p className="text-ink-soft">{t('notNormed')}</p>
    </section>
  );
}
