/**
 * Every page that the table of addresses names, in both languages, light and dark: accessible,
 * translated, titled, and no wider than a phone. Long, because it is one table of visits.
 */
import { AxeBuilder } from '@axe-core/playwright';
import type { Cookie, Page } from '@playwright/test';
import { MEASURES } from '~/outcomes/open-data/measures';
import routes from '~/routes';
import { ask, findClass } from './support/database';
import { expect, test, useApp } from './support/fixtures';
import { type Role, signInAs } from './support/staff';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** A key of a catalogue that reached the page instead of its words. */
const BARE_KEY = /\b(?:[a-z]+:)?[a-z][A-Za-z0-9]*(?:\.[a-z][A-Za-z0-9]*){1,4}\b/g;
/** Addresses without a page of their own: actions, data for scripts, devices. */
const NO_PAGE = new Set([
  'sign-out',
  'look',
  'instruments/review-export',
  'overview/file',
  'follow-up/file',
  'benefits/file',
  'freed-hours/file',
  'cost-sheet/file',
  'packages/file',
  'quality-report/excel',
  'open-data/file',
  'open-data/dictionary',
  'public/:municipalityCode/file',
  'public/:municipalityCode/dictionary',
  'validation/export',
  'sittings/:sittingId/board-data',
  'classes/:classId/pupils/:pupilId/letter/data',
  'classes/:classId/mark/:membershipId',
  'voices/:voiceId/package',
  'media/voice/:municipalityId/:hash',
  'api/device/pair',
  'api/device/heartbeat',
  'api/device/sign',
  'api/device/events',
]);

/** A calibration as it is stored, with an item of each sort. */
const CALIBRATED = {
  persons: 640,
  logLikelihood: -7012.4,
  aic: 14_120.8,
  bic: 14_335.1,
  hasConverged: true,
  groups: {
    'swedish-as-second-language': { inside: 160, outside: 480, isCompared: true },
    younger: { inside: 40, outside: 600, isCompared: false },
  },
  link: null,
  items: [
    { item: 'letter-sounds-A-1', a: 1.2, b: -1.4, infit: 0.98, outfit: 1.45, isUnusual: true },
    { item: 'letter-sounds-A-2', a: null, b: null, infit: null, outfit: null, isUnusual: false },
  ].map((item) => ({
    ...item,
    c: 0.25,
    seA: 0.11,
    seB: 0.14,
    reached: 640,
    right: 480,
    groups: { 'swedish-as-second-language': { delta: -1.7, sizeClass: 'C' } },
  })),
};

/** Figures as they are stored when the public page is on, with a hidden count and a school without a code. */
const COUNTS = { enrolled: 46, exempt: 0, planned: 46, 'with-level': 46, 'needs-follow-up': null };
const PUBLIC_COUNTS = Object.fromEntries(
  MEASURES.map((measure) => [measure, (COUNTS as Record<string, number | null>)[measure] ?? null]),
);
const PUBLISHED = {
  municipalityName: 'Fyrvik',
  municipalityCode: '9900',
  isSynthetic: true,
  licence: 'CC0-1.0',
  publishedOn: '2026-11-02',
  windows: [
    {
      startYear: 2026,
      kind: 'autumn',
      definitionsVersion: '1',
      schools: [{ name: 'Strandskolan', unitCode: null, counts: PUBLIC_COUNTS }],
      smallSchools: 2,
      total: PUBLIC_COUNTS,
    },
  ],
};

type Visit = { role: Role | null; path: (place: Place) => string; status?: number };
type Place = {
  exampleId: string;
  packageId: string;
  doneClassId: string;
  openClassId: string;
  pupilId: string;
  planId: string;
  schoolId: string;
  sittingId: string;
  importId: string;
  voiceId: string;
  keptId: string;
  windowId: string;
  measureId: string;
  outcomeImportId: string;
  rescoringId: string;
  calibrationId: string;
  benefitId: string;
};

const VISITS: Record<string, Visit[]> = {
  '': (
    [
      'teacher',
      'special-educator',
      'principal',
      'head-of-education',
      'administrator',
      'test-leader',
    ] as const
  ).map((role) => ({ role, path: () => '/' })),
  'sign-in': [{ role: null, path: () => '/sign-in' }],
  help: [{ role: 'teacher', path: () => '/help' }],
  roster: [{ role: 'administrator', path: () => '/roster' }],
  'roster/school-year': [{ role: 'administrator', path: () => '/roster/school-year' }],
  'roster/map': [{ role: 'administrator', path: () => '/roster/map' }],
  'roster/import': [{ role: 'administrator', path: () => '/roster/import' }],
  'roster/import/:importId': [
    { role: 'administrator', path: ({ importId }) => `/roster/import/${importId}` },
  ],
  'roster/classes/:classId': [
    { role: 'administrator', path: ({ doneClassId }) => `/roster/classes/${doneClassId}` },
  ],
  'roster/classes/:classId/merge': [
    { role: 'administrator', path: ({ doneClassId }) => `/roster/classes/${doneClassId}/merge` },
  ],
  'roster/classes/:classId/new-pupil': [
    {
      role: 'administrator',
      path: ({ doneClassId }) => `/roster/classes/${doneClassId}/new-pupil`,
    },
  ],
  'classes/:classId/round': [
    { role: 'special-educator', path: ({ doneClassId }) => `/classes/${doneClassId}/round` },
    { role: 'special-educator', path: ({ openClassId }) => `/classes/${openClassId}/round` },
  ],
  'classes/:classId/sign-cards': [
    { role: 'special-educator', path: ({ doneClassId }) => `/classes/${doneClassId}/sign-cards` },
  ],
  'classes/:classId/adaptations': [
    { role: 'special-educator', path: ({ doneClassId }) => `/classes/${doneClassId}/adaptations` },
  ],
  'sittings/:sittingId': [
    { role: 'special-educator', path: ({ sittingId }) => `/sittings/${sittingId}` },
  ],
  'sittings/:sittingId/projector': [
    { role: 'special-educator', path: ({ sittingId }) => `/sittings/${sittingId}/projector` },
  ],
  'classes/:classId': [
    { role: 'special-educator', path: ({ doneClassId }) => `/classes/${doneClassId}` },
    { role: 'special-educator', path: ({ openClassId }) => `/classes/${openClassId}` },
  ],
  'classes/:classId/pupils/:pupilId': [
    {
      role: 'special-educator',
      path: ({ doneClassId, pupilId }) => `/classes/${doneClassId}/pupils/${pupilId}`,
    },
  ],
  'classes/:classId/pupils/:pupilId/case': [
    {
      role: 'special-educator',
      path: ({ doneClassId, pupilId }) => `/classes/${doneClassId}/pupils/${pupilId}/case`,
    },
  ],
  'classes/:classId/pupils/:pupilId/progress': [
    {
      role: 'special-educator',
      path: ({ doneClassId, pupilId }) => `/classes/${doneClassId}/pupils/${pupilId}/progress`,
    },
  ],
  'classes/:classId/pupils/:pupilId/timeline': [
    {
      role: 'special-educator',
      path: ({ doneClassId, pupilId }) => `/classes/${doneClassId}/pupils/${pupilId}/timeline`,
    },
  ],
  'classes/:classId/pupils/:pupilId/hand-over': [
    {
      role: 'special-educator',
      path: ({ doneClassId, pupilId }) => `/classes/${doneClassId}/pupils/${pupilId}/hand-over`,
    },
  ],
  'classes/:classId/pupils/:pupilId/letter': [
    {
      role: 'special-educator',
      path: ({ doneClassId, pupilId }) => `/classes/${doneClassId}/pupils/${pupilId}/letter`,
    },
  ],
  'classes/:classId/pupils/:pupilId/health': [
    {
      role: 'special-educator',
      path: ({ doneClassId, pupilId }) => `/classes/${doneClassId}/pupils/${pupilId}/health`,
    },
  ],
  'classes/:classId/letters': [
    { role: 'special-educator', path: ({ doneClassId }) => `/classes/${doneClassId}/letters` },
  ],
  'plans/list': [
    { role: 'special-educator', path: () => '/plans/list' },
    { role: 'teacher', path: () => '/plans/list' },
  ],
  'letter-template': [{ role: 'administrator', path: () => '/letter-template?language=en' }],
  cases: [
    { role: 'special-educator', path: () => '/cases' },
    { role: 'teacher', path: () => '/cases' },
  ],
  groups: [
    { role: 'special-educator', path: () => '/groups' },
    { role: 'special-educator', path: () => '/groups?across=school&who=below' },
  ],
  'plans/:planId/change': [
    { role: 'special-educator', path: ({ planId }) => `/plans/${planId}/change` },
  ],
  'plans/new': [{ role: 'special-educator', path: ({ pupilId }) => `/plans/new?pupil=${pupilId}` }],
  week: [
    { role: 'special-educator', path: () => '/week' },
    { role: 'teacher', path: () => '/week' },
  ],
  methods: [
    { role: 'special-educator', path: () => '/methods' },
    { role: 'teacher', path: () => '/methods' },
  ],
  'classes/:classId/support': [
    { role: 'special-educator', path: ({ doneClassId }) => `/classes/${doneClassId}/support` },
  ],
  overview: [
    { role: 'special-educator', path: () => '/overview' },
    { role: 'special-educator', path: ({ pupilId }) => `/overview?pupil=${pupilId}` },
  ],
  'follow-up/effect': [
    { role: 'principal', path: ({ schoolId }) => `/follow-up/effect?school=${schoolId}` },
    { role: 'head-of-education', path: () => '/follow-up/effect' },
  ],
  'follow-up/years': [
    { role: 'principal', path: ({ schoolId }) => `/follow-up/years?school=${schoolId}` },
    { role: 'head-of-education', path: () => '/follow-up/years' },
  ],
  'follow-up': [
    { role: 'principal', path: ({ schoolId }) => `/follow-up?school=${schoolId}` },
    { role: 'head-of-education', path: () => '/follow-up' },
  ],
  learning: [
    { role: 'teacher', path: () => '/learning' },
    { role: 'head-of-education', path: () => '/learning' },
  ],
  'learning/retrospectives': [{ role: 'teacher', path: () => '/learning/retrospectives' }],
  'learning/dialogue': [
    { role: 'teacher', path: () => '/learning/dialogue' },
    { role: 'principal', path: () => '/learning/dialogue' },
  ],
  'learning/ideas': [{ role: 'head-of-education', path: () => '/learning/ideas' }],
  'learning/introduction': [{ role: 'head-of-education', path: () => '/learning/introduction' }],
  'learning/readiness': [{ role: 'principal', path: () => '/learning/readiness' }],
  'learning/adoption': [{ role: 'head-of-education', path: () => '/learning/adoption' }],
  'learning/conditions': [{ role: 'administrator', path: () => '/learning/conditions' }],
  'learning/help': [{ role: 'administrator', path: () => '/learning/help' }],
  benefits: [
    { role: 'principal', path: () => '/benefits' },
    { role: 'head-of-education', path: () => '/benefits' },
  ],
  'benefits/agenda': [{ role: 'head-of-education', path: () => '/benefits/agenda' }],
  'benefits/:benefitId': [
    { role: 'head-of-education', path: ({ benefitId }) => `/benefits/${benefitId}` },
  ],
  'freed-hours': [
    { role: 'principal', path: ({ schoolId }) => `/freed-hours?school=${schoolId}` },
    { role: 'head-of-education', path: () => '/freed-hours' },
  ],
  'cost-sheet': [{ role: 'head-of-education', path: () => '/cost-sheet' }],
  'quality-report': [
    { role: 'principal', path: ({ schoolId }) => `/quality-report?school=${schoolId}` },
    { role: 'head-of-education', path: () => '/quality-report' },
  ],
  'open-data': [{ role: 'head-of-education', path: () => '/open-data' }],
  'public/:municipalityCode': [{ role: null, path: () => '/public/9900' }],
  goals: [
    { role: 'head-of-education', path: () => '/goals' },
    { role: 'teacher', path: () => '/goals' },
  ],
  'school-plan': [
    { role: 'principal', path: ({ schoolId }) => `/school-plan?school=${schoolId}` },
    { role: 'special-educator', path: () => '/school-plan' },
  ],
  'year-wheel': [
    { role: 'head-of-education', path: () => '/year-wheel' },
    { role: 'principal', path: ({ schoolId }) => `/year-wheel?school=${schoolId}` },
  ],
  'school-setup': [
    { role: 'principal', path: ({ schoolId }) => `/school-setup?school=${schoolId}` },
    { role: 'administrator', path: () => '/school-setup' },
  ],
  instruments: [
    { role: 'teacher', path: () => '/instruments' },
    { role: 'special-educator', path: () => '/instruments?battery=arskurs-1.1' },
  ],
  'instruments/:taskId': [
    { role: 'teacher', path: () => '/instruments/letter-sounds?battery=arskurs-1.1' },
    {
      role: 'special-educator',
      path: () => '/instruments/real-or-made-up?battery=arskurs-1.1&form=practice',
    },
    { role: 'special-educator', path: () => '/instruments/read-words?battery=arskurs-1.1&form=B' },
  ],
  training: [
    { role: 'teacher', path: () => '/training' },
    { role: 'test-leader', path: () => '/training?needed=read-words' },
  ],
  'training/:taskId': [
    { role: 'special-educator', path: () => '/training/read-words?exercise=read-words-2' },
  ],
  voices: [
    { role: 'administrator', path: () => '/voices' },
    { role: 'teacher', path: () => '/voices' },
  ],
  'voices/import': [{ role: 'administrator', path: () => '/voices/import' }],
  'voices/:voiceId': [{ role: 'special-educator', path: ({ voiceId }) => `/voices/${voiceId}` }],
  policies: [{ role: 'head-of-education', path: () => '/policies' }],
  'policies/:policyId/:version': [{ role: 'head-of-education', path: () => '/policies/grund-1/1' }],
  'policies/:policyId/:version/windows/:windowId': [
    {
      role: 'head-of-education',
      path: (place) => `/policies/grund-1/1/windows/${place.windowId}`,
    },
  ],
  'policies/:policyId/:version/new': [
    { role: 'special-educator', path: () => '/policies/grund-1/1/new' },
  ],
  validation: [
    { role: 'head-of-education', path: () => '/validation' },
    { role: 'special-educator', path: () => '/validation?score=letter-sounds&limit=12' },
  ],
  'validation/measures': [{ role: 'special-educator', path: () => '/validation/measures' }],
  'validation/measures/:measureId': [
    { role: 'special-educator', path: ({ measureId }) => `/validation/measures/${measureId}` },
  ],
  'validation/measures/:measureId/classes/:classId': [
    {
      role: 'special-educator',
      path: ({ measureId, doneClassId }) =>
        `/validation/measures/${measureId}/classes/${doneClassId}`,
    },
  ],
  'validation/imports/:importId': [
    {
      role: 'special-educator',
      path: ({ outcomeImportId }) => `/validation/imports/${outcomeImportId}`,
    },
  ],
  calibrations: [{ role: 'special-educator', path: () => '/calibrations' }],
  'calibrations/:calibrationId': [
    { role: 'administrator', path: ({ calibrationId }) => `/calibrations/${calibrationId}` },
  ],
  rescorings: [
    { role: 'head-of-education', path: () => '/rescorings' },
    { role: 'teacher', path: () => '/rescorings' },
  ],
  'rescorings/:rescoringId': [
    { role: 'special-educator', path: ({ rescoringId }) => `/rescorings/${rescoringId}` },
    { role: 'administrator', path: ({ rescoringId }) => `/rescorings/${rescoringId}` },
  ],
  operations: [{ role: 'administrator', path: () => '/operations' }],
  'operations/set-aside': [
    { role: 'administrator', path: () => '/operations/set-aside' },
    { role: 'administrator', path: () => '/operations/set-aside?reason=no-grant&show=handled' },
  ],
  'operations/set-aside/:keptId': [
    { role: 'administrator', path: ({ keptId }) => `/operations/set-aside/${keptId}` },
  ],
  'saved-answers': [{ role: 'teacher', path: () => '/saved-answers' }],
  examples: [
    { role: 'special-educator', path: () => '/examples' },
    { role: 'head-of-education', path: () => '/examples' },
  ],
  benchmark: [
    { role: 'principal', path: () => '/benchmark' },
    { role: 'head-of-education', path: () => '/benchmark' },
  ],
  packages: [{ role: 'administrator', path: () => '/packages' }],
  'packages/:importId': [
    { role: 'administrator', path: ({ packageId }) => `/packages/${packageId}` },
  ],
  'examples/:exampleId': [
    { role: 'special-educator', path: ({ exampleId }) => `/examples/${exampleId}` },
    { role: 'principal', path: ({ exampleId }) => `/examples/${exampleId}` },
  ],
  '*': [{ role: 'teacher', path: () => '/finns-inte', status: 404 }],
};

const pages = routes
  .map(({ path, index }) => (index ? '' : (path ?? '')))
  .filter((path) => !NO_PAGE.has(path));
const app = useApp();
let place: Place;

test.beforeAll(async ({ browser }) => {
  test.setTimeout(120_000);
  place = await preparePlace(await (await browser.newContext({ baseURL: app.url })).newPage());
});

/** A class with results, one without, a round that goes on, and a class list that waits. */
async function preparePlace(page: Page): Promise<Place> {
  const done = await findClass(app.dataDir, 'Strandskolan', '1A');
  const open = await findClass(app.dataDir, 'Strandskolan', '1B');
  const [pupil] = await ask<{ pupilId: string }>(
    app.dataDir,
    `SELECT f."pupilId" FROM "Flag" f JOIN "Round" r ON r."id" = f."roundId"
     WHERE r."classId" = '${done.classId}' LIMIT 1`,
  );
  const [school] = await ask<{ schoolId: string }>(
    app.dataDir,
    `SELECT "schoolId" FROM "SchoolClass" WHERE "id" = '${done.classId}'`,
  );
  const [judged] = await ask<{ windowId: string }>(
    app.dataDir,
    `SELECT "windowId" FROM "Round" WHERE "classId" = '${done.classId}' LIMIT 1`,
  );
  await signInAs(page, 'administrator');
  await page.goto('/roster/import');
  await page.getByLabel('Skola', { exact: true }).selectOption({ label: 'Strandskolan' });
  const file = {
    name: 'klass.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('Förnamn;Efternamn;Klass\nNy;Elev;1A\n'),
  };
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByRole('button', { name: 'Läs filen' }).click();
  await page.waitForURL(/\/roster\/import\/[0-9a-f-]{36}/);
  const importId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  await page.goto('/voices');
  await page.getByLabel('Vad ska rösten heta?').fill('Röst 1');
  await page.getByLabel(/Talaren är vuxen/).check();
  await page.getByRole('button', { name: 'Börja spela in' }).click();
  await page.waitForURL(/\/voices\/[0-9a-f-]{36}/);
  const voiceId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  await page.context().clearCookies();
  await signInAs(page, 'special-educator');
  await page.goto(`/plans/new?pupil=${pupil?.pupilId}`);
  await page.getByRole('button', { name: 'Spara planen' }).click();
  await page.waitForURL(/\/week/);
  const [plan] = await ask<{ planId: string }>(
    app.dataDir,
    `SELECT "id" AS "planId" FROM "Plan" ORDER BY "createdAt" DESC LIMIT 1`,
  );
  await page.goto(`/classes/${done.classId}/round`);
  await page.getByRole('button', { name: /^Ta igen/ }).click();
  await page.waitForURL(/\/sittings\//);
  const sittingId = new URL(page.url()).pathname.split('/')[2] ?? '';
  // Results are hidden while a round goes on; the visit is to the page with results.
  await ask(
    app.dataDir,
    `UPDATE "Sitting" SET "openedAt" = "openedAt" - interval '13 hours' WHERE "id" = '${sittingId}'`,
  );
  const [kept] = await ask<{ keptId: string }>(
    app.dataDir,
    `INSERT INTO "QuarantinedEvent" ("id", "municipalityId", "deviceId", "reason", "content",
       "contentHash")
     SELECT gen_random_uuid(), d."municipalityId", d."id", 'not-an-event', '{}', 'visit'
     FROM "Device" d LIMIT 1 RETURNING "id" AS "keptId"`,
  );
  const { measureId, outcomeImportId } = await prepareOutcomes(page, done.pupils[0]?.name ?? '');
  const [calibration] = await ask<{ calibrationId: string }>(
    app.dataDir,
    `INSERT INTO "FormCalibration" ("id", "municipalityId", "batteryId", "batteryVersion", "taskId",
       "formId", "windowKind", "version", "model", "state", "persons", "staffMemberId", "result")
     SELECT gen_random_uuid(), w."municipalityId", w."batteryId", w."batteryVersion", 'letter-sounds',
       'A', 'autumn', 1, '2pl', 'done', 640, s."id", '${JSON.stringify(CALIBRATED)}'
     FROM "ScreeningWindow" w JOIN "StaffMember" s ON s."municipalityId" = w."municipalityId"
     LIMIT 1 RETURNING "id" AS "calibrationId"`,
  );
  const [rescoring] = await ask<{ rescoringId: string }>(
    app.dataDir,
    `INSERT INTO "Rescoring" ("id", "municipalityId", "windowId", "cause", "versions", "state")
     SELECT gen_random_uuid(), r."municipalityId", r."windowId", 'policy', a."versions", 'done'
     FROM "RiskAssessment" a JOIN "Round" r ON r."id" = a."roundId" LIMIT 1
     RETURNING "id" AS "rescoringId"`,
  );
  await ask(
    app.dataDir,
    `INSERT INTO "RescoringPupil" ("municipalityId", "rescoringId", "roundId", "pupilId",
       "membershipId", "beforeId", "afterId")
     SELECT DISTINCT ON (c."roundId", c."pupilId") c."municipalityId", s."id", c."roundId",
       c."pupilId", a."membershipId", a."id", c."assessmentId"
     FROM "CurrentAssessment" c JOIN "Round" r ON r."id" = c."roundId"
     JOIN "Rescoring" s ON s."windowId" = r."windowId"
     JOIN "RiskAssessment" a ON a."roundId" = c."roundId" AND a."pupilId" = c."pupilId"
     ORDER BY c."roundId", c."pupilId", a."createdAt"`,
  );
  const [example] = await ask<{ exampleId: string }>(
    app.dataDir,
    `SELECT c."id" AS "exampleId" FROM "MethodCard" c JOIN "School" s ON s."id" = c."schoolId"
     WHERE s."name" = 'Lyktskolan'`,
  );
  const [brought] = await ask<{ packageId: string }>(
    app.dataDir,
    `SELECT "id" AS "packageId" FROM "PackageImport" LIMIT 1`,
  );
  await ask(
    app.dataDir,
    `INSERT INTO "PublicationEvent" ("id", "municipalityId", "kind", "licence", "staffMemberId", "content")
     SELECT gen_random_uuid(), "municipalityId", 'published', 'CC0-1.0', "id", '${JSON.stringify(PUBLISHED)}'
     FROM "StaffMember" LIMIT 1`,
  );
  await page.context().close();
  const [benefit] = await ask<{ benefitId: string }>(
    app.dataDir,
    `SELECT "benefitId" FROM "BenefitEvent" WHERE "body"->>'kind' = 'measured' LIMIT 1`,
  );
  return {
    exampleId: example?.exampleId ?? '',
    packageId: brought?.packageId ?? '',
    doneClassId: done.classId,
    openClassId: open.classId,
    pupilId: pupil?.pupilId ?? '',
    schoolId: school?.schoolId ?? '',
    sittingId,
    importId,
    voiceId,
    planId: plan?.planId ?? '',
    keptId: kept?.keptId ?? '',
    windowId: judged?.windowId ?? '',
    measureId,
    outcomeImportId,
    rescoringId: rescoring?.rescoringId ?? '',
    calibrationId: calibration?.calibrationId ?? '',
    benefitId: benefit?.benefitId ?? '',
  };
}

/** A measure of the special educator who is signed in, and a pasted row that waits to be saved. */
async function prepareOutcomes(page: Page, name: string) {
  await page.goto('/validation/measures');
  await page.getByLabel('Vad heter provet eller bedömningen?').fill('Lästest');
  await page.getByLabel('Vilken dag gjordes den?').fill('2026-01-12');
  await page.getByLabel('Gräns', { exact: true }).fill('3');
  await page.getByLabel('Var kommer gränsen ifrån?').fill('Handledningen.');
  await page.getByRole('button', { name: 'Spara mätningen' }).click();
  await page.waitForURL(/measures\/[0-9a-f-]{36}/);
  const measureId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  const [given, ...family] = name.split(' ');
  const rows = `Förnamn;Efternamn;Klass;Stanine\n${given};${family.join(' ')};1A;4`;
  await page.getByLabel(/klistra in rader/).fill(rows);
  await page.getByRole('button', { name: 'Läs och visa' }).click();
  await page.waitForURL(/imports\/[0-9a-f-]{36}/);
  return { measureId, outcomeImportId: new URL(page.url()).pathname.split('/').at(-1) ?? '' };
}

test('every page of the table of addresses has a visit here', () => {
  expect(pages.filter((path) => !VISITS[path])).toEqual([]);
});

/** Our pages have no frames: axe need not gather its findings in a window of its own, nor tell what passed. */
async function expectAccessible(page: Page): Promise<void> {
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode();
  const { violations } = await axe.withTags(TAGS).analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`),
  ).toEqual([]);
}

async function expectTranslated(page: Page, locale: 'sv' | 'en'): Promise<void> {
  expect(await page.locator('html').getAttribute('lang')).toBe(locale);
  const words = await page.locator('body').innerText();
  const keys = (words.match(BARE_KEY) ?? []).filter((word) => !/\.(csv|org|se|xlsx)$/.test(word));
  expect(keys).toEqual([]);
}

const sessions = new Map<Role, Cookie[]>();

/** Each role signs in once; its other visits go on with that session. */
async function enterAs(page: Page, role: Role): Promise<void> {
  const session = sessions.get(role);
  if (session) return page.context().addCookies(session);
  await signInAs(page, role);
  sessions.set(role, await page.context().cookies());
}

function measureOverflow(): number {
  const { scrollWidth, clientWidth } = document.documentElement;
  return scrollWidth - clientWidth;
}

for (const path of pages) {
  for (const [number, visit] of (VISITS[path] ?? []).entries()) {
    const name = `${path === '' ? 'start' : path}${number > 0 ? ` (${number + 1})` : ''} ${visit.role ?? 'nobody'}`;
    test(`${name}: accessible, translated and narrow`, async ({ visitors }) => {
      const page = await visitors.arrive({ url: app.url, expected: [/status of 404/] });
      if (visit.role) await enterAs(page, visit.role);
      for (const locale of ['sv', 'en'] as const) {
        await page.context().addCookies([{ name: 'lasfyr-locale', value: locale, url: app.url }]);
        await page.setViewportSize({ width: 1280, height: 900 });
        await page.emulateMedia({ colorScheme: locale === 'sv' ? 'light' : 'dark' });
        const answer = await page.goto(visit.path(place));
        expect(answer?.status()).toBe(visit.status ?? 200);
        await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
        expect(await page.title()).toMatch(/\S/);
        await expectTranslated(page, locale);
        await expectAccessible(page);
        await page.setViewportSize({ width: 390, height: 844 });
        // A browser lays out again some time after its window has changed.
        await expect
          .poll(() => page.evaluate(measureOverflow), { message: 'pixels wider than a phone' })
          .toBeLessThanOrEqual(0);
      }
    });
  }
}
