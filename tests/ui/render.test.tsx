/**
 * Every component renders on the server: no console error, no inline style, no script. Long, because every
 * component of the room stands here once.
 */
import type { ReactElement, ReactNode } from 'react';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { BOARD_STATES, BoardTile } from '~/ui/board-tile';
import { Breadcrumb } from '~/ui/breadcrumb';
import { Button } from '~/ui/button';
import { Checkbox } from '~/ui/checkbox';
import { ConfirmDialog } from '~/ui/confirm-dialog';
import { DataTable } from '~/ui/data-table';
import type { DataColumn } from '~/ui/data-table-types';
import { DefinitionPopover } from '~/ui/definition-popover';
import { DotAndWhisker } from '~/ui/dot-and-whisker';
import { EmptyState } from '~/ui/empty-state';
import { Explanation } from '~/ui/explanation';
import { FileDrop } from '~/ui/file-drop';
import { FilterChips } from '~/ui/filter-chips';
import { FormField } from '~/ui/form-field';
import { IconButton } from '~/ui/icon-button';
import { LinkButton } from '~/ui/link-button';
import { LinkTabs } from '~/ui/link-tabs';
import { Logo } from '~/ui/logo';
import { Notice } from '~/ui/notice';
import { PageShell } from '~/ui/page-shell';
import { PrintHeader } from '~/ui/print-header';
import { ProgressBar } from '~/ui/progress-bar';
import { QrCode } from '~/ui/qr-code';
import { RadioGroup } from '~/ui/radio-group';
import { SegmentedControl } from '~/ui/segmented-control';
import { Select } from '~/ui/select';
import { SidePanel } from '~/ui/side-panel';
import { Skeleton } from '~/ui/skeleton';
import { SummaryFigure } from '~/ui/summary-figure';
import { TextArea } from '~/ui/text-area';
import { TextInput } from '~/ui/text-input';

// The router's own links need a router; what is tested here is the markup around them.
vi.mock('@remix-run/react', () => {
  const Anchor = ({
    to,
    end: _end,
    ...rest
  }: {
    to: string;
    end?: boolean;
    children: ReactNode;
  }) => <a href={to} {...rest} />;
  return { Link: Anchor, NavLink: Anchor };
});

const consoleError = vi.spyOn(console, 'error');
beforeEach(() => {
  consoleError.mockClear();
});
afterEach(() => {
  expect(consoleError).not.toHaveBeenCalled();
});

interface Pupil {
  id: string;
  name: string;
  rate: number | null;
}
const pupils: Pupil[] = [
  { id: 'a', name: 'Öberg', rate: 12 },
  { id: 'b', name: 'Ahmadi', rate: null },
  { id: 'c', name: 'Åkesson', rate: 3 },
];
const columns: DataColumn<Pupil>[] = [
  { id: 'name', header: 'Elev', value: (pupil) => pupil.name },
  { id: 'rate', header: 'Ord per minut', align: 'end', value: (pupil) => pupil.rate },
  { id: 'hidden', header: 'Gömd', value: () => 'gömd', startsHidden: true },
];
const words = {
  filterLabel: 'Sök elev',
  viewLabel: 'Visa',
  columnsLabel: 'Kolumner',
  compactLabel: 'Tätare rader',
  rowsShown: (shown: number, total: number) => `${shown} av ${total} elever`,
  empty: 'Inga elever än',
  noMatch: 'Ingen passar',
};
const table = (rows: Pupil[], initialSort?: { id: string; descending: boolean }) => (
  <DataTable
    caption="Klass 1B"
    columns={columns}
    rows={rows}
    rowId={(pupil) => pupil.id}
    locale="sv"
    words={words}
    storageKey="class"
    initialSort={initialSort}
    onOpenRow={() => undefined}
  />
);
const scale = { minimum: 0, maximum: 24, limit: 12 };
const doNothing = () => undefined;

/** Each component with the words that must be found in its markup. */
const COMPONENTS: [string, ReactElement, string[]][] = [
  [
    'page shell',
    <PageShell
      key="shell"
      title="Klass 1B"
      lead="För dig"
      productName="Läsfyr"
      skipLabel="Hoppa till innehållet"
      breadcrumb={{ label: 'Du är här', steps: [{ label: 'Kommun', to: '/k' }, { label: '1B' }] }}
      viewer={{ name: 'Karin', role: 'specialpedagog' }}
      navigation={{ label: 'Huvudmeny', links: <a href="/">Idag</a> }}
      ribbon="Påhittade elever"
      footer="Screening"
    >
      innehåll
    </PageShell>,
    [
      '<h1>Klass 1B</h1>',
      'href="#main"',
      'id="main"',
      'aria-label="Huvudmeny"',
      'Påhittade elever',
    ],
  ],
  [
    'breadcrumb',
    <Breadcrumb key="b" label="Väg" steps={[{ label: '1B' }]} />,
    ['aria-current="page"'],
  ],
  [
    'button',
    <Button key="b" look="primary">
      Starta omgång
    </Button>,
    ['type="submit"', 'Starta omgång'],
  ],
  [
    'pending button',
    <Button key="b" pendingLabel="Sparar">
      Spara
    </Button>,
    ['aria-busy="true"', 'aria-disabled="true"', '>Sparar<'],
  ],
  [
    'link button',
    <LinkButton key="b" to="/x">
      Skriv ut
    </LinkButton>,
    ['href="/x"', 'class="button"'],
  ],
  ['icon button', <IconButton key="b" icon="close" label="Stäng" />, ['aria-label="Stäng"']],
  [
    'link tabs',
    <LinkTabs key="t" label="Vyer" tabs={[{ to: '/a', label: 'Elever', count: '24' }]} />,
    ['aria-label="Vyer"', '24'],
  ],
  [
    'segmented control',
    <SegmentedControl
      key="s"
      label="Språk"
      name="locale"
      value="sv"
      options={[{ value: 'sv', label: 'svenska', lang: 'sv' }]}
    />,
    ['type="submit"', 'aria-pressed="true"', 'lang="sv"'],
  ],
  [
    'filter chips',
    <FilterChips
      key="f"
      label="Nivå"
      chips={[{ value: 'x', label: 'titta igen', count: '3' }]}
      selected={[]}
      onChange={doNothing}
    />,
    ['aria-pressed="false"', 'titta igen'],
  ],
  [
    'dot and whisker',
    <DotAndWhisker
      key="d"
      scale={scale}
      value={{ estimate: 11, lower: 9, upper: 15 }}
      title="Bokstavsljud"
      description="11 av 24"
      level="look-again"
    />,
    ['<title>Bokstavsljud: 11 av 24</title>', 'role="img"', 'dot-and-whisker__dot'],
  ],
  [
    'dot and whisker with nothing known',
    <DotAndWhisker
      key="d"
      size="panel"
      scale={scale}
      value={null}
      title="Bokstavsljud"
      description="underlag saknas"
      ticks={[{ value: 12, text: 'gräns 12' }]}
    />,
    ['dot-and-whisker__unknown', 'underlag saknas', 'gräns 12'],
  ],
  [
    'summary figure',
    <SummaryFigure
      key="s"
      count="6"
      base="av 24 elever"
      label="behöver följas upp"
      explanation={{ label: 'Vad betyder det?', text: 'Att …' }}
    />,
    ['6', 'av 24 elever', '<details'],
  ],
  [
    'explanation',
    <Explanation key="e" label="Varför?">
      Därför
    </Explanation>,
    ['<summary>', 'Därför'],
  ],
  [
    'live error notice',
    <Notice key="n" kind="error" title="Filen är ingen klasslista" isLive />,
    ['role="alert"'],
  ],
  ['live notice', <Notice key="n" kind="success" title="Sparat" isLive />, ['role="status"']],
  [
    'empty state',
    <EmptyState key="e" title="Inga omgångar än">
      De syns här.
    </EmptyState>,
    ['<h2>'],
  ],
  [
    'progress bar',
    <ProgressBar key="p" label="Läser" done={3} total={4} valueText="3 av 4" />,
    ['value="3"', 'max="4"', 'aria-valuetext="3 av 4"'],
  ],
  ['skeleton', <Skeleton key="s" label="Hämtar" count={3} />, ['role="status"', 'Hämtar']],
  [
    'field with a problem',
    <FormField
      key="f"
      label="Klass"
      hint="Som i schemat"
      field={{ id: 'klass', errors: ['Skriv klassen.'] }}
    >
      <TextInput name="klass" />
    </FormField>,
    [
      'for="klass"',
      'id="klass"',
      'aria-describedby="klass-hint klass-error"',
      'aria-invalid="true"',
      'id="klass-error"',
      'Skriv klassen.',
    ],
  ],
  [
    'field that repeats no description',
    <FormField key="f" label="Klass" field={{ id: 'k', errorId: 'k-e', errors: ['Fel'] }}>
      <TextArea name="k" aria-describedby="k-e" />
    </FormField>,
    ['aria-describedby="k-e"'],
  ],
  [
    'select',
    <FormField key="f" label="Skola">
      <Select emptyLabel="Välj" options={[{ value: 'a', label: 'Strandskolan' }]} />
    </FormField>,
    ['<option value="">Välj</option>', 'Strandskolan'],
  ],
  [
    'checkbox',
    <Checkbox key="c" label="Skyddad" hint="alias" name="x" />,
    ['type="checkbox"', 'aria-describedby'],
  ],
  [
    'radio group',
    <RadioGroup
      key="r"
      name="beslut"
      label="Beslut"
      defaultValue="w"
      options={[{ value: 'w', label: 'Bevaka', hint: 'sex veckor' }]}
      field={{ errors: ['Välj.'] }}
    />,
    ['<fieldset', '<legend>Beslut</legend>', 'checked=""', 'Välj.'],
  ],
  [
    'file drop without scripts',
    <FileDrop
      key="f"
      name="file"
      label="Klasslista"
      prompt="Släpp filen här"
      chosenLabel="Vald fil:"
      accept=".csv"
    />,
    ['type="file"', 'accept=".csv"', 'class="file-drop"'],
  ],
  [
    'definition',
    <DefinitionPopover key="d" term="gränsen">
      Text
    </DefinitionPopover>,
    ['aria-expanded="false"', 'gränsen'],
  ],
  ['QR code', <QrCode key="q" text="https://lasfyr.example" label="Öppna" />, ['<path']],
  [
    'print header',
    <PrintHeader key="p" productName="Läsfyr" subject="1B" date="tis 24 nov" />,
    ['print-only', 'tis 24 nov'],
  ],
  ['logo', <Logo key="l" title="Läsfyr" />, ['role="img"', 'aria-label="Läsfyr"']],
  ...BOARD_STATES.map((state): [string, ReactElement, string[]] => [
    `board tile ${state}`,
    <BoardTile
      key={state}
      state={state}
      stateWord="lägets ord"
      signName="Räven"
      signPicture={null}
    />,
    ['lägets ord', 'class="icon"', 'Räven'],
  ]),
  ['data table', table(pupils), ['<caption', '3 av 3 elever', 'tabindex="0"', 'scope="row"']],
];

describe.each(COMPONENTS)('%s', (_name, element, expected) => {
  test('says what it should', () => {
    const plain = renderToString(element).replaceAll('<!-- -->', '');
    for (const text of expected) expect(plain).toContain(text);
  });

  test('needs no inline style or script', () => {
    expect(renderToString(element)).not.toMatch(/\sstyle=|<style|<script/);
  });
});

test('closed overlays leave nothing in the page', () => {
  const overlays = (
    <>
      <SidePanel isOpen={false} onClose={doNothing} title="Elev" closeLabel="Stäng">
        text
      </SidePanel>
      <ConfirmDialog
        isOpen={false}
        title="Avsluta?"
        confirmLabel="Avsluta"
        cancelLabel="Fortsätt"
        onConfirm={doNothing}
        onCancel={doNothing}
      >
        text
      </ConfirmDialog>
    </>
  );
  expect(renderToString(overlays)).toBe('');
});

const rowOrder = (markup: string) => [...markup.matchAll(/data-row="(\w)"/g)].map(([, id]) => id);

test('a table sorts as asked, with nothing last in both directions', () => {
  const sorted = (id: string, descending: boolean) =>
    renderToString(table(pupils, { id, descending }));
  expect(rowOrder(sorted('name', false))).toEqual(['b', 'c', 'a']);
  expect(rowOrder(sorted('rate', false))).toEqual(['c', 'a', 'b']);
  expect(rowOrder(sorted('rate', true))).toEqual(['a', 'c', 'b']);
  expect(sorted('rate', true)).toMatch(/aria-sort="descending"[^>]*><button[^>]*>Ord per minut/);
  expect(sorted('rate', true).match(/aria-sort/g)).toHaveLength(1);
});

test('a column that starts hidden is not in the table, and no rows say so in words', () => {
  expect(renderToString(table(pupils))).not.toContain('gömd');
  expect(renderToString(table([]))).toContain('Inga elever än');
});

test('a long table is made in part by the server, with a way to all of it', () => {
  const rest = (rows: number) => <a href="?rows=all">{`${rows} till`}</a>;
  const { props } = table(pupils);
  const part = renderToString(<DataTable {...props} firstRows={{ count: 2, rest }} />);
  expect(rowOrder(part)).toHaveLength(2);
  expect(part).toContain('<a href="?rows=all">1 till</a>');
  expect(part.replaceAll('<!-- -->', '')).toContain('3 av 3 elever');
  const whole = renderToString(<DataTable {...props} firstRows={{ count: 3, rest }} />);
  expect(rowOrder(whole)).toHaveLength(3);
  expect(whole).not.toContain('rows=all');
});
