/** Reads the sign-in page's two forms and signs in. */
import type { SubmissionResult } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { toOwnPath } from '~/platform/http.server';
import { signIn, signInByOneClick } from './sign-in.server';
import { oneClickSchema, signInSchema } from './sign-in-form';

export type SignInAnswer =
  | { ok: true; cookie: string; goTo: string }
  | {
      ok: false;
      problem: 'wrong-credentials' | 'too-many-tries' | 'not-offered' | 'form';
      submission?: SubmissionResult<string[]>;
    };

/** Only addresses of our own are gone on to. */
function goTo(requestUrl: string): string {
  return toOwnPath(new URL(requestUrl).searchParams.get('next') ?? '/');
}

export async function answerSignIn(
  form: FormData,
  clientAddress: string,
  requestUrl: string,
): Promise<SignInAnswer> {
  if (form.get('intent') === 'one-click') return answerOneClick(form, requestUrl);
  const submission = parseWithZod(form, { schema: signInSchema });
  if (submission.status !== 'success') {
    return {
      ok: false,
      problem: 'form',
      submission: submission.reply({ hideFields: ['password'] }),
    };
  }
  const { username, password } = submission.value;
  const result = await signIn(username, password, clientAddress);
  if (result.ok) return { ok: true, cookie: result.cookie, goTo: goTo(requestUrl) };
  return {
    ok: false,
    problem: result.problem,
    submission: submission.reply({ hideFields: ['password'] }),
  };
}

async function answerOneClick(form: FormData, requestUrl: string): Promise<SignInAnswer> {
  const parsed = oneClickSchema.safeParse(Object.fromEntries(form));
  const cookie = parsed.success ? await signInByOneClick(parsed.data.staffMemberId) : null;
  if (!cookie) return { ok: false, problem: 'not-offered' };
  return { ok: true, cookie, goTo: goTo(requestUrl) };
}
