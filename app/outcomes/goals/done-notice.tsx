/** What was done, with the button that takes it back; or that it could not be done. */
import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/ui/button';
import { Explanation } from '~/ui/explanation';
import { Notice } from '~/ui/notice';
import type { FieldProblem, GoalAnswer } from './form-fields';
import { useGoalWords } from './goal-words';
import type { HistoryLine } from './history';

/** Problems of forms that are a button only stand here; those of fields stand beside them. */
const BUTTONS = ['undo', 'baseline', 'keep-value', 'school-baseline'];

export function DoneNotice({ answer, action }: { answer: GoalAnswer | undefined; action: string }) {
  const { t } = useTranslation(['goals', 'common']);
  if (!answer) return null;
  if (!answer.ok) {
    if (!BUTTONS.includes(answer.form)) return null;
    const [code] = Object.values(answer.submission.error ?? {}).flatMap((codes) => codes ?? []);
    return (
      <Notice
        kind="warning"
        isLive
        title={t(`goals:problem.${(code ?? 'choice') as FieldProblem}`)}
      />
    );
  }
  const what = t(`goals:history.${answer.what as 'undo'}`, { title: answer.title });
  return (
    <Notice kind="success" isLive title={what}>
      <Form method="post" action={action}>
        <input type="hidden" name="changeId" value={answer.changeId} />
        <Button size="small" name="intent" value="undo">
          {t('common:undo')}
        </Button>
      </Form>
    </Notice>
  );
}

/** Who changed what, and when. */
export function History({ lines }: { lines: readonly HistoryLine[] }) {
  const { t, dated } = useGoalWords();
  if (lines.length === 0) return null;
  return (
    <Explanation label={t('goals:history.label')}>
      <ul className="grid gap-1">
        {lines.map(({ id, action, title, day, who }) => (
          <li key={id}>
            {dated(day)}: {t(`goals:history.${action as 'undo'}`, { title })} ({who})
          </li>
        ))}
      </ul>
    </Explanation>
  );
}
