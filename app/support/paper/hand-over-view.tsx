/** The hand-over of a pupil: what the next teacher needs, and the press that says it was received. */
import { Form } from '@remix-run/react';
import { useCaseWords } from '~/support/case/case-words';
import { Button } from '~/ui/button';
import { FormField } from '~/ui/form-field';
import { LinkButton } from '~/ui/link-button';
import { Notice } from '~/ui/notice';
import { TextArea } from '~/ui/text-area';
import type { HandOverProblem } from './hand-over';
import { usePaperWords } from './paper-words';
import type { TimelineEntry } from './timeline';
import type { HandOverPage } from './timeline-page';
import { PupilPrintHeader, TimelineList } from './timeline-view';

export function HandOverActions({ page }: { page: HandOverPage }) {
  const { t } = usePaperWords();
  const pupil = `/classes/${page.classId}/pupils/${page.pupil.pupilId}`;
  return (
    <>
      {!page.pupil.protectedIdentity && (
        <Button type="button" onClick={() => globalThis.print()}>
          {t('print')}
        </Button>
      )}
      <LinkButton to={`${pupil}/timeline`}>{t('timeline.titleAny')}</LinkButton>
      <LinkButton to={pupil}>{t('toPupil')}</LinkButton>
    </>
  );
}

interface HandOverProps {
  page: HandOverPage;
  problem: HandOverProblem | null;
}

const PARTS: readonly {
  part: 'results' | 'support' | 'national';
  kinds: TimelineEntry['kind'][];
}[] = [
  { part: 'results', kinds: ['result'] },
  { part: 'support', kinds: ['plan', 'readings', 'decision'] },
  { part: 'national', kinds: ['national', 'external'] },
];

export function HandOverView({ page, problem }: HandOverProps) {
  const { t } = usePaperWords();
  if (page.pupil.protectedIdentity) {
    return (
      <Notice kind="warning" title={t('handOver.protected')}>
        <p>{t('handOver.protectedText')}</p>
      </Notice>
    );
  }
  return (
    <div className="grid gap-8">
      <PupilPrintHeader page={page} />
      {problem && <Notice kind="warning" isLive title={t(`handOver.problem.${problem}`)} />}
      <HandOverState page={page} />
      {PARTS.map(({ part, kinds }) => {
        const entries = page.entries.filter(({ kind }) => kinds.includes(kind));
        return (
          <section
            key={part}
            aria-labelledby={`part-${part}`}
            className={entries.length === 0 ? 'grid gap-3 print:break-inside-avoid' : 'grid gap-3'}
          >
            <h2 id={`part-${part}`}>{t(`handOver.part.${part}`)}</h2>
            {entries.length === 0 ? (
              <p>{t('handOver.nothing')}</p>
            ) : (
              <TimelineList entries={entries} />
            )}
          </section>
        );
      })}
      <CaseStepWords page={page} />
      <p className="text-ink-soft">{t('handOver.source')}</p>
    </div>
  );
}

function CaseStepWords({ page: { caseStep } }: { page: HandOverPage }) {
  const { t } = usePaperWords();
  const { t: cases } = useCaseWords();
  return (
    <section aria-labelledby="part-case" className="grid gap-3 print:break-inside-avoid">
      <h2 id="part-case">{t('handOver.part.case')}</h2>
      <p className="first-letter:uppercase">
        {caseStep === null ? t('handOver.noCase') : cases(`step.${caseStep}`)}
      </p>
    </section>
  );
}

/** Where the hand-over is, what works, and what can be pressed now. */
function HandOverState({ page }: { page: HandOverPage }) {
  const { t, day } = usePaperWords();
  const { steps, canGive, canReceive, canTakeBack } = page;
  const given = steps.findLast(({ kind }) => kind === 'given');
  return (
    <section aria-labelledby="hand-over" className="grid gap-3">
      <h2 id="hand-over">{t('handOver.state')}</h2>
      {steps.length === 0 && <p>{t('handOver.notYet')}</p>}
      <ul>
        {steps.slice(-2).map((step) => (
          <li key={`${step.kind}-${step.day}-${step.staffMemberId}`}>
            {t(`handOver.line.${step.kind}`, { by: step.by, day: day(step.day) })}
          </li>
        ))}
      </ul>
      {given?.worksWell && (
        <>
          <h3>{t('handOver.worksWell')}</h3>
          <p className="max-w-prose whitespace-pre-line">{given.worksWell}</p>
        </>
      )}
      {canGive && (
        <Form
          method="post"
          preventScrollReset
          key={`give-${steps.length}`}
          className="grid max-w-prose gap-3 print:hidden"
        >
          <input type="hidden" name="intent" value="give" />
          <FormField label={t('handOver.worksWell')} hint={t('handOver.worksWellHint')}>
            <TextArea name="worksWell" maxLength={600} />
          </FormField>
          <p className="text-ink-soft">{t('handOver.giveHint')}</p>
          <div>
            <Button look="primary">{t('handOver.give')}</Button>
          </div>
        </Form>
      )}
      <Form method="post" preventScrollReset className="flex flex-wrap gap-3 print:hidden">
        {canReceive && (
          <Button look="primary" name="intent" value="receive">
            {t('handOver.receive')}
          </Button>
        )}
        {canTakeBack && (
          <Button name="intent" value="take-back" look="quiet">
            {t('handOver.takeBack')}
          </Button>
        )}
      </Form>
    </section>
  );
}
