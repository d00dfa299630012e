/** What one new judgement changed: how many, from which level to which, school by school, and who. */
import { Link } from '@remix-run/react';
import { useId } from 'react';
import { PlainTable } from '~/roster/plain-table';
import { REPORT_LEVELS } from '~/scoring/rescoring-report';
import type { RescoringPage } from '~/scoring/rescoring-store.server';
import { useRescoringWords } from '~/scoring/rescoring-words';
import { useFreshWhile } from '~/scoring/use-fresh-while';
import { LevelMark } from '~/ui/level-mark';
import { Notice } from '~/ui/notice';
import { ProgressBar } from '~/ui/progress-bar';

export function RescoringReportView(page: RescoringPage) {
  const { head, report, changed, reach } = page;
  const { t, number, count, time } = useRescoringWords(page.timeZone);
  useFreshWhile(head.state === 'running');
  const percent = { percent: head.donePercent };
  return (
    <div className="grid gap-8">
      {head.state === 'running' && (
        <ProgressBar
          label={t('report.progress')}
          done={head.donePercent}
          total={100}
          valueText={t('report.progressOf', percent)}
        />
      )}
      {head.state === 'replaced' && <Notice kind="info" title={t('state.replaced', percent)} />}
      {head.hasFailed && (
        <Notice kind="warning" title={t('state.failed')}>
          <p>{t('report.failedText')}</p>
        </Notice>
      )}
      <section className="grid max-w-[70ch] gap-2">
        <h2>{t('report.summary')}</h2>
        <p>
          {report.judged === null
            ? t('report.notTold')
            : report.judged === 0
              ? t('report.nobody')
              : report.changed === 0
                ? t('report.none', { judged: number(report.judged) })
                : t('report.changed', {
                    changed: count(report.changed),
                    judged: number(report.judged),
                  })}
        </p>
        <p className="text-ink-soft">
          {t(`cause.${head.cause}`)}, {time(head.startedAt)}. {t('list.versions')}{' '}
          {t('list.versionsOf', { ...head.versions })}. {t('report.kept')}
        </p>
        {report.isProtected && <p className="text-ink-soft">{t('report.hiddenText')}</p>}
      </section>
      {report.judged !== 0 && <Matrix {...page} />}
      {report.schools.length > 0 && reach === 'schools' && <Schools {...page} />}
      {changed && <Changed {...page} changed={changed} />}
    </div>
  );
}

function Matrix({ report, timeZone }: RescoringPage) {
  const { t, count } = useRescoringWords(timeZone);
  const id = useId();
  return (
    <section className="grid gap-3">
      <h2 id={id}>{t('report.matrix')}</h2>
      <p>{t('report.matrixHelp')}</p>
      <PlainTable
        labelledBy={id}
        rows={REPORT_LEVELS.map((before, row) => ({ before, cells: report.matrix[row] ?? [] }))}
        rowId={({ before }) => before}
        columns={[
          {
            header: t('report.before'),
            cell: ({ before }) => (
              <LevelMark level={before} word={t(`policies:level.${before}`)} size="small" />
            ),
          },
          ...REPORT_LEVELS.map((after, column) => ({
            header: t('report.nowLevel', { level: t(`policies:level.${after}`) }),
            cell: ({ cells }: { cells: (number | null)[] }) => count(cells[column] ?? null),
          })),
        ]}
      />
    </section>
  );
}

function Schools({ report, timeZone }: RescoringPage) {
  const { t, count } = useRescoringWords(timeZone);
  const id = useId();
  return (
    <section className="grid gap-3">
      <h2 id={id}>{t('report.schools')}</h2>
      <PlainTable
        labelledBy={id}
        rows={report.schools}
        rowId={({ schoolId }) => schoolId}
        columns={[
          { header: t('report.school'), cell: ({ schoolName }) => schoolName },
          { header: t('report.judged'), cell: ({ judged }) => count(judged) },
          { header: t('report.otherLevel'), cell: ({ changed }) => count(changed) },
        ]}
      />
    </section>
  );
}

function Changed({
  changed,
  timeZone,
}: RescoringPage & { changed: NonNullable<RescoringPage['changed']> }) {
  const { t } = useRescoringWords(timeZone);
  const id = useId();
  if (changed.length === 0) return <p>{t('report.noPupils')}</p>;
  return (
    <section className="grid gap-3">
      <h2 id={id}>{t('report.pupils')}</h2>
      <PlainTable
        labelledBy={id}
        rows={changed}
        rowId={({ pupilId }) => pupilId}
        columns={[
          {
            header: t('report.pupil'),
            cell: ({ classId, pupilId, name }) => (
              <Link to={`/classes/${classId}/pupils/${pupilId}`} prefetch="none">
                {name}
              </Link>
            ),
          },
          {
            header: t('report.class'),
            cell: ({ className, schoolName }) => `${className}, ${schoolName}`,
          },
          {
            header: t('report.before'),
            cell: ({ before }) => (
              <LevelMark level={before} word={t(`policies:level.${before}`)} size="small" />
            ),
          },
          {
            header: t('report.after'),
            cell: ({ after }) => (
              <LevelMark level={after} word={t(`policies:level.${after}`)} size="small" />
            ),
          },
        ]}
      />
    </section>
  );
}
