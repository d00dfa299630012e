/** Every attempt of the round with each answer: what was asked, chosen and right. */
import type { AnswerLine } from '~/scoring/answer-lines';
import type { AttemptDetail } from '~/scoring/pupil-result';
import type { ResultWords } from '~/scoring/use-result-words';
import { PlainTable } from '~/support/plain-table';
import type { PupilSectionProps } from '~/support/pupil-page-section';

export function PupilAnswers({ page, words }: PupilSectionProps) {
  const { t } = words;
  return (
    <section aria-labelledby="answers" className="grid gap-4">
      <h2 id="answers">{t('pupil.attempts')}</h2>
      {page.attempts.length === 0 && <p>{t('pupil.attemptsNone')}</p>}
      {page.attempts.map((attempt) => (
        <AttemptAnswers
          key={attempt.attemptId}
          attempt={attempt}
          timeZone={page.timeZone}
          words={words}
        />
      ))}
    </section>
  );
}

interface AttemptAnswersProps {
  attempt: AttemptDetail;
  timeZone: string;
  words: ResultWords;
}

function AttemptAnswers({ attempt, timeZone, words }: AttemptAnswersProps) {
  const { t, say } = words;
  const standing = attempt.setAside
    ? t('pupil.setAside')
    : t(attempt.counted ? 'pupil.counted' : 'pupil.notCounted');
  return (
    <details className="grid gap-2 rounded border border-line p-3">
      <summary>
        <span className="font-bold">
          {t('pupil.attemptSummary', {
            task: say(attempt.taskTitle),
            form: attempt.formId,
            when: words.moment(attempt.startedAt, timeZone),
          })}
        </span>{' '}
        · {t(`scoreState.${attempt.state}`)} · {standing}
        {attempt.onPaper && ` · ${t('pupil.onPaper')}`}
      </summary>
      <div className="mt-3 grid gap-2">
        <AttemptFacts attempt={attempt} words={words} />
        {attempt.answers.length > 0 && <AnswerTable attempt={attempt} words={words} />}
      </div>
    </details>
  );
}

function AttemptFacts({ attempt, words }: Omit<AttemptAnswersProps, 'timeZone'>) {
  const { t, number } = words;
  const { medianResponseMs } = attempt;
  const reasons = attempt.validityReasons.map((reason) => t(`problem.${reason}`)).join('; ');
  return (
    <>
      {attempt.right !== null && <p>{describeCounts(attempt, words)}</p>}
      {medianResponseMs !== null && (
        <p>{t('pupil.median', { seconds: number(medianResponseMs / 1000) })}</p>
      )}
      <p>{reasons ? t('pupil.reliability', { reasons }) : t('pupil.reliable')}</p>
      <p className="text-ink-soft">
        {t('pupil.attemptFacts', {
          device: attempt.deviceNumber,
          battery: attempt.batteryVersion,
          task: attempt.taskVersion,
        })}
        {attempt.synthetic && ` · ${t('class.synthetic')}`}
      </p>
    </>
  );
}

function describeCounts(attempt: AttemptDetail, { t, number }: ResultWords): string {
  const { right, presented, notReached, seconds, perMinute, itemsPerSecond } = attempt;
  if (seconds === null) return t('pupil.presented', { right, presented, notReached });
  const figures = { right, presented, seconds: number(seconds) };
  if (itemsPerSecond !== null) {
    return t('pupil.named', { ...figures, perSecond: number(itemsPerSecond) });
  }
  return t('pupil.reached', {
    ...figures,
    perMinute: perMinute === null ? '–' : number(perMinute),
  });
}

function AnswerTable({ attempt, words }: Omit<AttemptAnswersProps, 'timeZone'>) {
  const { t, say, number } = words;
  const isChoice = attempt.answers.some((line) => line.chosen !== null);
  const asked = (line: AnswerLine) =>
    line.spoken ? t('pupil.answer.heard', { text: line.asked }) : line.asked;
  return (
    <PlainTable
      caption={t('pupil.answersCaption', { task: say(attempt.taskTitle) })}
      rows={attempt.answers}
      rowId={(line) => line.itemId}
      empty={t('pupil.attemptsNone')}
      words={words}
      columns={[
        { id: 'number', header: t('pupil.answer.number'), value: (line) => line.number },
        { id: 'asked', header: t('pupil.answer.asked'), value: asked },
        ...(isChoice
          ? [
              {
                id: 'chosen',
                header: t('pupil.answer.chosen'),
                value: (line: AnswerLine) => line.chosen,
              },
              {
                id: 'correct',
                header: t('pupil.answer.correct'),
                value: (line: AnswerLine) => line.correct,
              },
            ]
          : []),
        {
          id: 'result',
          header: t('pupil.answer.result'),
          value: (line) => t(line.right ? 'pupil.answer.right' : 'pupil.answer.wrong'),
        },
        ...(isChoice
          ? [
              {
                id: 'time',
                header: t('pupil.answer.time'),
                align: 'end' as const,
                value: (line: AnswerLine) =>
                  line.responseMs === null
                    ? null
                    : t('pupil.answer.seconds', { seconds: number(line.responseMs / 1000) }),
              },
            ]
          : []),
      ]}
    />
  );
}
