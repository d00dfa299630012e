/** One version of a cut policy: how sure, which limits, what it would change, and the decisions on it. */
import { Form, Link, useNavigation, useSubmit } from '@remix-run/react';
import { useId, useState } from 'react';
import { startWithCapital } from '~/platform/translation/start-with-capital';
import { PlainTable } from '~/roster/plain-table';
import { ExpectedFigures } from '~/scoring/flow-view';
import { LimitMethodLine } from '~/scoring/limit-method-view';
import type { loadPolicyVersion } from '~/scoring/policy-doors.server';
import { PreviewSentence } from '~/scoring/policy-preview-view';
import { usePolicyWords } from '~/scoring/policy-words';
import { StandBy } from '~/scoring/unusual-share-view';
import { WrittenWords } from '~/scoring/written-words';
import { Button } from '~/ui/button';
import { Checkbox } from '~/ui/checkbox';
import { ConfirmDialog } from '~/ui/confirm-dialog';
import { LinkButton } from '~/ui/link-button';

type Props = Awaited<ReturnType<typeof loadPolicyVersion>>;
type PageProps = Props & { problem: string | null };

export function PolicyVersionView(props: PageProps) {
  const { t } = usePolicyWords();
  const { head, mayApprove, mayDraft } = props;
  const isDraft = head.status === 'draft' && !head.ships;
  return (
    <div className="grid gap-8">
      <StandBy {...props} />
      <Bounds {...props} />
      <Limits {...props} />
      <ExpectedFigures flow={props.flow} />
      <Previews {...props} />
      {mayApprove && <Approval {...props} />}
      <p className="flex flex-wrap gap-3">
        <LinkButton to="/policies">{t('version.back')}</LinkButton>
        {mayDraft && (
          <LinkButton to={`/policies/${head.policyId}/${head.version}/new`}>
            {t('version.new')}
          </LinkButton>
        )}
        {mayDraft && isDraft && <Discard />}
      </p>
    </div>
  );
}

function Bounds({ head, decision, relative, shareWatch, limitMethod }: Props) {
  const { t, number, nameStatus, nameApproval } = usePolicyWords();
  const share = relative ? number(relative.lowestShare * 100) : '';
  return (
    <section className="grid max-w-[70ch] gap-2">
      <h2>{t('version.bounds')}</h2>
      <p>
        {t('list.status')}: <strong>{nameStatus(head)}</strong>. {t('list.approved')}:{' '}
        {nameApproval(head)}. {t('version.method')}: {t(`version.methodOf.${limitMethod}`)}.
      </p>
      <p>
        {t('version.boundsText', {
          upper: number(decision.upper),
          lower: number(decision.lower),
        })}
      </p>
      <p>{t('version.lookAgainText', { value: number(decision.lookAgainAbove) })}</p>
      <p>
        {relative
          ? t('version.relativeOn', { share, others: relative.minimumOthers })
          : t('version.relativeOff')}
      </p>
      {shareWatch && (
        <p>
          {t('version.shareWatch', {
            most: number(shareWatch.mostShare * 100),
            least: number(shareWatch.leastShare * 100),
            pupils: shareWatch.minimumPupils,
          })}
        </p>
      )}
      {head.source && (
        <p>
          <strong>{t('version.source')}:</strong> <WrittenWords of={head.source} />
        </p>
      )}
    </section>
  );
}

function Limits({ limits }: Props) {
  const { t, say, number } = usePolicyWords();
  const id = useId();
  const count = (value: number | null) => (value === null ? '–' : number(value));
  return (
    <section className="grid gap-3">
      <h2 id={id}>{t('version.limits')}</h2>
      <p>{t('version.countsHelp')}</p>
      <div className="table-of-words">
        <PlainTable
          labelledBy={id}
          rows={limits}
          rowId={({ field }) => field}
          columns={[
            {
              header: t('version.task'),
              cell: ({ title, window }) => `${say(title)}, ${t(`kind.${window}`)}`,
            },
            { header: t('version.limit'), cell: ({ words }) => say(words) },
            {
              header: t('version.surelyBelow'),
              cell: ({ surelyBelow, surelyAbove }) =>
                surelyBelow === null && surelyAbove === null
                  ? t('version.together')
                  : count(surelyBelow),
            },
            { header: t('version.surelyAbove'), cell: ({ surelyAbove }) => count(surelyAbove) },
            { header: t('version.howSet'), cell: (limit) => <LimitMethodLine {...limit} /> },
            { header: t('version.reason'), cell: ({ reason }) => <WrittenWords of={reason} /> },
          ]}
        />
      </div>
    </section>
  );
}

function Previews({ head, previews, windows }: Props) {
  const { t, nameWindow } = usePolicyWords();
  return (
    <section className="grid max-w-[70ch] gap-2">
      <h2>{t('version.preview')}</h2>
      {previews.length === 0 && <p>{t('version.previewNone')}</p>}
      <ul className="grid gap-2">
        {previews.map(({ windowId, preview }) => {
          const window = windows.find((candidate) => candidate.windowId === windowId);
          const name = window ? nameWindow(window) : '';
          return (
            <li key={windowId}>
              <PreviewSentence name={name} preview={preview} />{' '}
              {preview && (
                <Link to={`/policies/${head.policyId}/${head.version}/windows/${windowId}`}>
                  {t('under.open')}
                </Link>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Approval({ head, windows }: Props) {
  const { t, nameWindow } = usePolicyWords();
  const isApproved = head.status === 'approved';
  const left = windows.filter(({ policyVersion }) => policyVersion !== head.version);
  if (isApproved && left.length === 0) return null;
  return (
    <Form method="post" className="grid max-w-[70ch] gap-4">
      <h2>{t('version.approveTitle')}</h2>
      <p>{t('version.approveText')}</p>
      <input type="hidden" name="intent" value="approve" />
      {windows.length > 0 && (
        <fieldset className="grid gap-2">
          <legend>{t('version.approveWindows')}</legend>
          {windows.map((window) => (
            <Checkbox
              key={window.windowId}
              name="windowId"
              value={window.windowId}
              defaultChecked={window.policyVersion === head.version}
              label={startWithCapital(nameWindow(window))}
            />
          ))}
        </fieldset>
      )}
      <div>
        <Button look="primary">{t(isApproved ? 'version.approveAgain' : 'version.approve')}</Button>
      </div>
    </Form>
  );
}

function Discard() {
  const { t } = usePolicyWords();
  const [isAsked, setIsAsked] = useState(false);
  const submit = useSubmit();
  const isGoing = useNavigation().state !== 'idle';
  return (
    <>
      <Button type="button" look="quiet" onClick={() => setIsAsked(true)}>
        {t('version.discard')}
      </Button>
      <ConfirmDialog
        isOpen={isAsked}
        title={t('version.discardTitle')}
        confirmLabel={t('version.discard')}
        cancelLabel={t('version.keep')}
        look="danger"
        pendingLabel={isGoing ? t('version.discard') : undefined}
        onConfirm={() => submit({ intent: 'discard' }, { method: 'post' })}
        onCancel={() => setIsAsked(false)}
      >
        <p>{t('version.discardText')}</p>
      </ConfirmDialog>
    </>
  );
}
