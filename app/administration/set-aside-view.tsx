/** Answers set aside: a filter, and one box for each device and attempt with its reasons in words. */
import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { dateFormat } from '~/platform/translation/formats';
import { Button } from '~/ui/button';
import { EmptyState } from '~/ui/empty-state';
import { FormField } from '~/ui/form-field';
import { LinkButton } from '~/ui/link-button';
import { Notice } from '~/ui/notice';
import { Select } from '~/ui/select';
import { QUARANTINE_REASONS, type QuarantineReason } from './device-protocol';
import type { ReasonCount, SetAsideGroup } from './set-aside';

type Shown = { reason: QuarantineReason | null; handled: boolean };

/** An instant as "24 nov. 10:42", in the browser's or server's language of the page. */
export function useTimeWords(timeZone: string): (iso: string) => string {
  const { i18n } = useTranslation();
  const format = dateFormat(i18n.language === 'en' ? 'en-GB' : 'sv-SE', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone,
  });
  return (iso) => format.format(new Date(iso));
}

function SetAsideFilter({ shown }: { shown: Shown }) {
  const { t } = useTranslation('operations');
  const reasons = QUARANTINE_REASONS.map((value) => ({
    value,
    label: t(`setAside.reason.${value}.name`),
  }));
  return (
    <Form method="get" className="flex flex-wrap items-end gap-4">
      <FormField label={t('setAside.filter')}>
        <Select
          name="reason"
          defaultValue={shown.reason ?? ''}
          emptyLabel={t('setAside.allReasons')}
          options={reasons}
        />
      </FormField>
      <FormField label={t('setAside.view')}>
        <Select
          name="show"
          defaultValue={shown.handled ? 'handled' : 'waiting'}
          options={[
            { value: 'waiting', label: t('setAside.waiting') },
            { value: 'handled', label: t('setAside.handled') },
          ]}
        />
      </FormField>
      <Button>{t('setAside.showFilter')}</Button>
    </Form>
  );
}

/** Each reason with what it means. */
export function ReasonList({ reasons }: { reasons: readonly ReasonCount[] }) {
  const { t } = useTranslation('operations');
  return (
    <ul className="grid gap-2">
      {reasons.map(({ reason, count }) => (
        <li key={reason}>
          <strong>{t(`setAside.reason.${reason}.name`)}</strong> ({t('setAside.events', { count })}
          ). {t(`setAside.reason.${reason}.text`)}
        </li>
      ))}
    </ul>
  );
}

function Group({ group, timeZone }: { group: SetAsideGroup; timeZone: string }) {
  const { t } = useTranslation('operations');
  const inWords = useTimeWords(timeZone);
  const { keptId, deviceNumber: number, className, schoolName, handledAs } = group;
  const [first, last] = [inWords(group.firstAt), inWords(group.lastAt)];
  return (
    <li className="grid gap-3 rounded-surface border border-line bg-surface p-4">
      <h2>{t('setAside.device', { number, className, schoolName })}</h2>
      <p className="text-ink-soft">
        {t('setAside.events', { count: group.count })}.{' '}
        {first === last
          ? t('setAside.came', { first })
          : t('setAside.cameBetween', { first, last })}
        .{handledAs && <strong> {t(`setAside.handledAs.${handledAs}`)}.</strong>}
      </p>
      <ReasonList reasons={group.reasons} />
      <div>
        <LinkButton
          to={`/operations/set-aside/${keptId}`}
          aria-label={t('setAside.lookAt', { number, className })}
        >
          {t('setAside.look')}
        </LinkButton>
      </div>
    </li>
  );
}

type Props = {
  groups: SetAsideGroup[];
  shown: Shown;
  timeZone: string;
  /** Events that have just been released; null when none have. */
  released: number | null;
  left: number;
};

export function SetAsideView({ groups, shown, timeZone, released, left }: Props) {
  const { t } = useTranslation('operations');
  return (
    <div className="grid gap-6">
      {released !== null && (
        <Notice kind="success" isLive title={t('setAside.releasedTitle', { count: released })}>
          {left > 0 && <p>{t('setAside.releasedLeft', { count: left })}</p>}
        </Notice>
      )}
      <SetAsideFilter shown={shown} />
      {groups.length === 0 ? (
        <Nothing shown={shown} />
      ) : (
        <ul className="grid gap-4">
          {groups.map((group) => (
            <Group key={group.keptId} group={group} timeZone={timeZone} />
          ))}
        </ul>
      )}
    </div>
  );
}

function Nothing({ shown }: { shown: Shown }) {
  const { t } = useTranslation('operations');
  const text = shown.handled ? t('setAside.emptyHandled') : t('setAside.emptyText');
  return (
    <EmptyState title={t('setAside.emptyTitle')}>
      {shown.reason ? t('setAside.emptyFilter') : text}
    </EmptyState>
  );
}
