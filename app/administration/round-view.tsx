/** The page of a class's round: what, how long, how, and who is missing. */
import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/ui/button';
import { EmptyState } from '~/ui/empty-state';
import { LinkButton } from '~/ui/link-button';
import { Notice } from '~/ui/notice';
import { NewPupils } from './late-joiners-view';
import { ConditionsSection, LackingNotice } from './preconditions/conditions-view';
import { estimateReadingMinutes, orderReaders } from './reading-order';
import { MissingTable, SignCell } from './round-missing';
import {
  chooseNextSitting,
  listExpected,
  listExpectedSecond,
  listLacking,
  listWaiting,
  type RoundPage,
  type TaskStage,
} from './round-page';
import { useDayWords, useTitleWords } from './round-word-choice';
import { OwnDaysNotice, RunRightsNotice } from './set-up-words';
import { TestLeaderSection } from './test-leader-view';

/** The page's one button: start, catch up, or go on. */
export function RoundAction({ page }: { page: RoundPage }) {
  const { t } = useTranslation('administration');
  if (page.open) {
    return (
      <LinkButton look="primary" to={`/sittings/${page.open.sittingId}`}>
        {t('round.continue')}
      </LinkButton>
    );
  }
  const next = chooseNextSitting(page);
  if (!next) return null;
  const count = listExpected(page).length;
  return (
    <Form method="post">
      <input type="hidden" name="kind" value={next} />
      <Button look="primary">
        {next === 'lesson' ? t('round.start') : t('round.catchUp', { count })}
      </Button>
    </Form>
  );
}

function WindowNotice({ page }: { page: RoundPage }) {
  const { t } = useTranslation(['administration', 'common']);
  const day = useDayWords();
  if (!page.window) return null;
  const { kind, timing, startDate, endDate, catchUpEndDate } = page.window;
  const name = t(`common:window.${kind}`);
  const window = name.charAt(0).toLocaleUpperCase() + name.slice(1);
  if (timing === 'outside') {
    const words = { window: name, from: day(startDate), to: day(catchUpEndDate) };
    return <Notice kind="warning" title={t('administration:round.windowOutside', words)} />;
  }
  return (
    <p>
      {timing === 'within'
        ? t('administration:round.windowWithin', { window, date: day(endDate) })
        : t('administration:round.windowCatchUp', { window, date: day(catchUpEndDate) })}
    </p>
  );
}

const STAGE_HEADS = {
  'whole-class': 'round.wholeClass',
  second: 'round.second',
  'one-to-one': 'round.oneToOne',
} as const;

function useStageMinutes({ minutes }: RoundPage) {
  const { t } = useTranslation('administration');
  return (stage: TaskStage) => {
    if (stage === 'one-to-one') return t('round.minutesOneToOne');
    const count = (stage === 'second' ? minutes?.second : minutes?.wholeClass) ?? 0;
    return t('round.minutes', { count });
  };
}

function TaskList({ page, stage }: { page: RoundPage; stage: TaskStage }) {
  const { t } = useTranslation('administration');
  const words = useTitleWords();
  const minutesOf = useStageMinutes(page);
  const tasks = page.tasks.filter((task) => task.stage === stage);
  if (tasks.length === 0) return null;
  return (
    <section>
      <h3>{t(STAGE_HEADS[stage])}</h3>
      <p className="text-ink-soft">{minutesOf(stage)}</p>
      <ol className="mt-2 list-decimal ps-6">
        {tasks.map((task) => (
          <li key={task.taskId} className="mb-1">
            <strong>{words(task.title)}.</strong> {words(task.measures)}
            {task.carried && <span className="text-ink-soft"> {t('round.carried')}</span>}
            {task.tryAt && (
              <>
                {' '}
                <a href={task.tryAt} target="_blank" rel="noreferrer">
                  {t('round.tryIt')}
                  <span className="spoken">: {words(task.title)}</span>
                </a>
              </>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function LessonScript({ classId }: { classId: string }) {
  const { t } = useTranslation('administration');
  const lines = [
    t('round.script1'),
    t('round.script2'),
    t('round.script3'),
    t('round.script4'),
    t('round.script5'),
  ];
  return (
    <section aria-labelledby="lesson-script">
      <h2 id="lesson-script">{t('round.script')}</h2>
      <ol className="mt-2 list-decimal ps-6">
        {lines.map((line) => (
          <li key={line} className="mb-2">
            {line}
          </li>
        ))}
      </ol>
      <p className="mt-4 flex flex-wrap gap-6">
        <Link to={`/classes/${classId}/sign-cards`}>{t('cards.link')}</Link>
        <Link to={`/classes/${classId}/adaptations`}>{t('adaptations.link')}</Link>
      </p>
    </section>
  );
}

function Readings({ page }: { page: RoundPage }) {
  const { t } = useTranslation('administration');
  const words = useTitleWords();
  const titles = new Map(page.tasks.map((task) => [task.taskId, words(task.title)]));
  const readers = orderReaders(
    page.pupils.filter(({ readings }) => readings.length > 0),
    page.tasks.flatMap(({ taskId, stage }) => (stage === 'one-to-one' ? [taskId] : [])),
  );
  if (readers.length === 0) return null;
  return (
    <section aria-labelledby="readings">
      <h2 id="readings">{t('round.readings')}</h2>
      <p className="mb-2">
        {t('round.readingsText')}{' '}
        {t('round.readingsMinutes', { count: estimateReadingMinutes(readers.length) })}
      </p>
      {page.openReadingSittingId && (
        <p className="mb-2">
          <Link to={`/sittings/${page.openReadingSittingId}`}>{t('round.secondScreen')}</Link>
        </p>
      )}
      <ul className="grid gap-2">
        {readers.map((pupil) => (
          <li key={pupil.membershipId} className="flex flex-wrap items-center gap-4">
            <SignCell signId={pupil.signId} name={pupil.displayName} />
            {(page.runs.mayRead ? pupil.readings : []).map(({ taskId }) => (
              <Form
                key={taskId}
                method="post"
                reloadDocument
                action={`/classes/${page.classId}/mark/${pupil.membershipId}`}
              >
                <input type="hidden" name="taskId" value={taskId} />
                <Button size="small">
                  {t('round.readWith', { name: pupil.displayName })}
                  <span className="spoken">: {titles.get(taskId)}</span>
                </Button>
              </Form>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The tasks that the class does on a day of their own, and the way to start them. */
function SecondSitting({ page }: { page: RoundPage }) {
  const { t } = useTranslation('administration');
  const words = useTitleWords();
  const minutesOf = useStageMinutes(page);
  const waiting = listWaiting(page);
  const hasOwn = page.tasks.some(({ stage }) => stage === 'second');
  if (!hasOwn && waiting.length === 0) return null;
  const count = listExpectedSecond(page).length;
  const titles = new Map(page.tasks.map((task) => [task.taskId, words(task.title)]));
  return (
    <section aria-labelledby="second-sitting" className="grid justify-items-start gap-2">
      <h2 id="second-sitting">{t('round.secondTitle')}</h2>
      <p>{count > 0 ? t('round.secondText', { count }) : t('round.secondDone')}</p>
      {!hasOwn && <p className="text-ink-soft">{minutesOf('second')}</p>}
      {waiting.map((task) => (
        <p key={task.taskId}>
          {t('round.waiting', { task: titles.get(task.taskId) ?? '', count: task.count })}
        </p>
      ))}
      <TaskList page={page} stage="second" />
      {!page.open && count > 0 && page.runs.mayLead && listLacking(page).length === 0 && (
        <Form method="post">
          <input type="hidden" name="kind" value="second" />
          <Button>{t('round.startSecond', { count })}</Button>
        </Form>
      )}
    </section>
  );
}

function NewInClass({ page }: { page: RoundPage }) {
  if (!page.window) return null;
  const pupils = page.pupils.flatMap(({ late, displayName, state, ...pupil }) =>
    late && state === null ? [{ ...pupil, late, name: displayName }] : [],
  );
  const { catchUpEndDate } = page.window;
  return <NewPupils pupils={pupils} lastDay={catchUpEndDate} mayRecord={page.mayRecord} />;
}

/** Why nothing can be started, when nothing can. */
function EmptyRound({ page }: { page: RoundPage }) {
  const { t } = useTranslation('administration');
  if (page.pupils.length === 0) {
    return <EmptyState title={t('round.noPupilsTitle')}>{t('round.noPupilsText')}</EmptyState>;
  }
  if (!page.window) {
    return <EmptyState title={t('round.noWindowTitle')}>{t('round.noWindowText')}</EmptyState>;
  }
  return <EmptyState title={t('round.noTasksTitle')}>{t('round.noTasksText')}</EmptyState>;
}

type RoundViewProps = {
  page: RoundPage;
  /** What the reader has just tried, and could not do: start, let somebody lead, read a task that is left out. */
  refused?: 'start' | 'leader' | 'task' | null;
};

export function RoundView({ page, refused = null }: RoundViewProps) {
  const { t, i18n } = useTranslation(['administration', 'setup', 'results']);
  const isEmpty = page.pupils.length === 0 || !page.window || page.tasks.length === 0;
  if (isEmpty) return <EmptyRound page={page} />;
  const openedAt = page.open && new Date(page.open.openedAt);
  const time = openedAt?.toLocaleTimeString(i18n.language === 'en' ? 'en-GB' : 'sv-SE', {
    hour: '2-digit',
    minute: '2-digit',
    timeZone: page.open?.timeZone,
  });
  return (
    <div className="grid gap-8">
      <LackingNotice page={page} isLive={refused === 'start'} />
      <RunRightsNotice page={page} isLive={refused === 'start'} />
      {refused === 'leader' && (
        <Notice kind="warning" isLive title={t('setup:round.noTestLeaders')} />
      )}
      {refused === 'task' && <Notice kind="warning" isLive title={t('results:pupil.leftOut')} />}
      {time && <Notice kind="info" title={t('round.openLesson', { time })} />}
      {!page.open && listExpected(page).length === 0 && listWaiting(page).length === 0 && (
        <Notice kind="success" title={t('round.allDoneTitle')}>
          {t('round.allDoneText')}
        </Notice>
      )}
      <section aria-labelledby="what-to-do" className="grid gap-4">
        <h2 id="what-to-do">{t('round.now')}</h2>
        <WindowNotice page={page} />
        <OwnDaysNotice page={page} />
        <TaskList page={page} stage="whole-class" />
        <TaskList page={page} stage="one-to-one" />
      </section>
      <ConditionsSection page={page} />
      <NewInClass page={page} />
      <Readings page={page} />
      <SecondSitting page={page} />
      <LessonScript classId={page.classId} />
      {page.leaders && <TestLeaderSection leaders={page.leaders} />}
      <MissingTable page={page} />
    </div>
  );
}
