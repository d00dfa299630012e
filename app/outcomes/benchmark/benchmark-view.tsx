/** Own shares beside groups of others: dots with their intervals, words for what can be told apart, no order. */
import { Form } from '@remix-run/react';
import { type ExampleWords, useExampleWords } from '~/outcomes/examples/example-words';
import { findLimit, ShareFigure } from '~/outcomes/examples/share-figure';
import { useResultWords } from '~/scoring/use-result-words';
import { PlainTable } from '~/support/plain-table';
import { Button } from '~/ui/button';
import { DefinitionPopover } from '~/ui/definition-popover';
import { EmptyState } from '~/ui/empty-state';
import { FormField } from '~/ui/form-field';
import { LinkButton } from '~/ui/link-button';
import { Select } from '~/ui/select';
import { type ComparedShare, LEAST_UNITS } from './benchmark';
import type { BenchmarkGroup, BenchmarkPage } from './benchmark-store.server';

export function BenchmarkView({ page }: { page: BenchmarkPage }) {
  const words = useExampleWords();
  const { t } = words;
  if (page.window === null) {
    return (
      <EmptyState title={t('benchmark.noWindowTitle')}>
        <p>{t('benchmark.noWindow')}</p>
      </EmptyState>
    );
  }
  return (
    <div className="grid gap-8">
      {page.schools.length > 1 && <SchoolChoice page={page} words={words} />}
      <DefinitionLine shares={page.groups[0]?.shares ?? []} words={words} />
      {page.groups.map((group) => (
        <GroupSection key={group.of} group={group} page={page} words={words} />
      ))}
      <p className="max-w-[70ch] text-ink-soft">{t('benchmark.note')}</p>
    </div>
  );
}

function DefinitionLine({
  shares,
  words: { t },
}: {
  shares: ComparedShare[];
  words: ExampleWords;
}) {
  return (
    <div className="screen-only flex flex-wrap items-center gap-x-4 gap-y-1 text-ink-soft">
      <span>{t('benchmark.words')}</span>
      {shares.map(({ id }) => (
        <DefinitionPopover key={id} term={t(`benchmark.share.${id}.term`)}>
          <p>{t(`benchmark.share.${id}.text`)}</p>
        </DefinitionPopover>
      ))}
      <DefinitionPopover term={t('benchmark.apart.term')}>
        <p>{t('benchmark.apart.text')}</p>
      </DefinitionPopover>
    </div>
  );
}

function SchoolChoice({ page, words: { t } }: { page: BenchmarkPage; words: ExampleWords }) {
  return (
    <Form method="get" className="screen-only flex flex-wrap items-end gap-3">
      <FormField label={t('benchmark.school')}>
        <Select
          name="school"
          defaultValue={page.schoolId ?? ''}
          options={page.schools.map((one) => ({ value: one.schoolId, label: one.schoolName }))}
        />
      </FormField>
      <Button>{t('benchmark.show')}</Button>
    </Form>
  );
}

function GroupSection({
  group,
  page,
  words,
}: {
  group: BenchmarkGroup;
  page: BenchmarkPage;
  words: ExampleWords;
}) {
  const results = useResultWords();
  const { t } = words;
  const hasEnough = group.shares.some(({ units }) => units >= LEAST_UNITS);
  return (
    <section className="grid gap-3" aria-labelledby={`benchmark-${group.of}`}>
      <h2 id={`benchmark-${group.of}`}>{t(`benchmark.group.${group.of}`)}</h2>
      <p className="max-w-[70ch]">
        {t(`benchmark.alike.${group.of}`, {
          size: t(`benchmark.size.${group.of}.${group.size}`),
          count: group.units,
        })}
      </p>
      {hasEnough ? (
        <PlainTable
          caption={t(`benchmark.caption.${group.of}`)}
          words={results}
          empty=""
          rows={group.shares}
          rowId={({ id }) => id}
          columns={[
            {
              id: 'share',
              header: t('benchmark.column.share'),
              value: ({ id }) => t(`benchmark.share.${id}.term`),
            },
            {
              id: 'own',
              header: page.name,
              value: ({ id }) => id,
              cell: ({ id, own, group: others }) => (
                <ShareFigure
                  title={t(`benchmark.share.${id}.term`)}
                  share={own}
                  limit={findLimit(others)}
                  size="cell"
                  words={words}
                />
              ),
            },
            {
              id: 'group',
              header: t('benchmark.column.group'),
              value: ({ units }) => units,
              cell: ({ id, group: others, units }) => (
                <>
                  <ShareFigure
                    title={t(`benchmark.share.${id}.term`)}
                    share={others}
                    limit={null}
                    size="cell"
                    words={words}
                  />{' '}
                  {t('benchmark.units', { count: units })}
                </>
              ),
            },
            {
              id: 'standing',
              header: t('benchmark.column.standing'),
              value: ({ standing }) => t(`benchmark.standing.${standing ?? 'none'}`),
            },
          ]}
        />
      ) : (
        <p className="max-w-[70ch]">{t('benchmark.tooFew', { count: LEAST_UNITS })}</p>
      )}
      {group.of === 'municipalities' && page.mayBring && (
        <div>
          <LinkButton to="/packages" look="quiet">
            {t('benchmark.bring')}
          </LinkButton>
        </div>
      )}
    </section>
  );
}
