import { nameKey } from './person-name';
import type { MatchedBy, PlacedRow, PlanProblem, RegisterPupil, RowAnswer } from './roster-plan';

export interface MatchedRows {
  /** Row number to the pupil it is about. */
  matches: Map<number, { pupil: RegisterPupil; matchedBy: MatchedBy }>;
  problems: PlanProblem[];
  /** Pupils whom a row that asks may be about; nobody may say that they are missing. */
  contested: Set<string>;
}

interface Tier {
  matchedBy: MatchedBy;
  keyOfRow(placed: PlacedRow): string | null;
  keyOfPupil(pupil: RegisterPupil): string | null;
  /** Whether a pupil of the same name whose id or birth date differs makes the row ask. */
  asksOnConflict: boolean;
}

const pupilNameKey = (pupil: RegisterPupil) => nameKey(pupil.givenName, pupil.familyName);

/** Surest first. A row that finds nobody in a tier goes on to the next. */
const TIERS: Tier[] = [
  {
    matchedBy: 'external-id',
    keyOfRow: ({ row }) => row.externalId ?? null,
    keyOfPupil: (pupil) => pupil.externalId,
    asksOnConflict: true,
  },
  {
    matchedBy: 'name-and-birth-date',
    keyOfRow: (placed) =>
      placed.row.birthDate ? `${placed.nameKey}|${placed.row.birthDate}` : null,
    keyOfPupil: (pupil) => (pupil.birthDate ? `${pupilNameKey(pupil)}|${pupil.birthDate}` : null),
    asksOnConflict: false,
  },
  {
    matchedBy: 'name-in-class',
    keyOfRow: ({ nameKey: name, existingClass }) =>
      existingClass ? `${name}|${existingClass.classId}` : null,
    keyOfPupil: (pupil) => `${pupilNameKey(pupil)}|${pupil.classId}`,
    asksOnConflict: true,
  },
  {
    matchedBy: 'name-in-school',
    keyOfRow: (placed) => placed.nameKey,
    keyOfPupil: pupilNameKey,
    asksOnConflict: false,
  },
];

/** Whether what both sides know speaks against their being the same pupil, for the tier at hand. */
function conflicts({ row, nameKey: rowName }: PlacedRow, pupil: RegisterPupil, tier: MatchedBy) {
  const dates = Boolean(row.birthDate && pupil.birthDate);
  const sameDate = dates && row.birthDate === pupil.birthDate;
  if (tier === 'name-and-birth-date') return false;
  if (tier === 'external-id') {
    const [given, family] = rowName.split('|');
    const [pupilGiven, pupilFamily] = pupilNameKey(pupil).split('|');
    const sharesFamilyName = family !== '' && family === pupilFamily;
    return given !== pupilGiven && !sharesFamilyName && !sameDate;
  }
  const ids = Boolean(row.externalId && pupil.externalId);
  return (dates && !sameDate) || (ids && row.externalId !== pupil.externalId);
}

type Verdict =
  | { kind: 'nobody' }
  | { kind: 'one'; pupil: RegisterPupil }
  | { kind: 'ask'; code: PlanProblem['code']; candidates: RegisterPupil[] };

function judge(placed: PlacedRow, candidates: RegisterPupil[], tier: Tier): Verdict {
  const fitting = candidates.filter((pupil) => !conflicts(placed, pupil, tier.matchedBy));
  if (fitting.length === 1) return { kind: 'one', pupil: fitting[0]! };
  if (fitting.length > 1) {
    return { kind: 'ask', code: 'several-possible-pupils', candidates: fitting };
  }
  if (candidates.length === 0 || !tier.asksOnConflict) return { kind: 'nobody' };
  const code = tier.matchedBy === 'external-id' ? 'same-id-other-name' : 'same-name-other-details';
  return { kind: 'ask', code, candidates };
}

function indexBy(pupils: RegisterPupil[], key: Tier['keyOfPupil']): Map<string, RegisterPupil[]> {
  const index = new Map<string, RegisterPupil[]>();
  for (const pupil of pupils) {
    const name = key(pupil);
    if (name === null) continue;
    const same = index.get(name);
    if (same) same.push(pupil);
    else index.set(name, [pupil]);
  }
  return index;
}

/** What has been settled so far; each tier adds to it. */
interface Matching extends MatchedRows {
  claimed: Set<string>;
  excluded: Map<number, Set<string>>;
}

function ask(
  matching: Matching,
  problem: Omit<PlanProblem, 'candidates'>,
  candidates: RegisterPupil[],
): void {
  const ids = candidates.map((pupil) => pupil.pupilId).sort();
  for (const id of ids) matching.contested.add(id);
  matching.problems.push({ ...problem, candidates: ids });
}

function claim(
  matching: Matching,
  rowNumber: number,
  pupil: RegisterPupil,
  matchedBy: MatchedBy,
): void {
  matching.claimed.add(pupil.pupilId);
  matching.matches.set(rowNumber, { pupil, matchedBy });
}

/** Takes the answers first: "it is this pupil" settles a row, "none of these" narrows it. */
function takeAnswers(
  matching: Matching,
  rows: PlacedRow[],
  pupils: RegisterPupil[],
  answers: Map<number, RowAnswer>,
): PlacedRow[] {
  const pupilOfId = new Map(pupils.map((pupil) => [pupil.pupilId, pupil]));
  return rows.filter(({ row: { rowNumber } }) => {
    const answer = answers.get(rowNumber);
    if (answer?.kind === 'not') matching.excluded.set(rowNumber, new Set(answer.pupilIds));
    if (answer?.kind !== 'same') return true;
    const pupil = pupilOfId.get(answer.pupilId);
    if (pupil && !matching.claimed.has(pupil.pupilId)) claim(matching, rowNumber, pupil, 'answer');
    else matching.problems.push({ rowNumber, code: 'answer-not-possible' });
    return false;
  });
}

interface Wish {
  placed: PlacedRow;
  pupil: RegisterPupil;
}

function groupByPupil(wishes: Wish[]): Wish[][] {
  const groups = new Map<string, Wish[]>();
  for (const wish of wishes) {
    const others = groups.get(wish.pupil.pupilId);
    if (others) others.push(wish);
    else groups.set(wish.pupil.pupilId, [wish]);
  }
  return [...groups.values()];
}

/** Gives each pupil to the one row that wants her; rows that compete for one pupil all ask. */
function settleWishes(matching: Matching, wishes: Wish[], tier: Tier): void {
  for (const competing of groupByPupil(wishes)) {
    const { pupil } = competing[0]!;
    const rowNumbers = competing.map(({ placed }) => placed.row.rowNumber);
    if (competing.length === 1 && !matching.contested.has(pupil.pupilId)) {
      claim(matching, rowNumbers[0]!, pupil, tier.matchedBy);
      continue;
    }
    for (const rowNumber of rowNumbers) {
      const otherRowNumber = rowNumbers.find((other) => other !== rowNumber);
      const other = otherRowNumber === undefined ? {} : { otherRowNumber };
      ask(matching, { rowNumber, code: 'several-rows-same-pupil', ...other }, [pupil]);
    }
  }
}

/** Runs one tier over the rows that are still open and returns those that found nobody. All rows
 *  are judged before any pupil is given away, so the order of the file decides nothing. */
function runTier(
  matching: Matching,
  open: PlacedRow[],
  pupils: RegisterPupil[],
  tier: Tier,
): PlacedRow[] {
  const unclaimed = pupils.filter((pupil) => !matching.claimed.has(pupil.pupilId));
  const index = indexBy(unclaimed, tier.keyOfPupil);
  const stillOpen: PlacedRow[] = [];
  const wishes: Wish[] = [];
  for (const placed of open) {
    const { rowNumber } = placed.row;
    const excluded = matching.excluded.get(rowNumber);
    const found = index.get(tier.keyOfRow(placed) ?? '') ?? [];
    const candidates = excluded ? found.filter((pupil) => !excluded.has(pupil.pupilId)) : found;
    const verdict = judge(placed, candidates, tier);
    if (verdict.kind === 'nobody') stillOpen.push(placed);
    else if (verdict.kind === 'one') wishes.push({ placed, pupil: verdict.pupil });
    else ask(matching, { rowNumber, code: verdict.code }, verdict.candidates);
  }
  settleWishes(matching, wishes, tier);
  return stillOpen;
}

/**
 * Finds the pupil that each row is about: by external id (also in the provider's other schools),
 * then name and birth date, then name within the class, then a name that is unique in the school.
 * Whenever more than one pupil or more than one row fits, the row asks; nobody is merged silently.
 * `pupils` are unprotected pupils of the chosen school, `outsiders` those of other schools.
 */
export function matchRows(
  rows: PlacedRow[],
  pupils: RegisterPupil[],
  outsiders: RegisterPupil[],
  answers: Map<number, RowAnswer>,
): MatchedRows & { unmatched: PlacedRow[] } {
  const matching: Matching = {
    matches: new Map(),
    problems: [],
    contested: new Set(),
    claimed: new Set(),
    excluded: new Map(),
  };
  const everyone = [...pupils, ...outsiders];
  let open = takeAnswers(matching, rows, everyone, answers);
  for (const tier of TIERS) {
    const reachable = tier.matchedBy === 'external-id' ? everyone : pupils;
    open = runTier(matching, open, reachable, tier);
  }
  const elsewhere = indexBy(outsiders, TIERS[1]!.keyOfPupil);
  const unmatched = open.filter((placed) => {
    const excluded = matching.excluded.get(placed.row.rowNumber);
    const same = (elsewhere.get(TIERS[1]!.keyOfRow(placed) ?? '') ?? []).filter(
      (pupil) => !matching.claimed.has(pupil.pupilId) && !excluded?.has(pupil.pupilId),
    );
    if (same.length === 0) return true;
    const { rowNumber } = placed.row;
    ask(matching, { rowNumber, code: 'may-be-at-another-school' }, same);
    return false;
  });
  const { matches, problems, contested } = matching;
  return { matches, problems, contested, unmatched };
}
