/** What the pages of the voice studio ask for when a form is sent: who may first, then what it says. */
import { inScope, requireMunicipality, type ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import {
  approveClip,
  prepareRecording,
  recordClip,
  removeClip,
} from '~/instruments/voice-clips.server';
import { importVoice } from '~/instruments/voice-exchange.server';
import type { VoiceClipForm, VoiceListForm } from '~/instruments/voice-forms';
import type {
  RecordingProblem,
  VoiceImportProblem,
  VoiceListProblem,
} from '~/instruments/voice-problems';
import {
  putVoiceInUse,
  requireLivingVoice,
  startVoice,
  stopUsingVoice,
  withdrawVoice,
} from '~/instruments/voice-store.server';
import type { PackageUpload } from '~/instruments/voice-upload.server';
import { badRequest } from '~/platform/http.server';

type Db = ScopedDb<StaffViewer>;
type Answer<Problem> = { ok: true; voiceId: string } | { ok: false; problem: Problem };

/** Does what a button of the list says. @throws 403 or 404. */
export async function answerVoiceList(
  db: Db,
  form: VoiceListForm | null,
): Promise<Answer<VoiceListProblem> & { goesTo?: 'voice' }> {
  requireMunicipality(db, 'voice.record');
  if (!form) return { ok: false, problem: 'agreement-missing' };
  if (form.intent === 'start-voice') {
    const started = await startVoice(db, form);
    return started.ok ? { ...started, goesTo: 'voice' } : started;
  }
  if (form.intent === 'use-voice') await putVoiceInUse(db, form.voiceId);
  else if (form.intent === 'stop-using-voice') await stopUsingVoice(db, form.voiceId);
  else await withdrawVoice(db, form.voiceId);
  return { ok: true, voiceId: form.voiceId };
}

/**
 * Does what a button of a voice's page says. A recording is checked and encoded outside the
 * transaction, after it is clear that the viewer may record. @throws 400, 403 or 404.
 */
export async function answerVoicePage(
  viewer: StaffViewer,
  voiceId: string | undefined,
  form: VoiceClipForm | null,
): Promise<{ ok: true } | { ok: false; problem: RecordingProblem }> {
  await inScope(viewer, (db) => requireLivingVoice(db, voiceId));
  if (!form) throw badRequest();
  if (form.intent === 'approve-clip') await inScope(viewer, (db) => approveClip(db, voiceId, form));
  if (form.intent === 'remove-clip') await inScope(viewer, (db) => removeClip(db, voiceId, form));
  if (form.intent !== 'record-clip') return { ok: true };
  const prepared = await prepareRecording(form, new Uint8Array(await form.sound.arrayBuffer()));
  if (!prepared.ok) return prepared;
  await inScope(viewer, (db) => recordClip(db, voiceId, form, prepared.sound));
  return { ok: true };
}

/** Reads an uploaded package in. @throws 403. */
export async function receiveVoicePackage(
  db: Db,
  upload: PackageUpload,
): Promise<Answer<VoiceImportProblem>> {
  requireMunicipality(db, 'voice.manage');
  if (!upload.ok) return upload;
  return importVoice(db, upload.label, upload.bytes);
}
