import { type ComponentPropsWithoutRef, forwardRef } from 'react';
import { useFieldWiring } from '~/ui/field-context';

/** A line of text. Takes everything an input takes, so conform's `getInputProps` spreads onto it. */
export const TextInput = forwardRef<HTMLInputElement, ComponentPropsWithoutRef<'input'>>(
  function TextInput({ className, ...own }, ref) {
    const wired = useFieldWiring(own);
    return (
      <input
        {...wired}
        ref={ref}
        className={className ? `text-input ${className}` : 'text-input'}
      />
    );
  },
);
