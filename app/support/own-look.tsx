/**
 * The school's own line of attention on the class page: pupils above the limit and near it are marked as the
 * school's own to look at. It stands beside the level and changes neither it nor any figure.
 */
import { useTranslation } from 'react-i18next';
import type { ClassPageData } from '~/support/class-page';
import { DefinitionPopover } from '~/ui/definition-popover';

/** Under the level in the table. */
export function OwnMark() {
  const { t } = useTranslation('setup');
  return <span className="text-sm font-bold">{t('look.mark')}</span>;
}

/** How many are marked, with what it means a click away; nothing where the school has not chosen it. */
export function OwnLook({ results }: { results: NonNullable<ClassPageData['results']> }) {
  const { t } = useTranslation('setup');
  if (!results.looksNear) return null;
  const count = results.pupils.filter(({ nearLimit }) => nearLimit).length;
  const all = results.pupils.length;
  return (
    <p className="flex flex-wrap items-center gap-x-3">
      <span>{t('look.count', { count, all })}</span>
      <DefinitionPopover term={t('look.term')}>
        <p>{t('look.text')}</p>
      </DefinitionPopover>
    </p>
  );
}
