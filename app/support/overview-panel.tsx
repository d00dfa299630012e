/** One pupil beside the table: why, how sure, what now, and the decision on each flag. */
import { Link } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { SkillFigure } from '~/scoring/skill-figure';
import { cannotBeRead } from '~/scoring/task-state';
import { useResultWords } from '~/scoring/use-result-words';
import {
  findDecidingSkill,
  type OverviewRow,
  type RefusedDecision,
  type RefusedRetest,
} from '~/support/overview';
import { useOverviewWords } from '~/support/overview-words';
import { AskRetest } from '~/support/retest-control';
import { FlagReview, type WatchDays } from '~/support/review-view';
import { ReadingAdvice, useStudiedWords } from '~/support/studied-words';
import { Button } from '~/ui/button';
import { LevelMark } from '~/ui/level-mark';
import { LinkButton } from '~/ui/link-button';
import { Notice } from '~/ui/notice';
import { SidePanel } from '~/ui/side-panel';

interface OverviewPanelProps {
  row: OverviewRow | null;
  days: WatchDays;
  refused: RefusedDecision | RefusedRetest | null;
  onClose: () => void;
  /** Another pupil who waits for a decision. */
  next: OverviewRow | null;
  onNext: (row: OverviewRow) => void;
}

export function OverviewPanel({ row, days, refused, onClose, next, onNext }: OverviewPanelProps) {
  const { t } = useTranslation(['support', 'common']);
  const words = useOverviewWords();
  const body = useBeginAtTop(row?.pupilId ?? null);
  return (
    <SidePanel
      isOpen={row !== null}
      onClose={onClose}
      closeLabel={t('common:close')}
      title={row ? t('panel.title', { name: words.name(row), className: row.className }) : ''}
      footer={
        row && (
          <>
            <LinkButton to={`/classes/${row.classId}/pupils/${row.pupilId}`}>
              {t('panel.toPupil')}
            </LinkButton>
            {next && (
              <Button type="button" onClick={() => onNext(next)}>
                {t('panel.next', { name: words.name(next) })}
              </Button>
            )}
          </>
        )
      }
    >
      {row && (
        <div ref={body} tabIndex={-1}>
          <PanelBody key={row.pupilId} row={row} days={days} refused={refused} />
        </div>
      )}
    </SidePanel>
  );
}

/** Going on to another pupil in the open panel begins at the top of that pupil, for the keyboard too. */
function useBeginAtTop(pupilId: string | null) {
  const body = useRef<HTMLDivElement>(null);
  const before = useRef<string | null>(null);
  useEffect(() => {
    if (before.current !== null && pupilId !== null && before.current !== pupilId) {
      body.current?.scrollIntoView({ block: 'start' });
      body.current?.focus({ preventScroll: true });
    }
    before.current = pupilId;
  }, [pupilId]);
  return body;
}

/** Tasks whose result cannot be read: asked for again here, or asked for already. */
function RetestsOf({ row }: { row: OverviewRow }) {
  const { t } = useTranslation('support');
  const { say } = useResultWords();
  return row.missing
    .filter(({ problem }) => cannotBeRead(problem))
    .map(({ taskId, title }) => {
      const named = { task: say(title), name: row.givenName };
      return row.retests.includes(taskId) ? (
        <p key={taskId}>{t('retest.onList', named)}</p>
      ) : (
        <AskRetest
          key={taskId}
          taskId={taskId}
          named={named}
          of={{ classId: row.classId, pupilId: row.pupilId }}
        />
      );
    });
}

/** Did it help: what the rule says of the readings, what was decided, and the way to the graph. */
function HelpedOf({ row }: { row: OverviewRow }) {
  const { t } = useTranslation('support');
  const words = useOverviewWords();
  const { say } = useResultWords();
  const { helped } = row;
  return (
    <section className="grid gap-1" aria-labelledby="panel-helped">
      <h3 id="panel-helped">{t('column.helped')}</h3>
      {helped === null ? (
        <p className="text-ink-soft">{t('helped.noPlan')}</p>
      ) : (
        <>
          <p className="font-bold">{t(`helped.verdict.${helped.verdict}`)}</p>
          <p>
            {helped.task
              ? t('helped.readings', { count: helped.probes, task: say(helped.task.title) })
              : t('helped.noTask')}{' '}
            {!helped.isRunning && t('helped.notRunning')}
          </p>
          <p>
            {helped.decided
              ? t('helped.lastDecision', { what: words.decided(helped.decided) })
              : t('helped.noDecision')}
          </p>
          <p className="text-ink-soft text-sm">{t('helped.notCause')}</p>
          <p>
            <Link to={words.toProgress(row, helped)}>{t('helped.toProgress')}</Link>
          </p>
        </>
      )}
    </section>
  );
}

const REFUSED_RETEST = {
  'can-be-read': 'results:pupil.canBeRead',
  'left-out': 'results:pupil.leftOut',
} as const;

/** A follow-up that is confirmed is not yet support: the way to a plan, until one runs. */
function PlanAfterDecision({ row }: { row: OverviewRow }) {
  const { t } = useTranslation('support');
  const isConfirmed = row.flags.some(({ state }) => state === 'confirmed');
  if (!isConfirmed || row.helped?.isRunning) return null;
  return (
    <section className="grid gap-3 border-t border-line pt-4" aria-labelledby="panel-plan">
      <h3 id="panel-plan">{t('panel.planTitle')}</h3>
      <p>{t('panel.planText')}</p>
      <div className="flex flex-wrap gap-2">
        <LinkButton to={`/plans/new?pupil=${row.pupilId}`}>
          {t('panel.plan', { name: row.givenName })}
        </LinkButton>
        <LinkButton to="/groups" look="quiet">
          {t('panel.toGroups')}
        </LinkButton>
      </div>
    </section>
  );
}

function PanelBody({
  row,
  days,
  refused,
}: { row: OverviewRow } & Pick<OverviewPanelProps, 'days' | 'refused'>) {
  const { t } = useTranslation(['support', 'results']);
  const words = useOverviewWords();
  const resultWords = useResultWords();
  const studied = useStudiedWords();
  const missing = words.missing(row);
  const decided = findDecidingSkill(row)?.title.sv;
  // The skill that the sentence above is about comes first.
  const standing = row.flags
    .filter(({ state }) => state !== 'superseded')
    .toSorted(
      (one, other) => Number(other.title.sv === decided) - Number(one.title.sv === decided),
    );
  return (
    <div className="grid gap-5">
      <LevelMark level={row.level} word={t(`results:level.${row.level}`)} size="large" />
      <p>{row.sentence}</p>
      <p className="font-bold">{row.nextStep}</p>
      {missing && <p>{t('panel.missing', { what: missing })}</p>}
      {refused && 'pupilId' in refused && refused.pupilId === row.pupilId && (
        <Notice kind="warning" isLive title={t(REFUSED_RETEST[refused.problem])} />
      )}
      <RetestsOf row={row} />
      {row.hasWorry && <p>{t('panel.worry')}</p>}
      <p>{studied.sentence(row)}</p>
      <ReadingAdvice pupil={row} />
      {row.skills.some(({ drawing }) => drawing) && (
        <p className="text-ink-soft text-sm">{t('results:pupil.skillsText')}</p>
      )}
      {row.skills.map((skill) => (
        <div key={skill.key} className="grid gap-1">
          <h3>{words.skillHeader(skill)}</h3>
          <SkillFigure skill={skill} words={resultWords} size="panel" level={row.level} />
          {/* Without a drawing the figure is these words. */}
          {skill.drawing && (
            <p className="text-ink-soft">
              {skill.tasks.map(({ line }) => resultWords.say(line)).join('; ')}
            </p>
          )}
        </div>
      ))}
      <HelpedOf row={row} />
      {standing.length === 0 && <p className="text-ink-soft">{t('panel.noFlag')}</p>}
      {standing.map((flag) => (
        <FlagReview
          key={flag.flagId}
          flag={flag}
          days={days}
          problem={
            refused && 'flagId' in refused && refused.flagId === flag.flagId
              ? refused.problem
              : null
          }
        />
      ))}
      <PlanAfterDecision row={row} />
    </div>
  );
}
