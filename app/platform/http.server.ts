/** Small answers every door uses. Thrown responses end the request at once. */

/** Out of scope, or not there at all: the two are not told apart. */
export function notFound(): Response {
  return new Response(null, { status: 404, statusText: 'Not Found' });
}

/** In scope, but this role may not. */
export function forbidden(): Response {
  return new Response(null, { status: 403, statusText: 'Forbidden' });
}

export function badRequest(): Response {
  return new Response(null, { status: 400, statusText: 'Bad Request' });
}

/**
 * Path and query of an address of our own, or `/`. What a browser would take for another host is
 * not ours: `//host`, `/\host`, or either with tabs or line breaks in between.
 */
export function toOwnPath(address: string): string {
  const own = 'http://own.invalid';
  if (!address.startsWith('/') || !URL.canParse(address, own)) return '/';
  const { origin, pathname, search } = new URL(address, own);
  return origin === own && !pathname.startsWith('//') ? `${pathname}${search}` : '/';
}

/**
 * The form of a request. @throws 400 when the body is no form, or a text of it holds a zero character, which the
 * database keeps in no text. Files may hold any byte.
 */
export async function readForm(request: Request): Promise<FormData> {
  const form = await request.formData().catch(() => null);
  if (!form) throw badRequest();
  for (const [, value] of form) {
    if (typeof value === 'string' && value.includes('\0')) throw badRequest();
  }
  return form;
}

/** What stood in a form, as texts, to be shown again beside its problems. */
export function readTyped(form: FormData): Record<string, string> {
  return Object.fromEntries([...form].map(([name, value]) => [name, String(value)]));
}

/** A file for a spreadsheet, kept by nobody on the way. */
export function csvAnswer(text: string, fileName: string): Response {
  return new Response(text, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${fileName}"`,
      'Cache-Control': 'no-store',
    },
  });
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** One value of a cookie header, decoded; undefined when absent or broken. */
export function readCookie(request: Request, name: string): string | undefined {
  for (const part of (request.headers.get('cookie') ?? '').split(';')) {
    const [key, ...rest] = part.trim().split('=');
    if (key === name) return decode(rest.join('='));
  }
  return undefined;
}

type CookieOptions = { maxAgeSeconds?: number; secure: boolean; httpOnly?: boolean };

/** A `Set-Cookie` value: this site only, all paths. An age of zero erases it. */
export function writeCookie(name: string, value: string, options: CookieOptions): string {
  const parts = [`${name}=${encodeURIComponent(value)}`, 'Path=/', 'SameSite=Lax'];
  if (options.httpOnly !== false) parts.push('HttpOnly');
  if (options.secure) parts.push('Secure');
  if (options.maxAgeSeconds !== undefined) parts.push(`Max-Age=${options.maxAgeSeconds}`);
  return parts.join('; ');
}
