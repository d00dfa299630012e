/** The pages of the cut policies render on the server in both languages, with what they promise to show. */
import type { ReactElement, ReactNode } from 'react';
import { renderToString } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { describe, expect, test, vi } from 'vitest';
import { createTranslation } from '~/platform/translation/translation';
import type { CutPolicy } from '~/scoring/cut-policy';
import { expectPolicyFlow, readFlowQuestion } from '~/scoring/flow-question';
import { LimitMethodLine } from '~/scoring/limit-method-view';
import { PolicyDraftView } from '~/scoring/policy-draft-view';
import { listLimitFields } from '~/scoring/policy-form';
import { PolicyListView } from '~/scoring/policy-list-view';
import { getPolicy } from '~/scoring/policy-shelf';
import { PolicyVersionView } from '~/scoring/policy-version-view';
import { PolicyWindowView } from '~/scoring/policy-window-view';
import { showExactly, showProtected } from '~/scoring/shown-preview';
import { ALL_TOLD } from '~/scoring/told-levels';

// The router's own links and forms need a router; what is tested here is the page.
vi.mock('@remix-run/react', () => ({
  Link: ({ to, children }: { to: string; children: ReactNode }) => <a href={to}>{children}</a>,
  Form: ({ children }: { children: ReactNode }) => <form>{children}</form>,
  useNavigate: () => () => {},
  useNavigation: () => ({ state: 'idle' }),
  useSubmit: () => () => {},
}));

const textOf = (page: ReactElement, locale: 'sv' | 'en') =>
  renderToString(<I18nextProvider i18n={createTranslation(locale)}>{page}</I18nextProvider>)
    .replace(/<!-- -->/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');
/** A key without words stands in the page as it is written in the code. */
const BARE_KEY = /\b(?:version|draft|method|flow|groups|share|under|count|list)\.[a-zA-Z]/;
function read(page: ReactElement): { sv: string; en: string } {
  const texts = { sv: textOf(page, 'sv'), en: textOf(page, 'en') };
  for (const text of Object.values(texts)) expect(text).not.toMatch(BARE_KEY);
  return texts;
}

const policy: CutPolicy = getPolicy('standard-1');
const written = { language: 'sv' as const, text: 'Mötet den 3 november.' };
const head = {
  policyId: policy.id,
  version: 2,
  status: 'draft' as const,
  ships: false,
  source: written,
  basedOn: 1,
  approvedRole: null,
  approvedDay: null,
  title: policy.title,
};
const window = {
  windowId: 'window-1',
  kind: 'autumn',
  startYear: 2026,
  policyId: policy.id,
  policyVersion: 2,
};
const table = [
  [12, 0, 0, 0],
  [0, 27, 3, 0],
  [0, 0, 40, 0],
  [0, 0, 0, 0],
];
const asked = readFlowQuestion(policy, new URLSearchParams('belowOfHundred=99'));
const unusual = [{ ...window, side: 'many' as const }];
const judges = [11, 12, 12, 13, 12, 12].map((second) => ({ first: second - 1, second }));
const page = {
  head,
  decision: policy.decision,
  relative: policy.relative,
  shareWatch: policy.shareWatch ?? null,
  limitMethod: 'mixed' as const,
  limits: listLimitFields(policy).map((limit, at) => ({
    ...limit,
    title: policy.tasks.find(({ id }) => id === limit.task)!.title,
    reason: at === 0 ? written : limit.reason,
    method: at === 0 ? { kind: 'panel' as const, judges } : null,
    methodKind: at === 0 ? ('panel' as const) : ('authored' as const),
    surelyBelow: 12,
    surelyAbove: 16,
  })),
  flow: {
    ...asked,
    windows: ['autumn' as const, 'winter' as const],
    rows: expectPolicyFlow(policy, asked.question),
  },
  unusual,
  reviews: [
    {
      windowId: 'window-1',
      side: 'few' as const,
      reason: written,
      role: 'head-of-education' as const,
      day: '2026-11-03',
    },
  ],
  windows: [window],
  previews: [
    { windowId: 'window-1', preview: { ...showProtected(table, ALL_TOLD), isOfLatest: true } },
  ],
  mayDraft: true,
  mayApprove: true,
};

describe('the page of a version', () => {
  const { sv, en } = read(<PolicyVersionView {...page} problem="window-1" />);

  test('prices the look-again value, and says which figure cannot be used', () => {
    expect(sv).toContain('Av 1 000 elever läser ungefär 213 en till en');
    expect(sv).toContain('Av de 150 som verkligen är under gränsen hittas 128, och 22 missas.');
    expect(en).toContain('Write a number between 1 and 60.');
    expect(sv).toContain('0,35 (den här versionen)');
  });

  test('says how each limit was set, and marks words in the other language', () => {
    expect(sv).toContain('6 bedömare; första omgången medel 11 (standardavvikelse 0,63), andra 12');
    expect(sv).not.toContain('skrivet på svenska');
    expect(en).toContain('Mötet den 3 november. (written in Swedish)');
  });

  test('tells of an unusual share, and of what was decided before', () => {
    expect(sv).toContain('Hösten 2026/27: ovanligt många elever behöver följas upp');
    expect(sv).toContain('Skriv varför, med minst tio tecken.');
    expect(en).toContain('Autumn 2026/27: unusually few. Stood by on');
  });

  test('previews without a number of few pupils', () => {
    expect(sv).toContain('färre än 5 av 80 elever skulle få en annan nivå');
    expect(sv).toContain('Antalen är avrundade till tiotal.');
    expect(sv).toContain('Räknat på de senast bedömda.');
  });
});

test('the levels side by side hide small numbers, and say so; who sees the pupils sees all', () => {
  const shown = { head, window, versions: [head, { ...head, version: 1 }] };
  const pageOf = (preview: ReturnType<typeof showExactly>) =>
    read(<PolicyWindowView {...shown} preview={{ ...preview, isOfLatest: false }} />);
  const hidden = pageOf(showProtected(table, ALL_TOLD));
  expect(hidden.sv).toContain('<5'.replace('<', '&lt;'));
  expect(hidden.sv).toContain('dolt');
  expect(pageOf(showExactly(table)).en).toContain('3 of 82 pupils would have another level');
  expect(read(<PolicyWindowView {...shown} preview={null} />).sv).toContain('färre än tio elever');
});

test('the list shows groups, windows and what asks for the owner', () => {
  const group = {
    windowId: 'window-1',
    taskId: 'letter-sounds',
    title: { sv: 'Bokstavsljud', en: 'Letter sounds' },
    enrolled: 60,
    members: 58,
    synthetic: true,
    state: 'comparable' as const,
    countedAt: '2026-11-03T17:00:00.000Z',
  };
  const windows = [{ ...window, progress: 'all' as const }];
  const maySee = { mayDraft: true, maySeeOutcomes: true };
  const props = { versions: [head], windows, groups: [group], unusual, ...maySee };
  const { sv, en } = read(<PolicyListView {...props} />);
  expect(sv).toContain('58 av 60 inskrivna');
  expect(sv).toContain('Påhittade resultat.');
  expect(en).toContain('Count autumn 2026/27 again');
  expect(read(<PolicyListView {...props} groups={[]} unusual={[]} windows={[]} />).sv).toContain(
    'Inga grupper har räknats än.',
  );
});

test('the form of a new version keeps what was typed and marks what is wrong', () => {
  const field = 'autumn.letter-sounds';
  const { sv, en } = read(
    <PolicyDraftView
      {...page}
      problems={[{ code: 'roc-few-positives', field }]}
      typed={{ [`${field}.method`]: 'roc', [`${field}.positives`]: '12' }}
    />,
  );
  expect(sv).toContain('Minst 50 elever med svårigheten behövs.');
  expect(en).toContain('Area under the curve, 0 to 1');
});

test('every way of setting a limit has its words', () => {
  const outcome = 'Vårens läsning';
  const odds = { abovePupils: 60, aboveReached: 50, belowPupils: 60, belowReached: 8 };
  const accuracy = { areaUnderCurve: 0.81, sensitivity: 0.8, specificity: 0.7 };
  const lineOf = (method: Parameters<typeof LimitMethodLine>[0]['method']) =>
    read(<LimitMethodLine methodKind={method?.kind ?? 'mixed'} method={method} />).sv;
  expect(lineOf({ kind: 'odds', outcome, ...odds })).toContain('50 av 60 tydligt över nådde målet');
  expect(lineOf({ kind: 'roc', outcome, positives: 62, negatives: 400, ...accuracy })).toContain(
    '62 elever med svårigheten och 400 utan, yta 0,81',
  );
  expect(lineOf({ kind: 'local-data', pupils: 240, lowestShare: 0.15 })).toContain(
    'de lägsta 15 av 100, bland 240 elever',
  );
  expect(lineOf({ kind: 'authored' })).toBe('av författarna, efter uppgiftens innehåll');
  expect(lineOf(null)).toBe('på olika sätt, se varje gräns');
});
