/** The class and pupil pages render on the server in both languages, with what they promise to show.
 * Long, because one whole class is written out as data. */

import type { ReactElement, ReactNode } from 'react';
import { renderToString } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createTranslation } from '~/platform/translation/translation';
import { describeLevel } from '~/scoring/class-result';
import { assessLevel } from '~/scoring/level';
import { getPolicy } from '~/scoring/policy-shelf';
import { listEvidence } from '~/scoring/pupil-result';
import type { TaskResult } from '~/scoring/task-result';
import type { ClassPageData, ClassPagePupil } from '~/support/class-page';
import { ClassPageView } from '~/support/class-page-view';
import type { PupilPageData } from '~/support/pupil-page';
import { PupilPageView } from '~/support/pupil-page-view';

// The router's own links and forms need a router; what is tested here is the page.
vi.mock('@remix-run/react', () => {
  const Link = ({ to, children }: { to: string; children: ReactNode }) => (
    <a href={to}>{children}</a>
  );
  const Form = ({ children, action }: { children: ReactNode; action?: string }) => (
    <form method="post" action={action}>
      {children}
    </form>
  );
  return { Link, Form, useRevalidator: () => ({ revalidate: () => {}, state: 'idle' }) };
});

const consoleError = vi.spyOn(console, 'error');
beforeEach(() => {
  consoleError.mockClear();
});
afterEach(() => {
  expect(consoleError).not.toHaveBeenCalled();
});

const policy = getPolicy('grund-1');

const result = (taskId: string, right: number, presented: number): TaskResult => ({
  taskId,
  right,
  presented,
  wrong: presented - right,
  seconds: null,
  stopped: false,
  problem: null,
});

function assess(letters: number | null, words: number | null) {
  return assessLevel(policy, {
    window: 'winter',
    results: [
      ...(letters === null ? [] : [result('letter-sounds', letters, 24)]),
      ...(words === null ? [] : [result('real-or-made-up', words, 32)]),
    ],
  });
}

function makePupil(
  givenName: string,
  letters: number | null,
  words: number | null,
  overrides: Partial<ClassPagePupil> = {},
): ClassPagePupil {
  return {
    ...describeLevel(policy, assess(letters, words), givenName),
    pupilId: `pupil-${givenName}`,
    membershipId: `membership-${givenName}`,
    givenName,
    familyName: 'Test',
    signId: 'fox',
    swedishSubject: 'sv',
    swedishSchoolTime: 'whole',
    protectedIdentity: false,
    synthetic: true,
    state: null,
    stateReason: null,
    stateBy: null,
    late: null,
    taskStates: [],
    assessmentId: letters === null ? null : `assessment-${givenName}`,
    assessedAt: letters === null ? null : '2026-01-20T09:12:00.000Z',
    marks: { flags: [], notices: [], indication: false },
    ...overrides,
  };
}

const pupils = [
  makePupil('Elsa', 11, 18, {
    marks: {
      flags: [{ skill: 'letters', state: 'confirmed', basisChanged: true }],
      notices: ['worry'],
      indication: true,
    },
  }),
  makePupil('Nils', null, null, { state: 'absent' }),
  makePupil('Maja', 19, 32),
  makePupil('Omar', 24, 32, { protectedIdentity: true, swedishSubject: 'sva' }),
];

const classPage: ClassPageData = {
  classId: 'class-1',
  className: '1A',
  schoolName: 'Testskolan',
  timeZone: 'Europe/Stockholm',
  today: '2026-01-20',
  practice: true,
  window: {
    kind: 'winter',
    startDay: '2026-01-12',
    endDay: '2026-02-08',
    catchUpEndDay: '2026-02-22',
  },
  openSittingId: null,
  isLive: false,
  mayRecord: true,
  results: {
    pupils,
    oneToOneTasks: [],
    looksNear: false,
    skillNames: policy.skills,
    agreement: [],
    noise: [],
    rescoring: null,
  },
};

const { marks: _marks, ...pupil } = pupils[0]!;
const pupilPage: PupilPageData = {
  ...classPage,
  windowKind: 'winter',
  schoolYearStart: 2025,
  policyTitle: policy.title,
  policyVersion: 1,
  pupil,
  peers: {},
  evidence: listEvidence(policy, assess(11, 18), ({ taskId }) =>
    taskId === 'letter-sounds'
      ? {
          kind: 'percentile',
          percentile: 5,
          lower: 1.9,
          upper: 10.6,
          others: 100,
          synthetic: true,
        }
      : { kind: 'not-normed', why: 'few-done', enrolled: 90, members: 61 },
  ),
  attempts: [
    {
      attemptId: 'attempt-1',
      taskId: 'letter-sounds',
      taskTitle: { sv: 'Bokstavsljud', en: 'Letter sounds' },
      formId: 'B',
      counted: true,
      state: 'done',
      validityReasons: [],
      right: 11,
      presented: 24,
      notReached: 0,
      seconds: null,
      perMinute: null,
      medianResponseMs: 2_450,
      startedAt: '2026-01-20T09:00:00.000Z',
      deviceNumber: 7,
      batteryVersion: 1,
      taskVersion: 1,
      synthetic: true,
      setAside: false,
      onPaper: false,
      itemsPerSecond: null,
      answers: [
        {
          itemId: 'i1',
          number: 1,
          asked: 'i',
          spoken: true,
          chosen: 'e',
          correct: 'i',
          right: false,
          responseMs: 2_450,
        },
      ],
    },
  ],
  history: [
    {
      assessmentId: 'assessment-Elsa',
      windowKind: 'winter',
      schoolYearStart: 2025,
      level: 'needs-follow-up',
      probability: 0.99,
      judgedAt: '2026-01-20T09:12:00.000Z',
      current: true,
      policyId: 'grund-1',
      policyVersion: 1,
    },
  ],
  oneToOneTasks: [{ taskId: 'read-words', title: { sv: 'Läsa ord', en: 'Read words' } }],
  skillNames: policy.skills,
  agreements: [],
  flags: [
    {
      flagId: 'flag-1',
      pupilId: 'pupil-Elsa',
      roundId: 'round-1',
      windowKind: 'winter',
      skill: 'letters',
      state: 'watched',
      basisChanged: false,
      reviews: [
        {
          reviewId: 'review-1',
          decision: 'watch',
          reasonCode: null,
          comment: null,
          watchUntil: '2026-02-20',
          by: 'Sara Special',
          at: '2026-01-21',
        },
      ],
    },
  ],
  notices: [
    {
      noticeId: 'notice-1',
      pupilId: 'pupil-Elsa',
      kind: 'worry',
      raisedBy: 'guardian',
      recordedBy: 'Lena Lärare',
      recordedAt: '2026-01-20T10:00:00.000Z',
      withdrawnAt: null,
    },
  ],
  externals: [],
  retests: [],
  outcomes: [
    {
      pupilId: 'pupil-Elsa',
      schoolYearStart: 2025,
      term: 'autumn',
      outcome: 'partly',
      updatedAt: '2026-01-20T10:00:00.000Z',
    },
  ],
};

function read(page: ReactElement, locale: 'sv' | 'en' = 'sv'): string {
  return renderToString(<I18nextProvider i18n={createTranslation(locale)}>{page}</I18nextProvider>);
}
/** Text as it is read, without markup. */
const textOf = (html: string) =>
  html
    .replace(/<!-- -->/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

describe('the class page', () => {
  test('counts, orders and explains; every number has its base', () => {
    const html = read(<ClassPageView page={classPage} />);
    const text = textOf(html);
    expect(text).toContain('3 av 4 elever klara med helklassens uppgifter');
    expect(text).toContain('1 av 4 elever behöver följas upp');
    expect(text).toContain('mer än 9 av 10');
    expect(text).toContain('bokstavsljud: vet ungefär 2-11 av 24');
    expect(text).toContain('frånvarande');
    expect(text).toContain('Bokstavsljud: inte gjord; Riktigt eller påhittat: inte gjord');
    expect(text).toContain('bokstavsljud: uppföljning bekräftad (underlaget har ändrats');
    expect(html).toContain('action="/classes/class-1/mark/membership-Maja"');
    const onScreen = html.slice(0, html.lastIndexOf('class="print-only"'));
    expect(onScreen.match(/class="dot-and-whisker"/g)?.length).toBe(8);
    expect(html).not.toMatch(/style="|undefined|results:/);
  });

  test('lists who reads what one to one, why, and for about how long; a control is no mark', () => {
    const task = { taskId: 'read-words', title: { sv: 'Läsa ord', en: 'Read words' } };
    const asked = (reason: 'policy' | 'teacher' | 'control', day: number) => ({
      oneToOne: [{ ...task, reason, since: `2026-01-2${day}T08:00:00.000Z` }],
    });
    const readers = [
      makePupil('Maja', 19, 32, asked('policy', 3)),
      makePupil('Nils', 24, 32, asked('teacher', 1)),
      makePupil('Omar', 24, 32, asked('control', 2)),
    ];
    const results = { ...classPage.results!, pupils: readers, oneToOneTasks: [task] };
    const html = read(<ClassPageView page={{ ...classPage, results }} />);
    const list = textOf(
      html.slice(html.indexOf('id="one-to-one"'), html.lastIndexOf('class="print-only"')),
    );
    expect(list).toContain('3 elever, ungefär 15 minuter.');
    expect(list).toMatch(
      /Nils.*en lärare har bett om det, sedan ons 21 jan.*Omar.*stickprov.*Maja.*efter helklassens uppgifter/,
    );
    expect(html.match(/value="remove-one-to-one"/g)).toHaveLength(1);
    expect(html.match(/value="add-one-to-one"/g)).toHaveLength(1);
    const reader = read(<ClassPageView page={{ ...classPage, results, mayRecord: false }} />);
    expect(reader).not.toMatch(/remove-one-to-one|add-one-to-one/);
  });

  test('marks those near the limit as the school’s own only where the school looks there', () => {
    const near = { ...pupils[2]!, level: 'above' as const, nearLimit: true };
    const html = (looksNear: boolean) =>
      textOf(
        read(
          <ClassPageView
            page={{
              ...classPage,
              results: { ...classPage.results!, pupils: [near, pupils[3]!], looksNear },
            }}
          />,
        ),
      );
    expect(html(false)).not.toContain('skolan tittar också');
    expect(html(true)).toContain('1 av 2 elever är över gränsen men nära den');
    expect(html(true)).toContain('skolan tittar också här');
  });

  test('says the subject beside the name, and gives no way to sort by it', () => {
    const html = read(<ClassPageView page={classPage} />);
    expect(textOf(html)).toContain('Omar Test sva');
    const sorters = [...html.matchAll(/<button[^>]*data-table__sort[^>]*>([^<]*)/g)];
    expect(sorters.map(([, name]) => name)).toEqual([
      'Elev',
      'Nivå',
      'Under gränsen',
      'En till en',
      'Bokstavsljud',
      'Avkodning',
      'Noterat',
    ]);
  });

  test('prints every pupil but those whose identity is protected', () => {
    const html = read(<ClassPageView page={classPage} />);
    const paper = html.slice(html.lastIndexOf('class="print-only"'));
    expect(textOf(paper)).toContain('Maja Test');
    expect(textOf(paper)).not.toContain('Omar');
  });

  test('shows no name while results are hidden', () => {
    const hidden = { ...classPage, openSittingId: 'sitting-1', isLive: true, results: null };
    const html = read(<ClassPageView page={hidden} />);
    expect(html).toContain('/classes/class-1?results=show');
    expect(html).not.toContain('Elsa');
  });

  test('teaches when nothing has been done, and when no window has begun', () => {
    const untouched = [makePupil('Elsa', null, null)];
    const results = { ...classPage.results!, pupils: untouched };
    const text = textOf(read(<ClassPageView page={{ ...classPage, results }} />));
    expect(text).toContain('Ingen har gjort uppgifterna än');
    expect(text).toContain('Elsa Test');
    expect(read(<ClassPageView page={{ ...classPage, window: null, results: null }} />)).toContain(
      'Inget fönster har börjat',
    );
  });

  test('is complete in English', () => {
    const text = textOf(read(<ClassPageView page={classPage} />, 'en'));
    expect(text).toContain('3 of 4 pupils done with the whole-class tasks');
    expect(text).not.toMatch(/behöver|gränsen|elever/);
  });
});

describe('the pupil page', () => {
  test('shows the sentence, the table behind it, every answer and the trace of people', () => {
    const html = read(<PupilPageView page={pupilPage} problem={null} />);
    expect(textOf(html)).toContain(
      'ungefär 5 av 100 har lägre resultat (2-11), bland 100 andra (påhittade resultat)',
    );
    expect(textOf(html)).toContain('61 av 90 elever i kommunen');
    const text = textOf(html);
    expect(text).toContain(
      'Elsa behöver följas upp i bokstavsljud: rätt bokstav för 11 av 24 ljud',
    );
    expect(text).toContain('övningsresultat');
    expect(text).toContain('11 av 24');
    expect(text).toContain('hörde ”i”');
    expect(text).toContain('inte rätt');
    expect(text).toContain('Enhet 7');
    expect(text).toContain('sattes under bevakning av Sara Special ons 21 jan, till fre 20 feb');
    expect(text).toContain('oro, vårdnadshavare');
    expect(text).toContain('Bedömningsstödet visar en indikation');
    expect(text).toContain('Screening, inte en utredning');
    expect(html).not.toMatch(/style="|undefined|results:/);
    expect(text.toLowerCase()).not.toContain('dyslexi');
  });

  test('says what happened when a form changed nothing', () => {
    const html = read(<PupilPageView page={pupilPage} problem="already-recorded" />);
    expect(html).toContain('Det är redan antecknat. Inget har ändrats.');
  });

  test('is complete in English', () => {
    const text = textOf(read(<PupilPageView page={pupilPage} problem={null} />, 'en'));
    expect(text).toContain('Elsa needs follow-up in letter sounds');
    expect(text).not.toMatch(/behöver|gränsen|rätt/);
  });
});
