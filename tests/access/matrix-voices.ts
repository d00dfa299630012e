/** Voices behind the doors of the access matrix. */
import { inScope } from '~/access/in-scope.server';
import {
  approveClip,
  getVoice,
  prepareRecording,
  recordClip,
} from '~/instruments/voice-clips.server';
import { exportVoice } from '~/instruments/voice-exchange.server';
import { putVoiceInUse, startVoice } from '~/instruments/voice-store.server';
import { writeWave } from '~/instruments/wave';
import { makeTone } from '../support/sounds';
import { form, type Knock } from './matrix-knocks';
import type { MatrixWorld } from './matrix-world';

const CLIP = { bundleId: 'letter-sounds', clipName: 'sound-s' };

/** A voice that the administrator has begun. */
export async function begunVoice({ administrator }: MatrixWorld): Promise<string> {
  const voice = { label: 'Röst', agreedOn: administrator.today };
  const started = await inScope(administrator, (db) => startVoice(db, voice));
  if (!started.ok) throw new Error(started.problem);
  return started.voiceId;
}

/** One with a recording that waits. */
export async function recordedVoice(world: MatrixWorld): Promise<string> {
  const voiceId = await begunVoice(world);
  const prepared = await prepareRecording(CLIP, writeWave(makeTone(300, 0.2)));
  if (!prepared.ok) throw new Error(prepared.problem);
  await inScope(world.administrator, (db) => recordClip(db, voiceId, CLIP, prepared.sound));
  return voiceId;
}

export async function onVoices(world: MatrixWorld, intent: string): Promise<Knock> {
  const voiceId = await begunVoice(world);
  if (intent === 'stop-using-voice')
    await inScope(world.administrator, (db) => putVoiceInUse(db, voiceId));
  return form('/voices', { intent, voiceId });
}

export async function onVoice(world: MatrixWorld, intent: string): Promise<Knock> {
  if (intent !== 'record-clip')
    return form(`/voices/${await recordedVoice(world)}`, { intent, ...CLIP });
  const body = new FormData();
  body.set('intent', intent);
  body.set('bundleId', CLIP.bundleId);
  body.set('clipName', CLIP.clipName);
  body.set('sound', new Blob([writeWave(makeTone(300, 0.2))]), 'clip.wav');
  return { path: `/voices/${await begunVoice(world)}`, body };
}

/** A voice as a file, to be read in. */
export async function bringVoice(world: MatrixWorld): Promise<Knock> {
  const voiceId = await recordedVoice(world);
  const file = await inScope(world.administrator, (db) => exportVoice(db, voiceId));
  const body = new FormData();
  body.set('label', 'Kopia');
  body.set('agreed', 'yes');
  body.set('file', new Blob([file]), 'rost.lasfyrrost');
  return { path: '/voices/import', body };
}

/** The address of an approved recording. */
export async function soundAddress(world: MatrixWorld): Promise<string> {
  const voiceId = await recordedVoice(world);
  await inScope(world.administrator, (db) => approveClip(db, voiceId, CLIP));
  const { prompts } = await inScope(world.administrator, (db) => getVoice(db, voiceId));
  return prompts.flatMap(({ clip }) => clip?.soundUrl ?? [])[0] ?? '';
}
