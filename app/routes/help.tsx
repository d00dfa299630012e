/** Plain words on what Läsfyr shows and what it does not. Open to everyone. */
import type { MetaFunction } from '@remix-run/node';
import { useTranslation } from 'react-i18next';
import { HelpView } from '~/outcomes/help-view';
import { AppPage } from '~/routes/app-page';
import { pageTitle } from '~/routes/page-title';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('help:title'));

export default function HelpPage() {
  const { t } = useTranslation('help');
  return (
    <AppPage title={t('title')} lead={t('lead')} width="reading">
      <HelpView />
    </AppPage>
  );
}
