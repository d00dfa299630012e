/** The pupil page: the sentence and the next step first, then everything they stand on. */
import { useRouteLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { DocumentData } from '~/access/document.server';
import { findSign } from '~/roster/signs';
import type { SkillResult } from '~/scoring/class-result';
import { SkillFigure } from '~/scoring/skill-figure';
import { cannotBeRead } from '~/scoring/task-state';
import { useResultWords } from '~/scoring/use-result-words';
import { ReadingAgreements } from '~/support/marking-agreement-view';
import { OneToOneButton } from '~/support/one-to-one-button';
import type { PupilFormAnswer, PupilPageData } from '~/support/pupil-page';
import { PupilAnswers } from '~/support/pupil-page-answers';
import { PupilEvidence } from '~/support/pupil-page-evidence';
import { PupilExternal } from '~/support/pupil-page-external';
import { PupilFlags } from '~/support/pupil-page-flags';
import { PupilHistory } from '~/support/pupil-page-history';
import { PupilNational } from '~/support/pupil-page-national';
import { PupilNotices } from '~/support/pupil-page-notices';
import type { PupilSectionProps } from '~/support/pupil-page-section';
import { AskedRetest, AskRetest } from '~/support/retest-control';
import { ReadingAdvice, useStudiedWords } from '~/support/studied-words';
import { AnswerNotice } from '~/ui/answer-notice';
import { Button } from '~/ui/button';
import { LevelMark } from '~/ui/level-mark';
import { LinkButton } from '~/ui/link-button';
import { Notice } from '~/ui/notice';
import { PrintHeader } from '~/ui/print-header';

function nameOf({ pupil }: PupilPageData): string {
  return `${pupil.givenName} ${pupil.familyName}`.trim();
}

/** Heading, lead and organisation path of the page. */
export function usePupilPageTitle(page: PupilPageData) {
  const { t, i18n } = useTranslation(['results', 'common']);
  const sign = findSign(page.pupil.signId);
  const name = nameOf(page);
  return {
    title: t('pupil.title', {
      name,
      window: t(`common:window.${page.windowKind as 'winter'}`),
    }),
    lead: t('pupil.lead', {
      className: page.className,
      schoolName: page.schoolName,
      sign: (i18n.language === 'en' ? sign?.nameEn : sign?.nameSv) ?? page.pupil.signId,
    }),
    steps: [
      { label: t('common:nav.start'), to: '/' },
      { label: page.schoolName },
      { label: page.className, to: `/classes/${page.classId}` },
      { label: name },
    ],
  };
}

export function PupilPageActions({ page }: { page: PupilPageData }) {
  const { t } = useTranslation('results');
  const may = useRouteLoaderData<DocumentData>('root')?.viewer?.may ?? [];
  return (
    <>
      <Button type="button" onClick={() => globalThis.print()}>
        {t('pupil.print')}
      </Button>
      <LinkButton to={`/classes/${page.classId}/pupils/${page.pupil.pupilId}/case`}>
        {t('pupil.toCase')}
      </LinkButton>
      <LinkButton to={`/classes/${page.classId}/pupils/${page.pupil.pupilId}/progress`}>
        {t('pupil.toProgress')}
      </LinkButton>
      {may.includes('support.plan') && (
        <LinkButton to={`/plans/new?pupil=${page.pupil.pupilId}`}>{t('pupil.toPlan')}</LinkButton>
      )}
      <LinkButton to={`/classes/${page.classId}/pupils/${page.pupil.pupilId}/timeline`}>
        {t('pupil.toTimeline')}
      </LinkButton>
      <LinkButton to={`/classes/${page.classId}/pupils/${page.pupil.pupilId}/letter`}>
        {t('pupil.toLetter')}
      </LinkButton>
      <LinkButton to={`/classes/${page.classId}`}>{t('pupil.toClass')}</LinkButton>
    </>
  );
}

interface PupilPageViewProps {
  page: PupilPageData;
  problem: Extract<PupilFormAnswer, { ok: false }>['problem'] | null;
  mayReview?: boolean;
}

const PROBLEM_KEYS = {
  form: 'pupil.badForm',
  'already-recorded': 'pupil.alreadyRecorded',
  'already-withdrawn': 'pupil.alreadyWithdrawn',
  'can-be-read': 'pupil.canBeRead',
  'left-out': 'pupil.leftOut',
  'external-no-figure': 'pupil.externalNoFigure',
  'external-day-ahead': 'pupil.externalDayAhead',
  'comment-missing': 'pupil.commentMissing',
  'nothing-to-object': 'pupil.nothingToObject',
  superseded: 'pupil.flagSuperseded',
} as const;

export function PupilPageView({ page, problem, mayReview = false }: PupilPageViewProps) {
  const words = useResultWords();
  const { t } = words;
  return (
    <>
      {problem && <AnswerNotice kind="warning" answer={problem} title={t(PROBLEM_KEYS[problem])} />}
      <div className="grid gap-8">
        <PupilPrintHeader page={page} words={words} />
        <PupilLevel page={page} words={words} />
        <PupilEvidence page={page} words={words} />
        <PupilSkills page={page} words={words} />
        <PupilToDo page={page} words={words} />
        <PupilFlags page={page} words={words} mayReview={mayReview} />
        <PupilNotices page={page} words={words} />
        <PupilNational page={page} words={words} />
        <PupilExternal page={page} words={words} />
        <PupilAnswers page={page} words={words} />
        <ReadingAgreements agreements={page.agreements} timeZone={page.timeZone} words={words} />
        <PupilHistory page={page} words={words} />
        <Notice kind="info" title={t('screening.title')}>
          <p>{t('screening.text')}</p>
          {page.practice && <p>{t('practiceExplained')}</p>}
        </Notice>
      </div>
    </>
  );
}

function PupilPrintHeader({ page, words }: PupilSectionProps) {
  const { t } = useTranslation('common');
  return (
    <PrintHeader
      productName={t('productName')}
      subject={`${nameOf(page)}, ${page.className}, ${page.schoolName}`}
      date={words.day(page.today, page.timeZone)}
      information={t('pedagogical')}
    />
  );
}

function PupilLevel({ page, words }: PupilSectionProps) {
  const { t, say } = words;
  const { pupil, practice } = page;
  const studied = useStudiedWords();
  return (
    <section aria-label={t('class.column.level')} className="grid gap-3">
      <p className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <LevelMark level={pupil.level} word={t(`level.${pupil.level}`)} size="large" />
        {practice && <span className="rounded border border-line px-2">{t('practice')}</span>}
        {pupil.nearLimit && <span>{t('nearLimit')}</span>}
        {pupil.state && <span>{t(`state.${pupil.state}`)}</span>}
      </p>
      <p className="text-ink-soft">{studied.sentence(pupil)}</p>
      <ReadingAdvice pupil={pupil} />
      {pupil.protectedIdentity && <p className="text-ink-soft">{t('pupil.protected')}</p>}
      {pupil.assessmentId === null && <p>{t('pupil.nothingYet', { name: pupil.givenName })}</p>}
      <p className="text-lg">{say(pupil.sentence)}</p>
      <p className="font-bold">{say(pupil.nextStep)}</p>
      {pupil.assessedAt && (
        <p className="text-ink-soft">
          {t('pupil.judgedAt', {
            day: words.day(pupil.assessedAt, page.timeZone),
            policy: say(page.policyTitle),
            version: page.policyVersion,
          })}
        </p>
      )}
    </section>
  );
}

function PupilSkills({ page, words }: PupilSectionProps) {
  const { t, say, head, chance } = words;
  const { pupil } = page;
  const decided = (skill: SkillResult) =>
    pupil.deciding?.probability === skill.probabilityBelow ? pupil.level : undefined;
  return (
    <section aria-labelledby="skills" className="grid gap-4">
      <h2 id="skills">{t('pupil.skills')}</h2>
      <p className="text-ink-soft">{t('pupil.skillsText')}</p>
      <ul className="grid gap-6 md:grid-cols-2">
        {pupil.skills.map((skill) => (
          <li key={skill.key} className="grid gap-1">
            <h3>
              {skill.role === 'one-to-one'
                ? t('class.skillOneToOne', { skill: head(skill.title) })
                : head(skill.title)}
            </h3>
            <SkillFigure skill={skill} words={words} size="panel" level={decided(skill)} />
            {skill.tasks.map((task) => (
              <p key={task.taskId}>
                {t('pupil.missingLine', { task: say(task.title), problem: say(task.line) })}
              </p>
            ))}
            <p className="text-ink-soft">
              {t('pupil.column.chance')}: {chance(skill.probabilityBelow)}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What is missing, and the one-to-one tasks: those asked for first, then those that may be done again. */
function PupilToDo({ page, words }: PupilSectionProps) {
  const { t, say } = words;
  const { pupil, classId } = page;
  const asked = pupil.oneToOne.map((task) => task.taskId);
  const further = page.oneToOneTasks.filter((task) => !asked.includes(task.taskId));
  return (
    <section aria-labelledby="to-do" className="grid gap-3">
      <h2 id="to-do">{asked.length > 0 ? t('pupil.oneToOne') : t('pupil.readAgain')}</h2>
      <p className="text-ink-soft">{t('pupil.oneToOneText')}</p>
      <div className="flex flex-wrap gap-2">
        {[...pupil.oneToOne, ...further].map((task) => (
          <OneToOneButton
            key={task.taskId}
            classId={classId}
            membershipId={pupil.membershipId}
            taskId={task.taskId}
            label={words.startTask(task)}
            spokenLabel={t('class.readNowFor', {
              action: words.startTask(task),
              name: pupil.givenName,
            })}
          />
        ))}
      </div>
      {pupil.missing.length > 0 && (
        <>
          <h3>{t('pupil.missing')}</h3>
          <ul>
            {pupil.missing.map(({ taskId, title, problem }) => (
              <li key={taskId} className="flex flex-wrap items-center gap-x-4 gap-y-1">
                {t('pupil.missingLine', { task: say(title), problem: t(`problem.${problem}`) })}
                {cannotBeRead(problem) &&
                  !page.retests.some((retest) => retest.taskId === taskId) && (
                    <AskRetest
                      taskId={taskId}
                      named={{ task: say(title), name: pupil.givenName }}
                    />
                  )}
                {page.retests
                  .filter((retest) => retest.taskId === taskId)
                  .map((retest) => (
                    <AskedRetest
                      key={retest.requestId}
                      retest={retest}
                      timeZone={page.timeZone}
                      words={words}
                    />
                  ))}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
