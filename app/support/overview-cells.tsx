/**
 * Cells of the overview that are more than a word. A page has thousands of them: they take their words as given
 * and call no hook.
 */
import { Link } from '@remix-run/react';
import type { DrawnSkill } from '~/scoring/class-result';
import type { Level } from '~/scoring/level-shapes';
import { SkillFigure } from '~/scoring/skill-figure';
import type { OverviewRow } from '~/support/overview';
import type { OverviewWords } from '~/support/overview-words';
import { LevelMark } from '~/ui/level-mark';

interface CellProps {
  row: OverviewRow;
  words: OverviewWords;
}

/** The level with the studied subject beside it: shown, never part of what is sorted, searched or filtered. */
export function LevelCell({ row, words }: CellProps) {
  return (
    <span className="grid gap-1">
      <LevelMark level={row.level} word={words.results.level(row.level)} />
      <span className="block max-w-[24ch] whitespace-normal text-ink-soft text-sm">
        {words.studied.short(row)}
      </span>
    </span>
  );
}

/** Where the pupil stood in the window before; nothing for who was not judged then. */
export function BeforeCell({ level, words }: { level: Level | null; words: OverviewWords }) {
  if (level === null) return <span className="text-ink-soft">{words.none}</span>;
  return <LevelMark level={level} word={words.results.level(level)} size="small" />;
}

export function ReasonCell({ text }: { text: string }) {
  return <span className="data-table__text">{text}</span>;
}

interface SkillCellProps {
  skill: DrawnSkill | undefined;
  level: Level;
  words: OverviewWords;
}

export function SkillCell({ skill, level, words }: SkillCellProps) {
  if (!skill) return <span className="text-ink-soft">{words.none}</span>;
  return <SkillFigure skill={skill} words={words.results} size="cell" level={level} />;
}

export function MissingCell({ text, words }: { text: string; words: OverviewWords }) {
  if (text === '') return <span className="text-ink-soft">{words.nothing}</span>;
  return <span className="data-table__text">{text}</span>;
}

/** What the decision rule says, the last decision, and the way to the graph; nothing without a plan. */
export function HelpedCell({ row, words }: CellProps) {
  const { helped } = row;
  if (helped === null) return <span className="text-ink-soft">{words.none}</span>;
  return (
    <span className="grid gap-1">
      <Link to={words.toProgress(row, helped)} className="whitespace-nowrap">
        <span aria-hidden="true">{HELPED_SIGNS[helped.verdict]} </span>
        {words.helped(row)}
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
export function FlagCell({ row, words }: CellProps) {
  const standing = row.flags.filter(({ state }) => state !== 'superseded');
  if (standing.length === 0) return <span className="text-ink-soft">{words.none}</span>;
  return (
    <ul className="grid gap-1">
      {standing.map((flag) => (
        <li key={flag.flagId} className="whitespace-nowrap">
          {flag.waiting && (
            <span className="me-2 rounded bg-beacon-soft px-2 py-0.5 text-beacon-ink text-sm">
              {words.waiting(flag.waiting)}
            </span>
          )}
          {words.flag(flag)}
        </li>
      ))}
    </ul>
  );
}
