/** Two rows of the same pupil: chosen, shown side by side, made one, and taken back. */
import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { useDays } from '~/roster/register-words';
import { signPicturePath } from '~/roster/signs';
import { Button } from '~/ui/button';
import { EmptyState } from '~/ui/empty-state';
import { FormField } from '~/ui/form-field';
import { Notice } from '~/ui/notice';
import { Select } from '~/ui/select';
import type { MergePage, MergeProblem, MergePupil } from './pupil-merge';

export function PupilMergeView({
  page,
  problem,
}: {
  page: MergePage;
  problem: MergeProblem | null;
}) {
  const { t } = useTranslation('roster');
  if (page.pupils.length < 2 && page.merges.length === 0) {
    return <EmptyState title={t('merge.emptyTitle')}>{t('merge.emptyText')}</EmptyState>;
  }
  return (
    <div className="grid gap-8">
      {problem && (
        <Notice kind="error" isLive title={t(`merge.problem.${problem}`)}>
          {t('merge.nothingChanged')}
        </Notice>
      )}
      <ChoosePupils page={page} />
      {page.chosen && <Chosen chosen={page.chosen} />}
      <PastMerges page={page} />
    </div>
  );
}

function ChoosePupils({ page }: { page: MergePage }) {
  const { t } = useTranslation('roster');
  const options = page.pupils.map(({ membershipId, name, birthDate }) => ({
    value: membershipId,
    label: birthDate ? `${name}, ${birthDate}` : name,
  }));
  return (
    <Form method="get" className="flex flex-wrap items-end gap-4">
      <FormField label={t('merge.kept')}>
        <Select
          name="kept"
          required
          emptyLabel={t('merge.choose')}
          defaultValue={page.chosen?.kept.membershipId ?? ''}
          options={options}
        />
      </FormField>
      <FormField label={t('merge.duplicate')}>
        <Select
          name="duplicate"
          required
          emptyLabel={t('merge.choose')}
          defaultValue={page.chosen?.duplicate.membershipId ?? ''}
          options={options}
        />
      </FormField>
      <Button>{t('merge.show')}</Button>
    </Form>
  );
}

function Chosen({ chosen }: { chosen: NonNullable<MergePage['chosen']> }) {
  const { t } = useTranslation('roster');
  const { kept, duplicate, problem } = chosen;
  return (
    <section aria-labelledby="merge-preview" className="grid gap-4">
      <h2 id="merge-preview">{t('merge.preview')}</h2>
      <div className="grid gap-4 md:grid-cols-2">
        <PupilCard title={t('merge.kept')} pupil={kept} />
        <PupilCard title={t('merge.duplicate')} pupil={duplicate} />
      </div>
      {problem ? (
        <Notice kind="warning" title={t(`merge.problem.${problem}`)} />
      ) : (
        <>
          {kept.birthDate !== duplicate.birthDate && (
            <Notice kind="warning" title={t('merge.otherBirthDate')} />
          )}
          <p>
            {t('merge.what', {
              kept: kept.name,
              duplicate: duplicate.name,
              count: duplicate.attempts,
            })}
          </p>
          <Form method="post">
            <input type="hidden" name="intent" value="merge-pupils" />
            <input type="hidden" name="keptMembershipId" value={kept.membershipId} />
            <input type="hidden" name="duplicateMembershipId" value={duplicate.membershipId} />
            <Button look="primary">{t('merge.do')}</Button>
          </Form>
        </>
      )}
    </section>
  );
}

function PupilCard({ title, pupil }: { title: string; pupil: MergePupil }) {
  const { t } = useTranslation('roster');
  return (
    <div className="grid gap-1 rounded border border-line p-4">
      <p className="text-ink-soft">{title}</p>
      <p className="flex items-center gap-2 font-bold">
        <img src={signPicturePath(pupil.signId)} alt="" width="28" height="28" />
        {pupil.name}
      </p>
      <p>{pupil.birthDate ?? t('merge.noBirthDate')}</p>
      <p>{t('merge.attempts', { count: pupil.attempts })}</p>
    </div>
  );
}

function PastMerges({ page }: { page: MergePage }) {
  const { t } = useTranslation('roster');
  const { day } = useDays();
  if (page.merges.length === 0) return null;
  return (
    <section aria-labelledby="merges" className="grid gap-3">
      <h2 id="merges">{t('merge.past')}</h2>
      <ul className="grid gap-2">
        {page.merges.map((merge) => (
          <li key={merge.mergeId} className="flex flex-wrap items-center gap-x-4 gap-y-1">
            {t('merge.line', { ...merge, count: merge.attempts, day: day(merge.on) })}
            <Form method="post">
              <input type="hidden" name="intent" value="undo-merge" />
              <input type="hidden" name="mergeId" value={merge.mergeId} />
              <Button
                look="quiet"
                size="small"
                aria-label={t('merge.undoNamed', { kept: merge.kept, duplicate: merge.duplicate })}
              >
                {t('merge.undo')}
              </Button>
            </Form>
          </li>
        ))}
      </ul>
    </section>
  );
}
