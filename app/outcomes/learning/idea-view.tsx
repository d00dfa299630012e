/** The ideas in order of what they give for their effort, each with its decision, and the form for a new one. */
import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { useResultWords } from '~/scoring/use-result-words';
import { Button } from '~/ui/button';
import { EmptyState } from '~/ui/empty-state';
import { Explanation } from '~/ui/explanation';
import { FormField } from '~/ui/form-field';
import { RadioGroup } from '~/ui/radio-group';
import { ScrollRegion } from '~/ui/scroll-region';
import { Select } from '~/ui/select';
import type { Refusal } from './free-text';
import { DECISIONS, orderOf, type ShownIdea, SIZES } from './idea';
import type { IdeaPage } from './idea-store.server';
import { LearningText, NoNames, useProblems } from './learning-fields';

type Props = { page: IdeaPage; refusal: Refusal | null };

export function IdeaView({ page, refusal }: Props) {
  const { t } = useTranslation('learning');
  return (
    <div className="grid gap-8">
      <section aria-labelledby="new-idea" className="screen-only grid gap-3">
        <h2 id="new-idea">{t('idea.new')}</h2>
        <NewIdea key={page.ideas.length} page={page} refusal={refusal} />
      </section>
      <section aria-labelledby="ideas" className="grid gap-4">
        <h2 id="ideas">{t('idea.list')}</h2>
        <p>{t('idea.order')}</p>
        {page.ideas.length === 0 ? (
          <EmptyState title={t('idea.emptyTitle')} headingLevel={3}>
            {t('idea.emptyText')}
          </EmptyState>
        ) : (
          <IdeaTable page={page} refusal={refusal} />
        )}
      </section>
    </div>
  );
}

function NewIdea({ page, refusal }: Props) {
  const { t } = useTranslation('learning');
  const problem = useProblems(refusal, 'suggest');
  const { schools } = page;
  return (
    <Form method="post" preventScrollReset className="grid max-w-[70ch] gap-3">
      <input type="hidden" name="intent" value="suggest" />
      {schools.length > 1 ? (
        <FormField label={t('school')}>
          <Select
            name="schoolId"
            options={schools.map(({ schoolId, schoolName }) => ({
              value: schoolId,
              label: schoolName,
            }))}
          />
        </FormField>
      ) : (
        <input type="hidden" name="schoolId" value={schools[0]?.schoolId ?? ''} />
      )}
      <LearningText name="title" label={t('idea.title_')} rows={1} field={problem('title')} />
      <LearningText name="text" label={t('idea.text')} field={problem('text')} />
      <NoNames />
      <div>
        <Button look="primary">{t('idea.send')}</Button>
      </div>
    </Form>
  );
}

function IdeaTable({ page, refusal }: Props) {
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
            <IdeaRow key={idea.ideaId} {...{ idea, refusal, timeZone }} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

type IdeaProps = { idea: ShownIdea; refusal: Refusal | null; timeZone: string };

function IdeaRow({ idea, refusal, timeZone }: IdeaProps) {
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
              <Judge key={judgement?.at ?? ''} idea={idea} refusal={refusal} />
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

function Judge({ idea, refusal }: Pick<IdeaProps, 'idea' | 'refusal'>) {
  const { t } = useTranslation('learning');
  const { judgement, ideaId } = idea;
  const problem = useProblems(refusal, 'judge-idea', ideaId);
  const sizes = SIZES.map((value) => ({ value, label: t(`idea.size.${value}`) }));
  return (
    <Form method="post" preventScrollReset className="grid gap-3">
      <input type="hidden" name="intent" value="judge-idea" />
      <input type="hidden" name="ideaId" value={ideaId} />
      {(['effect', 'effort'] as const).map((name) => (
        <RadioGroup
          key={name}
          name={name}
          label={t(`idea.${name}`)}
          options={sizes}
          defaultValue={judgement ? String(judgement[name]) : '2'}
        />
      ))}
      <FormField label={t('idea.decisionField')}>
        <Select
          name="decision"
          defaultValue={judgement?.decision ?? 'considering'}
          options={DECISIONS.map((value) => ({ value, label: t(`idea.decision.${value}`) }))}
        />
      </FormField>
      <LearningText
        name="reason"
        label={t('idea.reason')}
        rows={2}
        field={problem('reason')}
        defaultValue={judgement?.reason ?? ''}
      />
      <LearningText
        name="release"
        label={t('idea.release')}
        hint={t('idea.releaseHint')}
        rows={1}
        field={problem('release')}
        defaultValue={judgement?.release ?? ''}
        isOptional
      />
      <div>
        <Button>{t('idea.save')}</Button>
      </div>
    </Form>
  );
}
