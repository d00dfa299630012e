import type { ReactNode } from 'react';

interface FilterChip {
  value: string;
  label: ReactNode;
  /** How many rows it keeps, already formatted. */
  count?: string;
}

export interface FilterChipsProps {
  label: string;
  chips: FilterChip[];
  /** The values switched on; none means no filter. */
  selected: readonly string[];
  onChange: (selected: string[]) => void;
}

/** Filters that can be switched on and off, each with the number of rows behind it. */
export function FilterChips({ label, chips, selected, onChange }: FilterChipsProps) {
  return (
    <fieldset className="filter-chips">
      <legend className="spoken">{label}</legend>
      {chips.map((chip) => {
        const isOn = selected.includes(chip.value);
        return (
          <button
            key={chip.value}
            type="button"
            aria-pressed={isOn}
            onClick={() =>
              onChange(
                isOn ? selected.filter((value) => value !== chip.value) : [...selected, chip.value],
              )
            }
          >
            {chip.label}
            {chip.count !== undefined && <span className="filter-chips__count">{chip.count}</span>}
          </button>
        );
      })}
    </fieldset>
  );
}
