/** One benefit: a page that follows the five phases, with what is missing for the next, and all that was written. */
import { Form } from '@remix-run/react';
import type { ReactNode } from 'react';
import { Button } from '~/ui/button';
import { Explanation } from '~/ui/explanation';
import { Notice } from '~/ui/notice';
import { ActivityPanel } from './activity-panel';
import { agendaKey } from './agenda';
import { PHASES, type Phase } from './benefit-event';
import type { FieldProblem } from './benefit-form';
import { BenefitHistory } from './benefit-history';
import type { BenefitAnswer, BenefitPage } from './benefit-page';
import { BenefitDefinitions, useBenefitWords } from './benefit-words';
import { EffectChain } from './effect-chain';
import { FormProblem } from './form-problem';
import { MeasuredPanel } from './measured-panel';
import { IdentifyFields, PlanFields, SpecifyFields } from './phase-fields';

export interface BenefitViewProps {
  page: BenefitPage;
  /** What was wrong with the last press; null when nothing was. */
  refused: Extract<BenefitAnswer, { ok: false }> | null;
  /** Which form it was. */
  sent: Record<string, string>;
}

export function BenefitView(props: BenefitViewProps) {
  const { page, refused } = props;
  const { t } = useBenefitWords();
  return (
    <div className="grid gap-8" key={page.events.length}>
      {page.isEnded && <Notice kind="info" title={t('benefit:page.ended')} />}
      {!page.mayChange && <Notice kind="info" title={t('benefit:page.readOnly')} />}
      {page.isWithheld && <Notice kind="info" title={t('benefit:withheld.title')} />}
      {refused && 'problem' in refused && (
        <Notice kind="error" isLive title={t(`benefit:problem.${refused.problem}`)} />
      )}
      <BenefitDefinitions words={['phases', 'baseline', 'standing']} />
      <ol className="grid gap-6" aria-label={t('benefit:page.phases')}>
        {PHASES.map((phase, place) => (
          <PhaseSection key={phase} phase={phase} place={place} {...props} />
        ))}
      </ol>
      <PhaseMoves page={page} />
      <BenefitHistory page={page} />
      {page.mayChange && <Ending page={page} />}
    </div>
  );
}

function PhaseSection({
  phase,
  place,
  ...props
}: BenefitViewProps & { phase: Phase; place: number }) {
  const { t, phase: name } = useBenefitWords();
  const now = PHASES.indexOf(props.page.phase);
  const state = place === now ? 'here' : place < now ? 'passed' : 'ahead';
  return (
    <li
      className={`grid gap-3 border-s-4 ps-4 ${state === 'here' ? 'border-beacon' : 'border-line'}`}
      aria-current={state === 'here' ? 'step' : undefined}
    >
      <h2>
        {place + 1}. {name(phase)}{' '}
        <span className="text-base font-normal text-ink-soft">({t(`benefit:page.${state}`)})</span>
      </h2>
      <p className="text-ink-soft">{t(`benefit:phaseText.${phase}`)}</p>
      <PhaseContent phase={phase} {...props} />
    </li>
  );
}

function PhaseContent({ phase, ...props }: BenefitViewProps & { phase: Phase }) {
  const { page } = props;
  switch (phase) {
    case 'identify':
      return <Identified {...props} />;
    case 'specify':
      return <Specified {...props} />;
    case 'plan':
      return <Planned {...props} />;
    case 'realise':
      return <ActivityPanel page={page} {...problemsOf(props, 'plan-activity')} />;
    case 'follow-up':
      return <MeasuredPanel page={page} {...problemsOf(props, 'measure-benefit')} />;
  }
}

/** The problems of the form that was sent, and what stood in it. */
function problemsOf({ refused, sent }: BenefitViewProps, intent: string, part?: string) {
  const isOwn = sent.intent === intent && (part === undefined || sent.part === part);
  const problems: readonly FieldProblem[] =
    isOwn && refused && 'problems' in refused ? refused.problems : [];
  return { problems };
}

function Facts({ facts }: { facts: readonly { term: string; value: ReactNode }[] }) {
  const { t } = useBenefitWords();
  return (
    <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-[max-content_1fr]">
      {facts.map(({ term, value }) => (
        <div key={term} className="contents">
          <dt className="font-bold">{term}</dt>
          <dd>{value || <span className="text-ink-soft">{t('benefit:page.empty')}</span>}</dd>
        </div>
      ))}
    </dl>
  );
}

function Change({
  props,
  part,
  isEmpty,
  children,
}: {
  props: BenefitViewProps;
  part: 'identify' | 'specify' | 'plan';
  isEmpty: boolean;
  children: (problems: readonly FieldProblem[]) => ReactNode;
}) {
  const { t } = useBenefitWords();
  if (!props.page.mayChange || props.page.isEnded) return null;
  const { problems } = problemsOf(props, 'describe-benefit', part);
  const form = (
    <Form method="post" className="grid max-w-2xl gap-5">
      <input type="hidden" name="intent" value="describe-benefit" />
      <input type="hidden" name="part" value={part} />
      {problems.length > 0 && <FormProblem problems={problems} />}
      {children(problems)}
      <div>
        <Button>{t('benefit:save')}</Button>
      </div>
    </Form>
  );
  if (problems.length > 0) return form;
  return (
    <div className="screen-only">
      <Explanation label={t(isEmpty ? 'benefit:page.fill' : 'benefit:page.change')}>
        {form}
      </Explanation>
    </div>
  );
}

function Identified(props: BenefitViewProps) {
  const { t } = useBenefitWords();
  const { fields } = props.page;
  return (
    <>
      <Facts
        facts={[
          { term: t('benefit:form.stakeholder'), value: fields.stakeholder },
          { term: t('benefit:form.description'), value: fields.description },
          {
            term: t('benefit:form.agenda'),
            value: fields.agenda.length > 0 && (
              <ul className="grid gap-1">
                {fields.agenda.map((target) => (
                  <li key={target}>
                    <strong>{target}</strong> {t(`benefit:agenda.of.${agendaKey(target)}`)}
                  </li>
                ))}
              </ul>
            ),
          },
        ]}
      />
      <Change props={props} part="identify" isEmpty={fields.stakeholder === ''}>
        {(problems) => <IdentifyFields given={fields} problems={problems} />}
      </Change>
    </>
  );
}

function Specified(props: BenefitViewProps) {
  const { t } = useBenefitWords();
  const { fields } = props.page;
  return (
    <>
      <Facts
        facts={[
          { term: t('benefit:form.indicator'), value: fields.indicator },
          { term: t('benefit:form.unit'), value: fields.unit },
          { term: t('benefit:form.source'), value: t(`benefit:source.${fields.source}`) },
        ]}
      />
      <h3>{t('benefit:chain.title')}</h3>
      <EffectChain chain={fields.chain} />
      <Change props={props} part="specify" isEmpty={fields.indicator === ''}>
        {(problems) => <SpecifyFields given={fields} problems={problems} />}
      </Change>
    </>
  );
}

function Planned(props: BenefitViewProps) {
  const { t, number, dated } = useBenefitWords();
  const { fields, mayChange, isEnded } = props.page;
  const unwritten = props.page.isWithheld && t('benefit:withheld.short');
  const on = (value: number | null, day: string | null) =>
    value !== null && `${number(value)} ${fields.unit}${day ? `, ${dated(day)}` : ''}`;
  return (
    <>
      <Facts
        facts={[
          {
            term: t('benefit:form.baseline'),
            value: on(fields.baseline, fields.baselineOn) || unwritten,
          },
          { term: t('benefit:form.target'), value: on(fields.target, fields.targetOn) },
          { term: t('benefit:form.owner'), value: fields.owner },
        ]}
      />
      {mayChange && !isEnded && fields.source !== 'by-hand' && fields.baseline === null && (
        <Form method="post" className="screen-only">
          <input type="hidden" name="as" value="baseline" />
          <Button name="intent" value="take-figure">
            {t('benefit:page.takeBaseline')}
          </Button>
        </Form>
      )}
      <Change props={props} part="plan" isEmpty={fields.target === null}>
        {(problems) => <PlanFields given={fields} problems={problems} />}
      </Change>
    </>
  );
}

/** What is missing for the next phase, or the way there; and the way back. */
function PhaseMoves({ page }: { page: BenefitPage }) {
  const { t, phase, needs } = useBenefitWords();
  const before = PHASES[PHASES.indexOf(page.phase) - 1];
  if (!page.mayChange || page.isEnded) return null;
  return (
    <div className="screen-only grid gap-3">
      {page.next === null && <p>{t('benefit:page.last')}</p>}
      {page.next && page.next.missing.length > 0 && (
        <Notice
          kind="info"
          title={t('benefit:page.missing', {
            phase: phase(page.next.phase),
            needs: needs(page.next.missing),
          })}
        />
      )}
      <div className="flex flex-wrap gap-3">
        {page.next && page.next.missing.length === 0 && (
          <MoveButton to={page.next.phase} look="primary">
            {t('benefit:page.goOn', { phase: phase(page.next.phase) })}
          </MoveButton>
        )}
        {before && (
          <MoveButton to={before} look="quiet">
            {t('benefit:page.goBack', { phase: phase(before) })}
          </MoveButton>
        )}
      </div>
    </div>
  );
}

function MoveButton({
  to,
  look,
  children,
}: {
  to: Phase;
  look: 'primary' | 'quiet';
  children: ReactNode;
}) {
  return (
    <Form method="post">
      <input type="hidden" name="to" value={to} />
      <Button name="intent" value="move-phase" look={look}>
        {children}
      </Button>
    </Form>
  );
}

function Ending({ page }: { page: BenefitPage }) {
  const { t } = useBenefitWords();
  const intent = page.isEnded ? 'reopen' : 'end';
  return (
    <Form method="post" className="screen-only grid justify-items-start gap-2">
      {!page.isEnded && <p className="text-ink-soft">{t('benefit:page.endText')}</p>}
      <Button name="intent" value={`${intent}-benefit`} look="quiet">
        {t(`benefit:page.${intent}`)}
      </Button>
    </Form>
  );
}
