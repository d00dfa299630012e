/** What the pages of packages show and send. */
import * as z from 'zod';
import type { Day } from '~/platform/calendar';
import type { Bilingual } from '~/scoring/cut-policy';
import type { LetterLanguage } from '~/support/paper/letter-words';
import type { ThingVerdict } from './compare-things';
import type { PackageProblem, ThingKind } from './package-format';

/** What may be chosen to go into a package; the batteries that windows use are always named. */
export const TAKEN_KINDS = ['policy', 'letter', 'card', 'figures'] as const;
export type TakenKind = (typeof TAKEN_KINDS)[number];

/** What the form of taking out sends: something must be chosen. */
export const takeSchema = z.object({
  take: z.array(z.enum(TAKEN_KINDS, { error: 'choice' })).min(1, 'empty'),
});

export function readTaken(url: string): TakenKind[] {
  const asked = new URL(url).searchParams.getAll('take');
  return TAKEN_KINDS.filter((kind) => asked.includes(kind));
}

const importForm = z.object({ intent: z.enum(['take-in', 'discard-package', 'undo-package']) });
export type ImportForm = z.infer<typeof importForm>;

export function readImportForm(form: FormData): ImportForm | null {
  return importForm.safeParse(Object.fromEntries(form)).data ?? null;
}

export type ImportState = 'read' | 'taken-in' | 'discarded' | 'undone';

export interface ListedImport {
  importId: string;
  day: Day;
  state: ImportState;
  synthetic: boolean;
  things: number;
  kinds: ThingKind[];
}

export interface PackagesPage {
  /** How many of each kind there are to take out; figures 1 when they can be told. */
  has: Record<TakenKind, number>;
  mayTakeFigures: boolean;
  imports: ListedImport[];
}

/** How a thing is called: the title of a policy or card, the language of words, the window of figures. */
export type ThingName =
  | { kind: 'battery'; batteryId: string; version: number }
  | { kind: 'policy'; title: Bilingual }
  | { kind: 'letter'; language: LetterLanguage }
  | { kind: 'card'; title: string }
  | { kind: 'figures'; window: 'autumn' | 'winter' | 'spring'; startYear: number };

export type ShownThing = ThingName & { verdict: ThingVerdict };

export interface ImportPage {
  importId: string;
  state: ImportState;
  madeOn: Day;
  synthetic: boolean;
  things: ShownThing[];
  /** Things made of it that are in use, and stay when it is undone; null while it is not taken in. */
  used: number | null;
}

export type UploadProblem = PackageProblem | 'file-missing' | 'personal-data' | 'already-read';

export type UploadAnswer =
  | { ok: true; importId: string }
  | { ok: false; problem: UploadProblem; kinds: ThingKind[] };
