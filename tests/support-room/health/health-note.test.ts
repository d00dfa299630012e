import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  findCorrectionProblem,
  foldHealthNotes,
  type HealthRow,
  NOTE_LENGTH,
  readHealthForm,
} from '~/support/health/health-note';

const who = { at: '2026-10-02', by: 'Kim Pil', staffMemberId: 'kim' };
const other = { at: '2026-10-05', by: 'Ada Ek', staffMemberId: 'ada' };

function written(id: string, day: string, text = id): HealthRow {
  return { id, kind: 'written', day, text, caseOpenedOn: null, ...who };
}

describe('notes from their rows', () => {
  it('stand with the latest day first, and of one day the latest written first', () => {
    const rows = [
      written('a', '2026-10-01'),
      written('b', '2026-10-02'),
      written('c', '2026-10-01'),
    ];
    expect(foldHealthNotes(rows).map(({ noteId }) => noteId)).toEqual(['b', 'c', 'a']);
  });

  it('keep every earlier wording with who wrote it and when', () => {
    const correct = (id: string, text: string, at: string): HealthRow => {
      return { id, kind: 'corrected', noteId: 'a', day: '2026-10-01', text, ...who, at };
    };
    const rows = [
      written('a', '2026-09-30', 'först'),
      correct('b', 'sedan', '2026-10-03'),
      correct('c', 'sist', '2026-10-04'),
    ];
    const [note] = foldHealthNotes(rows);
    expect(note).toMatchObject({
      noteId: 'a',
      day: '2026-10-01',
      text: 'sist',
      written: { at: '2026-10-02' },
      corrected: { at: '2026-10-04', by: 'Kim Pil' },
    });
    expect(note?.earlier).toEqual([
      { day: '2026-09-30', text: 'först', at: '2026-10-02', by: 'Kim Pil' },
      { day: '2026-10-01', text: 'sedan', at: '2026-10-03', by: 'Kim Pil' },
    ]);
  });

  it('are withdrawn and brought back any number of times, by whom says the latest', () => {
    const turn = (kind: 'withdrawn' | 'brought-back', id: string): HealthRow => {
      return { id, kind, noteId: 'a', ...other };
    };
    const rows: HealthRow[] = [written('a', '2026-10-01'), turn('withdrawn', 'b')];
    expect(foldHealthNotes(rows)[0]?.withdrawn).toEqual({ at: other.at, by: other.by });
    rows.push(turn('brought-back', 'c'));
    expect(foldHealthNotes(rows)[0]?.withdrawn).toBeNull();
    rows.push(turn('withdrawn', 'd'));
    expect(foldHealthNotes(rows)[0]).toMatchObject({ text: 'a', withdrawn: { by: 'Ada Ek' } });
  });

  it('are nothing when the row they are about is not there', () => {
    expect(foldHealthNotes([{ id: 'b', kind: 'withdrawn', noteId: 'a', ...who }])).toEqual([]);
  });
});

describe('correcting', () => {
  const [note] = foldHealthNotes([written('a', '2026-10-01')]);
  it.each([
    ['kim', false, null],
    ['ada', false, 'not-yours'],
    ['kim', true, 'withdrawn'],
  ] as const)('by %s, withdrawn %s: %s', (staffMemberId, isWithdrawn, problem) => {
    const withdrawn = isWithdrawn ? { at: other.at, by: other.by } : null;
    expect(findCorrectionProblem({ ...note!, withdrawn }, staffMemberId)).toBe(problem);
  });
});

describe('the form', () => {
  const read = (fields: Record<string, string>) => {
    const form = new FormData();
    const whole = { intent: 'write-health-note', day: '2026-10-01', text: 'Lugnt rum.', ...fields };
    for (const [name, value] of Object.entries(whole)) form.set(name, value);
    return readHealthForm(form);
  };

  it('is read as plain text with line breaks as one character', () => {
    expect(read({ text: ' En rad.\r\nEn till.\t<b>\r\n' })).toMatchObject({
      text: 'En rad.\nEn till.\t<b>',
    });
    expect(read({ text: `${'å'.repeat(NOTE_LENGTH - 2)}\r\nö` })).not.toBeNull();
  });

  it.each([
    ['no words', { text: ' \r\n ' }],
    ['a character too many', { text: 'å'.repeat(NOTE_LENGTH + 1) }],
    ['a control character', { text: 'a\u0000b' }],
    ['a day that is none', { day: '2026-02-30' }],
    ['a day long before any pupil', { day: '0000-01-01' }],
    ['a case that is no id', { caseEventId: 'x' }],
    ['another intent', { intent: 'erase' }],
    ['a correction of nothing', { intent: 'correct-health-note' }],
  ])('is refused with %s', (_what, fields) => {
    expect(read(fields)).toBeNull();
  });
});

describe('the table of notes', () => {
  it('is read by its own store, and asked whether there is anything by the merge of pupils only', () => {
    const files = readdirSync('app', { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((file) => !file.includes('/generated/'));
    const naming = (pattern: RegExp) =>
      files.filter((file) => pattern.test(readFileSync(file, 'utf8')));
    expect(naming(/\bhealthNote\b|"HealthNote"/)).toEqual([
      'app/support/health/health-note-store.server.ts',
    ]);
    expect(naming(/\bhealthNotes: \{/)).toEqual([
      'app/administration/pupil-merge.server.ts',
      'app/support/paper/timeline-page.ts',
    ]);
  });
});
