/** A group: its pupils with their reasons, and what can be done with it. */
import { Form, Link } from '@remix-run/react';
import { useState } from 'react';
import { useStudiedWords } from '~/support/studied-words';
import { Button } from '~/ui/button';
import { Explanation } from '~/ui/explanation';
import { FormField } from '~/ui/form-field';
import { LinkButton } from '~/ui/link-button';
import { TextInput } from '~/ui/text-input';
import type { GroupWords } from './group-words';
import type { ShownGroup } from './groups-page';

/** What a dragged pupil is known by, between the lists of one page. */
const DRAGGED = 'application/x-lasfyr-pupil';

interface PupilLineProps {
  pupilId: string;
  words: GroupWords;
  onMove: ((pupilId: string) => void) | null;
}

/** A pupil with the reason; can be dragged, or moved by its button. */
export function PupilLine({ pupilId, words, onMove }: PupilLineProps) {
  const { t } = words;
  const studied = useStudiedWords();
  const pupil = words.pupilOf(pupilId);
  if (!pupil) return null;
  const name = words.name(pupilId);
  return (
    <li
      className="flex flex-wrap items-start justify-between gap-x-3 gap-y-1 rounded border border-line bg-surface p-3"
      draggable={onMove !== null}
      data-pupil={pupilId}
      onDragStart={(event) => event.dataTransfer.setData(DRAGGED, pupilId)}
    >
      <div className="grid min-w-0 flex-1 basis-56 gap-1">
        <span>
          <Link
            to={`/classes/${pupil.classId}/pupils/${pupilId}`}
            prefetch="none"
            draggable={false}
          >
            <strong>{name}</strong>
          </Link>
          , {pupil.className}
          <span className="text-ink-soft">, {studied.short(pupil)}</span>
        </span>
        <span className="text-ink-soft">{words.reason(pupil)}</span>
      </div>
      <span className="flex flex-wrap gap-2 print:hidden">
        {onMove && (
          <Button
            type="button"
            size="small"
            look="quiet"
            aria-label={t('groups.moveName', { name })}
            onClick={() => onMove(pupilId)}
          >
            {t('groups.move')}
          </Button>
        )}
      </span>
    </li>
  );
}

interface GroupCardProps {
  group: ShownGroup;
  words: GroupWords;
  onMove: (pupilId: string, toGroupId?: string) => void;
}

export function GroupCard({ group, words, onMove }: GroupCardProps) {
  const { t } = words;
  const [isOver, setOver] = useState(false);
  const { groupId, name, need, pupilIds, others, isLocked, mayChange } = group;
  const mayMove = mayChange && !isLocked;
  const headingId = `group-${groupId}`;
  return (
    <section
      aria-labelledby={headingId}
      className="grid content-start gap-3 rounded-[12px] border border-line p-4"
      style={isOver ? { outline: '3px solid var(--color-action, currentColor)' } : undefined}
      onDragOver={(event) => {
        if (!mayMove) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const pupilId = event.dataTransfer.getData(DRAGGED);
        if (mayMove && pupilId && !pupilIds.includes(pupilId)) onMove(pupilId, groupId);
      }}
    >
      <div>
        <h3 id={headingId}>{name}</h3>
        <p className="text-ink-soft">
          {t('groups.about', { need: t(`need.${need}`), count: pupilIds.length + others })}
          {isLocked && `, ${t('groups.locked')}`}
        </p>
      </div>
      <ul className="grid gap-2">
        {pupilIds.map((pupilId) => (
          <PupilLine
            key={pupilId}
            pupilId={pupilId}
            words={words}
            onMove={mayMove ? (id) => onMove(id) : null}
          />
        ))}
      </ul>
      {others > 0 && <p>{t('groups.others', { count: others })}</p>}
      {pupilIds.length + others === 0 && <p>{t('groups.empty')}</p>}
      {group.plans.map(({ planId, lastDay }) => (
        <p key={planId}>{t('groups.hasPlan', { day: words.day(lastDay) })}</p>
      ))}
      {mayChange && <GroupActions group={group} words={words} />}
      <Explanation label={t('groups.history')}>
        <ol>
          {group.history.map(({ id, day, by, body }) => (
            <li key={id}>
              {words.day(day)}: {words.event(body)}, {by}
            </li>
          ))}
        </ol>
      </Explanation>
    </section>
  );
}

function GroupActions({ group, words }: { group: ShownGroup; words: GroupWords }) {
  const { t } = words;
  const { groupId, name, isLocked, pupilIds, plans } = group;
  const lock = isLocked ? 'unlock' : 'lock';
  return (
    <div className="flex flex-wrap items-start gap-2 print:hidden">
      {pupilIds.length > 0 && (
        <LinkButton
          to={`/plans/new?group=${groupId}`}
          look={plans.length === 0 ? 'primary' : 'secondary'}
          size="small"
          aria-label={t('groups.planName', { name })}
        >
          {t('groups.plan')}
        </LinkButton>
      )}
      <Form method="post" preventScrollReset>
        <input type="hidden" name="groupId" value={groupId} />
        <Button
          name="intent"
          value={lock}
          size="small"
          aria-label={t(`groups.${lock}Name`, { name })}
        >
          {t(`groups.${lock}`)}
        </Button>
      </Form>
      <Explanation label={t('groups.more')}>
        <div className="grid gap-3">
          <Form method="post" preventScrollReset className="flex flex-wrap items-end gap-2">
            <input type="hidden" name="intent" value="rename" />
            <input type="hidden" name="groupId" value={groupId} />
            <FormField label={t('groups.name')}>
              <TextInput name="name" defaultValue={name} key={name} maxLength={60} required />
            </FormField>
            <Button size="small">{t('groups.rename')}</Button>
          </Form>
          <Form method="post" preventScrollReset className="grid gap-1">
            <input type="hidden" name="groupId" value={groupId} />
            {plans.length > 0 && <p>{t('groups.endsPlans', { count: plans.length })}</p>}
            <Button name="intent" value="end" look="danger" size="small">
              {t('groups.end')}
            </Button>
          </Form>
        </div>
      </Explanation>
    </div>
  );
}
