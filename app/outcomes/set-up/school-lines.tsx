/** The five lines of a school's set-up, each with its form within the municipality's limit. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTitleWords } from '~/administration/round-word-choice';
import { CheckedForm, LineField } from '~/outcomes/goals/checked-form';
import type { GoalAnswer } from '~/outcomes/goals/form-fields';
import { useGoalWords } from '~/outcomes/goals/goal-words';
import { LONGEST_LINES, RUN_ROLES, type SetUpLine } from '~/roster/set-up/set-up';
import { findForbiddenWords, type LetterLanguage } from '~/support/paper/letter-words';
import { Checkbox } from '~/ui/checkbox';
import { Notice } from '~/ui/notice';
import { LettersField } from './letters-field';
import { SET_UP_SCHEMAS } from './set-up-form';
import type { SchoolSetUpPage, SupplementaryOnPage, WindowOnPage } from './set-up-page';
import { addressOf, Boxes, LineSection } from './set-up-parts';

export interface OfSchool {
  page: SchoolSetUpPage;
  answer: GoalAnswer | undefined;
}

/** Props of a line's form; the form is not there while the municipality has closed the line. */
function formOf<Line extends SetUpLine>({ page, answer }: OfSchool, line: Line) {
  const intent = `choose-${line}` as const;
  return {
    action: addressOf(page.school.id),
    intent,
    schema: SET_UP_SCHEMAS[intent],
    subjectId: null,
    answer,
    hidden: { schoolId: page.school.id },
  };
}

function Closed({ page, line }: { page: SchoolSetUpPage; line: SetUpLine }) {
  const { t } = useTranslation('setup');
  return (
    <Notice kind="info" title={t('closed')}>
      {page.lines[line].isChosen && <p>{t('keptClosed')}</p>}
    </Notice>
  );
}

export function CalendarLine(props: OfSchool) {
  const { page } = props;
  const { t } = useTranslation('setup');
  const { isOpen } = page.setUp.limits.calendar;
  return (
    <LineSection
      line="calendar"
      state={page.lines.calendar}
      schoolId={page.school.id}
      text={t('calendar.text')}
    >
      {!isOpen && <Closed page={page} line="calendar" />}
      {page.windows.length === 0 && <p>{t('calendar.none')}</p>}
      {page.windows.map((window) => (
        <WindowDays key={window.id} {...props} window={window} isOpen={isOpen} />
      ))}
    </LineSection>
  );
}

function WindowDays({
  window,
  isOpen,
  ...props
}: OfSchool & { window: WindowOnPage; isOpen: boolean }) {
  const { t } = useTranslation(['setup', 'common']);
  const { day } = useGoalWords();
  const { id, kind, own, ownHold, startDate, endDate, catchUpEndDate } = window;
  const name = t(`common:window.${kind}`);
  const ownWords = own && { from: day(own.startDate), to: day(own.endDate) };
  return (
    <div className="grid gap-3 border-line border-t pt-3">
      <h3>{t('setup:calendar.choose', { window: name })}</h3>
      <p>
        {t('setup:calendar.window', {
          window: name,
          from: day(startDate),
          to: day(endDate),
          catchUp: day(catchUpEndDate),
        })}{' '}
        {ownWords ? ownHold && t('setup:calendar.ownNow', ownWords) : t('setup:calendar.noOwn')}
      </p>
      {ownWords && !ownHold && (
        <Notice kind="warning" title={t('setup:calendar.stale', ownWords)} />
      )}
      {isOpen && (
        <CheckedForm
          {...formOf(props, 'calendar')}
          subjectId={id}
          hidden={{ schoolId: props.page.school.id, windowId: id }}
          defaults={{ startDate: own?.startDate ?? startDate, endDate: own?.endDate ?? endDate }}
          button={t('setup:calendar.save')}
        >
          {(fields) => (
            <div className="grid gap-4 sm:grid-cols-2">
              <LineField field={fields.startDate} type="date" label={t('setup:calendar.first')} />
              <LineField field={fields.endDate} type="date" label={t('setup:calendar.last')} />
            </div>
          )}
        </CheckedForm>
      )}
    </div>
  );
}

export function RolesLine(props: OfSchool) {
  const { page } = props;
  const { t } = useTranslation('setup');
  const { limits, leaders, readers } = page.setUp;
  const options = (allowed: readonly string[], on: readonly string[]) =>
    RUN_ROLES.map((role) => ({
      value: role,
      label: t(`role.${role}`),
      isOn: on.includes(role),
      isFixed: !allowed.includes(role),
      ...(allowed.includes(role) ? {} : { hint: t('roles.notAllowed') }),
    }));
  return (
    <LineSection
      line="roles"
      state={page.lines.roles}
      schoolId={page.school.id}
      text={t('roles.text')}
    >
      {limits.roles.isOpen ? (
        <CheckedForm {...formOf(props, 'roles')} button={t('roles.save')}>
          {(fields) => (
            <>
              <Boxes
                label={t('roles.leaders')}
                name="leaders"
                field={fields.leaders}
                options={options(limits.roles.leaders, leaders)}
              />
              <Boxes
                label={t('roles.readers')}
                name="readers"
                field={fields.readers}
                options={options(limits.roles.readers, readers)}
              />
            </>
          )}
        </CheckedForm>
      ) : (
        <Closed page={page} line="roles" />
      )}
    </LineSection>
  );
}

/** A supplementary task in words: what, in which window, and how it is given. */
export function useTaskWords(): (task: SupplementaryOnPage) => string {
  const { t } = useTranslation(['setup', 'common']);
  const say = useTitleWords();
  return ({ title, windowKind, isForClass }) =>
    t(isForClass ? 'setup:tasks.forClass' : 'setup:tasks.asked', {
      task: say(title),
      window: t(`common:window.${windowKind}`),
    });
}

export function TasksLine(props: OfSchool) {
  const { page } = props;
  const { t } = useTranslation('setup');
  const say = useTaskWords();
  const { limits, leftOut } = page.setUp;
  const isFixed = (place: string) => limits.tasks.mustDo.includes(place);
  return (
    <LineSection
      line="tasks"
      state={page.lines.tasks}
      schoolId={page.school.id}
      text={t('tasks.text')}
    >
      {!limits.tasks.isOpen && <Closed page={page} line="tasks" />}
      {limits.tasks.isOpen && page.tasks.length === 0 && <p>{t('tasks.none')}</p>}
      {limits.tasks.isOpen && page.tasks.length > 0 && (
        <CheckedForm {...formOf(props, 'tasks')} button={t('tasks.save')}>
          {(fields) => (
            <Boxes
              label={t('tasks.label')}
              name="given"
              field={fields.given}
              options={page.tasks.map((task) => ({
                value: task.place,
                label: say(task),
                isOn: !leftOut.includes(task.place),
                isFixed: isFixed(task.place),
                ...(isFixed(task.place) ? { hint: t('tasks.mustDo') } : {}),
              }))}
            />
          )}
        </CheckedForm>
      )}
    </LineSection>
  );
}

export function AttentionLine(props: OfSchool) {
  const { page } = props;
  const { t } = useTranslation('setup');
  return (
    <LineSection
      line="attention"
      state={page.lines.attention}
      schoolId={page.school.id}
      text={t('attention.text')}
    >
      {page.setUp.limits.attention.isOpen ? (
        <CheckedForm {...formOf(props, 'attention')} button={t('attention.save')}>
          {() => (
            <Checkbox
              name="looksNear"
              label={t('attention.label')}
              defaultChecked={page.setUp.looksNear}
            />
          )}
        </CheckedForm>
      ) : (
        <Closed page={page} line="attention" />
      )}
    </LineSection>
  );
}

export function LetterLine(props: OfSchool) {
  const { page } = props;
  const { t } = useTranslation('setup');
  const kept = page.setUp.chosen.letter ?? { sv: '', en: '' };
  const [lines, setLines] = useState(kept);
  const unfit = (language: LetterLanguage) => findForbiddenWords(lines[language], language);
  return (
    <LineSection
      line="letter"
      state={page.lines.letter}
      schoolId={page.school.id}
      text={t('letter.text', { most: LONGEST_LINES })}
    >
      {page.setUp.limits.letter.isOpen ? (
        <CheckedForm {...formOf(props, 'letter')} defaults={kept} button={t('letter.save')}>
          {(fields) =>
            (['sv', 'en'] as const).map((language) => (
              <LettersField
                key={language}
                field={fields[language]}
                language={language}
                label={t(`letter.${language}`)}
                hint={t('letter.hint')}
                text={lines[language]}
                onText={(text) => setLines({ ...lines, [language]: text })}
                unfit={unfit(language)}
              />
            ))
          }
        </CheckedForm>
      ) : (
        <Closed page={page} line="letter" />
      )}
    </LineSection>
  );
}
