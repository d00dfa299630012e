/**
 * The access matrix: every address, what can be asked of it, and the answer to each person.
 *
 * A test asks the built app every cell and fails for a route of `app/routes.ts`, an action or an
 * intent without a row; `docs/access.md` is printed from the same rows. Long, because it is one table.
 */
import { createDeviceKey, exportPublicKey } from '~/administration/device-signature';
import { newId } from '~/platform/identifier.server';
import { today } from '../support/factories';
import { benefitRows } from './matrix-benefit';
import { lateWeeks, newBreak, standingBreak, unusedWindow, windowDays } from './matrix-calendar';
import { caseEvent } from './matrix-cases';
import { letterSteps, planChange, planToChange, schooling } from './matrix-desk';
import {
  beginCard,
  bringPackage,
  methodCard,
  onOthersCard,
  onOwnCard,
  onPackage,
  readPackageIn,
} from './matrix-examples';
import { goalRows } from './matrix-goals';
import { healthNote } from './matrix-health';
import {
  adapt,
  closeSittings,
  decision,
  drawnControlPupil,
  endAdaptation,
  form,
  freeSign,
  inAWeek,
  judgeItems,
  type Knock,
  nationalOutcome,
  newcomer,
  newNotice,
  onBoard,
  onBoardWithDevice,
  oneToOneList,
  onList,
  openLesson,
  presentPupil,
  pupilPage,
  quietLesson,
  reading,
  readList,
  requiredPractice,
  standingNotice,
  takePartAgain,
  upload,
} from './matrix-knocks';
import { appointLeader, dismissLeader } from './matrix-leaders';
import { learningRows } from './matrix-learning';
import { mergedTwins, twins } from './matrix-merges';
import { handIn, onSetAside, setAside } from './matrix-offline';
import { handOver, letterWords } from './matrix-paper';
import { cells, type Expected, everyone } from './matrix-people';
import { newPlan, noteOfPlan, onGroups, onMethods, onWeek } from './matrix-plans';
import {
  begunRescoring,
  madeCalibration,
  newPolicy,
  onPolicy,
  policyDraft,
  standBy,
} from './matrix-policies';
import { standingProbe } from './matrix-progress';
import { REPORT_ROWS } from './matrix-reports';
import {
  askedRetest,
  externalResult,
  remark,
  standingExternal,
  unreadable,
} from './matrix-reviews';
import { setUpRows } from './matrix-setup';
import {
  MEASURE_FORM,
  measureAddress,
  measureClass,
  onClassOutcomes,
  onImport,
  outcomeFile,
  readOutcomes,
} from './matrix-validation';
import {
  begunVoice,
  bringVoice,
  onVoice,
  onVoices,
  recordedVoice,
  soundAddress,
} from './matrix-voices';
import { ALIAS, HEALTH_WORD, type MatrixWorld } from './matrix-world';

export type MatrixRow = {
  /** As `app/routes.ts` writes it; the server process's own addresses begin with a slash. */
  route: string;
  method: 'GET' | 'POST';
  /** The intent or decision of the form, when the address takes several. */
  intent?: string;
  what: string;
  expected: Expected;
  knock: (world: MatrixWorld) => Knock | Promise<Knock>;
  /** A permitted POST changes no stored row that a read-back sees (cookies, sessions, a job that waits), or is refused by the rules. */
  leavesRows?: true;
  /** Ends or begins a session: asked with a session of its own. */
  ownSession?: true;
};

// The cells below stand in the order of PEOPLE:
// nobody, teacher, teacher of another class, special educator, principal, principal of another
// school, head of education, administrator, test leader, former teacher, foreign teacher, foreign
// administrator.
const RESULTS = cells('in 200 404 200 403 404 403 403 403 404 404 404');
const ROUND = cells('in 200 404 200 403 404 403 403 200 404 404 404');
const ROUND_GOES_ON = cells('in 302 404 302 403 404 403 403 302 404 404 404');
const RECORD = cells('in 302 404 302 403 404 403 403 403 404 404 404');
/** The world's battery has no progress forms: whoever may is told so, and nothing changes. */
const PROBE = cells('in 409 404 409 403 404 403 403 403 404 404 404');
const REVIEW = cells('in 403 404 302 403 404 403 403 403 404 404 404');
const HEALTH = cells('in 403 404 200 403 404 403 403 403 404 404 404');
const ROSTER_CLASS = cells('in 403 404 403 403 404 403 200 403 404 404 404');
const SCHOOLING_CHANGE = cells('in 403 404 403 403 404 403 200 403 404 404 404');
const ROSTER_CLASS_CHANGE = cells('in 403 404 403 403 404 403 302 403 404 404 404');
const OWN_ROSTER = cells('in 403 403 403 403 403 403 200 403 403 403 200');
const ONE_BREAK = cells('in 403 403 403 403 403 403 200 403 403 403 404');
const STAFF = cells('in 200 200 200 200 200 200 200 200 200 200 200');
const ITEM_REVIEW = cells('in 403 403 200 403 403 403 200 403 403 403 200');
const ONE_IMPORT = cells('in 403 403 403 403 403 403 200 403 403 403 404');
const ONE_IMPORT_CHANGE = cells('in 403 403 403 403 403 403 302 403 403 403 404');

const PLANNER = cells('in 403 403 200 403 403 403 403 403 403 403 403');
const PLANNER_CHANGE = cells('in 403 403 302 403 403 403 403 403 403 403 403');
const LETTER_STEP = cells('in 200 404 200 403 404 403 403 403 404 404 404');
const ONE_PLAN = cells('in 403 404 200 403 404 403 403 403 404 404 404');
const ONE_PLAN_CHANGE = cells('in 403 404 302 403 404 403 403 403 404 404 404');
const HOLDER = cells('in 403 404 302 403 403 403 403 403 403 404 403');
const SEES_PUPILS = cells('in 200 200 200 403 403 403 403 403 403 200 403');

const get = (
  route: string,
  what: string,
  expected: Expected,
  path: (world: MatrixWorld) => string | Promise<string>,
): MatrixRow => ({
  route,
  method: 'GET',
  what,
  expected,
  knock: async (world) => ({ path: await path(world) }),
});

const post = (
  route: string,
  intent: string | undefined,
  what: string,
  expected: Expected,
  knock: MatrixRow['knock'],
): MatrixRow => ({ route, method: 'POST', ...(intent ? { intent } : {}), what, expected, knock });

const everyonesRows: MatrixRow[] = [
  get(
    '',
    'what needs me today',
    cells('in 200 200 200 200 200 200 200 200 200 200 200'),
    () => '/',
  ),
  get(
    'sign-in',
    'the sign-in page',
    cells('200 302 302 302 302 302 302 302 302 302 302 302'),
    () => '/sign-in',
  ),
  {
    ...post('sign-in', 'password', 'sign in with a password', everyone('302'), ({ password }) =>
      form('/sign-in', { intent: 'password', ...password }),
    ),
    leavesRows: true,
  },
  {
    ...post(
      'sign-in',
      'one-click',
      'sign in by one click outside a demonstration (who is signed in is sent to the start page)',
      cells('400 302 302 302 302 302 302 302 302 302 302 302'),
      ({ teacher }) =>
        form('/sign-in', { intent: 'one-click', staffMemberId: teacher.staffMemberId }),
    ),
    leavesRows: true,
  },
  get('sign-out', 'the address of signing out', everyone('302'), () => '/sign-out'),
  {
    ...post('sign-out', undefined, 'end my session', everyone('302'), () => form('/sign-out', {})),
    leavesRows: true,
    ownSession: true,
  },
  get('look', 'the address of language and theme', everyone('302'), () => '/look'),
  {
    ...post('look', undefined, 'choose language and theme', everyone('302'), () =>
      form('/look', { locale: 'en', theme: 'dark', returnTo: '/help' }),
    ),
    leavesRows: true,
  },
  get('help', 'the help page', everyone('200'), () => '/help'),
  get('*', 'an address that is none', everyone('404'), () => '/no-such-address'),
  post('*', undefined, 'a form to an address that is none', everyone('404'), () =>
    form('/no-such-address', {}),
  ),
];

const rosterRows: MatrixRow[] = [
  get('roster', 'the register of my municipality', OWN_ROSTER, () => '/roster'),
  get(
    'roster/school-year',
    'windows, breaks and the wait of late joiners',
    OWN_ROSTER,
    () => '/roster/school-year',
  ),
  post('roster/school-year', 'add-break', 'enter a break', OWN_ROSTER, newBreak),
  post('roster/school-year', 'change-break', 'change a break', ONE_BREAK, (world) =>
    standingBreak(world, 'change-break'),
  ),
  post('roster/school-year', 'remove-break', 'remove a break', ONE_BREAK, (world) =>
    standingBreak(world, 'remove-break'),
  ),
  post(
    'roster/school-year',
    'late-weeks',
    'say how long pupils who join late wait',
    OWN_ROSTER,
    lateWeeks,
  ),
  post('roster/school-year', 'window-days', 'say when a window is', OWN_ROSTER, windowDays),
  post('roster/school-year', 'remove-window', 'take a window back', ONE_BREAK, unusedWindow),
  get('roster/import', 'the page to drop a class list on', OWN_ROSTER, () => '/roster/import'),
  post(
    'roster/import',
    undefined,
    'have a class list of the school read',
    ONE_IMPORT_CHANGE,
    upload,
  ),
  get(
    'roster/import/:importId',
    'what a list would change',
    ONE_IMPORT,
    async (world) => `/roster/import/${await readList(world)}`,
  ),
  ...(['apply', 'answer', 'clear-answers', 'discard'] as const).map((intent) =>
    post(
      'roster/import/:importId',
      intent,
      {
        apply: 'apply a list',
        answer: 'answer who a row is',
        'clear-answers': 'take the answers back',
        discard: 'throw a list away',
      }[intent],
      ONE_IMPORT_CHANGE,
      (world) => onList(world, intent),
    ),
  ),
  get(
    'roster/classes/:classId',
    'who is in the class',
    ROSTER_CLASS,
    ({ schoolClass }) => `/roster/classes/${schoolClass.id}`,
  ),
  post(
    'roster/classes/:classId',
    undefined,
    'give a pupil another sign',
    ROSTER_CLASS_CHANGE,
    freeSign,
  ),
  post(
    'roster/classes/:classId',
    'set-schooling',
    'say what a pupil studies and since when',
    SCHOOLING_CHANGE,
    schooling,
  ),
  get(
    'roster/classes/:classId/merge',
    'duplicates of a class',
    ROSTER_CLASS,
    ({ schoolClass }) => `/roster/classes/${schoolClass.id}/merge`,
  ),
  post(
    'roster/classes/:classId/merge',
    'merge-pupils',
    'make two rows of a pupil one',
    ROSTER_CLASS_CHANGE,
    twins,
  ),
  post(
    'roster/classes/:classId/merge',
    'undo-merge',
    'take that back',
    ROSTER_CLASS_CHANGE,
    mergedTwins,
  ),
  get(
    'roster/classes/:classId/new-pupil',
    'the forms for a new pupil',
    ROSTER_CLASS,
    ({ schoolClass }) => `/roster/classes/${schoolClass.id}/new-pupil`,
  ),
  post(
    'roster/classes/:classId/new-pupil',
    'named',
    'add a pupil by name',
    ROSTER_CLASS_CHANGE,
    ({ schoolClass, pupil: { pupil } }) =>
      form(`/roster/classes/${schoolClass.id}/new-pupil`, {
        intent: 'named',
        givenName: 'Ny',
        familyName: 'Elev',
        birthDate: pupil.birthDate?.toISOString().slice(0, 10) ?? '',
      }),
  ),
  post(
    'roster/classes/:classId/new-pupil',
    'alias',
    'add a pupil under an alias',
    ROSTER_CLASS_CHANGE,
    ({ schoolClass }) =>
      form(`/roster/classes/${schoolClass.id}/new-pupil`, {
        intent: 'alias',
        alias: 'Hasseln Gren',
      }),
  ),
];

const roundRows: MatrixRow[] = [
  get(
    'classes/:classId/round',
    "the class's round",
    ROUND,
    ({ schoolClass }) => `/classes/${schoolClass.id}/round`,
  ),
  ...(['lesson', 'catch-up'] as const).map((kind) =>
    post(
      'classes/:classId/round',
      kind,
      kind === 'lesson' ? 'open the round' : 'open a catch-up round',
      ROUND_GOES_ON,
      async (world) => {
        await closeSittings(world);
        return form(`/classes/${world.schoolClass.id}/round`, { kind });
      },
    ),
  ),
  post(
    'classes/:classId/round',
    'include-late',
    'include a pupil who is new in the class',
    ROUND_GOES_ON,
    (world) => newcomer(world, 'include-late', '/round'),
  ),
  post(
    'classes/:classId/round',
    'late-one-to-one',
    'put a new pupil on the one-to-one list',
    RECORD,
    (world) => newcomer(world, 'late-one-to-one', '/round'),
  ),
  post(
    'classes/:classId/round',
    'appoint-leader',
    'let somebody else lead the round today',
    RECORD,
    appointLeader,
  ),
  post(
    'classes/:classId/round',
    'dismiss-leader',
    'take back that somebody else leads',
    RECORD,
    dismissLeader,
  ),
  get(
    'sittings/:sittingId',
    'the board of a sitting',
    ROUND,
    async (world) => `/sittings/${(await openLesson(world)).sittingId}`,
  ),
  post('sittings/:sittingId', 'admit', 'let one device in', ROUND, (world) =>
    onBoardWithDevice(world, 'admit', false),
  ),
  post('sittings/:sittingId', 'admit-all', 'let all devices in', ROUND, (world) =>
    onBoardWithDevice(world, 'admit-all', false),
  ),
  post('sittings/:sittingId', 'pause', 'pause all', ROUND, (world) =>
    onBoard(world, { intent: 'pause', paused: 'yes' }),
  ),
  post('sittings/:sittingId', 'lesson-over', 'end the lesson kindly', ROUND, (world) =>
    onBoard(world, { intent: 'lesson-over', over: 'yes' }),
  ),
  post('sittings/:sittingId', 'noise', 'say that it was noisy', ROUND, quietLesson),
  post('sittings/:sittingId', 'renew-code', 'a new code', ROUND, (world) =>
    onBoard(world, { intent: 'renew-code' }),
  ),
  post('sittings/:sittingId', 'let-on', 'let a pupil go on', ROUND, (world) =>
    onBoardWithDevice(world, 'let-on', true),
  ),
  post('sittings/:sittingId', 'remove-device', 'remove a device', ROUND, (world) =>
    onBoardWithDevice(world, 'remove-device', true),
  ),
  post('sittings/:sittingId', 'set-state', 'say that a pupil is absent', ROUND, presentPupil),
  post('sittings/:sittingId', 'close', 'end the sitting', ROUND_GOES_ON, (world) =>
    onBoard(world, { intent: 'close' }),
  ),
  get(
    'sittings/:sittingId/projector',
    'the code for the class',
    ROUND,
    async (world) => `/sittings/${(await openLesson(world)).sittingId}/projector`,
  ),
  get(
    'classes/:classId/sign-cards',
    'the animals of the class on cards',
    ROUND,
    ({ schoolClass }) => `/classes/${schoolClass.id}/sign-cards`,
  ),
  get(
    'classes/:classId/adaptations',
    'adaptations of the round',
    ROUND,
    ({ schoolClass }) => `/classes/${schoolClass.id}/adaptations`,
  ),
  post('classes/:classId/adaptations', 'record', 'write down a support', ROUND_GOES_ON, (world) =>
    adapt(world, { intent: 'record', taskId: '', kind: 'extra-break' }),
  ),
  post('classes/:classId/adaptations', 'record', 'write down an adapted way', RECORD, (world) =>
    adapt(world, { intent: 'record', taskId: '', kind: 'signed' }),
  ),
  post('classes/:classId/adaptations', 'end', 'take back a support', ROUND_GOES_ON, endAdaptation),
  post('classes/:classId/adaptations', 'exempt', 'exempt a pupil', RECORD, (world) =>
    adapt(world, { intent: 'exempt', reason: 'other' }),
  ),
  post('classes/:classId/adaptations', 'not-exempt', 'a pupil takes part', RECORD, takePartAgain),
  get(
    'sittings/:sittingId/board-data',
    'the board as data',
    ROUND,
    async (world) => `/sittings/${(await openLesson(world)).sittingId}/board-data`,
  ),
  get(
    'classes/:classId/mark/:membershipId',
    'back from a reading',
    ROUND_GOES_ON,
    ({ schoolClass, pupil }) => `/classes/${schoolClass.id}/mark/${pupil.membership.id}`,
  ),
  post(
    'classes/:classId/mark/:membershipId',
    undefined,
    'mark a reading that is on the list',
    ROUND_GOES_ON,
    (world) => reading(world, true),
  ),
  post(
    'classes/:classId/mark/:membershipId',
    undefined,
    'mark a reading that is not on the list',
    RECORD,
    (world) => reading(world, false),
  ),
];

/** Answers that come as a file: who leads rounds, for the classes in which they do, and the administrator. */
const savedRows: MatrixRow[] = [
  get(
    'saved-answers',
    'the page to hand in saved answers',
    cells('in 200 200 200 403 403 403 200 200 403 200 200'),
    () => '/saved-answers',
  ),
  post(
    'saved-answers',
    undefined,
    'hand in what a device of the class has saved',
    cells('in 200 400 200 403 403 403 200 200 403 400 400'),
    handIn,
  ),
];

/** My own practice: whoever marks readings, in any municipality. */
const trainingRows: MatrixRow[] = [
  get(
    'training',
    'practice in marking, and my certificates',
    cells('in 200 200 200 403 403 403 403 200 403 200 403'),
    () => '/training',
  ),
  get(
    'training/:taskId',
    'a made-up reading to mark',
    cells('in 200 200 200 403 403 403 403 200 403 200 403'),
    () => '/training/read-words',
  ),
  post(
    'training/:taskId',
    undefined,
    'keep my marks of a made-up reading',
    cells('in 302 302 302 403 403 403 403 302 403 302 403'),
    () =>
      form('/training/read-words', {
        exerciseId: 'read-words-1',
        marks: JSON.stringify({ errors: [2], lastPosition: 9 }),
      }),
  ),
];

/** A pupil's reading week by week: what is seen, begun, entered and written. */
function progressRows(route: string, which: 'pupil' | 'alias', of: string): MatrixRow[] {
  const pathOf = (world: MatrixWorld) =>
    `/classes/${world.schoolClass.id}/pupils/${world[which].pupil.id}/progress`;
  return [
    get(route, `the reading week by week${of}`, RESULTS, pathOf),
    {
      ...post(route, 'start', `begin a short reading${of}`, PROBE, (world) =>
        form(pathOf(world), { intent: 'start', taskId: 'read-words' }),
      ),
      leavesRows: true,
    },
    {
      ...post(route, 'paper', `enter a short reading on paper${of}`, PROBE, (world) =>
        form(pathOf(world), {
          intent: 'paper',
          taskId: 'read-words',
          formId: 'P01',
          day: today(),
          read: '9',
          right: '8',
          seconds: '60',
        }),
      ),
      leavesRows: true,
    },
    post(route, 'withdraw', `take a short reading away${of}`, RECORD, (world) =>
      standingProbe(world, world[which], 'withdraw'),
    ),
    post(route, 'restore', `count a short reading again${of}`, RECORD, (world) =>
      standingProbe(world, world[which], 'restore'),
    ),
    {
      ...post(route, 'write', `write a note of the reading${of}`, PROBE, (world) =>
        form(pathOf(world), {
          intent: 'write',
          kind: 'noted',
          taskId: 'read-words',
          text: 'Borta två dagar',
        }),
      ),
      leavesRows: true,
    },
  ];
}

const resultRows: MatrixRow[] = [
  get(
    'classes/:classId',
    'the class page',
    RESULTS,
    ({ schoolClass }) => `/classes/${schoolClass.id}?results=show`,
  ),
  post('classes/:classId', 'add-one-to-one', 'add to the one-to-one list', RECORD, (world) =>
    oneToOneList(world, 'add-one-to-one'),
  ),
  post('classes/:classId', 'remove-one-to-one', 'take off the one-to-one list', RECORD, (world) =>
    oneToOneList(world, 'remove-one-to-one'),
  ),
  post(
    'classes/:classId',
    'include-late',
    'include a pupil who is new in the class',
    ROUND_GOES_ON,
    (world) => newcomer(world, 'include-late', ''),
  ),
  post(
    'classes/:classId',
    'late-one-to-one',
    'put a new pupil on the one-to-one list',
    RECORD,
    (world) => newcomer(world, 'late-one-to-one', ''),
  ),
  ...(['pupil', 'alias'] as const).flatMap((which): MatrixRow[] => {
    const of = which === 'alias' ? ' of a pupil under an alias' : '';
    const route = 'classes/:classId/pupils/:pupilId';
    return [
      get(
        route,
        `the page${of || ' of a pupil'}`,
        RESULTS,
        (world) => `/classes/${world.schoolClass.id}/pupils/${world[which].pupil.id}`,
      ),
      post(route, 'record-notice', `record a worry${of}`, RECORD, (world) =>
        newNotice(world, world[which]),
      ),
      post(route, 'withdraw-notice', `take a worry back${of}`, RECORD, (world) =>
        standingNotice(world, world[which]),
      ),
      post(route, 'set-national-outcome', `record the national outcome${of}`, RECORD, (world) =>
        nationalOutcome(world, world[which]),
      ),
      post(route, 'remark-flag', `comment on a flag${of}`, RECORD, (world) =>
        remark(world, world[which], which),
      ),
      post(route, 'record-external', `note another test’s result${of}`, RECORD, (world) =>
        externalResult(world, world[which]),
      ),
      post(route, 'withdraw-external', `take such a result back${of}`, RECORD, (world) =>
        standingExternal(world, world[which]),
      ),
      post(route, 'ask-retest', `ask for a retest${of}`, RECORD, (world) =>
        unreadable(world, world[which], pupilPage(world, world[which])),
      ),
      post(route, 'withdraw-retest', `take a retest back${of}`, RECORD, (world) =>
        askedRetest(world, world[which]),
      ),
      get(
        `${route}/case`,
        `the case${of || ' of a pupil'}`,
        RESULTS,
        (world) => `/classes/${world.schoolClass.id}/pupils/${world[which].pupil.id}/case`,
      ),
      post(`${route}/case`, '', `write in the case${of}`, RECORD, (world) =>
        caseEvent(world, world[which]),
      ),
      ...progressRows(`${route}/progress`, which, of),
      ...(['timeline', 'hand-over', 'letter'] as const).map((paper) =>
        get(
          `${route}/${paper}`,
          `the ${paper}${of || ' of a pupil'}`,
          RESULTS,
          (world) => `/classes/${world.schoolClass.id}/pupils/${world[which].pupil.id}/${paper}`,
        ),
      ),
    ];
  }),
  ...(['give', 'receive'] as const).map((intent) =>
    post(
      'classes/:classId/pupils/:pupilId/hand-over',
      intent,
      intent === 'give' ? 'hand a pupil over' : 'say that a pupil was received',
      RECORD,
      (world) => handOver(world, intent),
    ),
  ),
  {
    ...post(
      'classes/:classId/pupils/:pupilId/hand-over',
      'take-back',
      'take back a step of a hand-over that nobody took',
      cells('in 409 404 409 403 404 403 403 403 404 404 404'),
      (world) => handOver(world, 'take-back'),
    ),
    leavesRows: true,
  },
  get(
    'classes/:classId/pupils/:pupilId/health',
    'notes of pupil health',
    HEALTH,
    ({ schoolClass, pupil }) => `/classes/${schoolClass.id}/pupils/${pupil.pupil.id}/health`,
  ),
  get(
    'classes/:classId/pupils/:pupilId/health',
    'notes of pupil health of a pupil under an alias',
    HEALTH,
    ({ schoolClass, alias }) => `/classes/${schoolClass.id}/pupils/${alias.pupil.id}/health`,
  ),
  ...(['write', 'correct', 'withdraw', 'bring-back'] as const).map((what) =>
    post(
      'classes/:classId/pupils/:pupilId/health',
      `${what}-health-note`,
      `${what.replace('-', ' ')} a note of pupil health`,
      REVIEW,
      (world) => healthNote(world, what),
    ),
  ),
  get(
    'classes/:classId/letters',
    'letters to the guardians of the class',
    RESULTS,
    ({ schoolClass }) => `/classes/${schoolClass.id}/letters`,
  ),
  ...(['printed', 'handed-out', 'take-back'] as const).map((intent) =>
    post(
      'classes/:classId/letters',
      intent,
      'write down a step of a letter',
      LETTER_STEP,
      (world) => letterSteps(world, intent),
    ),
  ),
  get(
    'classes/:classId/pupils/:pupilId/letter/data',
    'one letter of the class as data',
    RESULTS,
    ({ schoolClass, pupil }) =>
      `/classes/${schoolClass.id}/pupils/${pupil.pupil.id}/letter/data?language=sv`,
  ),
  get(
    'classes/:classId/pupils/:pupilId/letter/data',
    'a letter as data of a pupil whose identity is protected',
    cells('in 404 404 404 403 404 403 403 403 404 404 404'),
    ({ schoolClass, alias }) =>
      `/classes/${schoolClass.id}/pupils/${alias.pupil.id}/letter/data?language=sv`,
  ),
  get(
    'plans/list',
    'the meeting list of my classes',
    cells('in 200 200 200 403 403 403 403 403 403 200 403'),
    () => '/plans/list',
  ),
  get(
    'plans/list',
    'the meeting list of a class',
    RESULTS,
    ({ schoolClass }) => `/plans/list?class=${schoolClass.id}`,
  ),
  get('letter-template', 'the words of the letters', OWN_ROSTER, () => '/letter-template'),
  ...(['save', 'undo', 'reset'] as const).map((intent) =>
    post(
      'letter-template',
      intent,
      `${intent} the words of the letters`,
      cells('in 403 403 403 403 403 403 302 403 403 403 302'),
      () => letterWords(intent),
    ),
  ),
  get(
    'cases',
    'open cases of my classes',
    cells('in 200 200 200 403 403 403 403 403 403 200 403'),
    () => '/cases',
  ),
  get(
    'overview',
    'my classes in one table',
    cells('in 403 403 200 403 403 403 403 403 403 403 403'),
    () => '/overview',
  ),
  get(
    'overview/file',
    'its rows as a file',
    cells('in 403 403 200 403 403 403 403 403 403 403 403'),
    () => '/overview/file?filter=',
  ),
  post('overview', 'confirm', 'confirm a flag', REVIEW, (world) =>
    decision(world, 'pupil', { decision: 'confirm' }),
  ),
  post('overview', 'watch', 'watch a flag', REVIEW, (world) =>
    decision(world, 'pupil', { decision: 'watch', watchUntil: inAWeek() }),
  ),
  post('overview', 'dismiss', 'dismiss a flag with a reason', REVIEW, (world) =>
    decision(world, 'pupil', { decision: 'dismiss', reasonCode: 'ill-or-tired-that-day' }),
  ),
  post('overview', 'reopen', 'reopen a decision', REVIEW, (world) =>
    decision(world, 'pupil', { decision: 'reopen' }),
  ),
  post('overview', 'confirm', 'confirm a flag of a pupil under an alias', REVIEW, (world) =>
    decision(world, 'alias', { decision: 'confirm' }),
  ),
  post('overview', 'ask-retest', 'ask for a retest', RECORD, (world) =>
    unreadable(world, world.pupil, '/overview'),
  ),
  get('groups', 'groups and suggestions for my classes', PLANNER, () => '/groups'),
  ...['make', 'move', 'rename', 'lock', 'unlock', 'end', 'reopen'].map((intent) =>
    post('groups', intent, 'change a group of support', PLANNER, (world) =>
      onGroups(world, intent),
    ),
  ),
  get(
    'plans/new',
    'a new plan for a pupil',
    PLANNER,
    ({ pupil }) => `/plans/new?pupil=${pupil.pupil.id}`,
  ),
  post('plans/new', undefined, 'save a plan for a pupil', PLANNER_CHANGE, newPlan),
  get('plans/:planId/change', 'a plan to change', ONE_PLAN, planToChange),
  ...(['change', 'take-back'] as const).map((intent) =>
    post(
      'plans/:planId/change',
      intent,
      'change a plan, or take a change back',
      ONE_PLAN_CHANGE,
      (world) => planChange(world, intent),
    ),
  ),
  get('week', 'sessions of the week', SEES_PUPILS, () => '/week'),
  ...['hold', 'not-held', 'attend', 'minutes', 'clear', 'end-plan', 'resume-plan'].map((intent) =>
    post('week', intent, 'write of a session, or end a plan', HOLDER, (world) =>
      onWeek(world, intent),
    ),
  ),
  get('methods', 'ways of working', SEES_PUPILS, () => '/methods'),
  ...['add', 'change', 'retire', 'bring-back'].map((intent) =>
    post('methods', intent, 'change the school’s own ways of working', PLANNER_CHANGE, (world) =>
      onMethods(world, intent),
    ),
  ),
  get(
    'classes/:classId/support',
    'what is planned for the class',
    RESULTS,
    ({ schoolClass }) => `/classes/${schoolClass.id}/support`,
  ),
  post('classes/:classId/support', 'note', 'say how a plan goes', RECORD, noteOfPlan),
];

const LEADERS = cells('in 403 403 403 200 200 200 403 403 403 403 403');
const ONE_SCHOOL = cells('in 403 403 403 200 404 403 403 403 404 404 404');

const followUpRows: MatrixRow[] = [
  get('follow-up', 'the follow-up of what I lead', LEADERS, () => '/follow-up'),
  get(
    'follow-up',
    'the follow-up of one school, by class',
    ONE_SCHOOL,
    ({ school }) => `/follow-up?school=${school.id}`,
  ),
  get('follow-up/file', 'the same as a file', LEADERS, () => '/follow-up/file'),
  get(
    'follow-up/file',
    'the follow-up of one school as a file',
    ONE_SCHOOL,
    ({ school }) => `/follow-up/file?school=${school.id}`,
  ),
  get('follow-up/effect', 'how it has gone after support', LEADERS, () => '/follow-up/effect'),
  get(
    'follow-up/effect',
    'how it has gone after support in one school',
    ONE_SCHOOL,
    ({ school }) => `/follow-up/effect?school=${school.id}`,
  ),
  get('follow-up/years', 'the follow-up over the years', LEADERS, () => '/follow-up/years'),
  get(
    'follow-up/years',
    'one school over the years',
    ONE_SCHOOL,
    ({ school }) => `/follow-up/years?school=${school.id}`,
  ),
  get('operations', 'mode of operation', OWN_ROSTER, () => '/operations'),
  post(
    'operations',
    'set-training-required',
    'stop asking for practice before a real reading',
    cells('in 403 403 403 403 403 403 302 403 403 403 302'),
    requiredPractice,
  ),
  post(
    'operations',
    'set-control-pupil',
    'stop drawing a control pupil',
    cells('in 403 403 403 403 403 403 302 403 403 403 302'),
    drawnControlPupil,
  ),
  get(
    'operations/set-aside',
    'answers of my municipality that could not be placed',
    OWN_ROSTER,
    () => '/operations/set-aside',
  ),
  get(
    'operations/set-aside/:keptId',
    'answers that could not be placed, and where they can go',
    ONE_IMPORT,
    async (world) => `/operations/set-aside/${await setAside(world)}`,
  ),
  ...(['release', 'looked-at', 'take-up'] as const).map((intent) =>
    post(
      'operations/set-aside/:keptId',
      intent,
      {
        release: 'place them with a pupil',
        'looked-at': 'mark them as seen',
        'take-up': 'take them up again',
      }[intent],
      ONE_IMPORT_CHANGE,
      (world) => onSetAside(world, intent),
    ),
  ),
];

const READER = cells('in 200 200 200 200 200 200 200 403 403 200 200');
const ONE_EXAMPLE = cells('in 200 200 200 200 200 200 200 403 403 404 404');
const EXAMPLE_CHANGE = cells('in 403 403 302 302 403 403 403 403 403 403 403');
const EXAMPLE_USE = cells('in 403 403 302 403 403 403 403 403 403 403 403');

const exampleRows: MatrixRow[] = [
  get('examples', 'good examples of my municipality', READER, () => '/examples'),
  post(
    'examples',
    'begin-example',
    'begin a method card for the school',
    cells('in 403 403 302 302 404 403 403 403 403 403 403'),
    beginCard,
  ),
  get(
    'examples/:exampleId',
    'a method card that is shown',
    ONE_EXAMPLE,
    async (world) => `/examples/${await methodCard(world, { of: 'school', has: ['published'] })}`,
  ),
  get(
    'examples/:exampleId',
    'a draft of a method card',
    cells('in 404 404 200 200 404 404 404 403 403 404 404'),
    async (world) => `/examples/${await methodCard(world, { of: 'school', has: ['draft'] })}`,
  ),
  ...(
    [
      'save-example',
      'publish-example',
      'discard-example',
      'withdraw-example',
      'republish-example',
    ] as const
  ).map((intent) =>
    post(
      'examples/:exampleId',
      intent,
      'write, show or withdraw the school’s card',
      // A card that is not shown does not exist for other schools.
      intent === 'republish-example'
        ? { ...EXAMPLE_CHANGE, 'other-school-principal': '404' }
        : EXAMPLE_CHANGE,
      (world) => onOwnCard(world, intent),
    ),
  ),
  ...(['adopt-example', 'leave-example', 'report-example'] as const).map((intent) =>
    post(
      'examples/:exampleId',
      intent,
      'take a copy of another school’s card, stop using it, report back',
      EXAMPLE_USE,
      (world) => onOthersCard(world, intent),
    ),
  ),
];

const EXCHANGE = cells('in 403 403 403 403 403 200 200 403 403 403 200');
const ONE_PACKAGE = cells('in 403 403 403 403 403 200 200 403 403 403 404');

const packageRows: MatrixRow[] = [
  get(
    'benchmark',
    'figures of what I lead beside others of like size',
    cells('in 403 403 403 200 200 200 403 403 403 403 403'),
    () => '/benchmark',
  ),
  get(
    'benchmark',
    'figures of one school beside others of like size',
    cells('in 403 403 403 200 404 403 403 403 404 404 404'),
    ({ school }) => `/benchmark?school=${school.id}`,
  ),
  get('packages', 'packages of my municipality', EXCHANGE, () => '/packages'),
  post(
    'packages',
    undefined,
    'have a package read',
    cells('in 403 403 403 403 403 302 302 403 403 403 302'),
    bringPackage,
  ),
  get(
    'packages/file',
    'limits and good examples of my municipality as a package',
    EXCHANGE,
    () => '/packages/file?take=policy&take=card',
  ),
  get(
    'packages/file',
    'a package with figures of the municipality, of which there are none',
    cells('in 403 403 403 403 403 302 403 403 403 403 403'),
    () => '/packages/file?take=figures',
  ),
  get('packages/:importId', 'what a package would change', ONE_PACKAGE, (world) =>
    readPackageIn(world),
  ),
  ...(['take-in', 'discard-package', 'undo-package'] as const).map((intent) =>
    post(
      'packages/:importId',
      intent,
      {
        'take-in': 'take a package in',
        'discard-package': 'throw a package away',
        'undo-package': 'undo a package',
      }[intent],
      cells('in 403 403 403 403 403 302 302 403 403 403 404'),
      (world) => onPackage(world, intent),
    ),
  ),
];

const instrumentRows: MatrixRow[] = [
  get('instruments', 'the battery in plain words', STAFF, () => '/instruments'),
  get(
    'instruments/:taskId',
    'a task and its items',
    STAFF,
    () => '/instruments/letter-sounds?battery=grund-1.1',
  ),
  ...(['verdict', 'approve-form'] as const).map((intent) =>
    post(
      'instruments/:taskId',
      intent,
      intent === 'verdict' ? 'judge an item' : 'approve a whole form of a reading',
      ITEM_REVIEW,
      () => judgeItems(intent),
    ),
  ),
  get(
    'instruments/review-export',
    'the verdicts on a battery as a file',
    ITEM_REVIEW,
    () => '/instruments/review-export?battery=grund-1.1',
  ),
];

const POLICY = cells('in 403 403 200 200 200 200 200 403 403 403 200');
const POLICY_DRAFT = cells('in 403 403 200 403 403 200 403 403 403 403 403');

const policyRows: MatrixRow[] = [
  get('policies', 'versions of the cut policies', POLICY, () => '/policies'),
  // A job counts them afterwards.
  {
    ...post(
      'policies',
      'count-groups',
      'have groups counted',
      cells('in 403 403 302 403 403 302 403 403 403 403 403'),
      ({ window }) => form('/policies', { intent: 'count-groups', windowId: window.id }),
    ),
    leavesRows: true,
  },
  get('policies/:policyId/:version', 'the version that ships', POLICY, () => '/policies/grund-1/1'),
  get(
    'policies/:policyId/:version',
    'a draft of the municipality',
    { ...POLICY, 'foreign-administrator': '404' },
    policyDraft,
  ),
  get(
    'policies/:policyId/:version/new',
    'the form of a new version',
    POLICY_DRAFT,
    () => '/policies/grund-1/1/new',
  ),
  get(
    'policies/:policyId/:version/windows/:windowId',
    'a window shown under a version',
    { ...POLICY, 'foreign-administrator': '404' },
    ({ window }) => `/policies/grund-1/1/windows/${window.id}`,
  ),
  post(
    'policies/:policyId/:version/new',
    undefined,
    'write a draft',
    cells('in 403 403 302 403 403 302 403 403 403 403 403'),
    newPolicy,
  ),
  post(
    'policies/:policyId/:version',
    'discard',
    'throw a draft away',
    cells('in 403 403 302 403 403 302 403 403 403 403 403'),
    (world) => onPolicy(world, 'discard'),
  ),
  post(
    'policies/:policyId/:version',
    'approve',
    'approve a version',
    cells('in 403 403 403 403 403 302 403 403 403 403 403'),
    (world) => onPolicy(world, 'approve'),
  ),
  post(
    'policies/:policyId/:version',
    'stand-by',
    'stand by a version although many need follow-up',
    cells('in 403 403 403 403 403 302 403 403 403 403 403'),
    standBy,
  ),
];

const VALIDATION = cells('in 403 403 200 403 403 200 403 403 403 403 403');
const BRING = cells('in 403 403 200 403 403 403 403 403 403 403 403');
const BRING_GOES_ON = cells('in 403 403 302 403 403 403 403 403 403 403 403');

const validationRows: MatrixRow[] = [
  get('validation', 'levels against outcomes', VALIDATION, () => '/validation'),
  get(
    'validation/export',
    'the same as a file, with nothing compared yet',
    cells('in 403 403 404 403 403 404 403 403 403 403 403'),
    () => '/validation/export?compare=none',
  ),
  get('validation/measures', 'what has been measured later', BRING, () => '/validation/measures'),
  post('validation/measures', undefined, 'write a measure', BRING_GOES_ON, () =>
    form('/validation/measures', MEASURE_FORM),
  ),
  get('validation/measures/:measureId', 'a measure', BRING, measureAddress),
  post('validation/measures/:measureId', 'read', 'read outcomes', BRING_GOES_ON, outcomeFile),
  ...(['remove', 'restore'] as const).map((intent) =>
    post(
      'validation/measures/:measureId',
      intent,
      intent === 'remove' ? 'take outcomes away' : 'bring them back',
      BRING_GOES_ON,
      (world) => onImport(world, intent),
    ),
  ),
  get(
    'validation/measures/:measureId/classes/:classId',
    'outcomes of a class',
    BRING,
    measureClass,
  ),
  ...(['record', 'remove'] as const).map((intent) =>
    post(
      'validation/measures/:measureId/classes/:classId',
      intent,
      intent === 'record' ? 'write outcomes in' : 'take a pupil’s outcome away',
      BRING_GOES_ON,
      (world) => onClassOutcomes(world, intent),
    ),
  ),
  get('validation/imports/:importId', 'outcomes that wait to be saved', BRING, readOutcomes),
  ...(['save', 'discard'] as const).map((intent) =>
    post(
      'validation/imports/:importId',
      intent,
      intent === 'save' ? 'save outcomes' : 'throw outcomes away',
      BRING_GOES_ON,
      async (world) => form(await readOutcomes(world), { intent }),
    ),
  ),
];

const RESCORING = cells('in 200 200 200 200 200 200 200 403 403 200 200');

const rescoringRows: MatrixRow[] = [
  get('rescorings', 'windows that can be judged again', RESCORING, () => '/rescorings'),
  {
    ...post(
      'rescorings',
      undefined,
      'have a window judged again',
      cells('in 403 403 403 403 403 302 302 403 403 403 404'),
      ({ window }) => form('/rescorings', { windowId: window.id }),
    ),
    leavesRows: true,
  },
  get(
    'rescorings/:rescoringId',
    'what judging again changed',
    cells('in 200 200 200 200 200 200 200 403 403 404 404'),
    async (world) => `/rescorings/${await begunRescoring(world)}`,
  ),
];

const CALIBRATION = cells('in 403 403 200 403 403 403 200 403 403 403 200');

const calibrationRows: MatrixRow[] = [
  get('calibrations', 'forms that can be calibrated', CALIBRATION, () => '/calibrations'),
  {
    ...post(
      'calibrations',
      undefined,
      'have a form calibrated that too few have answered',
      cells('in 403 403 409 403 403 403 409 403 403 403 409'),
      () =>
        form('/calibrations', {
          form: 'grund-1|1|letter-sounds|B|winter',
          model: '1pl',
          anchorId: '',
        }),
    ),
    leavesRows: true,
  },
  get(
    'calibrations/:calibrationId',
    'a calibration of a form',
    { ...CALIBRATION, 'foreign-administrator': '404' },
    async (world) => `/calibrations/${await madeCalibration(world)}`,
  ),
];

const json = (path: string, value: unknown): Knock => ({
  path,
  body: JSON.stringify(value),
  headers: { 'content-type': 'application/json' },
});

const RECORDER = cells('in 200 200 200 403 403 403 200 403 403 200 200');
const ONE_VOICE = cells('in 200 200 200 403 403 403 200 403 403 404 404');
const ONE_VOICE_GOES_ON = cells('in 302 302 302 403 403 403 302 403 403 404 404');
const MANAGE_VOICE = cells('in 403 403 403 403 403 403 302 403 403 403 404');

const voiceRows: MatrixRow[] = [
  get('voices', 'the voices of my municipality', RECORDER, () => '/voices'),
  post(
    'voices',
    'start-voice',
    'begin a voice in my municipality',
    cells('in 302 302 302 403 403 403 302 403 403 302 302'),
    ({ administrator }) =>
      form('/voices', {
        intent: 'start-voice',
        label: 'Röst',
        agreedOn: administrator.today,
        agreed: 'yes',
      }),
  ),
  ...(['use-voice', 'stop-using-voice'] as const).map((intent) =>
    post(
      'voices',
      intent,
      intent === 'use-voice' ? 'let devices use a voice' : 'go back to the voice that ships',
      MANAGE_VOICE,
      (world) => onVoices(world, intent),
    ),
  ),
  post(
    'voices',
    'withdraw-voice',
    'withdraw a voice that someone else began',
    cells('in 403 403 403 403 403 403 302 403 403 404 404'),
    (world) => onVoices(world, 'withdraw-voice'),
  ),
  get('voices/import', 'the page to read a voice in on', OWN_ROSTER, () => '/voices/import'),
  post(
    'voices/import',
    undefined,
    'read a voice in to my municipality',
    cells('in 403 403 403 403 403 403 302 403 403 403 302'),
    bringVoice,
  ),
  get(
    'voices/:voiceId',
    'the prompts of a voice',
    ONE_VOICE,
    async (world) => `/voices/${await begunVoice(world)}`,
  ),
  post('voices/:voiceId', 'record-clip', 'keep a recording of an adult', ONE_VOICE, (world) =>
    onVoice(world, 'record-clip'),
  ),
  post('voices/:voiceId', 'approve-clip', 'approve a recording', ONE_VOICE_GOES_ON, (world) =>
    onVoice(world, 'approve-clip'),
  ),
  post('voices/:voiceId', 'remove-clip', 'erase a recording', ONE_VOICE, (world) =>
    onVoice(world, 'remove-clip'),
  ),
  get(
    'voices/:voiceId/package',
    'a voice as a file',
    cells('in 403 403 403 403 403 403 200 403 403 403 404'),
    async (world) => `/voices/${await recordedVoice(world)}/package`,
  ),
  get(
    'media/voice/:municipalityId/:hash',
    'an approved recording, by its hash',
    everyone('200'),
    soundAddress,
  ),
];

/** A session opens nothing here: cookies are not read. Devices have a table of their own. */
const deviceRows: MatrixRow[] = [
  ...(['pair', 'heartbeat', 'sign', 'events'] as const).map((name) =>
    get(
      `api/device/${name}`,
      'a device address, looked at',
      everyone('400'),
      () => `/api/device/${name}`,
    ),
  ),
  post(
    'api/device/pair',
    undefined,
    'make the browser a device, with the code of an open sitting',
    everyone('200'),
    async (world) =>
      json('/api/device/pair', {
        code: (await openLesson(world)).code,
        publicKey: await exportPublicKey(await createDeviceKey()),
      }),
  ),
  post('api/device/heartbeat', undefined, 'a heartbeat without a signature', everyone('401'), () =>
    json('/api/device/heartbeat', { presence: null, deviceTimeMs: 1 }),
  ),
  post('api/device/sign', undefined, 'take a sign without a signature', everyone('401'), (world) =>
    json('/api/device/sign', { membershipId: world.pupil.membership.id }),
  ),
  post('api/device/events', undefined, 'send events without a signature', everyone('401'), () =>
    json('/api/device/events', { batchId: newId(), deviceTimeMs: 1, events: [{}] }),
  ),
];

/** Addresses that the server process answers itself. */
const processRows: MatrixRow[] = [
  get(
    '/api/board/:roundId/events',
    'the board as a stream',
    { ...ROUND, nobody: '401' },
    async (world) => `/api/board/${(await openLesson(world)).sittingId}/events`,
  ),
  get('/elev', 'the pupils’ page, without data', everyone('200'), () => '/elev'),
  get('/healthz', 'whether the process answers', everyone('200'), () => '/healthz'),
  get('/readyz', 'whether the database answers', everyone('200'), () => '/readyz'),
];

export const ROWS: readonly MatrixRow[] = [
  ...everyonesRows,
  ...rosterRows,
  ...roundRows,
  ...savedRows,
  ...trainingRows,
  ...resultRows,
  ...followUpRows,
  ...benefitRows,
  ...REPORT_ROWS,
  ...goalRows,
  ...setUpRows,
  ...voiceRows,
  ...exampleRows,
  ...packageRows,
  ...instrumentRows,
  ...policyRows,
  ...validationRows,
  ...rescoringRows,
  ...calibrationRows,
  ...learningRows,
  ...deviceRows,
  ...processRows,
];

/** Words that a page must hold when it is shown, so that an empty 200 is not taken for the page. */
export const SHOWN: Partial<Record<string, string>> = {
  'notes of pupil health': HEALTH_WORD,
  'the class page': ALIAS,
  'the page of a pupil under an alias': ALIAS,
  'my classes in one table': ALIAS,
  'who is in the class': ALIAS,
  'the follow-up of one school, by class': 'Kvarnbackeskolan',
};
