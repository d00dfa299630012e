/** What the school's own set-up says on the page of a round: its days, and who leads and reads. */
import { useTranslation } from 'react-i18next';
import type { RunRole } from '~/roster/set-up/set-up';
import { Notice } from '~/ui/notice';
import type { RoundPage } from './round-page';
import { useDayWords } from './round-word-choice';

/** The school's days in the window; a day outside them is told and starts the round all the same. */
export function OwnDaysNotice({
  page,
}: {
  page: Pick<RoundPage, 'window' | 'today' | 'schoolName'>;
}) {
  const { t } = useTranslation('setup');
  const day = useDayWords();
  const { window, today, schoolName } = page;
  if (!window?.own || window.timing === 'outside') return null;
  const { startDate, endDate } = window.own;
  const words = { school: schoolName, from: day(startDate), to: day(endDate) };
  if (startDate <= today && today <= endDate) return <p>{t('round.ownDays', words)}</p>;
  return (
    <Notice kind="warning" title={t('round.outsideOwnDays', words)}>
      <p>{t('round.outsideOwnDaysText')}</p>
    </Notice>
  );
}

/** Whom to ask, when the school has given what the reader might do to others. */
export function RunRightsNotice({
  page,
  isLive,
}: {
  page: Pick<RoundPage, 'runs' | 'schoolName'>;
  isLive: boolean;
}) {
  const { t } = useTranslation('setup');
  const nameRoles = useRunRoleNames();
  const { mayLead, mayRead, leaders, readers } = page.runs;
  if (mayLead && mayRead) return null;
  return (
    <Notice
      kind="info"
      isLive={isLive && !mayLead}
      title={t(mayLead ? 'round.notReader' : mayRead ? 'round.notLeader' : 'round.neither', {
        school: page.schoolName,
      })}
    >
      {!mayLead && <p>{t('round.askLeaders', { roles: nameRoles(leaders) })}</p>}
      {!mayRead && <p>{t('round.askReaders', { roles: nameRoles(readers) })}</p>}
      <p>{t('round.askPrincipal')}</p>
    </Notice>
  );
}

/** "lärare, specialpedagog eller testledare". */
function useRunRoleNames(): (roles: readonly RunRole[]) => string {
  const { t, i18n } = useTranslation('setup');
  const list = new Intl.ListFormat(i18n.language === 'en' ? 'en-GB' : 'sv-SE', {
    type: 'disjunction',
  });
  return (roles) => list.format(roles.map((role) => t(`role.${role}`)));
}
