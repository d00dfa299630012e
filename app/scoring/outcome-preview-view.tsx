/** What a read file would save, pupil by pupil, before anything is saved. */
import { Form } from '@remix-run/react';
import { useId } from 'react';
import { PlainTable } from '~/roster/plain-table';
import type { getStagedOutcomes } from '~/scoring/outcome-import.server';
import { nameValue } from '~/scoring/outcome-value';
import { isDifficulty } from '~/scoring/validation-outcome';
import { useValidationWords } from '~/scoring/validation-words';
import { Button } from '~/ui/button';
import { Notice } from '~/ui/notice';

type Props = Awaited<ReturnType<typeof getStagedOutcomes>> & { isRefused: boolean };

export function OutcomePreviewView({ measure, rows, leftOut, isRefused }: Props) {
  const { t, day } = useValidationWords();
  const id = useId();
  const yesNo = { yes: t('hand.yes'), no: t('hand.no') };
  return (
    <div className="grid gap-6">
      {isRefused && <Notice kind="error" isLive title={t('preview.changed')} />}
      <h2 id={id}>{t('preview.count', { count: rows.length })}</h2>
      {leftOut > 0 && <p>{t('preview.leftOut', { count: leftOut })}</p>}
      <PlainTable
        labelledBy={id}
        rows={rows}
        rowId={({ rowNumber }) => rowNumber}
        columns={[
          { header: t('preview.pupil'), cell: ({ name }) => name },
          { header: t('preview.class'), cell: ({ className }) => className },
          { header: t('preview.value'), cell: (row) => nameValue(measure.basis, row, yesNo) },
          {
            header: t('preview.difficulty'),
            cell: (row) => (isDifficulty(measure, row) ? yesNo.yes : yesNo.no),
          },
          {
            header: t('preview.judgedBy'),
            cell: ({ judgedBy }) => t(`measure.judgedByOf.${judgedBy}`),
          },
          {
            header: t('preview.knew'),
            cell: ({ knewLevel }) => t(`measure.knewLevelOf.${knewLevel}`),
          },
          { header: t('preview.day'), cell: ({ assessedOn }) => day(assessedOn) },
        ]}
      />
      <Form method="post" className="flex flex-wrap gap-3">
        <Button look="primary" name="intent" value="save">
          {t('preview.save')}
        </Button>
        <Button look="quiet" name="intent" value="discard">
          {t('preview.discard')}
        </Button>
      </Form>
    </div>
  );
}
