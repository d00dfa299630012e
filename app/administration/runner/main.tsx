/**
 * The runner's start: storage, link, sound, then the screens.
 *
 * What browser journeys may hold on to (`data-testid`, unless said otherwise):
 *
 * Screens: screen-enter-code, screen-connecting, screen-waiting, screen-choose-sign,
 * screen-confirm-sign, screen-welcome, screen-decline, screen-loading, screen-load-failed,
 * screen-sound-check, screen-sound-fault, screen-instruction, screen-practice,
 * screen-practice-failed, screen-ready, screen-item (attribute data-item-id), screen-pause,
 * screen-paused-by-teacher, screen-asking-for-help, screen-declined, screen-between, screen-end
 * (attribute data-unsent), screen-reading-grid, screen-removed, screen-expired, screen-offline,
 * screen-not-saved, screen-no-storage, screen-insecure, screen-too-narrow; for markers
 * screen-readings (attribute data-unsent), screen-script, screen-marking (attribute data-phase:
 * ready, running, choosing-last, review).
 *
 * Pairing: code-input, key-<digit>, key-erase, code-go, code-problem, new-code.
 * Signs: sign-<sign id>, sign-yes, sign-no.
 * Everywhere for pupils: lysa (says it again), go (the way on), pause, help, decline, decline-yes.
 * Sound check: sound-sun, sound-moon, sound-star, sound-house.
 * Items and practice: option (attributes data-option-id, data-active), replay, stimulus.
 * Between and end: trail (attribute data-lit), sending, next-pupil, offline-note, synthetic-note.
 * Marker: read-<membership id>, pupil, open-grid, back, show-on-pupil, grid, cell-<position>,
 * step, hesitation, grid-start, grid-undo, grid-stop, grid-all-read, grid-change-last, grid-save,
 * grid-start-over, grid-declined.
 *
 * A target that rests has data-active="false" and aria-disabled; a press on it does nothing.
 * With `?sound=silent` in a browser that a program drives, nothing is heard, every clip takes its
 * own time on timers, and the root element's `data-playing` names the clip meanwhile as
 * `bundle/clip` (for an item of letter-sounds: `letter-sounds/<the item's clip>`).
 */
import './use-without-eval';

import '@fontsource/andika/latin-400.css';
import './runner.css';

import { createRoot, type Root } from 'react-dom/client';
import { uuidv7 } from 'uuidv7';
import { createDeviceLink } from '~/administration/device-link.client';
import { takeDeviceSlot } from '~/administration/device-slot.client';
import {
  canStore,
  type DeviceStorage,
  openDeviceStorage,
} from '~/administration/device-storage.client';
import { chooseSound, type SoundPort } from '~/administration/sound.client';
import { InsecureFace, NoStorageFace } from './faces';
import { readAddress } from './read-address';
import { RunnerApp } from './runner-app';
import { type RunnerTools, ToolsContext } from './runner-tools';
import { type Language, TEXTS } from './texts';
import { announceVoice } from './use-speech';

const LANGUAGE_KEY = 'lasfyr-language';

function chooseLanguage(): Language {
  const asked = readAddress(location.hash).language;
  try {
    if (asked) localStorage.setItem(LANGUAGE_KEY, asked);
    const stored = localStorage.getItem(LANGUAGE_KEY);
    return stored === 'en' ? 'en' : 'sv';
  } catch {
    return asked ?? 'sv';
  }
}

/** Browsers let a page make sound from its first touch or key on. */
function unlockOnTouch(sound: SoundPort): void {
  const unlock = () => {
    sound.unlock();
    removeEventListener('pointerup', unlock, true);
    removeEventListener('keydown', unlock, true);
    setTimeout(announceVoice, 50);
  };
  addEventListener('pointerup', unlock, true);
  addEventListener('keydown', unlock, true);
}

async function openStorage(): Promise<DeviceStorage | null> {
  try {
    const storage = await openDeviceStorage(await takeDeviceSlot());
    // A refusal is common and not a reason to stop: the outbox is sent as soon as it can be.
    void navigator.storage?.persist?.().catch(() => false);
    return (await canStore(storage)) ? storage : null;
  } catch {
    return null;
  }
}

async function start(root: Root): Promise<void> {
  const language = chooseLanguage();
  const texts = TEXTS[language];
  if (!isSecureContext) return root.render(<InsecureFace texts={texts} />);
  const storage = await openStorage();
  if (!storage) return root.render(<NoStorageFace texts={texts} />);
  const clocks = {
    newId: uuidv7,
    nowMs: () => Date.now(),
    monotonicMs: () => performance.now(),
  };
  const link = createDeviceLink({ storage, newId: uuidv7, now: clocks.nowMs, random: Math.random });
  const sound = chooseSound();
  unlockOnTouch(sound);
  const tools: RunnerTools = { storage, link, sound, ...clocks, texts, language };
  root.render(
    <ToolsContext.Provider value={tools}>
      <RunnerApp />
    </ToolsContext.Provider>,
  );
  await link.start();
}

const place = document.getElementById('runner');
if (place) void start(createRoot(place));
