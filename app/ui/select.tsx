import { type ComponentPropsWithoutRef, forwardRef } from 'react';
import { useFieldWiring } from '~/ui/field-context';
import { Icon } from '~/ui/icon';

export interface SelectProps extends Omit<ComponentPropsWithoutRef<'select'>, 'children'> {
  options: { value: string; label: string; disabled?: boolean }[];
  /** Shown first with an empty value: "Välj klass". */
  emptyLabel?: string;
}

/** One of a list, with the browser's own picker. conform's `getSelectProps` spreads onto it. */
export const Select = forwardRef<HTMLSelectElement, SelectProps>(function Select(
  { options, emptyLabel, ...own },
  ref,
) {
  return (
    <span className="select">
      <select {...useFieldWiring(own)} ref={ref} className="text-input">
        {emptyLabel !== undefined && <option value="">{emptyLabel}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
      <Icon name="chevron-down" />
    </span>
  );
});
