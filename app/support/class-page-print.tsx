/** The list of the class on paper: A4 upright, and without pupils whose identity is protected. */
import { SkillFigure } from '~/scoring/skill-figure';
import type { ResultWords } from '~/scoring/use-result-words';
import type { ClassPageData, ClassPagePupil } from '~/support/class-page';
import { MarkList } from '~/support/class-page-marks';
import { describeReason } from '~/support/class-page-reason';
import { PupilStateNote } from '~/support/class-page-state';
import { describeTaskStates } from '~/support/class-page-tasks';
import { LevelMark } from '~/ui/level-mark';

interface ClassPrintProps {
  page: ClassPageData;
  results: NonNullable<ClassPageData['results']>;
  words: ResultWords;
}

export function ClassPrint({ page, results, words }: ClassPrintProps) {
  const { t } = words;
  const printed = results.pupils.filter((pupil) => !pupil.protectedIdentity);
  return (
    <div className="print-only">
      <table className="w-full text-start">
        <caption className="pb-2 text-start font-bold">
          {t('class.caption', { className: page.className })}
        </caption>
        <thead>
          <tr className="border-b text-start">
            <th scope="col" className="py-1 pe-3 text-start">
              {t('class.column.pupil')}
            </th>
            <th scope="col" className="py-1 pe-3 text-start">
              {t('class.column.level')}
            </th>
            <th scope="col" className="py-1 text-start">
              {t('pupil.skills')}
            </th>
          </tr>
        </thead>
        <tbody>
          {printed.map((pupil) => (
            <PrintedPupil
              key={pupil.pupilId}
              page={page}
              pupil={pupil}
              results={results}
              words={words}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function PrintedPupil({
  page,
  pupil,
  results,
  words,
}: ClassPrintProps & { pupil: ClassPagePupil }) {
  const { t, chance, head } = words;
  return (
    <tr className="break-inside-avoid border-b border-line align-top">
      <th scope="row" className="py-2 pe-3 text-start">
        {`${pupil.givenName} ${pupil.familyName}`.trim()}
      </th>
      <td className="py-2 pe-3">
        <LevelMark level={pupil.level} word={t(`level.${pupil.level}`)} />
        {(pupil.state || pupil.late) && (
          <p>
            <PupilStateNote pupil={pupil} page={page} />
          </p>
        )}
        <p>{describeReason(pupil, words)}</p>
        <p>{describeTaskStates(pupil, words).join('; ')}</p>
        {pupil.deciding && (
          <p>
            {t('pupil.column.chance')}: {chance(pupil.deciding.probability)}
          </p>
        )}
        {pupil.oneToOne.map((task) => (
          <p key={task.taskId}>
            {t('class.column.oneToOne')}: {words.say(task.title)}
          </p>
        ))}
        <MarkList marks={pupil.marks} skillNames={results.skillNames} words={words} />
      </td>
      <td className="py-2">
        {pupil.skills.map((skill) => (
          <div key={skill.key} className="flex items-center gap-2">
            <SkillFigure skill={skill} words={words} size="cell" />
            <span>
              {skill.role === 'one-to-one'
                ? t('class.skillOneToOne', { skill: head(skill.title) })
                : head(skill.title)}
            </span>
          </div>
        ))}
      </td>
    </tr>
  );
}
