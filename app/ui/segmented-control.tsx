export interface SegmentedControlProps {
  /** What is chosen, for example "Språk". */
  label: string;
  options: { value: string; label: string; lang?: string }[];
  value: string;
  /** With a name and no handler the buttons submit the form they stand in, without scripts. */
  name?: string;
  onChange?: (value: string) => void;
}

/** A choice of few, all in sight: language, theme, density. */
export function SegmentedControl({ label, options, value, name, onChange }: SegmentedControlProps) {
  return (
    <fieldset className="segmented">
      <legend className="spoken">{label}</legend>
      {options.map((option) => (
        <button
          key={option.value}
          type={onChange ? 'button' : 'submit'}
          name={name}
          value={option.value}
          lang={option.lang}
          aria-pressed={option.value === value}
          onClick={() => onChange?.(option.value)}
        >
          {option.label}
        </button>
      ))}
    </fieldset>
  );
}
