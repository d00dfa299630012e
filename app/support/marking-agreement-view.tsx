/** How alike two adults marked: on the pupil's page by reading, on the class page by task. */
import type { ReadingAgreement, TaskAgreement } from '~/scoring/marking-agreement';
import type { ResultWords } from '~/scoring/use-result-words';
import { PlainTable } from '~/support/plain-table';
import { Explanation } from '~/ui/explanation';

type ReadingsProps = {
  agreements: ReadingAgreement[];
  timeZone: string;
  words: ResultWords;
};

const coefficientOf = (words: ResultWords) => (value: number | null) =>
  value === null ? words.t('agreement.none') : words.precise(value);

/** Nothing when no reading was marked twice. */
export function ReadingAgreements({ agreements, timeZone, words }: ReadingsProps) {
  const { t, say, moment, number } = words;
  const coefficient = coefficientOf(words);
  if (agreements.length === 0) return null;
  return (
    <section aria-labelledby="agreement" className="grid gap-4">
      <h2 id="agreement">{t('agreement.title')}</h2>
      <p className="text-ink-soft">{t('agreement.text')}</p>
      <PlainTable
        caption={t('agreement.caption')}
        rows={agreements}
        rowId={(row) => `${row.membershipId} ${row.taskId} ${row.startedAt}`}
        empty=""
        words={words}
        columns={[
          {
            id: 'reading',
            header: t('agreement.reading'),
            value: (row) =>
              `${say(row.taskTitle)} ${row.formId}, ${moment(row.startedAt, timeZone)}`,
          },
          {
            id: 'alike',
            header: t('agreement.alike'),
            value: (row) =>
              t('agreement.alikeOf', {
                alike: row.alike,
                compared: row.compared,
                percent: number(row.agreement * 100),
              }),
          },
          { id: 'kappa', header: t('agreement.kappa'), value: (row) => coefficient(row.kappa) },
          { id: 'pabak', header: t('agreement.pabak'), value: (row) => coefficient(row.pabak) },
        ]}
      />
      <Explanation label={t('agreement.howTitle')}>{t('agreement.how')}</Explanation>
    </section>
  );
}

type TasksProps = { tasks: TaskAgreement[]; words: ResultWords };

/** Nothing when no reading of the round was marked twice. */
export function RoundAgreement({ tasks, words }: TasksProps) {
  const { t, say, precise } = words;
  const coefficient = coefficientOf(words);
  const limits = ({ lower, upper }: TaskAgreement) =>
    lower === null || upper === null
      ? t('agreement.none')
      : t('agreement.limitsOf', { lower: precise(lower), upper: precise(upper) });
  if (tasks.length === 0) return null;
  return (
    <section aria-labelledby="round-agreement" className="grid gap-4">
      <h2 id="round-agreement">{t('agreement.roundTitle')}</h2>
      <p className="text-ink-soft">{t('agreement.roundText')}</p>
      <PlainTable
        caption={t('agreement.roundCaption')}
        rows={tasks}
        rowId={(row) => row.taskId}
        empty=""
        words={words}
        columns={[
          { id: 'task', header: t('pupil.column.task'), value: (row) => say(row.taskTitle) },
          {
            id: 'readings',
            header: t('agreement.readings'),
            align: 'end',
            value: (row) => row.readings,
          },
          { id: 'icc', header: t('agreement.icc'), value: (row) => coefficient(row.icc) },
          { id: 'limits', header: t('agreement.limits'), value: limits },
        ]}
      />
    </section>
  );
}
