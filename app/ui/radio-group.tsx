import { type ReactNode, useId } from 'react';
import { FieldErrors, type FieldState } from '~/ui/form-field';

export interface RadioGroupProps {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  options: { value: string; label: ReactNode; hint?: ReactNode; disabled?: boolean }[];
  defaultValue?: string | undefined;
  value?: string;
  onChange?: (value: string) => void;
  field?: FieldState;
  required?: boolean;
  /** `card` frames each option, for choices that need a sentence. */
  look?: 'list' | 'card';
}

/** One of a few, all in sight, with the arrow keys of the browser. */
export function RadioGroup(props: RadioGroupProps) {
  const { label, hint, options, field = {}, look = 'list' } = props;
  const id = useId();
  const errorId = field.errorId ?? `${id}-error`;
  const isInvalid = (field.errors?.length ?? 0) > 0;
  const describedBy = [hint ? `${id}-hint` : '', isInvalid ? errorId : '']
    .filter(Boolean)
    .join(' ');
  return (
    <fieldset
      className="choice-group"
      data-card={look === 'card' ? '' : undefined}
      aria-describedby={describedBy || undefined}
      id={field.id}
    >
      <legend>{label}</legend>
      {hint && (
        <p className="form-field__hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {options.map((option) => (
        <RadioOption key={option.value} group={props} option={option} isInvalid={isInvalid} />
      ))}
      <FieldErrors id={errorId} errors={field.errors} />
    </fieldset>
  );
}

function RadioOption({
  group,
  option,
  isInvalid,
}: {
  group: RadioGroupProps;
  option: RadioGroupProps['options'][number];
  isInvalid: boolean;
}) {
  const hintId = useId();
  const { value, defaultValue, onChange, look, name, required } = group;
  const chosen =
    value === undefined
      ? { defaultChecked: defaultValue === option.value }
      : { checked: value === option.value };
  return (
    <div className="choice" data-card={look === 'card' ? '' : undefined}>
      <label className="contents">
        <input
          type="radio"
          name={name}
          value={option.value}
          required={required}
          disabled={option.disabled}
          aria-invalid={isInvalid || undefined}
          aria-describedby={option.hint ? hintId : undefined}
          onChange={() => onChange?.(option.value)}
          {...chosen}
        />
        <span>{option.label}</span>
      </label>
      {option.hint && (
        <span className="choice__hint" id={hintId}>
          {option.hint}
        </span>
      )}
    </div>
  );
}
