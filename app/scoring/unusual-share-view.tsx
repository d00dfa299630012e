/** That very many or very few are to be followed up, and the form with which the owner stands by the version. */
import { Form, Link } from '@remix-run/react';
import { startWithCapital } from '~/platform/translation/start-with-capital';
import { WRITTEN_LANGUAGES } from '~/scoring/cut-policy';
import type { loadPolicyVersion } from '~/scoring/policy-doors.server';
import type { UnusualShare } from '~/scoring/policy-share.server';
import { usePolicyWords } from '~/scoring/policy-words';
import { WrittenWords } from '~/scoring/written-words';
import { Button } from '~/ui/button';
import { FormField } from '~/ui/form-field';
import { Notice } from '~/ui/notice';
import { Select } from '~/ui/select';
import { TextArea } from '~/ui/text-area';

/** On the list of versions: one line for each window, with the way to the version. */
export function UnusualShares({ shares }: { shares: UnusualShare[] }) {
  const { t, nameWindow } = usePolicyWords();
  return shares.map((share) => (
    <Notice
      key={share.windowId}
      kind="warning"
      title={t(`share.title.${share.side}`, { window: startWithCapital(nameWindow(share)) })}
    >
      {t('share.text')}{' '}
      <Link to={`/policies/${share.policyId}/${share.policyVersion}`}>
        {t('list.open', { version: share.policyVersion })}
      </Link>
    </Notice>
  ));
}

type Props = Pick<
  Awaited<ReturnType<typeof loadPolicyVersion>>,
  'unusual' | 'reviews' | 'mayApprove' | 'windows'
> & { problem: string | null };

/** On the page of the version: what is unusual, the form, and what was decided before. */
export function StandBy({ unusual, reviews, mayApprove, windows, problem }: Props) {
  const { t, nameWindow, nameDay, nameRole } = usePolicyWords();
  const nameOf = (windowId: string) => {
    const window = windows.find((one) => one.windowId === windowId);
    return window ? startWithCapital(nameWindow(window)) : '';
  };
  if (unusual.length === 0 && reviews.length === 0) return null;
  return (
    <section className="grid max-w-[70ch] gap-4">
      <h2>{t('share.heading')}</h2>
      {unusual.map((share) => (
        <div key={share.windowId} className="grid gap-4">
          <Notice
            kind="warning"
            title={t(`share.title.${share.side}`, { window: startWithCapital(nameWindow(share)) })}
          >
            {t('share.text')}
          </Notice>
          {mayApprove && <StandByForm windowId={share.windowId} problem={problem} />}
        </div>
      ))}
      <ul className="grid gap-2">
        {reviews.map((review) => (
          <li key={`${review.windowId} ${review.side}`}>
            {t(`share.stood.${review.side}`, {
              window: nameOf(review.windowId),
              day: nameDay(review.day),
              role: nameRole(review.role),
            })}{' '}
            <WrittenWords of={review.reason} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function StandByForm({ windowId, problem }: { windowId: string; problem: string | null }) {
  const { t, language } = usePolicyWords();
  return (
    <Form method="post" className="grid gap-4 print:hidden">
      <input type="hidden" name="intent" value="stand-by" />
      <input type="hidden" name="windowId" value={windowId} />
      <FormField
        label={t('share.reason')}
        hint={t('share.reasonHint')}
        field={{ errors: problem === windowId ? [t('draft.problem.source-too-short')] : [] }}
      >
        <TextArea name="reason" required maxLength={2_000} />
      </FormField>
      <FormField label={t('draft.sourceLanguage')}>
        <Select
          name="language"
          defaultValue={language}
          options={WRITTEN_LANGUAGES.map((value) => ({ value, label: t(`language.${value}`) }))}
        />
      </FormField>
      <div>
        <Button look="secondary">{t('share.submit')}</Button>
      </div>
    </Form>
  );
}
