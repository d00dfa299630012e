/**
 * The rows of the overview on their way to the browser.
 *
 * Rule: what many rows share is one and the same object (a class, a skill's names and scale, a line of words, all
 * skills of those of whom nothing is known): the framework writes it the first time it meets it, and only its
 * place after that. The rest of a result is its numbers. Nothing is rounded or left out: what is received is
 * what was sent.
 * Why: 250 pupils with six skills, each with all its names in two languages, are 800 kB of text.
 */
import type { DrawnSkill } from '~/scoring/class-result';
import type { Bilingual } from '~/scoring/cut-policy';
import type { OverviewRow } from '~/support/overview';

/** A skill as everybody has it who was given its tasks. */
type SkillKind = Pick<DrawnSkill, 'key' | 'skill' | 'title' | 'role'> & {
  tasks: { taskId: string; title: Bilingual }[];
  scale: NonNullable<DrawnSkill['drawing']>['scale'] | null;
};

/** Its kind · chance of being below · estimate, lower and upper, when there are any · a line for each task. */
type SentSkill = [SkillKind, number | null, [number, number, number] | null, ...Bilingual[]];

type OwnClass = Pick<OverviewRow, 'classId' | 'className' | 'schoolName' | 'hasBegun'>;

export interface SentRow extends Omit<OverviewRow, keyof OwnClass | 'skills'> {
  own: OwnClass;
  skills: SentSkill[];
}

/** Most rows have no flag, nothing asked again and nothing to read one to one: they share this. */
const NONE: never[] = [];
const shareNone = <Item>(list: Item[]) => (list.length === 0 ? NONE : list);

export function sendRows(rows: readonly OverviewRow[]): SentRow[] {
  const classes = new Map<string, OwnClass>();
  const kinds = new Map<Bilingual, Map<string, SkillKind>>();
  const lines = new Map<string, Bilingual>();
  const lists = new Map<DrawnSkill[], SentSkill[]>();
  const sendSkill = (skill: DrawnSkill): SentSkill => {
    const { value, scale } = skill.drawing ?? { value: null, scale: null };
    const ofTitle = share(kinds, skill.title, () => new Map<string, SkillKind>());
    const key = `${skill.key} ${scale?.minimum} ${scale?.limit} ${scale?.maximum}`;
    return [
      share(ofTitle, key, () => toKind(skill)),
      skill.probabilityBelow,
      value && [value.estimate, value.lower, value.upper],
      ...skill.tasks.map(({ line }) => share(lines, `${line.sv}\n${line.en}`, () => line)),
    ];
  };
  return rows.map(({ classId, className, schoolName, hasBegun, skills, ...row }) => ({
    ...row,
    flags: shareNone(row.flags),
    retests: shareNone(row.retests),
    oneToOne: shareNone(row.oneToOne),
    missing: shareNone(row.missing),
    own: share(classes, classId, () => ({ classId, className, schoolName, hasBegun })),
    skills: share(lists, skills, () => skills.map(sendSkill)),
  }));
}

export function receiveRows(rows: readonly SentRow[]): OverviewRow[] {
  const lists = new Map<SentSkill[], DrawnSkill[]>();
  return rows.map(({ own, skills, ...row }) => ({
    ...row,
    ...own,
    skills: share(lists, skills, () => skills.map(receiveSkill)),
  }));
}

/** The one that is there, else a new one that is there from now on. */
function share<Key, Value>(known: Map<Key, Value>, key: Key, make: () => Value): Value {
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = make();
  known.set(key, made);
  return made;
}

/** Titles of one object are of one policy, and so are then the names of its tasks. */
function toKind({ key, skill, title, role, drawing, tasks }: DrawnSkill): SkillKind {
  return {
    ...{ key, skill, title, role },
    tasks: tasks.map(({ taskId, title: name }) => ({ taskId, title: name })),
    scale: drawing?.scale ?? null,
  };
}

function receiveSkill([kind, probabilityBelow, numbers, ...lines]: SentSkill): DrawnSkill {
  const { key, skill, title, role, scale } = kind;
  const value = numbers && { estimate: numbers[0], lower: numbers[1], upper: numbers[2] };
  return {
    ...{ key, skill, title, role, probabilityBelow },
    drawing: scale && { scale, value },
    tasks: kind.tasks.map((task, index) => ({ ...task, line: lines[index]! })),
  };
}
