/** Words of groups: a pupil's reason in one sentence, what a move changes, a line of the history. */
import { useTranslation } from 'react-i18next';
import { useResultWords } from '~/scoring/use-result-words';
import type { GroupEventBody } from './group-event';
import type { GroupPupil, GroupsPage } from './groups-page';
import type { MoveRemark } from './move-pupil';

export function useGroupWords(page: GroupsPage) {
  const { t } = useTranslation('plans');
  const { say, chance, day, locale } = useResultWords();
  const pupilOf = (pupilId: string) => page.pupils.find((pupil) => pupil.pupilId === pupilId);
  const name = (pupilId: string) => {
    const pupil = pupilOf(pupilId);
    return pupil ? `${pupil.givenName} ${pupil.familyName}`.trim() : t('groups.somebody');
  };
  const groupName = (groupId: string | null) =>
    page.groups.find((group) => group.groupId === groupId)?.name ?? t('groups.noGroup');
  return {
    t,
    locale,
    pupilOf,
    name,
    groupName,
    day: (text: string) => day(text, 'UTC'),
    /** "Troligast bokstavsljud, ungefär 8 chanser på 10: vet ungefär 2-11 av 24." */
    reason: ({ finding, lines }: GroupPupil): string => {
      if (finding.kind === 'look-again-first') return t('groups.reasonLookAgain');
      if (finding.kind === 'none') return t('groups.reasonNone');
      const need = t(`need.${finding.need}`);
      const tasks = lines.map(say).join('; ');
      return t('groups.reason', { need, chance: chance(finding.probability), tasks });
    },
    remark: (remark: MoveRemark): string => {
      const group = groupName(remark.groupId);
      if (remark.kind !== 'other-need')
        return t(`groups.remark.${remark.kind}`, { group, count: remark.size });
      const { need, groupNeed } = remark;
      return t('groups.remark.other-need', {
        need: t(`need.${need}`),
        groupNeed: t(`need.${groupNeed}`),
      });
    },
    event: (body: GroupEventBody): string => {
      switch (body.kind) {
        case 'made':
          return t('groups.event.made', { count: body.pupilIds.length });
        case 'joined':
        case 'left':
          return t(`groups.event.${body.kind}`, { name: name(body.pupilId) });
        case 'renamed':
          return t('groups.event.renamed', { from: body.from, to: body.to });
        default:
          return t(`groups.event.${body.kind}`);
      }
    },
  };
}

export type GroupWords = ReturnType<typeof useGroupWords>;
