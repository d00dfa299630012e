/** Who has whole-class tasks left in a round, and which. */
import { useTranslation } from 'react-i18next';
import { signPicturePath } from '~/roster/signs';
import { listExpected, type RoundPage } from './round-page';
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

export function MissingTable({ page }: { page: RoundPage }) {
  const { t } = useTranslation('administration');
  const words = useTitleWords();
  const titles = new Map(page.tasks.map((task) => [task.taskId, words(task.title)]));
  const missing = page.pupils.filter(({ tasksLeft }) => tasksLeft.length > 0);
  const counts = { count: listExpected(page).length, all: page.pupils.length };
  return (
    <section aria-labelledby="who-is-missing">
      <h2 id="who-is-missing">{t('round.missing')}</h2>
      <p className="mb-2">{t('round.missingCount', counts)}</p>
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
                <td className="py-1.5">{pupil.state ? t(`state.${pupil.state}`) : ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
