/** Handing in a file with answers from a device that does not reach the server. */
import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/ui/button';
import { FileDrop } from '~/ui/file-drop';
import { Notice } from '~/ui/notice';
import type { SavedAnswersOutcome } from './saved-answers';

export function SavedAnswersView({ outcome }: { outcome: SavedAnswersOutcome | null }) {
  const { t } = useTranslation('administration');
  return (
    <div className="grid gap-6">
      {outcome && <Outcome outcome={outcome} />}
      <section aria-labelledby="how" className="grid gap-2">
        <h2 id="how">{t('savedAnswers.how')}</h2>
        <ol className="list-decimal ps-6">
          <li>{t('savedAnswers.how1')}</li>
          <li>{t('savedAnswers.how2')}</li>
          <li>{t('savedAnswers.how3')}</li>
        </ol>
      </section>
      <Form
        method="post"
        encType="multipart/form-data"
        className="grid justify-items-start gap-4"
        key={outcome ? JSON.stringify(outcome) : 'first'}
      >
        <FileDrop
          name="file"
          label={t('savedAnswers.file')}
          prompt={t('savedAnswers.prompt')}
          hint={t('savedAnswers.hint')}
          chosenLabel={t('savedAnswers.chosen')}
          accept=".lasfyr"
        />
        <Button look="primary">{t('savedAnswers.send')}</Button>
      </Form>
    </div>
  );
}

function Outcome({ outcome }: { outcome: SavedAnswersOutcome }) {
  const { t } = useTranslation('administration');
  if (!outcome.ok) {
    return (
      <Notice kind="error" isLive title={t('savedAnswers.problemTitle')}>
        <p>{t(`savedAnswers.problem.${outcome.problem}`)}</p>
      </Notice>
    );
  }
  const { deviceNumber: number, className, made } = outcome;
  return (
    <Notice kind="success" isLive title={t('savedAnswers.doneTitle')}>
      <p>{t('savedAnswers.doneFrom', { number, className })}</p>
      {made === 0 && <p>{t('savedAnswers.none')}</p>}
      {(['stored', 'duplicate', 'quarantined'] as const).map(
        (verdict) =>
          outcome[verdict] > 0 && (
            <p key={verdict}>{t(`savedAnswers.${verdict}`, { count: outcome[verdict] })}</p>
          ),
      )}
    </Notice>
  );
}
