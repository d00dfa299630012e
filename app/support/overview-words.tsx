/** What the overview says of a row, in the reader's language: one wording for cell, search and panel. */
import { useTranslation } from 'react-i18next';
import { useRemembered } from '~/platform/translation/use-remembered';
import type { DrawnSkill } from '~/scoring/class-result';
import { useResultWords } from '~/scoring/use-result-words';
import { findDecidingSkill, type OverviewFlag, type OverviewRow } from '~/support/overview';
import type { Helped } from '~/support/progress/helped';
import type { WaitingReason } from '~/support/review-rules';
import { useStudiedWords } from '~/support/studied-words';

export type OverviewWords = ReturnType<typeof useOverviewWords>;

export function useOverviewWords() {
  const t = useRemembered(useTranslation(['support', 'results', 'common']).t);
  const results = useResultWords();
  const studied = useStudiedWords();
  const { say, day } = results;
  const missingTasks = (row: OverviewRow) => [
    ...(row.state ? [t(`results:state.${row.state}`)] : []),
    ...(row.state === 'exempt'
      ? []
      : row.missing.map(
          ({ title, problem }) => `${say(title)}: ${t(`results:problem.${problem}`)}`,
        )),
  ];
  const missing = (row: OverviewRow) =>
    [
      ...missingTasks(row),
      ...row.oneToOne.map(({ title }) => t('overview.oneToOne', { task: say(title) })),
    ].join(' · ');
  return {
    results,
    studied,
    /** In a cell where there is nothing, and where nothing is missing. */
    none: t('overview.none'),
    nothing: t('overview.nothing'),
    /** What waits for the reader, as a mark. */
    waiting: (reason: WaitingReason) => t(`waiting.${reason}`),
    column: (id: ColumnId) => t(`column.${id}`),
    name: ({ givenName, familyName }: OverviewRow) => `${givenName} ${familyName}`.trim(),
    /** The numbers behind the level, short: "bokstavsljud: vet ungefär 2-11 av 24". */
    reason: (row: OverviewRow) => {
      const deciding = findDecidingSkill(row);
      if (deciding) {
        const lines = deciding.tasks.map(({ line }) => say(line)).join(', ');
        return t('overview.reason', { skill: say(deciding.title), lines });
      }
      return row.level === 'incomplete'
        ? missingTasks(row).join(' · ')
        : t('overview.reasonPerson');
    },
    /** What to group by: the skill that decided, or that nothing did. */
    need: (row: OverviewRow) => {
      const deciding = findDecidingSkill(row);
      return deciding && row.level !== 'above'
        ? capitalise(say(deciding.title))
        : results.level(row.level);
    },
    missing,
    /** What the decision rule says; nothing without a plan. */
    helped: ({ helped }: OverviewRow) => (helped ? t(`helped.verdict.${helped.verdict}`) : ''),
    /** "Fortsätt som nu, tis 24 nov". */
    decided: ({ decision, day: on }: NonNullable<Helped['decided']>) =>
      t('helped.decided', { decision: t(`helped.decision.${decision}`), day: day(on, 'UTC') }),
    toProgress: ({ classId, pupilId }: OverviewRow, { task }: Helped) =>
      `/classes/${classId}/pupils/${pupilId}/progress${task ? `?task=${task.taskId}` : ''}`,
    flag: (flag: OverviewFlag) =>
      t(flag.isEarlier ? 'overview.earlierFlagLine' : 'overview.flagLine', {
        skill: say(flag.title),
        state: t(`results:flagState.${flag.state}`),
        window: t(`common:window.${flag.windowKind as 'autumn'}`),
      }),
    flags: (row: OverviewRow) =>
      row.flags
        .filter(({ state }) => state !== 'superseded')
        .map(({ title, state }) =>
          t('overview.flagLine', { skill: say(title), state: t(`results:flagState.${state}`) }),
        )
        .join(' · '),
    skillHeader: (skill: DrawnSkill) =>
      skill.role === 'one-to-one'
        ? t('overview.oneToOneColumn', {
            task: skill.tasks.map(({ title }) => say(title)).join(', '),
          })
        : capitalise(say(skill.title)),
  };
}

type ColumnId =
  | 'name'
  | 'level'
  | 'change'
  | 'class'
  | 'reason'
  | 'probability'
  | 'missing'
  | 'flag'
  | 'helped'
  | 'worry';

function capitalise(text: string): string {
  return text.charAt(0).toLocaleUpperCase('sv') + text.slice(1);
}
