/** A pupil's progress: the verdict and its why first, then the graph, the next reading, and what was decided. */
import { Form, Link, useRouteLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { DocumentData } from '~/access/document.server';
import { useStudiedWords } from '~/support/studied-words';
import { AnswerNotice } from '~/ui/answer-notice';
import { Button } from '~/ui/button';
import { EmptyState } from '~/ui/empty-state';
import { LinkButton } from '~/ui/link-button';
import { Notice } from '~/ui/notice';
import { PrintHeader } from '~/ui/print-header';
import { ProgressEnd } from './progress-end';
import { ProgressForms } from './progress-forms';
import { ProgressGraphFigure } from './progress-graph-figure';
import { ProgressHistory, ProgressReadings } from './progress-history';
import type { ProgressPage } from './progress-page';
import { ProgressPaper } from './progress-paper';
import { type ProgressSectionProps, useProgressWords } from './progress-words';

const PROBLEMS = [
  'form',
  'day-ahead',
  'not-there',
  'no-window',
  'no-tasks',
  'no-progress-forms',
  'forms-resting',
  'no-such-form',
  'day-before-year',
  'no-read',
  'more-right-than-read',
  'no-seconds',
] as const;

function nameOf({ pupil }: ProgressPage): string {
  return `${pupil.givenName} ${pupil.familyName}`.trim();
}

export function useProgressTitle(page: ProgressPage) {
  const { t } = useTranslation(['progress', 'common']);
  const studied = useStudiedWords();
  const { className, schoolName, classId, pupil } = page;
  const name = nameOf(page);
  return {
    title: t('title', { name }),
    lead: t('lead', { className, schoolName, studied: studied.sentence(pupil) }),
    steps: [
      { label: t('common:nav.start'), to: '/' },
      { label: schoolName },
      { label: className, to: `/classes/${classId}` },
      { label: name, to: `/classes/${classId}/pupils/${pupil.pupilId}` },
      { label: t('titleAny') },
    ],
  };
}

export function ProgressActions({ page }: { page: ProgressPage }) {
  const { t } = useProgressWords();
  const may = useRouteLoaderData<DocumentData>('root')?.viewer?.may ?? [];
  const pupil = `/classes/${page.classId}/pupils/${page.pupil.pupilId}`;
  return (
    <>
      <Button type="button" onClick={() => globalThis.print()}>
        {t('print')}
      </Button>
      {may.includes('support.plan') && (
        <LinkButton to={`/plans/new?pupil=${page.pupil.pupilId}`}>{t('toPlan')}</LinkButton>
      )}
      <LinkButton to={`${pupil}/timeline`}>{t('toTimeline')}</LinkButton>
      <LinkButton to={pupil}>{t('toPupil')}</LinkButton>
    </>
  );
}

export function ProgressView({ page, problem }: { page: ProgressPage; problem: string | null }) {
  const words = useProgressWords();
  const { t } = words;
  const known = PROBLEMS.find((one) => one === problem);
  const section = { page, words };
  return (
    <>
      {known && <AnswerNotice kind="warning" answer={known} title={t(`problem.${known}`)} />}
      <div className="grid gap-8">
        <PrintHeader
          productName={t('common:productName')}
          subject={`${nameOf(page)}, ${page.className}, ${page.schoolName}`}
          date={words.day(page.today)}
          information={t('common:pedagogical')}
        />
        {page.task === null ? (
          <EmptyState title={t('none')}>
            <p>{t('noneText')}</p>
          </EmptyState>
        ) : (
          <>
            <TaskChoice {...section} />
            <Standing {...section} />
            <NextReading {...section} />
            <ProgressReadings {...section} />
            <ProgressForms {...section} />
            <ProgressHistory {...section} />
            <ProgressEnd {...section} />
            <p className="max-w-prose text-ink-soft">{t('source')}</p>
          </>
        )}
      </div>
    </>
  );
}

function TaskChoice({ page, words }: ProgressSectionProps) {
  const { t, head } = words;
  return (
    <nav aria-label={t('taskChoice')} className="grid gap-2">
      <ul className="flex flex-wrap gap-x-5 gap-y-2 print:hidden">
        {page.tasks.map(({ taskId, title }) => (
          <li key={taskId}>
            <Link
              to={`?task=${taskId}`}
              aria-current={taskId === page.task?.taskId ? 'page' : undefined}
              className={taskId === page.task?.taskId ? 'font-bold no-underline' : undefined}
            >
              {head(title)}
            </Link>
          </li>
        ))}
      </ul>
      {page.isByNeed && <p className="text-ink-soft">{t('byNeed')}</p>}
    </nav>
  );
}

function Standing({ page, words }: ProgressSectionProps) {
  const { t, head, say, day, number } = words;
  const { finding, goal, given, countedFrom, task } = page;
  const verdict = finding?.verdict ?? 'too-early';
  return (
    <section aria-labelledby="progress-standing" className="grid gap-3">
      <h2 id="progress-standing">{task && head(task.title)}</h2>
      <p className="text-lg font-bold" data-testid="verdict" data-verdict={verdict}>
        {SIGNS[verdict]} {t(`verdict.${verdict}`)}
      </p>
      <p className="max-w-prose">{words.why(page)}</p>
      {finding?.askAboutSessions && (
        <Notice kind="warning" title={t('askFirst')}>
          <p>{t('askFirstText', { held: given.held, planned: given.planned })}</p>
          <p className="print:hidden">
            <Link to="/week">{t('toWeek')}</Link>
          </p>
        </Notice>
      )}
      <ProgressGraphFigure page={page} words={words} />
      {countedFrom && <p>{t('countedFrom', { day: day(countedFrom) })}</p>}
      {goal && (
        <p className="max-w-prose text-ink-soft">
          {t('goalFrom', {
            rate: number(goal.rate),
            limitOf: t(`common:window.${goal.limitOf}`),
            dayOf: t(`common:window.${goal.dayOf}`),
            day: day(goal.day),
            policy: say(goal.policyTitle),
            version: goal.policyVersion,
          })}
        </p>
      )}
      <p className="text-ink-soft">
        {given.planned === 0 ? t('noSessions') : t('sessions', { ...given })}
      </p>
    </section>
  );
}

/** A shape before the words: the verdict is never told by colour. */
const SIGNS = { 'on-the-way': '↗', 'not-on-the-way': '→', 'too-early': '…' } as const;

function NextReading({ page, words }: ProgressSectionProps) {
  const { t, say } = words;
  const { task, readingsAnOccasion } = page;
  if (!task) return null;
  const waits = page.probes.some(({ right, isWithdrawn }) => right === null && !isWithdrawn);
  return (
    <section aria-labelledby="progress-next" className="grid gap-3 print:hidden">
      <h2 id="progress-next">{t('next')}</h2>
      <p className="max-w-prose">
        {page.isDueThisWeek ? t('dueThisWeek') : t('readThisWeek')}{' '}
        {readingsAnOccasion === 2 ? t('twoReadings') : t('oneReading')}
      </p>
      <Form method="post" className="flex flex-wrap gap-3">
        <input type="hidden" name="intent" value="start" />
        <input type="hidden" name="taskId" value={task.taskId} />
        <Button look="primary" data-testid="start-probe">
          {waits ? t('goOnReading') : t('startReading', { task: say(task.title) })}
        </Button>
      </Form>
      <ProgressPaper page={page} words={words} />
    </section>
  );
}
