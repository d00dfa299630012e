/** Goals, benefits and activities for each target of Agenda 2030: counts in a table, then what they are. */
import { Link } from '@remix-run/react';
import { FigureTable } from '~/outcomes/figure-table';
import { ActivityState } from './activity-panel';
import { agendaKey } from './agenda';
import type { AgendaReport, AgendaRow, Reported, ReportedActivity } from './agenda-report';
import { useBenefitWords } from './benefit-words';

export function AgendaView({ report }: { report: AgendaReport }) {
  const { t } = useBenefitWords();
  const { rows, total, untagged } = report;
  const doneOf = ({ done, activities }: { done: number; activities: number }) =>
    t('benefit:agenda.doneOf', { done, count: activities });
  const columnOf = (id: 'goals' | 'benefits' | 'reached') => ({
    id,
    header: t(`benefit:agenda.${id}`),
    cell: (row: AgendaRow) => row[id],
    total: total[id],
  });
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
          columnOf('goals'),
          columnOf('benefits'),
          {
            id: 'activities',
            header: t('benefit:agenda.activities'),
            cell: doneOf,
            total: doneOf(total),
          },
          columnOf('reached'),
        ]}
      />
      {rows.map((row) => (
        <Target key={row.target} row={row} today={report.today} />
      ))}
      {untagged.goals > 0 && (
        <p>
          {t('benefit:agenda.untaggedGoals', { count: untagged.goals })}{' '}
          <Link to="/goals">{t('benefit:agenda.toGoals')}</Link>
        </p>
      )}
      {untagged.benefits > 0 && <p>{t('benefit:agenda.untagged', { count: untagged.benefits })}</p>}
      <p className="max-w-[70ch] text-ink-soft">{t('benefit:agenda.note')}</p>
    </div>
  );
}

function Target({ row, today }: { row: AgendaRow; today: string }) {
  const { t } = useBenefitWords();
  const { target, reported } = row;
  return (
    <section aria-labelledby={agendaKey(target)} className="grid gap-3">
      <h2 id={agendaKey(target)}>
        {target}. {t(`benefit:agenda.of.${agendaKey(target)}`)}
      </h2>
      {reported.length === 0 && <p className="text-ink-soft">{t('benefit:agenda.none')}</p>}
      <ul className="grid gap-3">
        {reported.map((one) => (
          <li key={one.id}>
            <Name of={one} />
            <Activities of={one.activities} today={today} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A goal, or a benefit with where it stands; each leads to its own page. */
function Name({ of }: { of: Reported }) {
  const { t, place, phase } = useBenefitWords();
  if (of.kind === 'goal') {
    return (
      <p>
        <Link to={`/goals#goal-${of.id}`}>{of.title}</Link> ({t('benefit:agenda.goal')}
        {of.isReached && `, ${t('benefit:agenda.goalReached')}`})
      </p>
    );
  }
  return (
    <p>
      <Link to={`/benefits/${of.id}`}>{of.title}</Link> ({t('benefit:agenda.benefit')},{' '}
      {place(of.schoolName)}, {phase(of.phase)}
      {of.standing && `, ${t(`benefit:standing.${of.standing}`)}`}
      {of.isWithheld && `, ${t('benefit:withheld.short')}`})
    </p>
  );
}

function Activities({ of, today }: { of: readonly ReportedActivity[]; today: string }) {
  const { t } = useBenefitWords();
  if (of.length === 0) return <p className="text-ink-soft">{t('benefit:agenda.noActivities')}</p>;
  return (
    <ul className="list-disc ps-6">
      {of.map((activity) => (
        <li key={activity.id}>
          {activity.schoolName && `${activity.schoolName}: `}
          {activity.text} <ActivityState activity={activity} today={today} />
        </li>
      ))}
    </ul>
  );
}
