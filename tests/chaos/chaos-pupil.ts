/** One simulated pupil from the first code to the last acknowledgement, through the faults of the plan. */
import type { Browser } from '@playwright/test';
import type { AttemptEvent } from '~/administration/attempt-event';
import type { GatewayTally } from './bad-gateway';
import type { ChaosPupil } from './fault-plan';
import { insist, type Lesson, type LessonPupil, moveBack } from './lesson';
import type { RestlessServer } from './restless-server';
import { makeDevice, PAGE, type SimulatedDevice } from './simulated-device';
import { type Outcome, workOn } from './simulated-hands';
import { setStorageFull } from './storage-watch';

export type Faced = {
  tabsClosed: number;
  daysOffline: number;
  wrongClocks: number;
  fullStorages: number;
  secondDevices: number;
};

export type PupilRun = {
  pupil: ChaosPupil;
  who: LessonPupil;
  /** Every event that the pupil's devices made, by id. */
  made: Map<string, AttemptEvent>;
  /** Items and their options on which a hand pressed, with a space between, once for each device. */
  pressed: string[];
  /** Those of them for which the screen moved on: the device has said that it has the answer. */
  answered: string[];
  /** Events that the devices still held at the end. */
  unsent: number;
  /** What kept the pupil from coming to the end, and the devices from sending. */
  problems: string[];
};

export type World = {
  browser: Browser;
  server: RestlessServer;
  tally: GatewayTally;
  faced: Faced;
  tasks: number;
};

/** Turns of the two devices after which a pupil that neither can finish with is given up. */
const TURNS = 6;

async function closeAndOpen(device: SimulatedDevice): Promise<void> {
  await device.closeTab();
  await insist(() => device.open(PAGE));
}

async function tellProvisioning(): Promise<string> {
  const known = await navigator.serviceWorker.getRegistration('/elev');
  const states = [known?.installing, known?.waiting, known?.active].map((worker) => worker?.state);
  const screen = document.querySelector('main')?.dataset.testid;
  return `${screen}, worker ${states.join('/')}, control ${navigator.serviceWorker.controller?.state}`;
}

/** Waits until the device says that it needs no network. */
async function becomeReady(device: SimulatedDevice): Promise<void> {
  const ready = device.page().locator('[data-testid="offline-ready"][data-ready="true"]');
  await insist(async () => {
    await device.page().clock.runFor(2_000);
    if (await ready.isVisible()) return;
    const state = await device.page().evaluate(tellProvisioning);
    throw new Error(`the device has not fetched all it needs: ${state}`);
  });
}

/** The fault of the plan that belongs to this number of answers. @returns false when the pupil leaves the device */
async function strike(
  world: World,
  { pupil, who }: Pick<PupilRun, 'pupil' | 'who'>,
  device: SimulatedDevice,
  answers: number,
): Promise<boolean> {
  const after = answers - pupil.faultAfter;
  const { faced } = world;
  if (pupil.closedAfter.includes(answers)) {
    faced.tabsClosed += 1;
    await closeAndOpen(device);
  }
  if (pupil.fault === 'three-days-offline') {
    if (after === 0) device.gateway.setDown(true);
    if (after === 2) {
      if (!pupil.isTabLeftOpen) await device.closeTab();
      await device.passDays(3);
      await moveBack(world.server, who, '3 days');
      if (!pupil.isTabLeftOpen) await insist(() => device.open(PAGE));
      faced.daysOffline += 3;
    }
    if (after === 4) device.gateway.setDown(false);
  }
  if (pupil.fault === 'storage-full' && after === 0) {
    await setStorageFull(device.page(), true);
    faced.fullStorages += 1;
  }
  if (pupil.fault === 'storage-full' && after === 3) await setStorageFull(device.page(), false);
  if (pupil.fault !== 'two-devices') return true;
  if (after === 0) device.gateway.setDown(true);
  return after !== 2;
}

/** The pupil goes on at a second device; whichever of the two has the pupil works, until all is done. */
async function changeDevices(
  world: World,
  who: LessonPupil,
  first: SimulatedDevice,
  second: SimulatedDevice,
  work: (device: SimulatedDevice) => Promise<Outcome>,
): Promise<Outcome> {
  world.faced.secondDevices += 1;
  let outcome: Outcome = 'stopped';
  for (let turn = 1; outcome !== 'done' && turn <= TURNS; turn += 1) {
    // Nobody takes a sign from a device that was heard of a moment ago; in five minutes what was late has come.
    await Promise.all([first.gateway.settle(), second.gateway.settle()]);
    await moveBack(world.server, who, '5 minutes');
    const device = turn % 2 === 1 ? second : first;
    device.gateway.setDown(false);
    outcome = await work(device);
    if (outcome === 'lost') await device.page().getByTestId('lost-pupil-action').click();
  }
  return outcome;
}

/** The whole run of one pupil. @throws when a device that is left cannot be read */
export async function runPupil(
  world: World,
  lesson: Lesson,
  pupil: ChaosPupil,
  who: LessonPupil,
): Promise<PupilRun> {
  const made: PupilRun['made'] = new Map();
  const pressed = new Set<string>();
  const answered = new Set<string>();
  const { browser, server, tally, tasks } = world;
  const devices: SimulatedDevice[] = [];
  let answers = 0;

  async function openDevice(): Promise<SimulatedDevice> {
    const device = await makeDevice({
      browser,
      serverPort: server.current().port,
      seed: pupil.seed * 2 + devices.length,
      clockErrorMs: pupil.clockErrorMs,
      tally,
      onMade: (event) => made.set(event.id, event),
    });
    devices.push(device);
    await insist(() => device.open(`${PAGE}#kod=${lesson.code}`));
    return device;
  }

  function work(device: SimulatedDevice): Promise<Outcome> {
    const onReady = () =>
      pupil.fault === 'three-days-offline' ? becomeReady(device) : Promise.resolve();
    const place = devices.indexOf(device);
    const noteAnswer = (given: string, isTaken: boolean) =>
      (isTaken ? answered : pressed).add(`${place} ${given}`);
    const onAnswer = () => {
      answers += 1;
      server.countAnswer();
      return strike(world, { pupil, who }, device, answers);
    };
    return workOn({ device, pupil, who, lesson, tasks, onReady, noteAnswer, onAnswer });
  }

  async function workToTheEnd(): Promise<void> {
    const first = await openDevice();
    let outcome = await work(first);
    if (pupil.clockErrorMs !== 0) world.faced.wrongClocks += 1;
    if (outcome === 'stopped') {
      outcome = await changeDevices(world, who, first, await openDevice(), work);
    }
    if (outcome !== 'done') throw new Error(`ended as ${outcome}`);
  }

  const problems: string[] = [];
  await workToTheEnd().catch((failure: Error) => problems.push(failure.message));
  let unsent = 0;
  for (const device of devices) {
    const left = await device.leave();
    unsent += left.unsent;
    if (left.unsent > 0) problems.push(`${left.unsent} unsent: ${left.last}`);
  }
  const listGiven = (keys: Set<string>) => [...keys].map((key) => key.slice(key.indexOf(' ') + 1));
  const hands = { pressed: listGiven(pressed), answered: listGiven(answered) };
  return { pupil, who, made, ...hands, unsent, problems };
}
