/**
 * Groups of three to five pupils with a like need: a suggestion that a person changes and locks.
 *
 * Pupils of one place (a class, or a school when groups may cross classes) and one need are divided as
 * evenly as can be, the most certain first. A need with one or two pupils is put together with the needs
 * nearest to it; those who are still too few are listed alone. Pupils in a locked group are left where
 * they are. The same pupils give the same groups, in whatever order they come.
 * Source: small groups of a like need (Gersten, R. et al., 2009, What Works Clearinghouse practice guide:
 * three or four pupils); that five may be one group is our own choice.
 */
import { NEEDS, type Need, type NeedFinding } from './need';

export interface PupilWithNeed {
  pupilId: string;
  classId: string;
  schoolId: string;
  finding: NeedFinding;
}

interface SuggestedGroup {
  /** The need of most of the pupils. */
  need: Need;
  /** The class or school. */
  placeId: string;
  pupilIds: string[];
  /** Some pupil's most probable need is another, though near. */
  isMixed: boolean;
}

export interface GroupSuggestion {
  groups: SuggestedGroup[];
  /** Too few of a like need in their place. */
  alone: { pupilId: string; need: Need }[];
  /** To be seen again before any group. */
  lookAgainFirst: string[];
}

export interface GroupingChoice {
  across: 'class' | 'school';
  /** Pupils who are in a locked group already. */
  lockedPupilIds: ReadonlySet<string>;
}

export const GROUP_SIZE = { least: 3, most: 5 };

/** Needs that can be taught in one group, nearest first. */
const NEIGHBOURS: readonly (readonly Need[])[] = [
  ['letters-and-sounds', 'letter-sounds', 'blending'],
  ['accuracy', 'fluency'],
  ['vocabulary'],
];

type Placed = { pupilId: string; placeId: string; need: Need; probability: number };

export function suggestGroups(
  pupils: readonly PupilWithNeed[],
  choice: GroupingChoice,
): GroupSuggestion {
  const free = pupils.filter(({ pupilId }) => !choice.lockedPupilIds.has(pupilId));
  const placed = free.flatMap(({ finding, ...pupil }): Placed[] => {
    if (finding.kind !== 'need') return [];
    const { need, probability } = finding;
    const placeId = choice.across === 'class' ? pupil.classId : pupil.schoolId;
    return [{ pupilId: pupil.pupilId, placeId, need, probability }];
  });
  const places = [...new Set(placed.map(({ placeId }) => placeId))].toSorted();
  const lots = places.flatMap((placeId) => {
    const own = placed.filter((pupil) => pupil.placeId === placeId);
    return NEIGHBOURS.flatMap((needs) => divideNeighbours(own, needs));
  });
  const lookAgainFirst = free.filter(({ finding }) => finding.kind === 'look-again-first');
  return {
    groups: lots.filter((lot) => lot.length >= GROUP_SIZE.least).map(toGroup),
    alone: lots
      .filter((lot) => lot.length < GROUP_SIZE.least)
      .flatMap((lot) => lot.map(({ pupilId, need }) => ({ pupilId, need }))),
    lookAgainFirst: lookAgainFirst.map(({ pupilId }) => pupilId).toSorted(),
  };
}

/** Groups of one place for needs near each other; the last lot may be too small to be a group. */
function divideNeighbours(own: readonly Placed[], needs: readonly Need[]): Placed[][] {
  const groups: Placed[][] = [];
  const left: Placed[] = [];
  for (const need of needs) {
    const alike = own.filter((pupil) => pupil.need === need).toSorted(byCertainty);
    if (alike.length < GROUP_SIZE.least) left.push(...alike);
    else groups.push(...divideEvenly(alike));
  }
  if (left.length > 0) groups.push(...divideEvenly(left));
  return groups;
}

/** As few lots of at most five as will do, their sizes one apart at most. */
function divideEvenly(pupils: readonly Placed[]): Placed[][] {
  const lots = Math.ceil(pupils.length / GROUP_SIZE.most);
  return Array.from({ length: lots }, (_, lot) =>
    pupils.slice(
      Math.round((lot * pupils.length) / lots),
      Math.round(((lot + 1) * pupils.length) / lots),
    ),
  );
}

function byCertainty(one: Placed, other: Placed): number {
  return other.probability - one.probability || (one.pupilId < other.pupilId ? -1 : 1);
}

function toGroup(lot: readonly Placed[]): SuggestedGroup {
  const count = (need: Need) => lot.filter((pupil) => pupil.need === need).length;
  const need = NEEDS.reduce((most, each) => (count(each) > count(most) ? each : most));
  return {
    need,
    placeId: lot[0]?.placeId ?? '',
    pupilIds: lot.map(({ pupilId }) => pupilId),
    isMixed: count(need) < lot.length,
  };
}
