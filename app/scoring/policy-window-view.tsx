/** A window's results shown under one version of its policy, with the ways to the other versions. */
import { useNavigate } from '@remix-run/react';
import { startWithCapital } from '~/platform/translation/start-with-capital';
import type { loadPolicyWindow } from '~/scoring/policy-doors.server';
import { PreviewSentence, PreviewTables } from '~/scoring/policy-preview-view';
import { usePolicyWords } from '~/scoring/policy-words';
import { EmptyState } from '~/ui/empty-state';
import { FormField } from '~/ui/form-field';
import { LinkButton } from '~/ui/link-button';
import { Select } from '~/ui/select';

type Props = Awaited<ReturnType<typeof loadPolicyWindow>>;

export function PolicyWindowView({ head, window, versions, preview }: Props) {
  const { t, nameWindow, nameStatus } = usePolicyWords();
  const navigate = useNavigate();
  const addressOf = (version: number | string) =>
    `/policies/${head.policyId}/${version}/windows/${window.windowId}`;
  return (
    <div className="grid gap-8">
      {versions.length > 1 && (
        <div className="max-w-sm print:hidden">
          <FormField label={t('under.version')}>
            <Select
              value={String(head.version)}
              onChange={(event) => navigate(addressOf(event.currentTarget.value))}
              options={versions.map((one) => ({
                value: String(one.version),
                label: t('under.versionOption', { version: one.version, status: nameStatus(one) }),
              }))}
            />
          </FormField>
        </div>
      )}
      {preview ? (
        <>
          <p className="max-w-[70ch] text-lg">
            <PreviewSentence name={nameWindow(window)} preview={preview} />{' '}
            {t('under.nothingSaved', { version: window.policyVersion })}
          </p>
          <PreviewTables preview={preview} />
        </>
      ) : (
        <EmptyState title={t('under.emptyTitle')} icon="info">
          {t('version.previewFew', { window: startWithCapital(nameWindow(window)) })}
        </EmptyState>
      )}
      <p className="flex flex-wrap gap-3 print:hidden">
        <LinkButton to={`/policies/${head.policyId}/${head.version}`}>
          {t('list.open', { version: head.version })}
        </LinkButton>
        <LinkButton to="/policies">{t('version.back')}</LinkButton>
      </p>
    </div>
  );
}
