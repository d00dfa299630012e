/** Small multiples: a bar for each class and skill. The counts stand beside each bar as words. */
import { scaleLinear } from 'd3-scale';
import { useTranslation } from 'react-i18next';
import { useResultWords } from '~/scoring/use-result-words';
import type { ClassMultiple, SkillCounts } from '~/support/overview-multiples';

const WIDTH = 120;
const HEIGHT = 14;

export function OverviewMultiples({ multiples }: { multiples: ClassMultiple[] }) {
  const { t } = useTranslation('support');
  const { head } = useResultWords();
  const skills = new Map(
    multiples.flatMap((one) => one.skills.map(({ skill, title }) => [skill, title] as const)),
  );
  const hasManySchools = new Set(multiples.map(({ schoolName }) => schoolName)).size > 1;
  if (multiples.length === 0) return null;
  return (
    <section aria-labelledby="multiples" className="grid gap-2">
      <h2 id="multiples">{t('multiples.title')}</h2>
      <p className="text-ink-soft">{t('multiples.text')}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the region scrolls, and must do so by keyboard */}
      <section className="overflow-x-auto" tabIndex={0} aria-labelledby="multiples">
        <table className="border-collapse">
          <thead>
            <tr className="border-b border-line">
              <th scope="col" className="py-2 pe-6 text-start">
                {t('multiples.class')}
              </th>
              {[...skills].map(([skill, title]) => (
                <th key={skill} scope="col" className="py-2 pe-6 text-start">
                  {head(title)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {multiples.map((one) => (
              <tr key={one.classId} className="border-b border-line">
                <th scope="row" className="py-2 pe-6 text-start">
                  {hasManySchools ? `${one.className}, ${one.schoolName}` : one.className}
                </th>
                {[...skills.keys()].map((skill) => {
                  const counts = one.skills.find((own) => own.skill === skill);
                  return (
                    <td key={skill} className="py-2 pe-6">
                      {counts && <SkillBar counts={counts} />}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

function SkillBar({ counts }: { counts: SkillCounts }) {
  const { t } = useTranslation('support');
  const { below, near, above } = counts;
  const x = scaleLinear()
    .domain([0, below + near + above])
    .range([0, WIDTH]);
  const parts = [
    { id: 'below', from: 0, to: below, fill: 'fill-level-needs-follow-up' },
    { id: 'near', from: below, to: below + near, fill: 'fill-level-look-again' },
    { id: 'above', from: below + near, to: below + near + above, fill: 'fill-level-above' },
  ];
  return (
    <span className="grid gap-1">
      <svg className="block" width={WIDTH} height={HEIGHT} aria-hidden="true">
        {parts.map(({ id, from, to, fill }) => (
          <rect
            key={id}
            className={fill}
            x={x(from)}
            width={Math.max(x(to) - x(from) - 1, 0)}
            height={HEIGHT}
          />
        ))}
      </svg>
      <span className="whitespace-nowrap text-sm">
        {t('multiples.line', { below, near, above })}
      </span>
    </span>
  );
}
