import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { HeartbeatResponse } from '~/administration/device-protocol';
import { listDeviceFiles } from '~/administration/runner/device-files';
import { listNeededPictures, picturePath } from '~/administration/runner/item-media';
import { isPupilTask, parseBattery, WINDOW_KINDS } from '~/instruments/battery';
import { parseMediaManifests } from '~/instruments/media';

const read = (file: string): unknown =>
  JSON.parse(readFileSync(`app/instruments/batteries/arskurs-1/${file}`, 'utf8'));
const battery = parseBattery(read('battery.json'));
const media = parseMediaManifests(read('media.json'));

function hear(windowKind: (typeof WINDOW_KINDS)[number] | null): HeartbeatResponse {
  const round = windowKind && {
    roundId: 'r',
    batteryId: battery.id,
    batteryVersion: battery.version,
    windowKind,
    paused: false,
    lessonOver: false,
    synthetic: true,
  };
  const pupil = { membershipId: 'm', taken: false, displayName: null, tasks: [], oneToOne: [] };
  return {
    admission: 'admitted',
    kind: 'pupil',
    serverTimeMs: 0,
    round,
    pupils: [
      { ...pupil, signId: 'fox' },
      { ...pupil, signId: 'owl' },
    ],
    own: null,
    letOn: false,
    showGrid: null,
  };
}

describe('what a device fetches for its class', () => {
  it.each(WINDOW_KINDS)('%s: every sound and picture of the form and of the reserve', (kind) => {
    const window = battery.windows[kind];
    if (!window) throw new Error('no window');
    const { hashed, plain } = listDeviceFiles({ battery, media, heartbeat: hear(kind) }, ['/b']);
    const files = new Set([...hashed, ...plain]);
    for (const task of battery.tasks.filter(isPupilTask)) {
      if (![...window.wholeClass, ...(window.secondSitting ?? [])].includes(task.id)) continue;
      expect(files).toContain(`/media/${media[task.mediaBundle]?.file}`);
      for (const formId of [window.form, 'D'] as const) {
        for (const name of listNeededPictures(task, formId)) {
          expect(files).toContain(picturePath(name));
        }
      }
    }
    expect(files).toContain(`/media/${media.common?.file}`);
    expect([...files].filter((file) => file.startsWith('/signs/'))).toEqual([
      '/signs/fox.svg',
      '/signs/owl.svg',
    ]);
    expect(hashed).toContain('/b');
    expect(new Set(plain).size).toBe(plain.length);
    for (const file of plain.filter((path) => path.startsWith('/pictures/'))) {
      expect(existsSync(`public${file}`), file).toBe(true);
    }
  });

  it('the pictures that are named for a marker, and nothing without a round', () => {
    const { plain } = listDeviceFiles({ battery, media, heartbeat: hear('autumn') }, []);
    const naming = battery.tasks.find(({ id }) => id === 'name-pictures');
    if (!naming || isPupilTask(naming)) throw new Error('no naming');
    const named = naming.forms.A?.items.flatMap(({ picture }) => picture ?? []) ?? [];
    expect(named.length).toBeGreaterThan(0);
    for (const name of named) expect(plain).toContain(picturePath(name));
    const without = listDeviceFiles({ battery, media, heartbeat: hear(null) }, []);
    expect(without.hashed).toEqual([`/media/${media.common?.file}`]);
  });
});
