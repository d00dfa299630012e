/** What every adult page needs: language, theme, who is signed in and what they may do. */
import type { AppLoadContext } from '@remix-run/node';
import { readCookie } from '~/platform/http.server';
import type { Locale } from '~/platform/translation/catalogues';
import { DEFAULT_LOCALE, isLocale } from '~/platform/translation/translation';
import type { Action } from './roles';
import { ACTIONS, mayAnywhere } from './roles';
import { findViewer } from './viewer.server';

type Theme = 'system' | 'light' | 'dark';
export type DocumentData = {
  locale: Locale;
  theme: Theme;
  viewer: { name: string; roles: string[]; may: Action[]; synthetic: boolean } | null;
};

export const LOCALE_COOKIE = 'lasfyr-locale';
export const THEME_COOKIE = 'lasfyr-theme';

function isTheme(value: unknown): value is Theme {
  return value === 'system' || value === 'light' || value === 'dark';
}

export async function loadDocument(
  request: Request,
  context: AppLoadContext,
): Promise<DocumentData> {
  const viewer = await findViewer(request, context);
  const theme = readCookie(request, THEME_COOKIE);
  return {
    locale: chooseLocale(request, viewer?.locale),
    theme: isTheme(theme) ? theme : 'system',
    viewer: viewer && {
      name: `${viewer.givenName} ${viewer.familyName}`,
      roles: [...new Set(viewer.grants.map(({ role }) => role))],
      may: ACTIONS.filter((action) => mayAnywhere(viewer.grants, action)),
      synthetic: viewer.synthetic,
    },
  };
}

/** The browser's choice, else the person's, else Swedish. */
export function chooseLocale(request: Request, personal: Locale | undefined): Locale {
  const chosen = readCookie(request, LOCALE_COOKIE);
  return isLocale(chosen) ? chosen : (personal ?? DEFAULT_LOCALE);
}
