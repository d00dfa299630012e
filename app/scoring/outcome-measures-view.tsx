/** The measures of the municipality, and the form of a new one. */
import { Form, Link } from '@remix-run/react';
import { useId } from 'react';
import { PlainTable } from '~/roster/plain-table';
import type { MeasureProblem } from '~/scoring/outcome-form';
import type { Measure } from '~/scoring/outcome-measure.server';
import { BASES, DIRECTIONS } from '~/scoring/validation-outcome';
import { useValidationWords } from '~/scoring/validation-words';
import { Button } from '~/ui/button';
import { FormField } from '~/ui/form-field';
import { Notice } from '~/ui/notice';
import { RadioGroup } from '~/ui/radio-group';
import { TextInput } from '~/ui/text-input';

type Props = {
  measures: (Measure & { outcomes: number })[];
  problems: MeasureProblem[];
  typed: Record<string, string> | null;
};

export function OutcomeMeasuresView({ measures, problems, typed }: Props) {
  const { t, day, nameLimit } = useValidationWords();
  const id = useId();
  return (
    <div className="grid gap-8">
      <section className="grid gap-3">
        <h2 id={id}>{t('measure.madeTitle')}</h2>
        {measures.length === 0 ? (
          <p>{t('measure.empty')}</p>
        ) : (
          <PlainTable
            labelledBy={id}
            rows={measures}
            rowId={({ measureId }) => measureId}
            columns={[
              {
                header: t('measure.name'),
                cell: ({ measureId, name }) => (
                  <Link to={`/validation/measures/${measureId}`}>{name}</Link>
                ),
              },
              { header: t('measure.day'), cell: ({ measuredOn }) => day(measuredOn) },
              { header: t('measure.limit'), cell: nameLimit },
              { header: t('measure.outcomes'), cell: ({ outcomes }) => outcomes },
            ]}
          />
        )}
      </section>
      <MeasureForm problems={problems} typed={typed} />
    </div>
  );
}

function MeasureForm({ problems, typed }: Pick<Props, 'problems' | 'typed'>) {
  const { t } = useValidationWords();
  const id = useId();
  const fieldOf = (name: string) => ({
    errors: problems
      .filter(({ field }) => field === name)
      .map(({ code }) => t(`measure.problem.${code}`)),
  });
  return (
    <Form method="post" className="grid max-w-2xl gap-5" aria-labelledby={id}>
      <h2 id={id}>{t('measure.newTitle')}</h2>
      {problems.length > 0 && <Notice kind="error" isLive title={t('measure.problems')} />}
      <FormField label={t('measure.nameField')} field={fieldOf('name')}>
        <TextInput name="name" required maxLength={120} defaultValue={typed?.name} />
      </FormField>
      <FormField
        label={t('measure.dayField')}
        hint={t('measure.dayHint')}
        field={fieldOf('measuredOn')}
      >
        <TextInput name="measuredOn" required maxLength={10} defaultValue={typed?.measuredOn} />
      </FormField>
      <RadioGroup
        name="basis"
        label={t('measure.basis')}
        defaultValue={typed?.basis ?? 'stanine'}
        options={BASES.map((value) => ({ value, label: t(`measure.basisOf.${value}`) }))}
        field={fieldOf('basis')}
      />
      <FormField
        label={t('measure.limitField')}
        hint={t('measure.limitHint')}
        field={fieldOf('limitValue')}
      >
        <TextInput
          name="limitValue"
          inputMode="decimal"
          maxLength={12}
          defaultValue={typed?.limitValue}
        />
      </FormField>
      <RadioGroup
        name="direction"
        label={t('measure.direction')}
        defaultValue={typed?.direction ?? 'at-most'}
        options={DIRECTIONS.map((value) => ({ value, label: t(`measure.directionOf.${value}`) }))}
        field={fieldOf('direction')}
      />
      <FormField
        label={t('measure.source')}
        hint={t('measure.sourceHint')}
        field={fieldOf('limitSource')}
      >
        <TextInput name="limitSource" required maxLength={500} defaultValue={typed?.limitSource} />
      </FormField>
      <div>
        <Button look="primary">{t('measure.create')}</Button>
      </div>
    </Form>
  );
}
