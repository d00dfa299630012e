/** Opens the attempt of a reading; one that was cut off while it ran is closed and done again on the spare form. */
import { useCallback, useEffect, useState } from 'react';
import type { AttemptRecorder } from '~/administration/attempt-recorder.client';
import {
  type GridPlan,
  type GridState,
  isInterrupted,
  restoreGrid,
} from '~/administration/grid-state';
import { isMarkedTask } from '~/instruments/battery';
import type { BatteryAssets } from './battery-assets';
import { openAttempt, type Round } from './open-attempt.client';
import type { Reading } from './pupil-line';
import { writeBeside } from './read-address';
import { useTools } from './runner-tools';

type OpenReading = { plan: GridPlan; initial: GridState; recorder: AttemptRecorder };

type Wish = {
  reading: Reading;
  round: Round;
  assets: BatteryAssets;
  /** Marks beside another adult. */
  isBeside: boolean;
};

export function useOpenReading({ reading, round, assets, isBeside }: Wish) {
  const tools = useTools();
  const [formId, setFormId] = useState(reading.formId);
  const [open, setOpen] = useState<OpenReading | null>(null);
  const [wasInterrupted, setWasInterrupted] = useState(false);
  const [turn, setTurn] = useState(0);
  const { membershipId, taskId, spareFormId = 'D' } = reading;
  const startOver = useCallback(() => {
    setWasInterrupted(true);
    setOpen(null);
    setFormId(spareFormId);
    setTurn((before) => before + 1);
    if (isBeside)
      history.replaceState(null, '', writeBeside({ membershipId, taskId, formId: spareFormId }));
  }, [isBeside, membershipId, taskId, spareFormId]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a reading is opened once per form
  useEffect(() => {
    let isHere = true;
    async function openReading(): Promise<void> {
      const wish = { round, battery: assets.battery, membershipId, taskId, formId };
      const driver = { driver: 'marker' as const, serverAttempts: [], secondMarker: isBeside };
      const found = await openAttempt(tools, { ...wish, ...driver });
      if (!isMarkedTask(found.task)) return;
      const initial = restoreGrid(found.journal);
      if (isInterrupted(initial)) {
        const end = { type: 'ended-early', reason: 'abandoned' } as const;
        await found.recorder.record([end], found.recorder.elapsedMs());
        if (isHere) startOver();
        return;
      }
      const { started, task, record, recorder } = found;
      const plan = { attemptId: record.attemptId, started, task, formId };
      if (isHere) setOpen({ plan, initial, recorder });
    }
    setOpen(null);
    void openReading();
    return () => {
      isHere = false;
    };
  }, [formId, turn, membershipId, taskId, isBeside, tools]);
  return { open, wasInterrupted, startOver };
}
