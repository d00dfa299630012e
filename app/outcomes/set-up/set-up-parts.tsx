/** What the five lines of a set-up share: a section, where it stands with the way back, a list of boxes. */
import type { FieldMetadata } from '@conform-to/react';
import { Form } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblemTexts } from '~/outcomes/goals/checked-form';
import type { FieldProblem, GoalAnswer } from '~/outcomes/goals/form-fields';
import { useGoalWords } from '~/outcomes/goals/goal-words';
import type { SetUpLine } from '~/roster/set-up/set-up';
import { Button } from '~/ui/button';
import { Checkbox } from '~/ui/checkbox';
import { Explanation } from '~/ui/explanation';
import { FieldErrors } from '~/ui/form-field';
import { Notice } from '~/ui/notice';
import { SET_UP } from './set-up-form';
import type { LineState, SetUpHistoryLine } from './set-up-page';

interface SectionProps {
  line: SetUpLine;
  state: LineState;
  /** The school whose line it is; null for the municipality's limit. */
  schoolId: string | null;
  text: ReactNode;
  children: ReactNode;
}

export function LineSection({ line, state, schoolId, text, children }: SectionProps) {
  const { t } = useTranslation('setup');
  const { dated } = useGoalWords();
  return (
    <section aria-labelledby={`line-${line}`} className="grid max-w-prose gap-3">
      <h2 id={`line-${line}`}>{t(`line.${line}`)}</h2>
      <p>{text}</p>
      {children}
      <p className="text-ink-soft">
        {schoolId !== null && t(state.isChosen ? 'state.own' : 'state.common')}
        {state.changeId && ` ${t('state.changed', { who: state.by, day: dated(state.day) })}`}
      </p>
      {state.changeId && (
        <Form
          method="post"
          action={addressOf(schoolId)}
          className="screen-only flex flex-wrap gap-3"
        >
          {schoolId && <input type="hidden" name="schoolId" value={schoolId} />}
          <input type="hidden" name="line" value={line} />
          <input type="hidden" name="changeId" value={state.changeId} />
          <Button
            size="small"
            name="intent"
            value={schoolId ? 'undo' : 'undo-limit'}
            aria-label={t('undoOf', { line: t(`line.${line}`) })}
          >
            {t('undo')}
          </Button>
          {schoolId && state.isChosen && (
            <Button
              size="small"
              look="quiet"
              name="intent"
              value="default"
              aria-label={t('defaultOf', { line: t(`line.${line}`) })}
            >
              {t('default')}
            </Button>
          )}
        </Form>
      )}
    </section>
  );
}

/** Where the forms of a school, or of the limits, go. */
export function addressOf(schoolId: string | null): string {
  return schoolId ? `${SET_UP}?school=${schoolId}` : SET_UP;
}

interface BoxesProps {
  label: string;
  name: string;
  field: FieldMetadata<string> | undefined;
  options: { value: string; label: string; isOn: boolean; hint?: string; isFixed?: boolean }[];
}

/** Boxes to tick, any number of them. */
export function Boxes({ label, name, field, options }: BoxesProps) {
  const texts = useProblemTexts();
  return (
    <fieldset className="choice-group" aria-describedby={field?.errors ? field.errorId : undefined}>
      <legend>{label}</legend>
      {options.map(({ value, label: words, isOn, hint, isFixed }) => (
        <Checkbox
          key={value}
          name={name}
          value={value}
          label={words}
          hint={hint}
          defaultChecked={isOn}
          disabled={isFixed}
        />
      ))}
      <FieldErrors id={field?.errorId} errors={texts(field?.errors)} />
    </fieldset>
  );
}

/** What was done, or why a button did nothing; problems of fields stand beside them. */
export function SetUpNotice({ answer }: { answer: GoalAnswer | undefined }) {
  const { t } = useTranslation(['setup', 'goals']);
  if (!answer) return null;
  if (answer.ok) {
    const line = t(`setup:line.${answer.title as SetUpLine}`);
    const what = answer.what.startsWith('undo')
      ? t('setup:undone', { line })
      : answer.what === 'default'
        ? t('setup:defaulted', { line })
        : t('setup:done', { line });
    return <Notice kind="success" isLive title={what} />;
  }
  if (!answer.form.startsWith('undo')) return null;
  const [code] = Object.values(answer.submission.error ?? {}).flatMap((codes) => codes ?? []);
  const problem = (code ?? 'choice') as FieldProblem;
  return <Notice kind="warning" isLive title={t(`goals:problem.${problem}`)} />;
}

export function SetUpHistory({ lines }: { lines: readonly SetUpHistoryLine[] }) {
  const { t } = useTranslation('setup');
  const { dated } = useGoalWords();
  if (lines.length === 0) return null;
  return (
    <Explanation label={t('history.label')}>
      <ul className="grid gap-1">
        {lines.map(({ id, line, isDefault, day, who }) => (
          <li key={id}>
            {t(isDefault ? 'history.default' : 'history.chosen', {
              day: dated(day),
              line: t(`line.${line}`),
              who,
            })}
          </li>
        ))}
      </ul>
    </Explanation>
  );
}
