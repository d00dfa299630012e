/** The guarantee's consultations: one press each, or why it is not needed. */
import { Form } from '@remix-run/react';
import { Button } from '~/ui/button';
import { Icon } from '~/ui/icon';
import type { Consultation } from './case-rules';
import type { CaseSectionProps, CaseWords } from './case-words';

export function CaseConsultations({ page, words }: CaseSectionProps) {
  const { t } = words;
  return (
    <section aria-labelledby="case-consultations" className="grid gap-3">
      <h2 id="case-consultations">{t('consultations')}</h2>
      <p className="text-ink-soft">{t('consultationsText')}</p>
      <ul className="grid gap-3">
        {page.consultations.map(({ about, state }) => (
          <li key={about} className="flex flex-wrap items-center gap-x-4 gap-y-2">
            <span className="inline-flex items-center gap-2">
              <Icon name={state === null ? 'info' : 'success'} />
              <span className="first-letter:uppercase">
                {t(`about.${about}`)}: <strong>{t(`consultState.${state ?? 'missing'}`)}</strong>
              </span>
            </span>
            {state === null && <ConsultationForms about={about} words={words} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function ConsultationForms({ about, words }: { about: Consultation; words: CaseWords }) {
  const { t } = words;
  const subject = { about: t(`about.${about}`) };
  return (
    <span className="flex flex-wrap gap-2 print:hidden">
      <Form method="post">
        <input type="hidden" name="kind" value="consulted" />
        <input type="hidden" name="about" value={about} />
        <Button size="small" aria-label={t('heldAbout', subject)}>
          {t('held')}
        </Button>
      </Form>
      {(['own-competence', 'met-otherwise'] as const).map((reason) => (
        <Form method="post" key={reason}>
          <input type="hidden" name="kind" value="consultation-exempt" />
          <input type="hidden" name="about" value={about} />
          <input type="hidden" name="reason" value={reason} />
          <Button
            look="quiet"
            size="small"
            aria-label={
              reason === 'own-competence'
                ? t('ownCompetenceAbout', subject)
                : t('metOtherwiseAbout', subject)
            }
          >
            {reason === 'own-competence' ? t('ownCompetence') : t('metOtherwise')}
          </Button>
        </Form>
      ))}
    </span>
  );
}
