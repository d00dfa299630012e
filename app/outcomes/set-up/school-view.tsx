/** A school's set-up: its five lines, and who changed what. */
import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
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
      <CalendarLine {...props} />
      <RolesLine {...props} />
      <TasksLine {...props} />
      <AttentionLine {...props} />
      <LetterLine {...props} />
      <SetUpHistory lines={page.history} />
    </div>
  );
}
