/** Tables of a comparison: the levels, accuracy at the policy's limits, and the groups. */
import { useId } from 'react';
import { PlainTable } from '~/roster/plain-table';
import { type FigureKey, listFigures } from '~/scoring/validation-flag';
import type { GroupRow, GroupTable } from '~/scoring/validation-groups';
import type { Accuracy, LevelRow } from '~/scoring/validation-levels';
import type { ValidationFigures } from '~/scoring/validation-report';
import type { ShownEstimate } from '~/scoring/validation-wording';
import { useValidationWords } from '~/scoring/validation-words';
import { LevelMark } from '~/ui/level-mark';

export function LevelsSection({ figures }: { figures: ValidationFigures }) {
  const { t, count, share, estimate, number } = useValidationWords();
  const id = useId();
  const { rows, spread, incomplete } = figures;
  return (
    <section className="grid gap-3">
      <h2 id={id}>{t('levelsTitle')}</h2>
      <p className="max-w-[70ch]">{t(rows.length > 0 ? 'levelsText' : 'levelsHidden')}</p>
      {rows.length > 0 && (
        <PlainTable
          labelledBy={id}
          rows={rows}
          rowId={({ levels }) => levels.join()}
          columns={[
            { header: t('level'), cell: (row) => <RowLevels row={row} /> },
            { header: t('cases'), cell: ({ cases }) => count(cases) },
            { header: t('controls'), cell: ({ controls }) => count(controls) },
            { header: t('share'), cell: (row) => estimate(row.share) },
            { header: t('missing'), cell: ({ missing }) => count(missing) },
            {
              header: t('coverage'),
              cell: ({ coverage }) => (coverage === null ? t('none') : share(coverage)),
            },
          ]}
        />
      )}
      {spread !== null && spread > 0 && (
        <p className="max-w-[70ch]">
          {t('spreadLine', { points: number(Math.round(spread * 1000) / 10) })}
        </p>
      )}
      {incomplete !== 0 && (
        <p className="max-w-[70ch]">{t('incompleteLine', { pupils: count(incomplete) })}</p>
      )}
    </section>
  );
}

function RowLevels({ row: { levels } }: { row: LevelRow }) {
  const { t } = useValidationWords();
  return (
    <span className="grid gap-1">
      {levels.map((level) => (
        <LevelMark key={level} level={level} word={t(`levelWord.${level}`)} size="small" />
      ))}
    </span>
  );
}

/** Figures down, flags across. */
export function AccuracyTable({
  labelledBy,
  flags,
}: {
  labelledBy: string;
  flags: { name: string; accuracy: Accuracy }[];
}) {
  const { t, estimate } = useValidationWords();
  const first = flags[0];
  if (!first) return null;
  const rows = [...listFigures(first.accuracy).map(({ key }) => key), 'table' as const];
  const cellOf = (accuracy: Accuracy, key: FigureKey | 'table') => {
    if (key !== 'table') {
      return estimate(listFigures(accuracy).find((one) => one.key === key)?.value ?? null);
    }
    const { truePositives, falsePositives, falseNegatives, trueNegatives } = accuracy.table;
    return [truePositives, falsePositives, falseNegatives, trueNegatives].join(' / ');
  };
  return (
    <PlainTable
      labelledBy={labelledBy}
      rows={rows}
      rowId={(key) => key}
      columns={[
        {
          header: t('figureName'),
          cell: (key) => (
            <span className="block max-w-[18ch] whitespace-normal sm:max-w-none">
              {t(`figure.${key}`)}
            </span>
          ),
        },
        ...flags.map(({ name, accuracy }) => ({
          header: name,
          cell: (key: FigureKey | 'table') => cellOf(accuracy, key),
        })),
      ]}
    />
  );
}

export function GroupSections({ groups }: { groups: GroupTable[] }) {
  const { t } = useValidationWords();
  return (
    <section className="grid gap-4">
      <h2>{t('groupsTitle')}</h2>
      <p className="max-w-[70ch]">{t(groups.length > 0 ? 'groupsText' : 'groupsNone')}</p>
      {groups.map((table) => (
        <GroupSection key={table.grouping} {...table} />
      ))}
    </section>
  );
}

function GroupSection({ grouping, rows, isPartlyHidden }: GroupTable) {
  const { t, estimate } = useValidationWords();
  const id = useId();
  const nameOf = ({ name }: GroupRow) => {
    if (name === null) return t('others');
    return name === 'sv' || name === 'sva' ? t(`groupName.${name}`) : name;
  };
  const told = (row: GroupRow, value: ShownEstimate | null | undefined) =>
    row.isRefused ? t('groupRefused') : estimate(value ?? null);
  return (
    <div className="grid gap-2">
      <h3 id={id}>{t(`grouping.${grouping}`)}</h3>
      <PlainTable
        labelledBy={id}
        rows={rows}
        rowId={({ name }) => name ?? ''}
        columns={[
          { header: t(`grouping.${grouping}`), cell: nameOf },
          { header: t('pupils'), cell: ({ pupils }) => pupils },
          { header: t('cases'), cell: ({ cases }) => cases },
          { header: t('sensitivity'), cell: (row) => told(row, row.accuracy?.sensitivity) },
          { header: t('specificity'), cell: (row) => told(row, row.accuracy?.specificity) },
          {
            header: t('area'),
            cell: (row) => told(row, row.area && { ...row.area, estimate: row.area.auc }),
          },
        ]}
      />
      {isPartlyHidden && <p>{t('groupHidden')}</p>}
    </div>
  );
}
