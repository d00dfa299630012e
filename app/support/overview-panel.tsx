/** One pupil beside the table: why, how sure, what now, and the decision on each flag. */
import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { SkillFigure } from '~/scoring/skill-figure';
import { cannotBeRead } from '~/scoring/task-state';
import { useResultWords } from '~/scoring/use-result-words';
import type { OverviewRow, RefusedDecision, RefusedRetest } from '~/support/overview';
import { useOverviewWords } from '~/support/overview-words';
import { AskRetest } from '~/support/retest-control';
import { FlagReview, type WatchDays } from '~/support/review-view';
import { ReadingAdvice, useStudiedWords } from '~/support/studied-words';
import { LevelMark } from '~/ui/level-mark';
import { LinkButton } from '~/ui/link-button';
import { Notice } from '~/ui/notice';
import { SidePanel } from '~/ui/side-panel';

interface OverviewPanelProps {
  row: OverviewRow | null;
  days: WatchDays;
  refused: RefusedDecision | RefusedRetest | null;
  onClose: () => void;
}

export function OverviewPanel({ row, days, refused, onClose }: OverviewPanelProps) {
  const { t } = useTranslation(['support', 'common']);
  const words = useOverviewWords();
  return (
    <SidePanel
      isOpen={row !== null}
      onClose={onClose}
      closeLabel={t('common:close')}
      title={row ? t('panel.title', { name: words.name(row), className: row.className }) : ''}
      footer={
        row && (
          <LinkButton to={`/classes/${row.classId}/pupils/${row.pupilId}`}>
            {t('panel.toPupil')}
          </LinkButton>
        )
      }
    >
      {row && <PanelBody row={row} days={days} refused={refused} />}
    </SidePanel>
  );
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
  const standing = row.flags.filter(({ state }) => state !== 'superseded');
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
    </div>
  );
}
