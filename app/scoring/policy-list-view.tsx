/** Every version of the cut policies, and which of them judges which window. */
import { Link } from '@remix-run/react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { startWithCapital } from '~/platform/translation/start-with-capital';
import { PlainTable } from '~/roster/plain-table';
import type { loadPolicies } from '~/scoring/policy-doors.server';
import { usePolicyWords } from '~/scoring/policy-words';
import { ReferenceGroups } from '~/scoring/reference-groups-view';
import { UnusualShares } from '~/scoring/unusual-share-view';
import { LinkButton } from '~/ui/link-button';

type Props = Awaited<ReturnType<typeof loadPolicies>>;

export function PolicyListView(props: Props) {
  const { versions, windows, groups, unusual, mayDraft, maySeeOutcomes } = props;
  const { t } = usePolicyWords();
  const { t: outcomes } = useTranslation('validation');
  const newest = versions[0];
  return (
    <div className="grid gap-8">
      <UnusualShares shares={unusual} />
      <Versions versions={versions} />
      <Windows windows={windows} />
      <ReferenceGroups groups={groups} windows={windows} mayDraft={mayDraft} />
      {maySeeOutcomes && (
        <p>
          <Link to="/validation">{outcomes('fromPolicies')}</Link>
        </p>
      )}
      {mayDraft && newest && (
        <p>
          <LinkButton to={`/policies/${newest.policyId}/${newest.version}/new`}>
            {t('version.new')}
          </LinkButton>
        </p>
      )}
    </div>
  );
}

function Versions({ versions }: Pick<Props, 'versions'>) {
  const { t, say, nameApproval, nameStatus } = usePolicyWords();
  const id = useId();
  return (
    <section className="grid gap-3">
      <h2 id={id}>{t('list.versions')}</h2>
      <PlainTable
        labelledBy={id}
        rows={versions}
        rowId={({ policyId, version }) => `${policyId} ${version}`}
        columns={[
          {
            header: t('list.version'),
            cell: (head) => (
              <Link to={`/policies/${head.policyId}/${head.version}`}>
                {t('version.title', { title: say(head.title), version: head.version })}
              </Link>
            ),
          },
          { header: t('list.status'), cell: nameStatus },
          { header: t('list.approved'), cell: nameApproval },
        ]}
      />
    </section>
  );
}

function Windows({ windows }: Pick<Props, 'windows'>) {
  const { t, nameWindow } = usePolicyWords();
  const id = useId();
  if (windows.length === 0) return <p>{t('list.noWindows')}</p>;
  return (
    <section className="grid gap-3">
      <h2 id={id}>{t('list.windows')}</h2>
      <PlainTable
        labelledBy={id}
        rows={windows}
        rowId={({ windowId }) => windowId}
        columns={[
          { header: t('list.window'), cell: (window) => startWithCapital(nameWindow(window)) },
          {
            header: t('list.version'),
            cell: ({ policyId, policyVersion }) => (
              <Link to={`/policies/${policyId}/${policyVersion}`}>
                {t('list.open', { version: policyVersion })}
              </Link>
            ),
          },
          {
            header: t('list.judged'),
            cell: ({ progress }) =>
              progress === null ? t('list.noResults') : t(`list.judgedShare.${progress}`),
          },
        ]}
      />
    </section>
  );
}
