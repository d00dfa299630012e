/** The class page: figures on top, then the list of those who need someone first. */
import { useRevalidator } from '@remix-run/react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { NewPupils } from '~/administration/late-joiners-view';
import { NoiseNotes } from '~/administration/noise-words';
import type { ClassRescoring } from '~/scoring/class-rescoring.server';
import { useResultWords } from '~/scoring/use-result-words';
import { type ClassPageData, listNewPupils } from '~/support/class-page';
import { ClassFigures } from '~/support/class-page-figures';
import { ClassOneToOne } from '~/support/class-page-one-to-one';
import { ClassPrint } from '~/support/class-page-print';
import { ClassTable } from '~/support/class-page-table';
import { RoundAgreement } from '~/support/marking-agreement-view';
import { OwnLook } from '~/support/own-look';
import { Button } from '~/ui/button';
import { EmptyState } from '~/ui/empty-state';
import { LinkButton } from '~/ui/link-button';
import { Notice } from '~/ui/notice';
import { PrintHeader } from '~/ui/print-header';

/** Milliseconds between looks for new results: a level is to stand here within two seconds. */
const LOOK_AGAIN_MS = 750;

/** Heading, lead and organisation path of the page. */
export function useClassPageTitle({ className, schoolName, window }: ClassPageData) {
  const { t } = useTranslation(['results', 'common']);
  const title = window
    ? t('class.title', { className, window: t(`common:window.${window.kind as 'winter'}`) })
    : t('class.titleNoWindow', { className });
  return {
    title,
    lead: t('class.lead'),
    steps: [{ label: t('common:nav.start'), to: '/' }, { label: schoolName }, { label: className }],
  };
}

export function ClassPageActions({ page }: { page: ClassPageData }) {
  const { t } = useTranslation('results');
  const hasResults = (page.results?.pupils.length ?? 0) > 0;
  return (
    <>
      {hasResults && (
        <Button type="button" onClick={() => globalThis.print()}>
          {t('class.print')}
        </Button>
      )}
      <LinkButton to={`/classes/${page.classId}/support`} look="quiet">
        {t('class.toSupport')}
      </LinkButton>
      {page.openSittingId ? (
        <LinkButton to={`/sittings/${page.openSittingId}`} look="primary">
          {t('class.toBoard')}
        </LinkButton>
      ) : (
        page.window && (
          <LinkButton to={`/classes/${page.classId}/round`} look="primary">
            {t('class.runRound')}
          </LinkButton>
        )
      )}
    </>
  );
}

interface ClassPageViewProps {
  page: ClassPageData;
  /** Why what a form asked for was not done. */
  problem?: 'left-out' | null;
}

export function ClassPageView({ page, problem = null }: ClassPageViewProps) {
  useLiveResults(page.isLive && page.results !== null);
  const words = useResultWords();
  const { t, day } = words;
  const { t: common } = useTranslation('common');
  const { window, results, timeZone } = page;
  if (!window) {
    return <EmptyState title={t('class.noWindowTitle')}>{t('class.noWindowText')}</EmptyState>;
  }
  if (!results) return <HiddenResults classId={page.classId} />;
  if (results.pupils.length === 0) {
    return <EmptyState title={t('class.noPupilsTitle')}>{t('class.noPupilsText')}</EmptyState>;
  }
  const isUntouched = results.pupils.every((pupil) => pupil.assessmentId === null);
  return (
    <div className="grid gap-8">
      <ClassPrintHeader page={page} />
      {problem && <Notice kind="warning" isLive title={t('pupil.leftOut')} />}
      {page.openSittingId && <ShownResults classId={page.classId} />}
      {isUntouched ? (
        <EmptyState title={t('class.emptyTitle')}>{t('class.emptyText')}</EmptyState>
      ) : (
        <ClassFigures pupils={results.pupils} />
      )}
      <OwnLook results={results} />
      {results.rescoring && <JudgedAgain {...results.rescoring} timeZone={timeZone} />}
      <NoiseNotes notes={results.noise} timeZone={timeZone} />
      <ClassTable page={page} results={results} words={words} />
      <NewPupils
        pupils={listNewPupils(results.pupils)}
        lastDay={window.catchUpEndDay}
        mayRecord={page.mayRecord}
      />
      <ClassOneToOne page={page} results={results} words={words} />
      <ClassPrint page={page} results={results} words={words} />
      <RoundAgreement tasks={results.agreement} words={words} />
      <footer className="grid gap-1 text-ink-soft">
        <p>
          {t('class.windowDays', {
            window: common(`window.${window.kind as 'winter'}`),
            from: day(window.startDay, timeZone),
            to: day(window.endDay, timeZone),
            catchUp: day(window.catchUpEndDay, timeZone),
          })}
          . {t('notNormed')}
        </p>
        <p>{t('screening.text')}</p>
        {page.practice && <p>{t('practiceExplained')}</p>}
      </footer>
    </div>
  );
}

/** Looks for new results while a sitting goes on and results are shown, and when the page is seen again. */
function useLiveResults(isLive: boolean): void {
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (!isLive) return;
    const look = () => {
      if (state === 'idle' && document.visibilityState === 'visible') revalidate();
    };
    const timer = setInterval(look, LOOK_AGAIN_MS);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [isLive, revalidate, state]);
}

function HiddenResults({ classId }: { classId: string }) {
  const { t } = useTranslation('results');
  return (
    <Notice kind="info" title={t('class.hiddenTitle')}>
      <p>{t('class.hiddenText')}</p>
      <p className="mt-3">
        <LinkButton to={`/classes/${classId}?results=show`} prefetch="none">
          {t('class.show')}
        </LinkButton>
      </p>
    </Notice>
  );
}

function ShownResults({ classId }: { classId: string }) {
  const { t } = useTranslation('results');
  return (
    <Notice kind="warning" title={t('class.shownTitle')}>
      <p>{t('class.shownText')}</p>
      <p className="mt-3">
        <LinkButton to={`/classes/${classId}`} size="small">
          {t('class.hide')}
        </LinkButton>
      </p>
    </Notice>
  );
}

/** Levels that changed although no pupil has done anything: said until a later result takes their place. */
function JudgedAgain({
  rescoringId,
  day,
  pupils,
  timeZone,
}: ClassRescoring & { timeZone: string }) {
  const words = useResultWords();
  const { t } = words;
  return (
    <Notice kind="info" title={t('class.judgedAgainTitle', { count: pupils })}>
      <p>{t('class.judgedAgainText', { day: words.day(day, timeZone) })}</p>
      <p className="screen-only mt-3">
        <LinkButton to={`/rescorings/${rescoringId}`} size="small" prefetch="none">
          {t('class.judgedAgainLink')}
        </LinkButton>
      </p>
    </Notice>
  );
}

function ClassPrintHeader({ page }: { page: ClassPageData }) {
  const { t } = useTranslation(['results', 'common']);
  const { day } = useResultWords();
  const { className, schoolName, window } = page;
  return (
    <PrintHeader
      productName={t('common:productName')}
      subject={t('class.printSubject', {
        className,
        schoolName,
        window: window ? t(`common:window.${window.kind as 'winter'}`) : '',
      })}
      date={day(page.today, page.timeZone)}
      information={t('common:pedagogical')}
    />
  );
}
