/** Each school's stage with its day, whether it counts this year and next, and its history. */
import { useTranslation } from 'react-i18next';
import { CheckedForm, ChoiceField, LineField } from '~/outcomes/goals/checked-form';
import type { RefusedForm } from '~/outcomes/goals/read-form';
import { useResultWords } from '~/scoring/use-result-words';
import { Checkbox } from '~/ui/checkbox';
import { EmptyState } from '~/ui/empty-state';
import { Explanation } from '~/ui/explanation';
import { ScrollRegion } from '~/ui/scroll-region';
import { STAGES, type StageDecision, stageSchema } from './stage';
import type { SchoolStageRow, StagePage } from './stage-store.server';

type Props = { page: StagePage; answer: RefusedForm | undefined };

export function StageView({ page, answer }: Props) {
  const { t } = useTranslation('learning');
  const { schools, mayDecide } = page;
  if (schools.length === 0) {
    return <EmptyState title={t('stage.emptyTitle')}>{t('stage.emptyText')}</EmptyState>;
  }
  return (
    <div className="grid gap-6">
      <p className="max-w-[70ch]">{t('stage.rule')}</p>
      <ScrollRegion label={t('stage.title')}>
        <table aria-label={t('stage.title')}>
          <thead>
            <tr>
              <th scope="col">{t('school')}</th>
              <th scope="col">{t('stage.column.stage')}</th>
              <th scope="col">{t('stage.column.now')}</th>
              <th scope="col">{t('stage.column.next')}</th>
              <th scope="col">{t('stage.column.history')}</th>
            </tr>
          </thead>
          <tbody>
            {schools.map((school) => (
              <tr key={school.schoolId} className="align-top">
                <th scope="row">{school.schoolName}</th>
                <td className="max-w-[40ch] whitespace-normal">
                  <Decision decision={school.current} />
                  {mayDecide && (
                    <div className="screen-only mt-2">
                      <Explanation label={t('stage.change', { school: school.schoolName })}>
                        <ChangeStage key={school.earlier.length} school={school} answer={answer} />
                      </Explanation>
                    </div>
                  )}
                </td>
                <td>{t(school.countsNow ? 'stage.counts' : 'stage.leftOut')}</td>
                <td>{t(school.countsNext ? 'stage.counts' : 'stage.leftOut')}</td>
                <td className="max-w-[40ch] whitespace-normal">
                  {school.earlier.length === 0 ? (
                    '–'
                  ) : (
                    <ul>
                      {school.earlier.map((decision) => (
                        <li key={`${decision.day}${decision.stage}${decision.isIncluded}`}>
                          <Decision decision={decision} />
                        </li>
                      ))}
                    </ul>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </div>
  );
}

function Decision({ decision }: { decision: StageDecision | null }) {
  const { t } = useTranslation('learning');
  const { day } = useResultWords();
  if (!decision) return t('stage.none');
  const { stage, isIncluded, note } = decision;
  return (
    <>
      <strong>{t(`stage.name.${stage}`)}</strong>
      {isIncluded && ` (${t('stage.included')})`}, {day(decision.day, 'UTC')}{' '}
      {decision.day.slice(0, 4)}
      {note && <span className="block text-ink-soft">{note}</span>}
    </>
  );
}

function ChangeStage({
  school,
  answer,
}: {
  school: SchoolStageRow;
  answer: RefusedForm | undefined;
}) {
  const { t } = useTranslation('learning');
  const { schoolId, current } = school;
  return (
    <div className="min-w-[13rem] sm:min-w-[20rem]">
      <CheckedForm
        action="/learning/introduction"
        intent="set-stage"
        schema={stageSchema}
        subjectId={schoolId}
        answer={answer}
        hidden={{ schoolId }}
        defaults={{ stage: current?.stage ?? 'not-begun' }}
        button={t('stage.save')}
        keepsPlace
      >
        {(fields) => (
          <>
            <ChoiceField
              field={fields.stage}
              label={t('stage.column.stage')}
              options={STAGES.map((value) => ({ value, label: t(`stage.name.${value}`) }))}
            />
            <Checkbox
              name="included"
              value="yes"
              defaultChecked={current?.isIncluded ?? false}
              label={t('stage.includeField')}
            />
            <LineField field={fields.note} label={t('stage.note')} isOptional />
          </>
        )}
      </CheckedForm>
    </div>
  );
}
