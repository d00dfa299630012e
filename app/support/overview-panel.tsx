/** One pupil beside the table: why, how sure, what now, and the decision on each flag. */
import { useTranslation } from 'react-i18next';
import { SkillFigure } from '~/scoring/skill-figure';
import { useResultWords } from '~/scoring/use-result-words';
import type { OverviewRow } from '~/support/overview';
import { useOverviewWords } from '~/support/overview-words';
import type { ReviewProblem } from '~/support/review-rules';
import { FlagReview } from '~/support/review-view';
import { LevelMark } from '~/ui/level-mark';
import { LinkButton } from '~/ui/link-button';
import { SidePanel } from '~/ui/side-panel';

interface OverviewPanelProps {
  row: OverviewRow | null;
  today: string;
  refused: { flagId: string; problem: ReviewProblem } | null;
  onClose: () => void;
}

export function OverviewPanel({ row, today, refused, onClose }: OverviewPanelProps) {
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
      {row && <PanelBody row={row} today={today} refused={refused} />}
    </SidePanel>
  );
}

function PanelBody({
  row,
  today,
  refused,
}: { row: OverviewRow } & Pick<OverviewPanelProps, 'today' | 'refused'>) {
  const { t } = useTranslation(['support', 'results']);
  const words = useOverviewWords();
  const resultWords = useResultWords();
  const missing = words.missing(row);
  const standing = row.flags.filter(({ state }) => state !== 'superseded');
  return (
    <div className="grid gap-5">
      <LevelMark level={row.level} word={t(`results:level.${row.level}`)} size="large" />
      <p>{resultWords.say(row.sentence)}</p>
      <p className="font-bold">{resultWords.say(row.nextStep)}</p>
      {missing && <p>{t('panel.missing', { what: missing })}</p>}
      {row.hasWorry && <p>{t('panel.worry')}</p>}
      {row.swedishSubject === 'sva' && <p>{t('panel.sva')}</p>}
      {row.skills.map((skill) => (
        <div key={skill.key} className="grid gap-1">
          <h3>{words.skillHeader(skill)}</h3>
          <SkillFigure skill={skill} words={resultWords} size="panel" level={row.level} />
          <p className="text-ink-soft">
            {skill.tasks.map(({ line }) => resultWords.say(line)).join('; ')}
          </p>
        </div>
      ))}
      {standing.length === 0 && <p className="text-ink-soft">{t('panel.noFlag')}</p>}
      {standing.map((flag) => (
        <FlagReview
          key={flag.flagId}
          flag={flag}
          today={today}
          problem={refused?.flagId === flag.flagId ? refused.problem : null}
        />
      ))}
    </div>
  );
}
