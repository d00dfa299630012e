/** How a limit was set, as the form of a new version sends it. Numbers may have a comma or a point. */
import {
  type Judge,
  LIMIT_METHODS,
  type LimitMethod,
  limitMethodSchema,
  METHOD_DEMANDS,
} from '~/scoring/limit-method';

/** Names of the fields of each kind, after the limit's own name and a point. */
export const METHOD_FIELDS = {
  authored: [],
  panel: ['judges'],
  'local-data': ['pupils', 'lowestShare'],
  roc: ['outcome', 'positives', 'negatives', 'areaUnderCurve', 'sensitivity', 'specificity'],
  odds: ['outcome', 'abovePupils', 'aboveReached', 'belowPupils', 'belowReached'],
} as const;

export type MethodFormProblem = 'method-missing' | 'judges-unread';

export type ReadMethod = { ok: true; method: LimitMethod } | { ok: false; code: MethodFormProblem };

/** The method of the limit whose fields begin with `field`. A form without one says authored. */
export function readLimitMethod(form: FormData, field: string): ReadMethod {
  const textOf = (name: string) => String(form.get(`${field}.${name}`) ?? '').trim();
  const named = textOf('method') || 'authored';
  const kind = LIMIT_METHODS.find((one) => one === named);
  if (!kind) return { ok: false, code: 'method-missing' };
  if (kind === 'panel') {
    const judges = readJudges(textOf('judges'));
    return judges ? { ok: true, method: { kind, judges } } : { ok: false, code: 'judges-unread' };
  }
  const values = METHOD_FIELDS[kind].map((name) => [
    name,
    name === 'outcome' ? textOf(name) : readNumber(textOf(name)),
  ]);
  const read = limitMethodSchema.safeParse({ kind, ...Object.fromEntries(values) });
  const isPossible = read.success && isCounted(read.data);
  return isPossible ? { ok: true, method: read.data } : { ok: false, code: 'method-missing' };
}

/** More cannot have reached a goal than there are. */
function isCounted(method: LimitMethod): boolean {
  if (method.kind !== 'odds') return true;
  const { abovePupils, aboveReached, belowPupils, belowReached } = method;
  return aboveReached <= abovePupils && belowReached <= belowPupils;
}

function readNumber(text: string): number {
  return /^\d{1,6}([.,]\d{1,6})?$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN;
}

/**
 * A table that was typed or pasted, a judge on each line: the last two numbers are the two rounds; what
 * stands before them is not kept. Null when a line has fewer, or there are more lines than any panel.
 */
export function readJudges(text: string): Judge[] | null {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  if (lines.length > 10 * METHOD_DEMANDS.judges) return null;
  const judges = lines.map((line) => {
    const numbers = [...line.matchAll(/\d+(?:[.,]\d+)?/g)].map(([one]) => readNumber(one));
    const [first, second] = numbers.slice(-2);
    return first === undefined || second === undefined ? null : { first, second };
  });
  return judges.every((one) => one !== null) ? (judges as Judge[]) : null;
}

/** The table as it is shown in the form again. */
export function writeJudges(judges: readonly Judge[], number: (value: number) => string): string {
  return judges.map(({ first, second }) => `${number(first)}; ${number(second)}`).join('\n');
}
