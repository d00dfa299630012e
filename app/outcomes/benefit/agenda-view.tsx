/** Activities for each target of Agenda 2030: counts in a table, then what they are. */
import { Link } from '@remix-run/react';
import { FigureTable } from '~/outcomes/figure-table';
import { ActivityState } from './activity-panel';
import { agendaKey } from './agenda';
import type { AgendaReport, AgendaRow } from './agenda-report';
import { useBenefitWords } from './benefit-words';

export function AgendaView({ report }: { report: AgendaReport }) {
  const { t } = useBenefitWords();
  const { rows, total, untagged } = report;
  const doneOf = ({ done, activities }: { done: number; activities: number }) =>
    t('benefit:agenda.doneOf', { done, count: activities });
  return (
    <div className="grid gap-8">
      <FigureTable
        caption={t('benefit:agenda.caption')}
        rowHeader={t('benefit:agenda.target')}
        totalHeader={t('benefit:agenda.total')}
        rows={rows}
        rowId={({ target }) => target}
        rowName={({ target }) => target}
        columns={[
          {
            id: 'benefits',
            header: t('benefit:agenda.benefits'),
            cell: ({ benefits }) => benefits.length,
            total: total.benefits,
          },
          {
            id: 'activities',
            header: t('benefit:agenda.activities'),
            cell: doneOf,
            total: doneOf(total),
          },
          {
            id: 'reached',
            header: t('benefit:agenda.reached'),
            cell: ({ reached }) => reached,
            total: t('benefit:none'),
          },
        ]}
      />
      {rows.map((row) => (
        <Target key={row.target} row={row} today={report.today} />
      ))}
      {untagged > 0 && <p>{t('benefit:agenda.untagged', { count: untagged })}</p>}
      <p className="max-w-[70ch] text-ink-soft">{t('benefit:agenda.note')}</p>
    </div>
  );
}

function Target({ row, today }: { row: AgendaRow; today: string }) {
  const { t, place, phase } = useBenefitWords();
  const { target, benefits } = row;
  return (
    <section aria-labelledby={agendaKey(target)} className="grid gap-3">
      <h2 id={agendaKey(target)}>
        {target}. {t(`benefit:agenda.of.${agendaKey(target)}`)}
      </h2>
      {benefits.length === 0 && <p className="text-ink-soft">{t('benefit:agenda.none')}</p>}
      <ul className="grid gap-3">
        {benefits.map(
          ({ benefitId, title, schoolName, activities, standing, isWithheld, ...own }) => (
            <li key={benefitId}>
              <p>
                <Link to={`/benefits/${benefitId}`}>{title}</Link> ({place(schoolName)},{' '}
                {phase(own.phase)}
                {standing && `, ${t(`benefit:standing.${standing}`)}`}
                {isWithheld && `, ${t('benefit:withheld.short')}`})
              </p>
              {activities.length === 0 ? (
                <p className="text-ink-soft">{t('benefit:agenda.noActivities')}</p>
              ) : (
                <ul className="list-disc ps-6">
                  {activities.map((activity) => (
                    <li key={activity.eventId}>
                      {activity.text} <ActivityState activity={activity} today={today} />
                    </li>
                  ))}
                </ul>
              )}
            </li>
          ),
        )}
      </ul>
    </section>
  );
}
