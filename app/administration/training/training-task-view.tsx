/** One task to practise: what is said to a pupil, a made-up reading to mark, and how it went. */
import type { MarkedTask } from '~/instruments/battery';
import { LinkButton } from '~/ui/link-button';
import { Notice } from '~/ui/notice';
import type { Exercise } from './exercise';
import type { ExerciseSound } from './exercise-sound';
import type { TrainingResult } from './training-agreement';
import { TrainingItems } from './training-items';
import { TrainingRun } from './training-run';
import { useTrainingWords } from './training-view';

type Props = {
  task: MarkedTask;
  exerciseIds: string[];
  exercise: Exercise;
  sound: ExerciseSound | null;
  result: TrainingResult | null;
};

export function TrainingTaskView({ task, exerciseIds, exercise, sound, result }: Props) {
  const { t } = useTrainingWords();
  if (result)
    return <TrainingOutcome task={task} exercise={exercise} sound={sound} result={result} />;
  return (
    <div className="grid gap-8">
      <TrainingScript task={task} />
      <nav aria-label={t('training.task.exercises')} className="flex flex-wrap gap-3">
        {exerciseIds.map((id, index) => (
          <LinkButton
            key={id}
            to={`/training/${task.id}?exercise=${id}`}
            aria-current={id === exercise.id ? 'true' : undefined}
            look={id === exercise.id ? 'primary' : 'secondary'}
          >
            {t('training.task.exercise', { number: index + 1 })}
          </LinkButton>
        ))}
      </nav>
      <TrainingRun key={exercise.id} task={task} exercise={exercise} sound={sound} />
    </div>
  );
}

function TrainingScript({ task }: { task: MarkedTask }) {
  const { t, say } = useTrainingWords();
  return (
    <>
      <section aria-labelledby="how" className="grid gap-2">
        <h2 id="how">{t('training.task.howTitle')}</h2>
        <p>{t('training.task.how')}</p>
      </section>
      <details className="rounded border border-line p-3">
        <summary className="font-bold">{t('training.task.script')}</summary>
        <div className="mt-3 grid gap-2">
          {say(task.script)
            .split('\n')
            .map((line) => (
              <p key={line}>{line}</p>
            ))}
        </div>
      </details>
    </>
  );
}

function TrainingOutcome({
  task,
  exercise,
  sound,
  result,
}: Omit<Props, 'exerciseIds' | 'result'> & { result: TrainingResult }) {
  const { t, percent } = useTrainingWords();
  const { alike, compared, isPassed, isLastRight } = result;
  const figures = { alike, compared, percent: percent(result.agreement) };
  return (
    <div className="grid gap-8">
      <Notice
        kind={isPassed ? 'success' : 'info'}
        title={t(isPassed ? 'training.task.passedTitle' : 'training.task.notPassedTitle', figures)}
        isLive
      >
        <p>{t(isPassed ? 'training.task.passedText' : 'training.task.notPassedText', figures)}</p>
        {!isPassed && (
          <p>{t(isLastRight ? 'training.task.lastRight' : 'training.task.lastWrong')}</p>
        )}
      </Notice>
      <div className="flex flex-wrap gap-3">
        <LinkButton to={`/training/${task.id}?exercise=${exercise.id}`}>
          {t('training.task.again')}
        </LinkButton>
        <LinkButton to="/training">{t('training.task.all')}</LinkButton>
      </div>
      {sound && <HeardAgain sound={sound} />}
      <TrainingItems task={task} exercise={exercise} result={result} />
    </div>
  );
}

/** The reading once more, to hear what was marked otherwise. */
function HeardAgain({ sound }: { sound: ExerciseSound }) {
  const { t } = useTrainingWords();
  return (
    <div className="grid gap-1">
      <p>{t('training.task.hearAgain')}</p>
      {/* biome-ignore lint/a11y/useMediaCaption: every word stands in the table below */}
      <audio
        src={sound.path}
        controls
        preload="metadata"
        controlsList="nodownload"
        aria-label={t('training.task.soundLabel')}
      />
    </div>
  );
}
