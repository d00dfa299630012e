import { useTranslation } from 'react-i18next';
import { Checkbox } from '~/ui/checkbox';
import { Notice } from '~/ui/notice';
import type { ImportPreview } from './import-preview';

/** Pupils of the register whom the file lacks. Each has a box of her own, never ticked for her. */
export function ImportMissing({ preview }: { preview: ImportPreview }) {
  const { t } = useTranslation('roster');
  const { missing, missingIsUncertain, protectedRowCount, protectedUntouched } = preview;
  const aliases = protectedUntouched.map(({ alias, className }) => `${alias} (${className})`);
  return (
    <>
      {missing.count > 0 && (
        <section aria-labelledby="missing" className="grid gap-3">
          <h2 id="missing">{t('preview.missingTitle')}</h2>
          <p>{t('preview.missingText')}</p>
          {protectedRowCount > 0 && <Notice kind="warning" title={t('preview.missingProtected')} />}
          {missingIsUncertain && <p>{t('preview.missingUncertain')}</p>}
          <div>
            {missing.items.map(({ membershipId, name, className }) => (
              <Checkbox
                key={membershipId}
                name="removeMembershipId"
                value={membershipId}
                label={t('preview.endMembership', { name, className })}
              />
            ))}
          </div>
          {missing.items.length < missing.count && (
            <p>{t('preview.moreMissing', { shown: missing.items.length, count: missing.count })}</p>
          )}
        </section>
      )}
      {aliases.length > 0 && (
        <section aria-labelledby="aliases" className="grid gap-2">
          <h2 id="aliases">{t('preview.aliasTitle')}</h2>
          <p>{t('preview.aliasText', { aliases: aliases.join(', ') })}</p>
        </section>
      )}
    </>
  );
}
