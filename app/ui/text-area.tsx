import { type ComponentPropsWithoutRef, forwardRef } from 'react';
import { useFieldWiring } from '~/ui/field-context';

/** Several lines of text. conform's `getTextareaProps` spreads onto it. */
export const TextArea = forwardRef<HTMLTextAreaElement, ComponentPropsWithoutRef<'textarea'>>(
  function TextArea(own, ref) {
    return <textarea rows={3} {...useFieldWiring(own)} ref={ref} className="text-input" />;
  },
);
