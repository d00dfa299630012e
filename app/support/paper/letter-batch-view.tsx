/** A class's letters: who gets one, how far the preparing has come, and what has been printed and handed out. */
import { useFetcher } from '@remix-run/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/ui/button';
import { EmptyState } from '~/ui/empty-state';
import { Notice } from '~/ui/notice';
import { ProgressBar } from '~/ui/progress-bar';
import type { LetterBatch, LetterStepKind } from './letter-batch';
import { LetterBatchList } from './letter-batch-list';
import type { LetterBatchOutcome } from './letter-batch-store.server';
import { LetterLanguages, LetterPaper } from './letter-view';
import { usePaperWords } from './paper-words';
import { type LetterRun, useLetterRun } from './use-letter-run';

export function LetterBatchView({ page }: { page: LetterBatch }) {
  const { t } = useTranslation(['desk', 'paper']);
  const { classId, language, pupils, leftOut } = page;
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(pupils.map(({ pupilId }) => pupilId)),
  );
  const { run, prepare, stop } = useLetterRun(page);
  const steps = useFetcher<LetterBatchOutcome>();
  const inOrder = pupils.map(({ pupilId }) => pupilId).filter((id) => chosen.has(id));
  const record = (fields: Record<string, string>, pupilIds: readonly string[]) =>
    steps.submit({ ...fields, pupilIds: pupilIds.join(',') }, { method: 'post' });
  if (pupils.length === 0) {
    return (
      <EmptyState title={t('paper:letter.none')}>
        <p>{t('paper:letter.noneText')}</p>
        {leftOut > 0 && <p>{t('paper:letter.leftOut', { count: leftOut })}</p>}
      </EmptyState>
    );
  }
  return (
    <div className="grid gap-6 print:block">
      <div className="grid gap-6 print:hidden">
        <LetterLanguages address={`/classes/${classId}/letters`} current={language} />
        {leftOut > 0 && (
          <Notice kind="info" title={t('paper:letter.leftOut', { count: leftOut })}>
            <p>{t('paper:letter.leftOutText')}</p>
          </Notice>
        )}
        <Recorded steps={steps.data} onUndo={record} />
        <RunState
          run={run}
          count={inOrder.length}
          onPrepare={() => void prepare(inOrder, false)}
          onStop={stop}
          onRetry={() => void prepare(run.failed, true)}
          onPrint={() => {
            globalThis.print();
            if (page.mayRecord) record({ intent: 'printed', language }, [...run.letters.keys()]);
          }}
        />
        <LetterBatchList
          page={page}
          chosen={chosen}
          onChoose={setChosen}
          failed={run.failed}
          onRetry={run.isRunning ? null : (pupilIds) => void prepare(pupilIds, true)}
          onHandOut={(pupilIds) => record({ intent: 'handed-out' }, pupilIds)}
          onTakeBack={(kind, pupilIds) => record({ intent: 'take-back', kind }, pupilIds)}
        />
      </div>
      <Papers page={page} run={run} />
    </div>
  );
}

/** What was written down just now, and the way back. */
function Recorded({
  steps,
  onUndo,
}: {
  steps: LetterBatchOutcome | undefined;
  onUndo: (fields: Record<string, string>, pupilIds: readonly string[]) => void;
}) {
  const { t } = useTranslation('desk');
  if (!steps?.ok || steps.kind === null || steps.pupilIds.length === 0) return null;
  const { kind, pupilIds } = steps;
  return (
    <Notice kind="success" isLive title={t(`batch.recorded.${kind}`, { count: pupilIds.length })}>
      <Button
        type="button"
        size="small"
        onClick={() => onUndo({ intent: 'take-back', kind } satisfies Undo, pupilIds)}
      >
        {t('batch.undo')}
      </Button>
    </Notice>
  );
}
type Undo = { intent: 'take-back'; kind: LetterStepKind };

interface RunStateProps {
  run: LetterRun;
  count: number;
  onPrepare: () => void;
  onStop: () => void;
  onRetry: () => void;
  onPrint: () => void;
}

/** The one thing to press next: prepare, stop, or print; and how far it has come. */
function RunState({ run, count, onPrepare, onStop, onRetry, onPrint }: RunStateProps) {
  const { t } = useTranslation('desk');
  const { wanted, letters, failed, isRunning, wasStopped } = run;
  const ready = letters.size;
  const tried = ready + failed.length;
  const isReady = ready > 0 && !isRunning;
  return (
    <section aria-label={t('batch.progress')} className="grid max-w-xl gap-3">
      {wanted.length > 0 && (
        <ProgressBar
          label={t(isRunning ? 'batch.preparing' : 'batch.prepared')}
          done={tried}
          total={wanted.length}
          valueText={t('batch.of', { done: tried, count: wanted.length })}
        />
      )}
      {wasStopped && <p role="status">{t('batch.stopped', { count: ready })}</p>}
      {!isRunning && failed.length > 0 && (
        <Notice kind="warning" isLive title={t('batch.failed', { count: failed.length })}>
          <p>{t('batch.failedText')}</p>
          <Button type="button" size="small" onClick={onRetry}>
            {t('batch.retryAll', { count: failed.length })}
          </Button>
        </Notice>
      )}
      <div className="flex flex-wrap gap-3">
        {isRunning && (
          <Button type="button" onClick={onStop}>
            {t('batch.stop')}
          </Button>
        )}
        {isReady && (
          <Button type="button" look="primary" onClick={onPrint}>
            {t('batch.print', { count: ready })}
          </Button>
        )}
        {!isRunning && (
          <Button
            type="button"
            look={isReady ? 'secondary' : 'primary'}
            disabled={count === 0}
            onClick={onPrepare}
          >
            {t(isReady ? 'batch.prepareAgain' : 'batch.prepare', { count })}
          </Button>
        )}
      </div>
      {isReady && <p className="text-ink-soft">{t('batch.printHint')}</p>}
    </section>
  );
}

/** The letters that are ready, one A4 each, in the order of the list. */
function Papers({ page, run: { letters } }: { page: LetterBatch; run: LetterRun }) {
  const { t } = usePaperWords();
  const ready = page.pupils.flatMap(({ pupilId }) => letters.get(pupilId) ?? []);
  if (ready.length === 0) return null;
  return (
    <section aria-label={t('letter.titleAll')} className="grid gap-6 print:block">
      {ready.map(({ template, letter }) => (
        <LetterPaper
          key={letter.pupilId}
          page={{ template, language: page.language }}
          letter={letter}
        />
      ))}
    </section>
  );
}
