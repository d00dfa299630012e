/** What the import's two pages ask for when a form is sent: who may first, then what it says. */
import { requireMunicipality, type ScopedDb } from '~/access/in-scope.server';
import type { StaffViewer } from '~/access/viewer.server';
import { badRequest } from '~/platform/http.server';
import { type ApplyProblem, applyImport } from './apply-import.server';
import type { FileProblem } from './import/import-codes';
import type { PreviewForm } from './import-form';
import { discardImport, previewImport, saveAnswers } from './import-store.server';
import type { Upload } from './read-upload.server';

type Db = ScopedDb<StaffViewer>;
export type UploadProblem = FileProblem | Extract<Upload, { ok: false }>['problem'];

/** Takes an uploaded class list. @throws 404 or 403. */
export async function receiveUpload(
  db: Db,
  upload: Upload,
): Promise<{ ok: true; importId: string } | { ok: false; problem: UploadProblem; status: number }> {
  requireMunicipality(db, 'roster.manage');
  if (!upload.ok) return { ...upload, status: statusOf(upload.problem) };
  const read = await previewImport(db, upload.fields.schoolId, upload.bytes, upload.fields);
  return read.ok ? read : { ...read, status: statusOf(read.problem) };
}

function statusOf({ code }: UploadProblem): number {
  if (code === 'upload-too-large' || code === 'too-large') return 413;
  return code === 'school-missing' || code === 'file-missing' ? 400 : 422;
}

/** Does what a button of the preview says. @throws 404, 403, or 400 for a form that is none of ours. */
export async function answerPreview(
  db: Db,
  importId: string | undefined,
  form: PreviewForm | null,
): Promise<{ ok: true } | { ok: false; problem: ApplyProblem }> {
  requireMunicipality(db, 'roster.manage');
  if (!form) throw badRequest();
  if (form.intent === 'discard') return discardImport(db, importId);
  if (form.intent === 'clear-answers') return saveAnswers(db, importId, null);
  if (form.intent === 'answer') return saveAnswers(db, importId, form);
  return applyImport(db, importId, form);
}
