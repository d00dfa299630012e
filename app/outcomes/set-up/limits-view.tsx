/** The municipality's limits for its schools' set-up, line by line, and which schools have chosen. */
import { useTranslation } from 'react-i18next';
import { CheckedForm } from '~/outcomes/goals/checked-form';
import type { GoalAnswer } from '~/outcomes/goals/form-fields';
import { PlainTable } from '~/roster/plain-table';
import { RUN_ROLES, SET_UP_LINES, type SetUpLine } from '~/roster/set-up/set-up';
import { Checkbox } from '~/ui/checkbox';
import { useTaskWords } from './school-lines';
import { SET_UP, SET_UP_SCHEMAS } from './set-up-form';
import type { LimitsPage } from './set-up-page';
import { Boxes, LineSection, SetUpHistory, SetUpNotice } from './set-up-parts';

interface OfLimits {
  page: LimitsPage;
  answer: GoalAnswer | undefined;
}

export function LimitsView({ page, answer }: OfLimits) {
  return (
    <div className="grid gap-10">
      <SetUpNotice answer={answer} />
      <ChosenBySchools page={page} />
      {SET_UP_LINES.map((line) => (
        <LimitLine
          key={`${line} ${page.lines[line].changeId}`}
          page={page}
          answer={answer}
          line={line}
        />
      ))}
      <SetUpHistory lines={page.history} />
    </div>
  );
}

function LimitLine({ page, answer, line }: OfLimits & { line: SetUpLine }) {
  const { t } = useTranslation('setup');
  const say = useTaskWords();
  const intent = `limit-${line}` as const;
  const { limits, tasks } = page;
  return (
    <LineSection line={line} state={page.lines[line]} schoolId={null} text={t(`limits.${line}`)}>
      <CheckedForm
        action={SET_UP}
        intent={intent}
        schema={SET_UP_SCHEMAS[intent]}
        subjectId={null}
        answer={answer}
        button={t('limits.saveOf', { line: t(`line.${line}`) })}
      >
        {(fields) => (
          <>
            <Checkbox
              name="isOpen"
              label={t('limits.isOpen')}
              defaultChecked={limits[line].isOpen}
            />
            {line === 'roles' &&
              (['leaders', 'readers'] as const).map((name) => (
                <Boxes
                  key={name}
                  label={t(`roles.${name}`)}
                  name={name}
                  field={fields[name]}
                  options={RUN_ROLES.map((role) => ({
                    value: role,
                    label: t(`role.${role}`),
                    isOn: limits.roles[name].includes(role),
                  }))}
                />
              ))}
            {line === 'tasks' && tasks.length === 0 && <p>{t('tasks.none')}</p>}
            {line === 'tasks' && tasks.length > 0 && (
              <Boxes
                label={t('limits.mustDo')}
                name="mustDo"
                field={fields.mustDo}
                options={tasks.map((task) => ({
                  value: task.place,
                  label: say(task),
                  isOn: limits.tasks.mustDo.includes(task.place),
                }))}
              />
            )}
          </>
        )}
      </CheckedForm>
    </LineSection>
  );
}

function ChosenBySchools({ page }: { page: LimitsPage }) {
  const { t } = useTranslation('setup');
  return (
    <section aria-labelledby="chosen-by-schools" className="grid gap-3">
      <h2 id="chosen-by-schools">{t('limits.schools')}</h2>
      <p>{t('limits.schoolsText')}</p>
      <PlainTable
        labelledBy="chosen-by-schools"
        columns={[
          { header: t('school'), cell: ({ name }) => name },
          {
            header: t('limits.ownLines'),
            cell: ({ chosen }) => (
              <span className="block max-w-[22ch] whitespace-normal md:max-w-none">
                {chosen.length === 0
                  ? t('limits.none')
                  : chosen.map((line) => t(`line.${line}`)).join(', ')}
              </span>
            ),
          },
        ]}
        rows={page.schools}
        rowId={({ id }) => id}
      />
    </section>
  );
}
