/**
 * The rows of the overview as a file: what the table shows of each pupil, in words. Language,
 * accommodations and health are not in it. Invented pupils are said to be so.
 */
import type { TFunction } from 'i18next';
import { type CsvCell, writeCsv } from '~/platform/csv-file';
import type { Locale } from '~/platform/translation/catalogues';
import { findDecidingSkill, type OverviewRow } from '~/support/overview';

export function writeOverviewFile(
  rows: readonly OverviewRow[],
  t: TFunction<readonly ['support', 'results']>,
  locale: Locale,
): string {
  const isInvented = rows.some(({ synthetic }) => synthetic);
  const header = [
    t('column.name'),
    t('column.class'),
    t('file.school'),
    t('column.level'),
    t('column.change'),
    t('column.reason'),
    t('file.chance'),
    t('column.flag'),
    t('column.missing'),
    t('column.helped'),
    t('file.decided'),
    ...(isInvented ? [t('file.synthetic')] : []),
  ];
  const lines = rows.map((row): CsvCell[] => [
    `${row.givenName} ${row.familyName}`.trim(),
    row.className,
    row.schoolName,
    t(`results:level.${row.level}`),
    row.levelBefore && t(`results:level.${row.levelBefore}`),
    tellReason(row, locale),
    row.deciding?.probability ?? null,
    row.flags
      .filter(({ state }) => state !== 'superseded')
      .map(({ title, state }) => `${title[locale]}: ${t(`results:flagState.${state}`)}`)
      .join(', '),
    row.missing
      .map(({ title, problem }) => `${title[locale]}: ${t(`results:problem.${problem}`)}`)
      .join(', '),
    row.helped && t(`helped.verdict.${row.helped.verdict}`),
    row.helped?.decided
      ? `${t(`helped.decision.${row.helped.decided.decision}`)} ${row.helped.decided.day}`
      : null,
    ...(isInvented ? [t(row.synthetic ? 'file.yes' : 'file.no')] : []),
  ]);
  return writeCsv([header, ...lines], locale);
}

function tellReason(row: OverviewRow, locale: Locale): string {
  const deciding = findDecidingSkill(row);
  if (!deciding) return row.sentence;
  return `${deciding.title[locale]}: ${deciding.tasks.map(({ line }) => line[locale]).join(', ')}`;
}
