/** What a person sees when a page cannot be shown: what happened, what was kept, what to do. */
import { useTranslation } from 'react-i18next';
import { AppPage } from '~/routes/app-page';
import { LinkButton } from '~/ui/link-button';

const KINDS = { 400: 'badRequest', 403: 'forbidden', 404: 'notFound' } as const;

/** Which words fit a status. */
export function errorKind(status: number) {
  return KINDS[status as keyof typeof KINDS] ?? 'broken';
}

export function ErrorPage({ status }: { status: number }) {
  const { t } = useTranslation();
  const kind = errorKind(status);
  return (
    <AppPage title={t(`error.${kind}Title`)} lead={t(`error.${kind}Text`)} width="reading">
      <LinkButton to="/" look="primary">
        {t('error.toStart')}
      </LinkButton>
    </AppPage>
  );
}
