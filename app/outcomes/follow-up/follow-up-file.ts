/**
 * The follow-up as a file: what the page shows of each place, and then the movement. Hidden counts stand
 * as the words they have on the page.
 */
import type { TFunction } from 'i18next';
import type { ShownCount } from '~/outcomes/protected-summary';
import { REASONS, type Summary } from '~/outcomes/summary';
import { type CsvCell, writeCsv } from '~/platform/csv-file';
import type { Locale } from '~/platform/translation/catalogues';
import { LEVEL_KINDS, type LevelKind } from '~/ui/level';
import type { MoveLevel, MoveRow } from './movement';
import type { MunicipalityFollowUp, SchoolFollowUp, ShownFigures } from './shown-figures';
import { CASE_COLUMNS, DOSE_COLUMNS, TIME_COLUMNS, type Told, WAY_COLUMNS } from './told-columns';

type Words = TFunction<readonly ['outcomes', 'results', 'common', 'reports', 'learning']>;
type Page = ({ of: 'school' } & SchoolFollowUp) | ({ of: 'municipality' } & MunicipalityFollowUp);

/** What both a school's exact figures and a municipality's protected ones have. */
export interface Covered {
  enrolled: number;
  exempt: ShownCount;
  planned: ShownCount;
  withLevel: ShownCount;
  levels: Record<LevelKind, ShownCount>;
  reasons: Record<(typeof REASONS)[number], ShownCount>;
}
export interface Line {
  name: string;
  covered: Covered;
  figures: ShownFigures;
}

const COLUMNS = [...WAY_COLUMNS, ...TIME_COLUMNS, ...DOSE_COLUMNS, ...CASE_COLUMNS];

/** Below the figures stands which schools they leave out. `isSynthetic`: everything is made up, and the last row says so. */
export function writeFollowUpFile(
  page: Page,
  t: Words,
  { locale, isSynthetic }: { locale: Locale; isSynthetic: boolean },
): string {
  const window = page.windows.find(({ windowId }) => windowId === page.windowId);
  const kind = window ? t(`common:window.${window.kind}`) : '';
  const header = [
    t('outcomes:followUp.window'),
    t(page.of === 'school' ? 'outcomes:column.class' : 'outcomes:column.school'),
    t('outcomes:column.enrolled'),
    t('outcomes:column.exempt'),
    t('outcomes:column.planned'),
    t('outcomes:column.withLevel'),
    ...LEVEL_KINDS.map((level) => t(`results:level.${level}`)),
    ...REASONS.map((reason) => t(`outcomes:missingReason.${reason}`)),
    ...COLUMNS.map(({ id }) => t(`outcomes:followUp.column.${id}`)),
  ];
  const tell = (told: Told): CsvCell =>
    typeof told === 'string' ? t(`outcomes:shown.${told}`) : told;
  const lines = listLines(page, t).map(({ name, covered, figures }): CsvCell[] => [
    kind,
    name,
    covered.enrolled,
    tell(covered.exempt),
    tell(covered.planned),
    tell(covered.withLevel),
    ...LEVEL_KINDS.map((level) => tell(covered.levels[level])),
    ...REASONS.map((reason) => tell(covered.reasons[reason])),
    ...COLUMNS.map(({ read }) => tell(read(figures))),
  ]);
  const label: CsvCell[][] = isSynthetic ? [[], [t('reports:quality.synthetic')]] : [];
  const names = page.of === 'municipality' ? page.leftOut : [];
  const leftOut: CsvCell[][] =
    names.length > 0 ? [[], [t('learning:leftOut.title', { schools: names.join(', ') })]] : [];
  const rows = [header, ...lines, ...writeMoves(page.moves, t), ...leftOut, ...label];
  return writeCsv(rows, locale);
}

/** Each place of a page, and last all of them. */
export function listLines(page: Page, t: Words): Line[] {
  if (page.of === 'school') {
    const { summary, figures } = page.total;
    return [
      ...page.classes.map((own) => ({
        name: own.className,
        covered: cover(own.summary),
        figures: own.figures,
      })),
      { name: t('outcomes:school.total'), covered: cover(summary), figures },
    ];
  }
  return [
    ...page.schools.map((own) => ({ name: own.schoolName, covered: own, figures: own.figures })),
    { name: t('outcomes:municipality.total'), covered: page.total, figures: page.total.figures },
  ];
}

/** A school's own figures in that shape. */
function cover(summary: Summary): Covered {
  return { ...summary, withLevel: summary.planned - summary.levels.incomplete };
}

/** Below the places, after an empty row: a row for each pair of levels, with its share and limits. */
function writeMoves(moves: MoveRow[] | null, t: Words): CsvCell[][] {
  if (!moves) return [];
  const say = (level: MoveLevel) =>
    level === 'without' ? t('outcomes:followUp.moves.without') : t(`results:level.${level}`);
  const header = (['from', 'now', 'pupils', 'share', 'lower', 'upper'] as const).map((id) =>
    t(`outcomes:followUp.file.${id}`),
  );
  const rows = moves.flatMap(({ from, cells }) =>
    cells.map(({ to, count, share, limits }): CsvCell[] => [
      say(from),
      say(to),
      count,
      share,
      limits?.lower ?? null,
      limits?.upper ?? null,
    ]),
  );
  return [[], header, ...rows];
}
