/** What every screen may use: storage, the link, sound, clocks, words. Made once at the start. */
import { createContext, useContext, useEffect, useSyncExternalStore } from 'react';
import type { DeviceLink, LinkState } from '~/administration/device-link.client';
import type { Presence } from '~/administration/device-protocol';
import type { DeviceStorage } from '~/administration/device-storage.client';
import type { SoundPort } from '~/administration/sound.client';
import type { Language, Texts } from './texts';

export type RunnerTools = {
  storage: DeviceStorage;
  link: DeviceLink;
  sound: SoundPort;
  /** What is kept here is still here tomorrow. */
  isTrusted: boolean;
  newId: () => string;
  /** Wall clock, milliseconds since 1970; may be wrong. */
  nowMs: () => number;
  /** The page's monotonic clock. */
  monotonicMs: () => number;
  texts: Texts;
  language: Language;
};

export const ToolsContext = createContext<RunnerTools | null>(null);

export function useTools(): RunnerTools {
  const tools = useContext(ToolsContext);
  if (!tools) throw new Error('The runner has not been started');
  return tools;
}

export function useLink(): LinkState {
  const { link } = useTools();
  return useSyncExternalStore(link.subscribe, link.getState);
}

/**
 * One thing of the link's state. What stands above a task uses this: every answer changes the number
 * of unsent events, and nothing of the task is drawn anew for that.
 */
export function useLinked<Key extends keyof LinkState>(key: Key): LinkState[Key] {
  const { link } = useTools();
  return useSyncExternalStore(link.subscribe, () => link.getState()[key]);
}

const RESTING = { taskId: null, answered: 0, total: 0, rapid: false, reading: null };

/** Tells the board where this device is, while the screen is shown. */
export function usePresence(
  state: Presence['state'],
  details: Partial<Omit<Presence, 'state' | 'unsent' | 'provisioned'>> = {},
): void {
  const { link } = useTools();
  const { taskId, answered, total, rapid, reading } = { ...RESTING, ...details };
  const readingMembership = reading?.membershipId ?? null;
  const readingTask = reading?.taskId ?? '';
  const readingForm = reading?.formId ?? '';
  useEffect(() => {
    const shown = readingMembership
      ? { membershipId: readingMembership, taskId: readingTask, formId: readingForm }
      : null;
    link.setPresence({ state, taskId, answered, total, rapid, reading: shown });
  }, [link, state, taskId, answered, total, rapid, readingMembership, readingTask, readingForm]);
}
