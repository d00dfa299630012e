/** The document every adult page stands in. */
import '~/platform/schemas-without-eval';

import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react';
import type { ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components';
import { I18nextProvider } from 'react-i18next';
import { loadDocument } from '~/access/document.server';
import { useNonce } from '~/platform/nonce';
import { createTranslation, DEFAULT_LOCALE } from '~/platform/translation/translation';
import { ErrorPage, errorKind } from '~/routes/error-page';
import { pageTitle } from '~/routes/page-title';
import stylesheet from '~/ui/app.css?url';

export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: stylesheet },
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
  { rel: 'manifest', href: '/manifest.webmanifest' },
];

export async function loader({ request, context }: LoaderFunctionArgs) {
  return loadDocument(request, context);
}

/** For pages that could not be shown; every other page has a title of its own. */
export const meta: MetaFunction<typeof loader> = ({ matches, error }) => {
  const kind = errorKind(isRouteErrorResponse(error) ? error.status : 500);
  return error ? pageTitle(matches, (t) => t(`error.${kind}Title`)) : [{ title: 'Läsfyr' }];
};

export function Layout({ children }: { children: ReactNode }) {
  const data = useRouteLoaderData<typeof loader>('root');
  const locale = data?.locale ?? DEFAULT_LOCALE;
  const nonce = useNonce();
  return (
    <html lang={locale} data-theme={data?.theme === 'system' ? undefined : data?.theme}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        <meta property="csp-nonce" content={nonce} />
        <Meta />
        <Links />
      </head>
      <body>
        <I18nextProvider i18n={createTranslation(locale)}>
          <I18nProvider locale={locale === 'sv' ? 'sv-SE' : 'en-GB'}>{children}</I18nProvider>
        </I18nextProvider>
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export default function App() {
  return <Outlet />;
}

export function ErrorBoundary() {
  const error = useRouteError();
  const status = isRouteErrorResponse(error) ? error.status : 500;
  return <ErrorPage status={status} />;
}
