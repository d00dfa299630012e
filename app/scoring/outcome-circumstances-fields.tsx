/** Who judged, whether they knew the level, and when: for a whole file or a whole class. */
import { JUDGES } from '~/scoring/validation-outcome';
import { KNEW_LEVEL } from '~/scoring/validation-study';
import { useValidationWords } from '~/scoring/validation-words';
import { FormField } from '~/ui/form-field';
import { RadioGroup } from '~/ui/radio-group';
import { Select } from '~/ui/select';
import { TextInput } from '~/ui/text-input';

export function CircumstancesFields({ day }: { day: string }) {
  const { t } = useValidationWords();
  return (
    <>
      <FormField label={t('measure.judgedBy')}>
        <Select
          name="judgedBy"
          options={JUDGES.map((value) => ({ value, label: t(`measure.judgedByOf.${value}`) }))}
        />
      </FormField>
      <RadioGroup
        name="knewLevel"
        label={t('measure.knewLevel')}
        defaultValue="unknown"
        options={KNEW_LEVEL.map((value) => ({ value, label: t(`measure.knewLevelOf.${value}`) }))}
      />
      <FormField label={t('measure.assessedOn')} hint={t('measure.dayHint')}>
        <TextInput name="assessedOn" required maxLength={10} defaultValue={day} />
      </FormField>
    </>
  );
}
