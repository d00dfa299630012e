/** The door that devices come through: a body of limited size, answers with a problem and status. */
import { isShallowJson } from './canonical-json';
import { DEVICE_PROBLEMS, type DeviceProblem, MAX_BATCH_BYTES } from './device-protocol';

/** No request of the protocol nests deeper than six. */
const DEEPEST = 16;

export function refuseDevice(problem: DeviceProblem): Response {
  return Response.json({ problem }, { status: DEVICE_PROBLEMS[problem], headers: NO_STORE });
}

export function answerDevice(value: unknown): Response {
  return Response.json(value, { headers: NO_STORE });
}

const NO_STORE = { 'Cache-Control': 'no-store' };

export type DeviceBody =
  | { ok: true; bytes: Uint8Array<ArrayBuffer>; json: unknown }
  | { ok: false; problem: 'too-large' | 'bad-request' };

/** Read and parse a request's body; stops reading as soon as it is too large. */
export async function readDeviceBody(request: Request): Promise<DeviceBody> {
  if (request.method !== 'POST') return { ok: false, problem: 'bad-request' };
  const bytes = await readLimited(request);
  if (!bytes) return { ok: false, problem: 'too-large' };
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (!isShallowJson(text, DEEPEST)) return { ok: false, problem: 'bad-request' };
    return { ok: true, bytes, json: JSON.parse(text) };
  } catch {
    return { ok: false, problem: 'bad-request' };
  }
}

async function readLimited(request: Request): Promise<Uint8Array<ArrayBuffer> | null> {
  if (Number(request.headers.get('content-length') ?? 0) > MAX_BATCH_BYTES) return null;
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > MAX_BATCH_BYTES) {
      await reader.cancel();
      return null;
    }
    parts.push(value);
  }
  return new Uint8Array(Buffer.concat(parts));
}
