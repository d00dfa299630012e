/** Which subject a pupil is taught in, and when the pupil began in Swedish school; and the way back. */
import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/ui/button';
import { FormField } from '~/ui/form-field';
import { LinkButton } from '~/ui/link-button';
import { Notice } from '~/ui/notice';
import { RadioGroup } from '~/ui/radio-group';
import { Select } from '~/ui/select';
import type { SchoolingProblem } from './swedish-school.server';
import { useSchoolStartWords } from './swedish-school-words';

export interface SchoolingPupil {
  membershipId: string;
  name: string;
  swedishSubject: string;
  swedishSchoolStart: string | null;
}

interface SchoolingFormProps {
  pupil: SchoolingPupil;
  /** Terms that can be chosen, the latest first. */
  starts: readonly string[];
  problem: SchoolingProblem | null;
}

const SUBJECTS = ['sv', 'sva'] as const;

export function SchoolingForm({ pupil, starts, problem }: SchoolingFormProps) {
  const { t } = useTranslation(['desk', 'results']);
  const startWords = useSchoolStartWords();
  const { membershipId, name, swedishSubject, swedishSchoolStart } = pupil;
  const chosen = swedishSchoolStart ?? '';
  // A term that is too long ago for the list still stands until it is changed.
  const values = ['', ...(chosen && !starts.includes(chosen) ? [chosen] : []), ...starts];
  return (
    <section aria-labelledby="schooling" className="grid max-w-prose gap-3">
      <h2 id="schooling">{t('schooling.title', { name })}</h2>
      <p>{t('schooling.text')}</p>
      {problem && <Notice kind="warning" isLive title={t(`schooling.problem.${problem}`)} />}
      <Form method="post" className="grid gap-4" key={membershipId}>
        <input type="hidden" name="intent" value="set-schooling" />
        <input type="hidden" name="membershipId" value={membershipId} />
        <RadioGroup
          name="swedishSubject"
          label={t('schooling.subject')}
          defaultValue={swedishSubject}
          options={SUBJECTS.map((value) => ({ value, label: t(`results:subject.${value}`) }))}
        />
        <FormField label={t('schooling.start')} hint={t('schooling.startHint')}>
          <Select
            name="swedishSchoolStart"
            defaultValue={chosen}
            options={values.map((value) => ({ value, label: startWords(value || null) }))}
          />
        </FormField>
        <div className="flex flex-wrap gap-3">
          <Button look="primary">{t('schooling.save')}</Button>
          <LinkButton to="?">{t('schooling.cancel')}</LinkButton>
        </div>
      </Form>
    </section>
  );
}

/** Says that it is saved, and puts back what stood before in one press. */
export function SchoolingSaved({ name, former }: { name: string; former: SchoolingPupil }) {
  const { t } = useTranslation('desk');
  return (
    <Notice kind="success" isLive title={t('schooling.saved', { name })}>
      <Form method="post" action="?">
        <input type="hidden" name="intent" value="set-schooling" />
        <input type="hidden" name="membershipId" value={former.membershipId} />
        <input type="hidden" name="swedishSubject" value={former.swedishSubject} />
        <input type="hidden" name="swedishSchoolStart" value={former.swedishSchoolStart ?? ''} />
        <Button size="small">{t('schooling.undo')}</Button>
      </Form>
    </Notice>
  );
}
