/** Results of other instruments beside ours: recorded with day and source, taken back with a trace. */
import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { ExternalResult } from '~/support/external-result';
import type { PupilSectionProps } from '~/support/pupil-page-section';
import { Button } from '~/ui/button';
import { Explanation } from '~/ui/explanation';
import { FormField } from '~/ui/form-field';
import { TextInput } from '~/ui/text-input';

export function PupilExternal({ page, words }: PupilSectionProps) {
  const { t } = useTranslation('support');
  return (
    <section aria-labelledby="external" className="grid gap-3">
      <h2 id="external">{t('external.title')}</h2>
      <p className="text-ink-soft">{t('external.text')}</p>
      {page.externals.length === 0 && <p>{t('external.none')}</p>}
      <ul className="grid gap-2">
        {page.externals.map((result) => (
          <ExternalLine key={result.resultId} result={result} page={page} words={words} />
        ))}
      </ul>
      <div className="screen-only">
        <Explanation label={t('external.add')}>
          <ExternalFields today={page.today} />
        </Explanation>
      </div>
    </section>
  );
}

function ExternalLine({ result, page, words }: PupilSectionProps & { result: ExternalResult }) {
  const { t } = useTranslation('support');
  const { day, number } = words;
  const figures = [
    result.raw === null ? null : t('external.rawIs', { raw: number(result.raw) }),
    result.stanine === null ? null : t('external.stanineIs', { stanine: result.stanine }),
  ].filter((figure) => figure !== null);
  const line = t('external.line', {
    instrument: result.instrument,
    day: day(result.day, page.timeZone),
    figures: figures.join(', '),
    source: result.source,
  });
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1">
      <span className={result.withdrawnAt ? 'line-through' : 'font-bold'}>{line}</span>
      <span className="text-ink-soft">
        {t('external.trace', {
          by: result.recordedBy,
          day: day(result.recordedAt, page.timeZone),
        })}
        {result.withdrawnAt &&
          `, ${t('external.withdrawn', { day: day(result.withdrawnAt, page.timeZone) })}`}
      </span>
      {!result.withdrawnAt && (
        <Form method="post" preventScrollReset className="screen-only">
          <input type="hidden" name="intent" value="withdraw-external" />
          <input type="hidden" name="resultId" value={result.resultId} />
          <Button look="quiet" size="small" aria-label={t('external.withdrawNamed', { line })}>
            {t('external.withdraw')}
          </Button>
        </Form>
      )}
    </li>
  );
}

function ExternalFields({ today }: { today: string }) {
  const { t } = useTranslation('support');
  return (
    <Form method="post" preventScrollReset className="flex flex-wrap items-end gap-3">
      <input type="hidden" name="intent" value="record-external" />
      <FormField label={t('external.instrument')}>
        <TextInput name="instrument" maxLength={80} required />
      </FormField>
      <FormField label={t('external.day')}>
        <TextInput type="date" name="day" max={today} defaultValue={today} required />
      </FormField>
      <FormField label={t('external.raw')}>
        <TextInput name="raw" inputMode="decimal" maxLength={10} />
      </FormField>
      <FormField label={t('external.stanine')}>
        <TextInput type="number" name="stanine" min={1} max={9} />
      </FormField>
      <FormField label={t('external.source')}>
        <TextInput name="source" maxLength={80} required />
      </FormField>
      <Button>{t('external.save')}</Button>
    </Form>
  );
}
