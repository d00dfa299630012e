/** The forms of a method card: what is taken, what is told beside which field, and that what was typed comes back. */
import { describe, expect, it } from 'vitest';
import { refuseCard } from '~/outcomes/examples/card-refusal';
import { readBeginForm, readCardForm } from '~/outcomes/examples/example-form';
import { takeSchema } from '~/outcomes/packages/package-page';

const ID = '0198a000-0000-7000-8000-000000000001';
const CARD = {
  intent: 'publish-example',
  title: ' Ljuda på mattan ',
  needs: ['blending', 'blending'],
  classSize: '21-25',
  window: 'winter',
  setting: 'Fyra elever i taget.',
  description: 'Bygg ord ljud för ljud.',
  materials: '',
  minutes: '15',
  timesAWeek: '4',
  weeks: '6',
  experience: '',
};

function sent(fields: Record<string, string | string[]>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    for (const one of [value].flat()) form.append(name, one);
  }
  return form;
}

/** The code beside each field; null when the form was taken. */
function told(fields: Record<string, string | string[]>) {
  const read = readCardForm(sent(fields));
  if (read.ok) return null;
  const { error } = refuseCard(read, { ok: false, problem: 'fields' }).submission;
  return Object.fromEntries(Object.entries(error ?? {}).map(([at, codes]) => [at, codes?.[0]]));
}

describe('the form of a method card', () => {
  it('is taken with numbers as numbers, needs once, and what may be empty empty', () => {
    const read = readCardForm(sent(CARD));
    expect(read.ok && read.form).toEqual({
      intent: 'publish-example',
      content: {
        title: 'Ljuda på mattan',
        needs: ['blending'],
        classSize: '21-25',
        window: 'winter',
        setting: 'Fyra elever i taget.',
        description: 'Bygg ord ljud för ljud.',
        materials: '',
        minutes: 15,
        timesAWeek: 4,
        weeks: 6,
        experience: '',
      },
    });
  });

  it.each([
    ['no title', { title: '  ' }, { title: 'missing' }],
    ['a long setting', { setting: 'x'.repeat(601) }, { setting: 'long' }],
    ['no need', { needs: [] }, { needs: 'needs-one' }],
    ['a need that is none', { needs: ['magic'] }, { 'needs[0]': 'choice' }],
    ['too many minutes', { minutes: '999' }, { minutes: 'whole' }],
    ['half a week', { weeks: '1.5' }, { weeks: 'whole' }],
    ['no number', { timesAWeek: '' }, { timesAWeek: 'whole' }],
    ['a window that is none', { window: 'summer' }, { window: 'choice' }],
  ])('says what is wrong beside the field: %s', (_what, fields, problems) => {
    expect(told({ ...CARD, ...fields })).toEqual(problems);
  });

  it('comes back as it was typed, with the fields that point at a person', () => {
    const read = readCardForm(sent({ ...CARD, setting: 'Tuva läser.' }));
    const finding = { field: 'setting', kind: 'given-name', found: 'Tuva', at: 0 } as const;
    const answer = { ok: false, problem: 'personal-data', findings: [finding] } as const;
    const refused = refuseCard(read, { ...answer, findings: [finding] });
    expect(refused.findings).toEqual([finding]);
    expect(refused.submission.error).toEqual({ setting: ['personal-data'] });
    expect(refused.submission.initialValue).toMatchObject({
      setting: 'Tuva läser.',
      minutes: '15',
    });
  });
});

describe('other forms of examples and packages', () => {
  it('a report asks for a word of the three, and is told of its school', () => {
    const report = { intent: 'report-example', schoolId: ID, words: '' };
    const read = readCardForm(sent({ ...report, word: 'fine' }));
    expect(!read.ok && read.refused).toMatchObject({
      form: 'report-example',
      subjectId: ID,
      submission: { error: { word: ['choice'] } },
    });
    expect(readCardForm(sent({ ...report, word: 'well' })).ok).toBe(true);
  });

  it('a new card asks for a school and a method', () => {
    const begin = { intent: 'begin-example', schoolId: ID, methodId: 'blend-and-split' };
    expect(readBeginForm(sent(begin)).ok).toBe(true);
    for (const field of ['schoolId', 'methodId']) {
      const read = readBeginForm(sent({ ...begin, [field]: '' }));
      expect(!read.ok && read.refused.submission.error).toEqual({ [field]: ['choice'] });
    }
  });

  it('something must be chosen to take out', () => {
    expect(takeSchema.safeParse({ take: [] }).error?.issues[0]?.message).toBe('empty');
    expect(takeSchema.safeParse({ take: ['card'] }).success).toBe(true);
  });
});
