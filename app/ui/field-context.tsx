import { createContext, useContext } from 'react';

/** What a field tells the control inside it. */
export interface FieldWiring {
  id: string;
  describedBy: string | undefined;
  isInvalid: boolean;
}

export const FieldContext = createContext<FieldWiring | null>(null);

interface ControlAttributes {
  id?: string | undefined;
  'aria-describedby'?: string | undefined;
  'aria-invalid'?: boolean | 'true' | 'false' | 'grammar' | 'spelling' | undefined;
}

/**
 * Joins a control's own attributes (for example those of conform's `getInputProps`) with the
 * field around it. The same id is never named twice in `aria-describedby`.
 */
export function useFieldWiring<Attributes extends ControlAttributes>(own: Attributes): Attributes {
  const field = useContext(FieldContext);
  if (!field) return own;
  const described = [own['aria-describedby'], field.describedBy].filter(Boolean).join(' ');
  return {
    ...own,
    id: own.id ?? field.id,
    'aria-describedby': [...new Set(described.split(' '))].join(' ') || undefined,
    'aria-invalid': own['aria-invalid'] ?? (field.isInvalid || undefined),
  };
}
