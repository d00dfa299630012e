/** Which schools the municipality's figures leave out this school year; nothing when there is none. */
import { useTranslation } from 'react-i18next';
import { Notice } from '~/ui/notice';

export function LeftOutNotice({ names }: { names: readonly string[] }) {
  const { t } = useTranslation('learning');
  if (names.length === 0) return null;
  return (
    <Notice kind="info" title={t('leftOut.title', { schools: names.join(', ') })}>
      {t('leftOut.text')}
    </Notice>
  );
}
