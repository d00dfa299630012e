import { type ComponentPropsWithoutRef, forwardRef, type ReactNode, useId } from 'react';

export interface CheckboxProps extends ComponentPropsWithoutRef<'input'> {
  label: ReactNode;
  hint?: ReactNode;
}

/** Yes or no. The whole line can be pressed. */
export const Checkbox = forwardRef<HTMLInputElement, CheckboxProps>(function Checkbox(
  { label, hint, ...own },
  ref,
) {
  const hintId = useId();
  const describedBy = [own['aria-describedby'], hint ? hintId : ''].filter(Boolean).join(' ');
  return (
    <div className="choice">
      <label className="contents">
        <input {...own} ref={ref} type="checkbox" aria-describedby={describedBy || undefined} />
        <span>{label}</span>
      </label>
      {hint && (
        <span className="choice__hint" id={hintId}>
          {hint}
        </span>
      )}
    </div>
  );
});
