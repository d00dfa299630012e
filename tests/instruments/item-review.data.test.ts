import { describe, expect, it } from 'vitest';
import { inScope } from '~/access/in-scope.server';
import { getBattery } from '~/instruments/batteries';
import { getTask } from '~/instruments/battery';
import { hashItems } from '~/instruments/item-content.server';
import type { ReviewForm } from '~/instruments/item-review';
import {
  countReview,
  exportReview,
  listVerdicts,
  recordReview,
} from '~/instruments/item-review-store.server';
import { listItemIds } from '~/instruments/task-items';
import {
  exportBatteryReview,
  listBatteryUses,
  listReviewedBatteries,
  loadBatteryPage,
  loadTaskPage,
  recordTaskReview,
} from '~/instruments/task-view.server';
import { getClient } from '~/platform/database/client.server';
import { listMissingDemands, loadOperations } from '~/privacy/operating-mode.server';
import { statusOf } from '../support/administration-factories';
import { readEverything, useTestDatabase } from '../support/database';
import { createViewer, createWorld } from '../support/factories';

useTestDatabase();

const battery = getBattery('grund-1');
const letters = { battery, task: getTask(battery, 'letter-sounds') };
const words = { battery, task: getTask(battery, 'read-words') };
const KEY = 'grund-1.1';

const verdict = (
  itemId: string,
  is: 'approve' | 'change' | 'retire' = 'approve',
  comment = '',
): ReviewForm => ({
  intent: 'verdict',
  itemId,
  verdict: is,
  comment,
  ...(is === 'retire' ? { reasonCode: 'sound-unclear' as const } : {}),
});
const wholeForm = (formId: string, hasReadAll?: 'yes'): ReviewForm => ({
  intent: 'approve-form',
  formId,
  ...(hasReadAll ? { hasReadAll } : {}),
});

async function createReviewers() {
  const world = await createWorld(0);
  const second = await createViewer(world.municipality.id, 'administrator');
  return { ...world, second };
}

describe('verdicts', () => {
  it('make an item approved when two different people approve, for their municipality only', async () => {
    const { specialEducator, second } = await createReviewers();
    const away = await createReviewers();
    const record = (viewer: typeof second) =>
      inScope(viewer, (db) => recordReview(db, letters, verdict('letter-sounds-A01')));
    expect(await record(specialEducator)).toEqual({ ok: true, count: 1 });
    expect(await record(specialEducator)).toEqual({ ok: true, count: 1 });
    const count = (viewer: typeof second) =>
      inScope(viewer, async (db) => (await countReview(db, battery)).approved);
    expect(await count(second)).toBe(0);
    await record(second);
    expect(await count(second)).toBe(1);
    expect(await count(away.second)).toBe(0);
    const seen = await inScope(away.specialEducator, (db) => listVerdicts(db, { battery }));
    expect(seen).toEqual([]);
  });

  it('are added and never changed: the app may not', async () => {
    const { second } = await createReviewers();
    await inScope(second, (db) => recordReview(db, letters, verdict('letter-sounds-A02')));
    await expect(
      getClient().itemReview.updateMany({ data: { verdict: 'retire' } }),
    ).rejects.toThrow(/permission denied/);
    await expect(getClient().itemReview.deleteMany({})).rejects.toThrow(/permission denied/);
  });

  it('need a reason to change or retire, and an item that is there', async () => {
    const { second } = await createReviewers();
    const record = (form: ReviewForm) => inScope(second, (db) => recordReview(db, letters, form));
    const before = await readEverything();
    expect(await record(verdict('letter-sounds-A01', 'change'))).toEqual({
      ok: false,
      problem: 'comment-missing',
    });
    const uncoded = verdict('letter-sounds-A01', 'retire', 'Otydligt.');
    expect(await record({ ...uncoded, reasonCode: undefined } as ReviewForm)).toEqual({
      ok: false,
      problem: 'reason-missing',
    });
    expect(await statusOf(record(verdict('read-words-A01')))).toBe(404);
    expect(await statusOf(record(verdict('no-such-item')))).toBe(404);
    expect(await readEverything()).toBe(before);
    await record(verdict('letter-sounds-A01', 'retire', 'Ljudet är otydligt.'));
    const [stored] = await inScope(second, (db) => listVerdicts(db, { battery }));
    expect(stored).toMatchObject({
      verdict: 'retire',
      reasonCode: 'sound-unclear',
      comment: 'Ljudet är otydligt.',
    });
  });

  it('are refused from everyone but special educators and administrators', async () => {
    const { teacher, principal, headOfEducation, testLeader } = await createReviewers();
    const before = await readEverything();
    for (const viewer of [teacher, principal, headOfEducation, testLeader]) {
      const record = (form: ReviewForm, place: typeof letters) =>
        statusOf(inScope(viewer, (db) => recordReview(db, place, form)));
      expect(await record(verdict('letter-sounds-A01'), letters)).toBe(403);
      expect(await record(wholeForm('A', 'yes'), words)).toBe(403);
      expect(
        await statusOf(
          inScope(viewer, (db) =>
            recordTaskReview(db, 'letter-sounds', KEY, verdict('letter-sounds-A01')),
          ),
        ),
      ).toBe(403);
      expect(await statusOf(inScope(viewer, (db) => exportReview(db, battery)))).toBe(403);
      expect(await statusOf(inScope(viewer, (db) => exportBatteryReview(db, KEY)))).toBe(403);
    }
    expect(await readEverything()).toBe(before);
  });
});

describe('a whole form', () => {
  it('is approved at once only for a reading that has been read, and keeps what was said before', async () => {
    const { second } = await createReviewers();
    const record = (form: ReviewForm, place = words) =>
      inScope(second, (db) => recordReview(db, place, form));
    expect(await record(wholeForm('A'))).toEqual({ ok: false, problem: 'not-read' });
    expect(await record(wholeForm('A', 'yes'), letters)).toEqual({
      ok: false,
      problem: 'not-a-reading',
    });
    expect(await statusOf(record(wholeForm('Z', 'yes')))).toBe(404);
    expect(await statusOf(record(wholeForm('practice', 'yes')))).toBe(404);
    await record(verdict('read-words-A03', 'change', 'Ovanligt ord.'));
    expect(await record(wholeForm('A', 'yes'))).toEqual({ ok: true, count: 79 });
    const stored = await inScope(second, (db) => listVerdicts(db, { battery }));
    expect(stored.filter(({ verdict: is }) => is === 'approve')).toHaveLength(79);
    expect(stored.filter(({ itemId }) => itemId === 'read-words-A03')).toHaveLength(1);
    expect(await record(wholeForm('A', 'yes'))).toEqual({ ok: true, count: 0 });
  });
});

describe('the file for the authors', () => {
  it('holds the latest verdict of each person, and nobody’s name or id', async () => {
    const { specialEducator, second } = await createReviewers();
    const record = (viewer: typeof second, form: ReviewForm) =>
      inScope(viewer, (db) => recordReview(db, letters, form));
    await record(second, verdict('letter-sounds-B01', 'approve'));
    await record(second, verdict('letter-sounds-B01', 'retire', 'Otydligt.'));
    await record(specialEducator, verdict('letter-sounds-B01', 'retire', 'Håller med.'));
    const review = await inScope(second, (db) => exportBatteryReview(db, KEY));
    expect(review).toEqual({
      battery: 'grund-1',
      version: 1,
      items: [
        {
          taskId: 'letter-sounds',
          itemId: 'letter-sounds-B01',
          contentHash: hashItems(battery).get('letter-sounds-B01'),
          state: 'retire-next',
          verdicts: ['Otydligt.', 'Håller med.'].map((comment) => ({
            verdict: 'retire',
            reasonCode: 'sound-unclear',
            comment,
            givenOn: 1,
          })),
        },
      ],
    });
    const text = JSON.stringify(review);
    for (const { staffMemberId, familyName } of [second, specialEducator]) {
      expect(text).not.toContain(staffMemberId);
      expect(text).not.toContain(familyName);
    }
  });
});

describe('the pages', () => {
  it('show the battery of the municipality’s windows to all staff, and verdicts only to reviewers', async () => {
    const { teacher, specialEducator, second } = await createReviewers();
    await inScope(second, (db) =>
      recordTaskReview(db, 'letter-sounds', null, verdict('letter-sounds-A01', 'change', 'Nej.')),
    );
    const battery1 = await inScope(teacher, (db) => loadBatteryPage(db, null));
    expect(battery1).toMatchObject({ batteryKey: KEY, usedIn: ['winter'], mayReview: false });
    expect(battery1.review).toMatchObject({ 'to-change': 1, total: listItemIds(battery).length });
    const load = (viewer: typeof second) =>
      inScope(viewer, (db) => loadTaskPage(db, 'letter-sounds', { battery: null, part: 'A' }));
    const ofTeacher = (await load(teacher)).items[0]!;
    expect(ofTeacher.item.id).toBe('letter-sounds-A01');
    expect(ofTeacher.review).toMatchObject({ state: 'to-change', own: null, verdicts: [] });
    const ofReviewer = (await load(specialEducator)).items[0]!;
    expect(ofReviewer.review.verdicts).toMatchObject([
      { verdict: 'change', comment: 'Nej.', fromVersion: null },
    ]);
    expect((await load(second)).items[0]!.review.own).toBe('change');
  });

  it('do not show another municipality’s windows or verdicts', async () => {
    const home = await createReviewers();
    const away = await createReviewers();
    await getClient().screeningWindow.deleteMany({
      where: { municipalityId: away.municipality.id },
    });
    await inScope(home.second, (db) => recordReview(db, letters, verdict('letter-sounds-A01')));
    expect(await inScope(away.teacher, listBatteryUses)).toEqual([]);
    expect(await inScope(home.teacher, listBatteryUses)).toHaveLength(1);
    const page = await inScope(away.second, (db) =>
      loadTaskPage(db, 'letter-sounds', { battery: KEY, part: 'A' }),
    );
    expect(page.items[0]!.review).toMatchObject({ approvals: 0, verdicts: [] });
    expect(page.usedIn).toEqual([]);
  });

  it('answer 404 for a battery, task or form that is not there', async () => {
    const { teacher } = await createReviewers();
    const ask = (taskId: string, address: { battery: string | null; part: string | null }) =>
      statusOf(inScope(teacher, (db) => loadTaskPage(db, taskId, address)));
    expect(await ask('letter-sounds', { battery: null, part: null })).toBe(200);
    expect(await ask('letter-sounds', { battery: KEY, part: 'practice' })).toBe(200);
    expect(await ask('no-task', { battery: null, part: null })).toBe(404);
    expect(await ask('letter-sounds', { battery: 'grund-1.9', part: null })).toBe(404);
    expect(await ask('letter-sounds', { battery: null, part: 'Z' })).toBe(404);
    expect(await statusOf(inScope(teacher, (db) => loadBatteryPage(db, 'none.1')))).toBe(404);
  });
});

describe('the mode of operation', () => {
  it('counts items that two people of the municipality have approved, in the batteries of its windows', async () => {
    const { administrator, specialEducator, second } = await createReviewers();
    const total = listItemIds(battery).length;
    const items = async () => (await inScope(administrator, loadOperations)).items;
    expect(await items()).toEqual({ awaiting: total, total });
    for (const viewer of [specialEducator, second]) {
      await inScope(viewer, (db) => recordReview(db, words, wholeForm('A', 'yes')));
    }
    expect(await items()).toEqual({ awaiting: total - 80, total });
    const away = await createReviewers();
    expect((await inScope(away.administrator, loadOperations)).items.awaiting).toBe(total);
    const used = await inScope(administrator, listReviewedBatteries);
    expect(used.map(({ id }) => id)).toEqual(['grund-1']);
    expect(await listMissingDemands('demo')).toEqual([]);
    expect(await listMissingDemands('pilot')).toContain('items-approved');
  });
});
