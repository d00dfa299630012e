/** The ideas in order of what they give for their effort, each with its decision, and the form for a new one. */
import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import {
  CheckedForm,
  ChoiceField,
  LineField,
  RadioField,
  TextField,
} from '~/outcomes/goals/checked-form';
import type { RefusedForm } from '~/outcomes/goals/read-form';
import { useResultWords } from '~/scoring/use-result-words';
import { Button } from '~/ui/button';
import { EmptyState } from '~/ui/empty-state';
import { Explanation } from '~/ui/explanation';
import { ScrollRegion } from '~/ui/scroll-region';
import { DECISIONS, ideaSchema, orderOf, type ShownIdea, SIZES } from './idea';
import type { IdeaPage } from './idea-store.server';
import { NoNames } from './learning-fields';

const IDEAS = '/learning/ideas';

type Props = { page: IdeaPage; answer: RefusedForm | undefined };

export function IdeaView({ page, answer }: Props) {
  const { t } = useTranslation('learning');
  return (
    <div className="grid gap-8">
      <section aria-labelledby="new-idea" className="screen-only grid gap-3">
        <h2 id="new-idea">{t('idea.new')}</h2>
        <NewIdea key={page.ideas.length} page={page} answer={answer} />
      </section>
      <section aria-labelledby="ideas" className="grid gap-4">
        <h2 id="ideas">{t('idea.list')}</h2>
        <p>{t('idea.order')}</p>
        {page.ideas.length === 0 ? (
          <EmptyState title={t('idea.emptyTitle')} headingLevel={3}>
            {t('idea.emptyText')}
          </EmptyState>
        ) : (
          <IdeaTable page={page} answer={answer} />
        )}
      </section>
    </div>
  );
}

function NewIdea({ page, answer }: Props) {
  const { t } = useTranslation('learning');
  const { schools } = page;
  return (
    <CheckedForm
      action={IDEAS}
      intent="suggest"
      schema={ideaSchema}
      subjectId={null}
      answer={answer}
      hidden={schools.length === 1 && schools[0] ? { schoolId: schools[0].schoolId } : {}}
      defaults={{ schoolId: schools[0]?.schoolId }}
      button={t('idea.send')}
      look="primary"
      keepsPlace
    >
      {(fields) => (
        <>
          {schools.length > 1 && (
            <ChoiceField
              field={fields.schoolId}
              label={t('school')}
              options={schools.map(({ schoolId, schoolName }) => ({
                value: schoolId,
                label: schoolName,
              }))}
            />
          )}
          <LineField field={fields.title} label={t('idea.title_')} />
          <TextField field={fields.text} label={t('idea.text')} />
          <NoNames />
        </>
      )}
    </CheckedForm>
  );
}

function IdeaTable({ page, answer }: Props) {
  const { t } = useTranslation('learning');
  const { ideas, timeZone } = page;
  return (
    <ScrollRegion labelledBy="ideas">
      <table aria-labelledby="ideas">
        <thead>
          <tr>
            <th scope="col">{t('idea.column.idea')}</th>
            <th scope="col">{t('idea.column.effect')}</th>
            <th scope="col">{t('idea.column.effort')}</th>
            <th scope="col">{t('idea.column.order')}</th>
            <th scope="col">{t('idea.column.decision')}</th>
          </tr>
        </thead>
        <tbody>
          {ideas.map((idea) => (
            <IdeaRow key={idea.ideaId} {...{ idea, answer, timeZone }} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

type IdeaProps = Pick<Props, 'answer'> & { idea: ShownIdea; timeZone: string };

function IdeaRow({ idea, answer, timeZone }: IdeaProps) {
  const { t } = useTranslation('learning');
  const { day } = useResultWords();
  const { judgement } = idea;
  const size = (value: number) => t(`idea.size.${String(value) as '1'}`);
  return (
    <tr className="align-top">
      <th
        scope="row"
        className="max-w-[26ch] min-w-[20ch] font-normal whitespace-normal sm:max-w-[40ch]"
      >
        <strong>{idea.title}</strong>
        <span className="block whitespace-pre-line">{idea.text}</span>
        <span className="block text-ink-soft">
          {[idea.isOwn ? t('you') : null, idea.schoolName, day(idea.at, timeZone)]
            .filter(Boolean)
            .join(' · ')}
        </span>
        {idea.mayTakeBack && (
          <Form method="post" preventScrollReset className="screen-only">
            <input type="hidden" name="ideaId" value={idea.ideaId} />
            <Button size="small" look="quiet" name="intent" value="take-back-idea">
              {t('takeBack')}
              <span className="spoken">: {idea.title}</span>
            </Button>
          </Form>
        )}
      </th>
      <td>{judgement ? size(judgement.effect) : '–'}</td>
      <td>{judgement ? size(judgement.effort) : '–'}</td>
      <td>{judgement ? t(`idea.priority.${orderOf(judgement)}`) : '–'}</td>
      <td className="max-w-[44ch] min-w-[26ch] whitespace-normal">
        <Decision idea={idea} timeZone={timeZone} />
        {idea.mayJudge && (
          <div className="screen-only mt-2">
            <Explanation label={t(judgement ? 'idea.judgeAgain' : 'idea.judge')}>
              <Judge key={judgement?.at ?? ''} idea={idea} answer={answer} />
            </Explanation>
          </div>
        )}
      </td>
    </tr>
  );
}

function Decision({ idea, timeZone }: Pick<IdeaProps, 'idea' | 'timeZone'>) {
  const { t } = useTranslation('learning');
  const { day } = useResultWords();
  const { judgement } = idea;
  if (!judgement) return t('idea.waits');
  return (
    <>
      <strong>{t(`idea.decision.${judgement.decision}`)}</strong>, {day(judgement.at, timeZone)}
      <span className="block whitespace-pre-line">{judgement.reason}</span>
      {judgement.release && (
        <span className="block">{t('idea.releasedIn', { release: judgement.release })}</span>
      )}
    </>
  );
}

function Judge({ idea, answer }: Pick<IdeaProps, 'idea' | 'answer'>) {
  const { t } = useTranslation('learning');
  const { judgement, ideaId } = idea;
  const sizes = SIZES.map((value) => ({ value, label: t(`idea.size.${value}`) }));
  return (
    <CheckedForm
      action={IDEAS}
      intent="judge-idea"
      schema={ideaSchema}
      subjectId={ideaId}
      answer={answer}
      hidden={{ ideaId }}
      defaults={{
        effect: String(judgement?.effect ?? 2),
        effort: String(judgement?.effort ?? 2),
        decision: judgement?.decision ?? 'considering',
        reason: judgement?.reason ?? '',
        release: judgement?.release ?? '',
      }}
      button={t('idea.save')}
      keepsPlace
    >
      {(fields) => (
        <>
          <RadioField field={fields.effect} label={t('idea.effect')} options={sizes} />
          <RadioField field={fields.effort} label={t('idea.effort')} options={sizes} />
          <ChoiceField
            field={fields.decision}
            label={t('idea.decisionField')}
            options={DECISIONS.map((value) => ({ value, label: t(`idea.decision.${value}`) }))}
          />
          <TextField field={fields.reason} label={t('idea.reason')} rows={2} />
          <LineField
            field={fields.release}
            label={t('idea.release')}
            hint={t('idea.releaseHint')}
            isOptional
          />
        </>
      )}
    </CheckedForm>
  );
}
