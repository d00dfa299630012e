/** Versions of a cut policy: stores, pages and judging, each with its outsiders. Long, because they share one world. */
import { describe, expect, it } from 'vitest';
import { inScope } from '~/access/in-scope.server';
import { makeSystemViewer, type StaffViewer } from '~/access/viewer.server';
import { readToldLevels } from '~/outcomes/told-levels.server';
import { getClient } from '~/platform/database/client.server';
import { listClassResults } from '~/scoring/class-results.server';
import { readPolicies } from '~/scoring/policy-case.server';
import type { PolicyChange } from '~/scoring/policy-change';
import {
  answerDraftForm,
  answerPolicyForm,
  loadNewVersion,
  loadPolicies,
  loadPolicyVersion,
  loadPolicyWindow,
} from '~/scoring/policy-doors.server';
import { listLimitFields } from '~/scoring/policy-form';
import { listJudgingProgress, previewPolicyVersion } from '~/scoring/policy-results.server';
import { getPolicy } from '~/scoring/policy-shelf';
import {
  approvePolicy,
  createPolicyDraft,
  discardPolicyDraft,
  getPolicyVersion,
  listPolicyVersions,
} from '~/scoring/policy-store.server';
import { assessPupil } from '~/scoring/rescore.server';
import { statusOf } from '../support/administration-factories';
import { createAssessment, createRound } from '../support/assessment-factories';
import { readEverything, useTestDatabase } from '../support/database';
import { createClass, createPupil, createWorld } from '../support/factories';
import { createClassroom, playWholeClass } from '../support/scoring-factories';

useTestDatabase();

const SHIPPED = { policyId: 'grund-1', version: 1 };
const change = (letters = 12): PolicyChange => ({
  lower: 0.2,
  upper: 0.8,
  lookAgainAbove: 0.35,
  relative: false,
  limits: [
    {
      window: 'winter',
      task: 'letter-sounds',
      value: letters,
      words: { sv: String(letters), en: String(letters) },
      method: { kind: 'authored' },
    },
  ],
  source: { language: 'sv', text: 'Arbetsgruppens möte den 3 november.' },
});
const draft = async (viewer: StaffViewer, letters?: number) => {
  const made = await inScope(viewer, (db) => createPolicyDraft(db, SHIPPED, change(letters)));
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  return { policyId: 'grund-1', version: made.version };
};
const versionsOf = async (viewer: StaffViewer) => {
  const { versions } = await inScope(viewer, listPolicyVersions);
  return versions.map(({ version, status, ships }) => [version, status, ships]);
};

describe('versions of a policy', () => {
  it('begin with the one that ships, go on with drafts, and one is approved at a time', async () => {
    const { headOfEducation, specialEducator, window } = await createWorld(0);
    expect(await versionsOf(headOfEducation)).toEqual([[1, 'draft', true]]);
    const second = await draft(specialEducator);
    const third = await draft(headOfEducation, 11);
    expect([second.version, third.version]).toEqual([2, 3]);
    await inScope(headOfEducation, (db) => approvePolicy(db, second, [window.id]));
    expect(await versionsOf(headOfEducation)).toEqual([
      [3, 'draft', false],
      [2, 'approved', false],
      [1, 'draft', true],
    ]);
    await inScope(headOfEducation, (db) => approvePolicy(db, third, []));
    await inScope(headOfEducation, (db) => approvePolicy(db, SHIPPED, [window.id]));
    expect(await versionsOf(specialEducator)).toEqual([
      [3, 'retired', false],
      [2, 'retired', false],
      [1, 'approved', true],
    ]);
    const { windows } = await inScope(headOfEducation, listPolicyVersions);
    expect(windows).toMatchObject([{ windowId: window.id, policyVersion: 1 }]);
    const approved = await inScope(headOfEducation, (db) => getPolicyVersion(db, 'grund-1', 1));
    expect(approved).toMatchObject({ approvedRole: 'head-of-education', ships: true });
    expect(approved.policy.status).toBe('approved');
  });

  it('are told with what is wrong, and nothing is written', async () => {
    const { headOfEducation } = await createWorld(0);
    const before = await readEverything();
    const wrong = { ...change(40), lookAgainAbove: 0.9 };
    const made = await inScope(headOfEducation, (db) => createPolicyDraft(db, SHIPPED, wrong));
    expect(made).toEqual({
      ok: false,
      problems: [
        { code: 'look-again-gap', field: 'lookAgainAbove' },
        { code: 'limit-out-of-range', field: 'winter.letter-sounds' },
      ],
    });
    expect(await readEverything()).toBe(before);
  });

  it('a draft can be thrown away, an approved one never', async () => {
    const { headOfEducation } = await createWorld(0);
    const [second, third] = [await draft(headOfEducation), await draft(headOfEducation)];
    await inScope(headOfEducation, (db) => discardPolicyDraft(db, second));
    await inScope(headOfEducation, (db) => approvePolicy(db, third, []));
    const before = await readEverything();
    const discard = (which: typeof third) =>
      statusOf(inScope(headOfEducation, (db) => discardPolicyDraft(db, which)));
    expect(await discard(third)).toBe(404);
    expect(await discard(SHIPPED)).toBe(404);
    expect(await readEverything()).toBe(before);
  });

  it('outsiders: another municipality has its own, and windows of others cannot be named', async () => {
    const home = await createWorld(0);
    const away = await createWorld(0);
    const own = await draft(home.headOfEducation);
    const before = await readEverything();
    const asAway = <Value>(work: Parameters<typeof inScope<StaffViewer, Value>>[1]) =>
      statusOf(inScope(away.headOfEducation, work));
    expect(await asAway((db) => getPolicyVersion(db, 'grund-1', own.version))).toBe(404);
    expect(await asAway((db) => approvePolicy(db, own, []))).toBe(404);
    expect(await asAway((db) => discardPolicyDraft(db, own))).toBe(404);
    expect(await asAway((db) => createPolicyDraft(db, own, change()))).toBe(404);
    expect(await asAway((db) => approvePolicy(db, SHIPPED, [home.window.id]))).toBe(404);
    expect(
      await asAway((db) => previewPolicyVersion(db, SHIPPED, home.window.id, readToldLevels)),
    ).toBe(404);
    expect(await versionsOf(away.headOfEducation)).toEqual([[1, 'draft', true]]);
    expect(await readEverything()).toBe(before);
  });

  it('roles: a special educator writes drafts, the head of education approves, others may not', async () => {
    const world = await createWorld(0);
    const own = await draft(world.specialEducator);
    const before = await readEverything();
    const { teacher, testLeader, principal, administrator, specialEducator } = world;
    for (const viewer of [teacher, testLeader]) {
      expect(await statusOf(inScope(viewer, listPolicyVersions))).toBe(403);
      expect(await statusOf(inScope(viewer, listJudgingProgress))).toBe(403);
      const preview = inScope(viewer, (db) =>
        previewPolicyVersion(db, own, world.window.id, readToldLevels),
      );
      expect(await statusOf(preview)).toBe(403);
    }
    for (const viewer of [teacher, testLeader, principal, administrator]) {
      const made = inScope(viewer, (db) => createPolicyDraft(db, SHIPPED, change()));
      expect(await statusOf(made)).toBe(403);
      expect(await statusOf(inScope(viewer, (db) => discardPolicyDraft(db, own)))).toBe(403);
    }
    for (const viewer of [teacher, testLeader, principal, administrator, specialEducator]) {
      expect(await statusOf(inScope(viewer, (db) => approvePolicy(db, own, [])))).toBe(403);
    }
    expect(await readEverything()).toBe(before);
  });
});

describe('the pages', () => {
  const formOf = (more: Record<string, string> = {}) => {
    const form = new FormData();
    const policy = getPolicy('grund-1');
    for (const { field, value, words } of listLimitFields(policy)) {
      form.set(field, value.toFixed(4).replace('.', ','));
      form.set(`${field}.sv`, words.sv);
      form.set(`${field}.en`, words.en);
    }
    const own = { upper: '0,8', lower: '0.2', lookAgainAbove: '0,25' };
    const filled = { ...own, source: 'Mötet den 3 november.', sourceLanguage: 'sv', ...more };
    for (const [name, value] of Object.entries(filled)) form.set(name, value);
    return form;
  };

  it('a sent form becomes a draft that is shown, approved and listed', async () => {
    const { specialEducator, headOfEducation, window } = await createWorld(0);
    const made = await inScope(specialEducator, (db) => answerDraftForm(db, SHIPPED, formOf()));
    expect(made).toEqual({ ok: true, version: 2 });
    const shown = await inScope(specialEducator, (db) =>
      loadPolicyVersion(db, 'grund-1', 2, readToldLevels),
    );
    expect(shown).toMatchObject({
      head: { status: 'draft', ships: false, source: { text: 'Mötet den 3 november.' } },
      decision: { lookAgainAbove: 0.25 },
      mayDraft: true,
      mayApprove: false,
      previews: [{ windowId: window.id, preview: null }],
    });
    // What was shown rounded and came back untouched is what it was.
    expect(shown.limits.map(({ value }) => value)).toContain(1 / 3);
    const form = new FormData();
    form.set('intent', 'approve');
    form.append('windowId', window.id);
    const draft = { policyId: 'grund-1', version: 2 };
    await inScope(headOfEducation, (db) => answerPolicyForm(db, draft, form));
    const listed = await inScope(headOfEducation, loadPolicies);
    expect(listed.versions[0]).toMatchObject({ version: 2, status: 'approved' });
    expect(listed.windows).toMatchObject([{ policyVersion: 2, progress: null }]);
    const next = await inScope(specialEducator, (db) => loadNewVersion(db, 'grund-1', 2));
    expect(next.head.version).toBe(2);
  });

  it('a form that cannot be read says what is wrong, field by field', async () => {
    const { specialEducator } = await createWorld(0);
    const before = await readEverything();
    const answer = (more: Record<string, string>) =>
      inScope(specialEducator, (db) => answerDraftForm(db, SHIPPED, formOf(more)));
    expect(await answer({ upper: 'åtta', source: 'för' })).toEqual({
      ok: false,
      problems: [
        { code: 'not-a-number', field: 'upper' },
        { code: 'source-too-short', field: 'source' },
      ],
    });
    expect(await answer({ 'winter.letter-sounds.en': ' ' })).toEqual({
      ok: false,
      problems: [{ code: 'words-missing', field: 'winter.letter-sounds' }],
    });
    expect(await answer({ 'winter.letter-sounds': '24' })).toMatchObject({ ok: false });
    const form = new FormData();
    form.set('intent', 'burn');
    const burn = inScope(specialEducator, (db) => answerPolicyForm(db, SHIPPED, form));
    expect(await statusOf(burn)).toBe(400);
    expect(await readEverything()).toBe(before);
  });

  it('are closed to a teacher, and another municipality’s draft is not there', async () => {
    const { specialEducator, teacher, window } = await createWorld(0);
    const away = await createWorld(0);
    const own = await draft(specialEducator);
    const before = await readEverything();
    const windowOf = (db: Parameters<typeof loadPolicies>[0]) =>
      loadPolicyWindow(db, own, window.id, readToldLevels);
    expect(await statusOf(inScope(away.headOfEducation, windowOf))).toBe(404);
    expect(
      await statusOf(
        inScope(away.headOfEducation, (db) =>
          loadPolicyWindow(db, SHIPPED, window.id, readToldLevels),
        ),
      ),
    ).toBe(404);
    expect(await inScope(specialEducator, windowOf)).toMatchObject({
      head: { version: own.version },
      window: { policyVersion: 1 },
      versions: [{ version: own.version }, { version: 1 }],
      preview: null,
    });
    for (const work of [
      windowOf,
      loadPolicies,
      (db: Parameters<typeof loadPolicies>[0]) =>
        loadPolicyVersion(db, 'grund-1', 1, readToldLevels),
      (db: Parameters<typeof loadPolicies>[0]) => loadNewVersion(db, 'grund-1', 1),
      (db: Parameters<typeof loadPolicies>[0]) => answerDraftForm(db, SHIPPED, formOf()),
    ]) {
      expect(await statusOf(inScope<StaffViewer, unknown>(teacher, work))).toBe(403);
    }
    for (const work of [
      (db: Parameters<typeof loadPolicies>[0]) =>
        loadPolicyVersion(db, 'grund-1', own.version, readToldLevels),
      (db: Parameters<typeof loadPolicies>[0]) => loadNewVersion(db, 'grund-1', own.version),
      (db: Parameters<typeof loadPolicies>[0]) => answerDraftForm(db, own, formOf()),
    ]) {
      expect(await statusOf(inScope<StaffViewer, unknown>(away.headOfEducation, work))).toBe(404);
    }
    expect(await readEverything()).toBe(before);
  });
});

describe('judging by a version', () => {
  it('judges nothing by a draft, and everything of the window by the approved one', async () => {
    const room = await createClassroom();
    const { municipality, headOfEducation, teacher, schoolClass, window, pupils, roundId } = room;
    const system = makeSystemViewer(municipality.id, 'test');
    const place = { roundId, membershipId: pupils[0]!.membership.id };
    const rejudge = () =>
      inScope(system, (db) => assessPupil(db, roundId, pupils[0]!.membership.id));
    await playWholeClass(room, place, { letters: 16, words: 30 });
    const levelNow = async () => {
      const { pupils: rows } = await inScope(teacher, (db) => listClassResults(db, schoolClass.id));
      return rows.find(({ pupilId }) => pupilId === pupils[0]!.pupil.id);
    };
    const first = await levelNow();
    expect(first?.level).toBe('look-again');
    const kept = () => getClient().riskAssessment.count({ where: { pupilId: first?.pupilId } });
    const keptBefore = await kept();
    const own = await draft(headOfEducation, 10);
    expect((await rejudge()).changed).toBe(false);

    await inScope(headOfEducation, (db) => approvePolicy(db, own, [window.id]));
    const progress = await inScope(headOfEducation, listJudgingProgress);
    expect(progress.get(window.id)).toBe('none');
    // Until it has been judged anew the level stands as it was judged, by its own policy's words.
    expect(await levelNow()).toEqual(first);
    expect((await rejudge()).changed).toBe(true);
    expect((await rejudge()).changed).toBe(false);
    expect((await levelNow())?.level).toBe('above');
    const done = await inScope(headOfEducation, listJudgingProgress);
    expect(done.get(window.id)).toBe('all');
    expect(await kept()).toBe(keptBefore + 1);
    const policies = await inScope(system, readPolicies);
    expect(policies.get('grund-1', 2).windows.winter?.limits[0]?.value).toBe(10);
    expect(policies.get('grund-1', 1)).toEqual(getPolicy('grund-1'));
    expect(policies.find('grund-1', 3)).toBeNull();
  });

  it('readPolicies keeps to one municipality', async () => {
    const home = await createClassroom();
    const away = await createWorld(0);
    await playWholeClass(
      home,
      { roundId: home.roundId, membershipId: home.pupils[0]!.membership.id },
      { letters: 16, words: 30 },
    );
    const own = await draft(home.headOfEducation);
    await inScope(home.headOfEducation, (db) => approvePolicy(db, own, []));
    const system = makeSystemViewer(away.municipality.id, 'test');
    expect((await inScope(system, readPolicies)).find('grund-1', 2)).toBeNull();
    expect(await inScope(away.headOfEducation, listJudgingProgress)).toEqual(new Map());
  });

  it('previews a draft in counts, and says nothing of fewer than ten', async () => {
    const world = await createWorld(12);
    const { headOfEducation, specialEducator, municipality, schoolClass, window, pupils } = world;
    const place = { municipalityId: municipality.id, classId: schoolClass.id, windowId: window.id };
    const round = await createRound(place);
    const own = await draft(headOfEducation, 10);
    const preview = () =>
      inScope(headOfEducation, (db) => previewPolicyVersion(db, own, window.id, readToldLevels));
    const untouched = async () => {
      const before = await readEverything();
      await preview();
      expect(await readEverything()).toBe(before);
    };
    for (const pupil of pupils.slice(0, 9)) {
      await createAssessment(round, pupil, { letters: 16, gate: 30 });
    }
    expect(await preview()).toBeNull();
    await untouched();
    for (const pupil of pupils.slice(9)) {
      await createAssessment(round, pupil, { letters: 24, gate: 32 });
    }
    // Nine would move and three stay: the follow-up hides both, so nothing of them is told to who sees no pupils.
    const hidden = await preview();
    expect(hidden).toMatchObject({ pupils: 'protected', changed: 'protected', isOfLatest: false });
    expect(hidden?.before).toMatchObject({ 'look-again': 'protected', above: 'protected' });
    expect(hidden?.after).toMatchObject({ above: 'protected' });
    const exact = await inScope(specialEducator, (db) =>
      previewPolicyVersion(db, own, window.id, readToldLevels),
    );
    expect(exact).toMatchObject({
      changed: 9,
      before: { 'look-again': 9, above: 3 },
      table: [
        [0, 0, 0, 0],
        [0, 0, 9, 0],
        [0, 0, 3, 0],
        [0, 0, 0, 0],
      ],
    });
    // Another class with results, and the special educator no longer sees every pupil.
    const other = await createClass(world.school, world.schoolYear.id, '1B');
    const stranger = await createPupil({ ...other, schoolId: world.school.id });
    const otherRound = await createRound({ ...place, classId: other.id });
    await createAssessment(otherRound, stranger, { letters: 24, gate: 32 });
    const narrow = await inScope(specialEducator, (db) =>
      previewPolicyVersion(db, own, window.id, readToldLevels),
    );
    expect(narrow).toMatchObject({ pupils: 'protected', changed: 'protected' });
    expect(JSON.stringify(narrow?.table)).not.toMatch(/[1-4][,\]]/);
  });
});
