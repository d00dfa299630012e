import { describe, expect, it } from 'vitest';
import { inScope } from '~/access/in-scope.server';
import { newId } from '~/platform/identifier.server';
import { receiveUpload } from '~/roster/import-doors.server';
import { getImportPreview } from '~/roster/import-store.server';
import { readUpload } from '~/roster/read-upload.server';
import { readEverything, useTestDatabase } from '../support/database';
import { createWorld } from '../support/factories';
import { apply, BORN, classList, readIn, show, statusOf } from './roster-world';

useTestDatabase();

const ASA = `Åsa;Öberg;1A;${BORN}-03-04;a1;Nej`;

describe('a protected row', () => {
  it('reaches neither the database nor the answer', async () => {
    const home = await createWorld(0);
    const { administrator, school } = home;
    const secret = `Hemliga;Namnet;1A;${BORN}-07-07;hemligt-id;Ja`;
    const importId = await readIn(administrator, school.id, classList(ASA, secret));
    const shown = await inScope(administrator, (db) => getImportPreview(db, importId));
    const traces = /Hemliga|Namnet|hemligt-id|-07-07/;
    expect(JSON.stringify(shown)).not.toMatch(traces);
    expect(await readEverything()).not.toMatch(traces);
    const preview = await show(administrator, importId);
    expect(preview.problems.items).toEqual([{ rowNumber: 3, code: 'protected-identity' }]);
    expect(preview).toMatchObject({ protectedRowCount: 1, missingIsUncertain: true });
    await apply(administrator, importId);
    expect(await readEverything()).not.toMatch(traces);
  });

  it('is missed in words when the file has no column for it', async () => {
    const home = await createWorld(0);
    const { administrator, school } = home;
    const without = new TextEncoder().encode('Förnamn;Efternamn;Klass\r\nBo;Ek;1A\r\n');
    const importId = await readIn(administrator, school.id, without);
    expect((await show(administrator, importId)).hasProtectedColumn).toBe(false);
    const withColumn = await readIn(administrator, school.id, classList(ASA));
    expect((await show(administrator, withColumn)).hasProtectedColumn).toBe(true);
  });
});

describe('an upload', () => {
  const send = (form: FormData, headers: Record<string, string> = {}) =>
    readUpload(
      new Request('http://localhost/roster/import', { method: 'POST', body: form, headers }),
    );
  const formOf = (fields: Record<string, string | File>) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    return form;
  };
  const file = (bytes: Uint8Array) => new File([Uint8Array.from(bytes)], 'lista.csv');

  it('gives the file and the choices', async () => {
    const schoolId = newId();
    const upload = await send(
      formOf({ schoolId, file: file(classList(ASA)), fileCovers: 'whole-school' }),
    );
    expect(upload).toMatchObject({ ok: true, fields: { schoolId, fileCovers: 'whole-school' } });
    expect(upload.ok && upload.bytes).toEqual(classList(ASA));
  });

  it('says what is missing or too large', async () => {
    const schoolId = newId();
    const nothing = await send(formOf({ schoolId, file: new File([], '') }));
    expect(nothing).toEqual({ ok: false, problem: { code: 'file-missing' } });
    const noSchool = await send(formOf({ schoolId: '', file: file(classList(ASA)) }));
    expect(noSchool).toEqual({ ok: false, problem: { code: 'school-missing' } });
    const huge = await send(formOf({ schoolId, file: file(new Uint8Array(5_400_000)) }));
    expect(huge).toEqual({ ok: false, problem: { code: 'upload-too-large' } });
    const stated = await send(formOf({ schoolId, file: file(classList(ASA)) }), {
      'content-length': '900000000',
    });
    expect(stated).toEqual({ ok: false, problem: { code: 'upload-too-large' } });
    const garbage = await readUpload(
      new Request('http://localhost/', { method: 'POST', body: 'x' }),
    );
    expect(garbage).toEqual({ ok: false, problem: { code: 'file-missing' } });
  });

  it('is answered with the right status, and not to others', async () => {
    const home = await createWorld(0);
    const tooLarge = { ok: false as const, problem: { code: 'upload-too-large' as const } };
    const answer = await inScope(home.administrator, (db) => receiveUpload(db, tooLarge));
    expect(answer).toMatchObject({ ok: false, status: 413 });
    expect(await statusOf(inScope(home.teacher, (db) => receiveUpload(db, tooLarge)))).toBe(403);
    const empty = {
      ok: true as const,
      fields: { schoolId: home.school.id, fileCovers: 'classes-in-file' as const },
      bytes: new Uint8Array(),
    };
    const refused = await inScope(home.administrator, (db) => receiveUpload(db, empty));
    expect(refused).toMatchObject({ ok: false, status: 422, problem: { code: 'empty-file' } });
  });
});
