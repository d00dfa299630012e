/** Outcome of the national bedömningsstöd beside our result; an indication is shown at every level. */
import { Form } from '@remix-run/react';
import { isIndication, OUTCOMES, TERMS } from '~/support/national-outcome';
import type { PupilSectionProps } from '~/support/pupil-page-section';
import { Button } from '~/ui/button';
import { FormField } from '~/ui/form-field';
import { Notice } from '~/ui/notice';
import { Select } from '~/ui/select';

export function PupilNational({ page, words }: PupilSectionProps) {
  const { t } = words;
  const { outcomes, schoolYearStart } = page;
  const thisYear = outcomes.filter((own) => own.schoolYearStart === schoolYearStart);
  return (
    <section aria-labelledby="national" className="grid gap-3">
      <h2 id="national">{t('pupil.national')}</h2>
      <p className="text-ink-soft">{t('pupil.nationalText')}</p>
      {thisYear.some((own) => isIndication(own.outcome)) && (
        <Notice kind="warning" title={t('pupil.indicationTitle')}>
          <p>{t('pupil.indicationText')}</p>
        </Notice>
      )}
      {thisYear.length === 0 && <p>{t('pupil.nationalNone')}</p>}
      <ul>
        {outcomes.map(({ schoolYearStart: year, term, outcome }) => (
          <li key={`${year} ${term}`}>
            {t('pupil.missingLine', {
              task: `${t('pupil.nationalHeld', { term: t(`pupil.term.${term}`) })} ${year}/${(year + 1) % 100}`,
              problem: t(`pupil.outcome.${outcome}`),
            })}
          </li>
        ))}
      </ul>
      <Form method="post" preventScrollReset className="flex flex-wrap items-end gap-2">
        <input type="hidden" name="intent" value="set-national-outcome" />
        <FormField label={t('pupil.termLabel')}>
          <Select
            name="term"
            options={TERMS.map((value) => ({ value, label: t(`pupil.term.${value}`) }))}
          />
        </FormField>
        <FormField label={t('pupil.outcomeLabel')}>
          <Select
            name="outcome"
            options={OUTCOMES.map((value) => ({ value, label: t(`pupil.outcome.${value}`) }))}
          />
        </FormField>
        <Button>{t('pupil.saveOutcome')}</Button>
      </Form>
    </section>
  );
}
