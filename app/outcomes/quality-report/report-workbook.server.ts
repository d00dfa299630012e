/**
 * The quality report as a spreadsheet (.xlsx): a sheet about it, a sheet for each table, the unit's own
 * analysis and the definitions. Numbers are numbers, shares are shares, days are days. Words are cells of
 * text, never formulas, whatever they begin with.
 */
import writeXlsxFile, { type Cell, type Row, type Sheet } from 'write-excel-file/node';
import type { Locale } from '~/platform/translation/catalogues';
import { createTranslation } from '~/platform/translation/translation';
import { ANALYSIS_PARTS } from './analysis';
import { listDefinitions, type QualityReport } from './report-page';
import {
  listReportTables,
  nameWindow,
  type ReportCell,
  type ReportTable,
  type ReportWords,
} from './report-tables';

const WORDS = ['reports', 'outcomes', 'results', 'common', 'help'] as const;
/** Letters in a name of a sheet that Excel takes. */
const LONGEST_NAME = 31;
const NAME_WIDTH = 28;
const TEXT_WIDTH = 90;

export async function writeReportWorkbook(report: QualityReport, locale: Locale): Promise<Buffer> {
  const t = createTranslation(locale).getFixedT(locale, WORDS) as unknown as ReportWords;
  const tables = listReportTables(report.page, report.windows, t);
  const synthetic = report.isSynthetic ? [[], [text(t('reports:quality.synthetic'))]] : [];
  const sheets: Sheet<Buffer>[] = [
    aboutSheet(report, tables, t),
    ...tables.map((table) => tableSheet(table, synthetic, t)),
    {
      sheet: nameSheet(t('reports:quality.sheet.analysis')),
      columns: [{ width: NAME_WIDTH }, { width: TEXT_WIDTH }],
      data: ANALYSIS_PARTS.map((part) => [
        bold(t(`reports:quality.analysis.${part}`)),
        text(report.analysis.texts[part]),
      ]),
    },
    definitionSheet(report, locale),
  ];
  return writeXlsxFile(sheets as never, { fontFamily: 'Calibri', fontSize: 11 }).toBuffer();
}

/** Always a text, whatever it looks like. */
function text(value: string): Cell {
  return { type: String, value, wrap: true, alignVertical: 'top' };
}
function bold(value: string): Cell {
  return { type: String, value, fontWeight: 'bold', wrap: true, alignVertical: 'top' };
}

function nameSheet(name: string): string {
  return name.replaceAll(/[[\]:*?/\\]/g, ' ').slice(0, LONGEST_NAME);
}

function aboutSheet(
  { page, municipalityName, startYear, today, isSynthetic }: QualityReport,
  tables: readonly ReportTable[],
  t: ReportWords,
): Sheet<Buffer> {
  const window = page.windows.find(({ windowId }) => windowId === page.windowId);
  const facts: [string, Cell][] = [
    [t('reports:quality.about.municipality'), text(municipalityName)],
    ...(page.of === 'school'
      ? [[t('reports:quality.about.school'), text(page.schoolName)] as [string, Cell]]
      : []),
    [
      t('reports:quality.about.year'),
      text(startYear === null ? '' : `${startYear}/${startYear + 1}`),
    ],
    [t('reports:quality.about.window'), text(window ? nameWindow(window.kind, t) : '')],
    [
      t('reports:quality.about.day'),
      { type: Date, value: new Date(`${today}T00:00:00Z`), format: 'yyyy-mm-dd', align: 'left' },
    ],
    ...(page.of === 'municipality' && page.leftOut.length > 0
      ? [[t('reports:quality.about.leftOut'), text(page.leftOut.join(', '))] as [string, Cell]]
      : []),
    [t('reports:quality.about.protection'), text(t(`reports:quality.protection.${page.of}`))],
    ...(isSynthetic
      ? [[t('reports:quality.about.data'), text(t('reports:quality.synthetic'))] as [string, Cell]]
      : []),
  ];
  return {
    sheet: nameSheet(t('reports:quality.sheet.about')),
    columns: [{ width: NAME_WIDTH }, { width: TEXT_WIDTH }],
    data: [
      [bold(t('reports:quality.documentTitle'))],
      ...facts.map(([name, value]) => [bold(name), value]),
      [],
      ...tables.map(({ id, caption }) => [bold(t(`reports:quality.sheet.${id}`)), text(caption)]),
    ],
  };
}

function tableSheet(
  { id, rowHeader, columns, rows }: ReportTable,
  last: Row[],
  t: ReportWords,
): Sheet<Buffer> {
  const cellOf = (cell: ReportCell, column: number): Cell => {
    if (cell === null) return null;
    if (typeof cell === 'object') return text(cell.words);
    if (typeof cell !== 'number') return text(t(`outcomes:shown.${cell}`));
    const isShare = columns[column]?.kind === 'share';
    return { type: Number, value: cell, ...(isShare ? { format: '0%' } : {}) };
  };
  return {
    sheet: nameSheet(t(`reports:quality.sheet.${id}`)),
    columns: [{ width: NAME_WIDTH }, ...columns.map(() => ({ width: 16 }))],
    stickyRowsCount: 1,
    data: [
      [bold(rowHeader), ...columns.map(({ header }) => bold(header))],
      ...rows.map(({ name, cells, isTotal }) => [
        isTotal ? bold(name) : text(name),
        ...cells.map(cellOf),
      ]),
      ...last,
    ],
  };
}

function definitionSheet({ page }: QualityReport, locale: Locale): Sheet<Buffer> {
  const t = createTranslation(locale).getFixedT(locale, ['help', 'reports'] as const);
  return {
    sheet: nameSheet(t('reports:quality.sheet.definitions')),
    columns: [{ width: NAME_WIDTH }, { width: TEXT_WIDTH }],
    stickyRowsCount: 1,
    data: [
      [bold(t('help:definition.word')), bold(t('help:definition.meaning'))],
      ...listDefinitions(page.of).map((word) => [
        bold(t(`help:definition.${word}.term`)),
        text(t(`help:definition.${word}.text`)),
      ]),
    ],
  };
}
