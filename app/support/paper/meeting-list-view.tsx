/** The meeting list on a screen and on paper: "X gets Y from Z", class by class. */
import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/ui/button';
import { EmptyState } from '~/ui/empty-state';
import { LinkButton } from '~/ui/link-button';
import { PrintHeader } from '~/ui/print-header';
import type { MeetingClass, MeetingLine, MeetingList } from './meeting-list';
import { type PaperWords, usePaperWords } from './paper-words';

export function MeetingListActions({ page, isOne }: { page: MeetingList; isOne: boolean }) {
  const { t } = usePaperWords();
  const [only] = page.classes;
  return (
    <>
      <Button type="button" onClick={() => globalThis.print()}>
        {t('print')}
      </Button>
      {isOne && only && (
        <>
          <LinkButton to={`/classes/${only.classId}/letters`}>{t('toLetters')}</LinkButton>
          <LinkButton to="/plans/list">{t('meeting.all')}</LinkButton>
        </>
      )}
    </>
  );
}

export function MeetingListView({ page }: { page: MeetingList }) {
  const words = usePaperWords();
  const { t: common } = useTranslation('common');
  const { t, day } = words;
  const { classes, today } = page;
  if (classes.length === 0) {
    return (
      <EmptyState title={t('meeting.noClasses')}>
        <p>{t('meeting.noClassesText')}</p>
      </EmptyState>
    );
  }
  return (
    <div className="grid gap-10">
      <PrintHeader
        productName={common('productName')}
        subject={t('meeting.titleAny')}
        date={day(today)}
        information={common('pedagogical')}
      />
      {classes.map((each, index) => (
        <ClassList
          key={each.classId}
          list={each}
          beginsSheet={hasPupils(each) && classes.slice(0, index).some(hasPupils)}
          words={words}
        />
      ))}
    </div>
  );
}

function hasPupils({ lines, unplanned }: MeetingClass): boolean {
  return lines.length + unplanned.length > 0;
}

interface ClassListProps {
  list: MeetingClass;
  /** A class with somebody to speak of has a sheet of its own; one without takes none. */
  beginsSheet: boolean;
  words: PaperWords;
}

function ClassList({ list, beginsSheet, words }: ClassListProps) {
  const { t } = words;
  const { classId, className, schoolName, pupilCount, lines, unplanned } = list;
  const shownUnplanned = unplanned.filter(({ protectedIdentity }) => !protectedIdentity);
  const left = new Set(
    [...lines, ...unplanned].filter((one) => one.protectedIdentity).map(({ pupilId }) => pupilId),
  ).size;
  const helped = new Set(lines.map(({ pupilId }) => pupilId)).size;
  return (
    <section
      aria-labelledby={`class-${classId}`}
      className={beginsSheet ? 'grid gap-3 print:break-before-page' : 'grid gap-3'}
    >
      <h2 id={`class-${classId}`}>{t('meeting.class', { className, schoolName })}</h2>
      <p className="text-ink-soft">{t('meeting.sum', { helped, count: pupilCount })}</p>
      {lines.length === 0 && <p>{t('meeting.none')}</p>}
      <ul className="grid gap-3">
        {lines.map((line) => (
          <Line
            key={`${line.planId}-${line.pupilId}`}
            line={line}
            classId={classId}
            words={words}
          />
        ))}
      </ul>
      {unplanned.length > 0 && (
        <div className="grid gap-1">
          <h3>{t('meeting.unplanned')}</h3>
          <ul className="screen-only">
            {unplanned.map(({ pupilId, name }) => (
              <li key={pupilId}>
                <Link to={`/classes/${classId}/pupils/${pupilId}`}>{name}</Link>
              </li>
            ))}
          </ul>
          <p className="print-only">{shownUnplanned.map(({ name }) => name).join(', ')}</p>
        </div>
      )}
      {left > 0 && <p className="text-ink-soft">{t('meeting.left', { count: left })}</p>}
    </section>
  );
}

/** A pupil whose identity is protected is shown on the screen and left out on paper. */
function Line({ line, classId, words }: { line: MeetingLine; classId: string; words: PaperWords }) {
  const { t, say, day, weekdays, from } = words;
  const hidden = line.protectedIdentity ? ' screen-only' : '';
  return (
    <li className={`grid break-inside-avoid gap-0.5 border-b border-line pb-3${hidden}`}>
      <p>
        <Link className="font-bold" to={`/classes/${classId}/pupils/${line.pupilId}`}>
          {line.name}
        </Link>{' '}
        {t('meeting.gets', {
          need: t(`need.${line.need}`),
          method: say(line.methodTitle),
          from: from(line),
        })}
      </p>
      <p>
        {t('meeting.how', {
          place: t(`place.${line.place}`),
          days: weekdays(line.weekdays),
          minutes: line.minutes,
          from: day(line.startDate),
          until: day(line.endDate),
          remeasured: day(line.remeasureDate),
        })}
      </p>
      <p className="text-ink-soft">
        {t('meeting.aim', { aim: line.aim })}
        {line.groupName && ` ${t('meeting.group', { group: line.groupName })}`}
      </p>
    </li>
  );
}
