/**
 * One request from the device to the server: signed, parsed, and with every failure as a value.
 */
import type * as z from 'zod/mini';
import {
  DEVICE_HEADER,
  type DeviceProblem,
  problemSchema,
  SIGNATURE_HEADER,
} from '~/administration/device-protocol';
import { signRequest } from '~/administration/device-signature';

/** `offline`: no answer, or an answer that is not ours (a captive portal, a proxy's error page). */
export type RequestProblem = DeviceProblem | 'offline';
export type Answer<Value> = { ok: true; value: Value } | { ok: false; problem: RequestProblem };

export type Signer = { deviceId: string; privateKey: CryptoKey };

const TIMEOUT_MS = 15_000;

async function makeHeaders(path: string, body: string, signer: Signer | null): Promise<Headers> {
  const headers = new Headers({ 'content-type': 'application/json', accept: 'application/json' });
  if (!signer) return headers;
  headers.set(DEVICE_HEADER, signer.deviceId);
  headers.set(SIGNATURE_HEADER, await signRequest(signer.privateKey, 'POST', path, body));
  return headers;
}

async function readAnswer<Value>(
  response: Response,
  schema: z.ZodMiniType<Value>,
): Promise<Answer<Value>> {
  const json: unknown = await response.json().catch(() => null);
  if (!response.ok) {
    const problem = problemSchema.safeParse(json);
    return { ok: false, problem: problem.success ? problem.data.problem : 'offline' };
  }
  const parsed = schema.safeParse(json);
  return parsed.success ? { ok: true, value: parsed.data } : { ok: false, problem: 'offline' };
}

/** POSTs a body, signed when there is a signer. Never throws. */
export async function postToServer<Value>(
  path: string,
  payload: unknown,
  schema: z.ZodMiniType<Value>,
  signer: Signer | null,
): Promise<Answer<Value>> {
  const body = JSON.stringify(payload);
  try {
    const response = await fetch(path, {
      method: 'POST',
      body,
      headers: await makeHeaders(path, body, signer),
      cache: 'no-store',
      credentials: 'omit',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    return await readAnswer(response, schema);
  } catch {
    return { ok: false, problem: 'offline' };
  }
}
