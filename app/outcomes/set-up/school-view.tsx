/** A school's set-up: its five lines, and who changed what. */
import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { SetUpLine } from '~/roster/set-up/set-up';
import { SegmentedControl } from '~/ui/segmented-control';
import {
  AttentionLine,
  CalendarLine,
  LetterLine,
  type OfSchool,
  RolesLine,
  TasksLine,
} from './school-lines';
import { SetUpHistory, SetUpNotice } from './set-up-parts';

export function SchoolSetUpView(props: OfSchool) {
  const { page, answer } = props;
  const { t } = useTranslation('setup');
  // A line that was written is shown as it is kept now, when the page has been read again.
  const stand = (line: SetUpLine) => `${line} ${page.lines[line].changeId}`;
  return (
    <div className="grid gap-10">
      <SetUpNotice answer={answer} />
      {page.schools.length > 1 && (
        <Form method="get" className="screen-only">
          <SegmentedControl
            label={t('school')}
            name="school"
            value={page.school.id}
            options={page.schools.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Form>
      )}
      <p className="max-w-prose">
        {t('underWay')} {page.underWay > 0 && t('underWayNow', { count: page.underWay })}
      </p>
      <CalendarLine {...props} key={stand('calendar')} />
      <RolesLine {...props} key={stand('roles')} />
      <TasksLine {...props} key={stand('tasks')} />
      <AttentionLine {...props} key={stand('attention')} />
      <LetterLine {...props} key={stand('letter')} />
      <SetUpHistory lines={page.history} />
    </div>
  );
}
