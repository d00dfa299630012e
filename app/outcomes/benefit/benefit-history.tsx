/** All that was written of a benefit, newest first; what was taken back is struck through and dated. */
import { Form } from '@remix-run/react';
import { Button } from '~/ui/button';
import type { BenefitFields } from './benefit-event';
import type { BenefitPage, WrittenEvent } from './benefit-page';
import { type BenefitWords, useBenefitWords } from './benefit-words';

export function BenefitHistory({ page }: { page: BenefitPage }) {
  const words = useBenefitWords();
  const { t, dated, day } = words;
  const latest = page.events.find(({ canBeTakenBack }) => canBeTakenBack)?.eventId;
  return (
    <section aria-labelledby="history" className="grid gap-3">
      <h2 id="history">{t('benefit:page.history')}</h2>
      <p className="text-ink-soft">{t('benefit:page.historyText')}</p>
      <ol className="grid gap-2">
        {page.events.map((event) => (
          <li key={event.eventId} className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <span className="text-ink-soft">{dated(event.day)}</span>
            {event.takenBack ? (
              <span>
                <del>{tellEvent(event, words)}</del> (
                {t('benefit:page.takenBack', { day: day(event.takenBack) })})
              </span>
            ) : (
              <span>{tellEvent(event, words)}</span>
            )}
            <span className="text-ink-soft">{event.by}</span>
            {page.mayChange && event.eventId === latest && (
              <Form method="post" className="screen-only">
                <input type="hidden" name="eventId" value={event.eventId} />
                <Button
                  name="intent"
                  value="take-back-benefit"
                  size="small"
                  look="quiet"
                  className="relative"
                >
                  {t('benefit:page.undo')}
                  <span className="spoken"> {tellEvent(event, words)}</span>
                </Button>
              </Form>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function tellEvent(
  { body }: WrittenEvent,
  { t, number, day, phase, locale }: BenefitWords,
): string {
  switch (body.kind) {
    case 'described': {
      const fields = Object.keys(body.fields) as (keyof BenefitFields)[];
      const list = new Intl.ListFormat(locale, { type: 'conjunction' });
      const named = fields.map((field) => t(`benefit:described.${field}`));
      return t('benefit:event.described', { fields: list.format(named) });
    }
    case 'moved':
      return t('benefit:event.moved', { phase: phase(body.to) });
    case 'measured':
      return t('benefit:event.measured', { value: number(body.value), day: day(body.day) });
    case 'activity':
      return t('benefit:event.activity', { text: body.text });
    default:
      return t(`benefit:event.${body.kind}`);
  }
}
