/** For the administrator: whether practice is asked for before a real reading. */
import { Form } from '@remix-run/react';
import { Button } from '~/ui/button';
import { useTrainingWords } from './training-view';

export function TrainingRequirementView({ isRequired }: { isRequired: boolean }) {
  const { t } = useTrainingWords();
  return (
    <section aria-labelledby="training-requirement" className="mt-8 grid gap-2">
      <h2 id="training-requirement">{t('training.requirement.title')}</h2>
      <p>{t('training.requirement.text')}</p>
      <p>
        <strong>{t(isRequired ? 'training.requirement.on' : 'training.requirement.off')}</strong>
      </p>
      <Form method="post">
        <input type="hidden" name="intent" value="set-training-required" />
        <input type="hidden" name="required" value={isRequired ? 'no' : 'yes'} />
        <Button>
          {t(isRequired ? 'training.requirement.release' : 'training.requirement.require')}
        </Button>
      </Form>
    </section>
  );
}
