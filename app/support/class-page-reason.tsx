/** Why a pupil stands at a level, short: for a cell, a search and paper. */
import type { ResultWords } from '~/scoring/use-result-words';
import type { ClassPagePupil } from '~/support/class-page';

/** "bokstavsljud: vet ungefär 2-11 av 24", and which tasks have no result that counts. */
export function describeReason(pupil: ClassPagePupil, words: ResultWords): string {
  const { deciding } = pupil;
  const missing = describeMissing(pupil, words);
  if (!deciding) return missing || words.say(pupil.sentence);
  const decided = pupil.skills.find(
    (skill) =>
      words.say(skill.title) === words.say(deciding.skill) &&
      skill.probabilityBelow === deciding.probability,
  );
  const lines = decided?.tasks.map((task) => words.say(task.line)).join('; ');
  const reason = `${words.say(deciding.skill)}: ${lines ?? ''}`;
  return missing ? `${reason}. ${words.t('class.alsoMissing', { missing })}` : reason;
}

function describeMissing(pupil: ClassPagePupil, { t, say }: ResultWords): string {
  return pupil.missing
    .map(({ title, problem }) =>
      t('pupil.missingLine', { task: say(title), problem: t(`problem.${problem}`) }),
    )
    .join('; ');
}
