/** Cells of the overview that are more than a word. */
import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { SkillResult } from '~/scoring/class-result';
import type { Level } from '~/scoring/level-shapes';
import { SkillFigure } from '~/scoring/skill-figure';
import { useResultWords } from '~/scoring/use-result-words';
import type { OverviewRow } from '~/support/overview';
import { useOverviewWords } from '~/support/overview-words';
import { useStudiedWords } from '~/support/studied-words';
import { LevelMark } from '~/ui/level-mark';

/** The level with the studied subject beside it: shown, never part of what is sorted, searched or filtered. */
export function LevelCell({ row }: { row: OverviewRow }) {
  const { t } = useTranslation('results');
  const studied = useStudiedWords();
  return (
    <span className="grid gap-1">
      <LevelMark level={row.level} word={t(`level.${row.level}`)} />
      <span className="block max-w-[24ch] whitespace-normal text-ink-soft text-sm">
        {studied.short(row)}
      </span>
    </span>
  );
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

/** What the decision rule says, the last decision, and the way to the graph; nothing without a plan. */
export function HelpedCell({ row }: { row: OverviewRow }) {
  const { t } = useTranslation('support');
  const words = useOverviewWords();
  const { helped } = row;
  if (helped === null) return <span className="text-ink-soft">{t('overview.none')}</span>;
  return (
    <span className="grid gap-1">
      <Link to={words.toProgress(row, helped)} className="whitespace-nowrap">
        <span aria-hidden="true">{HELPED_SIGNS[helped.verdict]} </span>
        {t(`helped.verdict.${helped.verdict}`)}
      </Link>
      {helped.decided && (
        <span className="whitespace-nowrap text-ink-soft text-sm">
          {words.decided(helped.decided)}
        </span>
      )}
    </span>
  );
}

/** A shape before the words: the verdict is never told by colour. */
const HELPED_SIGNS = {
  'on-the-way': '↗',
  'not-on-the-way': '→',
  'too-early': '…',
  'no-goal': '…',
  'no-readings': '○',
} as const;

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
