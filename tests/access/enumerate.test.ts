import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { listFiles, listStoreFunctions, readAll } from './enumerate-stores';

/**
 * Functions without a data test of their own name, each with the reason why it needs none. A line
 * that is no longer needed fails.
 */
const REASONED: Record<string, string> = {
  createAttempts:
    'a step of ingestBatch, whose outsider cases count attempts: takes only starts of pupils whom findStartPupils found',
  insertEvents:
    'a step of ingestBatch: writes under the municipality of the handle, and the composite key refuses an attempt of another',
  quarantineEvents:
    'a step of ingestBatch: writes under the municipality and device of the handle, and reads nothing',
  releaseEvents:
    'a step of ingestBatch: reads and writes under the municipality of the handle and the round of the grant',
  toOneToOne: 'shapes rows that its caller has read, and reads and writes none',
  toLineOnPage: 'shapes a row that its caller has read, and reads and writes none',
  toLine: 'shapes a row that its caller has read, and reads and writes none',
  describeTraining:
    'shapes rows that listTraining, which holds the outsider cases, or readOwnWork has read of the viewer, and reads none',
  showCase:
    'a step of loadCase and readTimeline, which hold the outsider cases: takes rows of a pupil whom they have required',
  answerForm:
    'a step of changeGoals, changeSchoolPlan and changeYearWheel, which hold the outsider cases',
  notifyBoard: 'sends the id of a round that its caller has required, and reads and writes no row',
};

const functions = listFiles('app', /\.server\.ts$/).flatMap((file) =>
  listStoreFunctions(file, readFileSync(file, 'utf8')),
);
const tested = readAll(listFiles('tests', /\.data\.test\.ts$/));
const isNamed = (name: string) => new RegExp(`\\b${name}\\b`).test(tested);

describe('functions that reach data through a scope', () => {
  it('are found', () => {
    const names = functions.map(({ name }) => name);
    expect(names.length).toBeGreaterThan(40);
    expect(names).toEqual(expect.arrayContaining(['getBoard', 'createPupil', 'reviewFlag']));
  });

  it('are each named by a data test, which holds the outsider case', () => {
    const missing = functions
      .filter(({ name }) => !isNamed(name) && !(name in REASONED))
      .map(({ file, name }) => `${file}: ${name}`);
    expect(missing).toEqual([]);
  });

  it('are excused only while they exist and have no test', () => {
    const stale = Object.keys(REASONED).filter(
      (excused) => isNamed(excused) || !functions.some(({ name }) => name === excused),
    );
    expect(stale).toEqual([]);
  });
});

describe('the finder', () => {
  const found = (text: string, file = 'x.server.ts') =>
    listStoreFunctions(file, text).map(({ name }) => name);

  it('takes what has the handle first, in any spelling', () => {
    expect(found('export async function a(db: ScopedDb<StaffViewer>, id: string) {}')).toEqual([
      'a',
    ]);
    expect(found('export const b = async (db: Db) => 1;')).toEqual(['b']);
    expect(found('function c(db: ScopedDb) {} export function d(id: string) {}')).toEqual([]);
  });

  it('takes everything that a store exports', () => {
    expect(found('export function d(id: string) {}', 'd-store.server.ts')).toEqual(['d']);
  });
});
