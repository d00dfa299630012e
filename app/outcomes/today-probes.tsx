/** The readings of the week: pupil, task and the way to the reading; overdue ones first. */
import { useTranslation } from 'react-i18next';
import { useResultWords } from '~/scoring/use-result-words';
import type { DueProbe, DueProbes } from '~/support/progress/due-probes';
import { Explanation } from '~/ui/explanation';
import { LinkButton } from '~/ui/link-button';

/** More than these are opened by who wants them: the list of the day stays short. */
const SHOWN_AT_ONCE = 8;

export function TodayProbes({ probes: { planned, due } }: { probes: DueProbes }) {
  const { t } = useTranslation('outcomes');
  const rest = due.slice(SHOWN_AT_ONCE);
  return (
    <section className="grid gap-3" aria-labelledby="probes">
      <h2 id="probes">{t('today.probes.title')}</h2>
      {planned === 0 && <p className="text-ink-soft">{t('today.probes.noPlan')}</p>}
      {planned > 0 && due.length === 0 && (
        <p className="text-ink-soft">{t('today.probes.allRead', { count: planned })}</p>
      )}
      <ProbeList due={due.slice(0, SHOWN_AT_ONCE)} />
      {rest.length > 0 && (
        <Explanation label={t('today.probes.rest', { count: rest.length })}>
          <ProbeList due={rest} />
        </Explanation>
      )}
    </section>
  );
}

function ProbeList({ due }: { due: readonly DueProbe[] }) {
  const { t } = useTranslation('outcomes');
  const { say, day } = useResultWords();
  if (due.length === 0) return null;
  return (
    <ul className="grid gap-2">
      {due.map((probe) => (
        <li
          key={`${probe.classId} ${probe.pupilId}`}
          data-due={probe.due}
          className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 rounded border border-line bg-surface px-4 py-2"
        >
          <p>
            <strong>{probe.name}</strong>, {probe.className}: {say(probe.task.title)}
            <br />
            <span className="text-ink-soft">
              {probe.due === 'overdue' && (
                <span className="me-2 rounded bg-beacon-soft px-2 py-0.5 text-beacon-ink text-sm">
                  {t('today.probes.overdue')}
                </span>
              )}
              {probe.lastRead
                ? t('today.probes.lastRead', { day: day(probe.lastRead, 'UTC') })
                : t('today.probes.neverRead')}
              {probe.isTeachers && ` ${t('today.probes.teachers')}`}
            </span>
          </p>
          <LinkButton
            to={`/classes/${probe.classId}/pupils/${probe.pupilId}/progress?task=${probe.task.taskId}#progress-next`}
            look="secondary"
            size="small"
            aria-label={t('today.probes.buttonName', { name: probe.name })}
          >
            {t('today.probes.button')}
          </LinkButton>
        </li>
      ))}
    </ul>
  );
}
