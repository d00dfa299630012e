/** How a limit was set: the line beside the limit, and the fields of the form of a new version. */
import { useState } from 'react';
import {
  LIMIT_METHODS,
  type LimitMethod,
  type LimitMethodKind,
  summarisePanel,
} from '~/scoring/limit-method';
import { METHOD_FIELDS, writeJudges } from '~/scoring/limit-method-form';
import type { ShownPolicyLimit } from '~/scoring/policy-doors.server';
import { usePolicyWords } from '~/scoring/policy-words';
import { FormField } from '~/ui/form-field';
import { Select } from '~/ui/select';
import { TextArea } from '~/ui/text-area';
import { TextInput } from '~/ui/text-input';

type Shown = Pick<ShownPolicyLimit, 'methodKind' | 'method'>;

/** "av en panel av sakkunniga: 6 bedömare, …": the kind, and what it stands on. */
export function LimitMethodLine({ methodKind, method }: Shown) {
  const { t } = usePolicyWords();
  const kind = t(`version.methodOf.${methodKind}`);
  if (!method || method.kind === 'authored') return <>{kind}</>;
  return (
    <>
      {kind}: <MethodDetails method={method} />
    </>
  );
}

function MethodDetails({ method }: { method: Exclude<LimitMethod, { kind: 'authored' }> }) {
  const { t, number } = usePolicyWords();
  const two = (value: number) => number(Math.round(value * 100) / 100);
  switch (method.kind) {
    case 'panel':
      return <PanelDetails method={method} two={two} />;
    case 'local-data': {
      const { pupils, lowestShare } = method;
      return <>{t('method.shown.local-data', { pupils, share: two(lowestShare * 100) })}</>;
    }
    case 'roc': {
      const { outcome, positives, negatives } = method;
      const figures = {
        area: two(method.areaUnderCurve),
        sensitivity: two(method.sensitivity),
        specificity: two(method.specificity),
      };
      return <>{t('method.shown.roc', { outcome, positives, negatives, ...figures })}</>;
    }
    case 'odds': {
      const { kind: _kind, ...counts } = method;
      return <>{t('method.shown.odds', counts)}</>;
    }
  }
}

function PanelDetails(props: {
  method: Extract<LimitMethod, { kind: 'panel' }>;
  two: (value: number) => string;
}) {
  const { t } = usePolicyWords();
  const panel = summarisePanel(props.method.judges);
  if (!panel) return null;
  const { judges, first, second } = panel;
  return (
    <>
      {t('method.shown.panel', {
        judges,
        firstMean: props.two(first.mean),
        firstSpread: props.two(first.standardDeviation),
        secondMean: props.two(second.mean),
        secondSpread: props.two(second.standardDeviation),
      })}
    </>
  );
}

interface FieldsProps {
  limit: Shown & Pick<ShownPolicyLimit, 'field'>;
  typedOr: (field: string, own: string) => string;
}

const asKind = (text: string) => LIMIT_METHODS.find((one) => one === text) ?? 'authored';

/** The kind, and the fields that the kind asks for. */
export function LimitMethodFields({ limit, typedOr }: FieldsProps) {
  const { t } = usePolicyWords();
  const { field, methodKind } = limit;
  const [kind, setKind] = useState(asKind(typedOr(`${field}.method`, methodKind)));
  return (
    <>
      <div className="sm:col-span-2">
        <FormField label={t('method.label')}>
          <Select
            name={`${field}.method`}
            value={kind}
            onChange={({ currentTarget }) => setKind(asKind(currentTarget.value))}
            options={LIMIT_METHODS.map((value) => ({
              value,
              label: t(`version.methodOf.${value}`),
            }))}
          />
        </FormField>
      </div>
      {kind !== 'authored' && (
        <p className="text-ink-soft sm:col-span-3">{t(`method.demand.${kind}`)}</p>
      )}
      {METHOD_FIELDS[kind].map((name) => (
        <MethodField key={`${kind} ${name}`} name={name} limit={limit} typedOr={typedOr} />
      ))}
    </>
  );
}

type FieldName = (typeof METHOD_FIELDS)[LimitMethodKind][number];

function MethodField({ name, limit, typedOr }: FieldsProps & { name: FieldName }) {
  const { t, number } = usePolicyWords();
  const id = `${limit.field}.${name}`;
  const value = typedOr(id, ownValue(limit.method, name, number));
  return (
    <FormField label={t(`method.field.${name}`)}>
      {name === 'judges' ? (
        <TextArea name={id} rows={7} required defaultValue={value} />
      ) : (
        <TextInput
          name={id}
          required
          inputMode={name === 'outcome' ? 'text' : 'decimal'}
          maxLength={200}
          defaultValue={value}
        />
      )}
    </FormField>
  );
}

/** What the limit says already, as it is typed. */
function ownValue(
  method: LimitMethod | null,
  name: FieldName,
  number: (value: number) => string,
): string {
  if (!method) return '';
  if (name === 'judges') return method.kind === 'panel' ? writeJudges(method.judges, number) : '';
  const value = (method as Record<string, unknown>)[name];
  return typeof value === 'number' ? number(value) : String(value ?? '');
}
