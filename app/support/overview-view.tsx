/** The special educator's page: figures, class patterns, the table of pupils x skills, one pupil beside it. */
import { useSearchParams } from '@remix-run/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useResultWords } from '~/scoring/use-result-words';
import { findNextWaiting } from '~/support/next-waiting';
import {
  type ClassPattern,
  hideNotBegun,
  type OverviewClass,
  type OverviewFilter,
  type OverviewRow,
  type RefusedDecision,
  type RefusedRetest,
} from '~/support/overview';
import { OverviewFigures } from '~/support/overview-figures';
import type { ClassMultiple } from '~/support/overview-multiples';
import { OverviewMultiples } from '~/support/overview-multiples-view';
import { OverviewPanel } from '~/support/overview-panel';
import { OverviewTable } from '~/support/overview-table';
import { EmptyState } from '~/ui/empty-state';
import { Notice } from '~/ui/notice';

export interface OverviewViewProps {
  today: string;
  lastWatchDay: string;
  classes: OverviewClass[];
  rows: OverviewRow[];
  patterns: ClassPattern[];
  multiples: ClassMultiple[];
  /** What could not be done. */
  refused: RefusedDecision | RefusedRetest | null;
}

export function OverviewView({
  today,
  lastWatchDay,
  classes,
  rows,
  patterns,
  multiples,
  refused,
}: OverviewViewProps) {
  const { t } = useTranslation('support');
  const [search, setSearch] = useSearchParams();
  const [filter, setFilter] = useState<OverviewFilter>(() => readFilter(search.get('show')));
  const open = (pupilId: string | null) =>
    setSearch(
      (before) => {
        const after = new URLSearchParams(before);
        if (pupilId === null) after.delete('pupil');
        else after.set('pupil', pupilId);
        return after;
      },
      { replace: true, preventScrollReset: true },
    );
  if (rows.length === 0) {
    return (
      <EmptyState title={t('overview.emptyTitle')}>
        <p>{t('overview.emptyText', { count: classes.length })}</p>
      </EmptyState>
    );
  }
  const shown = hideNotBegun(rows, filter.classIds);
  const chosen = rows.find(({ pupilId }) => pupilId === search.get('pupil')) ?? null;
  return (
    <div className="grid gap-6">
      <ClassPatterns patterns={patterns} />
      <OverviewFigures rows={shown} />
      <OverviewTable
        classes={classes}
        rows={shown}
        filter={filter}
        onFilter={setFilter}
        openPupilId={chosen?.pupilId ?? null}
        onOpen={(row) => open(row.pupilId)}
        toAllRows={toAllRows(search)}
      />
      <p className="flex flex-wrap items-center gap-4 text-ink-soft">
        <a
          className="button"
          data-look="secondary"
          href={`/overview/file?${new URLSearchParams({ filter: JSON.stringify(filter) })}`}
          download
        >
          {t('table.export')}
        </a>
        {t('overview.notNormed')}
      </p>
      <NotBegun classes={classes} />
      <OverviewMultiples multiples={multiples} />
      <OverviewPanel
        row={chosen}
        days={{ today, lastWatchDay }}
        refused={refused}
        onClose={() => open(null)}
        next={chosen && findNextWaiting(shown, chosen.pupilId)}
        onNext={(row) => open(row.pupilId)}
      />
    </div>
  );
}

/** The same address with every row; null when it is asked for already. */
function toAllRows(search: URLSearchParams): string | null {
  if (search.get('rows') === 'all') return null;
  return `/overview?${new URLSearchParams([...search, ['rows', 'all']])}`;
}

/** A link may ask for what waits for a decision, or for what is missing. */
function readFilter(show: string | null): OverviewFilter {
  const needs = show === 'decide' || show === 'missing' ? ([show] as const) : [];
  return { classIds: [], levels: [], needs, helped: [] };
}

/** Classes that are not in the table yet, so that nobody is taken for seen. */
function NotBegun({ classes }: { classes: OverviewClass[] }) {
  const { t } = useTranslation('support');
  const waiting = classes.filter(({ hasBegun, pupils }) => !hasBegun && pupils > 0);
  if (waiting.length === 0) return null;
  return (
    <Notice kind="info" title={t('overview.notBegunTitle')}>
      <ul>
        {waiting.map(({ classId, className, schoolName, pupils }) => (
          <li key={classId}>
            {t('overview.notBegunClass', { className, schoolName, count: pupils })}
          </li>
        ))}
      </ul>
      <p>{t('overview.notBegunText')}</p>
    </Notice>
  );
}

function ClassPatterns({ patterns }: { patterns: ClassPattern[] }) {
  const { t } = useTranslation('support');
  const { say } = useResultWords();
  return patterns.map((pattern) => (
    <Notice
      key={`${pattern.classId} ${pattern.skill.sv}`}
      kind="info"
      title={t('pattern.title', { skill: say(pattern.skill), className: pattern.className })}
    >
      {t('pattern.text', { ...pattern, skill: say(pattern.skill) })}
    </Notice>
  ));
}
