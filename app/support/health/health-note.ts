/**
 * Notes of pupil health: what a special educator writes of a pupil there, apart from what is pedagogical.
 * Rows are only added; a note is what its rows make it, in the order they were written.
 */
import * as z from 'zod';
import type { Day } from '~/platform/calendar';

/** Characters of a note, line breaks as one. */
export const NOTE_LENGTH = 2_000;

type Wording = { day: Day; text: string };
export type HealthRow = { id: string; at: Day; by: string; staffMemberId: string } & (
  | ({ kind: 'written'; caseOpenedOn: Day | null } & Wording)
  | ({ kind: 'corrected'; noteId: string } & Wording)
  | { kind: 'withdrawn' | 'brought-back'; noteId: string }
);

interface Trace {
  /** Day it was written down. */
  at: Day;
  by: string;
}

export interface HealthNote extends Wording {
  noteId: string;
  /** Who wrote it first, and when. */
  written: Trace & { staffMemberId: string };
  /** The latest correction; null when there is none. */
  corrected: Trace | null;
  /** Null while it stands. */
  withdrawn: Trace | null;
  /** Earlier wordings, the first at the top. */
  earlier: (Wording & Trace)[];
  /** Day the case it belongs to was opened; null when it belongs to none. */
  caseOpenedOn: Day | null;
}

/** Notes from their rows, the latest day first; of one day the latest written first. */
export function foldHealthNotes(rows: readonly HealthRow[]): HealthNote[] {
  const notes = new Map<string, HealthNote>();
  for (const row of rows) {
    if (row.kind === 'written') notes.set(row.id, beginNote(row));
    else {
      const note = notes.get(row.noteId);
      if (note) notes.set(row.noteId, applyRow(note, row));
    }
  }
  const inOrder = [...notes.values()].toReversed();
  return inOrder.toSorted((one, other) => other.day.localeCompare(one.day));
}

function beginNote(row: Extract<HealthRow, { kind: 'written' }>): HealthNote {
  const { id, day, text, at, by, staffMemberId, caseOpenedOn } = row;
  return {
    noteId: id,
    day,
    text,
    written: { at, by, staffMemberId },
    corrected: null,
    withdrawn: null,
    earlier: [],
    caseOpenedOn,
  };
}

function applyRow(note: HealthNote, row: Exclude<HealthRow, { kind: 'written' }>): HealthNote {
  const { at, by } = row;
  if (row.kind !== 'corrected') {
    return { ...note, withdrawn: row.kind === 'withdrawn' ? { at, by } : null };
  }
  const { day, text } = note;
  const { at: since, by: author } = note.corrected ?? note.written;
  return {
    ...note,
    day: row.day,
    text: row.text,
    corrected: { at, by },
    earlier: [...note.earlier, { day, text, at: since, by: author }],
  };
}

/** What has no place in plain text: control characters but line breaks and tabs. */
const CONTROL = /[^\P{Cc}\n\t]/u;

/** Browsers send a line break as two characters. */
const words = z
  .string()
  .transform((text) => text.replaceAll(/\r\n?/g, '\n').trim())
  .pipe(
    z
      .string()
      .min(1)
      .max(NOTE_LENGTH)
      .refine((text) => !CONTROL.test(text)),
  );

/** Nothing is written of a day before any pupil of today was born. */
const day = z.iso.date().refine((text) => text >= '2000-01-01');

const healthForm = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('write-health-note'),
    day,
    text: words,
    /** The event that opened the case, when the note belongs to it. */
    caseEventId: z.uuid().optional(),
  }),
  z.object({
    intent: z.literal('correct-health-note'),
    noteId: z.uuid(),
    day,
    text: words,
  }),
  z.object({ intent: z.literal('withdraw-health-note'), noteId: z.uuid() }),
  z.object({ intent: z.literal('bring-back-health-note'), noteId: z.uuid() }),
]);
export type HealthForm = z.infer<typeof healthForm>;

/** The form as it was sent, or null when it is none of the page's. */
export function readHealthForm(form: FormData): HealthForm | null {
  const read = healthForm.safeParse(Object.fromEntries(form));
  return read.success ? read.data : null;
}

export type HealthProblem = 'form' | 'day-ahead' | 'no-case' | 'not-yours' | 'withdrawn';

/** Why a note cannot be corrected by this person; null when it can. Only who wrote it corrects it. */
export function findCorrectionProblem(
  note: Pick<HealthNote, 'withdrawn' | 'written'>,
  staffMemberId: string,
): Extract<HealthProblem, 'not-yours' | 'withdrawn'> | null {
  if (note.written.staffMemberId !== staffMemberId) return 'not-yours';
  return note.withdrawn ? 'withdrawn' : null;
}
