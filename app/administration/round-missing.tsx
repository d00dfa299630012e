/** Who has whole-class tasks left in a round, and which. */
import { useTranslation } from 'react-i18next';
import { signPicturePath } from '~/roster/signs';
import type { ExemptReason } from './accommodations';
import { useLateWords } from './late-words';
import { listExpected, listNewWaiting, type RoundPage, type RoundPagePupil } from './round-page';
import { useTitleWords } from './round-word-choice';

/** A pupil's sign and name. */
export function SignCell({ signId, name }: { signId: string; name: string }) {
  return (
    <span className="inline-flex items-center gap-2">
      <img src={signPicturePath(signId)} alt="" width={28} height={28} />
      {name}
    </span>
  );
}

/** Why a pupil has tasks left, in words: what an adult said, or that the pupil is new in the class. */
function useWhyMissing(page: RoundPage): (pupil: RoundPagePupil) => string {
  const { t } = useTranslation('administration');
  const sayLate = useLateWords();
  return ({ state, stateReason, stateBy, late, retests }) => {
    if (state === 'exempt') {
      const reason = stateReason && t(`adaptations.reasons.${stateReason as ExemptReason}`);
      return [t('state.exempt'), reason, stateBy].filter(Boolean).join(', ');
    }
    if (state) return t(`state.${state}`);
    const askedBy = retests[0]?.askedBy;
    if (askedBy !== undefined) return t('round.againAskedBy', { name: askedBy });
    return late && page.window ? sayLate(late, page.window.catchUpEndDate) : '';
  };
}

export function MissingTable({ page }: { page: RoundPage }) {
  const { t } = useTranslation('administration');
  const words = useTitleWords();
  const titles = new Map(page.tasks.map((task) => [task.taskId, words(task.title)]));
  const missing = page.pupils.filter(({ tasksLeft }) => tasksLeft.length > 0);
  const why = useWhyMissing(page);
  const waiting = listNewWaiting(page).length;
  const counts = { count: listExpected(page).length, all: page.pupils.length };
  return (
    <section aria-labelledby="who-is-missing">
      <h2 id="who-is-missing">{t('round.missing')}</h2>
      <p className="mb-2">
        {t('round.missingCount', counts)}
        {waiting > 0 && ` ${t('late.missingCount', { count: waiting })}`}
      </p>
      {missing.length > 0 && (
        <table className="w-full border-collapse">
          <thead>
            <tr className="border-b border-line text-start">
              <th scope="col" className="py-2 pe-4 text-start">
                {t('round.pupil')}
              </th>
              <th scope="col" className="py-2 pe-4 text-start">
                {t('round.left')}
              </th>
              <th scope="col" className="py-2 text-start">
                {t('round.state')}
              </th>
            </tr>
          </thead>
          <tbody>
            {missing.map((pupil) => (
              <tr key={pupil.membershipId} className="border-b border-line">
                <th scope="row" className="py-1.5 pe-4 text-start font-normal">
                  <SignCell signId={pupil.signId} name={pupil.displayName} />
                </th>
                <td className="py-1.5 pe-4">
                  {pupil.tasksLeft.map((taskId) => titles.get(taskId) ?? taskId).join(', ')}
                </td>
                <td className="py-1.5">{why(pupil)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
