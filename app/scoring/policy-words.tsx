/** Words that the pages of the cut policies share: language, numbers, windows, days. */
import { useTranslation } from 'react-i18next';
import type { Role } from '~/access/roles';
import { WINDOW_KINDS } from '~/instruments/battery';
import type { Day } from '~/platform/calendar';
import type { Bilingual } from '~/scoring/cut-policy';
import type { PolicyHead } from '~/scoring/policy-doors.server';
import type { PolicyWindowUse } from '~/scoring/policy-store.server';

export function usePolicyWords() {
  const { t, i18n } = useTranslation(['policies', 'common']);
  const format = new Intl.NumberFormat(i18n.language, {
    maximumFractionDigits: 4,
    // What is shown in a field can be sent back as it stands.
    useGrouping: false,
  });
  const days = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'long' });
  const instants = new Intl.DateTimeFormat(i18n.language, {
    dateStyle: 'medium',
    timeZone: 'Europe/Stockholm',
  });
  const say = (text: Bilingual) => (i18n.language === 'en' ? text.en : text.sv);
  return {
    t,
    say,
    /** The language of the page. */
    language: i18n.language === 'en' ? ('en' as const) : ('sv' as const),
    number: (value: number) => format.format(value),
    /** Day and time of an instant, as ISO text. */
    instant: (text: string) => instants.format(new Date(text)),
    /** "vintern 2026/27". */
    nameWindow({ kind, startYear }: Pick<PolicyWindowUse, 'kind' | 'startYear'>): string {
      const known = WINDOW_KINDS.find((candidate) => candidate === kind);
      const year = `${startYear}/${String((startYear + 1) % 100).padStart(2, '0')}`;
      return t('window', { kind: known ? t(`kind.${known}`) : kind, year });
    },
    nameDay: (day: Day) => days.format(new Date(`${day}T12:00:00Z`)),
    nameRole: (role: Role) => t(`common:role.${role}`),
    /** When and in which role, or that it never was. */
    nameApproval({ approvedDay, approvedRole }: PolicyHead): string {
      if (approvedDay === null || approvedRole === null) return t('list.never');
      const day = days.format(new Date(`${approvedDay}T12:00:00Z`));
      return t('list.byRole', { day, role: t(`common:role.${approvedRole as Role}`) });
    },
    nameStatus: (head: Pick<PolicyHead, 'status' | 'ships'>) =>
      head.ships ? `${t(`status.${head.status}`)}, ${t('ships')}` : t(`status.${head.status}`),
  };
}
