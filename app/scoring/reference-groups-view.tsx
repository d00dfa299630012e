/** The municipality's reference groups: which tasks can be compared, how many have done them, counted when. */
import { Form } from '@remix-run/react';
import { useId } from 'react';
import { PlainTable } from '~/roster/plain-table';
import type { loadPolicies } from '~/scoring/policy-doors.server';
import { usePolicyWords } from '~/scoring/policy-words';
import { Button } from '~/ui/button';

type Props = Pick<Awaited<ReturnType<typeof loadPolicies>>, 'groups' | 'windows' | 'mayDraft'>;

export function ReferenceGroups({ groups, windows, mayDraft }: Props) {
  const { t, say, nameWindow, instant } = usePolicyWords();
  const id = useId();
  const nameOf = (windowId: string) => {
    const window = windows.find((one) => one.windowId === windowId);
    return window ? nameWindow(window) : '';
  };
  const withResults = windows.filter(({ progress }) => progress !== null);
  return (
    <section className="grid gap-3">
      <h2 id={id}>{t('groups.title')}</h2>
      <p className="max-w-[70ch]">{t('groups.lead')}</p>
      {groups.length === 0 ? (
        <p>{t('groups.none')}</p>
      ) : (
        <PlainTable
          labelledBy={id}
          rows={groups}
          rowId={({ windowId, taskId }) => `${windowId} ${taskId}`}
          columns={[
            {
              header: t('version.task'),
              cell: ({ title, windowId }) => `${say(title)}, ${nameOf(windowId)}`,
            },
            {
              header: t('groups.done'),
              cell: ({ enrolled, members }) => t('groups.doneOf', { enrolled, members }),
            },
            {
              header: t('groups.state'),
              cell: ({ state, synthetic }) =>
                `${t(`groups.stateOf.${state}`)}${synthetic ? `. ${t('groups.synthetic')}` : ''}`,
            },
            { header: t('groups.counted'), cell: ({ countedAt }) => instant(countedAt) },
          ]}
        />
      )}
      {mayDraft && withResults.length > 0 && (
        <div className="flex flex-wrap gap-3 print:hidden">
          {withResults.map((window) => (
            <Form key={window.windowId} method="post">
              <input type="hidden" name="intent" value="count-groups" />
              <input type="hidden" name="windowId" value={window.windowId} />
              <Button look="secondary">
                {t('groups.countNow', { window: nameWindow(window) })}
              </Button>
            </Form>
          ))}
        </div>
      )}
    </section>
  );
}
