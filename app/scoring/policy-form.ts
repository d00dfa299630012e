/** The form of a new version, as it arrives; a number may have a comma or a point. */
import { WINDOW_KINDS } from '~/instruments/battery';
import type { CutPolicy } from '~/scoring/cut-policy';
import { type MethodFormProblem, readLimitMethod } from '~/scoring/limit-method-form';
import { limitField, type PolicyChange, policyChangeSchema } from '~/scoring/policy-change';

export type PolicyFormProblem = {
  code: 'not-a-number' | 'words-missing' | 'source-too-short' | MethodFormProblem;
  field: string;
};

export type ReadPolicyForm =
  | { ok: true; change: PolicyChange }
  | { ok: false; problems: PolicyFormProblem[] };

/** Every limit of a policy with the name of its field, in the order of the year. */
export function listLimitFields(policy: CutPolicy) {
  return WINDOW_KINDS.flatMap((window) =>
    (policy.windows[window]?.limits ?? []).map((limit) => ({
      ...limit,
      window,
      field: limitField(window, limit.task),
    })),
  );
}

function readNumber(form: FormData, name: string): number {
  const text = String(form.get(name) ?? '').trim();
  return /^\d{1,4}([.,]\d{1,6})?$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN;
}

/** A number that was shown rounded to four decimals and sent back untouched is the number it was. */
function keepUnrounded(typed: number, own: number): number {
  return Math.abs(typed - own) <= 0.000_05 ? own : typed;
}

const textOf = (form: FormData, name: string) => String(form.get(name) ?? '').trim();

/** A change to `policy`, or what cannot be read. */
export function readPolicyForm(policy: CutPolicy, form: FormData): ReadPolicyForm {
  const fields = listLimitFields(policy).map((limit) => ({
    ...limit,
    read: readLimitMethod(form, limit.field),
  }));
  const limits = fields.map(({ window, task, field, value, read }) => ({
    window,
    task,
    value: keepUnrounded(readNumber(form, field), value),
    words: { sv: textOf(form, `${field}.sv`), en: textOf(form, `${field}.en`) },
    method: read.ok ? read.method : null,
  }));
  const bounds = {
    lower: readNumber(form, 'lower'),
    upper: readNumber(form, 'upper'),
    lookAgainAbove: readNumber(form, 'lookAgainAbove'),
  };
  const unread = [
    ...Object.entries(bounds),
    ...limits.map(({ window, task, value }) => [limitField(window, task), value] as const),
  ].filter(([, value]) => Number.isNaN(value));
  const wordless = limits.filter(({ words }) => words.sv === '' || words.en === '');
  const source = textOf(form, 'source');
  const problems: PolicyFormProblem[] = [
    ...unread.map(([field]) => ({ code: 'not-a-number' as const, field: String(field) })),
    ...wordless.map(({ window, task }) => ({
      code: 'words-missing' as const,
      field: limitField(window, task),
    })),
    ...fields.flatMap(({ read, field }) => (read.ok ? [] : [{ code: read.code, field }])),
    ...(source.length < 10 ? [{ code: 'source-too-short' as const, field: 'source' }] : []),
  ];
  if (problems.length > 0) return { ok: false, problems };
  const change = policyChangeSchema.safeParse({
    ...bounds,
    relative: form.get('relative') === 'yes',
    limits,
    source: { language: form.get('sourceLanguage'), text: source.slice(0, 2_000) },
  });
  if (!change.success) {
    const field = String(change.error.issues[0]?.path[0] ?? 'source');
    return { ok: false, problems: [{ code: 'words-missing', field }] };
  }
  return { ok: true, change: change.data };
}
