/** The buttons of a step, an activity or a milestone: mark it as done or not, take it away. */
import { Form } from '@remix-run/react';
import { Button } from '~/ui/button';

interface WorkButton {
  intent: string;
  label: string;
  /** For who cannot see which line it stands on. */
  name: string;
}

export function WorkButtons({
  action,
  hidden,
  mark,
  isDone,
  remove,
}: {
  /** Where the form goes. */
  action: string;
  hidden: Record<string, string>;
  /** Null for who does not do it. */
  mark: WorkButton | null;
  isDone: boolean;
  /** Null for who does not write it. */
  remove: WorkButton | null;
}) {
  if (!mark && !remove) return null;
  return (
    <Form method="post" action={action} className="flex flex-wrap gap-2">
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {mark && <OneButton of={mark} look={isDone ? 'quiet' : 'secondary'} />}
      {remove && <OneButton of={remove} look="quiet" />}
    </Form>
  );
}

function OneButton({ of, look }: { of: WorkButton; look: 'quiet' | 'secondary' }) {
  return (
    <Button size="small" look={look} name="intent" value={of.intent} aria-label={of.name}>
      {of.label}
    </Button>
  );
}
