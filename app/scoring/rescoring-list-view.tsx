/** Windows whose results can be judged again, and every new judgement with how far it has come. */
import { Form, Link } from '@remix-run/react';
import { useId } from 'react';
import { startWithCapital } from '~/platform/translation/start-with-capital';
import { PlainTable } from '~/roster/plain-table';
import type {
  listRescorings,
  RescoringHead,
  RescoringWindow,
} from '~/scoring/rescoring-store.server';
import { useRescoringWords } from '~/scoring/rescoring-words';
import { useFreshWhile } from '~/scoring/use-fresh-while';
import { Button } from '~/ui/button';
import { EmptyState } from '~/ui/empty-state';
import { Notice } from '~/ui/notice';

type Props = Awaited<ReturnType<typeof listRescorings>> & { asked: boolean };

export function RescoringListView({ windows, rescorings, mayStart, timeZone, asked }: Props) {
  const words = useRescoringWords(timeZone);
  const { t } = words;
  const isRunning = rescorings.some(({ state }) => state === 'running');
  const waits = asked && !isRunning && windows.some(({ outdated }) => outdated !== 'none');
  useFreshWhile(isRunning || waits);
  if (windows.length === 0) {
    return <EmptyState title={t('list.emptyTitle')}>{t('list.emptyText')}</EmptyState>;
  }
  return (
    <div className="grid gap-8">
      {asked && <Notice kind="success" isLive title={t('list.asked')} />}
      <Windows windows={windows} mayStart={mayStart} timeZone={timeZone} />
      <Made rescorings={rescorings} timeZone={timeZone} />
    </div>
  );
}

function Windows({
  windows,
  mayStart,
  timeZone,
}: Pick<Props, 'windows' | 'mayStart' | 'timeZone'>) {
  const { t, nameWindow } = useRescoringWords(timeZone);
  const id = useId();
  const say = ({ outdated }: RescoringWindow) => t(`list.outdated.${outdated}`);
  const columns = [
    {
      header: t('list.window'),
      cell: (window: RescoringWindow) => startWithCapital(nameWindow(window)),
    },
    { header: t('list.state'), cell: say },
    ...(mayStart
      ? [
          {
            header: t('list.action'),
            cell: (window: RescoringWindow) => (
              <Form method="post">
                <input type="hidden" name="windowId" value={window.windowId} />
                <Button size="small" aria-label={t('list.startOf', { window: nameWindow(window) })}>
                  {t('list.start')}
                </Button>
              </Form>
            ),
          },
        ]
      : []),
  ];
  return (
    <section className="grid gap-3">
      <h2 id={id}>{t('list.windows')}</h2>
      <p className="max-w-[70ch]">{t(mayStart ? 'list.windowsText' : 'list.windowsRead')}</p>
      <PlainTable
        labelledBy={id}
        rows={windows}
        rowId={({ windowId }) => windowId}
        columns={columns}
      />
    </section>
  );
}

function Made({ rescorings, timeZone }: Pick<Props, 'rescorings' | 'timeZone'>) {
  const { t, nameWindow, time } = useRescoringWords(timeZone);
  const id = useId();
  const sayState = ({ state, donePercent, hasFailed }: RescoringHead) => {
    const said = t(`state.${state}`, { percent: donePercent });
    return hasFailed ? `${said} ${t('state.failed')}` : said;
  };
  return (
    <section className="grid gap-3">
      <h2 id={id}>{t('list.made')}</h2>
      {rescorings.length === 0 ? (
        <p>{t('list.noneMade')}</p>
      ) : (
        <PlainTable
          labelledBy={id}
          rows={rescorings}
          rowId={({ rescoringId }) => rescoringId}
          columns={[
            {
              header: t('list.window'),
              cell: (head) => (
                <Link to={`/rescorings/${head.rescoringId}`} prefetch="none">
                  {startWithCapital(nameWindow(head))}
                </Link>
              ),
            },
            { header: t('list.began'), cell: ({ startedAt }) => time(startedAt) },
            { header: t('list.cause'), cell: ({ cause }) => t(`cause.${cause}`) },
            {
              header: t('list.versions'),
              cell: ({ versions }) => t('list.versionsOf', { ...versions }),
            },
            { header: t('list.state'), cell: sayState },
          ]}
        />
      )}
    </section>
  );
}
