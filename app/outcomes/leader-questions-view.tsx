/** The start page's way to the rest for those who lead: questions, each leading to the page that answers it. */
import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { Action } from '~/access/roles';
import { listLeaderQuestions } from './leader-questions';

export function LeaderQuestionsView({ may }: { may: readonly Action[] }) {
  const { t } = useTranslation('leaders');
  const groups = listLeaderQuestions(may);
  if (groups.length === 0) return null;
  return (
    <section className="grid gap-4" aria-labelledby="questions">
      <h2 id="questions">{t('questions.title')}</h2>
      <div className="gap-x-8 sm:columns-2">
        {groups.map(({ group, questions }) => (
          <section
            key={group}
            className="grid break-inside-avoid gap-1 pb-6"
            aria-labelledby={group}
          >
            <h3 id={group}>{t(`questions.group.${group}`)}</h3>
            <ul className="grid list-none p-0">
              {questions.map(({ id, to }) => (
                <li key={id} className="py-1.5">
                  <Link to={to}>{t(`questions.ask.${id}`)}</Link>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </section>
  );
}
