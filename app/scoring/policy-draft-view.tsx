/** The form of a new version: bounds, the relative rule, each limit with its words, and why. */
import { Form } from '@remix-run/react';
import { WRITTEN_LANGUAGES } from '~/scoring/cut-policy';
import { LimitMethodFields } from '~/scoring/limit-method-view';
import type { DraftProblem, loadPolicyVersion } from '~/scoring/policy-doors.server';
import { usePolicyWords } from '~/scoring/policy-words';
import { Button } from '~/ui/button';
import { Checkbox } from '~/ui/checkbox';
import { FormField } from '~/ui/form-field';
import { Notice } from '~/ui/notice';
import { Select } from '~/ui/select';
import { TextArea } from '~/ui/text-area';
import { TextInput } from '~/ui/text-input';

type Version = Awaited<ReturnType<typeof loadPolicyVersion>>;
type Props = Version & { problems: DraftProblem[]; typed: Record<string, string> | null };

const BOUNDS = ['upper', 'lower', 'lookAgainAbove'] as const;

export function PolicyDraftView(props: Props) {
  const { t, number, language } = usePolicyWords();
  const { decision, relative, limits, problems, typed } = props;
  const errorsOf = (field: string) =>
    problems.filter((one) => one.field === field).map(({ code }) => t(`draft.problem.${code}`));
  const typedOr = (field: string, own: string) => typed?.[field] ?? own;
  return (
    <Form method="post" className="grid max-w-3xl gap-8">
      {problems.length > 0 && (
        <Notice kind="error" isLive title={t('draft.problems')}>
          {errorsOf('').join(' ')}
        </Notice>
      )}
      <fieldset className="grid items-end gap-4 sm:grid-cols-3">
        <legend className="mb-3 font-bold text-lg">{t('draft.boundsTitle')}</legend>
        {BOUNDS.map((name) => (
          <FormField
            key={name}
            label={t(`draft.${name}`)}
            hint={t('draft.between')}
            field={{ errors: errorsOf(name) }}
          >
            <TextInput
              name={name}
              required
              inputMode="decimal"
              defaultValue={typedOr(name, number(decision[name]))}
            />
          </FormField>
        ))}
      </fieldset>
      <Checkbox
        name="relative"
        value="yes"
        defaultChecked={typed ? typed.relative === 'yes' : relative !== null}
        label={t('draft.relative')}
        hint={t('draft.relativeHint')}
      />
      <section className="grid gap-6">
        <h2>{t('draft.limitsTitle')}</h2>
        <p>{t('draft.valueHint')}</p>
        {limits.map((limit) => (
          <LimitFields
            key={limit.field}
            limit={limit}
            errors={errorsOf(limit.field)}
            typedOr={typedOr}
          />
        ))}
      </section>
      <FormField
        label={t('draft.source')}
        hint={t('draft.sourceHint')}
        field={{ errors: errorsOf('source') }}
      >
        <TextArea name="source" required maxLength={2_000} defaultValue={typedOr('source', '')} />
      </FormField>
      <FormField label={t('draft.sourceLanguage')} hint={t('draft.sourceLanguageHint')}>
        <Select
          name="sourceLanguage"
          defaultValue={typedOr('sourceLanguage', language)}
          options={WRITTEN_LANGUAGES.map((value) => ({ value, label: t(`language.${value}`) }))}
        />
      </FormField>
      <div>
        <Button look="primary">{t('draft.submit')}</Button>
      </div>
    </Form>
  );
}

type LimitProps = {
  limit: Version['limits'][number];
  errors: string[];
  typedOr: (field: string, own: string) => string;
};

function LimitFields({ limit, errors, typedOr }: LimitProps) {
  const { t, say, number } = usePolicyWords();
  const { field, title, window, value, words } = limit;
  return (
    <fieldset className="grid gap-4 sm:grid-cols-3">
      <legend className="mb-3 font-bold text-lg">{`${say(title)}, ${t(`kind.${window}`)}`}</legend>
      <FormField label={t('draft.value')} field={{ errors }}>
        <TextInput
          name={field}
          required
          inputMode="decimal"
          defaultValue={typedOr(field, number(value))}
        />
      </FormField>
      <FormField label={t('draft.wordsSv')}>
        <TextInput
          name={`${field}.sv`}
          required
          maxLength={120}
          defaultValue={typedOr(`${field}.sv`, words.sv)}
        />
      </FormField>
      <FormField label={t('draft.wordsEn')}>
        <TextInput
          name={`${field}.en`}
          required
          maxLength={120}
          defaultValue={typedOr(`${field}.en`, words.en)}
        />
      </FormField>
      <LimitMethodFields limit={limit} typedOr={typedOr} />
    </fieldset>
  );
}
