/**
 * Language and theme: forms that work without scripts and remember the choice in a cookie.
 * A phone follows its own theme: there is no room for the choice.
 */
import { Form, useRouteLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { DocumentData } from '~/access/document.server';
import { SegmentedControl } from '~/ui/segmented-control';

export function LookControls({ returnTo }: { returnTo: string }) {
  const { t } = useTranslation();
  const data = useRouteLoaderData<DocumentData>('root');
  return (
    <>
      <Form method="post" action="/look" reloadDocument>
        <input type="hidden" name="returnTo" value={returnTo} />
        <SegmentedControl
          label={t('language')}
          name="locale"
          value={data?.locale ?? 'sv'}
          options={[
            { value: 'sv', label: t('swedish'), lang: 'sv' },
            { value: 'en', label: t('english'), lang: 'en' },
          ]}
        />
      </Form>
      <Form method="post" action="/look" reloadDocument className="max-sm:hidden">
        <input type="hidden" name="returnTo" value={returnTo} />
        <SegmentedControl
          label={t('theme')}
          name="theme"
          value={data?.theme ?? 'system'}
          options={[
            { value: 'system', label: t('themeSystem') },
            { value: 'light', label: t('themeLight') },
            { value: 'dark', label: t('themeDark') },
          ]}
        />
      </Form>
    </>
  );
}
