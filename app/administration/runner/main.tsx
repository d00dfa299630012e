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
 * screen-not-saved, screen-lost-pupil, screen-no-storage, screen-insecure, screen-too-narrow; for markers
 * screen-readings (attribute data-unsent), screen-script, screen-marking (attribute data-phase:
 * ready, running, choosing-last, review).
 *
 * Pairing: code-input, key-<digit>, key-erase, code-go, code-problem, new-code.
 * Signs: sign-<sign id>, sign-yes, sign-no; offline-ready (attribute data-ready) there and in the
 * marker's list; forgotten-note where the code is entered; decide-here where an adult must decide
 * and there is no contact.
 * Everywhere for pupils: lysa (says it again), go (the way on), pause, help, decline, decline-yes.
 * Sound check: sound-sun, sound-moon, sound-star, sound-house.
 * Instruction: demonstration. Items and practice: option (attributes data-option-id, data-active),
 * replay, stimulus; for words to build tile and placed (attribute data-option-id), word-line,
 * word-done. Sides: swap-sides (the root element's data-side: left or right).
 * A trial (`#prova=<battery>.<task>.<form>`): screen-trial, screen-trial-end, trial-note, let-on.
 * Between and end: trail (attribute data-lit), sending, next-pupil, offline-note, synthetic-note.
 * Marker: read-<membership id>, pupil, open-grid, back, show-on-pupil, grid, cell-<position>,
 * step, hesitation, grid-start, grid-undo, grid-stop, grid-all-read, grid-change-last, grid-save,
 * grid-start-over, grid-declined; on-paper, print-paper, beside (screen-script has data-beside),
 * paper-sheet; screen-paper: paper-last, paper-errors, paper-seconds, paper-whole-time, paper-save,
 * paper-back.
 *
 * A target that rests has data-active="false" and aria-disabled; a press on it does nothing.
 * With `?sound=silent` in a browser that a program drives, nothing is heard, every clip takes its
 * own time on timers, and the root element's `data-playing` names the clip meanwhile as
 * `bundle/clip` (for an item of letter-sounds: `letter-sounds/<the item's clip>`).
 */
import './use-without-eval';

import '@fontsource/andika/latin-400.css';
import './runner.css';
import './items.css';

import { createRoot, type Root } from 'react-dom/client';
import { uuidv7 } from 'uuidv7';
import { createDeviceLink, type DeviceLink } from '~/administration/device-link.client';
import { createDeviceMark } from '~/administration/device-mark.client';
import { takeDeviceSlot } from '~/administration/device-slot.client';
import {
  canStore,
  type DeviceStorage,
  openDeviceStorage,
} from '~/administration/device-storage.client';
import { chooseSound, type SoundPort } from '~/administration/sound.client';
import { isStorageTrusted } from '~/administration/storage-trust';
import { withVoice } from '~/administration/voice-overlay.client';
import { InsecureFace, NoStorageFace } from './faces';
import { fetchTexts } from './fetch-texts';
import { registerOfflineWorker } from './page-version.client';
import { readAddress, type Trial, tidyCode } from './read-address';
import { RunnerApp } from './runner-app';
import { type RunnerTools, ToolsContext } from './runner-tools';
import type { Language, Texts } from './texts';
import { announceVoice } from './use-speech';

const LANGUAGE_KEY = 'lasfyr-language';
const GUEST_KEY = 'lasfyr-guest';

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

/** Said once in the address for as long as the session lasts. */
function readGuest(): boolean {
  const { isGuest } = readAddress(location.hash);
  try {
    if (isGuest) sessionStorage.setItem(GUEST_KEY, '1');
    return isGuest || sessionStorage.getItem(GUEST_KEY) !== null;
  } catch {
    return isGuest;
  }
}

/** A refusal is common and not in itself a reason for distrust; the answer may take a person. */
async function askForTrust(): Promise<boolean> {
  void navigator.storage?.persist?.().catch(() => false);
  const isPersisted = await navigator.storage?.persisted?.().catch(() => false);
  return isStorageTrusted({
    isPersisted: isPersisted ?? false,
    userAgent: navigator.userAgent,
    isStandalone: matchMedia('(display-mode: standalone)').matches,
    isGuest: readGuest(),
    hasWorkers: 'serviceWorker' in navigator,
  });
}

async function openStorage(): Promise<DeviceStorage | null> {
  try {
    const storage = await openDeviceStorage(await takeDeviceSlot());
    return (await canStore(storage)) ? storage : null;
  } catch {
    return null;
  }
}

/** Browsers then ask whoever closes the page: what is unsent would be gone with it. */
function warnWhenLeaving(link: DeviceLink): void {
  addEventListener('beforeunload', (event) => {
    if (link.getState().unsent > 0) event.preventDefault();
  });
}

type Made = Pick<RunnerTools, 'storage' | 'link' | 'language' | 'texts' | 'isTrusted'>;

function makeTools(made: Made): RunnerTools {
  const { link } = made;
  const sound = withVoice(chooseSound(), link);
  unlockOnTouch(sound);
  const clocks = { nowMs: () => Date.now(), monotonicMs: () => performance.now() };
  return { ...made, sound, newId: uuidv7, ...clocks };
}

type Words = Pick<RunnerTools, 'language' | 'texts'>;

/** An adult tries a task: no pairing, nothing stored, nothing sent. */
async function startTrial(root: Root, trial: Trial, words: Words): Promise<void> {
  const [{ TrialApp }, { createTrialLink, refuseStorage }] = await Promise.all([
    import('./trial-app'),
    import('./trial-link'),
  ]);
  const link = createTrialLink();
  root.render(
    <ToolsContext.Provider
      value={makeTools({ storage: refuseStorage(), link, ...words, isTrusted: true })}
    >
      <TrialApp trial={trial} link={link} />
    </ToolsContext.Provider>,
  );
}

/** Nothing that is answered could be kept: the pupil does not begin, and the board is told. */
async function startWithoutStorage(root: Root, texts: Texts): Promise<void> {
  root.render(<NoStorageFace texts={texts} />);
  const { code } = readAddress(location.hash);
  if (!code) return;
  const { tellThatNothingCanBeKept } = await import('./without-storage.client');
  await tellThatNothingCanBeKept(tidyCode(code));
}

async function start(root: Root): Promise<void> {
  const language = chooseLanguage();
  const texts = await fetchTexts(language);
  const { trial } = readAddress(location.hash);
  if (trial) return startTrial(root, trial, { language, texts });
  if (!isSecureContext) return root.render(<InsecureFace texts={texts} />);
  const storage = await openStorage();
  if (!storage) return startWithoutStorage(root, texts);
  const isTrusted = await askForTrust();
  const link = createDeviceLink({
    storage,
    newId: uuidv7,
    now: () => Date.now(),
    random: Math.random,
    isTrusted,
    mark: createDeviceMark(storage.name),
  });
  if (!isTrusted) warnWhenLeaving(link);
  const tools = makeTools({ storage, link, language, texts, isTrusted });
  root.render(
    <ToolsContext.Provider value={tools}>
      <RunnerApp />
    </ToolsContext.Provider>,
  );
  void registerOfflineWorker();
  await link.start();
}

const place = document.getElementById('runner');
if (place) void start(createRoot(place));
