/** The form of a voice package, read bit by bit and never beyond its limit. */
import { readVoiceImportFields } from '~/instruments/voice-forms';
import { MOST_PACKAGE_BYTES } from '~/instruments/voice-package';

/** What a form adds around its file, bytes. */
const FORM_BYTES = 64 * 1024;

export type PackageUpload =
  | { ok: true; label: string; bytes: Uint8Array }
  | { ok: false; problem: 'file-missing' | 'fields-missing' | 'too-large' };

/** Never holds more than the largest package; never throws. */
export async function readPackageUpload(request: Request): Promise<PackageUpload> {
  const body = await readBody(request);
  if (!body) return { ok: false, problem: 'too-large' };
  const type = request.headers.get('content-type') ?? '';
  const form = await new Response(body, { headers: { 'Content-Type': type } })
    .formData()
    .catch(() => new FormData());
  const fields = readVoiceImportFields(form);
  if (!fields) return { ok: false, problem: 'fields-missing' };
  const file = form.get('file');
  if (!(file instanceof Blob) || file.size === 0) return { ok: false, problem: 'file-missing' };
  return { ok: true, label: fields.label, bytes: new Uint8Array(await file.arrayBuffer()) };
}

/** The body, or null when it is larger than a form with the largest package. */
async function readBody(request: Request): Promise<Blob | null> {
  const most = MOST_PACKAGE_BYTES + FORM_BYTES;
  const reader = request.body?.getReader();
  if (!reader) return new Blob();
  if (Number(request.headers.get('content-length') ?? 0) > most) {
    await reader.cancel();
    return null;
  }
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let total = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    total += next.value.length;
    if (total > most) {
      await reader.cancel();
      return null;
    }
    chunks.push(new Uint8Array(next.value));
  }
  return new Blob(chunks);
}
