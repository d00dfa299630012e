/** The list of the class: level, why, how sure, what is missing, what to do, what is noted. */
import { Link } from '@remix-run/react';
import { signPicturePath } from '~/roster/signs';
import type { SkillResult } from '~/scoring/class-result';
import { SkillFigure } from '~/scoring/skill-figure';
import type { ResultWords } from '~/scoring/use-result-words';
import { type ClassPageData, type ClassPagePupil, listSkillColumns } from '~/support/class-page';
import { MarkList } from '~/support/class-page-marks';
import { describeReason } from '~/support/class-page-reason';
import { PupilStateNote } from '~/support/class-page-state';
import { describeTaskStates, TaskStates } from '~/support/class-page-tasks';
import { OneToOneButton } from '~/support/one-to-one-button';
import { OwnMark } from '~/support/own-look';
import { useStudiedWords } from '~/support/studied-words';
import { DataTable } from '~/ui/data-table';
import type { DataColumn } from '~/ui/data-table-types';
import { rankLevel } from '~/ui/level';
import { LevelMark } from '~/ui/level-mark';

type Column = DataColumn<ClassPagePupil>;

interface ClassTableProps {
  page: ClassPageData;
  results: NonNullable<ClassPageData['results']>;
  words: ResultWords;
}

export function ClassTable({ page, results, words }: ClassTableProps) {
  const { t, locale } = words;
  const skills = listSkillColumns(results.pupils);
  const columns: Column[] = [
    pupilColumn(page, words),
    levelColumn(page, words),
    reasonColumn(words),
    {
      id: 'probability',
      header: t('class.column.probability'),
      value: (pupil) => pupil.deciding?.probability ?? null,
      cell: (pupil) => (pupil.deciding ? words.chance(pupil.deciding.probability) : ''),
    },
    {
      id: 'tasks',
      header: t('class.column.tasks'),
      value: (pupil) => describeTaskStates(pupil, words).join('; '),
      cell: (pupil) => <TaskStates pupil={pupil} words={words} />,
      canSort: false,
    },
    oneToOneColumn(page, words),
    ...skills.map((skill) => skillColumn(skill, words)),
    {
      id: 'marks',
      header: t('class.column.marks'),
      value: (pupil) => (pupil.marks.notices.includes('worry') ? 0 : null),
      cell: (pupil) => (
        <MarkList marks={pupil.marks} skillNames={results.skillNames} words={words} />
      ),
    },
  ];
  return (
    <div className="screen-only">
      <DataTable
        caption={t('class.caption', { className: page.className })}
        columns={columns}
        rows={results.pupils}
        rowId={(pupil) => pupil.pupilId}
        locale={locale}
        storageKey="class-page"
        words={{
          filterLabel: t('class.table.filter'),
          viewLabel: t('class.table.view'),
          columnsLabel: t('class.table.columns'),
          compactLabel: t('class.table.compact'),
          rowsShown: (shown, count) => t('class.table.rows', { shown, count }),
          empty: t('class.table.empty'),
          noMatch: t('class.table.noMatch'),
        }}
      />
    </div>
  );
}

function pupilColumn(page: ClassPageData, words: ResultWords): Column {
  return {
    id: 'pupil',
    header: words.t('class.column.pupil'),
    value: (pupil) => `${pupil.givenName} ${pupil.familyName}`.trim(),
    cell: (pupil) => (
      <span className="inline-flex items-center gap-2">
        <img src={signPicturePath(pupil.signId)} alt="" width="28" height="28" />
        <Link to={`/classes/${page.classId}/pupils/${pupil.pupilId}`} prefetch="none">
          {`${pupil.givenName} ${pupil.familyName}`.trim()}
        </Link>
        {/* Beside the name only: never sorted, searched or filtered on. */}
        <span className="text-sm font-normal text-ink-soft">
          <StudiedShort pupil={pupil} />
        </span>
      </span>
    ),
  };
}

function StudiedShort({ pupil }: { pupil: ClassPagePupil }) {
  return useStudiedWords().short(pupil);
}

function levelColumn(page: ClassPageData, { t }: ResultWords): Column {
  return {
    id: 'level',
    header: t('class.column.level'),
    value: (pupil) => rankLevel(pupil.level),
    cell: (pupil) => (
      <span className="grid gap-1">
        <LevelMark level={pupil.level} word={t(`level.${pupil.level}`)} />
        {pupil.nearLimit && <span className="text-sm text-ink-soft">{t('nearLimit')}</span>}
        {pupil.nearLimit && page.results?.looksNear && <OwnMark />}
        {(pupil.state || pupil.late) && (
          <span className="block max-w-[22ch] text-sm text-ink-soft">
            <PupilStateNote pupil={pupil} page={page} />
          </span>
        )}
      </span>
    ),
  };
}

function reasonColumn(words: ResultWords): Column {
  return {
    id: 'reason',
    header: words.t('class.column.reason'),
    value: (pupil) => describeReason(pupil, words),
    cell: (pupil) => (
      <span className="block w-max max-w-[22ch]">{describeReason(pupil, words)}</span>
    ),
    canSort: false,
  };
}

function skillColumn(column: SkillResult, words: ResultWords): Column {
  const title = words.head(column.title);
  return {
    id: column.key,
    header: column.role === 'one-to-one' ? words.t('class.skillOneToOne', { skill: title }) : title,
    value: (pupil) => findSkill(pupil, column)?.probabilityBelow ?? null,
    cell: (pupil) => {
      const skill = findSkill(pupil, column);
      if (!skill) return '';
      const decided = pupil.deciding?.probability === skill.probabilityBelow;
      const level = decided ? pupil.level : undefined;
      return <SkillFigure skill={skill} words={words} size="cell" level={level} />;
    },
  };
}

function findSkill(pupil: ClassPagePupil, { key }: SkillResult): SkillResult | undefined {
  return pupil.skills.find((skill) => skill.key === key);
}

function oneToOneColumn(page: ClassPageData, words: ResultWords): Column {
  return {
    id: 'one-to-one',
    header: words.t('class.column.oneToOne'),
    value: (pupil) => (pupil.oneToOne.length > 0 ? 0 : null),
    cell: (pupil) => (
      <span className="flex flex-wrap gap-2">
        {pupil.oneToOne.map((task) => (
          <OneToOneButton
            key={task.taskId}
            classId={page.classId}
            membershipId={pupil.membershipId}
            taskId={task.taskId}
            label={words.startTask(task)}
            spokenLabel={words.t('class.readNowFor', {
              action: words.startTask(task),
              name: pupil.givenName,
            })}
          />
        ))}
      </span>
    ),
  };
}
