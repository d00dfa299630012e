/** What a class list would change, with the questions it raises; and how it ended. */
import { Form, useNavigation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/ui/button';
import { LinkButton } from '~/ui/link-button';
import { Notice } from '~/ui/notice';
import { ImportChanges } from './import-changes';
import { ImportMissing } from './import-missing';
import type { ImportPreview } from './import-preview';
import { ImportQuestions } from './import-questions';
import { ImportRemarks } from './import-remarks';

type ApplyProblem =
  | 'already-applied'
  | 'discarded'
  | 'changed-since-preview'
  | 'answers-not-enough'
  | 'class-too-large';

export function ImportProblem({ problem }: { problem: ApplyProblem }) {
  const { t } = useTranslation('roster');
  return (
    <Notice kind="error" isLive title={t(`preview.problem-${problem}`)}>
      <p>{t(`preview.problem-${problem}-text`)}</p>
    </Notice>
  );
}

export function ImportPreviewView({ preview }: { preview: ImportPreview }) {
  const { t } = useTranslation('roster');
  const isSaving = useNavigation().formData?.get('intent') === 'apply';
  return (
    <Form method="post" className="grid gap-8" key={preview.planHash}>
      <input type="hidden" name="planHash" value={preview.planHash} />
      {/* The first button of a form is the one that Enter presses: it must not save. */}
      <button type="submit" name="intent" value="answer" hidden />
      <Summary preview={preview} />
      <Warnings preview={preview} />
      <ImportQuestions preview={preview} />
      <ImportChanges preview={preview} />
      <ImportMissing preview={preview} />
      <ImportRemarks preview={preview} />
      <div className="flex flex-wrap gap-3">
        <Button
          look="primary"
          name="intent"
          value="apply"
          pendingLabel={isSaving ? t('preview.saving') : undefined}
        >
          {t('preview.save')}
        </Button>
        <Button name="intent" value="discard">
          {t('preview.discard')}
        </Button>
      </div>
    </Form>
  );
}

function Summary({ preview }: { preview: ImportPreview }) {
  const { t } = useTranslation('roster');
  const counts = {
    newClasses: preview.newClasses.length,
    new: preview.new.count,
    changed: preview.changed.count,
    moved: preview.moved.count,
    missing: preview.missing.count,
    unchanged: preview.unchangedCount,
    questions: preview.questions.length,
    problems: preview.problems.count,
  };
  const { newClasses, moved, changed, questions } = counts;
  const isNothing = counts.new + newClasses + moved + changed + questions === 0;
  const said = (Object.keys(counts) as (keyof typeof counts)[]).filter((key) => counts[key] > 0);
  return (
    <section aria-labelledby="summary" className="grid gap-2">
      <h2 id="summary">{t('preview.summaryTitle')}</h2>
      {isNothing && <p>{t('preview.nothing')}</p>}
      <ul className="grid list-disc gap-1 ps-5">
        {said.map((key) => (
          <li key={key}>{t(`preview.count-${key}`, { count: counts[key] })}</li>
        ))}
      </ul>
    </section>
  );
}

function Warnings({ preview }: { preview: ImportPreview }) {
  const { t } = useTranslation('roster');
  const { overfullClasses, hasProtectedColumn, mostInClass } = preview;
  return (
    <>
      {!hasProtectedColumn && (
        <Notice kind="warning" title={t('preview.noProtectedColumn')}>
          <p>{t('preview.noProtectedColumnText')}</p>
        </Notice>
      )}
      {overfullClasses.length > 0 && (
        <Notice kind="warning" title={t('preview.overfullTitle')}>
          {overfullClasses.map((overfull) => (
            <p key={overfull.className}>
              {t('preview.overfull', { ...overfull, most: mostInClass })}
            </p>
          ))}
        </Notice>
      )}
    </>
  );
}

const APPLIED = ['newClasses', 'new', 'changed', 'moved', 'ended', 'unchanged', 'refused'] as const;

/** The counts of an import that was applied. */
export function ImportApplied({ counts }: { counts: Partial<Record<string, number>> }) {
  const { t } = useTranslation('roster');
  return (
    <div className="grid gap-6">
      <dl className="grid max-w-sm grid-cols-[1fr_auto] gap-x-6 gap-y-1">
        {APPLIED.map((key) => (
          <div key={key} className="contents">
            <dt>{t(`preview.applied-${key}`)}</dt>
            <dd className="text-end font-bold tabular-nums">{counts[key] ?? 0}</dd>
          </div>
        ))}
      </dl>
      <NextSteps />
    </div>
  );
}

export function NextSteps() {
  const { t } = useTranslation('roster');
  return (
    <div className="flex flex-wrap gap-3">
      <LinkButton to="/roster" look="primary">
        {t('preview.toRegister')}
      </LinkButton>
      <LinkButton to="/roster/import">{t('preview.another')}</LinkButton>
    </div>
  );
}
