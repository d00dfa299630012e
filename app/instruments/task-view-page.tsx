/** A task's page: the half page about it, how like its forms are, and its items with their review. */
import '~/instruments/task-view.css';

import { Link, useLocation } from '@remix-run/react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BalanceTableView } from '~/instruments/balance-table-view';
import { ApproveForm } from '~/instruments/item-review-form';
import { useReviewing } from '~/instruments/item-review-sending';
import { type ShownPolicy, TaskAboutView } from '~/instruments/task-about-view';
import type { TaskPageData } from '~/instruments/task-view.server';
import type { FaceOf } from '~/instruments/task-view-frame';
import { ItemList } from '~/instruments/task-view-items';
import { ReadingRows } from '~/instruments/task-view-reading';
import { ProgressBar } from '~/ui/progress-bar';
import { SegmentedControl } from '~/ui/segmented-control';

type PageProps = {
  page: TaskPageData;
  policy: ShownPolicy | null;
  /** Whom results are compared with. */
  groups: ReactNode;
  faceOf: FaceOf;
};

export function TaskPageView({ page, policy, groups, faceOf }: PageProps) {
  return (
    <div className="grid gap-10">
      <TaskAboutView page={page} policy={policy} groups={groups} />
      <Balance page={page} />
      <Items page={page} faceOf={faceOf} />
    </div>
  );
}

function Balance({ page }: { page: TaskPageData }) {
  const { t } = useTranslation('instruments');
  const { balance, progressBalance } = page;
  return (
    <section aria-labelledby="balance" className="grid gap-3">
      <h2 id="balance">{t('task.balance')}</h2>
      <p>{t(balance.hasSameStrata ? 'task.balanceText' : 'task.balanceUneven')}</p>
      <BalanceTableView balance={balance} caption={t('task.balanceMain')} />
      {progressBalance.formIds.length > 0 && (
        <BalanceTableView balance={progressBalance} caption={t('task.balanceProgress')} />
      )}
    </section>
  );
}

function Items({ page, faceOf }: Pick<PageProps, 'page' | 'faceOf'>) {
  const { t } = useTranslation('instruments');
  const left = page.items.filter(({ review }) => review.own === null).length;
  return (
    <section aria-labelledby="items" className="grid gap-4">
      <h2 id="items">{t('items.title')}</h2>
      <Parts page={page} />
      <div className="grid max-w-xl gap-3">
        <ProgressBar
          label={t('review.progress')}
          done={page.review.approved}
          total={page.review.total}
          valueText={t('review.progressText', page.review)}
        />
        {page.mayReview ? (
          <ProgressBar
            label={t('review.mine')}
            done={page.items.length - left}
            total={page.items.length}
            valueText={t('review.mineText', { left, total: page.items.length })}
          />
        ) : (
          <p>{t('review.readOnly')}</p>
        )}
      </div>
      <PartItems
        key={`${page.batteryKey} ${page.taskId} ${page.part}`}
        page={page}
        faceOf={faceOf}
      />
      {page.mayReview && page.look.isReading && page.part !== 'practice' && (
        <ApproveForm formId={page.part} left={left} total={page.items.length} />
      )}
    </section>
  );
}

/** The forms of the task as links; the current one is marked. */
function Parts({ page }: { page: TaskPageData }) {
  const { t } = useTranslation('instruments');
  const { pathname, search } = useLocation();
  const addressOf = (part: string) => {
    const params = new URLSearchParams(search);
    params.set('form', part);
    return `${pathname}?${params}`;
  };
  return (
    <nav className="link-tabs" aria-label={t('items.parts')}>
      <ul>
        {page.parts.map(({ id, items, approved }) => (
          <li key={id}>
            <Link
              to={addressOf(id)}
              preventScrollReset
              aria-current={id === page.part ? 'page' : undefined}
            >
              {id === 'practice' ? t('items.practice') : id}
              <span className="link-tabs__count">
                {t('review.progressText', { approved, total: items })}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

const FILTERS = ['all', 'left', 'flagged'] as const;
type Filter = (typeof FILTERS)[number];
const FILTER_WORDS = {
  all: 'items.showAll',
  left: 'items.showLeft',
  flagged: 'items.showToChange',
} as const;
const FLAGGED = ['to-change', 'retire-proposed', 'retire-next'];

/** The rows a filter kept when it was chosen: a row does not go away under the hand. */
function useFilter(page: TaskPageData) {
  const [filter, setFilter] = useState<Filter>('all');
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set());
  const rows = page.items.map((row, index) => ({ ...row, number: index + 1 }));
  const choose = (next: Filter) => {
    const keeps = rows.filter(({ review }) =>
      next === 'left' ? review.own === null : FLAGGED.includes(review.state),
    );
    setFilter(next);
    setKept(new Set(keeps.map(({ item }) => item.id)));
  };
  const shown = filter === 'all' ? rows : rows.filter(({ item }) => kept.has(item.id));
  return { filter, choose, shown };
}

function PartItems({ page, faceOf }: { page: TaskPageData; faceOf: FaceOf }) {
  const { t } = useTranslation('instruments');
  const reviewing = useReviewing(page.mayReview);
  const { filter, choose, shown } = useFilter(page);
  const filters = page.mayReview ? FILTERS : FILTERS.filter((value) => value !== 'left');
  const readings = shown.flatMap((row) =>
    'options' in row.item || 'graphemes' in row.item ? [] : [{ ...row, item: row.item }],
  );
  const items = shown.flatMap((row) =>
    'options' in row.item || 'graphemes' in row.item ? [{ ...row, item: row.item }] : [],
  );
  return (
    <div className="grid gap-4">
      <div>
        <SegmentedControl
          label={t('items.show')}
          value={filter}
          onChange={(value) => choose(FILTERS.find((known) => known === value) ?? 'all')}
          options={filters.map((value) => ({ value, label: t(FILTER_WORDS[value]) }))}
        />
      </div>
      {page.mayReview && (
        <p className="text-sm text-ink-soft">
          {t('review.keys')} {t('review.undo')}
        </p>
      )}
      {shown.length === 0 && <p>{t('items.none')}</p>}
      {readings.length > 0 && (
        <>
          <p>{t('items.readRows')}</p>
          <ReadingRows
            cells={readings}
            columns={page.look.kind === 'timed-passage' ? 0 : page.look.columns}
            heading={page.heading}
            reviewing={reviewing}
          />
        </>
      )}
      {items.length > 0 && (
        <ItemList
          rows={items}
          look={page.look}
          sounds={page.sounds}
          faceOf={faceOf}
          reviewing={reviewing}
        />
      )}
    </div>
  );
}
