/** The document's tables and the spreadsheet made of them: the same numbers, and nothing that runs. */
import { describe, expect, test } from 'vitest';
import { addFigures, measure } from '~/outcomes/follow-up/figures';
import { readMoves } from '~/outcomes/follow-up/movement';
import { protectMunicipality, type SchoolFacts } from '~/outcomes/follow-up/protect-municipality';
import { showExactly } from '~/outcomes/follow-up/shown-figures';
import type { QualityReport } from '~/outcomes/quality-report/report-page';
import {
  listReportTables,
  type ReportedPage,
  type ReportTableId,
  type ReportWords,
} from '~/outcomes/quality-report/report-tables';
import { writeReportWorkbook } from '~/outcomes/quality-report/report-workbook.server';
import { createTranslation } from '~/platform/translation/translation';
import { pupil, TODAY } from '../follow-up/facts-factory';
import { unzip } from './unzip';

const NOW = { window: 1, today: TODAY };
const WINDOWS = [
  { windowId: 'w1', kind: 'autumn' as const },
  { windowId: 'w2', kind: 'winter' as const },
];
/** 24 in 1A: 6 need follow-up, 18 above, all of them above in autumn. Another class with a dangerous name. */
const PUPILS = [
  ...Array.from({ length: 6 }, () => pupil('s', 'an')),
  ...Array.from({ length: 18 }, () => pupil('s', 'aa')),
];

function schoolPage(windowId = 'w2'): ReportedPage {
  const figures = measure(PUPILS, { window: windowId === 'w2' ? 1 : 0, today: TODAY });
  const nobody = measure([], NOW);
  const total = addFigures([figures]);
  const shownYear = {
    windows: WINDOWS,
    windowId,
    startYears: [2025],
    startYear: 2025,
    asOf: TODAY,
  };
  const page = {
    of: 'school' as const,
    schoolId: 's',
    schoolName: '=HYPERLINK("http://x.invalid";"Skolan")',
    schools: [],
    ...shownYear,
    moves: total.moves && readMoves(total.moves),
    movesHidden: false,
    classes: [
      { classId: 'a', className: '1A', summary: figures.summary, figures: showExactly(figures) },
      {
        classId: 'b',
        className: '=1+1',
        summary: nobody.summary,
        figures: showExactly(nobody),
      },
    ],
    total: { summary: total.summary, figures: showExactly(total) },
  };
  return page;
}

const report = (page: ReportedPage, windows = [page]): QualityReport => ({
  page,
  goals: [],
  windows,
  municipalityName: '+Kommunen',
  isSynthetic: true,
  startYear: 2025,
  today: '2026-03-02',
  analysis: {
    texts: { wentWell: '@SUM(A1:A9)', causes: '-1', measures: '' },
    changed: null,
    canUndo: false,
  },
});

const words = (locale: 'sv' | 'en') =>
  createTranslation(locale).getFixedT(locale, [
    'reports',
    'outcomes',
    'results',
    'common',
  ]) as unknown as ReportWords;
const tableOf = (page: ReportedPage, id: ReportTableId, windows = [page]) =>
  listReportTables(page, windows, words('sv')).find((table) => table.id === id);

describe('the tables', () => {
  test('6 of 24 need follow-up: .25, between .120 and .449', () => {
    const [row] = tableOf(schoolPage(), 'shares')?.rows ?? [];
    expect(row?.cells.slice(0, 3)).toEqual([6, 24, 0.25]);
    expect(row?.cells[3]).toBeCloseTo(0.12, 3);
    expect(row?.cells[4]).toBeCloseTo(0.449, 3);
  });
  test('the whole place stands last, and each window of the year has its row', () => {
    const page = schoolPage();
    const coverage = tableOf(page, 'coverage');
    expect(coverage?.rows.map(({ name, isTotal }) => [name, isTotal])).toEqual([
      ['1A', false],
      ['=1+1', false],
      ['Hela skolan', true],
    ]);
    const windows = tableOf(page, 'windows', [schoolPage('w1'), page]);
    expect(windows?.rows.map(({ cells }) => cells[4])).toEqual([0, 6]);
  });
  test('of a municipality holds the protected counts of the page and no others', () => {
    const schools: SchoolFacts[] = ['u', 'v', 'w'].map((schoolId, place) => ({
      schoolId,
      schoolName: schoolId,
      pupils: [
        ...Array.from({ length: 3 + place * 4 }, () => pupil(schoolId, 'nn')),
        ...Array.from({ length: 30 }, () => pupil(schoolId, 'aa')),
      ],
    }));
    const protectedPage = protectMunicipality(schools, { ...NOW, windowCount: 2 });
    const shownYear = { windows: WINDOWS, windowId: 'w2', startYears: [2025], startYear: 2025 };
    const page = {
      of: 'municipality' as const,
      municipalityName: 'Kommunen',
      leftOut: [],
      ...shownYear,
      asOf: TODAY,
      ...protectedPage,
    };
    const levels = tableOf(page, 'levels');
    expect(levels?.rows.map(({ cells }) => cells[1])).toEqual([
      ...protectedPage.schools.map((own) => own.levels['needs-follow-up']),
      protectedPage.total.levels['needs-follow-up'],
    ]);
    expect(levels?.rows[0]?.cells[1]).toBe('few');
    const shares = tableOf(page, 'shares');
    expect(shares?.rows[0]?.cells.slice(2)).toEqual([null, null, null]);
  });
});

describe.each(['sv', 'en'] as const)('the spreadsheet (%s)', (locale) => {
  const open = async () => {
    const page = schoolPage();
    return unzip(await writeReportWorkbook(report(page, [schoolPage('w1'), page]), locale));
  };
  test('has a sheet for each table, beside what it is, the analysis and the definitions', async () => {
    const files = await open();
    const names = [...(files.get('xl/workbook.xml') ?? '').matchAll(/<sheet [^>]*name="([^"]+)"/g)];
    expect(names).toHaveLength(13);
    expect(new Set(names.map(([, name]) => name)).size).toBe(13);
    expect(names[0]?.[1]).toBe(locale === 'sv' ? 'Om underlaget' : 'About');
    for (const [, name = ''] of names) expect(name.length).toBeLessThanOrEqual(31);
  });
  test('numbers are numbers, days are days, and no cell is a formula or a link', async () => {
    const files = await open();
    const sheets = [...files].filter(([name]) => /^xl\/worksheets\/[^/]+\.xml$/.test(name));
    expect(sheets).toHaveLength(13);
    for (const [name, xml] of files) {
      expect(xml, name).not.toMatch(/<f[ >]|<hyperlink|externalLink|TargetMode="External"/);
    }
    const coverage = files.get('xl/worksheets/sheet2.xml') ?? '';
    // Enrolled in 1A, as a number.
    expect(coverage).toMatch(/<c r="B2"[^>]*><v>24<\/v>/);
    const shares = files.get('xl/worksheets/sheet5.xml') ?? '';
    expect(shares).toMatch(/<c r="D2" s="\d+"[^>]*><v>0\.25<\/v>/);
    // 2 March 2026 is day 46083 of Excel.
    const about = files.get('xl/worksheets/sheet1.xml') ?? '';
    expect(about).toMatch(/<v>46083<\/v>/);
    expect(files.get('xl/styles.xml')).toContain('yyyy-mm-dd');
  });
  test('words that look like formulas are words', async () => {
    const files = await open();
    const shared = files.get('xl/sharedStrings.xml') ?? '';
    const all = [...files.values()].join('');
    for (const dangerous of ['=1+1', '@SUM(A1:A9)', '+Kommunen', '=HYPERLINK(']) {
      expect(all).toContain(dangerous);
    }
    const classes = files.get('xl/worksheets/sheet2.xml') ?? '';
    expect(classes).toMatch(/<c r="A3"[^>]* t="(s|inlineStr)"/);
    expect(shared === '' || shared.includes('=1+1')).toBe(true);
  });
  test('is labelled synthetic on every sheet of numbers', async () => {
    const files = await open();
    const label = locale === 'sv' ? 'Syntetiska uppgifter' : 'Synthetic data';
    const all = [...files.values()].join('');
    expect(all).toContain(label);
    const last = (files.get('xl/worksheets/sheet2.xml') ?? '').match(/<row r="(\d+)"/g);
    expect(last).toHaveLength(6);
  });
});
