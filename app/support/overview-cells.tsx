/** Cells of the overview that are more than a word. */
import { useTranslation } from 'react-i18next';
import type { SkillResult } from '~/scoring/class-result';
import type { Level } from '~/scoring/level-shapes';
import { SkillFigure } from '~/scoring/skill-figure';
import { useResultWords } from '~/scoring/use-result-words';
import type { OverviewRow } from '~/support/overview';
import { useOverviewWords } from '~/support/overview-words';
import { LevelMark } from '~/ui/level-mark';

export function LevelCell({ level }: { level: Level }) {
  const { t } = useTranslation('results');
  return <LevelMark level={level} word={t(`level.${level}`)} />;
}

/** Where the pupil stood in the window before; nothing for who was not judged then. */
export function BeforeCell({ level }: { level: Level | null }) {
  const { t } = useTranslation(['support', 'results']);
  if (level === null) return <span className="text-ink-soft">{t('overview.none')}</span>;
  return <LevelMark level={level} word={t(`results:level.${level}`)} size="small" />;
}

export function ReasonCell({ text }: { text: string }) {
  return <span className="data-table__text">{text}</span>;
}

export function SkillCell({ skill, level }: { skill: SkillResult | undefined; level: Level }) {
  const words = useResultWords();
  const { t } = useTranslation('support');
  if (!skill) return <span className="text-ink-soft">{t('overview.none')}</span>;
  return <SkillFigure skill={skill} words={words} size="cell" level={level} />;
}

export function MissingCell({ text }: { text: string }) {
  const { t } = useTranslation('support');
  if (text === '') return <span className="text-ink-soft">{t('overview.nothing')}</span>;
  return <span className="data-table__text">{text}</span>;
}

/** State of each flag, and a mark on what waits for the reader. */
export function FlagCell({ row }: { row: OverviewRow }) {
  const { t } = useTranslation('support');
  const words = useOverviewWords();
  const standing = row.flags.filter(({ state }) => state !== 'superseded');
  if (standing.length === 0) {
    return <span className="text-ink-soft">{t('overview.none')}</span>;
  }
  return (
    <ul className="grid gap-1">
      {standing.map((flag) => (
        <li key={flag.flagId} className="whitespace-nowrap">
          {flag.waiting && (
            <span className="me-2 rounded bg-beacon-soft px-2 py-0.5 text-beacon-ink text-sm">
              {t(`waiting.${flag.waiting}`)}
            </span>
          )}
          {words.flag(flag)}
        </li>
      ))}
    </ul>
  );
}
