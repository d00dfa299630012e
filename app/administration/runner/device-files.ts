/** Which files a device needs to do all that its class has to do, without contact. */
import type { HeartbeatResponse } from '~/administration/device-protocol';
import { COMMON_BUNDLE } from '~/administration/spoken-lines';
import { type Battery, type FormId, isPupilTask, type Task } from '~/instruments/battery';
import { type MediaManifest, mediaPath } from '~/instruments/media';
import { listNeededPictures, picturePath } from './item-media';

const RESERVE_FORM: FormId = 'D';

/** What it is for: every task of the window, in the window's form and the reserve. */
export type DeviceNeed = {
  battery: Battery;
  media: Record<string, MediaManifest>;
  heartbeat: HeartbeatResponse;
};

export type DeviceFiles = {
  /** Files whose name changes with their content. */
  hashed: string[];
  /** Pictures, which keep their names. */
  plain: string[];
};

function listTaskPictures(task: Task, forms: readonly FormId[]): string[] {
  if (isPupilTask(task)) return forms.flatMap((formId) => listNeededPictures(task, formId));
  const items = forms.flatMap((formId) => task.forms[formId]?.items ?? []);
  return items.flatMap((item) => item.picture ?? []);
}

/** The shipped bundles: Lysa's lines, and the sounds of every task the pupils do alone. */
export function listBundles({ battery, media, heartbeat }: DeviceNeed): MediaManifest[] {
  const tasks = listTasks(battery, heartbeat).filter(isPupilTask);
  const ids = [COMMON_BUNDLE, ...tasks.map(({ mediaBundle }) => mediaBundle)];
  return [...new Set(ids)].flatMap((id) => media[id] ?? []);
}

/** A pupil's screen also shows what is read aloud to a marker. */
function listTasks(battery: Battery, heartbeat: HeartbeatResponse): Task[] {
  const window = heartbeat.round ? battery.windows[heartbeat.round.windowKind] : undefined;
  if (!window) return [];
  const alone = [...window.wholeClass, ...(window.secondSitting ?? [])];
  const ids = new Set([...alone, ...window.oneToOne]);
  return battery.tasks.filter(({ id }) => ids.has(id));
}

/** `batteryFiles`: addresses of the battery's own files. */
export function listDeviceFiles(need: DeviceNeed, batteryFiles: readonly string[]): DeviceFiles {
  const { battery, heartbeat } = need;
  const window = heartbeat.round ? battery.windows[heartbeat.round.windowKind] : undefined;
  const forms = window ? [window.form, RESERVE_FORM] : [];
  const pictures = listTasks(battery, heartbeat).flatMap((task) => listTaskPictures(task, forms));
  const signs = heartbeat.pupils.map(({ signId }) => `/signs/${signId}.svg`);
  return {
    hashed: [...batteryFiles, ...listBundles(need).map(mediaPath)],
    plain: [...new Set([...pictures.map(picturePath), ...signs])],
  };
}
