/** Document titles in the page's language, from the root's data. */
import type { UIMatch } from '@remix-run/react';
import type { TFunction } from 'i18next';
import type { Catalogue } from '~/platform/translation/catalogues';
import { createTranslation, DEFAULT_LOCALE, isLocale } from '~/platform/translation/translation';

type Matches = readonly Pick<UIMatch, 'id' | 'data'>[];

/** For a route's `meta`: `({matches}) => pageTitle(matches, (t) => t('results:class.title'))`. */
export function pageTitle(
  matches: Matches,
  title: (t: TFunction<['common', ...(keyof Catalogue)[]]>) => string,
) {
  const root = matches.find((match) => match.id === 'root')?.data as
    | { locale?: unknown }
    | undefined;
  const locale = isLocale(root?.locale) ? root.locale : DEFAULT_LOCALE;
  return [{ title: `${title(createTranslation(locale).t as never)} · Läsfyr` }];
}
