import { describe, expect, it } from 'vitest';
import { type DeviceNow, listDeviceRows } from '~/administration/board-devices';
import { isCaughtRequest, learnClock } from '~/administration/device-clock';
import type { Presence } from '~/administration/device-protocol';

const NOW_MS = 1_000_000_000;
const presence = (overrides: Partial<Presence> = {}): Presence => ({
  state: 'working',
  taskId: null,
  answered: 0,
  total: 0,
  unsent: 0,
  rapid: false,
  reading: null,
  ...overrides,
});
const device = (overrides: Partial<DeviceNow> = {}): DeviceNow => ({
  deviceId: `device-${overrides.number ?? 1}`,
  number: 1,
  isAdmitted: true,
  isRemoved: false,
  holderId: 'pupil',
  presence: presence(),
  heardAtMs: NOW_MS - 2_000,
  ...overrides,
});
const notesOf = (one: DeviceNow, done: string[] = []) =>
  listDeviceRows([one], new Set(done), NOW_MS).map(({ notes }) => notes)[0];

describe('what the board says of a device', () => {
  it('says that nothing is to remark, or how far it is ready to run without network', () => {
    expect(notesOf(device())).toEqual([]);
    expect(notesOf(device({ presence: presence({ provisioned: true }) }))).toEqual(['ready']);
    expect(notesOf(device({ presence: presence({ provisioned: false }) }))).toEqual([
      'getting-ready',
    ]);
  });

  it('says that a device is silent after a minute, unless its pupil is done and all is sent', () => {
    const at = (silentMs: number, unsent = 0) =>
      device({ heardAtMs: NOW_MS - silentMs, presence: presence({ unsent }) });
    expect(notesOf(at(59_000))).toEqual([]);
    expect(notesOf(at(61_000))).toEqual(['silent']);
    expect(notesOf(at(61_000), ['pupil'])).toEqual([]);
    expect(notesOf(at(61_000, 3), ['pupil'])).toEqual(['silent', 'unsent']);
    expect(notesOf(at(3_600_000))).toEqual(['silent']);
    expect(notesOf(at(3_600_000), ['pupil'])).toBeUndefined();
  });

  it('keeps a removed device in sight while it has something to send', () => {
    const gone = { isRemoved: true, holderId: null };
    expect(notesOf(device(gone))).toBeUndefined();
    expect(notesOf(device({ ...gone, presence: presence({ unsent: 2 }) }))).toEqual([
      'removed',
      'unsent',
    ]);
  });

  it('tells of a device that can keep nothing before it is let in, and puts it first', () => {
    const broken = device({
      number: 9,
      isAdmitted: false,
      holderId: null,
      presence: presence({ state: 'cannot-save' }),
    });
    const rows = listDeviceRows([device(), broken], new Set(), NOW_MS);
    expect(rows.map(({ number, notes }) => [number, ...notes])).toEqual([[9, 'cannot-save'], [1]]);
    const waiting = device({ isAdmitted: false, holderId: null });
    expect(notesOf(waiting)).toBeUndefined();
  });
});

describe('the clock of a device', () => {
  it('is learnt once, and again when it has moved', () => {
    const known = learnClock({ clockOffsetMs: null, heardDeviceTimeMs: null }, 1_000, 5_000);
    expect(known).toEqual({ clockOffsetMs: 4_000, heardDeviceTimeMs: 1_000 });
    expect(learnClock(known!, 5_000, 9_100)).toBeNull();
    expect(learnClock(known!, 70_000, 74_000)).toEqual({
      clockOffsetMs: 4_000,
      heardDeviceTimeMs: 70_000,
    });
    const hourMs = 3_600_000;
    const ahead = { clockOffsetMs: 0, heardDeviceTimeMs: 2 * hourMs };
    expect(learnClock(ahead, hourMs, 2 * hourMs)).toEqual({
      clockOffsetMs: hourMs,
      heardDeviceTimeMs: 2 * hourMs,
    });
  });

  it('may be put back an hour, not half a day', () => {
    const hourMs = 3_600_000;
    const known = { clockOffsetMs: 0, heardDeviceTimeMs: 20 * hourMs };
    expect(isCaughtRequest(known, 19 * hourMs)).toBe(false);
    expect(isCaughtRequest(known, 8 * hourMs)).toBe(true);
    expect(isCaughtRequest({ clockOffsetMs: null, heardDeviceTimeMs: null }, 0)).toBe(false);
  });
});
