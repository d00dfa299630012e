/** The paper of health notes: whose they are and their class of information, at the top and the foot. */
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PrintHeader } from '~/ui/print-header';
import type { HealthPage } from './health-page';

/** Each note says its class again, because a paper of several sheets comes apart. */
export function HealthPaper({ page, children }: { page: HealthPage; children: ReactNode }) {
  const { t } = useTranslation(['health', 'common']);
  const { pupil, className, schoolName, today } = page;
  return (
    <div>
      <div className="print-only">
        <PrintHeader
          productName={t('common:productName')}
          subject={`${pupil.name}, ${className}, ${schoolName}`}
          date={today}
        />
        <p className="pb-4 font-bold">{t('class')}</p>
        {pupil.synthetic && <p className="pb-4 font-bold">{t('synthetic')}</p>}
      </div>
      {children}
      <div className="print-only">
        <p className="mt-4 border-t border-line pt-2">
          <strong>{t('class')}</strong> {t('secrecy')}
        </p>
      </div>
    </div>
  );
}
