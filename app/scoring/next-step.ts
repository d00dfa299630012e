/**
 * The next step that goes with a level: who does what, within which time.
 *
 * Rule: support never waits. A pupil to be looked at again always has a dated action: the one-to-one
 * tasks that are left, else a new look with another form, and the second time in a row the special
 * educator's decision. Days and weeks are the policy's.
 */
import type { Bilingual, CutPolicy } from '~/scoring/cut-policy';
import { nameTasks } from '~/scoring/finding-words';
import type { LevelAssessment } from '~/scoring/level-shapes';

export function nextStep(
  policy: CutPolicy,
  assessment: LevelAssessment,
  name: Bilingual,
): Bilingual {
  const steps = listSteps(policy, assessment, name);
  return {
    sv: `Nästa steg: ${steps.map((step) => step.sv).join(' ')}`,
    en: `Next step: ${steps.map((step) => step.en).join(' ')}`,
  };
}

function listSteps(policy: CutPolicy, assessment: LevelAssessment, name: Bilingual): Bilingual[] {
  const catchUp = catchUpStep(policy, assessment);
  if (assessment.level === 'needs-follow-up') {
    return afterFirst([FOLLOW_UP_STEP], catchUp);
  }
  const isSecondLook = assessment.reasons.some((reason) => reason.kind === 'look-again-twice');
  if (isSecondLook) return afterFirst([SECOND_LOOK_STEP], catchUp);
  if (assessment.level === 'look-again') {
    return afterFirst([lookAgainStep(policy, assessment)], catchUp);
  }
  if (assessment.level === 'incomplete') {
    const own = catchUp ? [catchUp] : [];
    return assessment.oneToOne.length > 0 ? afterFirst(own, oneToOneStep(policy, assessment)) : own;
  }
  const isControl = assessment.reasons.some((reason) => reason.kind === 'control-pupil');
  if (assessment.oneToOne.length > 0 && !isControl) {
    return [oneToOneStep(policy, assessment), CONCERN_STEP];
  }
  return assessment.oneToOne.length > 0
    ? [controlStep(policy, assessment, name), CONCERN_STEP]
    : [ORDINARY_STEP, CONCERN_STEP];
}

const FOLLOW_UP_STEP: Bilingual = {
  sv: 'specialpedagogen tar ställning; läraren kan börja med stöd redan nu.',
  en: 'the special educator decides; the teacher can begin support already now.',
};
const SECOND_LOOK_STEP: Bilingual = {
  sv: 'specialpedagogen tar ställning, eftersom läget är oklart för andra gången i rad. Stöd behöver inte vänta.',
  en: 'the special educator decides, because it is unclear for the second time in a row. Support does not have to wait.',
};
const ORDINARY_STEP: Bilingual = { sv: 'vanlig undervisning.', en: 'ordinary teaching.' };
const CONCERN_STEP: Bilingual = {
  sv: 'Oro från lärare, elev eller vårdnadshavare räcker för att gå vidare.',
  en: 'Worry by a teacher, the pupil or a guardian is enough to go on.',
};

function lookAgainStep(policy: CutPolicy, assessment: LevelAssessment): Bilingual {
  const support = {
    sv: 'Stöd behöver inte vänta.',
    en: 'Support does not have to wait.',
  };
  if (assessment.oneToOne.length > 0) {
    const step = oneToOneStep(policy, assessment);
    return { sv: `${step.sv} ${support.sv}`, en: `${step.en} ${support.en}` };
  }
  const { from, to } = policy.decision.newLookSchoolWeeks;
  return {
    sv: `en ny titt med en annan form om ${from}-${to} skolveckor. ${support.sv}`,
    en: `a new look with another form in ${from}-${to} school weeks. ${support.en}`,
  };
}

function oneToOneStep(policy: CutPolicy, assessment: LevelAssessment): Bilingual {
  const tasks = nameTasks(policy, assessment.oneToOne);
  const days = policy.decision.oneToOneSchoolDays;
  return {
    sv: `gör ${tasks.sv} en till en inom ${days} skoldagar.`,
    en: `do ${tasks.en} one to one within ${days} school days.`,
  };
}

function controlStep(policy: CutPolicy, assessment: LevelAssessment, name: Bilingual): Bilingual {
  const tasks = nameTasks(policy, assessment.oneToOne);
  const days = policy.decision.oneToOneSchoolDays;
  return {
    sv: `gör ${tasks.sv} en till en inom ${days} skoldagar; ${name.sv} är dragen på måfå för att pröva helklassens uppgifter.`,
    en: `do ${tasks.en} one to one within ${days} school days; ${name.en} was drawn at random to check the whole-class tasks.`,
  };
}

function catchUpStep(policy: CutPolicy, assessment: LevelAssessment): Bilingual | null {
  if (assessment.missing.length === 0) return null;
  const tasks = nameTasks(policy, assessment.missing);
  return {
    sv: `gör ${tasks.sv} vid ett uppsamlingstillfälle.`,
    en: `do ${tasks.en} at a catch-up sitting.`,
  };
}

/** A further step becomes a sentence of its own: "Gör också …". */
function afterFirst(first: Bilingual[], further: Bilingual | null): Bilingual[] {
  if (!further) return first;
  return [
    ...first,
    { sv: further.sv.replace(/^gör/, 'Gör också'), en: further.en.replace(/^do/, 'Also do') },
  ];
}
