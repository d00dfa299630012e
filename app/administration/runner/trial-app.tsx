/** An adult tries a task as a pupil would: practice and the first items. Nothing is kept or sent. */
import { useEffect, useState } from 'react';
import type { AttemptRecorder } from '~/administration/attempt-recorder.client';
import { type ChoicePlan, createChoiceState } from '~/administration/choice-state';
import { COMMON_BUNDLE } from '~/administration/spoken-lines';
import { getTask, isPupilTask, type PupilTask } from '~/instruments/battery';
import { fetchBattery } from './battery-assets';
import { ChoiceRun } from './choice-run';
import { PlainFace } from './faces';
import { loadBundle, loadTask } from './open-choice.client';
import type { Trial } from './read-address';
import { type RunnerTools, useLink, useTools } from './runner-tools';
import type { TrialLink } from './trial-link';
import { announceVoice } from './use-speech';

const TRIAL_ITEMS = 4;

/** The task with only the first items of the form, and without early stops. */
function shorten(task: PupilTask, formId: Trial['formId']): PupilTask {
  const form = task.forms[formId];
  const items = form?.items.slice(0, TRIAL_ITEMS) ?? [];
  return { ...task, stopTable: [], forms: { ...task.forms, [formId]: { items } } } as PupilTask;
}

/** Everything the trial needs, loaded as for a pupil. @throws when anything is missing. */
async function openTrial(tools: RunnerTools, trial: Trial): Promise<ChoicePlan> {
  const { battery, media } = await fetchBattery(trial.batteryId, trial.version);
  const whole = getTask(battery, trial.taskId);
  if (!isPupilTask(whole)) throw new Error(`${trial.taskId} is not done by the pupil alone`);
  const task = shorten(whole, trial.formId);
  await loadBundle(tools, media, COMMON_BUNDLE);
  await loadTask(tools, media, task, trial.formId);
  announceVoice();
  const started = {
    type: 'started' as const,
    roundId: tools.newId(),
    membershipId: tools.newId(),
    batteryId: battery.id,
    batteryVersion: battery.version,
    taskId: task.id,
    taskVersion: task.version,
    formId: trial.formId,
    driver: 'pupil' as const,
  };
  const attemptId = tools.newId();
  return { attemptId, started, task, formId: trial.formId, soundCheck: false };
}

/** Keeps the clock and forgets the events. */
function forgetfulRecorder({ monotonicMs }: RunnerTools): AttemptRecorder {
  const beganAtMs = monotonicMs();
  return {
    elapsedMs: () => Math.round(monotonicMs() - beganAtMs),
    record: async () => {},
  };
}

type Stage =
  | { name: 'loading' | 'load-failed' }
  | { name: 'start' | 'end'; plan: ChoicePlan }
  | { name: 'run'; plan: ChoicePlan; recorder: AttemptRecorder };

function useTrial(trial: Trial) {
  const tools = useTools();
  const [stage, setStage] = useState<Stage>({ name: 'loading' });
  const [tries, setTries] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new try runs it again
  useEffect(() => {
    let isHere = true;
    setStage({ name: 'loading' });
    openTrial(tools, trial)
      .then((plan) => isHere && setStage({ name: 'start', plan }))
      .catch(() => isHere && setStage({ name: 'load-failed' }));
    return () => {
      isHere = false;
    };
  }, [tools, trial, tries]);
  const run = (plan: ChoicePlan) => {
    const fresh = { ...plan, attemptId: tools.newId() };
    setStage({ name: 'run', plan: fresh, recorder: forgetfulRecorder(tools) });
  };
  return {
    stage,
    run,
    end: (plan: ChoicePlan) => setStage({ name: 'end', plan }),
    retry: () => setTries((before) => before + 1),
  };
}

function TrialFace({ trial }: { trial: Trial }) {
  const { texts, language } = useTools();
  const { stage, run, end, retry } = useTrial(trial);
  switch (stage.name) {
    case 'loading':
      return <PlainFace face="loading" title={texts.appName} message={texts.connecting} />;
    case 'load-failed': {
      const action = { label: texts.tryAgain, onPress: retry };
      return (
        <PlainFace
          face="load-failed"
          title={texts.appName}
          message={texts.loadFailed}
          action={action}
        />
      );
    }
    case 'start': {
      const title = stage.plan.task.title[language];
      const action = { label: texts.trialStart, onPress: () => run(stage.plan) };
      const message = `${title}. ${texts.trialAbout}`;
      return <PlainFace face="trial" title={title} message={message} action={action} />;
    }
    case 'end': {
      const action = { label: texts.trialAgain, onPress: () => run(stage.plan) };
      const title = stage.plan.task.title[language];
      return <PlainFace face="trial-end" title={title} message={texts.trialEnd} action={action} />;
    }
    case 'run':
      return (
        <ChoiceRun
          key={stage.plan.attemptId}
          plan={stage.plan}
          initial={createChoiceState()}
          recorder={stage.recorder}
          onEnd={() => end(stage.plan)}
        />
      );
  }
}

export function TrialApp({ trial, link }: { trial: Trial; link: TrialLink }) {
  const { texts } = useTools();
  useLink();
  return (
    <>
      <TrialFace trial={trial} />
      <div className="contact-note trial-note">
        <span data-testid="trial-note">{texts.trialNote}</span>
        {link.isWaiting() ? (
          <button
            type="button"
            className="adult-button"
            data-testid="let-on"
            onClick={() => link.letOn()}
          >
            {texts.letOn}
          </button>
        ) : null}
      </div>
    </>
  );
}
