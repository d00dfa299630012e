/** The register of benefits, and what a municipality assumes, from the database. */
import { describe, expect, it } from 'vitest';
import { inScope } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { loadAgenda } from '~/outcomes/benefit/agenda-store.server';
import type { ReadAssumption } from '~/outcomes/benefit/assumption-form';
import {
  changeAssumption,
  mayAssume,
  readAssumptions,
} from '~/outcomes/benefit/assumption-store.server';
import { readOwnFigure } from '~/outcomes/benefit/benefit-figures.server';
import type { BenefitCommand, NewBenefit } from '~/outcomes/benefit/benefit-form';
import {
  changeBenefit,
  exportBenefits,
  listBenefits,
  loadBenefit,
  makeBenefit,
} from '~/outcomes/benefit/benefit-store.server';
import { findBenefitYear } from '~/outcomes/benefit/year.server';
import { addDays, toStoredDate } from '~/platform/calendar';
import { getClient } from '~/platform/database/client.server';
import { namesAPupil } from '~/roster/pupil-names-in-text.server';
import { statusOf } from '../../support/administration-factories';
import { createAssessment, createRound, HIGH } from '../../support/assessment-factories';
import { readEverything, useTestDatabase } from '../../support/database';
import {
  createPupil,
  createSchool,
  createViewer,
  createWorld,
  today,
} from '../../support/factories';

useTestDatabase();

type World = Awaited<ReturnType<typeof createWorld>>;

const FIELDS = { title: 'Fler timmar i klassrummet', stakeholder: 'specialpedagogerna' };
const of = (schoolId: string | null, fields: NewBenefit['fields'] = FIELDS) => ({
  ok: true as const,
  value: { schoolId, fields },
});
const make = (viewer: StaffViewer, schoolId: string | null, fields?: NewBenefit['fields']) =>
  inScope(viewer, (db) => makeBenefit(db, of(schoolId, fields)));
async function made(viewer: StaffViewer, schoolId: string | null): Promise<string> {
  const answer = await make(viewer, schoolId);
  if (!answer.ok) throw new Error('refused');
  return answer.benefitId;
}
const press = (viewer: StaffViewer, benefitId: string, value: BenefitCommand) =>
  inScope(viewer, (db) => changeBenefit(db, benefitId, { ok: true, value }));
const load = (viewer: StaffViewer, benefitId: string) =>
  inScope(viewer, (db) => loadBenefit(db, benefitId));

describe('the register', () => {
  it('shows the municipality’s to all its leaders, a school’s to its own', async () => {
    const world = await createWorld(0);
    const other = await createSchool(world.municipality.id, 'Andra skolan');
    const otherPrincipal = await createViewer(world.municipality.id, 'principal', {
      schoolId: other.id,
    });
    await made(world.headOfEducation, null);
    const own = await made(world.principal, world.school.id);
    await made(otherPrincipal, other.id);
    const count = async (viewer: StaffViewer) =>
      (await inScope(viewer, listBenefits)).benefits.map(({ schoolName }) => schoolName);
    expect(await count(world.headOfEducation)).toHaveLength(3);
    expect(await count(world.principal)).toEqual([null, world.school.name]);
    expect((await load(world.headOfEducation, own)).mayChange).toBe(true);
    expect((await inScope(world.principal, loadAgenda)).untagged.benefits).toBe(2);
  });

  it('keeps all that was written, with who and what was taken back', async () => {
    const world = await createWorld(0);
    const id = await made(world.principal, world.school.id);
    await press(world.principal, id, { intent: 'move-phase', to: 'specify' });
    const moved = await load(world.principal, id);
    expect(moved).toMatchObject({ phase: 'specify', next: { phase: 'plan' } });
    const eventId = moved.events[0]!.eventId;
    await press(world.principal, id, { intent: 'take-back-benefit', eventId });
    const back = await load(world.principal, id);
    expect(back.phase).toBe('identify');
    expect(back.events.map(({ body, takenBack }) => [body.kind, takenBack])).toEqual([
      ['moved', today()],
      ['described', null],
    ]);
    expect(back.events[0]?.by).toBe('Test Person');
  });

  it('refuses what a phase asks for and a figure that is measured by hand, and changes nothing', async () => {
    const world = await createWorld(0);
    const id = await made(world.principal, world.school.id);
    const before = await readEverything();
    expect(await press(world.principal, id, { intent: 'move-phase', to: 'plan' })).toEqual({
      ok: false,
      problem: 'phase-order',
    });
    expect(await press(world.principal, id, { intent: 'take-figure', as: 'value' })).toEqual({
      ok: false,
      problem: 'figure-by-hand',
    });
    expect(await readEverything()).toBe(before);
  });

  it('refuses the full name of a pupil, wherever it is written', async () => {
    const world = await createWorld(0);
    await createPupil(world.schoolClass, { givenName: 'Åsa Maria', familyName: 'Öhman-Berg' });
    const refused = { ok: false, problems: [{ field: '', code: 'names-pupil' }] };
    const id = await made(world.principal, world.school.id);
    const before = await readEverything();
    const named = { title: 'Tid', description: 'Som för ÅSA  Öhman-Bergs läsning' };
    expect(await make(world.principal, world.school.id, named)).toEqual(refused);
    const activity = { intent: 'plan-activity', text: 'Prata med Åsa Maria Öhman Berg' } as const;
    expect(await press(world.principal, id, { ...activity, due: today() })).toEqual(refused);
    const note = {
      intent: 'measure-benefit',
      day: today(),
      value: 1,
      note: 'Öhman-Berg, Åsa',
    } as const;
    expect(await press(world.principal, id, note)).toEqual(refused);
    expect(await readEverything()).toBe(before);
    const fine = { title: 'Tid', description: 'Åsa på Bergskolan, Öhmans metod' };
    expect(await make(world.principal, world.school.id, fine)).toMatchObject({ ok: true });
  });

  it('writes a file that a Swedish spreadsheet opens', async () => {
    const world = await createWorld(0);
    const fields = { ...FIELDS, baseline: 4.5, baselineOn: '2026-08-20', agenda: ['4.1' as const] };
    await make(world.headOfEducation, null, fields);
    const file = await inScope(world.headOfEducation, (db) => exportBenefits(db, 'sv'));
    const [header, row] = file.split('\r\n');
    expect(header).toMatch(/^\ufeffGäller;Nytta;Intressent;Fas;/);
    expect(row).toMatch(/^Kommunen;Fler timmar i klassrummet;specialpedagogerna;Identifiera;/);
    expect(row).toContain(';4,5;2026-08-20;');
  });

  it('tells a principal no value that the product worked out for the whole municipality', async () => {
    const world = await createWorld(12);
    const head = world.headOfEducation;
    const place = { municipalityId: world.municipality.id, classId: world.schoolClass.id };
    const round = await createRound({ ...place, windowId: world.window.id });
    for (const pupil of world.pupils) await createAssessment(round, pupil, HIGH);
    for (const [key, value] of [
      ['minutes-special', 41.3],
      ['minutes-teacher', 0],
    ] as const) {
      const command = { intent: 'assume' as const, key, value, reason: 'prov' };
      await inScope(head, (db) => changeAssumption(db, { ok: true, command }));
    }
    const id = await made(head, null);
    const describe = (part: 'identify' | 'specify' | 'plan', fields: NewBenefit['fields']) =>
      press(head, id, { intent: 'describe-benefit', part, fields });
    await describe('identify', { ...FIELDS, agenda: ['4.1'] });
    await describe('specify', { indicator: 'timmar', unit: 'h', source: 'freed-hours', chain: [] });
    await press(head, id, { intent: 'take-figure', as: 'baseline' });
    // The form sends the baseline that was taken once more.
    const plan = { target: 12, targetOn: addDays(today(), 90), owner: 'skolchefen' };
    await describe('plan', { baseline: 8.3, baselineOn: addDays(today(), -1), ...plan });
    await press(head, id, { intent: 'take-figure', as: 'value' });
    expect(await load(head, id)).toMatchObject({
      isWithheld: false,
      fields: { baseline: 8.3 },
      latest: { value: 8.3, basis: { count: 12 } },
      standing: 'as-before',
    });
    const page = await load(world.principal, id);
    expect(page).toMatchObject({ isWithheld: true, fields: { baseline: null, target: 12 } });
    expect(page).toMatchObject({ latest: null, measured: [], standing: null });
    const register = await inScope(world.principal, listBenefits);
    const agenda = await inScope(world.principal, loadAgenda);
    const file = await inScope(world.principal, (db) => exportBenefits(db, 'sv'));
    for (const text of [page, register, agenda].map((sent) => JSON.stringify(sent))) {
      expect(text).not.toMatch(/8\.3|"basis"|as-before/);
      expect(text).toContain('"isWithheld":true');
    }
    expect(file).not.toContain('8,3');
    expect(file).toContain(';värdet står hos skolchefen;');
    const whole = await inScope(head, (db) => exportBenefits(db, 'sv'));
    expect(whole).toContain(';8,3;');
    await press(head, id, { intent: 'measure-benefit', day: today(), value: 9, note: 'klocka' });
    expect((await load(world.principal, id)).measured).toMatchObject([{ value: 9 }]);
  });

  it('is out of reach for others, and stays as it was', async () => {
    const home = await createWorld(0);
    const away = await createWorld(0);
    const id = await made(home.principal, home.school.id);
    const whole = await made(home.headOfEducation, null);
    const before = await readEverything();
    const end: BenefitCommand = { intent: 'end-benefit' };
    const status = (work: Promise<unknown>) => statusOf(work);
    for (const viewer of [home.teacher, home.specialEducator, home.administrator]) {
      expect(await status(inScope(viewer, listBenefits))).toBe(403);
      expect(await status(inScope(viewer, loadAgenda))).toBe(403);
      expect(await status(inScope(viewer, (db) => exportBenefits(db, 'sv')))).toBe(403);
      expect(await status(load(viewer, id))).toBe(403);
      expect(await status(press(viewer, id, end))).toBe(403);
      expect(await status(make(viewer, home.school.id))).toBe(403);
    }
    expect(await status(press(home.principal, whole, end))).toBe(403);
    expect(await status(make(home.principal, null))).toBe(403);
    for (const viewer of [away.principal, away.headOfEducation]) {
      expect(await status(load(viewer, id))).toBe(404);
      expect(await status(press(viewer, id, end))).toBe(404);
      expect(await status(make(viewer, home.school.id))).toBe(404);
      expect((await inScope(viewer, listBenefits)).benefits).toEqual([]);
    }
    expect(await readEverything()).toBe(before);
  });
});

const assume = (value: number, reason = 'tre skolors svar'): ReadAssumption => ({
  ok: true,
  command: { intent: 'assume', key: 'minutes-special', value, reason },
});
const undo: ReadAssumption = {
  ok: true,
  command: { intent: 'undo-assumption', key: 'minutes-special' },
};
const change = (viewer: StaffViewer, form: ReadAssumption) =>
  inScope(viewer, (db) => changeAssumption(db, form));
const read = (viewer: StaffViewer) =>
  inScope(viewer, async (db) => {
    const year = await findBenefitYear(db);
    return (await readAssumptions(db, year?.schoolYearId ?? null))['minutes-special'];
  });

describe('assumptions', () => {
  it('hold from who wrote them last, go back step by step, and keep what was', async () => {
    const { headOfEducation, principal } = await createWorld(0);
    expect(await read(principal)).toMatchObject({ value: null, rows: [] });
    await change(headOfEducation, assume(40));
    await change(headOfEducation, assume(45, 'mätt i höst'));
    expect(await read(principal)).toMatchObject({
      value: 45,
      rows: [{ reason: 'mätt i höst' }, {}],
    });
    await change(headOfEducation, undo);
    const back = await read(principal);
    expect(back).toMatchObject({ value: 40, rows: [{ reason: 'tre skolors svar' }, {}, {}] });
  });

  it('go back to nothing when there was nothing before', async () => {
    const { headOfEducation } = await createWorld(0);
    await change(headOfEducation, assume(40));
    await change(headOfEducation, undo);
    expect((await read(headOfEducation)).value).toBeNull();
    expect(await statusOf(change((await createWorld(0)).headOfEducation, undo))).toBe(404);
  });

  it('are set by who leads the municipality, for that municipality, and name no pupil', async () => {
    const home = await createWorld(1);
    const away = await createWorld(0);
    const before = await readEverything();
    for (const viewer of [home.principal, home.teacher, home.administrator]) {
      expect(await statusOf(change(viewer, assume(40)))).toBe(403);
      expect(await inScope(viewer, async (db) => mayAssume(db))).toBe(false);
    }
    expect(await statusOf(read(home.teacher))).toBe(403);
    expect(await change(home.headOfEducation, assume(40, 'som Elev1 Test'))).toMatchObject({
      ok: false,
      key: 'minutes-special',
    });
    expect(await readEverything()).toBe(before);
    await change(away.headOfEducation, assume(40));
    expect((await read(home.headOfEducation)).value).toBeNull();
  });
});

describe('guards behind the stores', () => {
  it('namesAPupil looks in the viewer’s municipality only', async () => {
    const home = await createWorld(1);
    const away = await createWorld(0);
    const names = (viewer: StaffViewer) =>
      inScope(viewer, (db) => namesAPupil(db, ['', 'så läser Elev1 Test nu']));
    expect(await names(home.principal)).toBe(true);
    expect(await names(away.principal)).toBe(false);
    const one = await inScope(home.principal, (db) => namesAPupil(db, ['Elev1']));
    expect(one).toBe(false);
  });

  it('findBenefitYear takes the newest year with a window that has begun, of the own municipality', async () => {
    const home = await createWorld(0);
    const year = await inScope(home.principal, findBenefitYear);
    expect(year).toMatchObject({ schoolYearId: home.schoolYear.id, windows: [{ kind: 'winter' }] });
    await getClient().screeningWindow.updateMany({
      where: { municipalityId: home.municipality.id },
      data: { startDate: toStoredDate(addDays(today(), 1)) },
    });
    const later = await inScope(home.principal, findBenefitYear);
    expect(later).toMatchObject({ schoolYearId: home.schoolYear.id, windows: [] });
  });

  it('readOwnFigure gives no figure of few pupils, and nothing without a window', async () => {
    const home: World = await createWorld(3);
    const figure = (schoolId: string | null) =>
      inScope(home.principal, (db) => readOwnFigure(db, schoolId, 'with-level'));
    const protectedFigure = { ok: false, problem: 'figure-protected' };
    expect(await figure(home.school.id)).toEqual(protectedFigure);
    const away = await createWorld(3);
    expect(await figure(away.school.id)).toEqual({ ok: false, problem: 'figure-missing' });
  });
});
