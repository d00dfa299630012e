/**
 * What must be in place before a class's round is opened.
 *
 * Three conditions the product knows by itself; the others a person says are met, with name and day.
 * The municipality decides which of them a round waits for. Not decided, a round waits for the class
 * list; and, where the pupils are real, for the agreement and for guardians having been told: without
 * those two nobody may ask a real pupil anything, while an invented class has nobody to agree with.
 */
import type { Role } from '~/access/roles';
import type { Day } from '~/platform/calendar';

export const PRECONDITIONS = [
  'class-list',
  'staff',
  'practice',
  'devices',
  'headphones',
  'quiet-room',
  'guardian-information',
  'agreement',
] as const;
export type Precondition = (typeof PRECONDITIONS)[number];

/** Conditions that a person says are met, and for what: a class in a window, or the school year of all. */
export const TOLD = {
  devices: 'class',
  headphones: 'class',
  'quiet-room': 'class',
  'guardian-information': 'class',
  agreement: 'municipality',
} as const satisfies Partial<Record<Precondition, 'class' | 'municipality'>>;
export type ToldPrecondition = keyof typeof TOLD;

/** Who puts it right. */
export const OWNER_ROLES: Record<Precondition, Role> = {
  'class-list': 'administrator',
  staff: 'administrator',
  practice: 'teacher',
  devices: 'teacher',
  headphones: 'teacher',
  'quiet-room': 'teacher',
  'guardian-information': 'teacher',
  agreement: 'administrator',
};

export function isPrecondition(text: string): text is Precondition {
  return (PRECONDITIONS as readonly string[]).includes(text);
}

export function isTold(item: Precondition): item is ToldPrecondition {
  return item in TOLD;
}

/** Whether a round waits for it where nobody has decided. */
export function isBlockingByDefault(item: Precondition, { synthetic }: { synthetic: boolean }) {
  if (item === 'class-list') return true;
  return !synthetic && (item === 'agreement' || item === 'guardian-information');
}

/** What is known of a class in a window. */
export interface PreconditionFacts {
  synthetic: boolean;
  /** Pupils in the class today. */
  pupils: number;
  /** Roles that an adult holds for the class today. */
  roles: readonly Role[];
  /** Somebody who may run the round has a certificate of practice. */
  hasPractised: boolean;
  /** What persons have said is met, and nobody has taken back. */
  told: readonly ToldMark[];
  /** What the municipality has decided; other conditions are as by default. */
  rules: ReadonlyMap<string, boolean>;
  /** Names of the adults of a role who can put things right. */
  owners: Partial<Record<Role, readonly string[]>>;
}

export interface ToldMark {
  markId: string;
  item: ToldPrecondition;
  by: string;
  day: Day;
}

export interface ChecklistItem {
  item: Precondition;
  isMet: boolean;
  isBlocking: boolean;
  ownerRole: Role;
  /** By name; empty when nobody has the role. */
  owners: string[];
  /** Who said that it is met, and when; null for what the product knows, and while nobody has. */
  told: { markId: string; by: string; day: Day } | null;
}

/** Every condition of the round, in their order. */
export function makeChecklist(facts: PreconditionFacts): ChecklistItem[] {
  return PRECONDITIONS.map((item) => {
    const mark = facts.told.find((one) => one.item === item);
    return {
      item,
      isMet: isTold(item) ? mark !== undefined : isKnownMet(item, facts),
      isBlocking: facts.rules.get(item) ?? isBlockingByDefault(item, facts),
      ownerRole: OWNER_ROLES[item],
      owners: [...(facts.owners[OWNER_ROLES[item]] ?? [])],
      told: mark ? { markId: mark.markId, by: mark.by, day: mark.day } : null,
    };
  });
}

function isKnownMet(item: Precondition, { pupils, roles, hasPractised }: PreconditionFacts) {
  if (item === 'class-list') return pupils > 0;
  if (item === 'staff') return roles.includes('teacher') && roles.includes('special-educator');
  return hasPractised;
}

/** What keeps a round from being opened. */
export function listBlocking(items: readonly ChecklistItem[]): ChecklistItem[] {
  return items.filter(({ isMet, isBlocking }) => isBlocking && !isMet);
}
