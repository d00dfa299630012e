/** The page of a class's round: what, how long, how, and who is missing. */
import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { signPicturePath } from '~/roster/signs';
import { Button } from '~/ui/button';
import { EmptyState } from '~/ui/empty-state';
import { LinkButton } from '~/ui/link-button';
import { Notice } from '~/ui/notice';
import { chooseNextSitting, listExpected, type RoundPage } from './round-page';
import { useDayWords, useTitleWords } from './round-word-choice';

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

function TaskList({ page, stage }: { page: RoundPage; stage: 'whole-class' | 'one-to-one' }) {
  const { t } = useTranslation('administration');
  const words = useTitleWords();
  const tasks = page.tasks.filter((task) => task.stage === stage);
  if (tasks.length === 0) return null;
  return (
    <section>
      <h3>{stage === 'whole-class' ? t('round.wholeClass') : t('round.oneToOne')}</h3>
      <p className="text-ink-soft">
        {stage === 'whole-class'
          ? t('round.minutes', { count: page.minutes ?? 0 })
          : t('round.minutesOneToOne')}
      </p>
      <ol className="mt-2 list-decimal ps-6">
        {tasks.map((task) => (
          <li key={task.taskId} className="mb-1">
            <strong>{words(task.title)}.</strong> {words(task.measures)}
          </li>
        ))}
      </ol>
    </section>
  );
}

function LessonScript() {
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
    </section>
  );
}

function SignCell({ signId, name }: { signId: string; name: string }) {
  return (
    <span className="inline-flex items-center gap-2">
      <img src={signPicturePath(signId)} alt="" width={28} height={28} />
      {name}
    </span>
  );
}

function MissingTable({ page }: { page: RoundPage }) {
  const { t } = useTranslation('administration');
  const words = useTitleWords();
  const titles = new Map(page.tasks.map((task) => [task.taskId, words(task.title)]));
  const missing = page.pupils.filter(({ tasksLeft }) => tasksLeft.length > 0);
  const counts = { count: listExpected(page).length, all: page.pupils.length };
  return (
    <section aria-labelledby="who-is-missing">
      <h2 id="who-is-missing">{t('round.missing')}</h2>
      <p className="mb-2">{t('round.missingCount', counts)}</p>
      {missing.length > 0 && (
        <table className="w-full border-collapse">
          <thead>
            <tr className="border-b border-line text-start">
              <th scope="col" className="py-2 pe-4 text-start">
                {t('round.pupil')}
              </th>
              <th scope="col" className="py-2 pe-4 text-start">
                {t('round.left')}
              </th>
              <th scope="col" className="py-2 text-start">
                {t('round.state')}
              </th>
            </tr>
          </thead>
          <tbody>
            {missing.map((pupil) => (
              <tr key={pupil.membershipId} className="border-b border-line">
                <th scope="row" className="py-1.5 pe-4 text-start font-normal">
                  <SignCell signId={pupil.signId} name={pupil.displayName} />
                </th>
                <td className="py-1.5 pe-4">
                  {pupil.tasksLeft.map((taskId) => titles.get(taskId) ?? taskId).join(', ')}
                </td>
                <td className="py-1.5">{pupil.state ? t(`state.${pupil.state}`) : ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Readings({ page }: { page: RoundPage }) {
  const { t } = useTranslation('administration');
  const words = useTitleWords();
  const titles = new Map(page.tasks.map((task) => [task.taskId, words(task.title)]));
  const readers = page.pupils.filter(({ readingsLeft }) => readingsLeft.length > 0);
  if (readers.length === 0) return null;
  return (
    <section aria-labelledby="readings">
      <h2 id="readings">{t('round.readings')}</h2>
      <p className="mb-2">{t('round.readingsText')}</p>
      {page.openReadingSittingId && (
        <p className="mb-2">
          <Link to={`/sittings/${page.openReadingSittingId}`}>{t('round.secondScreen')}</Link>
        </p>
      )}
      <ul className="grid gap-2">
        {readers.map((pupil) => (
          <li key={pupil.membershipId} className="flex flex-wrap items-center gap-4">
            <SignCell signId={pupil.signId} name={pupil.displayName} />
            {pupil.readingsLeft.map((taskId) => (
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

export function RoundView({ page }: { page: RoundPage }) {
  const { t, i18n } = useTranslation('administration');
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
      {time && <Notice kind="info" title={t('round.openLesson', { time })} />}
      {!page.open && listExpected(page).length === 0 && (
        <Notice kind="success" title={t('round.allDoneTitle')}>
          {t('round.allDoneText')}
        </Notice>
      )}
      <section aria-labelledby="what-to-do" className="grid gap-4">
        <h2 id="what-to-do">{t('round.now')}</h2>
        <WindowNotice page={page} />
        <TaskList page={page} stage="whole-class" />
        <TaskList page={page} stage="one-to-one" />
      </section>
      <Readings page={page} />
      <LessonScript />
      <MissingTable page={page} />
    </div>
  );
}
