/** What was measured, over time: drawn, in a table, and by hand or from the product's own figure. */
import { Form } from '@remix-run/react';
import { PlainTable } from '~/roster/plain-table';
import { Button } from '~/ui/button';
import { Explanation } from '~/ui/explanation';
import { FormField } from '~/ui/form-field';
import { TextInput } from '~/ui/text-input';
import type { FieldProblem } from './benefit-form';
import type { BenefitPage } from './benefit-page';
import type { Measured } from './benefit-state';
import { useBenefitWords } from './benefit-words';
import { FormProblem } from './form-problem';
import { ValueChartFigure } from './value-chart-figure';

interface PanelProps {
  page: BenefitPage;
  problems: readonly FieldProblem[];
}

export function MeasuredPanel({ page, problems }: PanelProps) {
  const { t } = useBenefitWords();
  const mayChange = page.mayChange && !page.isEnded;
  return (
    <>
      {page.standing && (
        <p>
          {t('benefit:page.standingNow', { standing: t(`benefit:standing.${page.standing}`) })}{' '}
          <span className="text-ink-soft">{t('benefit:page.noCause')}</span>
        </p>
      )}
      {page.measured.length === 0 ? (
        <p className="text-ink-soft">
          {t(page.isWithheld ? 'benefit:withheld.title' : 'benefit:page.noMeasured')}
        </p>
      ) : (
        <>
          <ValueChartFigure page={page} />
          <h3 id="measured">{t('benefit:page.measured')}</h3>
          <MeasuredTable page={page} mayChange={mayChange} />
        </>
      )}
      {mayChange && (
        <div className="screen-only grid justify-items-start gap-3">
          {page.fields.source !== 'by-hand' && (
            <Form method="post">
              <input type="hidden" name="as" value="value" />
              <Button name="intent" value="take-figure">
                {t('benefit:page.takeValue')}
              </Button>
            </Form>
          )}
          {problems.length > 0 ? (
            <ByHand page={page} problems={problems} />
          ) : (
            <Explanation label={t('benefit:page.measure')}>
              <ByHand page={page} problems={problems} />
            </Explanation>
          )}
        </div>
      )}
    </>
  );
}

function MeasuredTable({ page, mayChange }: { page: BenefitPage; mayChange: boolean }) {
  const { t, number, dated } = useBenefitWords();
  const canUndo = new Set(
    page.events.filter(({ canBeTakenBack }) => canBeTakenBack).map(({ eventId }) => eventId),
  );
  return (
    <PlainTable
      labelledBy="measured"
      rows={page.measured}
      rowId={({ eventId }) => eventId}
      columns={[
        { header: t('benefit:page.day'), cell: ({ day }: Measured) => dated(day) },
        {
          header: t('benefit:page.value'),
          cell: ({ value, basis }) =>
            `${number(value)} ${page.fields.unit}${
              basis ? ` (${t('benefit:page.basis', { count: basis.count })})` : ''
            }`,
        },
        {
          header: t('benefit:page.note'),
          cell: ({ source, note }) => note || t(`benefit:source.${source}`),
        },
        ...(mayChange
          ? [
              {
                header: t('benefit:page.undo'),
                cell: ({ eventId, day }: Measured) =>
                  canUndo.has(eventId) && (
                    <Form method="post" className="screen-only">
                      <input type="hidden" name="eventId" value={eventId} />
                      <Button
                        name="intent"
                        value="take-back-benefit"
                        size="small"
                        look="quiet"
                        className="relative"
                      >
                        {t('benefit:page.undo')}
                        <span className="spoken"> {dated(day)}</span>
                      </Button>
                    </Form>
                  ),
              },
            ]
          : []),
      ]}
    />
  );
}

function ByHand({ page, problems }: PanelProps) {
  const { t, fieldOf } = useBenefitWords();
  return (
    <Form method="post" className="grid max-w-2xl gap-5">
      <input type="hidden" name="intent" value="measure-benefit" />
      {problems.length > 0 && <FormProblem problems={problems} />}
      <FormField
        label={t('benefit:page.value')}
        hint={page.fields.unit || undefined}
        field={fieldOf(problems, 'value')}
      >
        <TextInput name="value" inputMode="decimal" required maxLength={20} />
      </FormField>
      <FormField label={t('benefit:page.day')} field={fieldOf(problems, 'day')}>
        <TextInput name="day" type="date" required max={page.today} defaultValue={page.today} />
      </FormField>
      <FormField
        label={t('benefit:page.note')}
        hint={t('benefit:noNames')}
        optionalLabel={t('benefit:optional')}
        field={fieldOf(problems, 'note')}
      >
        <TextInput name="note" maxLength={300} />
      </FormField>
      <div>
        <Button>{t('benefit:page.addValue')}</Button>
      </div>
    </Form>
  );
}
