/** Notes of pupil health in the database, and everybody who must not meet them. Long, because every outsider is asked. */
import { beforeAll, describe, expect, it } from 'vitest';
import { inScope } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { changeMerge } from '~/administration/pupil-merge.server';
import { addDays, toStoredDate } from '~/platform/calendar';
import { getClient } from '~/platform/database/client.server';
import { newId } from '~/platform/identifier.server';
import { loadCase, recordCaseEvent } from '~/support/case/case-store.server';
import { loadClassPage } from '~/support/class-page.server';
import type { HealthForm } from '~/support/health/health-note';
import {
  findHealthNotes,
  loadHealthPage,
  recordHealthNote,
} from '~/support/health/health-note-store.server';
import { exportOverview, getOverview } from '~/support/overview-store.server';
import { loadHandOver } from '~/support/paper/hand-over-store.server';
import { loadLetters } from '~/support/paper/letter-store.server';
import { loadMeetingList } from '~/support/paper/meeting-list.server';
import { loadTimeline, readTimeline } from '~/support/paper/timeline.server';
import { loadClassSupport } from '~/support/plans/class-support.server';
import { loadProgress } from '~/support/progress/progress-store.server';
import { loadPupilPage } from '~/support/pupil-page.server';
import { statusOf } from '../../support/administration-factories';
import { readEverything, useTestDatabase } from '../../support/database';
import {
  createClass,
  createPupil,
  createSchool,
  createViewer,
  createWorld,
  today,
} from '../../support/factories';

useTestDatabase();

type World = Awaited<ReturnType<typeof createWorld>>;
const WORDS = 'Behöver ett lugnt rum och en sak i taget.';

const at = (world: World) => [world.schoolClass.id, world.pupils[0]!.pupil.id] as const;

function record(world: World, viewer: StaffViewer, form: HealthForm | null) {
  return inScope(viewer, (db) => recordHealthNote(db, ...at(world), form));
}

function write(world: World, text = WORDS, viewer = world.specialEducator) {
  return record(world, viewer, { intent: 'write-health-note', day: today(), text });
}

function load(world: World, viewer = world.specialEducator) {
  return inScope(viewer, (db) => loadHealthPage(db, ...at(world)));
}

const count = (world: World) =>
  getClient().healthNote.count({ where: { municipalityId: world.municipality.id } });

describe('notes of pupil health', () => {
  it('are written, corrected, withdrawn and brought back, by rows that are only added', async () => {
    const world = await createWorld(1);
    expect(await load(world)).toMatchObject({ notes: [], openCase: null, rowCount: 0 });
    expect(await write(world)).toEqual({ ok: true });
    const [note] = (await load(world)).notes;
    const { noteId } = note!;
    expect(note).toMatchObject({ text: WORDS, day: today(), canBeCorrected: true });
    const yesterday = addDays(today(), -1);
    const correction = {
      intent: 'correct-health-note',
      noteId,
      day: yesterday,
      text: 'Ny',
    } as const;
    expect(await record(world, world.specialEducator, correction)).toEqual({ ok: true });
    const withdraw = { intent: 'withdraw-health-note', noteId } as const;
    const bringBack = { intent: 'bring-back-health-note', noteId } as const;
    await record(world, world.specialEducator, withdraw);
    const [gone] = (await load(world)).notes;
    expect(gone).toMatchObject({ text: 'Ny', day: yesterday, canBeCorrected: false });
    expect(gone?.withdrawn?.by).toBe('Test Person');
    await record(world, world.specialEducator, bringBack);
    const page = await load(world);
    expect(page.notes[0]).toMatchObject({ text: 'Ny', withdrawn: null, canBeCorrected: true });
    expect(page.notes[0]?.earlier.map(({ text }) => text)).toEqual([WORDS]);
    expect(page.rowCount).toBe(4);
    const rows = getClient().healthNote;
    await expect(rows.deleteMany()).rejects.toThrow(/permission denied/);
    await expect(rows.updateMany({ data: { text: '' } })).rejects.toThrow(/permission denied/);
  });

  it('are not written twice by a press that comes twice', async () => {
    const world = await createWorld(1);
    const twice = await Promise.all([write(world), write(world)]);
    expect(twice).toEqual([{ ok: true }, { ok: true }]);
    expect(await count(world)).toBe(1);
    const { noteId } = (await load(world)).notes[0]!;
    const withdraw = { intent: 'withdraw-health-note', noteId } as const;
    await Promise.all([1, 2].map(() => record(world, world.specialEducator, withdraw)));
    expect(await count(world)).toBe(2);
    const same = { intent: 'bring-back-health-note', noteId } as const;
    await record(world, world.specialEducator, same);
    await record(world, world.specialEducator, same);
    expect(await count(world)).toBe(3);
    const unchanged = { intent: 'correct-health-note', noteId, day: today(), text: WORDS } as const;
    expect(await record(world, world.specialEducator, unchanged)).toEqual({ ok: true });
    expect(await count(world)).toBe(3);
  });

  it('are refused with a reason, and nothing is written', async () => {
    const world = await createWorld(2);
    await write(world);
    const { noteId } = (await load(world)).notes[0]!;
    const place = { classId: world.schoolClass.id };
    const colleague = await createViewer(world.municipality.id, 'special-educator', place);
    const before = await readEverything();
    const refused = async (form: HealthForm | null, viewer = world.specialEducator) => {
      const answer = await record(world, viewer, form);
      return answer.ok ? null : answer.problem;
    };
    const wording = { day: today(), text: 'Annat' };
    const tomorrow = { ...wording, day: addDays(today(), 1) };
    const correct = { intent: 'correct-health-note', noteId } as const;
    expect(await refused(null)).toBe('form');
    expect(await refused({ intent: 'write-health-note', ...tomorrow })).toBe('day-ahead');
    expect(await refused({ ...correct, ...tomorrow })).toBe('day-ahead');
    expect(await refused({ ...correct, ...wording }, colleague)).toBe('not-yours');
    const ofCase = { intent: 'write-health-note', ...wording, caseEventId: newId() } as const;
    expect(await refused(ofCase)).toBe('no-case');
    const elsewhere = inScope(world.specialEducator, (db) =>
      recordHealthNote(db, world.schoolClass.id, world.pupils[1]!.pupil.id, {
        intent: 'withdraw-health-note',
        noteId,
      }),
    );
    expect(await statusOf(elsewhere)).toBe(404);
    expect(await readEverything()).toBe(before);
    // A colleague with the right reads it, and may withdraw what is wrong.
    expect((await load(world, colleague)).notes[0]).toMatchObject({ canBeCorrected: false });
    await record(world, colleague, { intent: 'withdraw-health-note', noteId });
    expect(await refused({ ...correct, ...wording })).toBe('withdrawn');
  });

  it('belong to the case that is open, when one is', async () => {
    const world = await createWorld(1);
    const ofCase = (body: { kind: 'indicated'; by: 'other' } | { kind: 'closed' }) =>
      inScope(world.teacher, (db) => recordCaseEvent(db, ...at(world), { body, day: today() }));
    await ofCase({ kind: 'indicated', by: 'other' });
    const { openCase } = await load(world);
    expect(openCase).toMatchObject({ openedOn: today() });
    const { caseEventId } = openCase!;
    const form = { intent: 'write-health-note', day: today(), text: WORDS, caseEventId } as const;
    expect(await record(world, world.specialEducator, form)).toEqual({ ok: true });
    expect((await load(world)).notes[0]?.caseOpenedOn).toBe(today());
    await ofCase({ kind: 'closed' });
    expect(await load(world)).toMatchObject({ openCase: null });
    const late = { ...form, text: 'Sent' };
    expect(await record(world, world.specialEducator, late)).toEqual({
      ok: false,
      problem: 'no-case',
    });
  });

  it('are audited: who read and wrote, never a word of it', async () => {
    const world = await createWorld(1);
    await write(world);
    await load(world);
    const rows = await getClient().auditEvent.findMany({
      where: { municipalityId: world.municipality.id },
    });
    const [, pupilId] = at(world);
    const { staffMemberId: actorId } = world.specialEducator;
    expect(rows).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ action: 'health-note.written', actorId, pupilIds: [pupilId] }),
        expect.objectContaining({ action: 'health-notes.viewed', actorId, pupilIds: [pupilId] }),
      ]),
    );
    expect(JSON.stringify(rows)).not.toContain(WORDS);
  });

  it('keep a pupil from being merged away with them', async () => {
    const world = await createWorld(2);
    await write(world);
    const [noted, kept] = world.pupils;
    const merge = inScope(world.administrator, (db) =>
      changeMerge(db, world.schoolClass.id, {
        intent: 'merge-pupils',
        keptMembershipId: kept!.membership.id,
        duplicateMembershipId: noted!.membership.id,
      }),
    );
    expect(await merge).toEqual({ ok: false, problem: 'has-notes' });
  });
});

describe('outsiders of pupil health', () => {
  let world: World;
  let away: World;
  beforeAll(async () => {
    [world, away] = [await createWorld(1), await createWorld(1)];
    await write(world);
  });

  it('are everyone but special educators of the class', async () => {
    const { municipality, schoolYear, school } = world;
    const sister = await createClass(school, schoolYear.id, '1B');
    const otherSchool = await createSchool(municipality.id);
    const otherClass = await createClass(otherSchool, schoolYear.id, '1A');
    const of = (role: 'teacher' | 'special-educator', classId: string) =>
      createViewer(municipality.id, role, { classId });
    const unreached = [
      await of('special-educator', sister.id),
      await of('special-educator', otherClass.id),
      await createViewer(municipality.id, 'special-educator', { schoolId: otherSchool.id }),
      await createViewer(municipality.id, 'special-educator'),
      await of('teacher', sister.id),
      away.specialEducator,
      away.administrator,
    ];
    const { teacher, testLeader, principal, headOfEducation, administrator } = world;
    const refused = [teacher, testLeader, principal, headOfEducation, administrator];
    const { noteId } = (await load(world)).notes[0]!;
    const before = await readEverything();
    const answersTo = async (viewer: StaffViewer) => [
      await statusOf(load(world, viewer)),
      await statusOf(write(world, 'Annat', viewer)),
      await statusOf(record(world, viewer, { intent: 'withdraw-health-note', noteId })),
    ];
    for (const viewer of unreached) expect(await answersTo(viewer)).toEqual([404, 404, 404]);
    for (const viewer of refused) expect(await answersTo(viewer)).toEqual([403, 403, 403]);
    expect(await readEverything()).toBe(before);
  });

  it('are not told whether there is anything', async () => {
    const find = (viewer: StaffViewer) =>
      inScope(viewer, (db) => findHealthNotes(db, ...at(world)));
    expect(await find(world.specialEducator)).toEqual({ any: true });
    expect(await find(world.teacher)).toBeNull();
    expect(await statusOf(find(world.principal))).toBe(403);
    expect(await statusOf(find(away.specialEducator))).toBe(404);
    const timelineOf = (viewer: StaffViewer, where: World) =>
      inScope(viewer, (db) => loadTimeline(db, ...at(where)));
    expect((await timelineOf(world.specialEducator, world)).healthNotes).toEqual({ any: true });
    expect((await timelineOf(away.specialEducator, away)).healthNotes).toEqual({ any: false });
    // To a teacher a pupil with notes and one without are alike.
    expect((await timelineOf(world.teacher, world)).healthNotes).toBeNull();
    expect((await timelineOf(away.teacher, away)).healthNotes).toBeNull();
  });

  it('get them with nothing else that is told of the pupil; nor do special educators', async () => {
    const [classId, pupilId] = at(world);
    for (const viewer of [world.teacher, world.specialEducator]) {
      const answers = await inScope(viewer, async (db) => [
        await loadTimeline(db, classId, pupilId),
        await readTimeline(db, classId, pupilId),
        await loadHandOver(db, classId, pupilId),
        await loadCase(db, classId, pupilId),
        await loadLetters(db, classId, { language: 'sv' }),
        await loadMeetingList(db, null),
        await loadPupilPage(db, classId, pupilId),
        await loadClassPage(db, classId, { show: true }),
        await loadClassSupport(db, classId),
        await loadProgress(db, classId, pupilId, null),
      ]);
      expect(JSON.stringify(answers)).toContain(pupilId);
      expect(JSON.stringify(answers)).not.toContain(WORDS);
    }
    const overview = await inScope(world.specialEducator, async (db) => [
      await getOverview(db),
      await exportOverview(db, '', 'sv'),
    ]);
    expect(JSON.stringify(overview)).not.toContain(WORDS);
    const handOver = await inScope(world.specialEducator, (db) =>
      loadHandOver(db, classId, pupilId),
    );
    expect(handOver).not.toHaveProperty('healthNotes');
  });

  it('are the new school too, when the pupil moves: what was written stays with who wrote it', async () => {
    const room = await createWorld(1);
    await write(room);
    const school = await createSchool(room.municipality.id);
    const newClass = await createClass(school, room.schoolYear.id, '1C');
    const [{ pupil, membership }] = room.pupils as [World['pupils'][number]];
    await getClient().classMembership.update({
      where: { id: membership.id },
      data: { endDate: toStoredDate(addDays(today(), -1)) },
    });
    const { membership: stand } = await createPupil(newClass);
    await getClient().classMembership.update({
      where: { id: stand.id },
      data: { pupilId: pupil.id },
    });
    const educator = await createViewer(room.municipality.id, 'special-educator', {
      classId: newClass.id,
    });
    const page = await inScope(educator, (db) => loadHealthPage(db, newClass.id, pupil.id));
    expect(page).toMatchObject({ notes: [], rowCount: 0 });
    const found = await inScope(educator, (db) => findHealthNotes(db, newClass.id, pupil.id));
    expect(found).toEqual({ any: false });
    expect(await statusOf(load(room))).toBe(404);
  });
});
