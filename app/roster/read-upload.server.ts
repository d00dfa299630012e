import type * as z from 'zod';
import { MOST_BYTES } from './import/decode-text';
import { uploadSchema } from './import-form';

/** What a form adds around its file, bytes. */
const FORM_BYTES = 64 * 1024;
/** A form that is too large is read to here and dropped, so that the browser can be answered. */
const MOST_DROPPED_BYTES = 64 * 1024 * 1024;

export type Upload =
  | { ok: true; fields: z.output<typeof uploadSchema>; bytes: Uint8Array }
  | { ok: false; problem: { code: 'school-missing' | 'file-missing' | 'upload-too-large' } };

/** The form of a class list. Never holds more than the largest file that is read; never throws. */
export async function readUpload(request: Request): Promise<Upload> {
  const body = await readBody(request);
  if (!body) return { ok: false, problem: { code: 'upload-too-large' } };
  const form = await readForm(body, request.headers.get('content-type') ?? '');
  const fields = uploadSchema.safeParse(Object.fromEntries(form ?? []));
  if (form && !fields.success) return { ok: false, problem: { code: 'school-missing' } };
  const file = form?.get('file');
  if (!fields.success || !(file instanceof Blob) || file.size === 0) {
    // A browser sends a nameless empty file when none is chosen; a chosen empty one has a name.
    const isChosen = file instanceof File && file.name !== '';
    if (!fields.success || !isChosen) return { ok: false, problem: { code: 'file-missing' } };
  }
  const bytes = file instanceof Blob ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array();
  return { ok: true, fields: fields.data, bytes };
}

async function readForm(body: Uint8Array<ArrayBuffer>, type: string): Promise<FormData | null> {
  try {
    return await new Response(body, { headers: { 'Content-Type': type } }).formData();
  } catch {
    return null;
  }
}

/** The body, or null when it is larger than a form with the largest file. */
async function readBody(request: Request): Promise<Uint8Array<ArrayBuffer> | null> {
  const most = MOST_BYTES + FORM_BYTES;
  const statedBytes = Number(request.headers.get('content-length') ?? 0);
  const reader = request.body?.getReader();
  if (!reader) return new Uint8Array();
  if (statedBytes > MOST_DROPPED_BYTES) {
    await reader.cancel();
    return null;
  }
  const chunks: Uint8Array[] = [];
  let total = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    total += next.value.length;
    if (total > MOST_DROPPED_BYTES) {
      await reader.cancel();
      return null;
    }
    if (total <= most && statedBytes <= most) chunks.push(next.value);
    else chunks.length = 0;
  }
  if (total > most) return null;
  const body = new Uint8Array(total);
  let at = 0;
  for (const chunk of chunks) {
    body.set(chunk, at);
    at += chunk.length;
  }
  return body;
}
