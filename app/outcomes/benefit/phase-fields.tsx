/** The fields of the phases' forms. What a person typed comes back when it could not be saved. */
import { FormField } from '~/ui/form-field';
import { Select } from '~/ui/select';
import { TextArea } from '~/ui/text-area';
import { TextInput } from '~/ui/text-input';
import { AgendaField } from './agenda-field';
import { type BenefitFields, CHAIN_KINDS, VALUE_SOURCES } from './benefit-event';
import type { FieldProblem } from './benefit-form';
import { useBenefitWords } from './benefit-words';

interface FieldsProps<Key extends keyof BenefitFields> {
  given: Pick<BenefitFields, Key>;
  problems: readonly FieldProblem[];
}

type Identified = 'title' | 'stakeholder' | 'description' | 'agenda';
export function IdentifyFields({ given, problems }: FieldsProps<Identified>) {
  const { t, fieldOf } = useBenefitWords();
  return (
    <>
      <p className="text-ink-soft">{t('benefit:noNames')}</p>
      <FormField
        label={t('benefit:form.title')}
        hint={t('benefit:form.titleHint')}
        field={fieldOf(problems, 'title')}
      >
        <TextInput name="title" required maxLength={120} defaultValue={given.title} />
      </FormField>
      <FormField
        label={t('benefit:form.stakeholder')}
        hint={t('benefit:form.stakeholderHint')}
        field={fieldOf(problems, 'stakeholder')}
      >
        <TextInput name="stakeholder" maxLength={120} defaultValue={given.stakeholder} />
      </FormField>
      <FormField
        label={t('benefit:form.description')}
        optionalLabel={t('benefit:optional')}
        field={fieldOf(problems, 'description')}
      >
        <TextArea name="description" maxLength={600} defaultValue={given.description} />
      </FormField>
      <AgendaField name="agenda" chosen={given.agenda} />
    </>
  );
}

type Specified = 'indicator' | 'unit' | 'source' | 'chain';
export function SpecifyFields({ given, problems }: FieldsProps<Specified>) {
  const { t, fieldOf } = useBenefitWords();
  return (
    <>
      <p className="text-ink-soft">{t('benefit:noNames')}</p>
      <FormField
        label={t('benefit:form.indicator')}
        hint={t('benefit:form.indicatorHint')}
        field={fieldOf(problems, 'indicator')}
      >
        <TextInput name="indicator" maxLength={160} defaultValue={given.indicator} />
      </FormField>
      <FormField
        label={t('benefit:form.unit')}
        hint={t('benefit:form.unitHint')}
        field={fieldOf(problems, 'unit')}
      >
        <TextInput name="unit" maxLength={40} defaultValue={given.unit} />
      </FormField>
      <FormField
        label={t('benefit:form.source')}
        hint={t('benefit:form.sourceHint')}
        field={fieldOf(problems, 'source')}
      >
        <Select
          name="source"
          defaultValue={given.source}
          options={VALUE_SOURCES.map((value) => ({ value, label: t(`benefit:source.${value}`) }))}
        />
      </FormField>
      {CHAIN_KINDS.map((kind) => (
        <FormField
          key={kind}
          label={t(`benefit:form.${kind}`)}
          hint={t('benefit:form.chainHint')}
          field={fieldOf(problems, kind)}
        >
          <TextArea
            name={kind}
            rows={3}
            defaultValue={given.chain
              .filter((step) => step.kind === kind)
              .map(({ text }) => text)
              .join('\n')}
          />
        </FormField>
      ))}
    </>
  );
}

type Planned = 'baseline' | 'baselineOn' | 'target' | 'targetOn' | 'owner';
export function PlanFields({ given, problems }: FieldsProps<Planned>) {
  const { t, locale, fieldOf } = useBenefitWords();
  const shown = (value: number | null) =>
    value === null ? '' : String(value).replace('.', locale === 'sv' ? ',' : '.');
  return (
    <>
      <p className="text-ink-soft">{t('benefit:noNames')}</p>
      <div className="grid gap-5 sm:grid-cols-2">
        <FormField
          label={t('benefit:form.baseline')}
          hint={t('benefit:form.baselineHint')}
          field={fieldOf(problems, 'baseline')}
        >
          <TextInput name="baseline" inputMode="decimal" defaultValue={shown(given.baseline)} />
        </FormField>
        <FormField label={t('benefit:form.baselineOn')} field={fieldOf(problems, 'baselineOn')}>
          <TextInput name="baselineOn" type="date" defaultValue={given.baselineOn ?? ''} />
        </FormField>
        <FormField label={t('benefit:form.target')} field={fieldOf(problems, 'target')}>
          <TextInput name="target" inputMode="decimal" defaultValue={shown(given.target)} />
        </FormField>
        <FormField label={t('benefit:form.targetOn')} field={fieldOf(problems, 'targetOn')}>
          <TextInput name="targetOn" type="date" defaultValue={given.targetOn ?? ''} />
        </FormField>
      </div>
      <FormField
        label={t('benefit:form.owner')}
        hint={t('benefit:form.ownerHint')}
        field={fieldOf(problems, 'owner')}
      >
        <TextInput name="owner" maxLength={120} defaultValue={given.owner} />
      </FormField>
    </>
  );
}
