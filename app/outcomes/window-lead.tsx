/** One sentence under the heading: which window the figures are of, and that no pupil is shown. */
import { useTranslation } from 'react-i18next';

const KINDS = ['autumn', 'winter', 'spring'] as const;

export function useWindowLead(windowKind: string | null): string {
  const { t } = useTranslation(['outcomes', 'common']);
  const kind = KINDS.find((known) => known === windowKind);
  return kind ? t('lead', { window: t(`common:window.${kind}`) }) : t('leadNoWindow');
}
