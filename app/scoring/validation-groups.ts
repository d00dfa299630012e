/**
 * The same accuracy in groups: schools, svenska and svenska som andraspråk, school-start cohorts.
 *
 * Measures: sensitivity and specificity when ▲ or ◆ is a flag, and the area for the chance of being below
 * the limit, with 95 % limits, in each group.
 * Rule: groups of fewer than ten compared pupils are put together as one, which is told when it has ten
 * itself. In a group where coverage differs by more than 15 points between levels accuracy is refused.
 * For readers who do not see the pupils a group is told when its four counts are safe, and so are those
 * of all that are not told together, ten pupils at least: else the smallest told group is held back as well. One division
 * only is told whole; groups are never crossed with each other. A school of which some level is not told elsewhere
 * (`told-levels`) is put together with the small ones; where it is not told how many are flagged of all, no group is.
 * Missing data: a group with one kind of outcome has no area.
 * Worked example: schools of 40, 30 and 6 pupils: the third is alone in "others", under ten, not told.
 */
import { areaUnderCurve } from '~/psychometrics/area-under-curve';
import { areTold } from '~/scoring/told-levels';
import { describeCoverage } from '~/scoring/validation-coverage';
import { type Accuracy, describeLevels } from '~/scoring/validation-levels';
import { splitScores } from '~/scoring/validation-score';
import { CHANCE_SCORE } from '~/scoring/validation-scores';
import { isSafe, PROTECTED, type SmallNumbers } from '~/scoring/validation-small-numbers';
import {
  type ComparedPupil,
  countOutcomes,
  GROUPINGS,
  type Grouping,
  listCompared,
  type StudyPupil,
} from '~/scoring/validation-study';

const SMALLEST_GROUP = PROTECTED.minimumBase;
const FLAGGED = ['needs-follow-up', 'look-again'] as const;

export interface GroupRow {
  /** Null for small groups put together. */
  name: string | null;
  pupils: number;
  cases: number;
  isRefused: boolean;
  accuracy: Accuracy | null;
  area: { auc: number; lower: number | null; upper: number | null } | null;
}

export interface GroupTable {
  grouping: Grouping;
  rows: GroupRow[];
  /** Pupils in groups that are not told. */
  isPartlyHidden: boolean;
}

interface Group {
  name: string | null;
  all: StudyPupil[];
  compared: ComparedPupil[];
}

/** Divisions with one group only are left out: they would say nothing new. */
export function describeGroups(
  pupils: readonly StudyPupil[],
  rule: SmallNumbers | null,
): GroupTable[] {
  if (rule && !areTold(rule.told, FLAGGED)) return [];
  const isByName = (grouping: Grouping, { name }: Group) =>
    grouping !== 'school' || !rule || rule.told.schools === 'all' || rule.told.schools.has(name!);
  return GROUPINGS.flatMap((grouping) => {
    const groups = poolSmall(divide(pupils, grouping), (group) => isByName(grouping, group));
    const told = chooseTold(groups, rule);
    if (groups.length < 2 || told.length === 0) return [];
    return {
      grouping,
      rows: told.map(describeGroup),
      isPartlyHidden: told.length < groups.length,
    };
  });
}

function divide(pupils: readonly StudyPupil[], grouping: Grouping): Group[] {
  const names = [...new Set(pupils.map(({ groups }) => groups[grouping]))];
  names.sort((one, other) => NAMES.compare(one, other));
  return names.map((name) => {
    const all = pupils.filter(({ groups }) => groups[grouping] === name);
    return { name, all, compared: listCompared(all) };
  });
}

const NAMES = new Intl.Collator('sv', { numeric: true });

function poolSmall(groups: readonly Group[], isByName: (group: Group) => boolean): Group[] {
  const isSmall = (group: Group) => group.compared.length < SMALLEST_GROUP || !isByName(group);
  const small = groups.filter((group) => isSmall(group) && group.compared.length > 0);
  const pooled = small.length > 0 ? [poolOf(small)] : [];
  return [...groups.filter((group) => !isSmall(group)), ...pooled];
}

function poolOf(groups: readonly Group[]): Group {
  return {
    name: null,
    all: groups.flatMap(({ all }) => all),
    compared: groups.flatMap(({ compared }) => compared),
  };
}

/** Those told, so that neither they nor the rest together point at anybody. */
function chooseTold(groups: readonly Group[], rule: SmallNumbers | null): Group[] {
  const isOwnSafe = ({ compared }: Group) =>
    compared.length >= SMALLEST_GROUP && isSafe(rule, ...fourCounts(compared));
  const told = groups.filter(isOwnSafe).sort(bySize);
  if (rule === null) return groups.filter(isOwnSafe);
  const isRestSafe = () => {
    const { compared } = poolOf(groups.filter((group) => !told.includes(group)));
    const isLarge = compared.length === 0 || compared.length >= SMALLEST_GROUP;
    return isLarge && isSafe(rule, ...fourCounts(compared));
  };
  while (told.length > 0 && !isRestSafe()) told.shift();
  return groups.filter((group) => told.includes(group));
}

function bySize(one: Group, other: Group): number {
  return one.compared.length - other.compared.length;
}

/** Flagged or not, with difficulty or not. */
function fourCounts(compared: readonly ComparedPupil[]): number[] {
  const flagged = countOutcomes(compared.filter(({ level }) => level !== 'above'));
  const others = countOutcomes(compared.filter(({ level }) => level === 'above'));
  return [flagged.cases, flagged.controls, others.cases, others.controls];
}

function describeGroup({ name, all, compared }: Group): GroupRow {
  const coverage = describeCoverage(all);
  const { accuracies } = describeLevels(coverage.levels, null, coverage.isRefused);
  const area = coverage.isRefused ? null : areaUnderCurve(splitScores(compared, CHANCE_SCORE));
  return {
    name,
    pupils: compared.length,
    cases: countOutcomes(compared).cases,
    isRefused: coverage.isRefused,
    accuracy: accuracies.find(({ limit }) => limit === 'look-again')?.accuracy ?? null,
    area: area && { auc: area.auc, lower: area.lower, upper: area.upper },
  };
}
