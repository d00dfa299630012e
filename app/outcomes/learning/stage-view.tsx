/** Each school's stage with its day, whether it counts this year and next, and its history. */
import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { useResultWords } from '~/scoring/use-result-words';
import { Button } from '~/ui/button';
import { Checkbox } from '~/ui/checkbox';
import { EmptyState } from '~/ui/empty-state';
import { Explanation } from '~/ui/explanation';
import { FormField } from '~/ui/form-field';
import { ScrollRegion } from '~/ui/scroll-region';
import { Select } from '~/ui/select';
import type { Refusal } from './free-text';
import { LearningText, useProblems } from './learning-fields';
import { STAGES, type StageDecision } from './stage';
import type { SchoolStageRow, StagePage } from './stage-store.server';

type Props = { page: StagePage; refusal: Refusal | null };

export function StageView({ page, refusal }: Props) {
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
                        <ChangeStage
                          key={school.earlier.length}
                          school={school}
                          refusal={refusal}
                        />
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

function ChangeStage({ school, refusal }: { school: SchoolStageRow; refusal: Refusal | null }) {
  const { t } = useTranslation('learning');
  const { schoolId, current } = school;
  const problem = useProblems(refusal, 'set-stage', schoolId);
  return (
    <Form method="post" preventScrollReset className="grid min-w-[20rem] gap-3">
      <input type="hidden" name="intent" value="set-stage" />
      <input type="hidden" name="schoolId" value={schoolId} />
      <FormField label={t('stage.column.stage')}>
        <Select
          name="stage"
          defaultValue={current?.stage ?? 'not-begun'}
          options={STAGES.map((value) => ({ value, label: t(`stage.name.${value}`) }))}
        />
      </FormField>
      <Checkbox
        name="included"
        value="yes"
        defaultChecked={current?.isIncluded ?? false}
        label={t('stage.includeField')}
      />
      <LearningText
        name="note"
        label={t('stage.note')}
        rows={1}
        field={problem('note')}
        isOptional
      />
      <div>
        <Button>{t('stage.save')}</Button>
      </div>
    </Form>
  );
}
