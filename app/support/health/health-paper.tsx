/** The paper of health notes: whose they are and their class of information at the top and foot of every sheet. */
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PrintHeader } from '~/ui/print-header';
import type { HealthPage } from './health-page';

/** Print lays out as a table, because a table's head and foot come again on every sheet. */
export function HealthPaper({ page, children }: { page: HealthPage; children: ReactNode }) {
  const { t } = useTranslation(['health', 'common']);
  const { pupil, className, schoolName, today } = page;
  return (
    <div className="print:table print:w-full">
      <div className="hidden break-inside-avoid print:table-header-group">
        <PrintHeader
          productName={t('common:productName')}
          subject={`${pupil.name}, ${className}, ${schoolName}`}
          date={today}
        />
        <p className="pb-4 font-bold">{t('class')}</p>
        {pupil.synthetic && <p className="pb-4 font-bold">{t('synthetic')}</p>}
      </div>
      <div className="print:table-row-group">{children}</div>
      <div className="hidden break-inside-avoid print:table-footer-group">
        <p className="mt-4 border-t border-line pt-2">
          <strong>{t('class')}</strong> {t('secrecy')}
        </p>
      </div>
    </div>
  );
}
