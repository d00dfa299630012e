/** POST: remember language or theme in the browser, and go back to the page. */
import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import * as z from 'zod';
import { LOCALE_COOKIE, THEME_COOKIE } from '~/access/document.server';
import { publicUrl } from '~/platform/environment.server';
import { badRequest, readForm, toOwnPath, writeCookie } from '~/platform/http.server';

const YEAR_SECONDS = 365 * 24 * 60 * 60;
const lookSchema = z.object({
  locale: z.enum(['sv', 'en']).optional(),
  theme: z.enum(['system', 'light', 'dark']).optional(),
  returnTo: z.string().default('/').transform(toOwnPath),
});

export async function action({ request }: ActionFunctionArgs) {
  const form = lookSchema.safeParse(Object.fromEntries(await readForm(request)));
  if (!form.success) throw badRequest();
  const { locale, theme, returnTo } = form.data;
  const options = { secure: publicUrl().startsWith('https:'), maxAgeSeconds: YEAR_SECONDS };
  const headers = new Headers();
  if (locale) headers.append('Set-Cookie', writeCookie(LOCALE_COOKIE, locale, options));
  if (theme) headers.append('Set-Cookie', writeCookie(THEME_COOKIE, theme, options));
  return redirect(returnTo, { headers });
}

export function loader() {
  return redirect('/');
}
