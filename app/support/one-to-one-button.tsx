/** Begins a one-to-one task with one pupil: the pupil is in the address. */
import { Form } from '@remix-run/react';
import { Button } from '~/ui/button';

interface OneToOneButtonProps {
  classId: string;
  membershipId: string;
  taskId: string;
  label: string;
  /** The same with the pupil's name, for those who hear the page. */
  spokenLabel: string;
}

export function OneToOneButton(props: OneToOneButtonProps) {
  const { classId, membershipId, taskId, label, spokenLabel } = props;
  return (
    <Form method="post" action={`/classes/${classId}/mark/${membershipId}`} reloadDocument>
      <input type="hidden" name="taskId" value={taskId} />
      <Button size="small" aria-label={spokenLabel}>
        {label}
      </Button>
    </Form>
  );
}
