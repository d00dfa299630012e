/** Rounds to close with what was learnt, and what others of the school have learnt, to search in. */
import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { CheckedForm, LineField, TextField } from '~/outcomes/goals/checked-form';
import type { RefusedForm } from '~/outcomes/goals/read-form';
import { schoolYearName } from '~/roster/register-words';
import { useResultWords } from '~/scoring/use-result-words';
import { Button } from '~/ui/button';
import { EmptyState } from '~/ui/empty-state';
import { Explanation } from '~/ui/explanation';
import { FormField } from '~/ui/form-field';
import { TextInput } from '~/ui/text-input';
import { MOST_LINE } from './free-text';
import { NoNames } from './learning-fields';
import {
  type ClosedRound,
  type OpenRound,
  type RoundName,
  retrospectiveSchema,
} from './retrospective';
import type { RetrospectivePage } from './retrospective-store.server';

type Props = { page: RetrospectivePage; answer: RefusedForm | undefined };

export function RetrospectiveView({ page, answer }: Props) {
  const { t } = useTranslation('learning');
  const over = page.open.filter(({ isOver }) => isOver);
  const running = page.open.filter(({ isOver }) => !isOver);
  return (
    <div className="grid gap-8">
      {page.mayClose && (
        <section aria-labelledby="rounds-over" className="grid gap-4">
          <h2 id="rounds-over">{t('retro.over')}</h2>
          {over.length === 0 && <p className="text-ink-soft">{t('retro.noneOver')}</p>}
          {over.map((round, place) => (
            <CloseRound key={round.roundId} {...{ round, answer }} isFirst={place === 0} />
          ))}
          {running.length > 0 && (
            <Explanation label={t('retro.running', { count: running.length })}>
              <div className="grid gap-4">
                {running.map((round) => (
                  <CloseRound key={round.roundId} {...{ round, answer }} isFirst={false} />
                ))}
              </div>
            </Explanation>
          )}
        </section>
      )}
      <Closed page={page} />
    </div>
  );
}

/** "1A, vinter 2026/27, Strandskolan". */
function useRoundWords() {
  const { t } = useTranslation(['learning', 'common']);
  return ({ className, windowKind, startYear, schoolName }: RoundName) =>
    t('learning:retro.round', {
      className,
      window: t(`common:window.${windowKind}`),
      year: schoolYearName(startYear),
      schoolName,
    });
}

function CloseRound({
  round,
  answer,
  isFirst,
}: {
  round: OpenRound;
  answer: RefusedForm | undefined;
  isFirst: boolean;
}) {
  const { t } = useTranslation('learning');
  const name = useRoundWords();
  const { day } = useResultWords();
  const { roundId, lastDay, isOver } = round;
  const own = {
    action: '/learning/retrospectives',
    schema: retrospectiveSchema,
    subjectId: roundId,
    answer,
    hidden: { roundId },
    keepsPlace: true,
  };
  return (
    <article className="grid gap-3 rounded-[12px] border border-line bg-surface p-4">
      <h3>{name(round)}</h3>
      <p className="text-ink-soft">
        {t(isOver ? 'retro.wasOver' : 'retro.goesOn', { day: day(lastDay, 'UTC') })}
      </p>
      <CheckedForm
        {...own}
        intent="close"
        button={t('retro.close')}
        look={isFirst ? 'primary' : 'secondary'}
      >
        {(fields) => (
          <>
            {(['keep', 'change', 'idea'] as const).map((part) => (
              <TextField
                key={part}
                field={fields[part]}
                label={t(`retro.${part}`)}
                rows={2}
                isOptional
              />
            ))}
            <NoNames />
          </>
        )}
      </CheckedForm>
      <Explanation label={t('retro.skipTitle')}>
        <CheckedForm {...own} intent="skip" button={t('retro.skip')}>
          {(fields) => <LineField field={fields.skipReason} label={t('retro.skipReason')} />}
        </CheckedForm>
      </Explanation>
    </article>
  );
}

function Closed({ page }: { page: RetrospectivePage }) {
  const { t } = useTranslation('learning');
  const { search, closed, count } = page;
  return (
    <section aria-labelledby="rounds-closed" className="grid gap-4">
      <h2 id="rounds-closed">{t('retro.closed')}</h2>
      <Form method="get" role="search" className="screen-only flex flex-wrap items-end gap-3">
        <FormField label={t('retro.search')}>
          <TextInput name="q" type="search" defaultValue={search} maxLength={MOST_LINE} />
        </FormField>
        <Button>{t('retro.find')}</Button>
      </Form>
      {search && <p role="status">{t('retro.found', { count, search })}</p>}
      {count > closed.length && <p>{t('retro.newest', { count: closed.length })}</p>}
      {closed.length === 0 && !search && (
        <EmptyState title={t('retro.emptyTitle')} headingLevel={3}>
          {t('retro.emptyText')}
        </EmptyState>
      )}
      <ul className="grid gap-4">
        {closed.map((round) => (
          <ClosedItem key={round.retrospectiveId} round={round} />
        ))}
      </ul>
    </section>
  );
}

function ClosedItem({ round }: { round: ClosedRound }) {
  const { t } = useTranslation('learning');
  const name = useRoundWords();
  const { day } = useResultWords();
  const parts = (['keep', 'change', 'idea'] as const).filter((part) => round[part] !== '');
  return (
    <li className="grid gap-1 border-t border-line pt-3">
      <h3>{name(round)}</h3>
      <p className="text-ink-soft">{t('retro.closedOn', { day: day(round.day, 'UTC') })}</p>
      {round.skipReason !== null && <p>{t('retro.skipped', { reason: round.skipReason })}</p>}
      <dl className="grid gap-1">
        {parts.map((part) => (
          <div key={part}>
            <dt className="font-bold">{t(`retro.${part}`)}</dt>
            <dd className="whitespace-pre-line">{round[part]}</dd>
          </div>
        ))}
      </dl>
      {round.mayReopen && (
        <Form method="post" preventScrollReset className="screen-only">
          <input type="hidden" name="retrospectiveId" value={round.retrospectiveId} />
          <Button size="small" look="quiet" name="intent" value="reopen">
            {t('retro.reopen')}
            <span className="spoken">: {name(round)}</span>
          </Button>
        </Form>
      )}
    </li>
  );
}
