/** Writes the letter of one pupil from a template and facts, and says what is wrong with a template. */
import type { Day } from '~/platform/calendar';
import type { TaskFinding } from '~/scoring/task-finding';
import type { Need } from '~/support/groups/need';
import type { Place } from '~/support/plans/plan-form';
import {
  CAN,
  type CanDegree,
  type CanSkill,
  findForbiddenWords,
  type LetterLanguage,
  NEEDED_PLACEHOLDERS,
  PLACEHOLDERS,
  type Placeholder,
  PRACTISES,
  WHERE,
} from './letter-words';

const MOST_LETTERS_IN_TEMPLATE = 3000;
/** P(under the limit) up to which a skill is called secure. */
const SECURE = 0.1;
/** Right answers from which a skill is called begun. */
const BEGUN_RIGHT = 3;

interface LetterPlan {
  need: Need;
  place: Place;
  minutes: number;
  timesAWeek: number;
  endDate: Day;
}

export interface LetterFacts {
  name: string;
  className: string;
  schoolName: string;
  /** "Kim Pil, lärare": names of those who teach the class; empty when none is known. */
  teachers: string[];
  can: { skill: CanSkill; degree: CanDegree }[];
  /** Some task has been done. */
  hasResults: boolean;
  plans: LetterPlan[];
  /** The school's own lines in the letter's language; a paragraph of their own before the last. */
  schoolLines?: string;
  today: Day;
}

type ShownTask = Pick<TaskFinding, 'skill' | 'status' | 'right' | 'notShownYet'>;

/**
 * What tasks and skills of an assessment show that the pupil can do. Never says what is missing, and never
 * calls a beginning what guessing could have given.
 */
export function findWhatPupilCan(assessment: {
  skills: readonly { skill: string; probabilityBelow: number | null }[];
  tasks: readonly ShownTask[];
}): LetterFacts['can'] {
  return (Object.keys(CAN.sv) as CanSkill[]).flatMap((skill): LetterFacts['can'] => {
    const judged = assessment.skills.filter((one) => one.skill === skill);
    const known = judged.flatMap(({ probabilityBelow }) => probabilityBelow ?? []);
    if (known.length > 0 && Math.max(...known) <= SECURE) return [{ skill, degree: 'securely' }];
    const hasBegun = assessment.tasks.some((task) => task.skill === skill && showsBeginning(task));
    return hasBegun ? [{ skill, degree: 'begun' }] : [];
  });
}

/** A result that counts, with more right than luck gives. */
function showsBeginning({ status, right, notShownYet }: ShownTask): boolean {
  return status === 'counted' && !notShownYet && right >= BEGUN_RIGHT;
}

export type TemplateProblem =
  | { kind: 'empty' }
  | { kind: 'too-long' }
  | { kind: 'unknown-placeholder'; words: string[] }
  | { kind: 'missing-placeholder'; words: string[] }
  | { kind: 'forbidden-word'; words: string[] };

/** Why a template cannot be used; null when it can. */
export function findTemplateProblem(
  text: string,
  language: LetterLanguage,
): TemplateProblem | null {
  if (text.trim() === '') return { kind: 'empty' };
  if (text.length > MOST_LETTERS_IN_TEMPLATE) return { kind: 'too-long' };
  const used = [...text.matchAll(/\{([^{}]*)\}/g)].map(([, word]) => word ?? '');
  const unknown = used.filter((word) => !isPlaceholder(word));
  if (unknown.length > 0) return { kind: 'unknown-placeholder', words: unknown };
  const missing = NEEDED_PLACEHOLDERS.filter((word) => !used.includes(word));
  if (missing.length > 0) return { kind: 'missing-placeholder', words: missing };
  const forbidden = findForbiddenWords(text, language);
  return forbidden.length > 0 ? { kind: 'forbidden-word', words: forbidden } : null;
}

function isPlaceholder(word: string): word is Placeholder {
  return (PLACEHOLDERS as readonly string[]).includes(word);
}

interface Letter {
  heading: string;
  paragraphs: string[];
}

/** The letter: the first paragraph is its heading. `own` is what an adult wrote of this pupil, if anything. */
export function writeLetter(
  template: string,
  facts: LetterFacts,
  language: LetterLanguage,
  own = '',
): Letter {
  const words: Record<Placeholder, string> = {
    name: facts.name,
    can: [describeCan(facts, language), own.trim()].filter(Boolean).join(' '),
    now: describeNow(facts, language),
    contact: describeContact(facts, language),
    class: facts.className,
    school: facts.schoolName,
    day: describeLetterDay(facts.today, language),
  };
  const [heading = '', ...paragraphs] = template
    .replace(/\r\n?/g, '\n')
    .split(/\n\s*\n/)
    .map((part) => fillIn(part.trim(), words, language))
    .filter(Boolean);
  const schoolLines = facts.schoolLines?.trim();
  if (schoolLines) paragraphs.splice(Math.max(paragraphs.length - 1, 0), 0, schoolLines);
  return { heading, paragraphs };
}

/** Swedish takes no second s: "Klas läsning". */
function fillIn(
  part: string,
  words: Record<Placeholder, string>,
  language: LetterLanguage,
): string {
  const text =
    language === 'sv' && /[sxz]$/i.test(words.name) ? part.replaceAll('{name}s ', '{name} ') : part;
  return text.replace(/\{([a-z]+)\}/g, (all, word: string) =>
    isPlaceholder(word) ? words[word] : all,
  );
}

function describeCan({ name, can, hasResults }: LetterFacts, language: LetterLanguage): string {
  const all = joinWords(
    can.map(({ skill, degree }) => CAN[language][skill][degree]),
    language,
  );
  if (language === 'sv') {
    if (all) return `${name} ${all}.`;
    return hasResults
      ? `${name} har gjort våra läsuppgifter och visat oss vad som är bra att öva på nu.`
      : `${name} har inte gjort våra läsuppgifter än.`;
  }
  if (all) return `${name} ${all}.`;
  return hasResults
    ? `${name} has done our reading tasks and shown us what is good to practise now.`
    : `${name} has not done our reading tasks yet.`;
}

function describeNow({ name, plans }: LetterFacts, language: LetterLanguage): string {
  if (plans.length === 0) {
    return language === 'sv'
      ? `Just nu lär sig ${name} läsa och skriva i den vanliga undervisningen.`
      : `Right now ${name} is learning to read and write in the ordinary lessons.`;
  }
  return plans
    .map(({ need, place, minutes, timesAWeek, endDate }) => {
      const [what, where] = [PRACTISES[language][need], WHERE[language][place]];
      const until = describeLetterDay(endDate, language);
      return language === 'sv'
        ? `I skolan övar ${name} nu på ${what}, ${where}, ${minutes} minuter ${countTimes(timesAWeek, language)} till och med ${until}. Sedan ser vi tillsammans hur det har gått.`
        : `At school ${name} now practises ${what}, ${where}, for ${minutes} minutes ${countTimes(timesAWeek, language)} until ${until}. Then we will look together at how it has gone.`;
    })
    .join(' ');
}

function countTimes(times: number, language: LetterLanguage): string {
  if (language === 'sv') {
    return times === 1 ? 'en gång i veckan' : `${times} gånger i veckan`;
  }
  return times === 1 ? 'once a week' : times === 2 ? 'twice a week' : `${times} times a week`;
}

function describeContact(
  { teachers, className, schoolName }: LetterFacts,
  language: LetterLanguage,
): string {
  const who = joinWords(teachers, language);
  if (who) return `${who}, ${className}, ${schoolName}`;
  return language === 'sv'
    ? `läraren i ${className}, ${schoolName}`
    : `the teacher of ${className}, ${schoolName}`;
}

function joinWords(words: readonly string[], language: LetterLanguage): string {
  return new Intl.ListFormat(language === 'sv' ? 'sv-SE' : 'en-GB', { type: 'conjunction' }).format(
    words,
  );
}

/** "24 november 2026". */
export function describeLetterDay(day: Day, language: LetterLanguage): string {
  return new Intl.DateTimeFormat(language === 'sv' ? 'sv-SE' : 'en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${day}T00:00:00Z`));
}
