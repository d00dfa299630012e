/** The page of a comparison renders on the server in both languages, whole, protected, refused and empty. */
import type { ReactNode } from 'react';
import { renderToString } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { describe, expect, it, vi } from 'vitest';
import type { Locale } from '~/platform/translation/catalogues';
import { createTranslation } from '~/platform/translation/translation';
import { writeReportFile } from '~/scoring/validation-export';
import type { Comparison } from '~/scoring/validation-outcomes.server';
import { describeStudy } from '~/scoring/validation-report';
import { PROTECTED } from '~/scoring/validation-small-numbers';
import type { Study } from '~/scoring/validation-study';
import { ValidationView } from '~/scoring/validation-view';
import { makeValidationWords } from '~/scoring/validation-wording';
import { studyOf } from './study-factory';

// The router's own links and forms need a router; what is tested here is the page.
vi.mock('@remix-run/react', () => {
  const Link = ({ to, children }: { to: string; children: ReactNode }) => (
    <a href={to}>{children}</a>
  );
  const Form = ({ children }: { children: ReactNode }) => <form>{children}</form>;
  return { Link, Form };
});

const window = {
  windowId: 'w',
  kind: 'autumn',
  startYear: 2026,
  startDay: '2026-09-01',
  endDay: '2026-10-02',
};
const chosen: Comparison = {
  key: 'w~m',
  window,
  outcome: { kind: 'measure', measureId: 'm', name: '=Lästest', day: '2027-05-12' },
  isLater: true,
};
const GOOD = studyOf([
  ['needs-follow-up', 40, 10],
  ['look-again', 20, 40],
  ['above', 10, 200, 2],
]);
const reportOf = (study: Study, isWhole = true) =>
  describeStudy(study, isWhole ? null : PROTECTED, { score: 'chance', cut: 0.6 });

function render(study: Study | null, locale: Locale, isWhole = true): string {
  const page = (
    <I18nextProvider i18n={createTranslation(locale)}>
      <ValidationView
        comparisons={study ? [chosen] : []}
        chosen={study ? chosen : null}
        report={study && reportOf(study, isWhole)}
        seesPupils={isWhole}
        mayImport={isWhole}
      />
    </I18nextProvider>
  );
  return renderToString(page).replaceAll('<!-- -->', '');
}

describe('the page of a comparison', () => {
  it('shows what may be said, the figures with limits, and the limit that is tried', () => {
    const page = render(GOOD, 'sv');
    expect(page).toContain('Nivåerna hösten 2026/27 mot =Lästest (12 maj 2027)');
    expect(page).toContain('För 320 elever skiljer resultatet väl');
    expect(page).toContain('0,86 (0,75 till 0,93)');
    expect(page).toContain('Med gränsen flagga över 0,7');
    expect(page).toContain('ROC-kurva');
    expect(render(GOOD, 'en')).toContain('For 320 pupils the result tells well');
  });

  it('hides small numbers, refuses, and is empty, in words', () => {
    const hidden = render(GOOD, 'sv', false);
    expect(hidden).toContain('färre än 5');
    expect(hidden).toContain('Små antal visas inte');
    expect(hidden).not.toContain('Mätningar och utfall');
    const refused = render(
      studyOf([
        ['needs-follow-up', 9, 9],
        ['above', 5, 30, 40],
      ]),
      'sv',
    );
    expect(refused).toContain('Känslighet får inte räknas ut');
    expect(refused).not.toContain('ROC-kurva');
    expect(render(studyOf([['above', 0, 30]]), 'sv')).toContain('Ingen av de 30 eleverna');
    expect(render(null, 'sv')).toContain('Inget att jämföra än');
  });

  it('leaves no bare key in either language', () => {
    for (const locale of ['sv', 'en'] as const) {
      const text = render(GOOD, locale).replace(/<[^>]*>/g, ' ');
      expect(text).not.toMatch(/\b[a-z][A-Za-z]+\.[a-z][A-Za-z-]+\b/);
      expect(text).not.toContain('{{');
    }
  });
});

describe('the file of a comparison', () => {
  it('has one figure a row, in the language’s numbers, and nothing that is taken for a formula', () => {
    const report = reportOf(GOOD);
    if (report.status !== 'shown') throw new Error(report.status);
    const write = (locale: Locale) => {
      const t = createTranslation(locale).getFixedT(locale, 'validation');
      return writeReportFile(report, chosen, makeValidationWords(t, locale), locale).split('\r\n');
    };
    const lines = write('sv');
    expect(lines[0]).toBe('\ufeffdel;rad;mått;värde;undre gräns;övre gräns');
    expect(lines).toContain('nivåer;behöver följas upp;Med svårighet;40;;');
    expect(lines.find((line) => line.includes('Andel med svårighet, 95'))).toMatch(/"?;0,8;0,6/);
    expect(write('en')).toContain('levels,needs follow-up,With difficulty,40,,');
    expect(lines.filter((line) => /(^|;)[=@+]/.test(line))).toEqual([]);
  });
});
