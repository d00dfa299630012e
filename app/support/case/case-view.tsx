/** One pupil's case: where it is and what is due first, then what can be written, then what has been. */
import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/ui/button';
import { EmptyState } from '~/ui/empty-state';
import { LinkButton } from '~/ui/link-button';
import { Notice } from '~/ui/notice';
import { PrintHeader } from '~/ui/print-header';
import { CaseConsultations } from './case-consultations';
import { CaseForms } from './case-forms';
import type { PupilCase, ShownCaseEvent } from './case-page';
import { type CaseSectionProps, type CaseWords, useCaseWords } from './case-words';

const PROBLEMS = [
  'form',
  'not-open',
  'already-open',
  'not-begun',
  'closed',
  'day-ahead',
  'not-latest',
  'of-hand-over',
] as const;

function nameOf({ pupil }: PupilCase): string {
  return `${pupil.givenName} ${pupil.familyName}`.trim();
}

export function useCaseTitle(page: PupilCase) {
  const { t } = useTranslation(['cases', 'common']);
  const { className, schoolName, classId, pupil } = page;
  const name = nameOf(page);
  return {
    title: t('title', { name }),
    lead: t('lead', { className, schoolName }),
    steps: [
      { label: t('common:nav.start'), to: '/' },
      { label: schoolName },
      { label: className, to: `/classes/${classId}` },
      { label: name, to: `/classes/${classId}/pupils/${pupil.pupilId}` },
      { label: t('titleAny') },
    ],
  };
}

export function CaseActions({ page }: { page: PupilCase }) {
  const { t } = useCaseWords();
  return (
    <>
      <Button type="button" onClick={() => globalThis.print()}>
        {t('print')}
      </Button>
      <LinkButton to={`/classes/${page.classId}/pupils/${page.pupil.pupilId}`}>
        {t('toPupil')}
      </LinkButton>
    </>
  );
}

export function CaseView({ page, problem }: { page: PupilCase; problem: string | null }) {
  const words = useCaseWords();
  const { t } = words;
  const known = PROBLEMS.find((one) => one === problem);
  return (
    <div className="grid gap-8">
      <CasePrintHeader page={page} words={words} />
      {known && <Notice kind="warning" isLive title={t(`problem.${known}`)} />}
      <CaseStanding page={page} words={words} />
      <CaseForms page={page} words={words} />
      {page.step !== null && page.step !== 'closed' && (
        <CaseConsultations page={page} words={words} />
      )}
      <CaseHistory page={page} words={words} />
      <p className="text-ink-soft">{t('source')}</p>
    </div>
  );
}

function CasePrintHeader({ page, words }: CaseSectionProps) {
  const { t } = useTranslation('common');
  return (
    <PrintHeader
      productName={t('productName')}
      subject={`${nameOf(page)}, ${page.className}, ${page.schoolName}`}
      date={words.day(page.today)}
      information={t('pedagogical')}
    />
  );
}

function CaseStanding({ page, words }: CaseSectionProps) {
  const { t, day, due } = words;
  const { step, since, dues, programmeReference, handedOverOn, receivedOn } = page;
  if (step === null || since === null) {
    return (
      <EmptyState title={t('none')}>
        <p>{t('noneText')}</p>
      </EmptyState>
    );
  }
  return (
    <section aria-labelledby="case-step" className="grid gap-3">
      <h2 id="case-step">{t('stepTitle')}</h2>
      <p className="text-lg font-bold first-letter:uppercase">
        {t('stepSince', { step: t(`step.${step}`), day: day(since) })}
      </p>
      {dues.map((one) => (
        <Notice key={one.what} kind={one.isOverdue ? 'warning' : 'info'} title={due(one)}>
          <p>{t('dueText')}</p>
        </Notice>
      ))}
      {programmeReference && <p>{t('programme', { reference: programmeReference })}</p>}
      {handedOverOn && (
        <p>
          {t('handedOver', { day: day(handedOverOn) })}{' '}
          {receivedOn ? t('received', { day: day(receivedOn) }) : t('notReceived')}{' '}
          <Link
            className="print:hidden"
            to={`/classes/${page.classId}/pupils/${page.pupil.pupilId}/hand-over`}
          >
            {t('toHandOver')}
          </Link>
        </p>
      )}
    </section>
  );
}

function CaseHistory({ page, words }: CaseSectionProps) {
  const { t } = words;
  return (
    <section aria-labelledby="case-history" className="grid gap-3">
      <h2 id="case-history">{t('history')}</h2>
      {page.events.length === 0 && <p>{t('historyEmpty')}</p>}
      <ol className="grid gap-2">
        {page.events.map((event) => (
          <HistoryLine key={event.id} event={event} words={words} />
        ))}
      </ol>
    </section>
  );
}

function HistoryLine({ event, words }: { event: ShownCaseEvent; words: CaseWords }) {
  const { t, day } = words;
  const line = words.line(event.body);
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1">
      <span className="min-w-[6rem] tabular-nums">{day(event.day)}</span>
      <span className={event.isTakenBack ? 'line-through' : 'font-bold'}>{line}</span>
      <span className="text-ink-soft">
        {t('trace', { by: event.writtenBy })}
        {event.isTakenBack && `, ${t('takenBack')}`}
      </span>
      {event.canBeTakenBack && (
        <Form method="post" className="print:hidden">
          <input type="hidden" name="kind" value="taken-back" />
          <input type="hidden" name="eventId" value={event.id} />
          <Button look="quiet" size="small" aria-label={t('takeBackLine', { line })}>
            {t('takeBack')}
          </Button>
        </Form>
      )}
    </li>
  );
}
