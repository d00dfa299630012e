/** The stores of recorded voices, each with its outsiders. Long, because they share one recorded voice. */
import { describe, expect, it } from 'vitest';
import { inScope } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import {
  approveClip,
  getVoice,
  prepareRecording,
  recordClip,
  removeClip,
} from '~/instruments/voice-clips.server';
import {
  answerVoiceList,
  answerVoicePage,
  receiveVoicePackage,
} from '~/instruments/voice-doors.server';
import { exportVoice, importVoice } from '~/instruments/voice-exchange.server';
import { countClipMs } from '~/instruments/voice-frames';
import { parseVoiceOverlay } from '~/instruments/voice-overlay';
import {
  findPublishedVoice,
  keepSound,
  publishVoice,
  readPublicSound,
} from '~/instruments/voice-publish.server';
import {
  describeVoice,
  eraseUnusedSounds,
  listVoices,
  putVoiceInUse,
  requireLivingVoice,
  requireVoice,
  startVoice,
  stopUsingVoice,
  withdrawVoice,
} from '~/instruments/voice-store.server';
import { writeWave } from '~/instruments/wave';
import { getClient } from '~/platform/database/client.server';
import { readEverything, useTestDatabase } from '../support/database';
import { createViewer, createWorld } from '../support/factories';
import { makeTone } from '../support/sounds';

useTestDatabase();

const S = { bundleId: 'letter-sounds', clipName: 'sound-s' };
const M = { bundleId: 'letter-sounds', clipName: 'sound-m' };

async function begin(viewer: StaffViewer): Promise<string> {
  const agreedOn = viewer.today;
  const started = await inScope(viewer, (db) => startVoice(db, { label: 'Röst 1', agreedOn }));
  if (!started.ok) throw new Error(started.problem);
  return started.voiceId;
}

async function record(viewer: StaffViewer, voiceId: string, name = S, durationMs = 500) {
  const prepared = await prepareRecording(name, writeWave(makeTone(durationMs, 0.2)));
  if (!prepared.ok) throw new Error(prepared.problem);
  await inScope(viewer, (db) => recordClip(db, voiceId, name, prepared.sound));
}

async function recordApproved(viewer: StaffViewer, voiceId: string, name = S, durationMs = 500) {
  await record(viewer, voiceId, name, durationMs);
  await inScope(viewer, (db) => approveClip(db, voiceId, name));
}

const published = (viewer: StaffViewer) => inScope(viewer, findPublishedVoice);

/** What a device fetches. */
async function fetchFile(file: string) {
  const [, municipalityId, hash] = file.split('/');
  return readPublicSound(municipalityId!, hash!);
}

async function fetchOverlay(viewer: StaffViewer) {
  const voice = await published(viewer);
  if (!voice) return null;
  const found = await fetchFile(voice.manifest);
  return parseVoiceOverlay(JSON.parse(new TextDecoder().decode(found!.bytes)));
}

async function statusOf(work: Promise<unknown>): Promise<number> {
  try {
    await work;
    return 200;
  } catch (thrown) {
    if (thrown instanceof Response) return thrown.status;
    throw thrown;
  }
}

describe('who may', () => {
  it('hides a voice of another municipality and refuses other roles, changing nothing', async () => {
    const home = await createWorld(0);
    const away = await createWorld(0);
    const voiceId = await begin(home.administrator);
    await recordApproved(home.administrator, voiceId);
    const file = await inScope(home.administrator, (db) => exportVoice(db, voiceId));
    const prepared = await prepareRecording(S, writeWave(makeTone(300, 0.2)));
    if (!prepared.ok) throw new Error(prepared.problem);
    const before = await readEverything();
    type Db = Parameters<typeof getVoice>[0];
    const doors: ((db: Db) => Promise<unknown>)[] = [
      (db) => requireVoice(db, voiceId),
      (db) => requireLivingVoice(db, voiceId),
      (db) => getVoice(db, voiceId),
      (db) => recordClip(db, voiceId, S, prepared.sound),
      (db) => approveClip(db, voiceId, S),
      (db) => removeClip(db, voiceId, S),
      (db) => withdrawVoice(db, voiceId),
      (db) => putVoiceInUse(db, voiceId),
      (db) => stopUsingVoice(db, voiceId),
      (db) => exportVoice(db, voiceId),
      (db) => answerVoiceList(db, { intent: 'withdraw-voice', voiceId }),
    ];
    for (const door of doors) {
      expect(await statusOf(inScope(away.administrator, door))).toBe(404);
      expect(await statusOf(inScope(home.principal, door))).toBe(403);
      expect(await statusOf(inScope(home.testLeader, door))).toBe(403);
    }
    const managing: ((db: Db) => Promise<unknown>)[] = [
      (db) => withdrawVoice(db, voiceId),
      (db) => putVoiceInUse(db, voiceId),
      (db) => stopUsingVoice(db, voiceId),
      (db) => exportVoice(db, voiceId),
      (db) => importVoice(db, 'Kopia', file),
      (db) => receiveVoicePackage(db, { ok: true, label: 'Kopia', bytes: file }),
    ];
    for (const door of managing) expect(await statusOf(inScope(home.teacher, door))).toBe(403);
    const form = { intent: 'approve-clip' as const, ...S };
    expect(await statusOf(answerVoicePage(away.teacher, voiceId, form))).toBe(404);
    expect(await statusOf(answerVoicePage(home.principal, voiceId, form))).toBe(403);
    expect(await statusOf(inScope(home.principal, listVoices))).toBe(403);
    expect(
      await statusOf(
        inScope(home.principal, (db) => startVoice(db, { label: 'x', agreedOn: '2026-01-01' })),
      ),
    ).toBe(403);
    expect((await inScope(away.administrator, listVoices)).voices).toEqual([]);
    expect(await readEverything()).toBe(before);
  });

  it('lets the one who began a voice withdraw it, and no other recorder', async () => {
    const home = await createWorld(0);
    const voiceId = await begin(home.teacher);
    const withdraw = (viewer: StaffViewer) =>
      statusOf(inScope(viewer, (db) => withdrawVoice(db, voiceId)));
    expect(await withdraw(home.specialEducator)).toBe(403);
    expect(await withdraw(home.teacher)).toBe(200);
  });
});

describe('recording', () => {
  it('keeps a clip that waits, then who approved it', async () => {
    const home = await createWorld(0);
    const voiceId = await begin(home.teacher);
    await record(home.teacher, voiceId);
    const look = async () => {
      const { voice, prompts } = await inScope(home.teacher, (db) => getVoice(db, voiceId));
      const clip = prompts.find(({ clipName }) => clipName === S.clipName)!.clip!;
      return { clip, progress: voice.progress.find(({ bundleId }) => bundleId === S.bundleId)! };
    };
    expect(await look()).toMatchObject({
      clip: { state: 'encoded', approvedBy: null, durationMs: 500 },
      progress: { recorded: 1, approved: 0, total: 30 },
    });
    await inScope(home.specialEducator, (db) => approveClip(db, voiceId, S));
    const { clip, progress } = await look();
    expect(clip).toMatchObject({ state: 'approved', approvedBy: 'Test Person' });
    expect(progress).toMatchObject({ recorded: 1, approved: 1 });
    const sound = await fetchFile(clip.soundUrl.replace('/media/', ''));
    expect(sound?.mimeType).toBe('audio/mpeg');
    expect(countClipMs(sound!.bytes)).toBeGreaterThanOrEqual(500);
  });

  it('puts a new recording in the place of the old, whose sound is erased', async () => {
    const home = await createWorld(0);
    const voiceId = await begin(home.teacher);
    await recordApproved(home.teacher, voiceId);
    const hashes = async () =>
      (
        await getClient().soundFile.findMany({
          where: { municipalityId: home.municipality.id },
        })
      ).map(({ hash }) => hash);
    const [first] = await hashes();
    await record(home.teacher, voiceId, S, 700);
    const after = await hashes();
    expect(after).toHaveLength(1);
    expect(after).not.toContain(first);
    const clips = await getClient().voiceClip.findMany({ where: { voiceId } });
    expect(clips).toMatchObject([{ state: 'encoded', approvedById: null, durationMs: 700 }]);
  });

  it('refuses what is no good recording, and prompts that are not there', async () => {
    const home = await createWorld(0);
    const voiceId = await begin(home.teacher);
    const before = await readEverything();
    const send = (wave: Uint8Array<ArrayBuffer>, name = S) =>
      answerVoicePage(home.teacher, voiceId, {
        intent: 'record-clip',
        ...name,
        sound: new Blob([wave]),
      });
    expect(await send(writeWave(new Int16Array(24_000)))).toEqual({ ok: false, problem: 'silent' });
    expect(await send(writeWave(makeTone(500, 4)))).toEqual({ ok: false, problem: 'clipped' });
    expect(await send(new Uint8Array(500))).toEqual({ ok: false, problem: 'not-a-wave' });
    const good = writeWave(makeTone(500, 0.2));
    for (const name of [
      { bundleId: 'nothing', clipName: 'sound-s' },
      { bundleId: 'letter-sounds', clipName: 'constructor' },
      { bundleId: '__proto__', clipName: 'toString' },
    ])
      expect(await statusOf(send(good, name))).toBe(400);
    expect(await statusOf(answerVoicePage(home.teacher, voiceId, null))).toBe(400);
    expect(await readEverything()).toBe(before);
  });

  it('keeps a sound that another clip still names', async () => {
    const home = await createWorld(0);
    const voiceId = await begin(home.teacher);
    await record(home.teacher, voiceId, S);
    await record(home.teacher, voiceId, M);
    const count = () =>
      getClient().soundFile.count({ where: { municipalityId: home.municipality.id } });
    expect(await count()).toBe(1);
    await inScope(home.teacher, (db) => removeClip(db, voiceId, S));
    expect(await count()).toBe(1);
    await inScope(home.teacher, (db) => removeClip(db, voiceId, M));
    expect(await count()).toBe(0);
    expect(await statusOf(inScope(home.teacher, (db) => removeClip(db, voiceId, M)))).toBe(404);
  });

  it('erases only unnamed sounds of its own municipality', async () => {
    const home = await createWorld(0);
    const away = await createWorld(0);
    const bytes = new TextEncoder().encode('sound');
    const hash = await inScope(home.teacher, (db) => keepSound(db, 'audio/mpeg', bytes));
    await inScope(away.teacher, (db) => keepSound(db, 'audio/mpeg', bytes));
    await inScope(away.teacher, (db) => eraseUnusedSounds(db, [hash]));
    expect(await readPublicSound(home.municipality.id, hash)).not.toBeNull();
    expect(await readPublicSound(away.municipality.id, hash)).toBeNull();
  });
});

describe('what devices hear', () => {
  it('is the shipped voice until one is in use, then its approved clips and the shipped rest', async () => {
    const home = await createWorld(0);
    const away = await createWorld(0);
    const voiceId = await begin(home.administrator);
    await recordApproved(home.administrator, voiceId, S, 500);
    await record(home.administrator, voiceId, M, 640);
    expect(await published(home.teacher)).toBeNull();
    await inScope(home.administrator, (db) => putVoiceInUse(db, voiceId));
    const overlay = (await fetchOverlay(home.teacher))!;
    const [bundle] = Object.values(overlay);
    expect(Object.keys(overlay)).toEqual([expect.stringMatching(/^letter-sounds\./)]);
    expect(bundle!.clips['sound-s']).toMatchObject({ durationMs: 500, synthetic: false });
    expect(bundle!.clips['sound-m']!.synthetic).toBe(true);
    const file = await fetchFile(bundle!.file);
    for (const { offset, length, durationMs } of Object.values(bundle!.clips))
      expect(countClipMs(file!.bytes.subarray(offset, offset + length))).toBeGreaterThanOrEqual(
        durationMs,
      );
    expect(await published(away.teacher)).toBeNull();
    await inScope(home.administrator, (db) => approveClip(db, voiceId, M));
    const [later] = Object.values((await fetchOverlay(home.teacher))!);
    expect(later!.clips['sound-m']).toMatchObject({ durationMs: 640, synthetic: false });
    await inScope(home.administrator, (db) => removeClip(db, voiceId, M));
    await inScope(home.administrator, (db) => stopUsingVoice(db, voiceId));
    expect(await published(home.teacher)).toBeNull();
    expect(await fetchFile(bundle!.file)).toBeNull();
  });

  it('is of one voice at a time, and published the same way twice', async () => {
    const home = await createWorld(0);
    const first = await begin(home.administrator);
    const second = await begin(home.administrator);
    await recordApproved(home.administrator, first, S, 500);
    await recordApproved(home.administrator, second, S, 800);
    await inScope(home.administrator, (db) => putVoiceInUse(db, first));
    await inScope(home.administrator, (db) => putVoiceInUse(db, second));
    const [bundle] = Object.values((await fetchOverlay(home.teacher))!);
    expect(bundle!.clips['sound-s']!.durationMs).toBe(800);
    const { voices } = await inScope(home.administrator, listVoices);
    expect(voices.filter(({ inUse }) => inUse)).toHaveLength(1);
    const before = await published(home.teacher);
    await inScope(home.administrator, publishVoice);
    expect(await published(home.teacher)).toEqual(before);
  });

  it('is erased at once when the speaker withdraws, and the voice cannot come back', async () => {
    const home = await createWorld(0);
    const voiceId = await begin(home.administrator);
    await recordApproved(home.administrator, voiceId);
    await inScope(home.administrator, (db) => putVoiceInUse(db, voiceId));
    await inScope(home.administrator, (db) => withdrawVoice(db, voiceId));
    const { id: municipalityId } = home.municipality;
    expect(await getClient().soundFile.count({ where: { municipalityId } })).toBe(0);
    expect(await getClient().voiceClip.count({ where: { municipalityId } })).toBe(0);
    const { voices } = await inScope(home.administrator, listVoices);
    expect(voices).toMatchObject([{ inUse: false, withdrawnOn: home.administrator.today }]);
    expect(await statusOf(record(home.administrator, voiceId))).toBe(404);
    const use = inScope(home.administrator, (db) => putVoiceInUse(db, voiceId));
    expect(await statusOf(use)).toBe(404);
  });
});

describe('a voice as a file', () => {
  it('comes back clip for clip in another municipality', async () => {
    const home = await createWorld(0);
    const away = await createWorld(0);
    const voiceId = await begin(home.administrator);
    await recordApproved(home.administrator, voiceId, S, 500);
    await record(home.administrator, voiceId, M, 640);
    const file = await inScope(home.administrator, (db) => exportVoice(db, voiceId));
    const read = await inScope(away.administrator, (db) => importVoice(db, 'Granne', file));
    if (!read.ok) throw new Error(read.problem);
    const clipsOf = (id: string) =>
      getClient().voiceClip.findMany({
        where: { voiceId: id },
        orderBy: { clipName: 'asc' },
        select: { clipName: true, state: true, soundHash: true, durationMs: true, levelDb: true },
      });
    expect(await clipsOf(read.voiceId)).toEqual(await clipsOf(voiceId));
    await inScope(away.administrator, (db) => putVoiceInUse(db, read.voiceId));
    expect(await fetchOverlay(away.teacher)).not.toBeNull();
    const voice = await inScope(away.administrator, async (db) =>
      describeVoice(db, await requireVoice(db, read.voiceId)),
    );
    expect(voice).toMatchObject({ label: 'Granne', inUse: true, begunByMe: true });
  });

  it('writes nothing when anything in it is wrong', async () => {
    const home = await createWorld(0);
    const voiceId = await begin(home.administrator);
    const empty = inScope(home.administrator, (db) => exportVoice(db, voiceId));
    expect(await statusOf(empty)).toBe(404);
    await recordApproved(home.administrator, voiceId);
    const file = await inScope(home.administrator, (db) => exportVoice(db, voiceId));
    const before = await readEverything();
    const bring = (bytes: Uint8Array) =>
      inScope(home.administrator, (db) => importVoice(db, 'Fel', bytes));
    const spoiled = file.slice();
    spoiled[spoiled.length - 9]! ^= 1;
    expect(await bring(spoiled)).toEqual({ ok: false, problem: 'changed-sound' });
    const text = new TextDecoder('latin1').decode(file);
    const swap = (from: string, to: string) =>
      Uint8Array.from(text.replace(from, to), (letter) => letter.charCodeAt(0));
    expect(await bring(swap('sound-s', 'sound-m'))).toEqual({ ok: false, problem: 'other-prompt' });
    expect(await bring(swap('"arskurs-1"', '"arskurs-9"'))).toEqual({
      ok: false,
      problem: 'other-battery',
    });
    expect(await readEverything()).toBe(before);
  });
});

describe('the forms', () => {
  it('begin a voice only with an agreement of today or earlier', async () => {
    const home = await createWorld(0);
    const send = (form: Parameters<typeof answerVoiceList>[1]) =>
      inScope(home.specialEducator, (db) => answerVoiceList(db, form));
    expect(await send(null)).toEqual({ ok: false, problem: 'agreement-missing' });
    const start = { intent: 'start-voice', label: 'Röst', agreed: 'yes' } as const;
    expect(await send({ ...start, agreedOn: '2999-01-01' })).toEqual({
      ok: false,
      problem: 'agreement-in-future',
    });
    expect(await send({ ...start, agreedOn: home.teacher.today })).toMatchObject({
      ok: true,
      goesTo: 'voice',
    });
  });

  it('serve two recorders of one voice', async () => {
    const home = await createWorld(0);
    const other = await createViewer(home.municipality.id, 'teacher', {
      classId: home.schoolClass.id,
    });
    const voiceId = await begin(home.teacher);
    const sound = new Blob([writeWave(makeTone(400, 0.2))]);
    const form = { intent: 'record-clip' as const, ...S, sound };
    expect(await answerVoicePage(other, voiceId, form)).toEqual({ ok: true });
    const approve = { intent: 'approve-clip' as const, ...S };
    expect(await answerVoicePage(home.teacher, voiceId, approve)).toEqual({ ok: true });
  });
});

describe('two who choose a voice at once', () => {
  /** A promise and its key. */
  function makeGate(): { opened: Promise<void>; open: () => void } {
    let open = () => {};
    const opened = new Promise<void>((resolve) => {
      open = resolve;
    });
    return { opened, open };
  }

  /** How many connections of this database wait for an advisory lock now. */
  async function countWaiting(): Promise<number> {
    const rows = await getClient().$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock' AND wait_event = 'advisory'`;
    return rows[0]?.count ?? 0;
  }

  it('choose one after the other: the second waits for the first, and one voice is in use', async () => {
    const home = await createWorld(0);
    const away = await createWorld(0);
    const other = await createViewer(home.municipality.id, 'administrator');
    const first = await begin(home.administrator);
    const second = await begin(other);
    const elsewhere = await begin(away.administrator);

    const held = makeGate();
    const release = makeGate();
    const holding = inScope(home.administrator, async (db) => {
      await putVoiceInUse(db, first);
      held.open();
      await release.opened;
    });
    await held.opened;
    let hasChosen = false;
    const waiting = inScope(other, (db) => putVoiceInUse(db, second)).then(() => {
      hasChosen = true;
    });
    // It waits for the lock of this municipality, while another municipality chooses freely.
    await expect.poll(countWaiting).toBe(1);
    await inScope(away.administrator, (db) => putVoiceInUse(db, elsewhere));
    expect(hasChosen).toBe(false);
    release.open();
    await Promise.all([holding, waiting]);

    const listInUse = async (viewer: StaffViewer) =>
      (await inScope(viewer, listVoices)).voices.flatMap(({ voiceId, inUse }) =>
        inUse ? [voiceId] : [],
      );
    expect(await listInUse(other)).toEqual([second]);
    expect(await listInUse(away.administrator)).toEqual([elsewhere]);
  });
});
