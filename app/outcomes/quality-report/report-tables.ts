/**
 * The tables of a quality report: one description that the document on screen and paper and the
 * spreadsheet are both made of, so that neither shows what the other does not.
 *
 * Everything in them comes from the follow-up as its reader is shown it: exact for a school, protected for
 * a municipality. A share is worked out from shown counts only; its interval is Wilson's, 95 %.
 * Missing data: a hidden count stands as the word for it, and gives no share.
 * Worked example: 6 of 24 with a level need follow-up: .25, between .120 and .449.
 */
import type { TFunction } from 'i18next';
import { type Covered, type Line, listLines } from '~/outcomes/follow-up/follow-up-file';
import type { MoveLevel, MoveRow } from '~/outcomes/follow-up/movement';
import type {
  MunicipalityFollowUp,
  SchoolFollowUp,
  WindowKind,
} from '~/outcomes/follow-up/shown-figures';
import {
  CASE_COLUMNS,
  DOSE_COLUMNS,
  TIME_COLUMNS,
  type Told,
  type ToldColumn,
  WAY_COLUMNS,
} from '~/outcomes/follow-up/told-columns';
import { REASONS } from '~/outcomes/summary';
import { startWithCapital } from '~/platform/translation/start-with-capital';
import { wilsonInterval } from '~/psychometrics/proportion-interval';
import { LEVEL_KINDS } from '~/ui/level';

export type ReportWords = TFunction<readonly ['reports', 'outcomes', 'results', 'common']>;

/** The follow-up of a school, or of a municipality. */
export type ReportedPage =
  | ({ of: 'school' } & SchoolFollowUp)
  | ({ of: 'municipality' } & MunicipalityFollowUp);

export type ReportTableId =
  | 'coverage'
  | 'reasons'
  | 'levels'
  | 'shares'
  | 'way'
  | 'time'
  | 'case'
  | 'dose'
  | 'windows'
  | 'moves';

interface ReportColumn {
  header: string;
  /** A share is between 0 and 1; words are row headers beside the first. */
  kind: 'count' | 'share' | 'words';
}

/** A figure, or words of a row that has two. */
export type ReportCell = Told | { words: string };

export interface ReportTable {
  id: ReportTableId;
  caption: string;
  /** Header of the column with the rows' names. */
  rowHeader: string;
  columns: ReportColumn[];
  /** `id` tells the rows of the table apart: two classes may share a name. */
  rows: { id: string; name: string; cells: ReportCell[]; isTotal: boolean }[];
}

/** `windows`: the same place in each window of the year, the shown one among them, in order. */
export function listReportTables(
  page: ReportedPage,
  windows: readonly ReportedPage[],
  t: ReportWords,
): ReportTable[] {
  const lines = listLines(page, t as never);
  const place = t(page.of === 'school' ? 'outcomes:column.class' : 'outcomes:column.school');
  const told = (id: 'way' | 'time' | 'case' | 'dose', columns: readonly ToldColumn[]) =>
    tabulate(id, place, lines, t, [
      ...columns.map((column) => ({
        header: t(`outcomes:followUp.column.${column.id}`),
        read: ({ figures }: Line) => column.read(figures),
      })),
    ]);
  return [
    tabulate('coverage', place, lines, t, coverageColumns(t)),
    tabulate('reasons', place, lines, t, [
      {
        header: t('results:level.incomplete'),
        read: readCovered(({ levels }) => levels.incomplete),
      },
      ...REASONS.map((reason) => ({
        header: t(`outcomes:missingReason.${reason}`),
        read: readCovered(({ reasons }) => reasons[reason]),
      })),
    ]),
    tabulate('levels', place, lines, t, levelColumns(t)),
    listShares(lines, place, t),
    told('way', WAY_COLUMNS),
    told('time', TIME_COLUMNS),
    told('case', CASE_COLUMNS),
    told('dose', DOSE_COLUMNS),
    listWindows(windows, t),
    ...(page.moves ? [listMoves(page.moves, t)] : []),
  ];
}

interface Read {
  header: string;
  read: (line: Line) => Told;
}

const readCovered =
  (read: (covered: Covered) => Told) =>
  ({ covered }: Line) =>
    read(covered);

function coverageColumns(t: ReportWords): Read[] {
  return [
    { header: t('outcomes:column.enrolled'), read: readCovered(({ enrolled }) => enrolled) },
    { header: t('outcomes:column.exempt'), read: readCovered(({ exempt }) => exempt) },
    { header: t('outcomes:column.planned'), read: readCovered(({ planned }) => planned) },
    { header: t('outcomes:column.withLevel'), read: readCovered(({ withLevel }) => withLevel) },
    { header: t('results:level.incomplete'), read: readCovered(({ levels }) => levels.incomplete) },
  ];
}

function levelColumns(t: ReportWords): Read[] {
  return [
    { header: t('outcomes:column.withLevel'), read: readCovered(({ withLevel }) => withLevel) },
    ...LEVEL_KINDS.filter((level) => level !== 'incomplete').map((level) => ({
      header: t(`results:level.${level}`),
      read: readCovered(({ levels }) => levels[level]),
    })),
  ];
}

function tabulate(
  id: ReportTableId,
  rowHeader: string,
  lines: readonly Line[],
  t: ReportWords,
  columns: readonly Read[],
): ReportTable {
  return {
    id,
    caption: t(`reports:quality.table.${id}`),
    rowHeader,
    columns: columns.map(({ header }) => ({ header, kind: 'count' })),
    rows: lines.map((line, place) => ({
      id: String(place),
      name: line.name,
      cells: columns.map(({ read }) => read(line)),
      isTotal: place === lines.length - 1,
    })),
  };
}

/** How sure the share who need follow-up is, for each place. */
function listShares(lines: readonly Line[], rowHeader: string, t: ReportWords): ReportTable {
  return {
    id: 'shares',
    caption: t('reports:quality.table.shares'),
    rowHeader,
    columns: [
      { header: t('results:level.needs-follow-up'), kind: 'count' },
      { header: t('outcomes:column.withLevel'), kind: 'count' },
      { header: t('outcomes:followUp.file.share'), kind: 'share' },
      { header: t('outcomes:followUp.file.lower'), kind: 'share' },
      { header: t('outcomes:followUp.file.upper'), kind: 'share' },
    ],
    rows: lines.map(({ name, covered }, place) => {
      const few = covered.levels['needs-follow-up'];
      const base = covered.withLevel;
      const isKnown = typeof few === 'number' && typeof base === 'number' && base > 0;
      const limits = isKnown ? wilsonInterval(few, base) : null;
      return {
        id: String(place),
        name,
        cells: [
          few,
          base,
          isKnown ? few / base : null,
          limits?.lower ?? null,
          limits?.upper ?? null,
        ],
        isTotal: place === lines.length - 1,
      };
    }),
  };
}

/** The whole place in each window of the school year. */
function listWindows(windows: readonly ReportedPage[], t: ReportWords): ReportTable {
  const columns = [...coverageColumns(t).slice(0, 3), ...levelColumns(t)];
  return {
    id: 'windows',
    caption: t('reports:quality.table.windows'),
    rowHeader: t('outcomes:followUp.window'),
    columns: columns.map(({ header }) => ({ header, kind: 'count' })),
    rows: windows.flatMap((page) => {
      const total = listLines(page, t as never).at(-1);
      const window = page.windows.find(({ windowId }) => windowId === page.windowId);
      if (!total || !window) return [];
      return [
        {
          id: window.kind,
          name: nameWindow(window.kind, t),
          cells: columns.map(({ read }) => read(total)),
          isTotal: false,
        },
      ];
    }),
  };
}

export function nameWindow(kind: WindowKind, t: ReportWords): string {
  return startWithCapital(t(`common:window.${kind}`));
}

function listMoves(moves: readonly MoveRow[], t: ReportWords): ReportTable {
  const say = (level: MoveLevel) =>
    level === 'without' ? t('outcomes:followUp.moves.without') : t(`results:level.${level}`);
  return {
    id: 'moves',
    caption: t('reports:quality.table.moves'),
    rowHeader: t('outcomes:followUp.file.from'),
    columns: [
      { header: t('outcomes:followUp.file.now'), kind: 'words' },
      { header: t('outcomes:followUp.file.pupils'), kind: 'count' },
      { header: t('reports:quality.ofRow'), kind: 'count' },
      { header: t('outcomes:followUp.file.share'), kind: 'share' },
      { header: t('outcomes:followUp.file.lower'), kind: 'share' },
      { header: t('outcomes:followUp.file.upper'), kind: 'share' },
    ],
    rows: moves.flatMap(({ from, base, cells }) =>
      cells.map(({ to, count, share, limits }) => ({
        id: `${from} ${to}`,
        name: say(from),
        cells: [
          { words: say(to) },
          count,
          share === null ? null : base,
          share,
          limits?.lower ?? null,
          limits?.upper ?? null,
        ],
        isTotal: false,
      })),
    ),
  };
}
