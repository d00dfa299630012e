/** What leaves the follow-up, behind the doors of the access matrix: report, open data, public page, map. */
import { MEASURES } from '~/outcomes/open-data/measures';
import { addDays, toStoredDate } from '~/platform/calendar';
import { getClient } from '~/platform/database/client.server';
import { newId } from '~/platform/identifier.server';
import { today } from '../support/factories';
import type { MatrixRow } from './matrix';
import { form, type Knock } from './matrix-knocks';
import { cells, everyone } from './matrix-people';
import type { MatrixWorld } from './matrix-world';

const LEADERS = cells('in 403 403 403 200 200 200 403 403 403 403 403');
const ONE_SCHOOL = cells('in 403 403 403 200 404 403 403 403 404 404 404');
const ONE_SCHOOL_CHANGE = cells('in 403 403 403 302 404 403 403 403 404 404 404');
const OWN_CHANGE = cells('in 403 403 403 302 302 302 403 403 403 403 403');
const HEAD = cells('in 403 403 403 403 403 200 403 403 403 403 403');
const HEAD_CHANGE = cells('in 403 403 403 403 403 302 403 403 403 403 403');
const OWN_ROSTER = cells('in 403 403 403 403 403 403 200 403 403 403 200');
const ONE_PLACE = cells('in 403 403 403 403 403 403 200 403 403 403 404');

const WHAT = {
  '': 'the public page',
  '/file': 'the public figures as a file',
  '/dictionary': 'what their columns mean as a file',
} as const;

type Row = Pick<MatrixRow, 'route' | 'what' | 'expected' | 'knock'>;
const get = (row: Row): MatrixRow => ({ method: 'GET', ...row });
const post = (intent: string, row: Row): MatrixRow => ({ method: 'POST', intent, ...row });
const at = (path: string) => (): Knock => ({ path });

export const REPORT_ROWS: readonly MatrixRow[] = [
  get({
    route: 'quality-report',
    what: 'the basis for quality work of what I lead',
    expected: LEADERS,
    knock: at('/quality-report'),
  }),
  get({
    route: 'quality-report',
    what: 'the basis for quality work of one school',
    expected: ONE_SCHOOL,
    knock: ({ school }) => ({ path: `/quality-report?school=${school.id}` }),
  }),
  get({
    route: 'quality-report/excel',
    what: 'the same as a spreadsheet',
    expected: LEADERS,
    knock: at('/quality-report/excel'),
  }),
  get({
    route: 'quality-report/excel',
    what: 'that of one school as a spreadsheet',
    expected: ONE_SCHOOL,
    knock: ({ school }) => ({ path: `/quality-report/excel?school=${school.id}` }),
  }),
  post('save', {
    route: 'quality-report',
    what: 'write the own analysis of what I lead',
    expected: OWN_CHANGE,
    knock: () => saveAnalysis('/quality-report'),
  }),
  post('save', {
    route: 'quality-report',
    what: 'write the own analysis of one school',
    expected: ONE_SCHOOL_CHANGE,
    knock: ({ school }) => saveAnalysis(`/quality-report?school=${school.id}`),
  }),
  post('undo', {
    route: 'quality-report',
    what: 'put the former words of a school back',
    expected: ONE_SCHOOL_CHANGE,
    knock: undoAnalysis,
  }),
  get({
    route: 'open-data',
    what: 'what may be public, and the switch',
    expected: HEAD,
    knock: at('/open-data'),
  }),
  post('publish', {
    route: 'open-data',
    what: 'switch the public page on',
    expected: HEAD_CHANGE,
    knock: async (world) => {
      await makeOverWindow(world);
      return form('/open-data', { intent: 'publish', licence: 'CC0-1.0' });
    },
  }),
  post('withdraw', {
    route: 'open-data',
    what: 'switch the public page off',
    expected: HEAD_CHANGE,
    knock: async (world) => {
      await switchPage(world, true);
      return form('/open-data', { intent: 'withdraw' });
    },
  }),
  post('correct', {
    route: 'open-data',
    what: 'correct a public window that is wrong',
    expected: HEAD_CHANGE,
    knock: publishWrongWindow,
  }),
  get({
    route: 'open-data/file',
    what: 'what may be public as a file',
    expected: HEAD,
    knock: at('/open-data/file'),
  }),
  get({
    route: 'open-data/dictionary',
    what: 'what its columns mean as a file',
    expected: HEAD,
    knock: at('/open-data/dictionary'),
  }),
  ...(['', '/file', '/dictionary'] as const).flatMap((part) =>
    [true, false].map((isOn) =>
      get({
        route: `public/:municipalityCode${part}`,
        what: `${WHAT[part]} of a municipality that has it ${isOn ? 'on' : 'off'}`,
        expected: everyone(isOn ? '200' : '404'),
        knock: async (world) => {
          await switchPage(world, isOn);
          return { path: `/public/${world.municipality.id}${part}` };
        },
      }),
    ),
  ),
  get({
    route: 'roster/map',
    what: 'where the schools lie',
    expected: OWN_ROSTER,
    knock: at('/roster/map'),
  }),
  post('place', {
    route: 'roster/map',
    what: 'say where a school lies',
    expected: ONE_PLACE,
    knock: newPlace,
  }),
  ...(['outline', 'outline-remove', 'outline-undo'] as const).map((intent) =>
    post(intent, {
      route: 'roster/map',
      what: 'give, remove or put back the municipality’s border',
      expected: OWN_ROSTER,
      knock: () => form('/roster/map', { intent, outline: JSON.stringify(SQUARE) }),
    }),
  ),
];

const SQUARE = {
  type: 'Polygon',
  coordinates: [
    [
      [18, 59],
      [18.5, 59],
      [18.5, 59.4],
      [18, 59.4],
      [18, 59],
    ],
  ],
};

function saveAnalysis(path: string): Knock {
  return form(path, { intent: 'save', wentWell: newId(), causes: '', measures: '' });
}

async function undoAnalysis({ school, schoolYear, principal }: MatrixWorld): Promise<Knock> {
  const { municipalityId } = principal;
  await getClient().qualityAnalysis.create({
    data: {
      id: newId(),
      municipalityId,
      schoolId: school.id,
      startYear: schoolYear.startYear,
      wentWell: newId(),
      causes: '',
      measures: '',
      staffMemberId: principal.staffMemberId,
    },
  });
  return form(`/quality-report?school=${school.id}`, { intent: 'undo' });
}

/** A window of the year before that is over, made at the first knock. */
async function makeOverWindow({ municipality, window }: MatrixWorld): Promise<void> {
  const client = getClient();
  const startYear = Number(today().slice(0, 4)) - 3;
  const place = { municipalityId: municipality.id, startYear };
  if (await client.schoolYear.findFirst({ where: place })) return;
  const schoolYearId = newId();
  const day = (days: number) => toStoredDate(addDays(`${startYear}-09-01`, days));
  await client.schoolYear.create({
    data: { id: schoolYearId, ...place, startDate: day(-31), endDate: day(300) },
  });
  await client.screeningWindow.create({
    data: {
      ...window,
      id: newId(),
      schoolYearId,
      kind: 'autumn',
      startDate: day(0),
      endDate: day(20),
      catchUpEndDate: day(40),
    },
  });
}

async function switchPage(
  { municipality, staff }: MatrixWorld,
  isOn: boolean,
  windows: object[] = [],
): Promise<void> {
  const content = {
    municipalityName: municipality.name,
    municipalityCode: null,
    isSynthetic: false,
    licence: 'CC0-1.0',
    publishedOn: today(),
    windows,
  };
  await getClient().publicationEvent.create({
    data: {
      id: newId(),
      municipalityId: municipality.id,
      kind: isOn ? 'published' : 'withdrawn',
      licence: isOn ? content.licence : null,
      ...(isOn ? { content } : {}),
      staffMemberId: staff['head-of-education'].staffMemberId,
    },
  });
}

/** The window that is over is public with seven enrolled, and there were none. */
async function publishWrongWindow(world: MatrixWorld): Promise<Knock> {
  await makeOverWindow(world);
  const total = Object.fromEntries(MEASURES.map((measure) => [measure, null]));
  const of = { startYear: Number(today().slice(0, 4)) - 3, kind: 'autumn' };
  const wrong = { definitionsVersion: '1', schools: [], smallSchools: 0 };
  await switchPage(world, true, [{ ...of, ...wrong, total: { ...total, enrolled: 7 } }]);
  const intent = 'correct';
  return form('/open-data', { ...of, startYear: String(of.startYear), intent, reason: newId() });
}

/** Another place at each knock. */
async function newPlace({ school }: MatrixWorld): Promise<Knock> {
  const { latitude } = await getClient().school.findUniqueOrThrow({ where: { id: school.id } });
  const north = latitude === 59.5 ? '59,6' : '59,5';
  const fields = { schoolId: school.id, latitude: north, longitude: '18,1' };
  return form('/roster/map', { intent: 'place', ...fields });
}
