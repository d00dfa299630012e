/** One pupil's sitting at this device: welcome, tasks with the trail between them, an end. */
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { listAttempts } from '~/administration/attempt-journal.client';
import type { HeartbeatResponse } from '~/administration/device-protocol';
import type { AttemptRecord } from '~/administration/device-storage.client';
import { getTask, isPupilTask } from '~/instruments/battery';
import type { BatteryAssets } from './battery-assets';
import { BetweenScreen, EndScreen, WelcomeScreen } from './between-screens';
import { ChoiceRun } from './choice-run';
import { PlainFace } from './faces';
import type { Round } from './open-attempt.client';
import { declineBeforeStart, type OpenChoice, openChoice } from './open-choice.client';
import { countLanterns, listRemaining } from './pupil-tasks';
import { HelpScreen, PausedByTeacher } from './rest-screens';
import { useTools } from './runner-tools';
import { useSide } from './side-switch';
import { useSameVersion } from './use-offline';

/** What is read aloud to a marker comes when somebody reads from this screen. */
const ReadingGrid = lazy(async () => ({ default: (await import('./reading-grid')).ReadingGrid }));

type Stage =
  | { name: 'loading' | 'load-failed' | 'welcome' | 'between' | 'declined' | 'over' }
  | { name: 'run'; open: OpenChoice };

type Props = {
  heartbeat: HeartbeatResponse;
  round: Round;
  membershipId: string;
  assets: BatteryAssets;
};

/**
 * The attempts of this pupil on this device, read again after every run. A storage that the browser has
 * emptied under the page cannot be read: the page begins anew and says so. Its answers are with the server.
 */
function useAttemptsHere(roundId: string, membershipId: string) {
  const { storage } = useTools();
  const [here, setHere] = useState<AttemptRecord[] | null>(null);
  const refresh = useCallback(async () => {
    await listAttempts(storage, roundId, membershipId).then(setHere, () => location.reload());
  }, [storage, roundId, membershipId]);
  useEffect(() => void refresh(), [refresh]);
  return { here, refresh };
}

function chooseFirstStage(
  heartbeat: HeartbeatResponse,
  here: readonly AttemptRecord[],
): 'resume' | 'between' | 'welcome' {
  const server = heartbeat.own?.attempts ?? [];
  const isRunning = here.some((run) => run.ending === null);
  if (isRunning || server.some((run) => run.state === 'running')) return 'resume';
  return here.length > 0 || server.length > 0 ? 'between' : 'welcome';
}

export function PupilSession({ heartbeat, round, membershipId, assets }: Props) {
  const tools = useTools();
  useSide();
  useSameVersion();
  const [stage, setStage] = useState<Stage>({ name: 'loading' });
  const [lastTaskId, setLastTaskId] = useState<string | null>(null);
  const { here, refresh } = useAttemptsHere(round.roundId, membershipId);
  const remaining = here ? listRemaining(heartbeat, assets.battery, here) : [];
  const next = remaining[0];
  const trail = countLanterns(heartbeat, assets.battery, remaining);

  async function begin(): Promise<void> {
    if (!next) return setStage({ name: 'over' });
    // Where the device may forget, a task begins with contact only.
    if (!tools.isTrusted && !tools.link.getState().online) return setStage({ name: 'load-failed' });
    setStage({ name: 'loading' });
    const serverAttempts = heartbeat.own?.attempts ?? [];
    const wish = { round, battery: assets.battery, membershipId, ...next, serverAttempts };
    const open = await openChoice(tools, assets.media, wish).catch(() => null);
    if (open !== 'cut-off') return setStage(open ? { name: 'run', open } : { name: 'load-failed' });
    setLastTaskId(null);
    await refresh();
    setStage({ name: 'between' });
  }

  const hasStarted = useRef(false);
  const start = useRef(begin);
  start.current = begin;
  useEffect(() => {
    if (!here || hasStarted.current) return;
    hasStarted.current = true;
    const first = chooseFirstStage(heartbeat, here);
    if (first === 'resume') void start.current();
    else setStage({ name: first });
  }, [here, heartbeat]);

  async function endRun(taskId: string, ending: string): Promise<void> {
    setLastTaskId(taskId);
    await refresh();
    if (ending === 'declined') setStage({ name: 'declined' });
    else setStage({ name: 'between' });
  }

  async function decline(): Promise<void> {
    const serverAttempts = heartbeat.own?.attempts ?? [];
    if (next) {
      const wish = { round, battery: assets.battery, membershipId, ...next, serverAttempts };
      await declineBeforeStart(tools, wish);
    }
    await refresh();
    setStage({ name: 'declined' });
  }

  const letOn = heartbeat.letOn;
  useEffect(() => {
    if (stage.name === 'declined' && letOn) setStage({ name: 'between' });
  }, [stage.name, letOn]);

  if (stage.name === 'run') {
    const { open } = stage;
    return (
      <ChoiceRun
        key={open.plan.attemptId}
        plan={open.plan}
        initial={open.initial}
        recorder={open.recorder}
        onEnd={(ending) => void endRun(open.plan.task.id, ending)}
      />
    );
  }
  if (heartbeat.showGrid) {
    return (
      <Suspense fallback={null}>
        <ReadingGrid assets={assets} {...heartbeat.showGrid} />
      </Suspense>
    );
  }
  if (stage.name === 'loading' || !here) return <LoadingFace />;
  if (stage.name === 'load-failed') return <LoadFailedFace onRetry={() => void begin()} />;
  if (stage.name === 'declined') return <DeclinedFace />;
  if (round.lessonOver || !next || stage.name === 'over') {
    return (
      <EndScreen
        isLessonOver={round.lessonOver && next !== undefined}
        trail={trail}
        onNextPupil={() => tools.link.takeSign(null)}
      />
    );
  }
  if (round.paused) return <PausedByTeacher where={{}} />;
  if (stage.name === 'welcome') {
    return <WelcomeScreen onGo={() => void begin()} onDecline={() => void decline()} />;
  }
  const ended = lastTaskId ? getTask(assets.battery, lastTaskId) : null;
  return (
    <BetweenScreen
      bundleId={ended && isPupilTask(ended) ? ended.mediaBundle : null}
      trail={trail}
      onGo={() => void begin()}
      onDecline={() => void decline()}
    />
  );
}

function DeclinedFace() {
  const { texts } = useTools();
  return <HelpScreen state="declined" where={{}} line="declined" note={texts.declined} />;
}

function LoadingFace() {
  const { texts } = useTools();
  return <PlainFace face="loading" title={texts.appName} message={texts.connecting} />;
}

function LoadFailedFace({ onRetry }: { onRetry: () => void }) {
  const { texts } = useTools();
  return (
    <PlainFace
      face="load-failed"
      title={texts.appName}
      message={texts.loadFailed}
      action={{ label: texts.tryAgain, onPress: onRetry }}
    />
  );
}
