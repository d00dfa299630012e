/** The adult's own practice: each task, its certificate, and the way to a made-up reading. */
import { useTranslation } from 'react-i18next';
import { Button } from '~/ui/button';
import { LinkButton } from '~/ui/link-button';
import { Notice } from '~/ui/notice';
import { PrintHeader } from '~/ui/print-header';
import type { TrainingTask } from './certificate';

type Bilingual = TrainingTask['title'];

type Props = {
  name: string;
  today: string;
  isRequired: boolean;
  tasks: TrainingTask[];
  /** The task that a reading was refused for; null when nobody was sent here. */
  neededTaskId: string | null;
};

/** The reader's language of a text that stands in both, and a share as whole percent. */
export function useTrainingWords() {
  const { t, i18n } = useTranslation('administration');
  const locale = i18n.language === 'en' ? 'en' : 'sv';
  return {
    t,
    locale: locale as 'sv' | 'en',
    say: (words: Bilingual) => words[locale],
    /** Whole percent, rounded down: what is under the limit never reads as the limit. */
    percent: (share: number) => Math.floor(share * 100 + 1e-9),
  };
}

export function TrainingView({ name, today, isRequired, tasks, neededTaskId }: Props) {
  const { t, say, percent } = useTrainingWords();
  const needed = tasks.find((task) => task.taskId === neededTaskId && !task.certificate);
  return (
    <div className="grid gap-8">
      {needed && <NeededNotice task={needed} />}
      <div className="screen-only grid gap-2">
        <p>{t('training.about')}</p>
        {isRequired && <p>{t('training.required')}</p>}
      </div>
      <ul className="grid gap-4 screen-only">
        {tasks.map((task) => (
          <li key={task.taskId} className="flex flex-wrap items-center justify-between gap-3">
            <div>
              <h2 className="text-lg">{say(task.title)}</h2>
              <p className="text-ink-soft">
                {task.certificate
                  ? t('training.certificate', {
                      day: task.certificate.day,
                      percent: percent(task.certificate.agreement),
                    })
                  : t('training.noCertificate')}{' '}
                {task.runs > 0 && t('training.runs', { count: task.runs })}
              </p>
            </div>
            <LinkButton to={`/training/${task.taskId}`}>
              {t('training.practise', { task: say(task.title) })}
            </LinkButton>
          </li>
        ))}
      </ul>
      <PrintedCertificates name={name} today={today} tasks={tasks} />
    </div>
  );
}

/** Prints the certificates, when there is one. */
export function PrintCertificates({ tasks }: Pick<Props, 'tasks'>) {
  const { t } = useTrainingWords();
  if (!tasks.some((task) => task.certificate)) return null;
  return (
    <Button type="button" onClick={() => globalThis.print()}>
      {t('training.print')}
    </Button>
  );
}

function NeededNotice({ task }: { task: TrainingTask }) {
  const { t, say } = useTrainingWords();
  const named = { task: say(task.title) };
  return (
    <Notice kind="warning" title={t('training.neededTitle', named)} isLive>
      <p>{t('training.neededText', named)}</p>
      <p className="mt-3">
        <LinkButton to={`/training/${task.taskId}`} look="primary">
          {t('training.neededLink', named)}
        </LinkButton>
      </p>
    </Notice>
  );
}

function PrintedCertificates({ name, today, tasks }: Pick<Props, 'name' | 'today' | 'tasks'>) {
  const { t, say, percent } = useTrainingWords();
  const { t: common } = useTranslation('common');
  return (
    <section className="print-only">
      <PrintHeader productName={common('productName')} subject={name} date={today} />
      <h2>{t('training.printTitle')}</h2>
      <p>{t('training.printText', { name })}</p>
      <ul>
        {tasks.map(
          ({ taskId, title, certificate }) =>
            certificate && (
              <li key={taskId}>
                {say(title)}.{' '}
                {t('training.certificate', {
                  day: certificate.day,
                  percent: percent(certificate.agreement),
                })}
              </li>
            ),
        )}
      </ul>
    </section>
  );
}
