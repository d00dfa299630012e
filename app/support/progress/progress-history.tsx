/** Every reading as a table, and what was written with who and when: nothing disappears. */
import { Form } from '@remix-run/react';
import { Fragment } from 'react';
import { usePlanChangeWords } from '~/support/plans/plan-change-words';
import type { ShownPlanChange } from '~/support/plans/plan-view';
import { Button } from '~/ui/button';
import { listMarks } from './progress-graph';
import type { ShownProbe, ShownProgressEvent } from './progress-page';
import type { ProgressSectionProps } from './progress-words';

export function ProgressReadings({ page, words }: ProgressSectionProps) {
  const { t } = words;
  return (
    <section aria-labelledby="progress-readings" className="grid gap-3">
      <h2 id="progress-readings">{t('readings')}</h2>
      {page.probes.length === 0 ? (
        <p>{t('readingsEmpty')}</p>
      ) : (
        <section
          className="data-table data-table__scroll"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: the region scrolls, and must do so by keyboard
          tabIndex={0}
          aria-labelledby="progress-readings"
        >
          <table>
            <thead>
              <tr>
                <th scope="col">{t('column.day')}</th>
                <th scope="col">{t('column.perMinute')}</th>
                <th scope="col">{t('column.right')}</th>
                <th scope="col">{t('column.form')}</th>
                <th scope="col">{t('column.about')}</th>
                <th scope="col" className="print:hidden">
                  {t('column.do')}
                </th>
              </tr>
            </thead>
            <tbody>
              {page.probes.toReversed().map((probe) => (
                <ReadingRow key={probe.probeId} probe={probe} words={words} />
              ))}
            </tbody>
          </table>
        </section>
      )}
    </section>
  );
}

type RowProps = { probe: ShownProbe; words: ProgressSectionProps['words'] };

function ReadingRow({ probe, words }: RowProps) {
  const { t, day, number } = words;
  const { right, read, seconds, isWithdrawn } = probe;
  const about = [
    right === null && t('about.waits'),
    probe.onPaper && t('about.paper'),
    probe.isOdd && t('about.odd'),
    right !== null && !isWithdrawn && !probe.isJudged && t('about.earlier'),
    isWithdrawn && t('takenBack'),
    probe.by,
  ].filter((text) => typeof text === 'string');
  return (
    <tr className={isWithdrawn ? 'line-through' : undefined}>
      <th scope="row">{day(probe.day)}</th>
      <td className="tabular-nums">
        {right !== null && seconds ? number((right * 60) / seconds) : '–'}
      </td>
      <td className="tabular-nums">
        {right === null ? '–' : t('rightOf', { right, read, seconds: number(seconds ?? 0) })}
      </td>
      <td>{probe.formId}</td>
      <td>{about.join(', ')}</td>
      <td className="print:hidden">
        <Form method="post" preventScrollReset>
          <input type="hidden" name="probeId" value={probe.probeId} />
          <Button
            look="quiet"
            size="small"
            name="intent"
            value={isWithdrawn ? 'restore' : 'withdraw'}
            aria-label={t(isWithdrawn ? 'restoreOf' : 'withdrawOf', { day: day(probe.day) })}
          >
            {isWithdrawn ? t('restore') : t('withdraw')}
          </Button>
        </Form>
      </td>
    </tr>
  );
}

export function ProgressHistory({ page, words }: ProgressSectionProps) {
  const { t } = words;
  const marks = listMarks(page);
  const shown = page.events.filter(({ body }) => body.kind !== 'taken-back');
  const markOf = (id: string) => marks.findIndex((mark) => mark.id === id) + 1;
  const lines = [
    ...shown.map((event) => ({
      id: event.id,
      day: event.day,
      line: <HistoryLine event={event} mark={markOf(event.id)} page={page} words={words} />,
    })),
    ...page.planChanges.map((change) => ({
      id: change.changeId,
      day: change.day,
      line: <PlanChangeLine change={change} mark={markOf(change.changeId)} />,
    })),
  ].toSorted((one, other) => one.day.localeCompare(other.day));
  return (
    <section aria-labelledby="progress-history" className="grid gap-3">
      <h2 id="progress-history">{t('history')}</h2>
      {lines.length === 0 && <p>{t('historyEmpty')}</p>}
      <ol className="grid gap-2">
        {lines.map(({ id, line }) => (
          <Fragment key={id}>{line}</Fragment>
        ))}
      </ol>
    </section>
  );
}

/** Changed in the plan itself, and taken back there. */
function PlanChangeLine({ change, mark }: { change: ShownPlanChange; mark: number }) {
  const words = usePlanChangeWords();
  return (
    <li className="flex flex-wrap gap-x-4 gap-y-1">
      <span className="min-w-[1.5rem] font-bold">{mark}</span>
      <span className="font-bold">{words.line(change)}</span>
      <span className="text-ink-soft">{words.why(change)}</span>
    </li>
  );
}

type LineProps = ProgressSectionProps & { event: ShownProgressEvent; mark: number };

function HistoryLine({ event, mark, page, words }: LineProps) {
  const { t, day, line, stoodOn } = words;
  const figures = stoodOn(event.body);
  return (
    <li className="grid gap-1">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <span className="min-w-[1.5rem] font-bold">{mark > 0 ? mark : ''}</span>
        <span className="min-w-[6rem] tabular-nums">{day(event.day)}</span>
        <span className={event.isTakenBack ? 'line-through' : 'font-bold'}>{line(event.body)}</span>
        <span className="text-ink-soft">
          {t('trace', { by: event.by })}
          {event.isTakenBack && `, ${t('takenBack')}`}
        </span>
        {!event.isTakenBack && (
          <Form method="post" preventScrollReset className="print:hidden">
            <input type="hidden" name="intent" value="write" />
            <input type="hidden" name="kind" value="taken-back" />
            <input type="hidden" name="taskId" value={page.task?.taskId} />
            <input type="hidden" name="eventId" value={event.id} />
            <Button
              look="quiet"
              size="small"
              aria-label={t('takeBackOf', { line: line(event.body) })}
            >
              {t('takeBack')}
            </Button>
          </Form>
        )}
      </div>
      {figures && <p className="text-ink-soft">{figures}</p>}
    </li>
  );
}
