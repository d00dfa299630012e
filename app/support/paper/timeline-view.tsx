/** A pupil's timeline on a screen and on paper: a day, what happened in words, and who wrote it. */
import { useTranslation } from 'react-i18next';
import { useCaseWords } from '~/support/case/case-words';
import { useStudiedWords } from '~/support/studied-words';
import { Button } from '~/ui/button';
import { EmptyState } from '~/ui/empty-state';
import { LevelMark } from '~/ui/level-mark';
import { LinkButton } from '~/ui/link-button';
import { PrintHeader } from '~/ui/print-header';
import { usePaperWords } from './paper-words';
import type { TimelineEntry } from './timeline';
import type { ShownTimeline, TimelinePage } from './timeline-page';

export function usePupilSteps(
  { classId, className, schoolName, pupil }: TimelinePage,
  here: string,
) {
  const { t } = useTranslation('common');
  return [
    { label: t('nav.start'), to: '/' },
    { label: schoolName },
    { label: className, to: `/classes/${classId}` },
    { label: pupil.name, to: `/classes/${classId}/pupils/${pupil.pupilId}` },
    { label: here },
  ];
}

export function TimelineActions({ page }: { page: TimelinePage }) {
  const { t } = usePaperWords();
  const pupil = `/classes/${page.classId}/pupils/${page.pupil.pupilId}`;
  return (
    <>
      <Button type="button" onClick={() => globalThis.print()}>
        {t('print')}
      </Button>
      <LinkButton to={`${pupil}/hand-over`}>{t('handOver.title')}</LinkButton>
      <LinkButton to={`${pupil}/letter`}>{t('letter.titleAny')}</LinkButton>
      <LinkButton to={pupil}>{t('toPupil')}</LinkButton>
    </>
  );
}

export function TimelineView({ page }: { page: ShownTimeline }) {
  const { t } = usePaperWords();
  return (
    <div className="grid gap-6">
      <PupilPrintHeader page={page} />
      {page.entries.length === 0 ? (
        <EmptyState title={t('timeline.none')}>
          <p>{t('timeline.noneText')}</p>
        </EmptyState>
      ) : (
        <TimelineList entries={page.entries} />
      )}
      <p className="text-ink-soft">{t('timeline.source')}</p>
      <WayToHealth page={page} />
    </div>
  );
}

/** For who has the right to pupil health: that there are notes, and the way there. Never on paper. */
function WayToHealth({ page: { classId, pupil, healthNotes } }: { page: ShownTimeline }) {
  const { t } = useTranslation('health');
  if (!healthNotes) return null;
  return (
    <section aria-labelledby="pupil-health" className="grid gap-3 print:hidden">
      <h2 id="pupil-health">{t('onTimeline.title')}</h2>
      <p>{healthNotes.any ? t('onTimeline.any') : t('onTimeline.none')}</p>
      <div>
        <LinkButton to={`/classes/${classId}/pupils/${pupil.pupilId}/health`}>
          {t('onTimeline.open')}
        </LinkButton>
      </div>
    </section>
  );
}

export function PupilPrintHeader({ page }: { page: TimelinePage }) {
  const { t, day } = usePaperWords();
  const { t: common } = useTranslation('common');
  const studied = useStudiedWords();
  const { pupil, className, schoolName, today } = page;
  const subject = `${pupil.name}, ${className}, ${schoolName}`;
  return (
    <>
      <PrintHeader
        productName={common('productName')}
        subject={subject}
        date={day(today)}
        information={common('pedagogical')}
      />
      {pupil.synthetic && <p className="print-only font-bold">{t('synthetic')}</p>}
      <p className="text-ink-soft">{studied.sentence(pupil.schooling)}</p>
    </>
  );
}

export function TimelineList({ entries }: { entries: readonly TimelineEntry[] }) {
  const { t, day } = usePaperWords();
  return (
    <ol className="grid gap-3">
      {entries.map((entry) => (
        <li
          key={JSON.stringify(entry)}
          className="grid break-inside-avoid gap-x-4 gap-y-0.5 border-b border-line pb-2 sm:grid-cols-[7rem_1fr] print:grid-cols-[7rem_1fr]"
        >
          <span className="tabular-nums">{day(entry.day)}</span>
          <div>
            <EntryWords entry={entry} />
            {entry.by && <p className="text-ink-soft">{t('timeline.by', { by: entry.by })}</p>}
          </div>
        </li>
      ))}
    </ol>
  );
}

function EntryWords({ entry }: { entry: TimelineEntry }) {
  const { t, results, say, day, from } = usePaperWords();
  const { line } = useCaseWords();
  const { t: ofResults, head } = results;
  switch (entry.kind) {
    case 'result':
      return <ResultWords result={entry.result} />;
    case 'flag':
      return <p>{t('timeline.flag', { skill: say(entry.skill) })}</p>;
    case 'review':
      return (
        <p>
          {head(entry.skill)}: {ofResults(`decision.${entry.decision}`)}
          {entry.watchUntil && ` ${t('timeline.watch', { day: day(entry.watchUntil) })}`}
        </p>
      );
    case 'notice':
      return (
        <p>
          {entry.notice.kind === 'worry'
            ? t('timeline.worry', { by: ofResults(`pupil.raisedBy.${entry.notice.raisedBy}`) })
            : t('timeline.assessment')}
        </p>
      );
    case 'national':
      return (
        <p>
          {t('timeline.national', {
            term: ofResults(`pupil.term.${entry.outcome.term}`),
            outcome: ofResults(`pupil.outcome.${entry.outcome.outcome}`),
          })}
        </p>
      );
    case 'external':
      return <ExternalWords result={entry.result} />;
    case 'case':
      return <p>{t('timeline.case', { line: line(entry.body) })}</p>;
    case 'plan':
      return (
        <p>
          {t('timeline.plan', {
            need: t(`need.${entry.plan.need}`),
            method: say(entry.plan.methodTitle),
            from: from(entry.plan),
            until: day(entry.plan.endDate),
          })}{' '}
          {t('timeline.sessions', {
            held: entry.plan.given.held,
            planned: entry.plan.given.planned,
            minutes: entry.plan.given.minutes,
          })}
        </p>
      );
    case 'readings':
      return (
        <p>
          {t('timeline.readings', {
            count: entry.count,
            task: say(entry.task),
            from: day(entry.from),
          })}
        </p>
      );
    case 'decision':
      return (
        <p>
          {t('timeline.decision', {
            task: say(entry.task),
            decision: t(`decision.${entry.decision}`),
            reason: entry.reason,
          })}
        </p>
      );
    case 'hand-over':
      return <p>{t(`handOver.step.${entry.step}`)}</p>;
  }
}

function ResultWords({ result }: { result: Extract<TimelineEntry, { kind: 'result' }>['result'] }) {
  const { results, say } = usePaperWords();
  const { t } = results;
  const { t: common } = useTranslation('common');
  const { windowKind, schoolYearStart: year, level, sentence } = result;
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-3">
        <span className="font-bold first-letter:uppercase">
          {t('pupil.windowOf', {
            window: common(`window.${windowKind as 'winter'}`),
            year: `${year}/${(year + 1) % 100}`,
          })}
        </span>
        <LevelMark level={level} word={t(`level.${level}`)} size="small" />
      </p>
      <p>{say(sentence)}</p>
    </>
  );
}

function ExternalWords({
  result,
}: {
  result: Extract<TimelineEntry, { kind: 'external' }>['result'];
}) {
  const { t, results } = usePaperWords();
  const { t: support } = useTranslation('support');
  const { raw, stanine, instrument, source } = result;
  const figures = [
    raw === null ? null : support('external.rawIs', { raw: results.number(raw) }),
    stanine === null ? null : support('external.stanineIs', { stanine }),
  ].filter((figure) => figure !== null);
  return <p>{t('timeline.external', { instrument, figures: figures.join(', '), source })}</p>;
}
