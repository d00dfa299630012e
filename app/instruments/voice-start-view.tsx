/** The forms that begin a voice: with a speaker's agreement, or from a file. */
import { Form, useNavigation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { VoiceImportProblem, VoiceListProblem } from '~/instruments/voice-problems';
import { Button } from '~/ui/button';
import { Checkbox } from '~/ui/checkbox';
import { FileDrop } from '~/ui/file-drop';
import { FormField } from '~/ui/form-field';
import { Notice } from '~/ui/notice';
import { TextInput } from '~/ui/text-input';

const LONGEST_LABEL = 80;

export function StartVoiceForm(props: { today: string; problem: VoiceListProblem | undefined }) {
  const { t } = useTranslation('voices');
  const { today, problem } = props;
  return (
    <section className="grid max-w-2xl gap-5">
      <h2>{t('start.title')}</h2>
      {problem && <Notice kind="error" isLive title={t(`start.problem-${problem}`)} />}
      {/* Loaded anew, because the microphone is allowed on the next page and not on this one. */}
      <Form method="post" reloadDocument className="grid gap-5">
        <input type="hidden" name="intent" value="start-voice" />
        <FormField label={t('start.label')} hint={t('start.labelHint')}>
          <TextInput name="label" required maxLength={LONGEST_LABEL} autoComplete="off" />
        </FormField>
        <div>
          <h3>{t('start.agreement')}</h3>
          <p>{t('start.agreementText')}</p>
        </div>
        <FormField label={t('start.agreedOn')}>
          <TextInput name="agreedOn" type="date" required max={today} defaultValue={today} />
        </FormField>
        <Checkbox name="agreed" value="yes" required label={t('start.agreed')} />
        <div>
          <Button look="primary">{t('start.submit')}</Button>
        </div>
      </Form>
    </section>
  );
}

export function ImportVoiceForm({ problem }: { problem: VoiceImportProblem | undefined }) {
  const { t } = useTranslation('voices');
  const isReading = useNavigation().formAction === '/voices/import';
  return (
    <section className="grid max-w-2xl gap-5">
      {problem && <Notice kind="error" isLive title={t('import.problem')} />}
      <Form
        method="post"
        action="/voices/import"
        encType="multipart/form-data"
        className="grid gap-5"
      >
        <FormField label={t('import.label')} hint={t('start.labelHint')}>
          <TextInput name="label" required maxLength={LONGEST_LABEL} autoComplete="off" />
        </FormField>
        <FileDrop
          name="file"
          label={t('import.file')}
          prompt={t('import.prompt')}
          hint={t('import.hint')}
          chosenLabel={t('import.chosen')}
          accept=".lasfyrrost"
          required
          field={problem ? { errors: [t(`import.problem-${problem}`)] } : {}}
        />
        <Checkbox
          name="agreed"
          value="yes"
          required
          label={t('import.agreed')}
          hint={t('import.approver')}
        />
        <div>
          <Button look="primary" pendingLabel={isReading ? t('import.submitting') : undefined}>
            {t('import.submit')}
          </Button>
        </div>
      </Form>
    </section>
  );
}
