/**
 * Outcomes: brought, taken away, held against levels; who may, and what an outsider finds. Long, because
 * one class with its levels is made once and every step is tried on it.
 */
import { describe, expect, it } from 'vitest';
import { inScope } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { readToldLevels } from '~/outcomes/told-levels.server';
import { addDays } from '~/platform/calendar';
import { getClient } from '~/platform/database/client.server';
import { getClassOutcomes, recordClassOutcomes } from '~/scoring/outcome-hand.server';
import {
  discardStagedOutcomes,
  getStagedOutcomes,
  importRow,
  listOutcomeImports,
  lockMeasure,
  removeOutcomes,
  restoreOutcomes,
  saveStagedOutcomes,
  stageOutcomes,
  writeOutcomes,
} from '~/scoring/outcome-import.server';
import { createMeasure, getMeasure, listMeasures } from '~/scoring/outcome-measure.server';
import {
  keepInReach,
  listOutcomeClasses,
  listTaken,
  readOutcomeRegister,
} from '~/scoring/outcome-pupils.server';
import {
  answerClassForm,
  answerMeasureForm,
  answerMeasurePage,
  answerStagedForm,
  exportValidation,
  loadMeasure,
  loadValidation,
} from '~/scoring/validation-doors.server';
import { listComparisons, readOutcomes } from '~/scoring/validation-outcomes.server';
import { readStudy } from '~/scoring/validation-study.server';
import { utf8 } from '../roster/class-list-bytes';
import { statusOf } from '../support/administration-factories';
import { createAssessment, createRound, HIGH, LOW, MIDDLE } from '../support/assessment-factories';
import { readEverything, useTestDatabase } from '../support/database';
import {
  createClass,
  createPupil,
  createSchool,
  createViewer,
  createWorld,
  today,
} from '../support/factories';

useTestDatabase();

const JUDGED = { judgedBy: 'test', knewLevel: 'no', assessedOn: today() } as const;
const MEASURE = {
  name: 'Lästest',
  measuredOn: today(),
  basis: 'stanine',
  direction: 'at-most',
  limitValue: 3,
  limitSource: 'Handledningen.',
} as const;
const measureOf = (viewer: StaffViewer) => inScope(viewer, (db) => createMeasure(db, MEASURE));
const stage = (viewer: StaffViewer, measureId: string, text: string) =>
  inScope(viewer, (db) => stageOutcomes(db, measureId, utf8(text), JUDGED));
const formOf = (fields: Record<string, string>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
};
const none = { rawScore: null, judged: null };
const emptySearch = new URLSearchParams();

async function saved(viewer: StaffViewer, measureId: string, text: string): Promise<string> {
  const read = await stage(viewer, measureId, text);
  if (!read.ok) throw new Error(JSON.stringify(read));
  await inScope(viewer, (db) => saveStagedOutcomes(db, read.importId));
  return read.importId;
}

describe('a file of outcomes', () => {
  it('is read, shown, saved, taken away and brought back', async () => {
    const { specialEducator: viewer, pupils } = await createWorld(3);
    const measureId = await measureOf(viewer);
    const text =
      'Förnamn;Efternamn;Klass;Stanine\nElev1;Test;1A;2\nElev2;Test;1A;7\nElev3;Test;1A;\n';
    const read = await stage(viewer, measureId, text);
    if (!read.ok) throw new Error(JSON.stringify(read));
    const shown = await inScope(viewer, (db) => getStagedOutcomes(db, read.importId));
    expect(shown.rows.map(({ name, stanine }) => [name, stanine])).toEqual([
      ['Elev1 Test', 2],
      ['Elev2 Test', 7],
    ]);
    expect(shown.leftOut).toBe(1);
    expect(await inScope(viewer, (db) => listTaken(db, measureId))).toEqual(new Set());
    const answer = await inScope(viewer, (db) =>
      answerStagedForm(db, read.importId, formOf({ intent: 'save' })),
    );
    expect(answer).toEqual({ ok: true, measureId });
    const { stagedRows } = await getClient().outcomeImport.findFirstOrThrow({
      where: { measureId },
    });
    expect(stagedRows).toBeNull();
    expect(await inScope(viewer, (db) => listTaken(db, measureId))).toHaveProperty('size', 2);
    expect(
      await inScope(viewer, (db) => removeOutcomes(db, read.importId, pupils[0]!.pupil.id)),
    ).toEqual({ removed: 1 });
    expect(await inScope(viewer, (db) => removeOutcomes(db, read.importId))).toEqual({
      removed: 1,
    });
    expect(await inScope(viewer, (db) => listOutcomeImports(db, measureId))).toMatchObject([
      { standing: 0, removed: 2 },
    ]);
    expect(await inScope(viewer, (db) => restoreOutcomes(db, read.importId))).toEqual({
      restored: 2,
    });
    expect(await inScope(viewer, listMeasures)).toMatchObject([{ measureId, outcomes: 2 }]);
    const page = await inScope(viewer, (db) => loadMeasure(db, measureId));
    expect(page).toMatchObject({
      measure: { name: 'Lästest' },
      classes: [{ className: '1A' }],
      imports: [{ origin: 'file' }],
    });
  });

  it('with anything wrong keeps nothing, and says what', async () => {
    const { specialEducator: viewer, schoolClass } = await createWorld(2);
    await createPupil(schoolClass, { givenName: 'Elev1', familyName: 'Test' });
    await createPupil(schoolClass, {
      givenName: 'Ekorren',
      familyName: '',
      protectedIdentity: true,
    });
    const measureId = await measureOf(viewer);
    await saved(viewer, measureId, 'Förnamn;Efternamn;Stanine\nElev2;Test;5\n');
    const before = await readEverything();
    const text = [
      'Förnamn;Efternamn;Klass;Stanine;Datum',
      'Elev1;Test;1A;4;',
      'Okänd;Elev;1A;4;',
      'Elev2;Test;1A;4;',
      'Ekorren;X;1A;4;',
    ].join('\n');
    expect(await stage(viewer, measureId, text)).toEqual({
      ok: false,
      problems: [
        { rowNumber: 2, code: 'several-possible-pupils' },
        { rowNumber: 3, code: 'unknown-pupil' },
        { rowNumber: 4, code: 'has-outcome' },
        { rowNumber: 5, code: 'unknown-pupil' },
      ],
    });
    expect(
      await stage(
        viewer,
        measureId,
        'Förnamn;Efternamn;Stanine;Datum\nElev1;Test;12;\nElev1;Test;3;2999-01-01\n',
      ),
    ).toMatchObject({
      problems: [
        { rowNumber: 2, code: 'value-unreadable', field: 'stanine' },
        { rowNumber: 3, code: 'day-in-future' },
      ],
    });
    expect(await stage(viewer, measureId, 'hej\n')).toMatchObject({
      problem: { code: 'no-outcome-header' },
    });
    expect(await stage(viewer, measureId, 'Elev-ID;Råpoäng\nA1;3\n')).toMatchObject({
      problem: { code: 'no-value-column' },
    });
    expect(await stage(viewer, measureId, '')).toMatchObject({ problem: { code: 'empty-file' } });
    expect(await readEverything()).toBe(before);
  });

  it('finds pupils by id alone, and is not saved when somebody was faster', async () => {
    const { specialEducator: viewer, schoolClass } = await createWorld(0);
    await createPupil(schoolClass, { externalId: 'A17' });
    const measureId = await measureOf(viewer);
    const text = 'Elev-ID;Stanine;Bedömd av;Kände till nivån\nA17;3;lärare;ja\n';
    const [one, two] = [await stage(viewer, measureId, text), await stage(viewer, measureId, text)];
    if (!one.ok || !two.ok) throw new Error('not read');
    expect(await inScope(viewer, (db) => saveStagedOutcomes(db, one.importId))).toMatchObject({
      ok: true,
    });
    expect(await getClient().pupilOutcome.findFirst({ where: { measureId } })).toMatchObject({
      judgedBy: 'teacher',
      knewLevel: 'yes',
      stanine: 3,
    });
    const before = await readEverything();
    expect(await inScope(viewer, (db) => saveStagedOutcomes(db, two.importId))).toEqual({
      ok: false,
      problem: 'changed-since',
    });
    expect(await readEverything()).toBe(before);
    expect(await inScope(viewer, (db) => discardStagedOutcomes(db, two.importId))).toEqual({
      measureId,
    });
    expect(await statusOf(inScope(viewer, (db) => getStagedOutcomes(db, two.importId)))).toBe(404);
  });
});

describe('outcomes by hand', () => {
  it('are saved together or not at all', async () => {
    const { specialEducator: viewer, schoolClass, pupils } = await createWorld(2);
    const measureId = await measureOf(viewer);
    const place = { measureId, classId: schoolClass.id };
    const [first, second] = pupils.map(({ pupil }) => `value-${pupil.id}`);
    const answer = (fields: Record<string, string>) =>
      inScope(viewer, (db) =>
        answerClassForm(db, place, formOf({ intent: 'record', ...JUDGED, ...fields })),
      );
    const before = await readEverything();
    expect(await answer({ [first!]: '2', [second!]: 'två' })).toEqual({
      ok: false,
      problems: [{ pupilId: pupils[1]!.pupil.id, code: 'value-unreadable' }],
    });
    expect(await answer({})).toMatchObject({ problems: [{ code: 'nothing-written' }] });
    expect(await answer({ [first!]: '2', assessedOn: addDays(today(), 1) })).toMatchObject({
      problems: [{ code: 'day-in-future' }],
    });
    expect(await readEverything()).toBe(before);
    expect(await answer({ [first!]: '2', [second!]: '' })).toEqual({ ok: true });
    expect(await answer({ [first!]: '3' })).toMatchObject({ problems: [{ code: 'has-outcome' }] });
    const page = await inScope(viewer, (db) => getClassOutcomes(db, measureId, schoolClass.id));
    expect(page.pupils.map(({ outcome }) => outcome?.stanine ?? null)).toEqual([2, null]);
    const importId = page.pupils[0]!.outcome!.importId;
    const remove = { intent: 'remove', importId, pupilId: pupils[0]!.pupil.id };
    expect(await inScope(viewer, (db) => answerClassForm(db, place, formOf(remove)))).toEqual({
      ok: true,
    });
    expect(await inScope(viewer, (db) => listTaken(db, measureId))).toEqual(new Set());
  });

  it('a measure is written when its form is in order', async () => {
    const { specialEducator: viewer } = await createWorld(0);
    const fields = {
      name: 'Prov',
      measuredOn: today(),
      basis: 'raw',
      direction: 'at-least',
      limitValue: '8,5',
      limitSource: 'Egen.',
    };
    const made = await inScope(viewer, (db) => answerMeasureForm(db, formOf(fields)));
    if (!made.ok) throw new Error(JSON.stringify(made));
    expect(await inScope(viewer, (db) => getMeasure(db, made.measureId))).toMatchObject({
      limitValue: 8.5,
      direction: 'at-least',
    });
    const wrong = {
      ...fields,
      name: ' ',
      basis: 'stanine',
      limitValue: '9',
      measuredOn: addDays(today(), 2),
    };
    expect(await inScope(viewer, (db) => answerMeasureForm(db, formOf(wrong)))).toMatchObject({
      ok: false,
      problems: [
        { field: 'name', code: 'words-missing' },
        { field: 'limitValue', code: 'stanine-limit' },
      ],
    });
  });
});

/** Two schools of 12 pupils each, with levels; the special educator works with the first. */
async function createStudied() {
  const world = await createWorld(12);
  const { municipality, schoolYear, schoolClass, window } = world;
  const otherSchool = await createSchool(municipality.id);
  const otherClass = await createClass(otherSchool, schoolYear.id, '1B');
  const others = [];
  for (let index = 0; index < 12; index += 1) {
    others.push(await createPupil(otherClass, { externalId: `B${index}` }));
  }
  for (const [own, pupils] of [
    [schoolClass, world.pupils],
    [otherClass, others],
  ] as const) {
    const round = await createRound({
      municipalityId: municipality.id,
      classId: own.id,
      windowId: window.id,
    });
    for (const [index, pupil] of pupils.entries()) {
      await createAssessment(round, pupil, index < 6 ? LOW : index < 7 ? MIDDLE : HIGH);
    }
  }
  const both = await createViewer(municipality.id, 'special-educator', { classId: otherClass.id });
  const everywhere = {
    ...both,
    grants: [...both.grants, ...world.specialEducator.grants],
  } as StaffViewer;
  const measureId = await measureOf(everywhere);
  for (const [own, pupils] of [
    [schoolClass, world.pupils],
    [otherClass, others],
  ] as const) {
    const rows = pupils.map(({ pupil }, index) => ({
      pupilId: pupil.id,
      stanine: index < 5 || index === 11 ? 2 : 6,
      ...none,
    }));
    await inScope(everywhere, (db) =>
      recordClassOutcomes(db, { measureId, classId: own.id }, rows, JUDGED),
    );
  }
  return { ...world, everywhere, measureId };
}

describe('levels against outcomes', () => {
  it('are shown whole to who sees every pupil, and without small numbers to others', async () => {
    const { everywhere, specialEducator, headOfEducation, window, measureId } =
      await createStudied();
    const compare = `${window.id}~${measureId}`;
    const search = new URLSearchParams({ compare, score: 'letter-sounds', limit: '12' });
    const whole = await inScope(everywhere, (db) => loadValidation(db, search, readToldLevels));
    expect(whole).toMatchObject({
      seesPupils: true,
      mayImport: true,
      chosen: { key: compare, isLater: false },
      report: {
        status: 'shown',
        pupils: 24,
        cases: 12,
        score: { score: { key: 'letter-sounds' } },
      },
    });
    if (whole.report?.status !== 'shown') throw new Error('not shown');
    expect(whole.report.rows.map(({ cases, controls }) => [cases, controls])).toEqual([
      [10, 2],
      [0, 2],
      [2, 8],
    ]);
    expect(whole.report.warnings).toEqual([{ kind: 'not-later', pupils: null }]);
    for (const viewer of [specialEducator, headOfEducation]) {
      const page = await inScope(viewer, (db) => loadValidation(db, search, readToldLevels));
      expect(page).toMatchObject({
        seesPupils: false,
        report: { status: 'shown', accuracies: [] },
      });
      expect(JSON.stringify(page.report)).not.toMatch(/"(?:cases|controls|missing)":[1-4]\b/);
    }
    const file = await inScope(everywhere, (db) =>
      exportValidation(db, search, 'sv', readToldLevels),
    );
    expect(file).toContain('behöver följas upp;Med svårighet;10;;');
    expect(file.startsWith('\ufeffdel;rad;')).toBe(true);
    const english = await inScope(everywhere, (db) =>
      exportValidation(db, search, 'en', readToldLevels),
    );
    expect(english).toContain('needs follow-up,With difficulty,10,,');
  });

  it('takes the national support and our own later level as they are', async () => {
    const { everywhere, pupils, municipality, schoolYear } = await createStudied();
    await getClient().nationalOutcome.create({
      data: {
        id: pupils[0]!.membership.id,
        municipalityId: municipality.id,
        pupilId: pupils[0]!.pupil.id,
        schoolYearStart: schoolYear.startYear,
        term: 'spring',
        outcome: 'partly',
        staffMemberId: everywhere.staffMemberId,
      },
    });
    const found = await inScope(everywhere, listComparisons);
    expect(found.map(({ outcome, isLater }) => [outcome.kind, isLater])).toEqual([
      ['measure', false],
      ['national', true],
    ]);
    const national = found[1]!;
    const outcomes = await inScope(everywhere, (db) => readOutcomes(db, national.outcome));
    expect([...outcomes]).toMatchObject([
      [pupils[0]!.pupil.id, { difficulty: true, knewLevel: 'unknown' }],
    ]);
    const page = await inScope(everywhere, (db) =>
      loadValidation(db, new URLSearchParams({ compare: national.key }), readToldLevels),
    );
    expect(page.report).toEqual({ status: 'one-outcome', pupils: 1, outcome: 'difficulty' });
    const file = inScope(everywhere, (db) =>
      exportValidation(db, new URLSearchParams({ compare: national.key }), 'sv', readToldLevels),
    );
    expect(await statusOf(file)).toBe(404);
    const { study } = await inScope(everywhere, (db) => readStudy(db, national));
    expect(study.pupils).toHaveLength(24);
  });

  it('support in between is told, and a removed outcome counts for nothing', async () => {
    const { everywhere, pupils, municipality, measureId } = await createStudied();
    await getClient().pupilNotice.create({
      data: {
        id: pupils[1]!.membership.id,
        municipalityId: municipality.id,
        pupilId: pupils[1]!.pupil.id,
        kind: 'special-assessment-started',
        staffMemberId: everywhere.staffMemberId,
      },
    });
    const page = await inScope(everywhere, (db) => loadValidation(db, emptySearch, readToldLevels));
    expect(page.report).toMatchObject({
      warnings: [{ kind: 'not-later' }, { kind: 'support', pupils: 1 }],
    });
    const imports = await inScope(everywhere, (db) => listOutcomeImports(db, measureId));
    await inScope(everywhere, (db) => removeOutcomes(db, imports[0]!.importId));
    const after = await inScope(everywhere, (db) =>
      loadValidation(db, emptySearch, readToldLevels),
    );
    expect(after.report).toMatchObject({ pupils: 12 });
  });
});

describe('outsiders', () => {
  it('another municipality finds nothing, and changes nothing', async () => {
    const home = await createWorld(2);
    const away = await createWorld(2);
    const measureId = await measureOf(home.specialEducator);
    const importId = await saved(
      home.specialEducator,
      measureId,
      'Förnamn;Efternamn;Stanine\nElev1;Test;3\n',
    );
    const waiting = await stage(
      home.specialEducator,
      measureId,
      'Förnamn;Efternamn;Stanine\nElev2;Test;3\n',
    );
    if (!waiting.ok) throw new Error('not read');
    const staged = waiting.importId;
    const pupilId = home.pupils[1]!.pupil.id;
    const place = { measureId, classId: home.schoolClass.id };
    const before = await readEverything();
    const asAway = <Value>(work: Parameters<typeof inScope<StaffViewer, Value>>[1]) =>
      statusOf(inScope(away.specialEducator, work));
    const upload = { form: formOf({ intent: 'remove', importId }), bytes: new Uint8Array() };
    expect(await asAway((db) => getMeasure(db, measureId))).toBe(404);
    expect(await asAway((db) => loadMeasure(db, measureId))).toBe(404);
    expect(await asAway((db) => listOutcomeImports(db, measureId))).toBe(404);
    expect(await asAway((db) => stageOutcomes(db, measureId, utf8('x'), JUDGED))).toBe(404);
    expect(await asAway((db) => getStagedOutcomes(db, staged))).toBe(404);
    expect(await asAway((db) => saveStagedOutcomes(db, staged))).toBe(404);
    expect(await asAway((db) => discardStagedOutcomes(db, staged))).toBe(404);
    expect(await asAway((db) => answerStagedForm(db, staged, formOf({ intent: 'save' })))).toBe(
      404,
    );
    expect(await asAway((db) => removeOutcomes(db, importId))).toBe(404);
    expect(await asAway((db) => restoreOutcomes(db, importId))).toBe(404);
    expect(await asAway((db) => answerMeasurePage(db, measureId, upload))).toBe(404);
    expect(await asAway((db) => getClassOutcomes(db, measureId, home.schoolClass.id))).toBe(404);
    expect(await asAway((db) => recordClassOutcomes(db, place, [], JUDGED))).toBe(404);
    expect(await asAway((db) => answerClassForm(db, place, formOf({})))).toBe(404);
    expect(await inScope(away.specialEducator, listMeasures)).toEqual([]);
    expect(await inScope(away.specialEducator, (db) => keepInReach(db, [pupilId]))).toEqual(
      new Set(),
    );
    expect(await inScope(away.specialEducator, (db) => listTaken(db, measureId))).toEqual(
      new Set(),
    );
    const register = await inScope(away.specialEducator, (db) =>
      readOutcomeRegister(db, measureId),
    );
    expect(register.pupils.map((own) => own.pupilId)).not.toContain(pupilId);
    const classes = await inScope(away.specialEducator, listOutcomeClasses);
    expect(classes.map(({ classId }) => classId)).toEqual([away.schoolClass.id]);
    expect(await inScope(away.specialEducator, listComparisons)).toEqual([]);
    const outcome = { kind: 'measure', measureId, name: '', day: today() } as const;
    expect(await inScope(away.specialEducator, (db) => readOutcomes(db, outcome))).toEqual(
      new Map(),
    );
    const row = { pupilId, stanine: 3, ...none, ...JUDGED };
    const write = inScope(away.specialEducator, (db) =>
      writeOutcomes(db, { importId: staged, measureId }, [row]),
    );
    await expect(write).rejects.toThrow();
    expect(await readEverything()).toBe(before);
  });

  it('a special educator of another class reaches none of the pupils', async () => {
    const world = await createWorld(1);
    const otherClass = await createClass(world.school, world.schoolYear.id, '1B');
    const other = await createViewer(world.municipality.id, 'special-educator', {
      classId: otherClass.id,
    });
    const measureId = await measureOf(world.specialEducator);
    const importId = await saved(
      world.specialEducator,
      measureId,
      'Förnamn;Efternamn;Stanine\nElev1;Test;3\n',
    );
    const before = await readEverything();
    expect(
      await stage(other, measureId, 'Förnamn;Efternamn;Stanine\nElev1;Test;3\n'),
    ).toMatchObject({ problems: [{ code: 'unknown-pupil' }] });
    expect(await statusOf(inScope(other, (db) => removeOutcomes(db, importId)))).toBe(404);
    const seen = await inScope(other, (db) => listOutcomeImports(db, measureId));
    expect(seen).toMatchObject([{ standing: 1, mayChange: false }]);
    expect(
      await statusOf(inScope(other, (db) => getClassOutcomes(db, measureId, world.schoolClass.id))),
    ).toBe(404);
    expect(await readEverything()).toBe(before);
  });

  it('roles: the head of education sees figures and brings nothing; others see neither', async () => {
    const world = await createWorld(1);
    const measureId = await measureOf(world.specialEducator);
    const comparison = { key: '', window: null, outcome: null, isLater: true } as never;
    const before = await readEverything();
    const { teacher, principal, administrator, testLeader, headOfEducation } = world;
    for (const viewer of [teacher, principal, administrator, testLeader]) {
      expect(
        await statusOf(inScope(viewer, (db) => loadValidation(db, emptySearch, readToldLevels))),
      ).toBe(403);
      expect(await statusOf(inScope(viewer, listComparisons))).toBe(403);
      expect(await statusOf(inScope(viewer, (db) => readStudy(db, comparison)))).toBe(403);
      expect(await statusOf(inScope(viewer, (db) => readOutcomes(db, comparison)))).toBe(403);
      expect(
        await statusOf(
          inScope(viewer, (db) => exportValidation(db, emptySearch, 'sv', readToldLevels)),
        ),
      ).toBe(403);
    }
    for (const viewer of [teacher, principal, administrator, testLeader, headOfEducation]) {
      expect(await statusOf(inScope(viewer, listMeasures))).toBe(403);
      expect(await statusOf(inScope(viewer, (db) => createMeasure(db, MEASURE)))).toBe(403);
      expect(await statusOf(inScope(viewer, (db) => answerMeasureForm(db, formOf({}))))).toBe(403);
      expect(
        await statusOf(inScope(viewer, (db) => stageOutcomes(db, measureId, utf8('x'), JUDGED))),
      ).toBe(403);
      expect(await statusOf(inScope(viewer, (db) => lockMeasure(db, measureId)))).toBe(403);
      expect(await inScope(viewer, listOutcomeClasses)).toEqual([]);
    }
    expect(
      await inScope(headOfEducation, (db) => loadValidation(db, emptySearch, readToldLevels)),
    ).toMatchObject({
      chosen: null,
      mayImport: false,
    });
    const row = await inScope(world.specialEducator, async (db) =>
      importRow(db, 'id', await getMeasure(db, measureId), 'hand', 1),
    );
    expect(row).toMatchObject({ municipalityId: world.municipality.id, measureId, rowCount: 1 });
    expect(await readEverything()).toBe(before);
  });
});
