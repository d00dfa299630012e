/** The overview's table as the server makes it: the first rows with a way to all, or all of them. */
import type { ReactNode } from 'react';
import { renderToString } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { expect, test, vi } from 'vitest';
import { createTranslation } from '~/platform/translation/translation';
import { OverviewTable } from '~/support/overview-table';
import { HIGH, LOW } from '../support/assessment-factories';
import { makeOverviewRow } from '../support/overview-factories';

// The router's own links need a router; what is tested here is the table.
vi.mock('@remix-run/react', () => ({
  Link: ({ to, children }: { to: string; children: ReactNode }) => <a href={to}>{children}</a>,
}));

const rows = [
  ...Array.from({ length: 39 }, () => makeOverviewRow(HIGH)),
  makeOverviewRow(LOW, { givenName: 'Först' }),
];

function render(toAllRows: string | null, locale: 'sv' | 'en' = 'sv'): string {
  return renderToString(
    <I18nextProvider i18n={createTranslation(locale)}>
      <OverviewTable
        classes={[]}
        rows={rows}
        filter={{ classIds: [], levels: [], needs: [], helped: [] }}
        onFilter={() => {}}
        openPupilId={null}
        onOpen={() => {}}
        toAllRows={toAllRows}
      />
    </I18nextProvider>,
  ).replaceAll('<!-- -->', '');
}
const countRows = (markup: string) => markup.match(/data-row=/g)?.length;

test('two screens of rows, those who need somebody first, the whole count, and a way to the rest', () => {
  const part = render('/overview?rows=all');
  expect(countRows(part)).toBe(30);
  expect(part.indexOf('Först')).toBeLessThan(part.indexOf('Elsa'));
  expect(part).toContain('40 av 40 elever');
  expect(part).toContain('10 rader till visas strax. <a href="/overview?rows=all">');
  expect(render('/overview?rows=all', 'en')).toContain('10 more rows are on their way.');
});

test('every row where it is asked for', () => {
  const whole = render(null);
  expect(countRows(whole)).toBe(40);
  expect(whole).not.toContain('rows=all');
});

test('a result is told once in words, as the name of its drawing', () => {
  const [first = ''] = render(null).split('</tr>').slice(1, 2);
  expect(first.match(/<svg class="dot-and-whisker"/g)).toHaveLength(2);
  expect(first).toMatch(/<title>bokstavsljud: vet ungefär [\d-]+ av 24; gränsen är 18<\/title>/);
});
