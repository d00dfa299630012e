/** Whom a task's results are compared with: the municipality's own pupils, window by window, or nobody. */
import { useId } from 'react';
import { startWithCapital } from '~/platform/translation/start-with-capital';
import { usePolicyWords } from '~/scoring/policy-words';
import type { TaskGroup } from '~/scoring/reference-group-doors.server';

export function TaskGroups({ groups }: { groups: readonly TaskGroup[] }) {
  const { t, nameWindow } = usePolicyWords();
  const id = useId();
  return (
    <section aria-labelledby={id} className="grid content-start gap-2">
      <h2 id={id}>{t('groups.title')}</h2>
      <p>{t(groups.length === 0 ? 'groups.ofTaskNone' : 'groups.ofTask')}</p>
      <ul className="grid gap-1">
        {groups.map(({ windowId, state, synthetic, done, ...window }) => (
          <li key={windowId}>
            <strong>{startWithCapital(nameWindow(window))}:</strong> {t(`groups.stateOf.${state}`)}
            {done && ` (${t('groups.doneOf', done)})`}. {synthetic && t('groups.synthetic')}
          </li>
        ))}
      </ul>
    </section>
  );
}
