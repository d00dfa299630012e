/** Twelve questions in two dimensions, this year beside the last, and the form of the principal. */
import { useTranslation } from 'react-i18next';
import { CheckedForm, RadioField } from '~/outcomes/goals/checked-form';
import type { RefusedForm } from '~/outcomes/goals/read-form';
import { schoolYearName } from '~/roster/register-words';
import { DefinitionPopover } from '~/ui/definition-popover';
import { EmptyState } from '~/ui/empty-state';
import { Explanation } from '~/ui/explanation';
import { Notice } from '~/ui/notice';
import { ScrollRegion } from '~/ui/scroll-region';
import {
  ANSWERS,
  DIMENSIONS,
  type Dimension,
  MOST_POINTS,
  QUESTIONS,
  readinessSchema,
  sumPoints,
  type YearOfReadiness,
} from './readiness';
import type { ReadinessPage } from './readiness-store.server';

type School = ReadinessPage['schools'][number];
type Props = { page: ReadinessPage; answer: RefusedForm | undefined };

export function ReadinessView({ page, answer }: Props) {
  const { t } = useTranslation('learning');
  const { schools, startYear, mayAnswer } = page;
  if (schools.length === 0 || startYear === null) {
    return <EmptyState title={t('readiness.emptyTitle')}>{t('readiness.emptyText')}</EmptyState>;
  }
  return (
    <div className="grid gap-8">
      <p className="screen-only">
        <DefinitionPopover term={t('readiness.howTerm')}>
          <p>{t('readiness.how')}</p>
        </DefinitionPopover>
      </p>
      {schools.map((school) => (
        <section
          key={school.schoolId}
          aria-labelledby={`s-${school.schoolId}`}
          className="grid gap-4"
        >
          <h2 id={`s-${school.schoolId}`}>{school.schoolName}</h2>
          <Years school={school} startYear={startYear} />
          {mayAnswer && <Answer {...{ school, startYear, answer }} />}
        </section>
      ))}
    </div>
  );
}

function Years({ school, startYear }: { school: School; startYear: number }) {
  const { t } = useTranslation('learning');
  const { now, before, hasOtherVersion } = school;
  return (
    <>
      {!now && <p>{t('readiness.none', { year: schoolYearName(startYear) })}</p>}
      {!before && hasOtherVersion && <Notice kind="info" title={t('readiness.otherVersion')} />}
      {(now ?? before) &&
        DIMENSIONS.map((dimension) => (
          <DimensionTable key={dimension} {...{ dimension, school, startYear }} />
        ))}
    </>
  );
}

function DimensionTable({
  dimension,
  school,
  startYear,
}: {
  dimension: Dimension;
  school: School;
  startYear: number;
}) {
  const { t } = useTranslation('learning');
  const { now, before } = school;
  const caption = `${school.schoolName}: ${t(`readiness.dimension.${dimension}`)}`;
  const years: [string, YearOfReadiness | null][] = [
    ...(before ? [[schoolYearName(before.startYear), before] as [string, YearOfReadiness]] : []),
    [schoolYearName(startYear), now],
  ];
  const points = (year: YearOfReadiness | null) =>
    year
      ? t('readiness.points', { points: sumPoints(year.answers, dimension), most: MOST_POINTS })
      : '–';
  return (
    <ScrollRegion label={caption}>
      <table>
        <caption>{t(`readiness.dimension.${dimension}`)}</caption>
        <thead>
          <tr>
            <th scope="col">{t('readiness.question_')}</th>
            {years.map(([name]) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {QUESTIONS[dimension].map((question) => (
            <tr key={question}>
              <th
                scope="row"
                className="max-w-[24ch] font-normal whitespace-normal sm:max-w-[60ch]"
              >
                {t(`readiness.question.${question}`)}
              </th>
              {years.map(([name, year]) => (
                <td key={name}>
                  {year ? t(`readiness.answer.${String(year.answers[question]) as '0'}`) : '–'}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot className="font-bold">
          <tr>
            <th scope="row">{t('readiness.sum')}</th>
            {years.map(([name, year]) => (
              <td key={name}>{points(year)}</td>
            ))}
          </tr>
        </tfoot>
      </table>
    </ScrollRegion>
  );
}

function Answer({
  school,
  startYear,
  answer,
}: {
  school: School;
  startYear: number;
  answer: RefusedForm | undefined;
}) {
  const { t } = useTranslation('learning');
  const year = schoolYearName(startYear);
  const { now, schoolId } = school;
  const kept = Object.entries(now?.answers ?? {}).map(([question, value]) => [
    question,
    String(value),
  ]);
  return (
    <div className="screen-only">
      <Explanation label={t(now ? 'readiness.again' : 'readiness.begin', { year })}>
        <CheckedForm
          action="/learning/readiness"
          intent="save-readiness"
          schema={readinessSchema}
          subjectId={schoolId}
          answer={answer}
          hidden={{ schoolId }}
          defaults={Object.fromEntries(kept)}
          button={t('readiness.save', { year })}
          look="primary"
          keepsPlace
        >
          {(fields) =>
            DIMENSIONS.map((dimension) => (
              <div key={dimension} className="grid gap-4">
                <h3>{t(`readiness.dimension.${dimension}`)}</h3>
                {QUESTIONS[dimension].map((question) => (
                  <RadioField
                    key={question}
                    field={fields[question]}
                    label={t(`readiness.question.${question}`)}
                    options={ANSWERS.map((value) => ({
                      value,
                      label: t(`readiness.answer.${value}`),
                    }))}
                  />
                ))}
              </div>
            ))
          }
        </CheckedForm>
      </Explanation>
    </div>
  );
}
