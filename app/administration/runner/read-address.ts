/** What the address's fragment asks for; it never reaches a server. */
export type RunnerAddress = {
  /** Pairing code from the QR picture or a marker link. */
  code: string | null;
  /** Pupil and task of a marker link. */
  membershipId: string | null;
  taskId: string | null;
  language: 'sv' | 'en' | null;
};

/** Reads `#kod=…&elev=…&uppgift=…&lang=…`; unknown parts are passed over. */
export function readAddress(fragment: string): RunnerAddress {
  const parts = new URLSearchParams(fragment.replace(/^#/, ''));
  const language = parts.get('lang');
  return {
    code: parts.get('kod'),
    membershipId: parts.get('elev'),
    taskId: parts.get('uppgift'),
    language: language === 'sv' || language === 'en' ? language : null,
  };
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
