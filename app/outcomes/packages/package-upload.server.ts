/** The form of a package, read bit by bit and never beyond its limit. */
import { readLimitedBody } from '~/platform/limited-body.server';
import { MOST_PACKAGE_BYTES } from './package-size';

/** What a form adds around its file, bytes. */
const FORM_BYTES = 64 * 1024;

export type PackageUpload =
  | { ok: true; bytes: Uint8Array }
  | { ok: false; problem: 'file-missing' | 'too-large' };

/** Never holds more than the largest package; never throws. */
export async function readUpload(request: Request): Promise<PackageUpload> {
  const body = await readLimitedBody(request, MOST_PACKAGE_BYTES + FORM_BYTES);
  if (!body) return { ok: false, problem: 'too-large' };
  const type = request.headers.get('content-type') ?? '';
  const form = await new Response(body, { headers: { 'Content-Type': type } })
    .formData()
    .catch(() => new FormData());
  const file = form.get('file');
  if (!(file instanceof Blob) || file.size === 0) return { ok: false, problem: 'file-missing' };
  return { ok: true, bytes: new Uint8Array(await file.arrayBuffer()) };
}
