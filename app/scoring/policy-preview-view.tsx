/** What another version would make of a window's results: a sentence, the levels side by side, the moves. */
import { useId } from 'react';
import { startWithCapital } from '~/platform/translation/start-with-capital';
import { PlainTable } from '~/roster/plain-table';
import { LEVELS, type Level } from '~/scoring/level-shapes';
import type { WindowPreview } from '~/scoring/policy-results.server';
import { usePolicyWords } from '~/scoring/policy-words';
import type { ShownCount } from '~/scoring/shown-preview';
import { LevelMark } from '~/ui/level-mark';

/** "Vintern 2026/27: färre än 5 av 58 elever skulle få en annan nivå." */
export function PreviewSentence({
  name,
  preview,
}: {
  name: string;
  preview: WindowPreview | null;
}) {
  const { t } = usePolicyWords();
  if (!preview) return <>{t('version.previewFew', { window: startWithCapital(name) })}</>;
  const { changed, pupils, isInTens, isOfLatest } = preview;
  if (pupils === 'protected') {
    return <>{t('version.previewNotTold', { window: startWithCapital(name) })}</>;
  }
  const key =
    changed === 0 ? 'previewSame' : typeof changed === 'number' ? 'previewLine' : 'previewHidden';
  const facts = { window: startWithCapital(name), changed, pupils };
  const sentence = changed === 'few' ? 'version.previewFewChange' : (`version.${key}` as const);
  return (
    <>
      {t(sentence, facts)}
      {isInTens && ` ${t('version.previewInTens')}`}
      {isOfLatest && ` ${t('version.previewLatest')}`}
    </>
  );
}

/** Pupils at each level as it is and as it would be, and who would move from where to where. */
export function PreviewTables({ preview }: { preview: WindowPreview }) {
  return (
    <div className="grid gap-8">
      <SideBySide preview={preview} />
      <Moves preview={preview} />
    </div>
  );
}

function useCount() {
  const { t, number } = usePolicyWords();
  return (count: ShownCount) => (typeof count === 'number' ? number(count) : t(`count.${count}`));
}

function SideBySide({ preview }: { preview: WindowPreview }) {
  const { t } = usePolicyWords();
  const say = useCount();
  const id = useId();
  return (
    <section className="grid gap-3">
      <h2 id={id}>{t('under.sideBySide')}</h2>
      <PlainTable
        labelledBy={id}
        rows={[...LEVELS]}
        rowId={(level) => level}
        columns={[
          { header: t('under.level'), cell: (level) => <Mark level={level} /> },
          { header: t('under.asIs'), cell: (level) => say(preview.before[level]) },
          { header: t('under.asWouldBe'), cell: (level) => say(preview.after[level]) },
        ]}
      />
    </section>
  );
}

function Moves({ preview }: { preview: WindowPreview }) {
  const { t } = usePolicyWords();
  const say = useCount();
  const id = useId();
  return (
    <section className="grid gap-3">
      <h2 id={id}>{t('under.moves')}</h2>
      <p className="max-w-[70ch]">{t('under.movesHelp')}</p>
      <PlainTable
        labelledBy={id}
        rows={[...LEVELS]}
        rowId={(level) => level}
        columns={[
          { header: t('under.from'), cell: (level) => <Mark level={level} /> },
          ...LEVELS.map((to, column) => ({
            header: t('under.to', { level: t(`level.${to}`) }),
            cell: (from: Level) => {
              const count = say(preview.table[LEVELS.indexOf(from)]![column]!);
              return from === to ? <span className="text-ink-soft">{count}</span> : count;
            },
          })),
        ]}
      />
      <p className="max-w-[70ch] text-ink-soft">{t('under.protected')}</p>
    </section>
  );
}

function Mark({ level }: { level: Level }) {
  const { t } = usePolicyWords();
  return <LevelMark level={level} size="small" word={t(`level.${level}`)} />;
}
