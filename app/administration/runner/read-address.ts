import { FORM_IDS, type FormId } from '~/instruments/battery';

/** What the address's fragment asks for; it never reaches a server. */
export type RunnerAddress = {
  /** Pairing code from the QR picture or a marker link. */
  code: string | null;
  /** Pupil and task of a marker link. */
  membershipId: string | null;
  taskId: string | null;
  /** Form of a reading that is marked beside another adult. */
  besideFormId: string | null;
  language: 'sv' | 'en' | null;
  /** The school says that the device forgets everything when it is put away. */
  isGuest: boolean;
  /** A task that an adult tries as a pupil would; it leaves nothing behind. */
  trial: Trial | null;
};

export type Trial = {
  batteryId: string;
  taskId: string;
  formId: FormId;
  /** Of the battery; the newest when there is none. */
  version?: number;
};

/** Reads `battery.task.form` or `battery.task.form.version`; null when it is anything else. */
function readTrial(value: string | null): Trial | null {
  const [batteryId, taskId, form, last] = (value ?? '').split('.');
  const formId = FORM_IDS.find((id) => id === form);
  if (!batteryId || !taskId || !formId) return null;
  const version = Number(last);
  return { batteryId, taskId, formId, ...(version > 0 ? { version } : {}) };
}

/** Reads `#prova=…`, or `#kod=…&elev=…&uppgift=…&bredvid=…&lang=…&enhet=gast`; the rest is passed over. */
export function readAddress(fragment: string): RunnerAddress {
  const parts = new URLSearchParams(fragment.replace(/^#/, ''));
  const language = parts.get('lang');
  return {
    code: parts.get('kod'),
    membershipId: parts.get('elev'),
    taskId: parts.get('uppgift'),
    besideFormId: parts.get('bredvid'),
    language: language === 'sv' || language === 'en' ? language : null,
    isGuest: parts.get('enhet') === 'gast',
    trial: readTrial(parts.get('prova')),
  };
}

/** The fragment of a reading that is marked beside another adult: a reload goes on with it. */
export function writeBeside(reading: {
  membershipId: string;
  taskId: string;
  formId: string;
}): string {
  const { membershipId, taskId, formId } = reading;
  return `#${new URLSearchParams({ elev: membershipId, uppgift: taskId, bredvid: formId })}`;
}

/** The fragment without its code, so that a reload does not pair once more. */
export function dropCode(fragment: string): string {
  const parts = new URLSearchParams(fragment.replace(/^#/, ''));
  parts.delete('kod');
  const rest = parts.toString();
  return rest ? `#${rest}` : '';
}

/** A typed code as the server wants it: capitals and digits, no spaces or hyphens. */
export function tidyCode(typed: string): string {
  return typed.toUpperCase().replace(/[^A-Z0-9ÅÄÖ]/g, '');
}
