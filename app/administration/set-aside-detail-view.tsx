/** One group of answers set aside: why, what is known of it, and where it can be placed. */
import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/ui/button';
import { FormField } from '~/ui/form-field';
import { Notice } from '~/ui/notice';
import { Select } from '~/ui/select';
import { useTitleWords } from './round-word-choice';
import type { SetAsideDetail } from './set-aside';
import { ReasonList, useTimeWords } from './set-aside-view';

type Problem = 'no-target' | 'nothing-to-release';
type Props = { detail: SetAsideDetail; timeZone: string; problem: Problem | null };

export function SetAsideDetailView({ detail, timeZone, problem }: Props) {
  const { t } = useTranslation('operations');
  const words = useTitleWords();
  const { group, taskTitle, namedPupil } = detail;
  return (
    <div className="grid gap-6">
      {problem && <Notice kind="error" isLive title={t(`setAside.problem.${problem}`)} />}
      <section aria-labelledby="why" className="grid gap-3">
        <h2 id="why">{t('setAside.why')}</h2>
        <ReasonList reasons={group.reasons} />
      </section>
      <dl className="grid gap-1">
        <dt className="font-bold">{t('setAside.task')}</dt>
        <dd>{taskTitle ? words(taskTitle) : t('setAside.unknownTask')}</dd>
        <dt className="font-bold">{t('setAside.namedPupil')}</dt>
        <dd>{namedPupil ?? t('setAside.unknownTask')}</dd>
      </dl>
      {group.handledAs === null && <ReleaseForm detail={detail} timeZone={timeZone} />}
      {group.handledAs !== 'released' && <LookedAtForm isLookedAt={group.handledAs !== null} />}
      {group.handledAs === 'released' && (
        <Notice kind="info" title={t('setAside.handledAs.released')} />
      )}
    </div>
  );
}

function ReleaseForm({ detail, timeZone }: Omit<Props, 'problem'>) {
  const { t } = useTranslation('operations');
  const words = useTitleWords();
  const inWords = useTimeWords(timeZone);
  const { targets, releasable } = detail;
  if (targets.length === 0) {
    return (
      <Notice kind="info" title={t('setAside.cannotTitle')}>
        <p>{releasable > 0 ? t('setAside.noTargetText') : t('setAside.cannotText')}</p>
      </Notice>
    );
  }
  const isPupil = targets[0]?.value.startsWith('pupil:');
  const options = targets.map(({ value, pupilName, taskTitle, startedAt }) => ({
    value,
    label: startedAt
      ? t('setAside.attempt', {
          pupil: pupilName,
          task: taskTitle ? words(taskTitle) : '',
          time: inWords(startedAt),
        })
      : pupilName,
  }));
  return (
    <section aria-labelledby="release" className="grid gap-3">
      <h2 id="release">{t('setAside.releaseTitle')}</h2>
      <p>{t('setAside.releaseText')}</p>
      <Form method="post" className="grid justify-items-start gap-4">
        <input type="hidden" name="intent" value="release" />
        <FormField label={t(isPupil ? 'setAside.releasePupil' : 'setAside.releaseAttempt')}>
          <Select name="target" required emptyLabel={t('setAside.choose')} options={options} />
        </FormField>
        <Button look="primary">{t('setAside.release', { count: releasable })}</Button>
      </Form>
    </section>
  );
}

function LookedAtForm({ isLookedAt }: { isLookedAt: boolean }) {
  const { t } = useTranslation('operations');
  return (
    <Form method="post">
      <input type="hidden" name="intent" value={isLookedAt ? 'take-up' : 'looked-at'} />
      <Button>{t(isLookedAt ? 'setAside.takeUp' : 'setAside.lookedAt')}</Button>
    </Form>
  );
}
