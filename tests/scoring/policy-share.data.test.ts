/** Unusual shares in the database: who is told, standing by a version, and that nothing moves. */
import { expect, it } from 'vitest';
import { inScope } from '~/access/in-scope.server';
import { listToday } from '~/outcomes/today.server';
import { readToldLevels } from '~/outcomes/told-levels.server';
import { answerPolicyForm, loadPolicies, loadPolicyVersion } from '~/scoring/policy-doors.server';
import { listShareReviews, listUnusualShares, standByVersion } from '~/scoring/policy-share.server';
import { approvePolicy, createPolicyDraft } from '~/scoring/policy-store.server';
import { statusOf } from '../support/administration-factories';
import { createAssessment, createRound, HIGH, LOW } from '../support/assessment-factories';
import { readEverything, useTestDatabase } from '../support/database';
import { createWorld } from '../support/factories';

useTestDatabase();

const SHIPPED = { policyId: 'grund-1', version: 1 };
const reason = { language: 'en' as const, text: 'Teaching explains it, we look again.' };

/** Fifty pupils, so many of them low. */
async function createShare(low: number) {
  const world = await createWorld(50);
  const { municipality, schoolClass, window, pupils } = world;
  const place = { municipalityId: municipality.id, classId: schoolClass.id, windowId: window.id };
  const round = await createRound(place);
  for (const [at, pupil] of pupils.entries()) {
    await createAssessment(round, pupil, at < low ? LOW : HIGH);
  }
  return world;
}

const formOf = (fields: Record<string, string>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
};

it('the owner is told, stands by the version with a reason, and is told no more', async () => {
  const { headOfEducation, specialEducator, principal, window } = await createShare(21);
  const told = async () => (await inScope(headOfEducation, listToday)).needs;
  const policies = { kind: 'policy-share', to: '/policies', count: 1 };
  expect(await told()).toMatchObject([policies]);
  expect((await inScope(headOfEducation, loadPolicies)).unusual).toMatchObject([
    { windowId: window.id, side: 'many', policyVersion: 1 },
  ]);
  // Those who see the policy see it there; only the owner is called.
  expect((await inScope(specialEducator, listUnusualShares))[0]?.side).toBe('many');
  for (const viewer of [specialEducator, principal]) {
    const { needs } = await inScope(viewer, listToday);
    expect(needs.filter(({ kind }) => kind === 'policy-share')).toEqual([]);
  }
  const before = await readEverything();
  const standBy = (text: string) =>
    inScope(headOfEducation, (db) =>
      answerPolicyForm(
        db,
        SHIPPED,
        formOf({ intent: 'stand-by', windowId: window.id, language: 'en', reason: text }),
      ),
    );
  expect(await standBy(' short ')).toEqual({ ok: false, windowId: window.id });
  expect(await readEverything()).toBe(before);
  expect(await standBy(reason.text)).toEqual({ ok: true });
  expect(await told()).toEqual([]);
  const page = await inScope(headOfEducation, (db) =>
    loadPolicyVersion(db, 'grund-1', 1, readToldLevels),
  );
  expect(page.unusual).toEqual([]);
  expect(page.reviews).toMatchObject([
    { windowId: window.id, side: 'many', role: 'head-of-education', reason },
  ]);
  expect(page.windows).toMatchObject([{ policyVersion: 1 }]);
});

it('few are unusual as well, and twenty of fifty are not', async () => {
  const few = await createShare(2);
  expect(await inScope(few.headOfEducation, listUnusualShares)).toMatchObject([{ side: 'few' }]);
  const usual = await createShare(20);
  expect(await inScope(usual.headOfEducation, listUnusualShares)).toEqual([]);
  const standBy = inScope(usual.headOfEducation, (db) =>
    standByVersion(db, usual.window.id, reason),
  );
  expect(await statusOf(standBy)).toBe(404);
});

it('another version for the window is looked at by its own results', async () => {
  const { headOfEducation, window } = await createShare(30);
  const draft = await inScope(headOfEducation, (db) =>
    createPolicyDraft(db, SHIPPED, {
      lower: 0.2,
      upper: 0.8,
      lookAgainAbove: 0.35,
      relative: false,
      limits: [],
      source: reason,
    }),
  );
  if (!draft.ok) throw new Error('refused');
  const own = { policyId: 'grund-1', version: draft.version };
  await inScope(headOfEducation, (db) => approvePolicy(db, own, [window.id]));
  // Levels by the version before say nothing of this one.
  expect(await inScope(headOfEducation, listUnusualShares)).toEqual([]);
});

it('outsiders: other roles may not, and another municipality knows nothing of it', async () => {
  const home = await createShare(40);
  const away = await createWorld(0);
  const before = await readEverything();
  const standBy = (db: Parameters<typeof listUnusualShares>[0]) =>
    standByVersion(db, home.window.id, reason);
  const reviews = (db: Parameters<typeof listUnusualShares>[0]) => listShareReviews(db, SHIPPED);
  for (const viewer of [home.specialEducator, home.principal, home.administrator, home.teacher]) {
    expect(await statusOf(inScope(viewer, standBy))).toBe(403);
  }
  expect(await inScope(home.teacher, listUnusualShares)).toEqual([]);
  expect(await statusOf(inScope(home.teacher, reviews))).toBe(403);
  expect(await inScope(away.headOfEducation, listUnusualShares)).toEqual([]);
  expect(await inScope(away.headOfEducation, reviews)).toEqual([]);
  expect(await statusOf(inScope(away.headOfEducation, standBy))).toBe(404);
  expect(await readEverything()).toBe(before);
});
