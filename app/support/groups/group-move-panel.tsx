/** Where a pupil is moved to, and what changes by it, said before it is done. */
import { Form } from '@remix-run/react';
import { Button } from '~/ui/button';
import { Notice } from '~/ui/notice';
import { RadioGroup } from '~/ui/radio-group';
import { SidePanel } from '~/ui/side-panel';
import type { GroupWords } from './group-words';
import type { GroupsPage } from './groups-page';
import { movePupil } from './move-pupil';

export interface Moving {
  pupilId: string;
  /** Null: into no group. Undefined: nothing is chosen yet. */
  toGroupId: string | null | undefined;
}

interface MovePanelProps {
  page: GroupsPage;
  words: GroupWords;
  moving: Moving | null;
  onChange: (moving: Moving | null) => void;
}

export function GroupMovePanel({ page, words, moving, onChange }: MovePanelProps) {
  const { t } = words;
  const title = moving ? t('groups.moveTitle', { name: words.name(moving.pupilId) }) : '';
  return (
    <SidePanel
      isOpen={moving !== null}
      onClose={() => onChange(null)}
      closeLabel={t('close')}
      title={title}
    >
      {moving && <MoveForm page={page} words={words} moving={moving} onChange={onChange} />}
    </SidePanel>
  );
}

function MoveForm({ page, words, moving, onChange }: MovePanelProps & { moving: Moving }) {
  const { t } = words;
  const { pupilId, toGroupId } = moving;
  const pupil = words.pupilOf(pupilId);
  const from = page.groups.find(({ pupilIds }) => pupilIds.includes(pupilId));
  const places = page.groups.filter(
    (group) => group !== from && group.mayChange && group.schoolName === pupil?.schoolName,
  );
  return (
    <Form method="post" preventScrollReset className="grid gap-4" onSubmit={() => onChange(null)}>
      <input type="hidden" name="intent" value="move" />
      <input type="hidden" name="pupilId" value={pupilId} />
      {pupil && <p>{words.reason(pupil)}</p>}
      <RadioGroup
        name="toGroupId"
        label={t('groups.moveTo')}
        required
        value={toGroupId === undefined ? '-' : (toGroupId ?? '')}
        onChange={(value) => onChange({ pupilId, toGroupId: value === '' ? null : value })}
        options={[
          ...places.map(({ groupId, name, need, isLocked, pupilIds, others }) => ({
            value: groupId,
            label: name,
            hint: t(isLocked ? 'groups.moveLocked' : 'groups.moveHint', {
              need: t(`need.${need}`),
              count: pupilIds.length + others,
            }),
            disabled: isLocked,
          })),
          ...(from ? [{ value: '', label: t('groups.moveOut') }] : []),
        ]}
      />
      {toGroupId !== undefined && (
        <MoveChanges page={page} words={words} move={{ pupilId, toGroupId }} />
      )}
      <Button look="primary" disabled={toGroupId === undefined}>
        {t('groups.moveDo')}
      </Button>
    </Form>
  );
}

function MoveChanges({
  page,
  words,
  move: { pupilId, toGroupId },
}: {
  page: GroupsPage;
  words: GroupWords;
  move: { pupilId: string; toGroupId: string | null };
}) {
  const { t } = words;
  const finding = words.pupilOf(pupilId)?.finding;
  const need = finding?.kind === 'need' ? finding.need : null;
  const groups = page.groups.map(({ groupId, others, pupilIds, ...group }) => ({
    ...group,
    id: groupId,
    // Pupils who are not named are counted with the rest.
    pupilIds: [...pupilIds, ...Array.from({ length: others }, (_, place) => `other ${place}`)],
  }));
  const moved = movePupil(groups, { pupilId, toGroupId, need, mayBeNew: true });
  if (!moved.ok) return <p>{t(`groups.problem.${moved.problem}`)}</p>;
  const plansOf = (groupId: string | null | undefined) =>
    page.groups.find((group) => group.groupId === groupId)?.plans.length ?? 0;
  const from = page.groups.find(({ pupilIds }) => pupilIds.includes(pupilId));
  const lines = [
    ...moved.remarks.map(words.remark),
    ...(plansOf(from?.groupId) > 0 ? [t('groups.leavesPlan', { group: from?.name })] : []),
    ...(plansOf(toGroupId) > 0
      ? [t('groups.joinsPlan', { group: words.groupName(toGroupId) })]
      : []),
  ];
  return (
    <Notice kind={moved.remarks.length > 0 ? 'warning' : 'info'} title={t('groups.changes')} isLive>
      <ul>
        {(lines.length > 0 ? lines : [t('groups.changesNothing')]).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Notice>
  );
}
