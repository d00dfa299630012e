/** Schools beside one another: apart only where the counts can tell them apart, and never in order. */
import { useTranslation } from 'react-i18next';
import { DefinitionLine } from '~/outcomes/definition';
import type { MunicipalityFollowUp } from './shown-figures';

const STANDINGS = ['higher', 'lower', 'not-apart'] as const;

export function ComparisonSection({
  schools,
  comparable,
}: Pick<MunicipalityFollowUp, 'schools' | 'comparable'>) {
  const { t } = useTranslation('outcomes');
  const isCompared = schools.some(({ standing }) => standing !== null);
  return (
    <section className="grid gap-3" aria-labelledby="follow-up-apart">
      <h2 id="follow-up-apart">{t('followUp.apart.title')}</h2>
      {!isCompared && <p>{t('followUp.apart.tooFew', { count: comparable })}</p>}
      {isCompared && (
        <>
          <p className="max-w-[70ch]">{t('followUp.apart.text')}</p>
          <DefinitionLine words={['apart', 'with-level']} />
          <dl className="grid gap-3">
            {STANDINGS.map((standing) => {
              const own = schools.filter((school) => school.standing === standing);
              if (own.length === 0) return null;
              return (
                <div key={standing}>
                  <dt className="font-bold">{t(`followUp.apart.${standing}`)}</dt>
                  <dd>{own.map(({ schoolName }) => schoolName).join(', ')}</dd>
                </div>
              );
            })}
          </dl>
        </>
      )}
    </section>
  );
}
