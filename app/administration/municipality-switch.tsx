/** Something a municipality asks of its rounds, or does not: what it is, how it stands, and one button. */
import { Form } from '@remix-run/react';
import { Button } from '~/ui/button';

type Props = {
  id: string;
  /** The form's intent; it carries `on` as yes or no. */
  intent: string;
  isOn: boolean;
  words: { title: string; text: string; state: string; button: string };
};

export function MunicipalitySwitch({ id, intent, isOn, words }: Props) {
  return (
    <section aria-labelledby={id} className="mt-8 grid gap-2">
      <h2 id={id}>{words.title}</h2>
      <p>{words.text}</p>
      <p>
        <strong>{words.state}</strong>
      </p>
      <Form method="post">
        <input type="hidden" name="intent" value={intent} />
        <input type="hidden" name="on" value={isOn ? 'no' : 'yes'} />
        <Button>{words.button}</Button>
      </Form>
    </section>
  );
}
