/** What the made-up pupil says, as text, at the pace of the reading: the latest and two before it. */
import type { GridState } from '~/administration/grid-state';
import type { Exercise, Utterance } from './exercise';
import { useTrainingWords } from './training-view';

const SHOWN = 3;
/** The adult tells after so long a silence. */
const TELL_MS = 3_000;

type Props = { exercise: Exercise; elapsedMs: number; phase: GridState['phase'] };

/** The utterances heard so far, latest last; what is skipped is not heard. */
function listHeard(exercise: Exercise, elapsedMs: number): Utterance[] {
  return exercise.utterances
    .filter(({ kind, startMs }) => kind !== 'skipped' && startMs <= elapsedMs)
    .slice(-SHOWN);
}

export function PlayedReading({ exercise, elapsedMs, phase }: Props) {
  const { t } = useTrainingWords();
  const silent = `(${t('training.task.silent')})`;
  const describeHalt = (silentMs: number) =>
    silentMs < TELL_MS ? silent : `${silent} (${t('training.task.tell')})`;
  const hasBegun = phase !== 'ready' && phase !== 'new';
  const isOver = hasBegun && (phase !== 'running' || elapsedMs >= exercise.endMs);
  const heard = hasBegun ? listHeard(exercise, Math.min(elapsedMs, exercise.endMs)) : [];
  return (
    <div className="played-reading" data-testid="played-reading">
      <p className="played-label">
        <strong>{t('training.task.says')}</strong> {t('training.task.simulated')}
      </p>
      <p className="played-words" role="log" aria-live="polite" lang="sv">
        {hasBegun ? null : <span className="played-old">{t('training.task.before')}</span>}
        {heard.map(({ position, said, kind, startMs }, index) => {
          const isLatest = index === heard.length - 1 && !isOver;
          const words = kind === 'told' ? describeHalt(elapsedMs - startMs) : said;
          return (
            <span key={position} className={isLatest ? 'played-now' : 'played-old'}>
              {words}{' '}
            </span>
          );
        })}
        {isOver ? <span className="played-now">{t('training.task.over')}</span> : null}
      </p>
    </div>
  );
}
