/** Adaptations of a round: write one down, take it back, and say who is exempt. */
import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import {
  type AccommodationKind,
  EXEMPT_REASONS,
  type ExemptReason,
} from '~/administration/accommodations';
import type { AdaptationsPage, AdaptedPupil } from '~/administration/adaptations';
import { Button } from '~/ui/button';
import { EmptyState } from '~/ui/empty-state';
import { FormField } from '~/ui/form-field';
import { Notice } from '~/ui/notice';
import { Select } from '~/ui/select';

type Props = { page: AdaptationsPage };

/** `isLeftOut`: what was sent was of a task that the school leaves out, and nothing was written. */
export function AdaptationsView({ page, isLeftOut }: Props & { isLeftOut: boolean }) {
  const { t } = useTranslation(['administration', 'results']);
  if (page.tasks.length === 0) {
    return <EmptyState title={t('round.noWindowTitle')}>{t('round.noWindowText')}</EmptyState>;
  }
  if (page.pupils.length === 0) {
    return <EmptyState title={t('round.noPupilsTitle')}>{t('round.noPupilsText')}</EmptyState>;
  }
  return (
    <div className="grid gap-8">
      {isLeftOut && <Notice kind="warning" isLive title={t('results:pupil.leftOut')} />}
      <RecordForm page={page} />
      {page.mayRecord && <ExemptForm page={page} />}
      <Written page={page} />
    </div>
  );
}

function PupilField({ pupils }: { pupils: readonly AdaptedPupil[] }) {
  const { t } = useTranslation('administration');
  return (
    <FormField label={t('adaptations.pupil')}>
      <Select
        name="membershipId"
        options={pupils.map(({ membershipId, name }) => ({ value: membershipId, label: name }))}
        emptyLabel={t('adaptations.choose')}
        required
      />
    </FormField>
  );
}

function useTaskTitle(page: AdaptationsPage): (taskId: string | null) => string {
  const { t, i18n } = useTranslation('administration');
  const language = i18n.language === 'en' ? 'en' : 'sv';
  return (taskId) => {
    if (taskId === null) return t('adaptations.everyTask');
    return page.tasks.find((task) => task.taskId === taskId)?.title[language] ?? taskId;
  };
}

function RecordForm({ page }: Props) {
  const { t } = useTranslation('administration');
  const titleOf = useTaskTitle(page);
  return (
    <section aria-labelledby="adaptations-record">
      <h2 id="adaptations-record">{t('adaptations.recordTitle')}</h2>
      <p className="max-w-[70ch]">{t('adaptations.recordText')}</p>
      <Form method="post" className="mt-4 flex flex-wrap items-end gap-4">
        <input type="hidden" name="intent" value="record" />
        <PupilField pupils={page.pupils} />
        <FormField label={t('adaptations.task')}>
          <Select
            name="taskId"
            emptyLabel={t('adaptations.everyTask')}
            options={page.tasks
              .filter((task) => !task.isLeftOut)
              .map(({ taskId }) => ({ value: taskId, label: titleOf(taskId) }))}
          />
        </FormField>
        <FormField label={t('adaptations.kind')}>
          <Select
            name="kind"
            emptyLabel={t('adaptations.choose')}
            required
            options={page.kinds.map(({ kind, breaks }) => ({
              value: kind,
              label: t(`adaptations.breaks.${breaks}`, { kind: t(`adaptations.kinds.${kind}`) }),
            }))}
          />
        </FormField>
        <Button look="primary">{t('adaptations.record')}</Button>
      </Form>
    </section>
  );
}

function ExemptForm({ page }: Props) {
  const { t } = useTranslation('administration');
  return (
    <section aria-labelledby="adaptations-exempt">
      <h2 id="adaptations-exempt">{t('adaptations.exemptTitle')}</h2>
      <p className="max-w-[70ch]">{t('adaptations.exemptText')}</p>
      <Form method="post" className="mt-4 flex flex-wrap items-end gap-4">
        <input type="hidden" name="intent" value="exempt" />
        <PupilField pupils={page.pupils.filter(({ isExempt }) => !isExempt)} />
        <FormField label={t('adaptations.reason')}>
          <Select
            name="reason"
            emptyLabel={t('adaptations.choose')}
            required
            options={EXEMPT_REASONS.map((reason) => ({
              value: reason,
              label: t(`adaptations.reasons.${reason}`),
            }))}
          />
        </FormField>
        <Button>{t('adaptations.exempt')}</Button>
      </Form>
    </section>
  );
}

function Written({ page }: Props) {
  const { t } = useTranslation('administration');
  const written = page.pupils.filter(({ held, isExempt }) => held.length > 0 || isExempt);
  return (
    <section aria-labelledby="adaptations-written">
      <h2 id="adaptations-written">{t('adaptations.writtenTitle')}</h2>
      {written.length === 0 ? (
        <p>{t('adaptations.nothingWritten')}</p>
      ) : (
        <ul className="grid gap-4 p-0">
          {written.map((pupil) => (
            <li key={pupil.membershipId} className="list-none border-t border-line pt-3">
              <PupilLines page={page} pupil={pupil} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function PupilLines({ page, pupil }: Props & { pupil: AdaptedPupil }) {
  const { t } = useTranslation('administration');
  const titleOf = useTaskTitle(page);
  return (
    <>
      <h3>{pupil.name}</h3>
      <ul className="mt-2 grid gap-2 p-0">
        {pupil.isExempt && (
          <li className="flex flex-wrap items-center gap-4">
            <span>
              {pupil.exemptReason === null
                ? t('state.exempt')
                : t('adaptations.exemptBecause', {
                    reason: t(`adaptations.reasons.${pupil.exemptReason as ExemptReason}`),
                  })}
            </span>
            {page.mayRecord && (
              <TakeBack
                label={t('adaptations.takeBackFor', { what: t('state.exempt'), name: pupil.name })}
                fields={{ intent: 'not-exempt', membershipId: pupil.membershipId }}
              />
            )}
          </li>
        )}
        {pupil.held.map(({ accommodationId, taskId, kind, comparable }) => {
          const what = t(`adaptations.kinds.${kind as AccommodationKind}`);
          return (
            <li key={accommodationId} className="flex flex-wrap items-center gap-4">
              <span>
                {titleOf(taskId)}: {comparable ? what : t('adaptations.breaks.all', { kind: what })}
              </span>
              {(comparable || page.mayRecord) && (
                <TakeBack
                  label={t('adaptations.takeBackFor', { what, name: pupil.name })}
                  fields={{ intent: 'end', accommodationId }}
                />
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}

function TakeBack({ label, fields }: { label: string; fields: Record<string, string> }) {
  const { t } = useTranslation('administration');
  return (
    <Form method="post">
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button size="small" aria-label={label}>
        {t('adaptations.takeBack')}
      </Button>
    </Form>
  );
}
