/**
 * Roles and what each may do. The one table of permissions; doors and menus both read it.
 *
 * A role holds for a class (teacher, special educator, test leader), a school (principal) or the
 * whole municipality (head of education, administrator).
 */
export const ROLES = [
  'teacher',
  'special-educator',
  'principal',
  'head-of-education',
  'administrator',
  'test-leader',
] as const;
export type Role = (typeof ROLES)[number];

export const ACTIONS = [
  /** See levels, scores and answers of pupils in a class. */
  'class.see-results',
  /** Open a round, let devices in, see the board, mark readings. */
  'class.run-round',
  /** Let another staff member run the class's round today, and take that back. */
  'class.appoint-leader',
  /** Record worry, särskild bedömning and the national outcome; add to the one-to-one list. */
  'class.record',
  /** Practise marking on played readings. */
  'training.do',
  /** What the municipality asks of its rounds: practice before marking, a control pupil. */
  'rounds.configure',
  /** Confirm, watch or dismiss a flag. */
  'flag.review',
  /** Make groups and plans of support, and write down their sessions. */
  'support.plan',
  /** Read and write notes of pupil health, a class of information of its own. */
  'support.health',
  /** Coverage and levels of each class of a school, as counts. */
  'school.see-summary',
  /** The same for each school, small cells hidden. */
  'municipality.see-summary',
  /** The register of benefits, freed time and the cost sheet, as counts. */
  'benefit.see',
  /** Write of benefits of what one leads; who leads the municipality sets its assumptions too. */
  'benefit.manage',
  /** Write the own analysis in the school's basis for quality work. */
  'school.write-analysis',
  /** The same for the whole municipality. */
  'municipality.write-analysis',
  /** See what would be public, and switch the public page and its open data on and off. */
  'open-data.publish',
  /** The municipality's goals for early reading, and the plans of the schools one works in. */
  'goals.see',
  /** Write the goal picture, the goals and the municipality's steps of the year wheel. */
  'goals.set',
  /** Write a school's plan under the goals, and its own steps of the year wheel. */
  'school-plan.write',
  /** What comes back every school year, who does it and when. */
  'year-wheel.see',
  /** Classes, pupils, imports. */
  'roster.manage',
  /** Judge items of the batteries: approve, have changed, retire. */
  'items.review',
  /** The cut policy: its limits, versions and what a draft would change, as counts. */
  'policy.see',
  /** Write a draft of a new version. */
  'policy.draft',
  /** Approve a version for dated windows. */
  'policy.approve',
  /** How well results have foretold outcomes, as figures; small numbers hidden from who sees no pupils. */
  'validation.see',
  /** Bring outcomes of the pupils of a class, by file or by hand, and take them away. */
  'validation.import',
  /** What judging a window again has changed: counts, and pupils where results may be seen. */
  'rescoring.see',
  /** Have a window judged again by the versions that hold now. */
  'rescoring.start',
  /** Calibrations of task forms, and their figures of items. */
  'calibration.see',
  /** Have a form calibrated from the municipality's own answers. */
  'calibration.start',
  /** The municipality's own words in letters to guardians. */
  'letters.configure',
  /** Record spoken prompts and approve recordings. */
  'voice.record',
  /** Put a voice in use, withdraw it, take it out and read it in. */
  'voice.manage',
  /** Read the method cards of the municipality's schools. */
  'examples.see',
  /** Write, publish and withdraw a school's method card. */
  'examples.write',
  /** Take packages out and in: cut policies, words of letters, method cards, figures. */
  'packages.exchange',
  /** Mode of operation and what is missing for the next. */
  'operations.see',
  /** Meet the pages of learning: say what one thinks of a round, bring ideas, see what became of them. */
  'learning.take-part',
  /** Answer what a school's staff say, and say what is decided. */
  'dialogue.answer',
  /** Judge ideas: effect, effort, decision. */
  'idea.judge',
  /** Say how far each school has come with the introduction. */
  'school.introduce',
  /** Answer for a school's own judgement of how ready it is. */
  'readiness.assess',
  /** Fit the screening to a school: days, roles, tasks, own line of attention, lines of letters. */
  'set-up.choose',
  /** The limits within which schools may choose. */
  'set-up.limit',
] as const;
export type Action = (typeof ACTIONS)[number];

export const ROLE_ACTIONS: Record<Role, readonly Action[]> = {
  teacher: [
    'class.see-results',
    'class.run-round',
    'class.appoint-leader',
    'class.record',
    'training.do',
    'rescoring.see',
    'voice.record',
    'learning.take-part',
    'examples.see',
    'goals.see',
    'year-wheel.see',
  ],
  'special-educator': [
    'class.see-results',
    'class.run-round',
    'class.appoint-leader',
    'class.record',
    'training.do',
    'flag.review',
    'support.plan',
    'support.health',
    'items.review',
    'policy.see',
    'policy.draft',
    'validation.see',
    'validation.import',
    'rescoring.see',
    'calibration.see',
    'calibration.start',
    'voice.record',
    'learning.take-part',
    'examples.see',
    'examples.write',
    'goals.see',
    'year-wheel.see',
  ],
  principal: [
    'school.see-summary',
    'policy.see',
    'rescoring.see',
    'learning.take-part',
    'dialogue.answer',
    'idea.judge',
    'readiness.assess',
    'benefit.see',
    'benefit.manage',
    'examples.see',
    'examples.write',
    'school.write-analysis',
    'goals.see',
    'school-plan.write',
    'set-up.choose',
    'year-wheel.see',
  ],
  'head-of-education': [
    'municipality.see-summary',
    'policy.see',
    'policy.draft',
    'policy.approve',
    'validation.see',
    'rescoring.see',
    'rescoring.start',
    'learning.take-part',
    'dialogue.answer',
    'idea.judge',
    'school.introduce',
    'benefit.see',
    'benefit.manage',
    'examples.see',
    'packages.exchange',
    'municipality.write-analysis',
    'open-data.publish',
    'goals.see',
    'goals.set',
    'year-wheel.see',
  ],
  administrator: [
    'roster.manage',
    'items.review',
    'policy.see',
    'rescoring.see',
    'rescoring.start',
    'calibration.see',
    'calibration.start',
    'voice.record',
    'voice.manage',
    'rounds.configure',
    'letters.configure',
    'operations.see',
    'learning.take-part',
    'examples.see',
    'packages.exchange',
    'set-up.limit',
    'year-wheel.see',
  ],
  'test-leader': ['class.run-round', 'training.do'],
};

/** A role assignment that holds today. */
export type Grant = { role: Role; schoolId: string | null; classId: string | null };

export type Verdict = 'allowed' | 'forbidden' | 'hidden';

export function isRole(value: string): value is Role {
  return (ROLES as readonly string[]).includes(value);
}

function permits(grant: Grant, action: Action): boolean {
  return ROLE_ACTIONS[grant.role].includes(action);
}

/** Whether any grant permits an action somewhere: for menus and start pages. */
export function mayAnywhere(grants: readonly Grant[], action: Action): boolean {
  return grants.some((grant) => permits(grant, action));
}

function reachesClass(grant: Grant, target: { classId: string; schoolId: string }): boolean {
  if (grant.classId !== null) return grant.classId === target.classId;
  if (grant.schoolId !== null) return grant.schoolId === target.schoolId;
  return grant.role === 'administrator' || grant.role === 'head-of-education';
}

/** May these grants do this to a class? A class no grant reaches is hidden, as if not there. */
export function decideForClass(
  grants: readonly Grant[],
  action: Action,
  target: { classId: string; schoolId: string },
): Verdict {
  const reaching = grants.filter((grant) => reachesClass(grant, target));
  if (reaching.some((grant) => permits(grant, action))) return 'allowed';
  return reaching.length > 0 ? 'forbidden' : 'hidden';
}

/** May these grants do this to a school? Staff of one of its classes know that it exists. */
export function decideForSchool(
  grants: readonly Grant[],
  action: Action,
  target: { schoolId: string; classIds: readonly string[] },
): Verdict {
  const reaching = grants.filter((grant) =>
    grant.classId !== null
      ? target.classIds.includes(grant.classId)
      : grant.schoolId === null || grant.schoolId === target.schoolId,
  );
  const permitted = reaching.some((grant) => grant.classId === null && permits(grant, action));
  if (permitted) return 'allowed';
  return reaching.length > 0 ? 'forbidden' : 'hidden';
}

/** May these grants do this in the municipality as a whole? */
export function decideForMunicipality(grants: readonly Grant[], action: Action): Verdict {
  return mayAnywhere(grants, action) ? 'allowed' : 'forbidden';
}

/**
 * Which classes an action is permitted for: 'all', or ids of classes and schools.
 * The one source of every list's `where`.
 */
export function territory(
  grants: readonly Grant[],
  action: Action,
): 'all' | { classIds: string[]; schoolIds: string[] } {
  const permitted = grants.filter((grant) => permits(grant, action));
  if (permitted.some((grant) => grant.classId === null && grant.schoolId === null)) return 'all';
  return {
    classIds: permitted.flatMap((grant) => grant.classId ?? []),
    schoolIds: permitted.flatMap((grant) => (grant.classId === null ? (grant.schoolId ?? []) : [])),
  };
}
