/** Comments on rounds and tasks with their status and answers, and the form for a new one. */
import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { CheckedForm, ChoiceField, RadioField, TextField } from '~/outcomes/goals/checked-form';
import type { RefusedForm } from '~/outcomes/goals/read-form';
import { useResultWords } from '~/scoring/use-result-words';
import { Button } from '~/ui/button';
import { EmptyState } from '~/ui/empty-state';
import { Explanation } from '~/ui/explanation';
import {
  ANSWER_STATUSES,
  AUDIENCES,
  type CommentSubject,
  dialogueSchema,
  type ShownComment,
} from './dialogue';
import type { DialoguePage } from './dialogue-store.server';
import { NoNames } from './learning-fields';

const DIALOGUE = '/learning/dialogue';

type Props = { page: DialoguePage; answer: RefusedForm | undefined };

export function DialogueView({ page, answer }: Props) {
  const { t } = useTranslation('learning');
  const { comments, timeZone } = page;
  return (
    <div className="grid gap-8">
      {page.schools.length > 0 && (
        <section aria-labelledby="new-comment" className="screen-only grid gap-3">
          <h2 id="new-comment">{t('dialogue.new')}</h2>
          <NewComment page={page} answer={answer} key={comments.length} />
        </section>
      )}
      <section aria-labelledby="comments" className="grid gap-4">
        <h2 id="comments">{t('dialogue.comments')}</h2>
        {comments.length === 0 && (
          <EmptyState title={t('dialogue.emptyTitle')} headingLevel={3}>
            {t(page.schools.length > 0 ? 'dialogue.emptyText' : 'dialogue.emptyLeader')}
          </EmptyState>
        )}
        <ul className="grid gap-4">
          {comments.map((comment) => (
            <Comment key={comment.commentId} {...{ comment, answer, timeZone }} />
          ))}
        </ul>
      </section>
    </div>
  );
}

function useSubjectWords() {
  const { t } = useTranslation(['learning', 'common']);
  const { head } = useResultWords();
  return (subject: CommentSubject) => {
    if (subject.about === 'task') return head(subject.title);
    if (subject.about === 'other') return t('learning:dialogue.other');
    const { className, windowKind } = subject;
    return t('learning:dialogue.round', { className, window: t(`common:window.${windowKind}`) });
  };
}

function NewComment({ page, answer }: Props) {
  const { t } = useTranslation('learning');
  const subject = useSubjectWords();
  const [first] = page.schools;
  const rounds = page.rounds.map(({ roundId, className, windowKind }) => ({
    value: `round:${roundId}`,
    label: subject({ about: 'round', className, windowKind: windowKind as 'autumn' }),
  }));
  const tasks = page.tasks.map(({ taskId, title }) => ({
    value: `task:${taskId}`,
    label: subject({ about: 'task', title }),
  }));
  return (
    <CheckedForm
      action={DIALOGUE}
      intent="comment"
      schema={dialogueSchema}
      subjectId={null}
      answer={answer}
      hidden={page.schools.length === 1 && first ? { schoolId: first.schoolId } : {}}
      defaults={{
        schoolId: first?.schoolId,
        about: [...rounds, ...tasks][0]?.value ?? 'other',
        audience: 'school',
      }}
      button={t('dialogue.send')}
      look="primary"
      keepsPlace
    >
      {(fields) => (
        <>
          {page.schools.length > 1 && (
            <ChoiceField
              field={fields.schoolId}
              label={t('school')}
              options={page.schools.map(({ schoolId, schoolName }) => ({
                value: schoolId,
                label: schoolName,
              }))}
            />
          )}
          <ChoiceField
            field={fields.about}
            label={t('dialogue.about')}
            options={[...rounds, ...tasks, { value: 'other', label: t('dialogue.other') }]}
          />
          <TextField field={fields.text} label={t('dialogue.text')} />
          <NoNames />
          <RadioField
            field={fields.audience}
            label={t('dialogue.audience')}
            options={AUDIENCES.map((value) => ({ value, label: t(`dialogue.to.${value}`) }))}
          />
        </>
      )}
    </CheckedForm>
  );
}

type CommentProps = Pick<Props, 'answer'> & { comment: ShownComment; timeZone: string };

function Comment({ comment, answer: refused, timeZone }: CommentProps) {
  const { t } = useTranslation('learning');
  const { day } = useResultWords();
  const subject = useSubjectWords();
  const { commentId, by, at, schoolName, audience, status, answers } = comment;
  const who = comment.isOwn ? t('you') : by;
  return (
    <li className="grid gap-2 rounded-[12px] border border-line bg-surface p-4">
      <div className="flex flex-wrap items-baseline justify-between gap-2">
        <h3>{subject(comment.subject)}</h3>
        <strong>{t(`dialogue.status.${status}`)}</strong>
      </div>
      <p className="text-ink-soft">
        {[who, schoolName, day(at, timeZone), t(`dialogue.to.${audience}`)]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <p className="whitespace-pre-line">{comment.text}</p>
      {answers.map((answer) => (
        <div key={answer.at} className="grid gap-1 border-s-2 border-line ps-3">
          <p className="text-ink-soft">
            {t(`dialogue.said.${answer.status}`, {
              name: answer.by,
              day: day(answer.at, timeZone),
            })}
          </p>
          <p className="whitespace-pre-line">{answer.text}</p>
        </div>
      ))}
      {comment.mayTakeBack && (
        <Form method="post" preventScrollReset className="screen-only">
          <input type="hidden" name="commentId" value={commentId} />
          <Button size="small" look="quiet" name="intent" value="take-back-comment">
            {t('takeBack')}
          </Button>
        </Form>
      )}
      {comment.mayAnswer && <Answer key={answers.length} comment={comment} answer={refused} />}
    </li>
  );
}

function Answer({ comment, answer }: Pick<CommentProps, 'comment' | 'answer'>) {
  const { t } = useTranslation('learning');
  const { commentId, status } = comment;
  const form = (
    <CheckedForm
      action={DIALOGUE}
      intent="answer-comment"
      schema={dialogueSchema}
      subjectId={commentId}
      answer={answer}
      hidden={{ commentId }}
      defaults={{ status: 'answered' }}
      button={t('dialogue.sendAnswer')}
      keepsPlace
    >
      {(fields) => (
        <>
          <TextField field={fields.text} label={t('dialogue.answer')} rows={2} />
          <RadioField
            field={fields.status}
            label={t('dialogue.statusField')}
            options={ANSWER_STATUSES.map((value) => ({ value, label: t(`dialogue.as.${value}`) }))}
          />
        </>
      )}
    </CheckedForm>
  );
  return (
    <div className="screen-only">
      {status === 'open' ? form : <Explanation label={t('dialogue.again')}>{form}</Explanation>}
    </div>
  );
}
