import { type ReactNode, useId } from 'react';
import { FieldContext } from '~/ui/field-context';
import { Icon } from '~/ui/icon';

/** The part of conform's field metadata that a field needs; plain objects do as well. */
export interface FieldState {
  id?: string;
  errorId?: string;
  descriptionId?: string;
  errors?: string[] | undefined;
}

export interface FormFieldProps {
  label: ReactNode;
  hint?: ReactNode;
  /** "(frivilligt)": the few optional fields say so, required ones say nothing. */
  optionalLabel?: string;
  /** conform's field metadata, or the same shape. Errors are texts in the reader's language. */
  field?: FieldState;
  /** One control of this folder. */
  children: ReactNode;
}

/** Label, hint, control, and the problem under it, tied together for assistive technology. */
export function FormField({ label, hint, optionalLabel, field = {}, children }: FormFieldProps) {
  const ownId = useId();
  const id = field.id ?? ownId;
  const hintId = field.descriptionId ?? `${id}-hint`;
  const errorId = field.errorId ?? `${id}-error`;
  const isInvalid = (field.errors?.length ?? 0) > 0;
  const describedBy = [hint ? hintId : '', isInvalid ? errorId : ''].filter(Boolean).join(' ');
  return (
    <div className="form-field">
      <label className="form-field__label" htmlFor={id}>
        {label}
        {optionalLabel && <span className="form-field__optional"> {optionalLabel}</span>}
      </label>
      {hint && (
        <p className="form-field__hint" id={hintId}>
          {hint}
        </p>
      )}
      <FieldContext.Provider
        value={{
          id,
          describedBy: describedBy || undefined,
          isInvalid,
        }}
      >
        {children}
      </FieldContext.Provider>
      <FieldErrors id={errorId} errors={field.errors} />
    </div>
  );
}

/** The problems of one field or of a whole form, each with its icon. Renders nothing without problems. */
export function FieldErrors({ id, errors }: { id?: string; errors?: string[] | undefined }) {
  if (!errors || errors.length === 0) return null;
  return (
    <div id={id}>
      {errors.map((error) => (
        <p key={error} className="form-field__error">
          <Icon name="error" />
          {error}
        </p>
      ))}
    </div>
  );
}
